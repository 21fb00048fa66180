"""Migrations on both engines."""

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from postgres import OWNER, address, order
from sqlalchemy import inspect

from wsc_soap.storage import migrate, tables
from wsc_soap.storage.migration import downgrade, owner_engine


@pytest.fixture(params=["sqlite", "postgresql"])
def empty(request, tmp_path):
    """The URL of an empty database, as its owner."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'wsc.db'}"
        return
    server = request.getfixturevalue("postgres_url")
    order(server, f"CREATE DATABASE migration OWNER {OWNER}")
    yield address(server, "migration", OWNER)
    order(server, "DROP DATABASE migration WITH (FORCE)")


def names(url: str) -> set[str]:
    engine = owner_engine(url)
    try:
        return set(inspect(engine).get_table_names()) - {"alembic_version"}
    finally:
        engine.dispose()


def test_migrations_go_up_down_and_up_again(empty: str):
    migrate(empty)
    assert names(empty) == set(tables.metadata.tables)
    migrate(empty)
    downgrade(empty)
    assert names(empty) == set()
    migrate(empty)
    assert names(empty) == set(tables.metadata.tables)


def test_the_migrations_make_exactly_the_declared_tables(empty: str):
    migrate(empty)
    engine = owner_engine(empty)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, tables.metadata) == []
    engine.dispose()


def test_an_interrupted_migration_leaves_the_database_as_it_was(empty: str, monkeypatch):
    from alembic import op

    create = op.create_index

    def cut(nom, *suite, **options):
        if nom == "ix_boite_due":
            raise KeyboardInterrupt
        return create(nom, *suite, **options)

    monkeypatch.setattr(op, "create_index", cut)
    with pytest.raises(KeyboardInterrupt):
        migrate(empty)
    monkeypatch.undo()
    assert names(empty) == set()
    migrate(empty)
