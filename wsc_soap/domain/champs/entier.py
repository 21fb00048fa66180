"""A whole number of 32 bits."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import ClassVar

from wsc_soap.domain.formulaire import Champ

from .base import InputHints, Names
from .number import Number

_INTEGER = re.compile(r"([+-]?)0*([0-9]{1,10})")


@dataclass(frozen=True)
class Entier(Number):
    """XSD `int`: no pattern of its own."""

    FORM: ClassVar[str] = "Écrivez {le} en chiffres, sans virgule"

    def format_value(self, value: str, champ: Champ, names: Names) -> str:
        """« 1 362 »; as written with the `forme` `texte`, for a year."""
        return value.strip() if champ.forme == "texte" else super().format_value(value, champ, names)

    def _lexical(self, text: str) -> bool:
        found = _INTEGER.fullmatch(text)
        return found is not None and -(2**31) <= int(found[1] + found[2]) < 2**31


TYPE = Entier(nom="entier", xsd="int", composant="nombre", hints=InputHints(inputmode="numeric", width="4"))
