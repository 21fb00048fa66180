"""The social security number (NIR), 15 characters with its key (décret n° 82-103, décret n° 2019-341)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from stdnum.fr import nir

from wsc_soap.domain.formulaire import Champ

from .base import Noms, Saisie
from .compact import Compact, grouper


@dataclass(frozen=True)
class Nir(Compact):
    """Sex, year, month (or a code when unknown), department, commune, rank, key."""

    FORME: ClassVar[str] = "Écrivez {le} avec ses 15 caractères, clé comprise : il figure sur la carte Vitale"
    SENS: ClassVar[str] = "Vérifiez {le} : la clé, les deux derniers chiffres, ne correspond pas"

    def formater(self, valeur: str, champ: Champ, noms: Noms) -> str:
        """« 2 69 05 49 588 157 80 »."""
        return grouper(valeur, 1, 2, 2, 2, 3, 3) if self._lexical(valeur) else valeur

    def _sensible(self, texte: str, champ: Champ) -> bool:
        return bool(nir.is_valid(texte))


TYPE = Nir(
    nom="nir",
    xsd="string",
    composant="texte",
    motif=(
        "[1-478][0-9]{2}(0[1-9]|1[0-2]|20|3[0-9]|4[0-2]|[5-9][0-9])(0[1-9]|[1-9][0-9]|2[AB])[0-9]{3}"
        "(00[1-9]|0[1-9][0-9]|[1-9][0-9]{2})(0[1-9]|[1-8][0-9]|9[0-7])"
    ),
    longueur_max=15,
    saisie=Saisie(largeur="20"),
)
