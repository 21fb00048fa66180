"""Brings a database to the present tables, and back, with alembic.

A migration is one transaction on both engines: interrupted, it leaves the database as it was.
"""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Engine, create_engine, make_url

from wsc_soap.storage.engine import open_engine


def migrate(url: str, cible: str = "head") -> None:
    """Upgrades the database at `url`, made when it is an SQLite file that does not exist. On PostgreSQL
    connect as the owner of the tables, not as the application (see `roles.py`)."""
    _alembic(url, command.upgrade, cible)


def downgrade(url: str, cible: str = "base") -> None:
    """Downgrades the database; to `base` removes every table."""
    _alembic(url, command.downgrade, cible)


def configuration() -> Config:
    """Alembic's configuration: our migrations, no file."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    return config


def owner_engine(url: str) -> Engine:
    """An engine for the owner of the tables."""
    adresse = make_url(url)
    if adresse.get_backend_name() == "sqlite":
        return open_engine(url)
    return create_engine(adresse.set(drivername="postgresql+psycopg"), hide_parameters=True)


def _alembic(url: str, statement: object, cible: str) -> None:
    engine = owner_engine(url)
    try:
        with engine.connect() as connection:
            config = configuration()
            config.attributes["connexion"] = connection
            statement(config, cible)  # type: ignore[operator]
            connection.commit()
    finally:
        engine.dispose()
