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
_OPTIONS_PG = "-c timezone=UTC -c lock_timeout=10s -c statement_timeout=30s -c idle_in_transaction_session_timeout=60s"
_ENTRER = text(
    "SELECT set_config('wsc.collectivite', :collectivite, true), "
    "set_config('wsc.travailleur', :travailleur, true), "
    "set_config('transaction_read_only', :lecture, true)"
)
_POUVOIRS = "SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user"
_LECTURE = "wsc_lecture"
_SEULE = "wsc_lecture_seule"  # what the connection was last told; it keeps it
_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


class RoleTropPuissant(RuntimeError):
    """The application connects to PostgreSQL as a role that row-level security does not bind."""


def ouvrir_moteur(adresse: str, connexions: int = 8) -> Engine:
    """The engine of `sqlite:///path` or `postgresql://…`. ValueError for anything else, in-memory SQLite
    included: its data would not be the same in two threads."""
    url = make_url(adresse)
    if url.get_backend_name() == "sqlite" and url.database not in (None, "", ":memory:"):
        return _sqlite(url, connexions)
    if url.get_backend_name() == "postgresql":
        return _postgresql(url, connexions)
    raise ValueError("the database is sqlite:///path or postgresql://…")


def commencer(connexion: Connection, collectivite: str, *, lecture: bool, travailleur: bool = False) -> RootTransaction:
    """Begins a transaction of that collectivité and returns it. A reader cannot write."""
    if connexion.dialect.name == "sqlite":
        connexion.info[_LECTURE] = lecture
        return connexion.begin()
    transaction = connexion.begin()
    oui_non = {True: "on", False: "off"}
    valeurs = {"collectivite": collectivite, "travailleur": oui_non[travailleur], "lecture": oui_non[lecture]}
    connexion.execute(_ENTRER, valeurs)
    return transaction


def _sqlite(url: URL, connexions: int) -> Engine:
    moteur = create_engine(
        url,
        connect_args={"timeout": 10, "check_same_thread": False, "cached_statements": 256},
        hide_parameters=True,
        json_serializer=_json,
        **_reserve(connexions),
    )

    @event.listens_for(moteur, "connect")
    def regler(brute: sqlite3.Connection, _: object) -> None:
        brute.isolation_level = None  # BEGIN is ours, see below
        for pragma in _PRAGMAS:
            brute.execute(pragma)

    @event.listens_for(moteur, "begin")
    def debuter(connexion: Connection) -> None:
        lecture = connexion.info.pop(_LECTURE, False)
        brute: Any = connexion.connection.driver_connection
        if connexion.info.get(_SEULE) != lecture:
            brute.execute(f"PRAGMA query_only={lecture:d}")
            connexion.info[_SEULE] = lecture
        brute.execute("BEGIN" if lecture else "BEGIN IMMEDIATE")

    return moteur


def _postgresql(url: URL, connexions: int) -> Engine:
    moteur = create_engine(
        url.set(drivername="postgresql+psycopg"),
        connect_args={"connect_timeout": 5, "options": _OPTIONS_PG, "application_name": "wsc"},
        hide_parameters=True,
        pool_pre_ping=True,
        json_serializer=_json,
        **_reserve(connexions),
    )

    @event.listens_for(moteur, "first_connect")
    def refuser_un_role_trop_puissant(brute: Any, _: object) -> None:
        with brute.cursor() as curseur:
            trop_puissant = curseur.execute(_POUVOIRS).fetchone()[0]
        brute.rollback()
        if trop_puissant:
            raise RoleTropPuissant("connect as a role that is neither superuser nor BYPASSRLS")

    return moteur


def _reserve(connexions: int) -> dict[str, Any]:
    return {"pool_size": connexions, "max_overflow": connexions, "pool_timeout": 5}
