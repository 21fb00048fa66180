"""A whole number of 32 bits."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import ClassVar

from .base import InputHints
from .number import Number

_INTEGER = re.compile(r"([+-]?)0*([0-9]{1,10})")


@dataclass(frozen=True)
class Entier(Number):
    """XSD `int`: no pattern of its own."""

    FORM: ClassVar[str] = "Écrivez {le} en chiffres, sans virgule"

    def _lexical(self, text: str) -> bool:
        found = _INTEGER.fullmatch(text)
        return found is not None and -(2**31) <= int(found[1] + found[2]) < 2**31


TYPE = Entier(nom="entier", xsd="int", composant="nombre", hints=InputHints(inputmode="numeric", width="4"))
