"""Sets of characters as ranges of code points, and those that XML Schema names (part 2, appendix F)."""

from __future__ import annotations

import sys
import unicodedata
from bisect import bisect_right
from functools import lru_cache

Ranges = list[tuple[int, int]]
MULTI = "sdwic"


@lru_cache(maxsize=16)
def multi(char: str) -> Ranges:
    """The set of a one-letter escape (`s` for `\\s`), of its complement in upper case."""
    named = categories()
    letter_like = [*named["L"], *named["Nl"], (ord("_"), ord("_")), (ord(":"), ord(":"))]
    ranges = {
        "s": [(32, 32), (9, 10), (13, 13)],
        "d": named["Nd"],
        "w": complement([*named["P"], *named["Z"], *named["C"]]),
        "i": letter_like,
        "c": [*letter_like, *named["Nd"], *named["M"], (45, 46), (183, 183)],
    }[char.lower()]
    return complement(ranges) if char.isupper() else merge(ranges)


@lru_cache(maxsize=1)
def categories() -> dict[str, Ranges]:
    """Ranges of every general category (`Lu`) and of every group of them (`L`), read from Unicode."""
    found: dict[str, Ranges] = {}
    for code in range(sys.maxunicode + 1):
        ranges = found.setdefault(unicodedata.category(chr(code)), [])
        if ranges and ranges[-1][1] == code - 1:
            ranges[-1] = (ranges[-1][0], code)
        else:
            ranges.append((code, code))
    groups = {name[0] for name in found}
    return found | {
        group: merge([item for name in found if name[0] == group for item in found[name]]) for group in groups
    }


def merge(ranges: Ranges) -> Ranges:
    """The same set, sorted and without overlap."""
    merged: Ranges = []
    for low, high in sorted(ranges):
        if merged and low <= merged[-1][1] + 1:
            merged[-1] = (merged[-1][0], max(merged[-1][1], high))
        else:
            merged.append((low, high))
    return merged


def complement(ranges: Ranges) -> Ranges:
    """All other characters."""
    outside, following = [], 0
    for low, high in merge(ranges):
        if low > following:
            outside.append((following, low - 1))
        following = high + 1
    return [*outside, (following, sys.maxunicode)] if following <= sys.maxunicode else outside


def holds(ranges: Ranges, code: int) -> bool:
    """True when the code point is in the (sorted) ranges."""
    at = bisect_right(ranges, (code, sys.maxunicode + 1)) - 1
    return at >= 0 and ranges[at][0] <= code <= ranges[at][1]
