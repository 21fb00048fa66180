"""A day and an hour, `AAAA-MM-JJThh:mm:ss`, without zone: the local time of the town."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from typing import ClassVar

from wsc_soap.domain.formulaire import Champ
from wsc_soap.domain.french import date_and_time

from .base import ChampType, Defect, InputHints, Names
from .date import DAY, impossible, read_date
from .heure import HOUR, read_time

_ISO = re.compile(f"{DAY}T{HOUR}")
_TYPED = re.compile(r"(.*?[0-9]{4}|[0-9]{4}-[0-9]{2}-[0-9]{2})(?:T|,?\s+(?:à\s+)?)([0-9]{1,2}(?:\D.*)?)", re.IGNORECASE)

_LONGEST = 100  # the beginning of a longer text could be read in as many ways as it has characters


def _typed(text: str) -> re.Match[str] | None:
    """The day and the moment in what was typed."""
    return _TYPED.fullmatch(text) if len(text) < _LONGEST else None


@dataclass(frozen=True)
class DateHeure(ChampType):
    """The five entries of the screen are joined by spaces and read as one."""

    FORM: ClassVar[str] = "Écrivez {le} avec un jour, un mois, une année et une heure : 27 3 2027 14\u00a0h\u00a030"
    NONEXISTENT: ClassVar[str] = "Vérifiez {le} : ce jour n’existe pas dans le calendrier"
    TOO_SMALL: ClassVar[str] = "Vérifiez {le} : au plus tôt le {minimum}"
    TOO_LARGE: ClassVar[str] = "Vérifiez {le} : au plus tard le {maximum}"

    def read(self, typed: str) -> str:
        """« 27 3 2027 14 30 », « 27/03/2027 à 14h30 », « 2027-03-27T14:30 »."""
        text = " ".join(typed.split())
        found = _typed(text)
        day, moment = (read_date(found[1]), read_time(found[2])) if found else (None, None)
        return f"{day}T{moment}" if day and moment else text

    def format_value(self, value: str, champ: Champ, names: Names) -> str:
        """« 20 novembre 2026 à 14 h 30 »."""
        instant = self._measure(value.strip())
        return date_and_time(instant) if instant else value

    def _form(self, text: str, champ: Champ) -> Defect | None:
        if self._measure(text) is not None:
            return None
        found = _typed(text)
        wrong = found is not None and impossible(found[1]) and read_date(found[1]) is None
        return Defect("type", self.sentence(self.NONEXISTENT if wrong else self.FORM, champ))

    def _measure(self, text: str) -> datetime.datetime | None:
        try:
            return datetime.datetime.fromisoformat(text) if _ISO.fullmatch(text) else None
        except ValueError:
            return None


TYPE = DateHeure(
    nom="dateHeure",
    xsd="dateTime",
    composant="date-heure",
    motif=f"[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}T{HOUR}",
    hints=InputHints(inputmode="numeric", width="2"),
)
