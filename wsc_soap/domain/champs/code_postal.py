"""A French postal code of five digits, overseas and Monaco included."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from .base import InputHints
from .compact import Compact


@dataclass(frozen=True)
class CodePostal(Compact):
    """Departments 01 to 95, 97 and 98; Corsica is 20."""

    FORM: ClassVar[str] = "Écrivez {le} avec 5 chiffres : 69001"


TYPE = CodePostal(
    nom="codePostal",
    xsd="string",
    composant="texte",
    motif="(0[1-9]|[1-8][0-9]|9[0-578])[0-9]{3}",
    longueur_max=5,
    hints=InputHints(inputmode="numeric", autocompletion="postal-code", width="10"),
)
