"""The number of an establishment in the SIRENE register: SIREN and five digits, key of Luhn (La Poste
apart)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from stdnum import luhn
from stdnum.fr import siret

from wsc_soap.domain.formulaire import Champ

from .base import InputHints, Names
from .compact import Compact, group

LA_POSTE = "356000000"  # its establishments have a key of their own


@dataclass(frozen=True)
class Siret(Compact):
    """Fourteen digits."""

    FORM: ClassVar[str] = "Écrivez {le} avec ses 14 chiffres : 732 829 320 00074"
    MEANING: ClassVar[str] = "Vérifiez {le} : un chiffre ne correspond pas à la clé de contrôle"

    def format_value(self, value: str, champ: Champ, names: Names) -> str:
        """« 732 829 320 00074 »."""
        return group(value, 3, 3, 3) if self._lexical(value) else value

    def _makes_sense(self, text: str, champ: Champ) -> bool:
        if text.startswith(LA_POSTE):
            return bool(siret.is_valid(text))
        return bool(luhn.is_valid(text) and luhn.is_valid(text[:9]))  # the form is known: all hangs on the keys


TYPE = Siret(
    nom="siret",
    xsd="string",
    composant="texte",
    motif="[0-9]{14}",
    longueur_max=14,
    hints=InputHints(inputmode="numeric", width="20"),
)
