"""An amount of money in euros."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from wsc_soap.domain.formulaire import Champ
from wsc_soap.domain.francais import montant

from .base import Defaut, Saisie
from .nombre import Nombre


@dataclass(frozen=True)
class Montant(Nombre):
    """Twelve digits in all, two of them cents; below zero only where the field says so by its `minimum`."""

    FORME: ClassVar[str] = "Écrivez {le} en euros, avec deux décimales au plus : 1362,50"
    NEGATIF: ClassVar[str] = "Écrivez {le} sans signe moins"

    def lire(self, saisie: str) -> str:
        """The euro sign goes too: « 1 362,50 € » -> « 1362.50 »."""
        return super().lire(re.sub(r"\s*(€|euros?)\s*$", "", saisie, flags=re.IGNORECASE))

    def _written(self, mesure: Decimal) -> str:
        return montant(mesure)

    def _bounds(self, texte: str, champ: Champ) -> Defaut | None:
        if not champ.minimum and Decimal(texte) < 0:
            return Defaut("regle", self.phrase(self.NEGATIF, champ))
        return super()._bounds(texte, champ)


TYPE = Montant(
    nom="montant",
    xsd="decimal",
    composant="nombre",
    motif=r"[+\-]?[0-9]{1,10}(\.[0-9]{1,2})?",
    saisie=Saisie(inputmode="decimal", largeur="10"),
)
