"""The process of the specification's screen (section 4.1), as calls would make it."""

from __future__ import annotations

from typing import Any

SERVICE = "etat-civil"
# the skeleton's own étape of deposit keeps its code
ETAPES: tuple[dict[str, Any], ...] = (
    {"code": "prise-en-charge", "libelleAgent": "Prise en charge", "acteur": SERVICE, "delai": "2"},
    {"code": "preparation", "libelleAgent": "Préparation du document", "acteur": SERVICE},
    {"code": "envoi", "libelleAgent": "Envoi de l’acte à votre domicile", "acteur": SERVICE},
    {"code": "cloture", "libelleAgent": "Clôture", "acteur": "horloge", "issue": "acceptee"},
)


def action(nom: str, libelle: str, acteur: str, cible: str, message: str = "", **others: Any) -> dict[str, Any]:
    effet = [{"genre": "envoyerMessage", "parametre": [{"nom": "code", "valeur": message}]}] if message else []
    return {"nom": nom, "libelle": libelle, "acteur": acteur, "cible": cible, "effet": effet, **others}


ACTIONS: tuple[tuple[str, dict[str, Any]], ...] = (
    ("prise-en-charge", action("donneesVerifiees", "Données Vérifiées", SERVICE, "preparation", "prise-en-charge")),
    ("preparation", action("envoiDuDocument", "Envoi du Document", SERVICE, "envoi", "avancement")),
    ("envoi", action("confirmationDeReception", "Confirmation de réception internet", "usager", "cloture", "cloture")),
    ("envoi", action("envoiDePlus", "Envoi de plus de 15 jours", "horloge", "cloture", "cloture", apres="15")),
)
TREE = [
    "1. Demande initiale",
    "- Déposer la demande > 2 Prise en charge",
    "2. Prise en charge",
    "- Données Vérifiées > 3 Préparation du document",
    "3. Préparation du document",
    "- Envoi du Document > 4 Envoi de l’acte à votre domicile",
    "4. Envoi de l’acte à votre domicile",
    "- Confirmation de réception internet > 5 Clôture",
    "- Envoi de plus de 15 jours > 5 Clôture",
    "5. Clôture",
]
