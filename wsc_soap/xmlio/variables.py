"""The variables an expression may name, and their values at an instant (catalogue, rules, section 1).

Dates are numbers YYYYMMDD, because XPath 1.0 compares numbers and nothing else.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import NamedTuple

from wsc_soap.domain.calendar import working_days_after

FIXED = ("aujourdhui", "maintenant", "commune")
PARAMETRES = ("dateLimiteInscription", "dateScrutin", "dateRentree", "capacite")
DIGITS = {"": 5, "ouvres": 3}  # working days are counted one by one


class Shift(NamedTuple):
    """A number of days from today; `working` in working days."""

    days: int
    working: bool


@lru_cache(maxsize=512)
def shift_named(nom: str) -> Shift | None:
    """What `jPlusN`, `jMoinsN` or `jPlusNouvres` says; None for another name."""
    for start, end, sign in (("jPlus", "ouvres", 1), ("jPlus", "", 1), ("jMoins", "", -1)):
        number = nom.removeprefix(start).removesuffix(end)
        if nom == start + number + end and number.isascii() and number.isdigit() and len(number) <= DIGITS[end]:
            return Shift(sign * int(number), bool(end))
    return None


def known_variable(nom: str) -> bool:
    """True for a variable the engine provides."""
    return nom in FIXED or nom in PARAMETRES or shift_named(nom) is not None


def as_number(day: date) -> int:
    """A date as the number YYYYMMDD."""
    return day.year * 10000 + day.month * 100 + day.day


def _hour(now: datetime) -> int:
    return now.hour * 10_000 + now.minute * 100 + now.second


_UNKNOWN = dict.fromkeys(PARAMETRES, math.nan)


class VariableValues(Mapping[str, object]):
    """The values of all variables at one instant in one town, computed when asked.

    A parameter the town has not set is not a number: every comparison with it is false.
    """

    def __init__(
        self,
        now: datetime,
        commune: str,
        subdivision: str = "",
        parametres: Mapping[str, int] | None = None,
    ) -> None:
        self._day = now.date()
        self._subdivision = subdivision
        today = as_number(self._day)
        self._known: dict[str, object] = {
            **_UNKNOWN,
            "aujourdhui": today,
            "maintenant": today * 1_000_000 + _hour(now),
            "commune": commune,
            **(parametres or {}),
        }

    def __getitem__(self, nom: str) -> object:
        if nom not in self._known:
            self._known[nom] = self._shifted(nom)
        return self._known[nom]

    def _shifted(self, nom: str) -> object:
        shift = shift_named(nom)
        if shift is None:
            raise KeyError(nom)
        if shift.working:
            return as_number(working_days_after(self._day, shift.days, self._subdivision))
        try:
            return as_number(self._day + timedelta(days=shift.days))
        except OverflowError:
            return math.nan

    def __iter__(self) -> Iterator[str]:
        return iter(self._known)

    def __len__(self) -> int:
        return len(self._known)


def variables_at(
    now: datetime, commune: str, subdivision: str = "", parametres: Mapping[str, int] | None = None
) -> VariableValues:
    """The variables at `now` (the town's local time), for its INSEE `commune` and its `holidays` `subdivision`;
    `parametres` are the dates the town sets (`dateScrutin`…), as YYYYMMDD."""
    return VariableValues(now, commune, subdivision, parametres)
