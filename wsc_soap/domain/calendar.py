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


def easter(year: int) -> date:
    """Easter Sunday in the Gregorian calendar (Meeus/Butcher); ValueError before 1583, when it did not
    exist."""
    if year < 1583:
        raise ValueError(f"no Gregorian Easter in {year}")
    a, (b, c) = year % 19, divmod(year, 100)
    (d, e), f = divmod(b, 4), (b + 8) // 25
    h = (19 * a + b - d - (b - f + 1) // 3 + 15) % 30
    i, k = divmod(c, 4)
    n = (32 + 2 * e + 2 * i - h - k) % 7
    month, day = divmod(h + n - 7 * ((a + 11 * h + 22 * n) // 451) + 114, 31)
    return date(year, month, day + 1)


@lru_cache(maxsize=64)
def _holidays_of(year: int, subdivision: str) -> dict[date, str]:
    code = _ALIASES.get(subdivision, subdivision) or None
    try:
        return dict(holidays.country_holidays("FR", subdiv=code, years=year, language="fr", expand=False))
    except NotImplementedError as error:
        raise ValueError(f"unknown subdivision {subdivision!r}") from error


def holiday_name(day: date, subdivision: str = "") -> str:
    """The name of the public holiday that falls on this day (« Ascension »), or an empty text."""
    return _holidays_of(day.year, subdivision).get(day, "")


def is_holiday(day: date, subdivision: str = "") -> bool:
    """True on a public holiday of the place; ValueError when the subdivision is unknown."""
    return day in _holidays_of(day.year, subdivision)


def is_working_day(day: date, subdivision: str = "") -> bool:
    """True on a « jour ouvré »: Monday to Friday, not a holiday."""
    return day.weekday() < 5 and not is_holiday(day, subdivision)


@lru_cache(maxsize=4096)
def working_days_after(start: date, n: int, subdivision: str = "") -> date:
    """The `n`-th working day after `start`, which is not counted; `start` itself for 0. ValueError when
    `n` is negative or beyond any delay."""
    if not 0 <= n <= _FARTHEST:
        raise ValueError(f"{n} is not a number of working days")
    day = start
    while n:
        day += _DAY
        n -= is_working_day(day, subdivision)
    return day


def working_days_between(a: date, b: date, subdivision: str = "") -> int:
    """How many working days follow `a` up to `b` included, so that `working_days_after(a, n)` is at n;
    negative when `b` is before `a`."""
    if b < a:
        return -working_days_between(b, a, subdivision)
    return sum(is_working_day(a + _DAY * rank, subdivision) for rank in range(1, (b - a).days + 1))


def months_after(start: date, n: int) -> date:
    """The same day of the month `n` months later, else the last day of that month (civil procedure code,
    641). Never postponed: a decision by silence is born on its day. ValueError when `n` is negative."""
    if n < 0:
        raise ValueError(f"{n} is not a number of months")
    years, month = divmod(start.month - 1 + n, 12)
    year = start.year + years
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))


def clear_delay(start: date, jours: int, subdivision: str = "") -> date:
    """The end of a clear delay: neither the first day nor the last counts, and it is put off to the next
    working day when it falls on a Saturday, a Sunday or a holiday (civil procedure code, 641 and 642).
    ValueError when negative."""
    if jours < 0:
        raise ValueError(f"{jours} is not a number of days")
    echeance = start + _DAY * (jours + 1)
    while not is_working_day(echeance, subdivision):
        echeance += _DAY
    return echeance


def age(birth: date, day: date) -> int:
    """Completed years at `day`; someone born on 29 February grows older on 1 March of common years.
    ValueError before birth."""
    if day < birth:
        raise ValueError("not born yet")
    return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))
