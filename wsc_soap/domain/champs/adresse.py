"""A postal address without name and commune: one to four lines of 38 characters (AFNOR Z 10-011)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import ClassVar
from unicodedata import normalize

from wsc_soap.domain.formulaire import Champ

from .base import Saisie, TypeChamp

_LINES = 4
_WIDTH = 38


@dataclass(frozen=True)
class Adresse(TypeChamp):
    """Lines parted by a line feed, none empty."""

    FORME: ClassVar[str] = "Écrivez {le} sur 1 à 4 lignes de 38 caractères au plus"

    def lire(self, saisie: str) -> str:
        """Without empty lines nor doubled spaces."""
        lignes = (" ".join(ligne.split()) for ligne in re.split(r"\r\n?|\n", normalize("NFC", saisie)))
        return "\n".join(ligne for ligne in lignes if ligne)

    def _sensible(self, texte: str, champ: Champ) -> bool:
        return all(ligne.strip() for ligne in texte.split("\n"))


TYPE = Adresse(
    nom="adresse",
    xsd="string",
    composant="zone",
    motif=rf"[^\p{{Cc}}]{{1,{_WIDTH}}}(\n[^\p{{Cc}}]{{1,{_WIDTH}}}){{0,{_LINES - 1}}}",
    longueur_max=_LINES * (_WIDTH + 1) - 1,
    saisie=Saisie(autocompletion="street-address"),
)
