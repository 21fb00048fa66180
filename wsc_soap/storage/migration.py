"""Brings a database to the present tables, and back, with alembic.

A migration is one transaction on both engines: interrupted, it leaves the database as it was.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import Engine, create_engine, make_url, text
from sqlalchemy.exc import DatabaseError

from wsc_soap.storage.engine import open_engine

if TYPE_CHECKING:
    from alembic.config import Config

_HERE = Path(__file__).parent / "migrations"


def migrate(url: str, cible: str = "head") -> None:
    """Upgrades the database at `url`, made when it is an SQLite file that does not exist. On PostgreSQL
    connect as the owner of the tables, not as the application (see `roles.py`). Nothing is loaded for a database that
    has them already."""
    if cible != "head" or not _is_present(url):
        _alembic(url, "upgrade", cible)


def downgrade(url: str, cible: str = "base") -> None:
    """Downgrades the database; to `base` removes every table."""
    _alembic(url, "downgrade", cible)


def configuration() -> Config:
    """Alembic's configuration: our migrations, no file."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_HERE).replace("%", "%%"))
    return config


def owner_engine(url: str) -> Engine:
    """An engine for the owner of the tables."""
    adresse = make_url(url)
    if adresse.get_backend_name() == "sqlite":
        return open_engine(url)
    return create_engine(adresse.set(drivername="postgresql+psycopg"), hide_parameters=True)


def _is_present(url: str) -> bool:
    """Whether the database stands at the last of our migrations."""
    last = max(path.name.partition("_")[0] for path in (_HERE / "versions").glob("[0-9]*.py"))
    engine = owner_engine(url)
    try:
        with engine.connect() as connection:
            return connection.execute(text("SELECT version_num FROM alembic_version")).scalar() == last
    except DatabaseError:
        return False
    finally:
        engine.dispose()


def _alembic(url: str, name: str, cible: str) -> None:
    from alembic import command  # a tenth of what a server holds: for the databases that need it

    statement: Callable[..., Any] = getattr(command, name)
    engine = owner_engine(url)
    try:
        with engine.connect() as connection:
            config = configuration()
            config.attributes["connexion"] = connection
            statement(config, cible)
            connection.commit()
    finally:
        engine.dispose()
