"""The application's role on PostgreSQL.

Two roles, so that row-level security binds the application whatever it runs:

    CREATE ROLE wsc_proprietaire LOGIN;     -- owns the tables, runs `migrate`
    CREATE ROLE wsc_application LOGIN;      -- not superuser, BYPASSRLS or owner; runs the rest
    CREATE DATABASE wsc OWNER wsc_proprietaire;

Then, as the owner: `migrate(url)` and `grant(url, "wsc_application")`, after each migration. Row-level
security is FORCEd, so that it binds the owner too. Each transaction of the application says its collectivité
(`set_config('wsc.collectivite', …, true)`); one that says none reads nothing and writes nothing.
"""

from __future__ import annotations

from sqlalchemy import text

from wsc_soap.storage import tables
from wsc_soap.storage.migration import owner_engine

_APPEND_ONLY = {"journal", "revision", "demande", "acte", "ancre"}


def grant(url: str, role: str) -> None:
    """Gives the role what the application needs, and no more: what is written once can only be read and
    added."""
    engine = owner_engine(url)
    try:
        with engine.begin() as connection:
            who = engine.dialect.identifier_preparer.quote(role)
            connection.execute(text(f"GRANT SELECT ON alembic_version TO {who}"))
            for table in tables.metadata.tables:
                grants = "SELECT, INSERT" if table in _APPEND_ONLY else "SELECT, INSERT, UPDATE, DELETE"
                connection.execute(text(f"GRANT {grants} ON {table} TO {who}"))
    finally:
        engine.dispose()
