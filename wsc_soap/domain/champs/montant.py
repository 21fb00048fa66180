"""An amount of money in euros."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from wsc_soap.domain.formulaire import Champ
from wsc_soap.domain.french import amount

from .base import Defect, InputHints
from .number import Number

_EURO = re.compile("(€|euros?)$", re.IGNORECASE)


@dataclass(frozen=True)
class Montant(Number):
    """Twelve digits in all, two of them cents; below zero only where the field says so by its `minimum`."""

    FORM: ClassVar[str] = "Écrivez {le} en euros, avec deux décimales au plus : 1362,50"
    NEGATIVE: ClassVar[str] = "Écrivez {le} sans signe moins"

    def read(self, typed: str) -> str:
        """The euro sign goes too: « 1 362,50 € » -> « 1362.50 »."""
        return super().read(_EURO.sub("", typed.strip()))

    def _written(self, measure: Decimal) -> str:
        return amount(measure)

    def _bounds(self, text: str, champ: Champ) -> Defect | None:
        if not champ.minimum and Decimal(text) < Decimal(self.least):
            return Defect("regle", self.sentence(self.NEGATIVE, champ))
        return super()._bounds(text, champ)


TYPE = Montant(
    nom="montant",
    xsd="decimal",
    composant="nombre",
    motif=r"[+\-]?[0-9]{1,10}(\.[0-9]{1,2})?",
    hints=InputHints(inputmode="decimal", width="10"),
    least="0",
)
