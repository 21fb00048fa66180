"""One line of text: a name, a title, a reference."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar
from unicodedata import normalize

from .base import TypeChamp


@dataclass(frozen=True)
class Texte(TypeChamp):
    """Any characters but controls; 1000 at most."""

    FORME: ClassVar[str] = "Écrivez {le} sur une seule ligne, sans caractère invisible"

    def lire(self, saisie: str) -> str:
        """In composed form (NFC), on one line, without doubled spaces."""
        return " ".join(
            part for part in normalize("NFC", saisie).replace("\t", " ").split(" ") if part
        ).strip()


TYPE = Texte(nom="texte", xsd="string", composant="texte", motif=r"[^\p{Cc}]*", longueur_max=1000)
