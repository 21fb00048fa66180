"""A decimal number: a surface, a height."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from .base import InputHints
from .number import Number


@dataclass(frozen=True)
class DecimalNumber(Number):
    """Twelve digits before the point and six after it, at most."""

    FORM: ClassVar[str] = "Écrivez {le} en chiffres, avec une virgule s’il le faut : 12,5"


TYPE = DecimalNumber(
    nom="decimal",
    xsd="decimal",
    composant="nombre",
    motif=r"[+\-]?[0-9]{1,12}(\.[0-9]{1,6})?",
    hints=InputHints(inputmode="decimal", width="10"),
)
