"""Sample view documents of the back office, made of the very dataclasses that the operations answer with."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass, replace
from datetime import date, datetime, timedelta, timezone

from lxml import etree
from lxml.etree import _Element

from wsc_soap.operations.types import (
    ActionPossible,
    AvisDossier,
    ChampFormulaire,
    DocumentDossier,
    DossierAgent,
    DossierComplet,
    DossierProche,
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
WINTER = timezone(timedelta(hours=1))

PROFIL = Profil(identifiant="mp.durand", nom="Mme Durand Marie-Pierre", profil="État-civil", service=("etat-civil",))


def day(month: int, day_name: int, hour: int = 9, minute: int = 0) -> datetime:
    """An instant of 2026, in local winter time."""
    return datetime(2026, month, day_name, hour, minute, tzinfo=WINTER)


def element(nom: str, value: object) -> _Element:
    """`value` as the wire writes it: a dataclass is an element of its fields, a tuple a repeated element."""
    node = etree.Element(f"{{{COMMUN}}}{nom}", nsmap={None: COMMUN})
    if not is_dataclass(value):
        node.text = _text(value)
        return node
    for champ in fields(value):
        contenu = getattr(value, champ.name)
        for one in contenu if isinstance(contenu, tuple) else (contenu,):
            if one is not None:
                node.append(element(re.sub(r"_(\w)", lambda m: m[1].upper(), champ.name), one))
    return node


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return value.isoformat() if isinstance(value, date) else str(value)


def vue(
    nom: str,
    answer: object = None,
    *,
    session: str = PROFIL.nom,
    profil: str = "",
    more: object = None,
    avis: tuple[str, str] = ("", ""),
    erreurs: tuple[dict[str, str], ...] = (),
    entrees: dict[str, str] | None = None,
    carte: bool = False,
    **parametres: str,
) -> _Element:
    """The view document `nom`; each of `erreurs` is the attributes of a v:erreur and its `texte`."""
    root = etree.Element(f"{{{VUE}}}vue", nom=nom, nsmap={"v": VUE})
    cadre = _below(
        root,
        "cadre",
        titre="",
        jetonFormulaire="jeton-1",
        aujourdhui="2026-11-24",
        fuseau="Europe/Paris",
        genre="page",
    )
    _below(
        cadre,
        "collectivite",
        code="demoville",
        nom="Démoville",
        intitule="Ville de Démoville",
        accent="#14505c",
        accentFort="#0c3a44",
        second="#b4632a",
    )
    if carte:
        cadre[-1].set("carteTuiles", "https://tuiles.exemple.fr/{z}/{x}/{y}.png")
        cadre[-1].set("carteCredit", "© Essai & Cie")
    if session:
        _below(cadre, "session", nom=session, genre="agent", **({"profil": profil} if profil else {}))
    if avis[1]:
        _below(cadre, "avis", ton=avis[0]).text = avis[1]
    for error in erreurs:
        _below(cadre, "erreur", **{k: v for k, v in error.items() if k != "texte"}).text = error["texte"]
    for genre, values in (("entree", entrees or {}), ("parametre", parametres)):
        for cle, value in values.items():
            _below(cadre, genre, nom=cle).text = value
    contenu = _below(root, "contenu")
    contenu.extend(_answer(one) for one in (answer, more) if one is not None)
    return root


def _answer(answer: object) -> _Element:
    """The child of the answer: named after its type, in the namespace of its contract."""
    nom = type(answer).__name__
    node = element(nom, answer)
    node.tag = f"{{urn:wsc:bo-dossiers:1}}{nom[0].lower()}{nom[1:]}"
    return node


def _below(parent: _Element, tag: str, /, **attributes: str) -> _Element:
    return etree.SubElement(parent, f"{{{VUE}}}{tag}", **attributes)


# --- the list ------------------------------------------------------------------------------------------------------


def line(
    numero: str,
    citoyen: str,
    intitule: str,
    etape: str,
    depot: datetime,
    echeance: date | None,
    late: int = 0,
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
        jours_de_retard=late,
        agent=agent,
        a_moi=agent == "Mme Durand",
    )


BIRTH = "Demande de copie d’acte de naissance"
LONG = "Constitution du dossier de mariage à l’étranger"

LINES = (
    line("2026-00319", "R. Nguyen", BIRTH, "Prise en charge", day(11, 16), date(2026, 11, 18), 4),
    line("2026-00322", "B. Fillon", "Demande de copie d’acte de mariage", "Contrôle légalité", day(11, 17),
          date(2026, 11, 24), agent="Mme Durand"),
    line("2026-00333", "H. Astier", BIRTH, "Contrôle légalité", day(11, 20), date(2026, 11, 25),
          agent="Mme Durand"),
    line("2026-00327", "J. Dupuis", LONG, "Rendez-vous dossier", day(11, 18), date(2026, 11, 27), agent="M. Petit"),
    line("2026-00335", "S. Le Goff", "Duplicata de livret de famille", "Prise en charge", day(11, 23),
          date(2026, 12, 1)),
    line("2026-00311", "M.-C. de La Rochefoucauld-Montbel", "Recherche d’actes pour généalogie",
          "Préparation du document", datetime(2025, 12, 30, 8, 5, tzinfo=WINTER), None, agent="M. Petit"),
)  # fmt: skip

LISTED = ListeAgent(
    profil=PROFIL, filtre="a-traiter", a_traiter=12, en_attente=4, en_retard=1, miens=2, dossier=LINES,
    suite="2026-11-16T09:00:00+01:00|2026-00316",
)  # fmt: skip
EMPTY = replace(LISTED, a_traiter=0, en_attente=0, en_retard=0, miens=0, dossier=(), suite=None)
LONG_LIST = replace(
    LISTED,
    a_traiter=1362,
    dossier=tuple(replace(LINES[n % len(LINES)], numero=f"2026-{n:05d}") for n in range(1, 201)),
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
    PieceJointe(2, "Preuve du lien", "livret-de-famille-numérisé-page-2-recto-verso.jpg", "image/jpeg", 3_412_000),
    PieceJointe(3, "Pièce d’identité", "identite.odt", "application/vnd.oasis.opendocument.text", 1_100_000),
)

MESSAGES = (
    MessageEnvoye(day(11, 20, 14, 48), "Votre demande n° 2026-00333 est enregistrée",
                  "Bonjour,\n\nNous avons bien reçu votre demande.", "envoye"),
    MessageEnvoye(day(11, 23, 9, 12), "Votre dossier n° 2026-00333 avance", None, "a-envoyer"),
    MessageEnvoye(day(11, 23, 9, 13), "Rappel, dossier n° 2026-00333", None, "echec"),
)  # fmt: skip

JOURNAL = (
    LigneJournal(day(11, 23, 15, 0), "Mme Durand", "Demander un complément", "Contrôle légalité", None,
                 "Une pièce est illisible", "La page 2 du livret est floue."),
    LigneJournal(day(11, 23, 9, 12), "Mme Durand", "Prendre en charge", "Prise en charge", "Contrôle légalité", None,
                 None),
    LigneJournal(day(11, 20, 14, 47), "H. Astier", "Dépôt de la demande", "Demande initiale", "Prise en charge", None,
                 None),
)  # fmt: skip

ETAPES = (
    Etape("Demande initiale", "ok", day(11, 20, 14, 47), None),
    Etape("Prise en charge par nos services", "ok", day(11, 23, 9, 12), None),
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
    intitule=BIRTH,
    theme_libelle="État-civil",
    date_depot=day(11, 20, 14, 47),
    etat="en-cours",
    etat_libelle="En cours",
    issue=None,
    etape_code="controle-validite",
    etape_libelle="Contrôle légalité",
    etape_depuis=day(11, 23, 9, 12),
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
    etape=tuple(replace(e, etat="ok", date=day(11, 24, 10, 1), echeance=None) for e in ETAPES[:3]),
)  # fmt: skip

MEASURE = ChampFormulaire(
    nom="mesure", entree="champ.mesurer.mesure", xpath="/action/mesure", type="decimal", composant="nombre",
    libelle="Surface mesurée", aide="En mètres carrés.", obligatoire=True, visible=True, condition=None, calcul=None,
    forme=None, valeur=(), partie=(), option=(), jour=(), fichier=(), erreur=("Écrivez un nombre",), longueur_max=None,
    minimum="0", maximum=None, autocompletion=None, occurrences_min=0, occurrences_max=1, formats=None, occurrence=(),
)  # fmt: skip
PROCESSED = replace(
    DOSSIER,
    action=(replace(ACTIONS[0], nom="mesurer", libelle="Noter la mesure", motif=(), champ=(MEASURE,)),),
    document=(DocumentDossier(1, "Arrêté <modifié>", "accord.pdf", "application/pdf", 20_480, day(11, 23, 16, 0)),),
    avis=(
        AvisDossier(1, "voirie", "Voirie", day(11, 20, 9, 0), date(2026, 11, 30), None, None, None, None, True, True),
        AvisDossier(2, "abf", "Architecte", day(11, 20, 9, 0), date(2026, 11, 30), "favorable", "Bois clair & sobre.",
                    day(11, 22, 9, 0), "Architecte", False),
    ),
    silence_le=date(2027, 1, 20),
    journal=(replace(JOURNAL[0], reponse=(LigneRecapitulatif("Surface mesurée", ("12,5",)),)),),
)  # fmt: skip

NEAR = replace(
    DOSSIER,
    proche=(
        DossierProche("2026-00334", "proche", day(11, 22, 9, 0), "Qualification <bis>", 12, 3, "48.856690 2.352200"),
        DossierProche("2026-00335", "principal", day(11, 21, 9, 0), "Intervention", None, 3),
        DossierProche("2026-00336", "rattache", day(11, 20, 9, 0), "Qualification", 0, 3),
    ),
)

HELD_BY_ANOTHER = replace(DOSSIER, agent="M. Petit", a_moi=False, jours_ouvres_prevus=None, echeance=None, action=())

MODIFIED = {
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
WITHOUT_MOTIF = {"code": "MotifManquant", "champ": "motif", "texte": "Choisissez le motif de votre refus."}


def views() -> dict[str, _Element]:
    """Every sample, by the name of its expected file."""
    return {
        "identification": vue("bo-identification", session=""),
        "identification-refusee": vue(
            "bo-identification", session="", erreurs=(REFUSES,), entrees={"identifiant": "mp.durand"}
        ),
        "dossiers": vue("bo-dossiers", LISTED),
        "dossiers-clos-suite": vue(
            "bo-dossiers", replace(LISTED, filtre="clos", dossier=LINES[4:], suite=None), suite="x|y"
        ),
        "dossiers-recherche": vue("bo-dossiers", replace(LISTED, dossier=LINES[2:3]), q="astier & fils"),
        "dossiers-recherche-vide": vue("bo-dossiers", EMPTY, q="astier"),
        "dossiers-vide": vue("bo-dossiers", EMPTY),
        "dossiers-miens-vide": vue("bo-dossiers", replace(EMPTY, filtre="miens")),
        "dossier": vue("bo-dossier", DOSSIER, avis=("ok", "Le dossier 2026-00333 vous est confié.")),
        "dossier-en-retard": vue("bo-dossier", EN_RETARD, avis=("wait", "Le dossier attend un agent.")),
        "dossier-clos": vue("bo-dossier", CLOS),
        "dossier-avis": vue("bo-dossier", PROCESSED),
        "dossier-proches": vue("bo-dossier", NEAR),
        "dossier-proches-carte": vue("bo-dossier", replace(NEAR, position="48.856600 2.352200"), carte=True),
        "dossier-carte": vue("bo-dossier", replace(DOSSIER, position="48.856600 2.352200"), carte=True),
        "action-formulaire": vue("bo-action", PROCESSED, action="mesurer"),
        "dossier-autre-agent": vue("bo-dossier", HELD_BY_ANOTHER, erreurs=(MODIFIED,)),
        "action-refus": vue("bo-action", DOSSIER, action="refuser"),
        "action-sans-motif": vue(
            "bo-action",
            DOSSIER,
            action="refuser",
            erreurs=(WITHOUT_MOTIF,),
            entrees={"commentaire": "L’acte est <ailleurs> & introuvable.", "motif": "hors-commune"},
        ),
        "action-disparue": vue("bo-action", CLOS, action="refuser"),
        "erreur-modifie": vue("bo-erreur", erreurs=(MODIFIED,), numero="2026-00333"),
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
        "vue-inconnue": vue("bo-lune", LISTED),
    }
