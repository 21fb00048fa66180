"""What the official identifiers share: typed with spaces or not, kept in capitals without them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .base import ChampType


@dataclass(frozen=True)
class Compact(ChampType):
    """A code of capitals and digits."""

    def read(self, typed: str) -> str:
        """Spaces, points and hyphens out, capitals; as typed when something else stands in it."""
        compact = re.sub(r"[\s.\-‐‑–]+", "", typed).upper()
        return compact if compact.isascii() and compact.isalnum() else typed.strip()


def group(value: str, *sizes: int, namespace: str = "\u00a0") -> str:
    """The value cut in groups of these sizes, the rest last: `group("73282932000074", 3, 3, 3)`."""
    groups, start = [], 0
    for size in sizes:
        groups.append(value[start : start + size])
        start += size
    return namespace.join(group for group in (*groups, value[start:]) if group)
