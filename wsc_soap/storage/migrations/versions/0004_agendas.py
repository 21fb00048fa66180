"""Add agendas: resources, their exceptions, their bookings."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_TABLES = ("ressource", "exception_agenda", "reservation")
_OWN = "collectivite = current_setting('wsc.collectivite', true)"


def upgrade() -> None:
    """The tables, and their row-level security."""
    _resource_tables()
    _booking_table()
    if op.get_context().dialect.name == "postgresql":
        for name in _TABLES:
            op.execute(f"ALTER TABLE {name} ENABLE ROW LEVEL SECURITY")
            op.execute(f"ALTER TABLE {name} FORCE ROW LEVEL SECURITY")
            op.execute(f"CREATE POLICY la_sienne ON {name} USING ({_OWN}) WITH CHECK ({_OWN})")


def downgrade() -> None:
    """Removes them."""
    for name in reversed(_TABLES):
        op.drop_table(name)


def _text(name: str, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=nullable)


def _number(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, nullable=False)


def _instant(name: str, nullable: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def _link(target: str, column: str, other: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["collectivite", column], [f"{target}.collectivite", f"{target}.{other}"])


def _table(name: str, cle: str, *elements: Any) -> None:
    op.create_table(name, _text("collectivite"), *elements, sa.PrimaryKeyConstraint("collectivite", cle))


def _resource_tables() -> None:
    _table(
        "ressource",
        "code",
        _text("code"),
        _text("genre"),
        _text("libelle"),
        _text("service"),
        _number("capacite"),
        _number("places"),
        _number("duree"),
        _number("battement"),
        _number("horizon"),
        _text("lieu"),
        _text("description"),
        sa.Column("feries", sa.Boolean, nullable=False),
        sa.Column("active", sa.Boolean, nullable=False),
        sa.Column("horaires", sa.JSON, nullable=False),
        sa.Column("tarifs", sa.JSON, nullable=False),
        sa.ForeignKeyConstraint(["collectivite"], ["collectivite.collectivite"]),
    )
    op.create_index("ix_ressource_collectivite_genre_code", "ressource", ["collectivite", "genre", "code"])
    _table(
        "exception_agenda",
        "id",
        _text("id"),
        _text("ressource"),
        sa.Column("jour", sa.Date, nullable=False),
        _text("genre"),
        _text("debut"),
        _text("fin"),
        _text("motif"),
        _link("ressource", "ressource", "code"),
    )
    op.create_index(
        "ix_exception_agenda_collectivite_ressource_jour", "exception_agenda", ["collectivite", "ressource", "jour"]
    )


def _booking_table() -> None:
    _table(
        "reservation",
        "id",
        _text("id"),
        _text("ressource"),
        _text("etat"),
        _instant("debut"),
        _instant("fin"),
        _instant("cree_le"),
        _number("places"),
        _text("dossier", nullable=True),
        _text("objet"),
        _instant("expire_le", nullable=True),
        _text("jeton", nullable=True),
        _link("ressource", "ressource", "code"),
        _link("dossier", "dossier", "numero"),
    )
    op.create_index("ix_reservation_collectivite_ressource_fin", "reservation", ["collectivite", "ressource", "fin"])
    op.create_index("ix_reservation_collectivite_dossier", "reservation", ["collectivite", "dossier"])
    op.create_index("ix_reservation_collectivite_jeton", "reservation", ["collectivite", "jeton"])
