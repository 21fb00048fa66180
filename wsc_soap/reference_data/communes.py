"""The communes of France by code, name and postal code, from the official list kept beside (see README.md).

The list is read at the first question and kept as plain lines, about 3 MB; the index of names, twice that,
is only built when a name or a postal code is looked for.
"""

from __future__ import annotations

import gzip
from bisect import bisect_left
from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

from wsc_soap.domain.french import apostrophe

from .spelling import search_key

_END = "\x7f"  # after every digit and letter of a key


class Commune(NamedTuple):
    """A commune or an arrondissement of Paris, Lyon or Marseille."""

    code: str
    nom: str
    postal_codes: tuple[str, ...]


@lru_cache(maxsize=1)
def _official() -> tuple[str, ...]:
    """Lines `code TAB name TAB postal codes`, by code."""
    packed = files(__package__).joinpath("communes.tsv.gz").read_bytes()
    return tuple(gzip.decompress(packed).decode().splitlines())


@lru_cache(maxsize=1)
def _official_index() -> tuple[str, ...]:
    return _index(map(_parsed, _official()))


def _index(communes: Iterable[Commune]) -> tuple[str, ...]:
    """Lines `key TAB code`, sorted: a key is a name in its one spelling, or a postal code."""
    return tuple(sorted(f"{key}\t{commune.code}" for commune in communes for key in _keys(commune)))


def _keys(commune: Commune) -> tuple[str, ...]:
    return (search_key(commune.nom), *commune.postal_codes)


def _parsed(line: str) -> Commune:
    code, nom, postal_codes = line.split("\t")
    return Commune(code, apostrophe(nom), tuple(postal_codes.split()))


def _between(lines: tuple[str, ...], start: str, end: str, limit: int | None = None) -> tuple[str, ...]:
    first = bisect_left(lines, start)
    last = bisect_left(lines, end, first)
    return lines[first : last if limit is None else min(last, first + limit)]


class Communes:
    """All communes, and those that a collectivité or a demonstration adds."""

    def __init__(self, extra: Iterable[tuple[str, str, tuple[str, ...]]] = ()) -> None:
        """`extra` are (code, name, postal codes); they stand before an official commune of their
        code."""
        self._own = {code: Commune(code, nom, tuple(postal_codes)) for code, nom, postal_codes in extra}
        self._own_index = _index(self._own.values())

    def commune(self, code: str) -> Commune | None:
        """The commune of this INSEE code, or None."""
        if code in self._own:
            return self._own[code]
        for line in _between(_official(), f"{code}\t", f"{code}\n"):
            return _parsed(line) if line.partition("\t")[0] == code else None
        return None

    def name(self, code: str) -> str | None:
        """The name of the commune of this INSEE code, or None."""
        commune = self.commune(code)
        return commune.nom if commune else None

    def by_name(self, nom: str) -> list[Commune]:
        """The communes of exactly this name, whatever its accents, case, hyphens and « St »."""
        return self._found(f"{search_key(nom)}\t", f"{search_key(nom)}\t{_END}") if search_key(nom) else []

    def by_postal_code(self, code_postal: str) -> list[Commune]:
        """The communes, and the arrondissements, that this postal code serves."""
        return self._found(f"{code_postal}\t", f"{code_postal}\t{_END}") if code_postal.isdigit() else []

    def by_name_or_postal_code(self, text: str, limit: int = 20) -> list[Commune]:
        """What may be meant by a beginning of name or a postal code, the exact names first; at most
        `limit`."""
        key = search_key(text)
        if not key:
            return []
        exact = self._found(f"{key}\t", f"{key}\t{_END}")
        longer = [commune for commune in self._found(key, key + _END, limit + len(exact)) if commune not in exact]
        return (exact + longer)[:limit]

    def coherent(self, code: str, code_postal: str) -> bool | None:
        """True when the postal code serves the commune, False when it does not; None when that is not known
        (a commune that is not in the list, a business code of its department)."""
        commune = self.commune(code)
        if commune is None or not commune.postal_codes:
            return None
        if code_postal in commune.postal_codes:
            return True
        known = bool(self.by_postal_code(code_postal))
        return None if not known and code_postal[:2] == commune.postal_codes[0][:2] else False

    def _found(self, start: str, end: str, limit: int | None = None) -> list[Commune]:
        indexes = (self._own_index, _official_index())
        lines = (line for index in indexes for line in _between(index, start, end, limit))
        codes = dict.fromkeys(line.rpartition("\t")[2] for line in lines)
        return [commune for commune in map(self.commune, codes) if commune]
