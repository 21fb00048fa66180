"""What the three types of numbers share: how they are typed, compared and printed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from wsc_soap.domain.formulaire import Champ
from wsc_soap.domain.french import number

from .base import ChampType, Names

_NUMBER = re.compile(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)")


@dataclass(frozen=True)
class Number(ChampType):
    """A number with a decimal point on the wire, a comma on the screen."""

    TOO_SMALL: ClassVar[str] = "Écrivez {le} : {minimum} au moins"
    TOO_LARGE: ClassVar[str] = "Écrivez {le} : {maximum} au plus"

    def read(self, typed: str) -> str:
        """« 1 362,5 » -> « 1362.5 », « ,5 » -> « 0.5 »: spaces of every kind out, comma to point, true minus to
        hyphen."""
        compact = re.sub(r"\s+", "", typed).replace("−", "-").replace(",", ".")
        if not _NUMBER.fullmatch(compact):
            return typed.strip()
        sign, digits = (compact[:1], compact[1:]) if compact[0] in "+-" else ("", compact)
        return sign + ("0" if digits[0] == "." else "") + digits.removesuffix(".")

    def format_value(self, value: str, champ: Champ, names: Names) -> str:
        """« 1 362,5 » with the decimals given."""
        text = value.strip()
        measure = self._measure(text) if self._lexical(text) else None
        return value if measure is None else self._written(measure)

    def _written(self, measure: Decimal) -> str:
        return number(measure)

    def _measure(self, text: str) -> Decimal | None:
        return Decimal(text) if _NUMBER.fullmatch(text) else None
