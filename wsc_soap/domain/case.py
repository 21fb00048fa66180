"""A dossier with all that decides what may be done to it: its process, its journal, its opinions, the time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Protocol

from wsc_soap.domain.collectivite import Collectivite
from wsc_soap.domain.dossier import Avis, Dossier, LigneJournal
from wsc_soap.domain.processus import Etape, Processus

AGENT, EXTERNE, METIER, SYSTEME = "agent", "externe", "metier", "systeme"


@dataclass(frozen=True)
class Act:
    """Somebody does something: `genre` is `usager`, `agent`, `externe`, `metier`, `horloge` or `systeme`, `nom` as
    printed in the journal, `sujet` the key of the person. `services` are the departments an agent works for, `profil`
    what he is entitled to; `acteur` is the code of an external acteur; `valeurs` the XML of the action's form, checked.
    """

    genre: str
    nom: str
    services: tuple[str, ...] = ()
    motif: str = ""
    commentaire: str = ""
    sujet: str = ""
    profil: str = "agent"
    acteur: str = ""
    valeurs: str = ""


class Judge(Protocol):
    """Evaluates the expressions of a process; the domain does not know how."""

    def holds(self, condition: str, case: Case) -> bool:
        """Whether a condition is true of this case."""

    def moment(self, expression: str, case: Case) -> date | datetime | None:
        """The date, or the local date and time, that an expression reads in the demande; None when there is none."""

    def text(self, expression: str, case: Case) -> str:
        """What an expression reads, as text."""


class NoExpression:
    """The judge of processes without expressions: nothing holds, no date is known."""

    def holds(self, condition: str, case: Case) -> bool:
        """False."""
        return False

    def moment(self, expression: str, case: Case) -> date | datetime | None:
        """None."""
        return None

    def text(self, expression: str, case: Case) -> str:
        """Empty."""
        return ""


@dataclass(frozen=True)
class Case:
    """A dossier at an instant (`now`, UTC). `facts` are more things that conditions read in `../dossier/…`."""

    processus: Processus
    collectivite: Collectivite
    dossier: Dossier
    now: datetime
    journal: tuple[LigneJournal, ...] = ()
    avis: tuple[Avis, ...] = ()
    judge: Judge = field(default_factory=NoExpression)
    facts: Mapping[str, str] = field(default_factory=dict)

    @property
    def etape(self) -> Etape:
        """The étape where the dossier stands."""
        return self.processus.etape(self.dossier.etape)

    def holds(self, condition: str) -> bool:
        """Whether a condition is true; an empty one is."""
        return not condition or self.judge.holds(condition, self)

    def last(self, action: str) -> LigneJournal | None:
        """The last line of the journal that this action wrote, or None."""
        return next((line for line in reversed(self.journal) if line.action == action), None)

    def with_changes(self, **changes: object) -> Case:
        """A copy with these fields changed."""
        return replace(self, **changes)  # type: ignore[arg-type]
