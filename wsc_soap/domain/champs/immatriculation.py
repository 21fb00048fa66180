"""The number plate of a vehicle: `AB-123-CD` since 2009 (SIV), `1234 AB 69` before (FNI)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import ClassVar

from .base import ChampType, InputHints

# Neither I, O nor U, and never SS.
_PAIR = "([A-HJ-NP-RTV-Z][A-HJ-NP-TV-Z]|S[A-HJ-NP-RTV-Z])"
_SIV = re.compile(f"{_PAIR}([0-9]{{3}}){_PAIR}")
_FNI = re.compile("([0-9]{1,4})([A-Z]{1,3})([0-9]{2,3}|2[AB])")


@dataclass(frozen=True)
class Immatriculation(ChampType):
    """Hyphens and spaces may be missing on the wire."""

    FORM: ClassVar[str] = "Écrivez {le} comme sur la plaque : AB-123-CD, ou 1234 AB 69 pour une ancienne"

    def read(self, typed: str) -> str:
        """In capitals, with its hyphens or its spaces."""
        compact = re.sub(r"[\s.\-‐‑–]+", "", typed).upper()
        if found := _SIV.fullmatch(compact):
            return "-".join(found.groups())
        return " ".join(found.groups()) if (found := _FNI.fullmatch(compact)) else typed.strip()


TYPE = Immatriculation(
    nom="immatriculation",
    xsd="string",
    composant="texte",
    motif=f"{_PAIR}-?[0-9]{{3}}-?{_PAIR}|[0-9]{{1,4}} ?[A-Z]{{1,3}} ?([0-9]{{2,3}}|2[AB])",
    longueur_max=13,
    hints=InputHints(width="10"),
)
