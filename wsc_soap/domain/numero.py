"""Numbers of dossiers: `2026-00333-4`, the year, the rank in the year, a check digit.

The check digit is Damm's over the whole of the digits, so that one wrong digit or two neighbours exchanged
are always noticed when the number is read out on the telephone.
"""

from __future__ import annotations

import re

from stdnum import damm

_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—−", "-"))
_PREFIX = re.compile(r"^(?:dossier\s*)?(?:n[°ºo.]+)?\s*", re.IGNORECASE)
_NUMBER = re.compile(r"(20[0-9]{2})-?([0-9]{5}|[1-9][0-9]{5,8})-?([0-9])")


def compose(year: int, rank: int) -> str:
    """The number of the `rank`-th dossier of the year (at least five digits, then as many as needed);
    ValueError out of the years 2000 to 2099 or of the ranks 1 to 999 999 999."""
    if not 2000 <= year <= 2099 or not 1 <= rank <= 999_999_999:
        raise ValueError(f"no number for rank {rank} of {year}")
    digits = f"{rank:05d}"
    return f"{year}-{digits}-{damm.calc_check_digit(f'{year}{digits}')}"


def parse(text: str) -> str | None:
    """The canonical number in what somebody typed or pasted (spaces, other dashes or none, « n° » before
    it), or None when it is not a number or its check digit is wrong."""
    found = _NUMBER.fullmatch(re.sub(r"\s+", "", _PREFIX.sub("", text.strip().translate(_DASHES), count=1)))
    if found is None or found[2] == "00000" or not damm.is_valid("".join(found.groups())):
        return None
    return "-".join(found.groups())
