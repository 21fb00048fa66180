"""Column types and the shape that every table shares."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    Column,
    DateTime,
    Dialect,
    ForeignKeyConstraint,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
    TypeDecorator,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _utc(value: datetime | None) -> datetime | None:
    if value is None:
        return None
    if value.tzinfo is None:
        raise ValueError("an instant must carry its time zone")
    return value.astimezone(UTC)


def _texte_utc(value: datetime | None) -> str | None:
    """As SQLAlchemy writes a datetime on SQLite, so that texts compare as instants do."""
    utc = _utc(value)
    return utc.replace(tzinfo=None).isoformat(" ", "microseconds") if utc else None


class Instant(TypeDecorator[datetime]):
    """An instant: aware in Python, `timestamptz` on PostgreSQL, UTC text on SQLite; always UTC when read.

    A naive datetime is refused with ValueError: nobody can know which hour it meant.
    """

    impl = DateTime(timezone=True)
    cache_ok = True

    def bind_processor(self, dialect: Dialect) -> Callable[[datetime | None], Any]:
        """Straight to what the driver takes: a deposit binds ten instants."""
        return _texte_utc if dialect.name == "sqlite" else _utc

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def text_column(name: str, **options: Any) -> Column[str]:
    """A text column, not null unless said otherwise."""
    return Column(name, Text, nullable=options.pop("nullable", False), **options)


def foreign_key(target: str, columns: tuple[str, ...] = (), targets: tuple[str, ...] = ()) -> ForeignKeyConstraint:
    """A foreign key to the table `target` inside the same collectivité; one NULL column means no link."""
    here = ["collectivite", *columns]
    return ForeignKeyConstraint(here, [f"{target}.{cible}" for cible in ("collectivite", *(targets or columns))])


def table(name: str, cle: tuple[str, ...], *elements: Any) -> Table:
    """A table whose primary key is the collectivité followed by `cle`."""
    return Table(
        name,
        metadata,
        text_column("collectivite"),
        *elements,
        PrimaryKeyConstraint("collectivite", *cle),
    )
