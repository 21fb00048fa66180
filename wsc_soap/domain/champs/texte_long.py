"""Several lines of text: a question, a description."""

from __future__ import annotations

import re
from dataclasses import dataclass
from unicodedata import normalize

from .base import ChampType


@dataclass(frozen=True)
class TexteLong(ChampType):
    """Any characters but controls, with line feeds and tabs; 10 000 at most."""

    def read(self, typed: str) -> str:
        """In composed form (NFC), lines ended by a line feed (browsers send two characters), none
        trailing."""
        return re.sub(r"[ \t]*\r?\n|\r", "\n", normalize("NFC", typed)).strip()


TYPE = TexteLong(nom="texteLong", xsd="string", composant="zone", motif=r"([^\p{Cc}]|[\n\t])*", longueur_max=10_000)
