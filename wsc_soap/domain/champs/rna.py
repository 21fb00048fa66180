"""The number of an association in the national register (RNA): `W751234567`, `W2A1234567`. It has no key."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from .base import InputHints
from .compact import Compact


@dataclass(frozen=True)
class Rna(Compact):
    """W, the prefecture, seven digits."""

    FORM: ClassVar[str] = "Écrivez {le} avec la lettre W et 9 caractères : W751234567"


TYPE = Rna(
    nom="rna",
    xsd="string",
    composant="texte",
    motif="W[0-9][A-Z0-9][0-9]{7}",
    longueur_max=10,
    hints=InputHints(width="10"),
)
