"""Keep where dossiers are about, and which one each was grouped with."""

from __future__ import annotations

import sqlalchemy as sa

from wsc_soap.storage.migrations import layout

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """The table, its indexes and its row-level security."""
    layout.table(
        "lieu",
        ("dossier",),
        *map(layout.text, ("dossier", "teleservice", "cle", "adresse")),
        sa.Column("latitude", sa.Integer),
        sa.Column("longitude", sa.Integer),
        layout.instant("depose_le"),
        layout.text("principal"),
        layout.link("dossier", ("dossier",), ("numero",)),
    )
    layout.index("lieu", "teleservice", "cle", "depose_le")
    layout.index("lieu", "principal")
    layout.isolate("lieu")


def downgrade() -> None:
    """Removes it."""
    layout.drop("lieu")
