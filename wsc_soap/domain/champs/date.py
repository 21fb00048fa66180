"""A day, `AAAA-MM-JJ`, without zone."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from typing import ClassVar

from wsc_soap.domain.formulaire import Champ
from wsc_soap.domain.french import MONTHS, long_date

from .base import ChampType, Defect, InputHints, Names

DAY = r"([0-9]{4})-([0-9]{2})-([0-9]{2})"
_ISO = re.compile(DAY)
_TYPED = re.compile(r"([0-9]{1,2})(?:er)?[\s./-]+([0-9]{1,2}|[^\W\d_]{3,9}\.?)[\s./-]+([0-9]{4})", re.IGNORECASE)
_PACKED = re.compile(r"([0-9]{2})([0-9]{2})([0-9]{4})")
_SHORT = {"janv": 1, "févr": 2, "avr": 4, "juil": 7, "sept": 9, "oct": 10, "nov": 11, "déc": 12}
_UNACCENTED = {"fevrier": 2, "fevr": 2, "aout": 8, "decembre": 12, "dec": 12}
_MONTHS = {nom: rank for rank, nom in enumerate(MONTHS, 1)} | _SHORT | _UNACCENTED


def as_date(text: str) -> datetime.date | None:
    """The day of a lexical form, or None when it has not that form or is not a real day."""
    return _day(*map(int, found.groups())) if (found := _ISO.fullmatch(text)) else None


def read_date(typed: str) -> str | None:
    """« 27 3 1984 », « 27/03/1984 », « 1er mars 2026 », « 1984-03-27 » as the lexical form; None when it is
    no day."""
    text = typed.strip()
    found = _TYPED.fullmatch(text) or _PACKED.fullmatch(text)
    if found is None:
        return text if as_date(text) else None
    month = found[2].lower().rstrip(".")
    rank = int(month) if month.isdigit() else _MONTHS.get(month, 0)
    day = _day(int(found[3]), rank, int(found[1]))
    return day.isoformat() if day else None


def impossible(text: str) -> bool:
    """True when the text has a day, a month and a year which make no real date: « 31 2 2026 »."""
    return bool(_ISO.fullmatch(text) or _TYPED.fullmatch(text) or _PACKED.fullmatch(text))


def _day(year: int, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


@dataclass(frozen=True)
class Date(ChampType):
    """A real day of the years 0001 to 9999. The three entries of the screen are joined by spaces and read
    as one."""

    FORM: ClassVar[str] = "Écrivez {le} avec un jour, un mois et une année : 27 3 1984"
    NONEXISTENT: ClassVar[str] = "Vérifiez {le} : ce jour n’existe pas dans le calendrier"
    TOO_SMALL: ClassVar[str] = "Vérifiez {le} : au plus tôt le {minimum}"
    TOO_LARGE: ClassVar[str] = "Vérifiez {le} : au plus tard le {maximum}"

    def read(self, typed: str) -> str:
        """See `read_date`; a year of two digits is not guessed."""
        return read_date(typed) or " ".join(typed.split())

    def format_value(self, value: str, champ: Champ, names: Names) -> str:
        """« 1er mars 2026 »."""
        day = self._measure(value.strip())
        return long_date(day) if day else value

    def _form(self, text: str, champ: Champ) -> Defect | None:
        if self._measure(text) is not None:
            return None
        nowhere = impossible(text) and read_date(text) is None  # « 14/07/2002 » exists, and is not how XML writes it
        return Defect("type", self.sentence(self.NONEXISTENT if nowhere else self.FORM, champ))

    def _measure(self, text: str) -> datetime.date | None:
        return as_date(text)


TYPE = Date(
    nom="date",
    xsd="date",
    composant="date",
    motif="[0-9]{4}-[0-9]{2}-[0-9]{2}",
    hints=InputHints(inputmode="numeric", width="2"),
)
