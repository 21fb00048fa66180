"""The number of an enterprise or an association in the SIRENE register: nine digits, key of Luhn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from stdnum.fr import siren

from wsc_soap.domain.formulaire import Champ

from .base import InputHints, Names
from .compact import Compact, group


@dataclass(frozen=True)
class Siren(Compact):
    """Nine digits."""

    FORM: ClassVar[str] = "Écrivez {le} avec ses 9 chiffres : 732 829 320"
    MEANING: ClassVar[str] = "Vérifiez {le} : un chiffre ne correspond pas à la clé de contrôle"

    def format_value(self, value: str, champ: Champ, names: Names) -> str:
        """« 732 829 320 »."""
        return group(value, 3, 3, 3) if self._lexical(value) else value

    def _makes_sense(self, text: str, champ: Champ) -> bool:
        return bool(siren.is_valid(text))


TYPE = Siren(
    nom="siren",
    xsd="string",
    composant="texte",
    motif="[0-9]{9}",
    longueur_max=9,
    hints=InputHints(inputmode="numeric", width="10"),
)
