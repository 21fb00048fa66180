"""One line of text: a name, a title, a reference."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar
from unicodedata import normalize

from .base import ChampType


@dataclass(frozen=True)
class Texte(ChampType):
    """Any characters but controls; 1000 at most."""

    WIRE: ClassVar[str] = ""
    FORM: ClassVar[str] = "Écrivez {le} sur une seule ligne, sans caractère invisible"

    def read(self, typed: str) -> str:
        """In composed form (NFC), on one line, without doubled spaces."""
        return " ".join(part for part in normalize("NFC", typed).replace("\t", " ").split(" ") if part).strip()


TYPE = Texte(nom="texte", xsd="string", composant="texte", motif=r"[^\p{Cc}]*", longueur_max=1000)
