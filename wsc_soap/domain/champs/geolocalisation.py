"""A point on Earth, WGS84: latitude and longitude in degrees, parted by a space."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import ClassVar

from wsc_soap.domain.formulaire import Champ

from .base import ChampType, Names

_TYPED = re.compile(r"([+-]?[0-9]{1,3}(?:[.,][0-9]+)?)\s*°?\s*(?:[;,\s])\s*([+-]?[0-9]{1,3}(?:[.,][0-9]+)?)\s*°?")


@dataclass(frozen=True)
class Geolocalisation(ChampType):
    """Seven decimals at most, about a centimetre."""

    FORM: ClassVar[str] = "Écrivez {le} avec une latitude et une longitude : 48,8566 2,3522"
    MEANING: ClassVar[str] = "Vérifiez {le} : la latitude va de −90 à 90, la longitude de −180 à 180"

    def read(self, typed: str) -> str:
        """« 48,8566 ; 2,3522 » -> « 48.8566 2.3522 »; further decimals are cut."""
        found = _TYPED.fullmatch(" ".join(typed.split()).replace("−", "-"))
        return " ".join(map(_degrees, found.groups())) if found else " ".join(typed.split())

    def format_value(self, value: str, champ: Champ, names: Names) -> str:
        """« 48,8566° N, 2,3522° E »."""
        if not self._lexical(value):
            return value
        latitude, longitude = value.replace(".", ",").split(" ")
        return f"{_signed(latitude, 'N', 'S')}, {_signed(longitude, 'E', 'O')}"

    def _makes_sense(self, text: str, champ: Champ) -> bool:
        latitude, longitude = map(float, text.split(" "))
        return abs(latitude) <= 90 and abs(longitude) <= 180


def _degrees(text: str) -> str:
    whole, _, decimals = text.replace(",", ".").lstrip("+").partition(".")
    return f"{whole}.{decimals[:7]}" if decimals else whole


def _signed(degrees: str, positive: str, negative: str) -> str:
    return f"{degrees.lstrip('-')}°\u00a0{negative if degrees.startswith('-') else positive}"


TYPE = Geolocalisation(
    nom="geolocalisation",
    xsd="string",
    composant="position",
    motif=r"-?[0-9]{1,3}(\.[0-9]{1,7})? -?[0-9]{1,3}(\.[0-9]{1,7})?",
    longueur_max=25,
)
