"""Failed attempts at a password, counted by subject (an account, an address on the network): the rule is
elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam

from wsc_soap.storage import tables
from wsc_soap.storage.direct import Insertion
from wsc_soap.storage.repository import Repository, delete_rows, select_rows, update_rows

_t = tables.essai


@dataclass(frozen=True)
class AttemptCount:
    """Failures in a row, and until when the subject is blocked."""

    echecs: int = 0
    dernier_le: datetime | None = None
    bloque_jusqua: datetime | None = None


def _count(statement: Any) -> Any:
    first = statement.values(echecs=1)
    plus_one = {"echecs": _t.c.echecs + 1, "dernier_le": first.excluded.dernier_le}
    conflict = first.on_conflict_do_update(index_elements=["collectivite", "sujet"], set_=plus_one)
    return conflict.returning(_t.c.echecs)


_GET = select_rows(_t, *AttemptCount.__dataclass_fields__, by=["sujet"])
_COUNT_FAILURE = Insertion(_t, _count)
_BLOCK = update_rows(_t, by=["sujet"])
_CLEAR = delete_rows(_t, by=["sujet"])
_PURGE = delete_rows(_t, by=[]).where(_t.c.dernier_le < bindparam("avant"))


class Attempts(Repository):
    """The failures counted in the collectivité. Write them in a transaction that commits, whatever is
    answered."""

    def get(self, sujet: str) -> AttemptCount:
        """What is known of the subject; zero failures when nothing is."""
        row = self._row(_GET, b_sujet=sujet)
        return AttemptCount(*row) if row else AttemptCount()

    def count_failure(self, sujet: str, now: datetime) -> int:
        """Counts one failure more; returns how many in a row."""
        return int(self._insert(_COUNT_FAILURE, sujet=sujet, dernier_le=now)[0])

    def block(self, sujet: str, until: datetime) -> None:
        """Blocks a subject that failed."""
        self._execute(_BLOCK, b_sujet=sujet, bloque_jusqua=until)

    def clear(self, sujet: str) -> None:
        """Forgets the subject: the password was right."""
        self._execute(_CLEAR, b_sujet=sujet)

    def purge(self, before: datetime) -> int:
        """Forgets the subjects whose last failure is older than `before`; returns how many."""
        return self._execute(_PURGE, avant=before).rowcount
