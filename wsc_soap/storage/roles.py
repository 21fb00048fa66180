"""The application's role on PostgreSQL.

Two roles, so that row-level security binds the application whatever it runs:

    CREATE ROLE wsc_proprietaire LOGIN;     -- owns the tables, runs `migrer`
    CREATE ROLE wsc_application LOGIN;      -- not superuser, BYPASSRLS or owner; runs the rest
    CREATE DATABASE wsc OWNER wsc_proprietaire;

Then, as the owner: `migrer(url)` and `accorder(url, "wsc_application")`, after each migration. Row-level
security is FORCEd, so that it binds the owner too. Each transaction of the application says its collectivité
(`set_config('wsc.collectivite', …, true)`); one that says none reads nothing and writes nothing.
"""

from __future__ import annotations

from sqlalchemy import text

from wsc_soap.storage import tables
from wsc_soap.storage.migration import moteur_proprietaire

_AJOUT_SEUL = {"journal", "revision", "demande"}


def accorder(url: str, role: str) -> None:
    """Gives the role what the application needs, and no more: what is written once can only be read and
    added."""
    moteur = moteur_proprietaire(url)
    try:
        with moteur.begin() as connexion:
            qui = moteur.dialect.identifier_preparer.quote(role)
            connexion.execute(text(f"GRANT SELECT ON alembic_version TO {qui}"))
            for table in tables.metadata.tables:
                droits = "SELECT, INSERT" if table in _AJOUT_SEUL else "SELECT, INSERT, UPDATE, DELETE"
                connexion.execute(text(f"GRANT {droits} ON {table} TO {qui}"))
    finally:
        moteur.dispose()
