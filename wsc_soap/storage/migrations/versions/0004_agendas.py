"""Add agendas: resources, their exceptions, their bookings."""

from __future__ import annotations

import sqlalchemy as sa

from wsc_soap.storage.migrations import layout

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_TABLES = ("ressource", "exception_agenda", "reservation")


def upgrade() -> None:
    """The tables, and their row-level security."""
    _resource_tables()
    _booking_table()
    layout.isolate(*_TABLES)


def downgrade() -> None:
    """Removes them."""
    layout.drop(*_TABLES)


def _resource_tables() -> None:
    layout.table(
        "ressource",
        ("code",),
        layout.text("code"),
        layout.text("genre"),
        layout.text("libelle"),
        layout.text("service"),
        layout.number("capacite"),
        layout.number("places"),
        layout.number("duree"),
        layout.number("battement"),
        layout.number("horizon"),
        layout.text("lieu"),
        layout.text("description"),
        sa.Column("feries", sa.Boolean, nullable=False),
        sa.Column("active", sa.Boolean, nullable=False),
        sa.Column("horaires", sa.JSON, nullable=False),
        sa.Column("tarifs", sa.JSON, nullable=False),
        layout.link("collectivite"),
    )
    layout.index("ressource", "genre", "code")
    layout.table(
        "exception_agenda",
        ("id",),
        layout.text("id"),
        layout.text("ressource"),
        sa.Column("jour", sa.Date, nullable=False),
        layout.text("genre"),
        layout.text("debut"),
        layout.text("fin"),
        layout.text("motif"),
        layout.link("ressource", ("ressource",), ("code",)),
    )
    layout.index("exception_agenda", "ressource", "jour")


def _booking_table() -> None:
    layout.table(
        "reservation",
        ("id",),
        layout.text("id"),
        layout.text("ressource"),
        layout.text("etat"),
        layout.instant("debut"),
        layout.instant("fin"),
        layout.instant("cree_le"),
        layout.number("places"),
        layout.text("dossier", nullable=True),
        layout.text("objet"),
        layout.instant("expire_le", nullable=True),
        layout.text("jeton", nullable=True),
        layout.link("ressource", ("ressource",), ("code",)),
        layout.link("dossier", ("dossier",), ("numero",)),
    )
    layout.index("reservation", "ressource", "fin")
    layout.index("reservation", "dossier")
    layout.index("reservation", "jeton")
