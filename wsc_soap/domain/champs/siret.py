"""The number of an establishment in the SIRENE register: SIREN and five digits, key of Luhn (La Poste
apart)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from stdnum.fr import siret

from wsc_soap.domain.formulaire import Champ

from .base import Noms, Saisie
from .compact import Compact, grouper


@dataclass(frozen=True)
class Siret(Compact):
    """Fourteen digits."""

    FORME: ClassVar[str] = "Écrivez {le} avec ses 14 chiffres : 732 829 320 00074"
    SENS: ClassVar[str] = "Vérifiez {le} : un chiffre ne correspond pas à la clé de contrôle"

    def formater(self, valeur: str, champ: Champ, noms: Noms) -> str:
        """« 732 829 320 00074 »."""
        return grouper(valeur, 3, 3, 3) if self._lexical(valeur) else valeur

    def _sensible(self, texte: str, champ: Champ) -> bool:
        return bool(siret.is_valid(texte))


TYPE = Siret(
    nom="siret",
    xsd="string",
    composant="texte",
    motif="[0-9]{14}",
    longueur_max=14,
    saisie=Saisie(inputmode="numeric", largeur="20"),
)
