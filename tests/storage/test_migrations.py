"""Migrations on both engines."""

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from postgres import PROPRIETAIRE, adresse, ordonner
from sqlalchemy import inspect

from wsc_soap.storage import migrer, tables
from wsc_soap.storage.migration import moteur_proprietaire, revenir


@pytest.fixture(params=["sqlite", "postgresql"])
def vide(request, tmp_path):
    """The URL of an empty database, as its owner."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'wsc.db'}"
        return
    serveur = request.getfixturevalue("postgres_url")
    ordonner(serveur, f"CREATE DATABASE migration OWNER {PROPRIETAIRE}")
    yield adresse(serveur, "migration", PROPRIETAIRE)
    ordonner(serveur, "DROP DATABASE migration WITH (FORCE)")


def noms(url: str) -> set[str]:
    moteur = moteur_proprietaire(url)
    try:
        return set(inspect(moteur).get_table_names()) - {"alembic_version"}
    finally:
        moteur.dispose()


def test_migrations_go_up_down_and_up_again(vide: str):
    migrer(vide)
    assert noms(vide) == set(tables.metadata.tables)
    migrer(vide)
    revenir(vide)
    assert noms(vide) == set()
    migrer(vide)
    assert noms(vide) == set(tables.metadata.tables)


def test_the_migrations_make_exactly_the_declared_tables(vide: str):
    migrer(vide)
    moteur = moteur_proprietaire(vide)
    with moteur.connect() as connexion:
        contexte = MigrationContext.configure(connexion, opts={"compare_type": True})
        assert compare_metadata(contexte, tables.metadata) == []
    moteur.dispose()


def test_an_interrupted_migration_leaves_the_database_as_it_was(vide: str, monkeypatch):
    from alembic import op

    creer = op.create_index

    def couper(nom, *suite, **options):
        if nom == "ix_boite_due":
            raise KeyboardInterrupt
        return creer(nom, *suite, **options)

    monkeypatch.setattr(op, "create_index", couper)
    with pytest.raises(KeyboardInterrupt):
        migrer(vide)
    monkeypatch.undo()
    assert noms(vide) == set()
    migrer(vide)
