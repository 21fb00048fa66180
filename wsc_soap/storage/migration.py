"""Brings a database to the present tables, and back, with alembic.

A migration is one transaction on both engines: interrupted, it leaves the database as it was.
"""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Engine, create_engine, make_url

from wsc_soap.storage.moteur import ouvrir_moteur


def migrer(url: str, cible: str = "head") -> None:
    """Upgrades the database at `url`, made when it is an SQLite file that does not exist. On PostgreSQL
    connect as the owner of the tables, not as the application (see `roles.py`)."""
    _alembic(url, command.upgrade, cible)


def revenir(url: str, cible: str = "base") -> None:
    """Downgrades the database; to `base` removes every table."""
    _alembic(url, command.downgrade, cible)


def configuration() -> Config:
    """Alembic's configuration: our migrations, no file."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    return config


def moteur_proprietaire(url: str) -> Engine:
    """An engine for the owner of the tables."""
    adresse = make_url(url)
    if adresse.get_backend_name() == "sqlite":
        return ouvrir_moteur(url)
    return create_engine(adresse.set(drivername="postgresql+psycopg"), hide_parameters=True)


def _alembic(url: str, ordre: object, cible: str) -> None:
    moteur = moteur_proprietaire(url)
    try:
        with moteur.connect() as connexion:
            config = configuration()
            config.attributes["connexion"] = connexion
            ordre(config, cible)  # type: ignore[operator]
            connexion.commit()
    finally:
        moteur.dispose()
