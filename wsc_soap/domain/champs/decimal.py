"""A decimal number: a surface, a height."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from .base import Saisie
from .nombre import Nombre


@dataclass(frozen=True)
class NombreDecimal(Nombre):
    """Twelve digits before the point and six after it, at most."""

    FORME: ClassVar[str] = "Écrivez {le} en chiffres, avec une virgule s’il le faut : 12,5"


TYPE = NombreDecimal(
    nom="decimal",
    xsd="decimal",
    composant="nombre",
    motif=r"[+\-]?[0-9]{1,12}(\.[0-9]{1,6})?",
    saisie=Saisie(inputmode="decimal", largeur="10"),
)
