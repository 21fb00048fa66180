"""The profiles of agents, from the least to the widest; each may do what those before it may."""

from __future__ import annotations

AGENT, GESTIONNAIRE, ADMINISTRATEUR = PROFILS = ("agent", "gestionnaire", "administrateur")


def may(profil: str, wanted: str) -> bool:
    """True when an agent of this profile may do what `wanted` (one of `PROFILS`) may. A profile of no known name is
    that of an agent."""
    return _rank(profil) >= _rank(wanted)


def _rank(profil: str) -> int:
    return PROFILS.index(profil) if profil in PROFILS else 0
