"""The registry of effect kinds; duplicates are refused at import."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from wsc_soap.domain.dossier import Dossier, TacheDifferee
from wsc_soap.domain.processus import Effet


@dataclass(frozen=True)
class Instant:
    """Where an effect arises: the dossier after the step, when, and what the actor said."""

    dossier: Dossier
    maintenant: datetime
    motif: str = ""
    commentaire: str = ""


Genre = Callable[[Effet, Instant], list[TacheDifferee]]
_GENRES: dict[str, Genre] = {}


def effet(nom: str) -> Callable[[Genre], Genre]:
    """Register a function `(Effet, Instant) -> tasks` as the kind `nom`."""

    def register(fonction: Genre) -> Genre:
        if nom in _GENRES:
            raise ValueError(f"effect kind {nom} registered twice")
        _GENRES[nom] = fonction
        return fonction

    return register


def genres() -> frozenset[str]:
    """The names of all kinds."""
    return frozenset(_GENRES)


def taches(demande: Effet, instant: Instant) -> list[TacheDifferee]:
    """The outbox tasks of an effect; KeyError when its kind is unknown (definitions are checked before)."""
    return _GENRES[demande.genre](demande, instant)
