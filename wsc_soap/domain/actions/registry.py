"""The registry of effect kinds; duplicates are refused at import."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from wsc_soap.domain.dossier import DeferredTask, Dossier
from wsc_soap.domain.processus import Effet


@dataclass(frozen=True)
class Instant:
    """Where an effect arises: the dossier after the step, when, and what the actor said."""

    dossier: Dossier
    now: datetime
    motif: str = ""
    commentaire: str = ""


Kind = Callable[[Effet, Instant], list[DeferredTask]]
_KINDS: dict[str, Kind] = {}


def effet(nom: str) -> Callable[[Kind], Kind]:
    """Register a function `(Effet, Instant) -> tasks` as the kind `nom`."""

    def register(function: Kind) -> Kind:
        if nom in _KINDS:
            raise ValueError(f"effect kind {nom} registered twice")
        _KINDS[nom] = function
        return function

    return register


def kinds() -> frozenset[str]:
    """The names of all kinds."""
    return frozenset(_KINDS)


def tasks(demande: Effet, instant: Instant) -> list[DeferredTask]:
    """The outbox tasks of an effect; KeyError when its kind is unknown (definitions are checked before)."""
    return _KINDS[demande.genre](demande, instant)
