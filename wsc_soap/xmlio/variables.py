"""The variables an expression may name, and their values at an instant (catalogue, rules, section 1).

Dates are numbers YYYYMMDD, because XPath 1.0 compares numbers and nothing else.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import NamedTuple

from wsc_soap.domain.calendrier import jours_ouvres_apres

FIXES = ("aujourdhui", "maintenant", "commune")
PARAMETRES = ("dateLimiteInscription", "dateScrutin", "dateRentree", "capacite")
CHIFFRES = {"": 5, "ouvres": 3}  # working days are counted one by one


class Decalage(NamedTuple):
    """A number of days from today; `ouvres` in working days."""

    jours: int
    ouvres: bool


@lru_cache(maxsize=512)
def decalage(nom: str) -> Decalage | None:
    """What `jPlusN`, `jMoinsN` or `jPlusNouvres` says; None for another name."""
    for debut, fin, signe in (("jPlus", "ouvres", 1), ("jPlus", "", 1), ("jMoins", "", -1)):
        nombre = nom.removeprefix(debut).removesuffix(fin)
        if nom == debut + nombre + fin and nombre.isascii() and nombre.isdigit() and len(nombre) <= CHIFFRES[fin]:
            return Decalage(signe * int(nombre), bool(fin))
    return None


def variable_connue(nom: str) -> bool:
    """True for a variable the engine provides."""
    return nom in FIXES or nom in PARAMETRES or decalage(nom) is not None


def nombre(jour: date) -> int:
    """A date as the number YYYYMMDD."""
    return jour.year * 10000 + jour.month * 100 + jour.day


def _heure(maintenant: datetime) -> int:
    return maintenant.hour * 10_000 + maintenant.minute * 100 + maintenant.second


_INCONNUS = dict.fromkeys(PARAMETRES, math.nan)


class Valeurs(Mapping[str, object]):
    """The values of all variables at one instant in one town, computed when asked.

    A parameter the town has not set is not a number: every comparison with it is false.
    """

    def __init__(
        self,
        maintenant: datetime,
        commune: str,
        subdivision: str = "",
        parametres: Mapping[str, int] | None = None,
    ) -> None:
        self._jour = maintenant.date()
        self._subdivision = subdivision
        self._connues: dict[str, object] = {
            **_INCONNUS,
            "aujourdhui": nombre(self._jour),
            "maintenant": nombre(self._jour) * 1_000_000 + _heure(maintenant),
            "commune": commune,
            **(parametres or {}),
        }

    def __getitem__(self, nom: str) -> object:
        if nom not in self._connues:
            self._connues[nom] = self._decaler(nom)
        return self._connues[nom]

    def _decaler(self, nom: str) -> object:
        ecart = decalage(nom)
        if ecart is None:
            raise KeyError(nom)
        if ecart.ouvres:
            return nombre(jours_ouvres_apres(self._jour, ecart.jours, self._subdivision))
        try:
            return nombre(self._jour + timedelta(days=ecart.jours))
        except OverflowError:
            return math.nan

    def __iter__(self) -> Iterator[str]:
        return iter(self._connues)

    def __len__(self) -> int:
        return len(self._connues)


def valeurs(
    maintenant: datetime, commune: str, subdivision: str = "", parametres: Mapping[str, int] | None = None
) -> Valeurs:
    """The variables at `maintenant` (the town's local time), for its INSEE `commune` and its `holidays` `subdivision`;
    `parametres` are the dates the town sets (`dateScrutin`…), as YYYYMMDD."""
    return Valeurs(maintenant, commune, subdivision, parametres)
