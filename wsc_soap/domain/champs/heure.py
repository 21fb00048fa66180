"""An hour of the day, `hh:mm:ss`, without zone."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from typing import ClassVar

from wsc_soap.domain.formulaire import Champ
from wsc_soap.domain.french import time_of_day

from .base import ChampType, InputHints, Names

HOUR = "([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]"
_ISO = re.compile(HOUR)
_TYPED = re.compile(
    r"([0-9]{1,2})(?:\s*(?:h|:|\s)\s*([0-9]{2})|\s+([0-9]))?(?:\s*(?:h|min|mn))?(?::([0-9]{2}))?", re.IGNORECASE
)  # one digit of minutes only where it stands alone: an entry of its own


def read_time(typed: str) -> str | None:
    """« 14h30 », « 14 h 30 », « 14:30 », « 9 h », « 14 5 » as the lexical form; None when it is no hour."""
    found = _TYPED.fullmatch(" ".join(typed.split()))
    if found is None:
        return None
    read = f"{int(found[1]):02d}:{int(found[2] or found[3] or 0):02d}:{found[4] or '00'}"
    return read if _ISO.fullmatch(read) else None


@dataclass(frozen=True)
class Heure(ChampType):
    """From 00:00:00 to 23:59:59."""

    FORM: ClassVar[str] = "Écrivez {le} avec l’heure et les minutes : 14\u00a0h\u00a030"
    TOO_SMALL: ClassVar[str] = "Vérifiez {le} : au plus tôt {minimum}"
    TOO_LARGE: ClassVar[str] = "Vérifiez {le} : au plus tard {maximum}"

    def read(self, typed: str) -> str:
        """See `read_time`."""
        return read_time(typed) or typed.strip()

    def format_value(self, value: str, champ: Champ, names: Names) -> str:
        """« 14 h 30 »."""
        moment = self._measure(value.strip())
        return time_of_day(moment) if moment else value

    def _measure(self, text: str) -> datetime.time | None:
        return datetime.time.fromisoformat(text) if _ISO.fullmatch(text) else None


TYPE = Heure(nom="heure", xsd="time", composant="heure", motif=HOUR, hints=InputHints(inputmode="numeric", width="10"))
