"""A postal address without name and commune: one to four lines of 38 characters (AFNOR Z 10-011)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import ClassVar
from unicodedata import normalize

from wsc_soap.domain.formulaire import Champ

from .base import ChampType, InputHints

_LINES = 4
_WIDTH = 38


@dataclass(frozen=True)
class Adresse(ChampType):
    """Lines parted by a line feed, none empty."""

    WIRE: ClassVar[str] = ""
    FORM: ClassVar[str] = "Écrivez {le} sur 1 à 4 lignes de 38 caractères au plus"
    MEANING: ClassVar[str] = "Écrivez {le} sans ligne vide"

    def read(self, typed: str) -> str:
        """Without empty lines nor doubled spaces."""
        lines = (" ".join(line.split()) for line in re.split(r"\r\n?|\n", normalize("NFC", typed)))
        return "\n".join(line for line in lines if line)

    def _makes_sense(self, text: str, champ: Champ) -> bool:
        return all(line.strip() for line in text.split("\n"))


TYPE = Adresse(
    nom="adresse",
    xsd="string",
    composant="zone",
    motif=rf"[^\p{{Cc}}]{{1,{_WIDTH}}}(\n[^\p{{Cc}}]{{1,{_WIDTH}}}){{0,{_LINES - 1}}}",
    longueur_max=_LINES * (_WIDTH + 1) - 1,
    hints=InputHints(autocompletion="street-address"),
)
