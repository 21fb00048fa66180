"""The social security number (NIR), 15 characters with its key (décret n° 82-103, décret n° 2019-341)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from stdnum.fr import nir

from wsc_soap.domain.formulaire import Champ

from .base import InputHints, Names
from .compact import Compact, group


@dataclass(frozen=True)
class Nir(Compact):
    """Sex, year, month (or a code when unknown), department, commune, rank, key."""

    FORM: ClassVar[str] = "Écrivez {le} avec ses 15 caractères, clé comprise : il figure sur la carte Vitale"
    MEANING: ClassVar[str] = "Vérifiez {le} : la clé, les deux derniers chiffres, ne correspond pas"

    def format_value(self, value: str, champ: Champ, names: Names) -> str:
        """« 2 69 05 49 588 157 80 »."""
        return group(value, 1, 2, 2, 2, 3, 3) if self._lexical(value) else value

    def _makes_sense(self, text: str, champ: Champ) -> bool:
        return bool(nir.is_valid(text))


TYPE = Nir(
    nom="nir",
    xsd="string",
    composant="texte",
    motif=(
        "[1-478][0-9]{2}(0[1-9]|1[0-2]|20|3[0-9]|4[0-2]|[5-9][0-9])(0[1-9]|[1-9][0-9]|2[AB])[0-9]{3}"
        "(00[1-9]|0[1-9][0-9]|[1-9][0-9]{2})(0[1-9]|[1-8][0-9]|9[0-7])"
    ),
    longueur_max=15,
    hints=InputHints(width="20"),
)
