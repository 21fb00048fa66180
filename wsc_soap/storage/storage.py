"""The door of the storage: one `Storage` per process, transactions by collectivité, the worker's claim, the
files.

with storage.write("demoville") as unit:
    unit.dossiers.add(dossier)
    unit.journal.open(dossier.numero, line)
    unit.commit()                         # leaving without it undoes everything
"""

from __future__ import annotations

import logging
import secrets
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import Connection, RootTransaction, exc, select

from wsc_soap.errors import Indisponible, ParametreInvalide
from wsc_soap.storage import tables
from wsc_soap.storage.claim import anything_due, claim, next_due
from wsc_soap.storage.crash_points import point
from wsc_soap.storage.engine import begin, open_engine
from wsc_soap.storage.files import Files
from wsc_soap.storage.outbox import Task
from wsc_soap.storage.unit_of_work import UnitOfWork

_log = logging.getLogger(__name__)
_CODES = select(tables.collectivite.c.collectivite).order_by(tables.collectivite.c.collectivite)
_TROUBLES = (exc.OperationalError, exc.InterfaceError, exc.TimeoutError)
_REFUSALS = (
    exc.DataError,
    UnicodeEncodeError,
    OverflowError,
)  # a NUL, half a surrogate pair, a number without end
_UNSTORABLE = "il contient un caractère ou un nombre qui ne peut pas être enregistré"
_WAIT = 10.0


class Storage:
    """The database at `url` (`sqlite:///path`, `postgresql://…`), migrated, and the files under
    `dossier_fichiers`.

    Every method answers Indisponible, with nothing written, when the database cannot serve (down, locked,
    disk full).
    """

    def __init__(self, url: str, files_folder: Path, *, connections: int = 8) -> None:
        self._engine = open_engine(url, connections)
        self.fichiers = Files(files_folder)
        driver = self._engine.dialect.loaded_dbapi
        self._troubles = (*_TROUBLES, driver.OperationalError, driver.InterfaceError)
        self._refusal = (*_REFUSALS, driver.DataError)
        # SQLite has one writer: waiting here is fair and costs nothing, waiting in SQLite is neither
        self._write_lock = threading.Lock() if self._engine.dialect.name == "sqlite" else None
        self._ecrivain: Connection | None = None

    @contextmanager
    def read(self, collectivite: str) -> Iterator[UnitOfWork]:
        """A transaction that reads."""
        with self._transaction(collectivite, read_only=True) as unit:
            yield unit

    @contextmanager
    def write(self, collectivite: str) -> Iterator[UnitOfWork]:
        """A transaction that writes, kept only if `unit.commit()` is called before leaving."""
        with self._turn(), self._transaction(collectivite, read_only=False) as unit:
            yield unit

    def collectivites(self) -> tuple[str, ...]:
        """The codes of all collectivités."""
        with self._open("", read_only=True) as (connection, _):
            return tuple(connection.execute(_CODES).scalars())

    def claim(self, limit: int, lease: timedelta, now: datetime) -> list[Task]:
        """Takes at most `limit` due rows of the outbox, of any collectivité, for the time `lease`. Report
        each with `unite.boite.done`, `failed`, `retry` or `give_up`, in a transaction of its
        collectivité."""
        with self._open("", read_only=True, worker=True) as (connection, _):
            if not anything_due(connection, now):
                return []
        with self._turn(), self._open("", read_only=False, worker=True) as (connection, transaction):
            tasks = claim(connection, limit, lease, now)
            transaction.commit()
        point("tache-reclamee")
        return tasks

    def next_due(self) -> datetime | None:
        """When the worker is next needed, for any collectivité; None when nothing is left to do."""
        with self._open("", read_only=True, worker=True) as (connection, _):
            return next_due(connection)

    def purge_orphans(self, collectivite: str, age: timedelta, now: datetime) -> int:
        """Removes the files of the collectivité that no row names and that are older than `age`; returns how
        many."""
        with self.read(collectivite) as unit:
            return self.fichiers.purge(collectivite, age, now, unit.pieces.is_cited)

    def close(self) -> None:
        """Closes every connection."""
        with self._turn():
            self._fermer_ecrivain()
        self._engine.dispose()

    @contextmanager
    def _transaction(self, collectivite: str, *, read_only: bool) -> Iterator[UnitOfWork]:
        if not collectivite:
            raise ValueError("a transaction belongs to a collectivité")
        with self._open(collectivite, read_only=read_only) as (connection, transaction):
            unit = UnitOfWork(connection, collectivite, transaction)
            try:
                yield unit
            finally:
                unit.close()

    @contextmanager
    def _open(
        self, collectivite: str, *, read_only: bool, worker: bool = False
    ) -> Iterator[tuple[Connection, RootTransaction]]:
        ecrivain = self._write_lock is not None and not read_only
        try:
            connection = self._prendre_ecrivain() if ecrivain else self._engine.connect()
            try:
                yield connection, begin(connection, collectivite, read_only=read_only, worker=worker)
            finally:
                _render(connection, keep=ecrivain)
        except self._troubles as trouble:
            if ecrivain:
                self._fermer_ecrivain()
            raise _unavailable(trouble) from trouble
        except self._refusal as refusal:
            raise ParametreInvalide(parametre="reçu", raison=_UNSTORABLE) from refusal

    def _prendre_ecrivain(self) -> Connection:
        """The one connection that writes to SQLite, kept by whoever has the turn: taking it from the pool and giving it
        back cost a tenth of a deposit."""
        if self._ecrivain is None:
            self._ecrivain = self._engine.connect()
        return self._ecrivain

    def _fermer_ecrivain(self) -> None:
        if self._ecrivain is not None:
            self._ecrivain.close()
            self._ecrivain = None

    @contextmanager
    def _turn(self) -> Iterator[None]:
        if self._write_lock is None:
            yield
            return
        if not self._write_lock.acquire(timeout=_WAIT):
            raise _unavailable(TimeoutError("another transaction writes"))
        try:
            yield
        finally:
            self._write_lock.release()


def _render(connection: Connection, *, keep: bool) -> None:
    """Undoes what was not committed; the connection goes back to the pool, or is kept."""
    if not keep:
        connection.close()
    elif transaction := connection.get_transaction():
        transaction.close()


def _unavailable(trouble: Exception) -> Indisponible:
    """The error to raise; the log has its reference and the kind of trouble, no value."""
    reference = secrets.token_hex(4)
    cause = getattr(trouble, "orig", None) or trouble
    _log.error("database unavailable, reference %s: %s", reference, type(cause).__name__)
    return Indisponible(reference=reference)
