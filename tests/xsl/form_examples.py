"""A form with every component of the closed list, with and without errors, and its last reading."""

from __future__ import annotations

from typing import Any

from wsc_soap.operations import types as t

CONTACT = t.Contact(
    "Service État-civil",
    "1 place de l’Hôtel-de-Ville\n99123 Démoville",
    "01 99 00 12 40",
    "etat-civil@demoville.example",
    "du lundi au vendredi de 8\u00a0h\u00a030 à 17\u00a0h\u00a030",
)


def champ(entree: str, composant: str, libelle: str, **others: Any) -> t.ChampFormulaire:
    """A field with its defaults: obligatory, visible, empty."""
    values: dict[str, Any] = {
        "nom": entree.rsplit(".", 1)[-1],
        "entree": entree,
        "xpath": "/demande/" + entree.replace(".", "/"),
        "type": composant,
        "composant": composant,
        "libelle": libelle,
        "aide": None,
        "obligatoire": True,
        "visible": True,
        "condition": None,
        "calcul": None,
        "forme": None,
        "valeur": (),
        "partie": (),
        "option": (),
        "jour": (),
        "fichier": (),
        "erreur": (),
        "longueur_max": None,
        "minimum": None,
        "maximum": None,
        "autocompletion": None,
        "occurrences_min": 0,
        "occurrences_max": 1,
        "formats": None,
        "occurrence": (),
    }
    return t.ChampFormulaire(**(values | others))


def options(*pairs: tuple[str, str], chosen: str = "") -> tuple[t.OptionChamp, ...]:
    return tuple(t.OptionChamp(code, libelle, None, code == chosen) for code, libelle in pairs)


def occurrence(rank: int, groupe: str = "enfants") -> t.OccurrenceChamp:
    base = f"{groupe}.{rank}."
    xpath = f"/demande/{groupe}[{rank}]/"
    return t.OccurrenceChamp(
        rank,
        (
            champ(base + "prenom", "texte", "Prénom", xpath=xpath + "prenom", valeur=("Léa",)),
            champ(
                base + "dateNaissance",
                "date",
                "Date de naissance",
                xpath=xpath + "dateNaissance",
                valeur=("2019-03-01",),
            ),
        ),
    )


ADDRESS = t.OccurrenceChamp(
    1,
    (
        champ(
            "demandeur.adresse",
            "zone",
            "Adresse postale",
            type="adresse",
            longueur_max=155,
            valeur=("12 rue des Tilleuls\nBâtiment B",),
        ),
        champ(
            "demandeur.codePostal",
            "texte",
            "Code postal",
            type="codePostal",
            longueur_max=5,
            valeur=("99123",),
            autocompletion="postal-code",
            condition="pays = 'FR'",
        ),
        champ(
            "demandeur.courriel",
            "texte",
            "Adresse électronique",
            type="courriel",
            longueur_max=254,
            valeur=("h.astier@courriel.example",),
            autocompletion="email",
        ),
        champ("demandeur.telephone", "texte", "Téléphone", type="telephone", obligatoire=False, autocompletion="tel"),
        champ("demandeur.dateNaissance", "date", "Votre date de naissance", autocompletion="bday", obligatoire=False),
    ),
)

NOM = ("Écrivez le nom de naissance de la personne",)
DATE = ("La date de naissance doit être dans le passé\u00a0: vérifiez l’année",)
PROOF = ("Le fichier «\u00a0livret.heic\u00a0» ne peut pas être lu\u00a0: envoyez un PDF, un JPEG ou un PNG",)
MONTHS = ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août"]


def champs(faulty: bool) -> tuple[t.ChampFormulaire, ...]:
    """One field of every component, in the order of the closed list."""
    return (
        champ(
            "nom",
            "texte",
            "Nom de naissance de la personne",
            aide="Le nom inscrit sur l’acte, pas le nom d’usage.",
            longueur_max=100,
            valeur=() if faulty else ("d’Astier & fils",),
            erreur=NOM if faulty else (),
        ),
        champ(
            "observations",
            "zone",
            "Précisions",
            obligatoire=False,
            longueur_max=1000,
            valeur=("Deux lignes :\n<bonjour>",),
        ),
        champ("exemplaires", "nombre", "Nombre d’exemplaires", type="entier", minimum="1", maximum="3", valeur=("1",)),
        champ("loyer", "nombre", "Loyer mensuel", type="montant", valeur=("1362.50",), obligatoire=False),
        champ(
            "dateNaissance",
            "date",
            "Date de naissance",
            partie=("14", "7", "") if faulty else (),
            valeur=() if faulty else ("2002-07-14",),
            erreur=DATE if faulty else (),
        ),
        champ("rendezVous", "date-heure", "Rendez-vous souhaité", valeur=("2026-12-01T09:05:00",), obligatoire=False),
        champ("heure", "heure", "Heure de la cérémonie", valeur=("14:30:00",)),
        champ("mandat", "oui-non", "Agissez-vous pour une autre personne\u202f?", valeur=("false",)),
        champ(
            "certification",
            "case",
            "Je certifie que ces renseignements sont exacts.",
            aide="Une fausse déclaration est punie par la loi.",
            erreur=("Cochez la case pour continuer",) if faulty else (),
        ),
        champ(
            "sexe",
            "choix",
            "Sexe inscrit à l’acte",
            option=options(("F", "Féminin"), ("M", "Masculin"), chosen="F"),
            obligatoire=False,
        ),
        champ("mois", "choix", "Mois du mariage", option=options(*((m, m) for m in MONTHS), chosen="mars")),
        champ(
            "jours",
            "cases",
            "Jours de présence",
            option=options(("lundi", "Lundi"), ("mardi", "Mardi"), chosen="mardi"),
        ),
        champ(
            "preuve",
            "fichiers",
            "Preuve de votre lien avec la personne",
            type="pieceJointe",
            aide="Livret de famille ou acte d’état civil.",
            occurrences_max=3,
            formats=".pdf,.jpg,.jpeg,.png",
            fichier=(t.FichierRecu("livret-page-1.pdf", 812_000, "JETON1"),),
            erreur=PROOF if faulty else (),
        ),
        champ(
            "identite",
            "fichiers",
            "Pièce d’identité",
            type="pieceJointe",
            formats=".pdf",
            fichier=(t.FichierRecu("carte-identite-recto-verso-numerisee.pdf", 3_412_345, "JETON2"),),
        ),
        champ("demandeur", "groupe", "Vos coordonnées", occurrence=(ADDRESS,)),
        champ(
            "enfants",
            "groupe-repete",
            "Enfants",
            occurrences_min=1,
            occurrences_max=3,
            occurrence=(occurrence(1), occurrence(2)),
        ),
        champ("temoins", "groupe-repete", "Témoins", occurrences_max=2, obligatoire=False),
        champ(
            "personne",
            "groupe-repete",
            "Personne à joindre",
            occurrences_min=1,
            occurrence=(occurrence(1, "personne"),),
        ),
        champ("lieu", "position", "Lieu du désordre", obligatoire=False),
        champ("infoTiers", "note", "Seul un extrait sans filiation peut être délivré à un tiers."),
        champ("autre", "texte", "Autre motif", visible=False, condition="motif = 'autre'", valeur=("gardé",)),
    )


def formulaire(faulty: bool = False) -> t.FormulaireAffiche:
    """The second page of a form; `faulty` with four wrong answers."""
    page = t.PageFormulaire(
        "acte", "L’acte recherché", "Ces renseignements figurent sur le livret de famille.", "courante", champs(faulty)
    )
    erreurs = (
        t.Erreur("/demande/nom", "Nom", "obligatoire", NOM[0]),
        t.Erreur("/demande/dateNaissance", "Date de naissance", "regle", DATE[0]),
        t.Erreur("/demande/certification", "Certification", "obligatoire", "Cochez la case pour continuer"),
        t.Erreur("/demande/preuve", "Preuve", "fichier", PROOF[0]),
    )
    return t.FormulaireAffiche(
        teleservice="acte-naissance",
        intitule="Demander une copie ou un extrait d’acte de naissance",
        intitule_court="Acte de naissance",
        theme_libelle="État-civil",
        espace_de_noms="urn:wsc:teleservice:acte-naissance:1",
        etape="saisie",
        numero_page=2,
        nombre_pages=4,
        page=(
            t.PageFormulaire("document", "Document", None, "faite", ()),
            page,
            t.PageFormulaire("filiation", "Filiation", None, "a-venir", ()),
            t.PageFormulaire("remise", "Remise", None, "a-venir", ()),
        ),
        cachee=(t.Entree("typeActe", "copieIntegrale", None, None), t.Entree("_cle", "cle-1", None, None)),
        erreur=erreurs if faulty else (),
        avertissement=(),
        section=(section("document", "Document", "Document demandé", "Copie intégrale"),),
        avis=None if faulty else "Vos coordonnées viennent de votre compte citoyen.",
        contact=CONTACT,
        vue="<demande/>",
        variable=(),
    )


def section(page: str, titre: str, libelle: str, *texts: str, rank: int | None = None) -> t.SectionRecapitulatif:
    return t.SectionRecapitulatif(
        page, titre, rank, (t.LigneRecapitulatif(libelle, texts), t.LigneRecapitulatif("Précisions", ()))
    )


def relecture() -> t.FormulaireAffiche:
    """The last reading: answers of three pages, one of them with a repeated group."""
    return t.FormulaireAffiche(
        teleservice="acte-naissance",
        intitule="Demander une copie ou un extrait d’acte de naissance",
        intitule_court="Acte de naissance",
        theme_libelle="État-civil",
        espace_de_noms="urn:wsc:teleservice:acte-naissance:1",
        etape="relecture",
        numero_page=3,
        nombre_pages=3,
        page=tuple(
            t.PageFormulaire(code, titre, None, "faite", ())
            for code, titre in (("document", "Document"), ("acte", "L’acte recherché"), ("remise", "Remise"))
        ),
        cachee=(t.Entree("typeActe", "copieIntegrale", None, None), t.Entree("_cle", "cle-1", None, None)),
        erreur=(),
        avertissement=(
            t.Erreur("/demande/commune", "Commune", "avertissement", "La naissance est peut-être inscrite ailleurs."),
        ),
        section=(
            section("document", "Document", "Document demandé", "Copie intégrale"),
            section("acte", "L’acte recherché", "Nom de naissance", "Astier"),
            section("acte", "Enfants", "Prénom", "Léa", rank=1),
            section("acte", "Enfants", "Prénom", "Noé", rank=2),
            section("remise", "Remise", "Adresse", "12 rue des Tilleuls", "99123 Démoville"),
        ),
        avis=None,
        contact=CONTACT,
        vue="<demande/>",
        variable=(),
    )
