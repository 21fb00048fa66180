"""The engine: how a connection is opened and how a transaction begins, on SQLite and on PostgreSQL.

SQLite: WAL and `synchronous=FULL` (an acknowledged transaction survives a power cut), foreign keys on,
writers begin with BEGIN IMMEDIATE, readers can only read. It has no row-level security: the repositories
alone isolate.

PostgreSQL: the application connects as a role that neither owns the tables nor bypasses row-level security
(see `roles.py`); each transaction names its collectivité, and a transaction that names none sees nothing.
"""

from __future__ import annotations

import json
import sqlite3
from typing import Any

from sqlalchemy import URL, Connection, Engine, RootTransaction, create_engine, event, make_url, text

_PRAGMAS = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
    "PRAGMA busy_timeout=10000",
    "PRAGMA trusted_schema=OFF",
)
_PG_OPTIONS = "-c timezone=UTC -c lock_timeout=10s -c statement_timeout=30s -c idle_in_transaction_session_timeout=60s"
_ENTER = text(
    "SELECT set_config('wsc.collectivite', :collectivite, true), "
    "set_config('wsc.travailleur', :travailleur, true), "
    "set_config('transaction_read_only', :lecture, true)"
)
_POWERS = "SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user"
_READ_ONLY = "wsc_lecture"
_SEULE = "wsc_lecture_seule"  # what the connection was last told; it keeps it
_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


class RoleTooPowerful(RuntimeError):
    """The application connects to PostgreSQL as a role that row-level security does not bind."""


def open_engine(address: str, connections: int = 8) -> Engine:
    """The engine of `sqlite:///path` or `postgresql://…`. ValueError for anything else, in-memory SQLite
    included: its data would not be the same in two threads."""
    url = make_url(address)
    if url.get_backend_name() == "sqlite" and url.database not in (None, "", ":memory:"):
        return _sqlite(url, connections)
    if url.get_backend_name() == "postgresql":
        return _postgresql(url, connections)
    raise ValueError("the database is sqlite:///path or postgresql://…")


def begin(connection: Connection, collectivite: str, *, read_only: bool, worker: bool = False) -> RootTransaction:
    """Begins a transaction of that collectivité and returns it. A reader cannot write."""
    if connection.dialect.name == "sqlite":
        connection.info[_READ_ONLY] = read_only
        return connection.begin()
    transaction = connection.begin()
    on_off = {True: "on", False: "off"}
    values = {"collectivite": collectivite, "travailleur": on_off[worker], "lecture": on_off[read_only]}
    connection.execute(_ENTER, values)
    return transaction


def _sqlite(url: URL, connections: int) -> Engine:
    engine = create_engine(
        url,
        connect_args={"timeout": 10, "check_same_thread": False, "cached_statements": 256},
        hide_parameters=True,
        json_serializer=_json,
        **_reserve(connections),
    )

    @event.listens_for(engine, "connect")
    def set_up(raw: sqlite3.Connection, _: object) -> None:
        raw.isolation_level = None  # BEGIN is ours, see below
        for pragma in _PRAGMAS:
            raw.execute(pragma)

    @event.listens_for(engine, "begin")
    def start_transaction(connection: Connection) -> None:
        read_only = connection.info.pop(_READ_ONLY, False)
        raw: Any = connection.connection.driver_connection
        if connection.info.get(_SEULE) != read_only:
            raw.execute(f"PRAGMA query_only={read_only:d}")
            connection.info[_SEULE] = read_only
        raw.execute("BEGIN" if read_only else "BEGIN IMMEDIATE")

    return engine


def _postgresql(url: URL, connections: int) -> Engine:
    engine = create_engine(
        url.set(drivername="postgresql+psycopg"),
        connect_args={"connect_timeout": 5, "options": _PG_OPTIONS, "application_name": "wsc"},
        hide_parameters=True,
        pool_pre_ping=True,
        json_serializer=_json,
        **_reserve(connections),
    )

    @event.listens_for(engine, "first_connect")
    def refuse_a_role_too_powerful(raw: Any, _: object) -> None:
        with raw.cursor() as cursor:
            too_powerful = cursor.execute(_POWERS).fetchone()[0]
        raw.rollback()
        if too_powerful:
            raise RoleTooPowerful("connect as a role that is neither superuser nor BYPASSRLS")

    return engine


def _reserve(connections: int) -> dict[str, Any]:
    return {"pool_size": connections, "max_overflow": connections, "pool_timeout": 5}
