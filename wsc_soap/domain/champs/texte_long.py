"""Several lines of text: a question, a description."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import ClassVar
from unicodedata import normalize

from .base import ChampType


@dataclass(frozen=True)
class TexteLong(ChampType):
    """Any characters but controls, with line feeds and tabs; 10 000 at most."""

    WIRE: ClassVar[str] = ""
    FORM: ClassVar[str] = "Retirez les retours chariot et les caractères invisibles : récrivez {le} au clavier"

    def read(self, typed: str) -> str:
        """In composed form (NFC), lines ended by a line feed (browsers send two characters), none
        trailing."""
        lines = re.sub("\r\n?", "\n", normalize("NFC", typed)).split("\n")
        return "\n".join(line.rstrip(" \t") for line in lines).strip()


TYPE = TexteLong(nom="texteLong", xsd="string", composant="zone", motif=r"([^\p{Cc}]|[\n\t])*", longueur_max=10_000)
