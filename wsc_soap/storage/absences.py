"""Agents away, and who stands in for them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import bindparam

from wsc_soap.storage import tables
from wsc_soap.storage.direct import Insertion
from wsc_soap.storage.repository import Repository, delete_rows, select_rows

_t = tables.absence


@dataclass(frozen=True)
class Absence:
    """An agent is away from `du` to `au`, both included; `remplacant` stands in."""

    agent: str
    du: date
    au: date
    remplacant: str


_CHAMPS = tuple(Absence.__dataclass_fields__)


def _save(statement: Any) -> Any:
    changes = {name: statement.excluded[name] for name in ("au", "remplacant")}
    return statement.on_conflict_do_update(index_elements=["collectivite", "agent", "du"], set_=changes)


_SAVE = Insertion(_t, _save)
_LATER = select_rows(_t, *_CHAMPS).where(_t.c.au >= bindparam("jour")).order_by(_t.c.agent, _t.c.du)
_FOR = select_rows(_t, *_CHAMPS, by=["remplacant"]).where(_t.c.au >= bindparam("jour"), _t.c.du <= bindparam("jour"))
_DELETE = delete_rows(_t, by=["agent", "du"])


class Absences(Repository):
    """The absences of the collectivité's agents."""

    def save(self, absence: Absence) -> None:
        """Writes an absence; the same agent and first day is the same one."""
        self._insert(_SAVE, **vars(absence))

    def since(self, jour: date) -> tuple[Absence, ...]:
        """Those that are not over on that day, by agent and first day."""
        return tuple(Absence(*row) for row in self._execute(_LATER, jour=jour))

    def replaced_by(self, agent: str, jour: date) -> tuple[str, ...]:
        """The agents whom this one stands in for on that day."""
        return tuple(row.agent for row in self._execute(_FOR, b_remplacant=agent, jour=jour))

    def delete(self, agent: str, du: date) -> bool:
        """Forgets an absence; False when unknown."""
        return self._execute(_DELETE, b_agent=agent, b_du=du).rowcount == 1
