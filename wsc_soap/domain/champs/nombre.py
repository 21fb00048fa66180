"""What the three types of numbers share: how they are typed, compared and printed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from wsc_soap.domain.formulaire import Champ
from wsc_soap.domain.francais import nombre

from .base import Noms, TypeChamp

_NUMBER = re.compile(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)")


@dataclass(frozen=True)
class Nombre(TypeChamp):
    """A number with a decimal point on the wire, a comma on the screen."""

    TROP_PETIT: ClassVar[str] = "Écrivez {le} : {minimum} au moins"
    TROP_GRAND: ClassVar[str] = "Écrivez {le} : {maximum} au plus"

    def lire(self, saisie: str) -> str:
        """« 1 362,5 » -> « 1362.5 »: spaces of every kind out, comma to point, true minus to hyphen."""
        compact = re.sub(r"\s+", "", saisie).replace("−", "-").replace(",", ".")
        return compact if _NUMBER.fullmatch(compact) else saisie.strip()

    def formater(self, valeur: str, champ: Champ, noms: Noms) -> str:
        """« 1 362,5 » with the decimals given."""
        texte = valeur.strip()
        mesure = self._measure(texte) if self._lexical(texte) else None
        return valeur if mesure is None else self._written(mesure)

    def _written(self, mesure: Decimal) -> str:
        return nombre(mesure)

    def _measure(self, texte: str) -> Decimal | None:
        return Decimal(texte) if _NUMBER.fullmatch(texte) else None
