"""The outbox: what is to be done because of a step, written in the transaction of the step and done
afterwards.

A row is `a-faire`, then `faite`, `morte` (given up, shown to people) or `annulee`. A worker claims rows with
a lease (`claim.py`); a worker that dies leaves a row whose lease ends, and another takes it: done at least
once, at most twice for each death.
"""

from __future__ import annotations

import secrets
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import datetime, timedelta

from sqlalchemy import bindparam, update

from wsc_soap.domain.dossier import DeferredTask
from wsc_soap.storage import tables
from wsc_soap.storage.direct import Insertion
from wsc_soap.storage.repository import TENANT, Repository, select_rows, update_rows

_t = tables.boite

_FIRST_WAITS = (timedelta(minutes=1), timedelta(minutes=5), timedelta(minutes=15), timedelta(hours=1))
_THEN = timedelta(hours=1)
MAX_ATTEMPTS = 74  # the four first waits, then every hour: 71 h 21 after the first attempt


@dataclass(frozen=True)
class Task:
    """A claimed row. `essais` counts this attempt; with `id` it names the claim, so that a worker whose lease
    ended can change nothing any more."""

    collectivite: str
    id: str
    dossier: str
    genre: str
    contenu: dict[str, str]
    essais: int


@dataclass(frozen=True)
class Courriel:
    """A message of a dossier; `objet` and `corps` are empty until sent, `etat` is the row's."""

    id: str
    contenu: dict[str, str]
    cree_le: datetime
    faite_le: datetime | None
    etat: str
    objet: str
    corps: str


_ADD = Insertion(_t)
_COURRIELS = select_rows(_t, *Courriel.__dataclass_fields__, by=["dossier"]).where(
    _t.c.genre == "courriel", _t.c.etat != "annulee"
)
_COURRIELS = _COURRIELS.order_by(_t.c.id)
_GIVEN_UP = select_rows(_t, "collectivite", "id", "dossier", "genre", "contenu", "essais").where(_t.c.etat == "morte")
_KIND = select_rows(_t, "etat", "derniere_erreur", by=["dossier", "genre"]).order_by(_t.c.id)
_CLOSE = (
    update(_t)
    .where(
        _t.c.collectivite == TENANT,
        _t.c.id == bindparam("b_id"),
        _t.c.essais == bindparam("b_essais"),
        _t.c.etat == "a-faire",
    )
    .values(bail_jusqua=None)
)
_CANCEL = update_rows(_t, by=["dossier", "genre"]).where(_t.c.etat == "a-faire").values(etat="annulee")
_CLOCKS = select_rows(_t, "id", "contenu", by=["dossier"]).where(_t.c.genre == "minuterie", _t.c.etat == "a-faire")
_CANCEL_ONE = update_rows(_t, by=["id"]).where(_t.c.etat == "a-faire").values(etat="annulee")
_REVIVE = update_rows(_t, by=["id"]).where(_t.c.etat == "morte").values(etat="a-faire", essais=0)


class Outbox(Repository):
    """The outbox of the collectivité."""

    def add(self, tasks: Sequence[DeferredTask], now: datetime) -> None:
        """Writes the rows down, in this order."""
        self._insert_all(_ADD, [_row(task, now) for task in tasks])

    def courriels(self, dossier: str) -> tuple[Courriel, ...]:
        """The messages of that dossier, sent or not, in the order they were written."""
        return tuple(Courriel(*row) for row in self._execute(_COURRIELS, b_dossier=dossier))

    def of_kind(self, dossier: str, genre: str) -> list[tuple[str, str]]:
        """The state and the last error of each row of that kind of the dossier, in the order they were written."""
        return [(row.etat, row.derniere_erreur) for row in self._execute(_KIND, b_dossier=dossier, b_genre=genre)]

    def cancel(self, dossier: str, genre: str) -> int:
        """Cancels what is still to be done of that kind for the dossier; returns how many."""
        return self._execute(_CANCEL, b_dossier=dossier, b_genre=genre).rowcount

    def clocks(self, dossier: str, passage: int) -> dict[str, str]:
        """The clocks of this stay that are still to strike: the action of each, and when it is due."""
        found = (contenu for _, contenu in self._execute(_CLOCKS, b_dossier=dossier))
        return {c["action"]: c["prevue"] for c in found if c.get("passage") == str(passage) and "prevue" in c}

    def disarm(self, dossier: str, action: str) -> None:
        """Cancels the clock of that action, if it is still to strike."""
        for id, contenu in self._execute(_CLOCKS, b_dossier=dossier):
            if contenu.get("action") == action:
                self._execute(_CANCEL_ONE, b_id=id)

    def done(self, task: Task, now: datetime, *, objet: str = "", corps: str = "") -> bool:
        """The row is done; a message leaves its subject and corps as sent. False when the claim was lost."""
        return self._close(task, etat="faite", faite_le=now, objet=objet, corps=corps)

    def retry(self, task: Task, error: str, pas_avant: datetime) -> bool:
        """The row is to be tried again, not before that instant. False when the claim was lost."""
        return self._close(task, derniere_erreur=error, pas_avant=pas_avant)

    def give_up(self, task: Task, error: str) -> bool:
        """The row is given up. False when the claim was lost."""
        return self._close(task, etat="morte", derniere_erreur=error)

    def failed(self, task: Task, error: str, now: datetime) -> bool:
        """The attempt failed: to be tried again on schedule, or given up after the last. False when the claim
        was lost."""
        wait = wait_after(task.essais)
        return self.give_up(task, error) if wait is None else self.retry(task, error, now + wait)

    def given_up(self) -> tuple[Task, ...]:
        """The rows given up."""
        return tuple(task_of(row) for row in self._execute(_GIVEN_UP.order_by(_t.c.id)))

    def revive(self, id: str, now: datetime) -> bool:
        """Puts a row given up back, with all its attempts. False when it is not given up."""
        return self._execute(_REVIVE, b_id=id, pas_avant=now).rowcount == 1

    def _close(self, task: Task, **values: object) -> bool:
        return self._execute(_CLOSE, b_id=task.id, b_essais=task.essais, **values).rowcount == 1


def wait_after(attempts: int) -> timedelta | None:
    """How long to wait after that many failed attempts: 1, 5, 15 and 60 minutes, then every hour for three
    days; None when no more attempt is due."""
    if attempts > MAX_ATTEMPTS:
        return None
    return _FIRST_WAITS[attempts - 1] if attempts <= len(_FIRST_WAITS) else _THEN


def task_of(row: object) -> Task:
    """A row of the outbox as it is handed to a worker."""
    known = row._asdict()  # type: ignore[attr-defined]
    values = {one.name: known[one.name] for one in fields(Task)}
    return Task(**{**values, "dossier": values["dossier"] or ""})


def _row(task: DeferredTask, now: datetime) -> dict[str, object]:
    return {
        "id": new_id(),
        "dossier": task.dossier or None,
        "genre": task.genre,
        "destinataire": task.contenu.get("destinataire", ""),
        "contenu": task.contenu,
        "cree_le": now,
        "pas_avant": task.pas_avant,
        "essais": 0,
        "etat": "a-faire",
        "derniere_erreur": "",
        "objet": "",
        "corps": "",
    }


_lock = threading.Lock()
_last = 0


def new_id() -> str:
    """A name of 26 hexadecimal digits, unique, unguessable, and sorting in the order of creation:
    microseconds since 1970, then 48 bits of chance."""
    global _last
    with _lock:
        _last = max(_last + 1, time.time_ns() // 1000)
        return f"{_last:014x}{secrets.token_hex(6)}"
