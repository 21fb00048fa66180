"""French typography for dates, hours, numbers and sizes, as the Imprimerie nationale sets them.

Every function gives text with its unbreakable spaces: NNBSP (U+202F) between thousands, NBSP (U+00A0)
before a unit, around « h » and between day and month. Nothing depends on the locale of the machine.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime, time
from decimal import ROUND_HALF_UP, Decimal
from zoneinfo import ZoneInfo

NBSP = "\u00a0"
NNBSP = "\u202f"
MONTHS = (
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

WEEKDAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")


def long_date(day: date) -> str:
    """« 1er mars 2026 », « 27 mars 1984 »; a year below 1000 is written without zeros."""
    day_name = "1er" if day.day == 1 else str(day.day)
    return f"{day_name}{NBSP}{MONTHS[day.month - 1]} {day.year}"


def weekday_and_date(day: date) -> str:
    """« mardi 1er décembre 2026 »."""
    return f"{WEEKDAYS[day.weekday()]} {long_date(day)}"


def time_of_day(moment: time) -> str:
    """« 14 h 30 », « 9 h »; seconds are not told."""
    whole = f"{moment.hour}{NBSP}h"
    return f"{whole}{NBSP}{moment.minute:02d}" if moment.minute else whole


def date_and_time(instant: datetime, fuseau: str = "Europe/Paris") -> str:
    """« 20 novembre 2026 à 14 h 30 », in the zone `fuseau` when the instant is aware, as it stands when
    naive."""
    local = instant.astimezone(ZoneInfo(fuseau)) if instant.tzinfo else instant
    return f"{long_date(local)} à {time_of_day(local.time())}"


def number(value: Decimal | int) -> str:
    """« 1 362 », « −12,5 »: thousands apart, decimal comma, decimals as given."""
    whole, _, decimals = f"{abs(Decimal(value)):,f}".partition(".")
    sign = "−" if value < 0 else ""
    return sign + whole.replace(",", NNBSP) + (f",{decimals}" if decimals else "")


def amount(value: Decimal) -> str:
    """« 1 362,50 € », always with two decimals, half a cent rounded up."""
    return f"{number(Decimal(value).quantize(Decimal('0.01'), ROUND_HALF_UP))}{NBSP}€"


def file_size(octets: int) -> str:
    """« 812 Ko », « 3,4 Mo »: powers of 1024, as file managers show them."""
    if octets < 1024:
        return f"{octets}{NBSP}octet" + ("s" if octets > 1 else "")
    power = 1 if octets < 1024**2 - 512 else 2 if octets < 1024**3 else 3
    precision = Decimal("1") if power == 1 else Decimal("0.1")
    rounded = (Decimal(octets) / 1024**power).quantize(precision, ROUND_HALF_UP)
    return f"{number(int(rounded) if rounded == int(rounded) else rounded)}{NBSP}{' KMG'[power]}o"


def unaccented(text: str) -> str:
    """The text in small letters, without accents: as it is searched and compared."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter)).lower()


def capitalised(text: str) -> str:
    """The text with its first letter in upper case, accents kept: « état civil » -> « État civil »."""
    return text[:1].upper() + text[1:]


def uncapitalised(text: str) -> str:
    """The text with its first letter in lower case, unless it starts with an acronym (« SIRET », «
    J'accepte » gives « j'accepte »)."""
    if _is_acronym(text):
        return text
    return text[:1].lower() + text[1:]


def _is_acronym(text: str) -> bool:
    word = re.split(r"[\s’'.,:(]", text, maxsplit=1)[0]
    return len(word) > 1 and word.upper() == word and not word.startswith("N°")


def typeset(text: str) -> str:
    """The text with the unbreakable spaces of French punctuation where plain ones were typed, and its
    apostrophes."""
    spaced = re.sub(r"(?<=«) | (?=[»:€%])", NBSP, text)
    return apostrophe(re.sub(r" (?=[;!?])", NNBSP, spaced))


def apostrophe(text: str) -> str:
    """The text with typographic apostrophes, as all printed French."""
    return text.replace("'", "’")
