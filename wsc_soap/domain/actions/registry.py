"""The registry of effect kinds; duplicates are refused at import."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from wsc_soap.domain.case import Case
from wsc_soap.domain.dossier import Avis, DeferredTask, Dossier
from wsc_soap.domain.processus import Action, Effet


@dataclass(frozen=True)
class Instant:
    """Where an effect arises: the dossier after the step, when, and what the actor said. `case` is all that is known
    then, `action` what was done, `rang` its line in the journal."""

    dossier: Dossier
    now: datetime
    motif: str = ""
    commentaire: str = ""
    case: Case | None = None
    action: Action | None = None
    rang: int = 0

    @property
    def known(self) -> Case:
        """The case, for the kinds that need it."""
        assert self.case is not None
        return self.case


@dataclass(frozen=True)
class Consequences:
    """What an effect brings. `changes` are fields of the dossier; `delai_legal` says `suspendre`, `reprendre` or
    `reinitialiser`; `disarmed` are clocks whose tasks are to be cancelled."""

    tasks: tuple[DeferredTask, ...] = ()
    changes: Mapping[str, object] = field(default_factory=dict)
    avis: tuple[Avis, ...] = ()
    delai_legal: str = ""
    disarmed: tuple[str, ...] = ()


Kind = Callable[[Effet, Instant], "list[DeferredTask] | Consequences"]
_KINDS: dict[str, Kind] = {}


def effet(nom: str) -> Callable[[Kind], Kind]:
    """Register a function `(Effet, Instant) -> tasks or Consequences` as the kind `nom`."""

    def register(function: Kind) -> Kind:
        if nom in _KINDS:
            raise ValueError(f"effect kind {nom} registered twice")
        _KINDS[nom] = function
        return function

    return register


def kinds() -> frozenset[str]:
    """The names of all kinds."""
    return frozenset(_KINDS)


def consequences(demande: Effet, instant: Instant) -> Consequences:
    """What an effect brings; KeyError when its kind is unknown (definitions are checked before)."""
    found = _KINDS[demande.genre](demande, instant)
    return Consequences(tuple(found)) if isinstance(found, list) else found


def message_facts(instant: Instant) -> dict[str, str]:
    """What every message or letter of a step carries to be written later: the étape, the words of the actor, the
    line of the journal, the deadline told."""
    facts = {
        "etape": instant.dossier.etape,
        "motif": instant.motif,
        "suite": instant.commentaire,
        "rang": str(instant.rang),
    }
    if instant.dossier.echeance:
        facts["dateLimite"] = instant.dossier.echeance.isoformat()
    return facts
