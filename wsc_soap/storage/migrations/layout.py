"""The words that migrations are written in: tables of a collectivité, their links, their isolation, their append-only
rule. They say once what holds for every table; the tables themselves stand in each migration and change no more."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import sqlalchemy as sa
from alembic import op

OWN = "collectivite = current_setting('wsc.collectivite', true)"


def on_postgresql() -> bool:
    """True when the migration runs on PostgreSQL."""
    return op.get_context().dialect.name == "postgresql"


def text(name: str, nullable: bool = False, **options: Any) -> sa.Column[str]:
    """A column of text."""
    return sa.Column(name, sa.Text, nullable=nullable, **options)


def number(name: str, **options: Any) -> sa.Column[int]:
    """A column of whole numbers."""
    return sa.Column(name, sa.Integer, nullable=False, **options)


def instant(name: str, nullable: bool = False) -> sa.Column[Any]:
    """A column of instants, with their zone."""
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def link(target: str, columns: tuple[str, ...] = (), targets: tuple[str, ...] = ()) -> sa.ForeignKeyConstraint:
    """A link to a row of the same collectivité; `targets` name its columns where they differ from `columns`."""
    there = [f"{target}.{name}" for name in ("collectivite", *(targets or columns))]
    return sa.ForeignKeyConstraint(["collectivite", *columns], there)


def table(name: str, key: tuple[str, ...], *elements: Any) -> None:
    """Create a table whose rows belong to a collectivité; `key` tells its rows apart within one."""
    op.create_table(name, text("collectivite"), *elements, sa.PrimaryKeyConstraint("collectivite", *key))


def index(name: str, *columns: str, short: str = "", **options: Any) -> None:
    """Create the index of a list, within a collectivité; `short` names it where its columns would be too long."""
    full = short or "_".join(("ix", name, "collectivite", *columns))
    op.create_index(full, name, ["collectivite", *columns], **options)


def isolate(*names: str, also: str = "") -> None:
    """Nobody, the owner included, sees or writes the rows of a collectivité that the transaction does not name, unless
    `also` holds (PostgreSQL; on SQLite the repositories alone keep towns apart)."""
    if not on_postgresql():
        return
    rule = f"{OWN} OR {also}" if also else OWN
    for name in names:
        op.execute(f"ALTER TABLE {name} ENABLE ROW LEVEL SECURITY")
        op.execute(f"ALTER TABLE {name} FORCE ROW LEVEL SECURITY")
        op.execute(f"CREATE POLICY la_sienne ON {name} USING ({rule}) WITH CHECK ({rule})")


@contextmanager
def all_rows(name: str) -> Iterator[None]:
    """The rows of every collectivité may be changed meanwhile: forced security would hide them from a migration."""
    if on_postgresql():
        op.execute(f"ALTER TABLE {name} NO FORCE ROW LEVEL SECURITY")
    yield
    if on_postgresql():
        op.execute(f"ALTER TABLE {name} FORCE ROW LEVEL SECURITY")


def append_only(name: str, refusal: str = "the journal is append-only") -> None:
    """Refuse to change or remove the rows of a table (on PostgreSQL by the function that migration 0001 creates)."""
    if on_postgresql():
        op.execute(
            f"CREATE TRIGGER {name}_ajout_seul BEFORE UPDATE OR DELETE OR TRUNCATE ON {name} "
            "FOR EACH STATEMENT EXECUTE FUNCTION wsc_ajout_seul()"
        )
        return
    for statement in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER {name}_sans_{statement.lower()} BEFORE {statement} ON {name} "
            f"BEGIN SELECT RAISE(ABORT, '{refusal}'); END"
        )


def drop(*names: str) -> None:
    """Drop tables, the last made first."""
    for name in reversed(names):
        op.drop_table(name)
