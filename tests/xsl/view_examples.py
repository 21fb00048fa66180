"""One sample of every view of the citizen side: name of the golden file -> driver, document, parameters."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta, timezone

from form_examples import CONTACT, formulaire, relecture
from lxml import etree
from views_as_xml import vue

from wsc_soap.operations import types as t

PARIS = timezone(timedelta(hours=1))
FRAGMENT = {"base": "/ma-page.php?rubrique=12&wsc=", "niveau": "3", "prefixe": "a-"}


@dataclass(frozen=True)
class Example:
    """A document, the driver it goes through and the parameters it gets."""

    document: etree._Element
    driver: str = "html/page.xsl"
    parametres: dict[str, str] = field(default_factory=lambda: {"base": "/demoville/", "statique": "/static/"})


def fragment(document: etree._Element) -> Example:
    """The same view inside a page of the town."""
    return Example(document, "html/fragment.xsl", FRAGMENT)


def instant(day: int, hour: int, minute: int, month: int = 11) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=PARIS)


CATALOGUE = t.Catalogue(
    (
        t.ThemeCatalogue(
            "etat-civil",
            "État-civil",
            (
                t.ResumeTeleservice(
                    "acte-naissance",
                    "Demander une copie ou un extrait d’acte de naissance",
                    "Demande d'acte naissance",
                    "etat-civil",
                    "Pour une naissance enregistrée à Démoville.",
                    "en-ligne",
                ),
                t.ResumeTeleservice(
                    "mariage-etranger",
                    "Constitution du dossier de mariage à l’étranger",
                    "Dossier de mariage",
                    "etat-civil",
                    None,
                    "essai",
                ),
            ),
        ),
        t.ThemeCatalogue(
            "vie-scolaire",
            "Vie scolaire",
            (
                t.ResumeTeleservice(
                    "cantine",
                    "Inscrire un enfant à la cantine",
                    "Inscription cantine",
                    "vie-scolaire",
                    "Pour les écoles maternelles et élémentaires.",
                    "en-ligne",
                ),
            ),
        ),
        t.ThemeCatalogue("elections", "Élections", ()),
    )
)

DESCRIPTION = t.DescriptionTeleservice(
    code="acte-naissance",
    theme="etat-civil",
    theme_libelle="État-civil",
    intitule="Demander une copie ou un extrait d’acte de naissance",
    intitule_court="Acte de naissance",
    intitule_origine="Demande d'acte naissance",
    resume="Pour une naissance enregistrée à Démoville. Le document arrive chez vous par courrier, ou vous le retirez en mairie.",
    mode="en-ligne",
    compte="facultatif",
    prix="Gratuit",
    duree_minutes=5,
    delai="3 à 8 jours ouvrés",
    silence="Sans réponse deux mois après votre demande, elle est refusée.",
    fondement="décret n°\u00a02017-890 du 6\u00a0mai 2017, articles 30 et 32.",
    demandeurs=None,
    espace_de_noms="urn:wsc:teleservice:acte-naissance:1",
    revision=1,
    point=(
        t.PointProcedure("Vous remplissez le formulaire de demande", "Quatre pages courtes, puis une relecture."),
        t.PointProcedure("Nos services prennent la demande en charge", "Sous 2 jours ouvrés."),
        t.PointProcedure(
            "Un contrôle de validité est effectué", "Nous vérifions que l’acte existe et que vous pouvez l’obtenir."
        ),
        t.PointProcedure("La copie est préparée et envoyée à votre domicile", None),
    ),
    piece=(
        t.PieceAPreparer("Une pièce d’identité", "Recto et verso. PDF, JPEG ou PNG, 5\u00a0Mo au plus.", "identite"),
        t.PieceAPreparer("Les noms et prénoms des parents", None, "famille"),
        t.PieceAPreparer("Une preuve du lien", "Livret de famille, par exemple.", "document"),
    ),
    rubrique=(
        t.Rubrique(
            "Qui peut demander\u202f?",
            (),
            ("Document", "Demandeurs"),
            (
                t.LigneRubrique(
                    "Copie intégrale, extrait avec filiation",
                    "La personne concernée, son conjoint, ses parents, ses enfants.",
                ),
                t.LigneRubrique("Extrait sans filiation", "Toute personne."),
            ),
            False,
        ),
        t.Rubrique(
            "Vous êtes né dans une autre commune\u202f?",
            ("Adressez-vous à la mairie du lieu de naissance.",),
            (),
            (),
            True,
        ),
    ),
    contact=CONTACT,
)

ETAPES = (
    t.Etape("Demande initiale", "ok", instant(20, 14, 47), None),
    t.Etape("Prise en charge par nos services", "ok", instant(1, 9, 12, month=12), None),
    t.Etape("Contrôle de validité de la demande", "en-cours", None, date(2026, 12, 3)),
    t.Etape("Préparation du document", "non-realise", None, None),
    t.Etape("Envoi du document par courrier", "non-realise", None, date(2026, 12, 9)),
)

RECU = t.Recu(
    numero="2026-00333-K",
    cle_suivi="7YQ4-M2XC-9RTA",
    teleservice="acte-naissance",
    intitule="Acte de naissance",
    date_depot=instant(20, 14, 47),
    courriel="h.astier@courriel.example",
    lien_suivi="https://demoville.example/services/acte-naissance/suivi",
    etape=(ETAPES[0], replace(ETAPES[1], etat="en-cours", date=None, echeance=date(2026, 11, 24)), *ETAPES[3:]),
    avertissement=(
        t.Erreur(
            "/demande/communeNaissance", "Commune", "avertissement", "Cette naissance est peut-être inscrite ailleurs."
        ),
    ),
)

SECTIONS = (
    t.SectionRecapitulatif(
        "document",
        "Document",
        None,
        (t.LigneRecapitulatif("Document demandé", ("Copie intégrale",)), t.LigneRecapitulatif("Motif", ())),
    ),
    t.SectionRecapitulatif("acte", "Enfants", 1, (t.LigneRecapitulatif("Prénom", ("Léa",)),)),
    t.SectionRecapitulatif(
        "remise", "Adresse", None, (t.LigneRecapitulatif("Adresse", ("12 rue des Tilleuls", "99123 Démoville")),)
    ),
)

CONFIRM = t.ActionPossible(
    "confirmerReception",
    "Confirmer la réception",
    "Vous avez reçu le document\u00a0: le dossier se termine.",
    "principale",
    (),
)
REMOVE = t.ActionPossible(
    "retirer",
    "Retirer ma demande",
    "Le dossier est clos. Vous pourrez faire une nouvelle demande.",
    "refus",
    (t.Motif("plus-besoin", "Je n’en ai plus besoin"), t.Motif("erreur", "Je me suis trompé")),
)
COMPLETER = t.ActionPossible("completer", "Ajouter une précision", None, "secondaire", ())

MESSAGES = (
    t.MessageEnvoye(
        instant(20, 14, 48),
        "Votre demande n°\u00a02026-00333-K est enregistrée",
        "Bonjour Monsieur Astier,\n\nvotre demande est enregistrée.",
        "envoye",
    ),
    t.MessageEnvoye(instant(1, 9, 0, month=12), "Votre demande est prise en charge", None, "a-envoyer"),
)

SUIVI = t.Suivi(
    numero="2026-00333-K",
    teleservice="acte-naissance",
    intitule="Acte de naissance",
    theme="etat-civil",
    theme_libelle="État-civil",
    date_depot=instant(20, 14, 47),
    etat="en-cours",
    etat_libelle="En cours",
    issue=None,
    date_cloture=None,
    version=4,
    etape=ETAPES,
    action=(CONFIRM, COMPLETER, REMOVE),
    message=MESSAGES,
    section=SECTIONS,
    contact=CONTACT,
)
REPLY = t.ChampFormulaire(
    nom="reponse", entree="champ.completer.reponse", xpath="/action/reponse", type="texteLong", composant="zone",
    libelle="Votre réponse", aide="Ce que vous souhaitez préciser.", obligatoire=False, visible=True, condition=None,
    calcul=None, forme=None, valeur=("C’est <trop> long & tout",), partie=(), option=(), jour=(), fichier=(),
    erreur=("10 caractères au plus",), longueur_max=10, minimum=None, maximum=None, autocompletion=None,
    occurrences_min=0, occurrences_max=1, formats=None, occurrence=(),
)  # fmt: skip
FILES = replace(
    REPLY, nom="pieces", entree="champ.completer.pieces", xpath="/action/pieces", type="pieceJointe",
    composant="fichiers", libelle="Fichiers demandés", aide=None, valeur=(), erreur=(), longueur_max=None,
    occurrences_max=10, formats=".pdf,.png",
)  # fmt: skip
COMPLEMENT = replace(
    SUIVI,
    action=(replace(COMPLETER, ton="principale", champ=(REPLY, FILES)),),
    document=(t.DocumentDossier(1, "Accord de <principe>", "accord.pdf", "application/pdf", 20_480, instant(1, 9, 0)),),
)
INVITED = t.DossierInvite(
    numero="2026-00333-K", intitule="Acte de naissance", date_depot=instant(20, 14, 47),
    invite="Procureur de la République", expire_le=date(2026, 12, 20), avis_attendu=False,
    action=(replace(COMPLETER, nom="avisFavorable", libelle="Avis favorable", ton="principale", champ=(REPLY,)),),
    section=SECTIONS,
)  # fmt: skip
REFUSE = replace(
    SUIVI, etat="clos", etat_libelle="Refusée", issue="refusee", date_cloture=instant(1, 16, 0, month=12), action=()
)


def resume(
    numero: str, intitule: str, *actions: t.ActionPossible, issue: str | None = None, libelle: str = "En cours"
) -> t.ResumeDossier:
    clos = instant(1, 10, 0, month=10) if issue else None
    return t.ResumeDossier(
        numero,
        "acte-naissance",
        intitule,
        "etat-civil",
        "État-civil",
        instant(20, 14, 47),
        "clos" if issue else "en-cours",
        libelle,
        issue,
        clos,
        ETAPES,
        actions,
    )


DOSSIERS = t.ListeDossiers(
    False,
    "Henri Astier",
    (
        resume("2026-00333-K", "Copie d’acte de naissance"),
        resume("2026-00298-B", "Constitution du dossier de mariage à l’étranger", CONFIRM),
    ),
    None,
)
ARCHIVES = t.ListeDossiers(
    True,
    "Henri Astier",
    (
        resume("2026-00112-A", "Inscription sur les listes électorales", issue="acceptee", libelle="Acceptée"),
        resume("2025-00871-C", "Signalement d’un lampadaire éteint", issue="refusee", libelle="Refusée"),
        resume("2025-00640-D", "Réservation de la salle des fêtes", issue="sans-suite", libelle="Sans suite"),
    ),
    "2025-00640 D",
)
NONE_YET = t.ListeDossiers(False, "Henri Astier", (), None)
COMPTE = t.Compte(
    "h.astier@courriel.example", "monsieur", "Astier", "Henri", "01 99 00 55 66", instant(1, 8, 5, month=9)
)

DOCUMENTATION = etree.fromstring(
    """<documentation xmlns="urn:wsc:documentation:1" service="acte-naissance" titre="Service acte-naissance"
      adresse="https://demoville.example/demoville/soap/acte-naissance" espaceDeNoms="urn:wsc:teleservice:acte-naissance:1">
      <intro>Décrire le service, vérifier et déposer une demande, suivre le dossier.</intro>
      <usage nom="prix">Gratuit</usage><usage nom="compte">requis</usage>
      <usage titre="Quel acte demander ?">Copie intégrale : pour un mariage.</usage>
      <demande><parametre nom="typeActe" type="choix" occurrence="1">Document souhaité<option code="copie">Copie</option></parametre>
        <parametre nom="demandeur/pays" type="pays" occurrence="0..1">Pays<condition>typeActe = 'copie'</condition></parametre></demande>
      <operation nom="decrire" droit="Public"><texte>Ce qu’est le téléservice et comment il se déroule.</texte></operation>
      <operation nom="deposer" droit="Public"><texte>Dépose une demande et rend le numéro du dossier.</texte>
        <parametre nom="demande" type="Demande" occurrence="1">La demande, conforme au schéma.</parametre>
        <parametre nom="cle" type="string" occurrence="0..1">Clé d’idempotence.</parametre>
        <faute code="DemandeInvalide">La demande comporte des erreurs.<remede>Corrigez les champs désignés.</remede></faute>
        <exemple langue="XML">&lt;deposer xmlns="urn:wsc:teleservice:acte-naissance:1"/></exemple>
        <exemple langue="Python">recu = client.service.deposer(demande=demande)</exemple>
      </operation>
    </documentation>""".encode()
)

EXAMPLES: dict[str, Example] = {
    "accueil": Example(vue("accueil", CATALOGUE, titre="Démarches en ligne")),
    "accueil-sans-resultat": Example(vue("accueil", t.Catalogue(()), parametres={"q": "licorne"})),
    "accueil-fragment": fragment(vue("accueil", CATALOGUE, parametres={"q": "naissance"})),
    "presentation": Example(vue("presentation", DESCRIPTION, titre="Acte de naissance")),
    "presentation-fragment": fragment(vue("presentation", replace(DESCRIPTION, mode="essai"), genre="fragment")),
    "formulaire": Example(vue("formulaire", formulaire(), titre="L’acte recherché – Acte de naissance")),
    "formulaire-erreurs": Example(
        vue("formulaire", formulaire(faulty=True), titre="L’acte recherché – Acte de naissance")
    ),
    "formulaire-fragment": fragment(vue("formulaire", formulaire(faulty=True), genre="fragment")),
    "relecture": Example(vue("formulaire", relecture(), titre="Vérifiez vos réponses")),
    "confirmation": Example(vue("confirmation", RECU, titre="Demande envoyée")),
    "confirmation-session": Example(vue("confirmation", replace(RECU, avertissement=()), session="Henri Astier")),
    "suivi": Example(
        vue(
            "suivi",
            SUIVI,
            titre="Dossier 2026-00333-K",
            parametres={"numero": "2026-00333-K", "cle": "7YQ4-M2XC-9RTA"},
            erreurs=(("MotifManquant", "", "Choisissez un motif."),),
        )
    ),
    "suivi-complement": Example(
        vue(
            "suivi",
            COMPLEMENT,
            titre="Dossier 2026-00333-K",
            parametres={"numero": "2026-00333-K", "cle": "7YQ4-M2XC-9RTA"},
            erreurs=(("DemandeInvalide", "", "Votre réponse : 10 caractères au plus."),),
        )
    ),
    "invitation": Example(vue("invitation", INVITED, parametres={"jeton": "abc"})),
    "invitation-avis": Example(
        vue("invitation", replace(INVITED, action=(), avis_attendu=True), parametres={"jeton": "abc"})
    ),
    "suivi-fragment": fragment(vue("suivi", SUIVI, genre="fragment", parametres={"cle": "7YQ4-M2XC-9RTA"})),
    "dossier": Example(
        vue("dossier", REFUSE, session="Henri Astier", avis=("ok", "Votre précision est ajoutée au dossier."))
    ),
    "recherche-suivi": Example(
        vue(
            "recherche-suivi",
            erreurs=(("DossierIntrouvable", "numero", "Vérifiez le numéro et la clé de suivi."),),
            entrees={"numero": "2026-00333"},
        )
    ),
    "identification": Example(
        vue(
            "identification",
            erreurs=(("IdentifiantsRefuses", "", "L’adresse ou le mot de passe n’est pas reconnu."),),
            entrees={"courriel": "h.astier@courriel.example"},
            parametres={"retour": "compte"},
        )
    ),
    "inscription": Example(
        vue(
            "inscription",
            erreurs=(("ParametreInvalide", "motDePasse", "Choisissez un mot de passe plus long."),),
            entrees={"nom": "Astier", "civilite": "monsieur"},
        )
    ),
    "confirmer": Example(vue("confirmer", parametres={"jeton": "abc"})),
    "confirmer-perime": Example(
        vue("confirmer", erreurs=(("LienInvalide", "", "Ce lien n’est plus valable."),), parametres={"jeton": "abc"})
    ),
    "recapitulatif-fragment": fragment(
        vue("recapitulatif", SUIVI, genre="fragment", parametres={"cle": "7YQ4-M2XC-9RTA"})
    ),
    "message-envoye": Example(vue("message-envoye")),
    "tableau-de-bord": Example(vue("tableau-de-bord", DOSSIERS, CATALOGUE, session="Henri Astier")),
    "tableau-de-bord-vide": Example(vue("tableau-de-bord", NONE_YET, session="Henri Astier")),
    "tableau-de-bord-fragment": fragment(vue("tableau-de-bord", DOSSIERS, genre="fragment")),
    "archives": Example(vue("archives", ARCHIVES, session="Henri Astier")),
    "informations": Example(vue("informations", COMPTE, session="Henri Astier")),
    "messages": Example(vue("messages", SUIVI, session="Henri Astier")),
    "messages-aucun": Example(vue("messages", NONE_YET, session="Henri Astier")),
    "erreur": Example(
        vue(
            "erreur",
            erreurs=(("DossierIntrouvable", "", "Aucun dossier accessible ne porte le numéro «\u00a02026-1\u00a0»."),),
            parametres={"remede": "Vérifiez le numéro et la clé de suivi."},
        )
    ),
    "documentation": Example(vue("documentation", DOCUMENTATION)),
}
