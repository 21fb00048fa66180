"""Sample view documents of the back office, made of the very dataclasses that the operations answer with."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass, replace
from datetime import date, datetime, timedelta, timezone

from lxml import etree
from lxml.etree import _Element

from wsc_soap.operations.types import (
    ActionPossible,
    DossierAgent,
    DossierComplet,
    Etape,
    LigneJournal,
    LigneRecapitulatif,
    ListeAgent,
    MessageEnvoye,
    Motif,
    PieceJointe,
    Profil,
    SectionRecapitulatif,
)

COMMUN = "urn:wsc:commun:1"
VUE = "urn:wsc:vue:1"
HIVER = timezone(timedelta(hours=1))

PROFIL = Profil(
    identifiant="mp.durand", nom="Mme Durand Marie-Pierre", profil="État-civil", service=("etat-civil",)
)


def jour(mois: int, quantieme: int, heure: int = 9, minute: int = 0) -> datetime:
    """An instant of 2026, in local winter time."""
    return datetime(2026, mois, quantieme, heure, minute, tzinfo=HIVER)


def element(nom: str, valeur: object) -> _Element:
    """`valeur` as the wire writes it: a dataclass is an element of its fields, a tuple a repeated element."""
    noeud = etree.Element(f"{{{COMMUN}}}{nom}", nsmap={None: COMMUN})
    if not is_dataclass(valeur):
        noeud.text = _texte(valeur)
        return noeud
    for champ in fields(valeur):
        contenu = getattr(valeur, champ.name)
        for un in contenu if isinstance(contenu, tuple) else (contenu,):
            if un is not None:
                noeud.append(element(re.sub(r"_(\w)", lambda m: m[1].upper(), champ.name), un))
    return noeud


def _texte(valeur: object) -> str:
    if isinstance(valeur, bool):
        return "true" if valeur else "false"
    return valeur.isoformat() if isinstance(valeur, date) else str(valeur)


def vue(
    nom: str,
    reponse: object = None,
    *,
    session: str = PROFIL.nom,
    avis: tuple[str, str] = ("", ""),
    erreurs: tuple[dict[str, str], ...] = (),
    entrees: dict[str, str] | None = None,
    **parametres: str,
) -> _Element:
    """The view document `nom`; each of `erreurs` is the attributes of a v:erreur and its `texte`."""
    racine = etree.Element(f"{{{VUE}}}vue", nom=nom, nsmap={"v": VUE})
    cadre = _sous(
        racine,
        "cadre",
        titre="",
        jetonFormulaire="jeton-1",
        aujourdhui="2026-11-24",
        fuseau="Europe/Paris",
        genre="page",
    )
    _sous(
        cadre,
        "collectivite",
        code="demoville",
        nom="Démoville",
        intitule="Ville de Démoville",
        accent="#14505c",
        accentFort="#0c3a44",
        second="#b4632a",
    )
    if session:
        _sous(cadre, "session", nom=session, genre="agent")
    if avis[1]:
        _sous(cadre, "avis", ton=avis[0]).text = avis[1]
    for erreur in erreurs:
        _sous(cadre, "erreur", **{k: v for k, v in erreur.items() if k != "texte"}).text = erreur["texte"]
    for genre, valeurs in (("entree", entrees or {}), ("parametre", parametres)):
        for cle, valeur in valeurs.items():
            _sous(cadre, genre, nom=cle).text = valeur
    contenu = _sous(racine, "contenu")
    if reponse is not None:
        contenu.append(_reponse(reponse))
    return racine


def _reponse(reponse: object) -> _Element:
    """The child of the answer: named after its type, in the namespace of its contract."""
    nom = type(reponse).__name__
    noeud = element(nom, reponse)
    noeud.tag = f"{{urn:wsc:bo-dossiers:1}}{nom[0].lower()}{nom[1:]}"
    return noeud


def _sous(parent: _Element, balise: str, /, **attributs: str) -> _Element:
    return etree.SubElement(parent, f"{{{VUE}}}{balise}", **attributs)


# --- the list ------------------------------------------------------------------------------------------------------


def ligne(
    numero: str,
    citoyen: str,
    intitule: str,
    etape: str,
    depot: datetime,
    echeance: date | None,
    retard: int = 0,
    agent: str | None = None,
) -> DossierAgent:
    """One row; the dossier is the agent's own when its agent is Mme Durand."""
    return DossierAgent(
        numero=numero,
        citoyen=citoyen,
        teleservice="acte-naissance",
        intitule=intitule,
        theme_libelle="État-civil",
        etape="etape",
        etape_libelle=etape,
        date_depot=depot,
        echeance=echeance,
        jours_de_retard=retard,
        agent=agent,
        a_moi=agent == "Mme Durand",
    )


NAISSANCE = "Demande de copie d’acte de naissance"
LONG = "Constitution du dossier de mariage à l’étranger"

LIGNES = (
    ligne("2026-00319", "R. Nguyen", NAISSANCE, "Prise en charge", jour(11, 16), date(2026, 11, 18), 4),
    ligne("2026-00322", "B. Fillon", "Demande de copie d’acte de mariage", "Contrôle légalité", jour(11, 17),
          date(2026, 11, 24), agent="Mme Durand"),
    ligne("2026-00333", "H. Astier", NAISSANCE, "Contrôle légalité", jour(11, 20), date(2026, 11, 25),
          agent="Mme Durand"),
    ligne("2026-00327", "J. Dupuis", LONG, "Rendez-vous dossier", jour(11, 18), date(2026, 11, 27), agent="M. Petit"),
    ligne("2026-00335", "S. Le Goff", "Duplicata de livret de famille", "Prise en charge", jour(11, 23),
          date(2026, 12, 1)),
    ligne("2026-00311", "M.-C. de La Rochefoucauld-Montbel", "Recherche d’actes pour généalogie",
          "Préparation du document", datetime(2025, 12, 30, 8, 5, tzinfo=HIVER), None, agent="M. Petit"),
)  # fmt: skip

LISTE = ListeAgent(
    profil=PROFIL, filtre="a-traiter", a_traiter=12, en_attente=4, en_retard=1, miens=2, dossier=LIGNES,
    suite="2026-11-16T09:00:00+01:00|2026-00316",
)  # fmt: skip
VIDE = replace(LISTE, a_traiter=0, en_attente=0, en_retard=0, miens=0, dossier=(), suite=None)
LISTE_LONGUE = replace(
    LISTE,
    a_traiter=1362,
    dossier=tuple(replace(LIGNES[n % len(LIGNES)], numero=f"2026-{n:05d}") for n in range(1, 201)),
)

# --- a dossier -----------------------------------------------------------------------------------------------------

MOTIFS = (
    Motif("demandeur-non-habilite", "Vous n’avez pas qualité pour obtenir cet acte"),
    Motif("hors-commune", "L’acte n’a pas été dressé dans notre commune"),
    Motif("justificatif-non-conforme", "Le justificatif ne correspond pas à la demande"),
)

ACTIONS = (
    ActionPossible("refuser", "Refuser la demande", "Le dossier est clos et le citoyen reçoit le motif.", "refus", MOTIFS),
    ActionPossible("demanderComplement", "Demander un complément", "Met le dossier en attente du citoyen.",
                   "secondaire", (Motif("piece-manquante", "Il manque une pièce"), Motif("piece-illisible", "Une pièce est illisible"))),
    ActionPossible("saisirProcureur", "Saisir le procureur", None, "secondaire", ()),
    ActionPossible("valider", "Valider le contrôle", "Vers Préparation du document. Le citoyen est prévenu.",
                   "principale", ()),
)  # fmt: skip

SECTIONS = (
    SectionRecapitulatif("acte", "Document demandé", None, (
        LigneRecapitulatif("Document", ("Copie intégrale, 1 exemplaire",)),
        LigneRecapitulatif("Qualité", ("Parent ou grand-parent",)),
        LigneRecapitulatif("Motif", ("Carte ou passeport", "Dossier de mariage")),
    )),
    SectionRecapitulatif("filiation", "Parent", 1, (
        LigneRecapitulatif("Nom de naissance", ("Astier",)),
        LigneRecapitulatif("Prénoms", ("Henri",)),
    )),
    SectionRecapitulatif("filiation", "Parent", 2, (
        LigneRecapitulatif("Nom de naissance", ("Morel",)),
        LigneRecapitulatif("Prénoms", ("Jeanne",)),
    )),
    SectionRecapitulatif("coordonnees", "Demandeur", None, (
        LigneRecapitulatif("Identité", ("M. Henri Astier",)),
        LigneRecapitulatif("Adresse", ("12 rue des Tilleuls\nRésidence du Parc",)),
        LigneRecapitulatif("Courriel", ("henri.astier-de-la-longue-adresse@courriel.example",)),
    )),
)  # fmt: skip

PIECES = (
    PieceJointe(1, "Preuve du lien", "livret-page-1.pdf", "application/pdf", 811_200),
    PieceJointe(
        2, "Preuve du lien", "livret-de-famille-numérisé-page-2-recto-verso.jpg", "image/jpeg", 3_412_000
    ),
    PieceJointe(3, "Pièce d’identité", "identite.odt", "application/vnd.oasis.opendocument.text", 1_100_000),
)

MESSAGES = (
    MessageEnvoye(jour(11, 20, 14, 48), "Votre demande n° 2026-00333 est enregistrée",
                  "Bonjour,\n\nNous avons bien reçu votre demande.", "envoye"),
    MessageEnvoye(jour(11, 23, 9, 12), "Votre dossier n° 2026-00333 avance", None, "a-envoyer"),
    MessageEnvoye(jour(11, 23, 9, 13), "Rappel, dossier n° 2026-00333", None, "echec"),
)  # fmt: skip

JOURNAL = (
    LigneJournal(jour(11, 23, 15, 0), "Mme Durand", "Demander un complément", "Contrôle légalité", None,
                 "Une pièce est illisible", "La page 2 du livret est floue."),
    LigneJournal(jour(11, 23, 9, 12), "Mme Durand", "Prendre en charge", "Prise en charge", "Contrôle légalité", None,
                 None),
    LigneJournal(jour(11, 20, 14, 47), "H. Astier", "Dépôt de la demande", "Demande initiale", "Prise en charge", None,
                 None),
)  # fmt: skip

ETAPES = (
    Etape("Demande initiale", "ok", jour(11, 20, 14, 47), None),
    Etape("Prise en charge par nos services", "ok", jour(11, 23, 9, 12), None),
    Etape("Contrôle de validité de la demande", "en-cours", None, date(2026, 11, 25)),
    Etape("Préparation du document", "non-realise", None, None),
    Etape("Envoi du document par courrier", "non-realise", None, date(2026, 12, 1)),
)

DOSSIER = DossierComplet(
    profil=PROFIL,
    numero="2026-00333",
    citoyen="H. Astier",
    courriel="h.astier@courriel.example",
    teleservice="acte-naissance",
    intitule=NAISSANCE,
    theme_libelle="État-civil",
    date_depot=jour(11, 20, 14, 47),
    etat="en-cours",
    etat_libelle="En cours",
    issue=None,
    etape_code="controle-validite",
    etape_libelle="Contrôle légalité",
    etape_depuis=jour(11, 23, 9, 12),
    echeance=date(2026, 11, 25),
    jours_ouvres_passes=1,
    jours_ouvres_prevus=2,
    agent="Mme Durand",
    a_moi=True,
    version=4,
    section=SECTIONS,
    piece=PIECES,
    etape=ETAPES,
    action=ACTIONS,
    message=MESSAGES,
    journal=JOURNAL,
)
EN_RETARD = replace(
    DOSSIER, intitule=LONG, agent=None, a_moi=False, jours_ouvres_passes=6, echeance=date(2026, 11, 18), piece=(),
    message=(), journal=JOURNAL[::-1],
)  # fmt: skip
CLOS = replace(
    DOSSIER, etat="clos", etat_libelle="Refusée", issue="refusee", etape_libelle="Clôture", echeance=None, action=(),
    jours_ouvres_prevus=None,
    etape=tuple(replace(e, etat="ok", date=jour(11, 24, 10, 1), echeance=None) for e in ETAPES[:3]),
)  # fmt: skip

CHEZ_UN_AUTRE = replace(
    DOSSIER, agent="M. Petit", a_moi=False, jours_ouvres_prevus=None, echeance=None, action=()
)

MODIFIE = {
    "code": "DossierModifie",
    "champ": "",
    "remede": "Relisez le dossier avant d'agir.",
    "texte": "Le dossier 2026-00333 a été modifié entre-temps par M. Petit.",
}
REFUSES = {
    "code": "IdentifiantsRefuses",
    "champ": "",
    "texte": "L'identifiant ou le mot de passe n'est pas reconnu.",
}
SANS_MOTIF = {"code": "MotifManquant", "champ": "motif", "texte": "Choisissez le motif de votre refus."}


def vues() -> dict[str, _Element]:
    """Every sample, by the name of its expected file."""
    return {
        "identification": vue("bo-identification", session=""),
        "identification-refusee": vue(
            "bo-identification", session="", erreurs=(REFUSES,), entrees={"identifiant": "mp.durand"}
        ),
        "dossiers": vue("bo-dossiers", LISTE),
        "dossiers-clos-suite": vue(
            "bo-dossiers", replace(LISTE, filtre="clos", dossier=LIGNES[4:], suite=None), suite="x|y"
        ),
        "dossiers-recherche": vue("bo-dossiers", replace(LISTE, dossier=LIGNES[2:3]), q="astier & fils"),
        "dossiers-recherche-vide": vue("bo-dossiers", VIDE, q="astier"),
        "dossiers-vide": vue("bo-dossiers", VIDE),
        "dossiers-miens-vide": vue("bo-dossiers", replace(VIDE, filtre="miens")),
        "dossier": vue("bo-dossier", DOSSIER, avis=("ok", "Le dossier 2026-00333 vous est confié.")),
        "dossier-en-retard": vue("bo-dossier", EN_RETARD, avis=("wait", "Le dossier attend un agent.")),
        "dossier-clos": vue("bo-dossier", CLOS),
        "dossier-autre-agent": vue("bo-dossier", CHEZ_UN_AUTRE, erreurs=(MODIFIE,)),
        "action-refus": vue("bo-action", DOSSIER, action="refuser"),
        "action-sans-motif": vue(
            "bo-action",
            DOSSIER,
            action="refuser",
            erreurs=(SANS_MOTIF,),
            entrees={"commentaire": "L’acte est <ailleurs> & introuvable.", "motif": "hors-commune"},
        ),
        "action-disparue": vue("bo-action", CLOS, action="refuser"),
        "erreur-modifie": vue("bo-erreur", erreurs=(MODIFIE,), numero="2026-00333"),
        "erreur-session": vue(
            "bo-erreur",
            session="",
            erreurs=({"code": "SessionExpiree", "champ": "", "texte": "La session a expiré."},),
        ),
        "erreur-autre": vue(
            "bo-erreur",
            erreurs=(
                {
                    "code": "ParametreInvalide",
                    "champ": "",
                    "texte": "La valeur du paramètre suite n'est pas admise.",
                },
            ),
        ),
        "vue-inconnue": vue("bo-lune", LISTE),
    }
