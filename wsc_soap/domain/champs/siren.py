"""The number of an enterprise or an association in the SIRENE register: nine digits, key of Luhn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from stdnum.fr import siren

from wsc_soap.domain.formulaire import Champ

from .base import Noms, Saisie
from .compact import Compact, grouper


@dataclass(frozen=True)
class Siren(Compact):
    """Nine digits."""

    FORME: ClassVar[str] = "Écrivez {le} avec ses 9 chiffres : 732 829 320"
    SENS: ClassVar[str] = "Vérifiez {le} : un chiffre ne correspond pas à la clé de contrôle"

    def formater(self, valeur: str, champ: Champ, noms: Noms) -> str:
        """« 732 829 320 »."""
        return grouper(valeur, 3, 3, 3) if self._lexical(valeur) else valeur

    def _sensible(self, texte: str, champ: Champ) -> bool:
        return bool(siren.is_valid(texte))


TYPE = Siren(
    nom="siren",
    xsd="string",
    composant="texte",
    motif="[0-9]{9}",
    longueur_max=9,
    saisie=Saisie(inputmode="numeric", largeur="10"),
)
