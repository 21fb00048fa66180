"""Add absences, saved simulations and anchors of journals, and the index of a téléservice's open dossiers."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from wsc_soap.storage.migrations import layout

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

_TABLES = ("absence", "simulation", "ancre")


def upgrade() -> None:
    """The three tables, their isolation, and two indexes."""
    layout.table(
        "absence",
        ("agent", "du"),
        *map(layout.text, ("agent", "remplacant")),
        sa.Column("du", sa.Date, nullable=False),
        sa.Column("au", sa.Date, nullable=False),
        *(layout.link("agent", (name,), ("identifiant",)) for name in ("agent", "remplacant")),
    )
    layout.index("absence", "remplacant", "au")
    layout.table(
        "simulation",
        ("teleservice", "nom"),
        *map(layout.text, ("teleservice", "nom", "auteur")),
        sa.Column("contenu", sa.JSON, nullable=False),
        layout.instant("modifie_le"),
        layout.link("collectivite"),
    )
    layout.table(
        "ancre",
        ("rang",),
        layout.text("empreinte"),
        layout.number("rang"),
        layout.instant("instant"),
        sa.Column("contenu", sa.JSON, nullable=False),
        layout.link("collectivite"),
    )
    layout.index("dossier", "teleservice", "clos", "numero", short="ix_dossier_teleservice")
    layout.index("journal", "instant")
    layout.isolate(*_TABLES)
    layout.append_only("ancre", "anchors are append-only")


def downgrade() -> None:
    """Removes them."""
    op.drop_index("ix_journal_collectivite_instant", "journal")
    op.drop_index("ix_dossier_teleservice", "dossier")
    layout.drop(*_TABLES)
