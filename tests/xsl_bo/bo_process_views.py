"""Sample view documents of the pages of a process: tree and diagram, what silence decides, dossiers to be moved."""

from __future__ import annotations

from dataclasses import replace

from bo_views import BIRTH, vue
from lxml.etree import _Element

from wsc_soap.operations.types import (
    ActeurProcessus,
    ActionArbre,
    ActionDefinie,
    Arbre,
    CodeLibelle,
    Constat,
    DossierMigre,
    EffetAction,
    Enchainement,
    EtapeArbre,
    EtapeVision,
    MessageArbre,
    MessageType,
    Migration,
    ParametreEffet,
    SilenceProcessus,
)


def action(nom: str, libelle: str, acteur: str, cible: str | None, **others: object) -> ActionDefinie:
    empty = dict.fromkeys(ActionDefinie.__dataclass_fields__)
    lists = {"motif": (), "champ": (), "effet": ()}
    return ActionDefinie(**empty | lists | {"nom": nom, "libelle": libelle, "acteur": acteur, "cible": cible} | others)


def etape(rang: int, code: str, libelle: str, *actions: ActionArbre, issue: str | None = None) -> EtapeArbre:
    acteur = ("horloge", "Système") if issue else ("etat-civil", "Service État-civil & Cie")
    return EtapeArbre(
        rang, code, libelle, libelle, *acteur, "2", 2, issue, False, False, None, rang == 1, actions,
        (CodeLibelle("mettreEnAttente", "Mettre en attente"),),
    )  # fmt: skip


SENT = MessageArbre("message", "pris", "Demande n° {{numeroDossier}} : prise <en> charge", "Usager")
VERIFY = ActionArbre(
    "Données Vérifiées", "Service État-civil & Cie", "acteur", None, 2, "Envoi de l’acte à votre domicile", (SENT,),
    action("donneesVerifiees", "Données Vérifiées", "etat-civil", "envoi",
           effet=(EffetAction("envoyerMessage", (ParametreEffet("code", "pris"),)),)),
)  # fmt: skip
CONFIRM = ActionArbre(
    "Confirmation de réception internet", "Usager", "acteur", None, 3, "Clôture", (),
    action("confirmer", "Confirmation de réception internet", "usager", "cloture"),
)  # fmt: skip
LATER = ActionArbre(
    "Envoi de plus de 15 jours", "Système", "horloge", "15 jours", 3, "Clôture", (),
    action("envoiDePlus", "Envoi de plus de 15 jours", "horloge", "cloture", apres="15"),
)  # fmt: skip
BACK = ActionArbre(
    "Tout reprendre", "Service État-civil & Cie", "acteur", None, 1, "Prise en charge", (),
    action("toutReprendre", "Tout reprendre", "etat-civil", "prise-en-charge"),
)  # fmt: skip
TREE = Arbre(
    teleservice="acte-naissance",
    intitule=BIRTH,
    version=4,
    revision=2,
    mode="en-ligne",
    dossiers_en_cours=3,
    debut="prise-en-charge",
    acteur=(
        ActeurProcessus("usager", "Usager", "usager", None),
        ActeurProcessus("etat-civil", "Service État-civil & Cie", "service", "civil@demoville.example"),
        ActeurProcessus("horloge", "Système", "horloge", None),
    ),
    silence=(SilenceProcessus("rejet", "2", None, "complet", None), SilenceProcessus("aucun", "10", "jours", None, None)),
    etape=(
        etape(1, "prise-en-charge", "Prise en charge", VERIFY),
        etape(2, "envoi", "Envoi de l’acte à votre domicile", CONFIRM, LATER, BACK),
        etape(3, "cloture", "Clôture", issue="acceptee"),
    ),
    enchainement=(
        Enchainement(1, 2, ("Données Vérifiées",), False),
        Enchainement(2, 3, ("Confirmation de réception internet", "Envoi de plus de 15 jours"), False),
        Enchainement(2, 1, ("Tout reprendre",), False),
    ),
    vision=(EtapeVision("Prise en charge", (1, 2), False, ("pris",)), EtapeVision("Clôture", (3,), True, ())),
    constat=(
        Constat("processus/envoi", "impasse", "L’étape « Envoi » ne finit pas.", True, "envoi", None),
        Constat("processus/envoi/envoiDePlus", "x", "Attente & rien.", False, "envoi", "envoiDePlus"),
    ),
    message=(MessageType("pris", "Demande n° {{numeroDossier}} : prise <en> charge"),),
    courrier=(),
    genre_effet=("affecter", "alerter"),
    silence_delai=(2, 10),
)  # fmt: skip
IN_FORCE = replace(TREE, version=None, constat=(), silence=(), silence_delai=())
MOVED = Migration(
    "acte-naissance", 3,
    (
        DossierMigre("2026-00333-6", True, None, 3, "envoi", "H. Astier", 2, "envoi", "Envoi", "Envoi de l’acte"),
        DossierMigre("2026-00334-4", False, "l’étape « controle » n’existe pas dans la révision 3", 2, "controle",
                     "É. <Roux>", 2, "controle", "Contrôle & tri", "Contrôle & tri", True),
    ),
    BIRTH,
    (CodeLibelle("envoi", "Envoi de l’acte"), CodeLibelle("prise-en-charge", "Prise en charge")),
)  # fmt: skip
NOBODY = {"code": "ParametreInvalide", "champ": "dossiers", "texte": "Cochez au moins un dossier."}
NO_DELAY = {"code": "ParametreInvalide", "champ": "silence.1.delai", "texte": "Donnez un délai."}
CODE = {"code": "acte-naissance"}


def views() -> dict[str, _Element]:
    """Every sample, by the name of its expected file."""
    admin = {"profil": "administrateur", **CODE}
    return {
        "processus": vue("bo-processus", TREE, **admin),
        "processus-en-vigueur": vue("bo-processus", IN_FORCE, profil="gestionnaire", **CODE),
        "silence": vue("bo-silence", TREE, **admin),
        "silence-aucun": vue("bo-silence", replace(IN_FORCE, version=1), **admin),
        "silence-refuse": vue(
            "bo-silence", TREE, erreurs=(NO_DELAY,), entrees={"silence.1.effet": "rejet", "silence.1.delai": "<trop>"},
            **admin,
        ),
        "migration": vue("bo-migration", MOVED, **admin, etape="choisir"),
        "migration-refusee": vue("bo-migration", MOVED, erreurs=(NOBODY,), **admin, etape="choisir"),
        "migration-confirmer": vue(
            "bo-migration", MOVED, entrees={"vers.controle": "envoi"}, **admin, etape="confirmer"
        ),
        "migration-rien": vue("bo-migration", replace(MOVED, dossier=()), **admin, etape="choisir"),
    }  # fmt: skip
