"""What the official identifiers share: typed with spaces or not, kept in capitals without them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .base import TypeChamp


@dataclass(frozen=True)
class Compact(TypeChamp):
    """A code of capitals and digits."""

    def lire(self, saisie: str) -> str:
        """Spaces, points and hyphens out, capitals; as typed when something else stands in it."""
        compact = re.sub(r"[\s.\-‐‑–]+", "", saisie).upper()
        return compact if compact.isascii() and compact.isalnum() else saisie.strip()


def grouper(valeur: str, *tailles: int, espace: str = "\u00a0") -> str:
    """The value cut in groups of these sizes, the rest last: `grouper("73282932000074", 3, 3, 3)`."""
    groupes, debut = [], 0
    for taille in tailles:
        groupes.append(valeur[debut : debut + taille])
        debut += taille
    return espace.join(groupe for groupe in (*groupes, valeur[debut:]) if groupe)
