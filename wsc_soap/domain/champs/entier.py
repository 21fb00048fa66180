"""A whole number of 32 bits."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import ClassVar

from .base import Saisie
from .nombre import Nombre

_INTEGER = re.compile(r"([+-]?)0*([0-9]{1,10})")


@dataclass(frozen=True)
class Entier(Nombre):
    """XSD `int`: no pattern of its own."""

    FORME: ClassVar[str] = "Écrivez {le} en chiffres, sans virgule"

    def _lexical(self, texte: str) -> bool:
        trouve = _INTEGER.fullmatch(texte)
        return trouve is not None and -(2**31) <= int(trouve[1] + trouve[2]) < 2**31


TYPE = Entier(nom="entier", xsd="int", composant="nombre", saisie=Saisie(inputmode="numeric", largeur="4"))
