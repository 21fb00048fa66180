"""French typography for dates, hours, numbers and sizes, as the Imprimerie nationale sets them.

Every function gives text with its unbreakable spaces: NNBSP (U+202F) between thousands, NBSP (U+00A0)
before a unit, around « h » and between day and month. Nothing depends on the locale of the machine.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time
from decimal import ROUND_HALF_UP, Decimal
from zoneinfo import ZoneInfo

NBSP = "\u00a0"
NNBSP = "\u202f"
MOIS = (
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
)


def date_longue(jour: date) -> str:
    """« 1er mars 2026 », « 27 mars 1984 »; a year below 1000 is written without zeros."""
    quantieme = "1er" if jour.day == 1 else str(jour.day)
    return f"{quantieme}{NBSP}{MOIS[jour.month - 1]} {jour.year}"


def heure(moment: time) -> str:
    """« 14 h 30 », « 9 h »; seconds are not told."""
    pleine = f"{moment.hour}{NBSP}h"
    return f"{pleine}{NBSP}{moment.minute:02d}" if moment.minute else pleine


def date_heure(instant: datetime, fuseau: str = "Europe/Paris") -> str:
    """« 20 novembre 2026 à 14 h 30 », in the zone `fuseau` when the instant is aware, as it stands when
    naive."""
    local = instant.astimezone(ZoneInfo(fuseau)) if instant.tzinfo else instant
    return f"{date_longue(local)} à {heure(local.time())}"


def nombre(valeur: Decimal | int) -> str:
    """« 1 362 », « −12,5 »: thousands apart, decimal comma, decimals as given."""
    entiers, _, decimales = f"{abs(Decimal(valeur)):,f}".partition(".")
    signe = "−" if valeur < 0 else ""
    return signe + entiers.replace(",", NNBSP) + (f",{decimales}" if decimales else "")


def montant(valeur: Decimal) -> str:
    """« 1 362,50 € », always with two decimals, half a cent rounded up."""
    return f"{nombre(Decimal(valeur).quantize(Decimal('0.01'), ROUND_HALF_UP))}{NBSP}€"


def taille(octets: int) -> str:
    """« 812 Ko », « 3,4 Mo »: powers of 1024, as file managers show them."""
    if octets < 1024:
        return f"{octets}{NBSP}octet" + ("s" if octets > 1 else "")
    puissance = 1 if octets < 1024**2 - 512 else 2 if octets < 1024**3 else 3
    precision = Decimal("1") if puissance == 1 else Decimal("0.1")
    arrondi = (Decimal(octets) / 1024**puissance).quantize(precision, ROUND_HALF_UP)
    return f"{nombre(int(arrondi) if arrondi == int(arrondi) else arrondi)}{NBSP}{' KMG'[puissance]}o"


def majuscule_initiale(texte: str) -> str:
    """The text with its first letter in upper case, accents kept: « état civil » -> « État civil »."""
    return texte[:1].upper() + texte[1:]


def minuscule_initiale(texte: str) -> str:
    """The text with its first letter in lower case, unless it starts with an acronym (« SIRET », «
    J'accepte » gives « j'accepte »)."""
    if _acronyme(texte):
        return texte
    return texte[:1].lower() + texte[1:]


def _acronyme(texte: str) -> bool:
    mot = re.split(r"[\s’'.,:(]", texte, maxsplit=1)[0]
    return len(mot) > 1 and mot.upper() == mot and not mot.startswith("N°")


def typographie(texte: str) -> str:
    """The text with the unbreakable spaces of French punctuation where plain ones were typed, and its
    apostrophes."""
    insecables = re.sub(r"(?<=«) | (?=[»:€%])", NBSP, texte)
    return apostrophe(re.sub(r" (?=[;!?])", NNBSP, insecables))


def apostrophe(texte: str) -> str:
    """The text with typographic apostrophes, as all printed French."""
    return texte.replace("'", "’")
