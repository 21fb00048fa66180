"""Working days, legal months, clear delays and ages.

Public holidays come from the `holidays` library (code du travail, L3133-1, L3134-13 and the overseas days).
A `subdivision` is its code of the place: empty for mainland France, `57` and `6AE` for Moselle and Alsace,
`971` to `976`, `NC`... The list is known up to the year 2100; later years count weekends only.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache

import holidays

_DAY = timedelta(days=1)
_FARTHEST = 20_000  # working days, about eighty years: beyond, it is a mistake and not a delay
_ALIASES = {"67": "6AE", "68": "6AE"}


def paques(annee: int) -> date:
    """Easter Sunday in the Gregorian calendar (Meeus/Butcher); ValueError before 1583, when it did not
    exist."""
    if annee < 1583:
        raise ValueError(f"no Gregorian Easter in {annee}")
    a, (b, c) = annee % 19, divmod(annee, 100)
    (d, e), f = divmod(b, 4), (b + 8) // 25
    h = (19 * a + b - d - (b - f + 1) // 3 + 15) % 30
    i, k = divmod(c, 4)
    n = (32 + 2 * e + 2 * i - h - k) % 7
    mois, jour = divmod(h + n - 7 * ((a + 11 * h + 22 * n) // 451) + 114, 31)
    return date(annee, mois, jour + 1)


@lru_cache(maxsize=64)
def _feries(annee: int, subdivision: str) -> dict[date, str]:
    code = _ALIASES.get(subdivision, subdivision) or None
    try:
        return dict(holidays.country_holidays("FR", subdiv=code, years=annee, language="fr", expand=False))
    except NotImplementedError as error:
        raise ValueError(f"unknown subdivision {subdivision!r}") from error


def nom_ferie(jour: date, subdivision: str = "") -> str:
    """The name of the public holiday that falls on this day (« Ascension »), or an empty text."""
    return _feries(jour.year, subdivision).get(jour, "")


def ferie(jour: date, subdivision: str = "") -> bool:
    """True on a public holiday of the place; ValueError when the subdivision is unknown."""
    return jour in _feries(jour.year, subdivision)


def ouvre(jour: date, subdivision: str = "") -> bool:
    """True on a « jour ouvré »: Monday to Friday, not a holiday."""
    return jour.weekday() < 5 and not ferie(jour, subdivision)


@lru_cache(maxsize=4096)
def jours_ouvres_apres(depart: date, n: int, subdivision: str = "") -> date:
    """The `n`-th working day after `depart`, which is not counted; `depart` itself for 0. ValueError when
    `n` is negative or beyond any delay."""
    if not 0 <= n <= _FARTHEST:
        raise ValueError(f"{n} is not a number of working days")
    jour = depart
    while n:
        jour += _DAY
        n -= ouvre(jour, subdivision)
    return jour


def jours_ouvres_entre(a: date, b: date, subdivision: str = "") -> int:
    """How many working days follow `a` up to `b` included, so that `jours_ouvres_apres(a, n)` is at n;
    negative when `b` is before `a`."""
    if b < a:
        return -jours_ouvres_entre(b, a, subdivision)
    return sum(ouvre(a + _DAY * rang, subdivision) for rang in range(1, (b - a).days + 1))


def mois_apres(depart: date, n: int) -> date:
    """The same day of the month `n` months later, else the last day of that month (civil procedure code,
    641). Never postponed: a decision by silence is born on its day. ValueError when `n` is negative."""
    if n < 0:
        raise ValueError(f"{n} is not a number of months")
    annees, mois = divmod(depart.month - 1 + n, 12)
    annee = depart.year + annees
    return date(annee, mois + 1, min(depart.day, monthrange(annee, mois + 1)[1]))


def delai_franc(depart: date, jours: int, subdivision: str = "") -> date:
    """The end of a clear delay: neither the first day nor the last counts, and it is put off to the next
    working day when it falls on a Saturday, a Sunday or a holiday (civil procedure code, 641 and 642).
    ValueError when negative."""
    if jours < 0:
        raise ValueError(f"{jours} is not a number of days")
    echeance = depart + _DAY * (jours + 1)
    while not ouvre(echeance, subdivision):
        echeance += _DAY
    return echeance


def age(naissance: date, jour: date) -> int:
    """Completed years at `jour`; someone born on 29 February grows older on 1 March of common years.
    ValueError before birth."""
    if jour < naissance:
        raise ValueError("not born yet")
    return jour.year - naissance.year - ((jour.month, jour.day) < (naissance.month, naissance.day))
