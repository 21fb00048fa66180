"""A point on Earth, WGS84: latitude and longitude in degrees, parted by a space."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import ClassVar

from wsc_soap.domain.formulaire import Champ

from .base import Noms, TypeChamp

_TYPED = re.compile(
    r"([+-]?[0-9]{1,3}(?:[.,][0-9]+)?)\s*°?\s*(?:[;,\s])\s*([+-]?[0-9]{1,3}(?:[.,][0-9]+)?)\s*°?"
)


@dataclass(frozen=True)
class Geolocalisation(TypeChamp):
    """Seven decimals at most, about a centimetre."""

    FORME: ClassVar[str] = "Écrivez {le} avec une latitude et une longitude : 48,8566 2,3522"
    SENS: ClassVar[str] = "Vérifiez {le} : la latitude va de −90 à 90, la longitude de −180 à 180"

    def lire(self, saisie: str) -> str:
        """« 48,8566 ; 2,3522 » -> « 48.8566 2.3522 »; further decimals are cut."""
        trouve = _TYPED.fullmatch(saisie.strip().replace("−", "-"))
        return " ".join(map(_degrees, trouve.groups())) if trouve else " ".join(saisie.split())

    def formater(self, valeur: str, champ: Champ, noms: Noms) -> str:
        """« 48,8566° N, 2,3522° E »."""
        if not self._lexical(valeur):
            return valeur
        latitude, longitude = valeur.replace(".", ",").split(" ")
        return f"{_signed(latitude, 'N', 'S')}, {_signed(longitude, 'E', 'O')}"

    def _sensible(self, texte: str, champ: Champ) -> bool:
        latitude, longitude = map(float, texte.split(" "))
        return abs(latitude) <= 90 and abs(longitude) <= 180


def _degrees(texte: str) -> str:
    entiers, _, decimales = texte.replace(",", ".").lstrip("+").partition(".")
    return f"{entiers}.{decimales[:7]}" if decimales else entiers


def _signed(degres: str, plus: str, minus: str) -> str:
    return f"{degres.lstrip('-')}°\u00a0{minus if degres.startswith('-') else plus}"


TYPE = Geolocalisation(
    nom="geolocalisation",
    xsd="string",
    composant="position",
    motif=r"-?[0-9]{1,3}(\.[0-9]{1,7})? -?[0-9]{1,3}(\.[0-9]{1,7})?",
    longueur_max=25,
)
