"""Add the drafts of demandes."""

from __future__ import annotations

import sqlalchemy as sa

from wsc_soap.storage.migrations import layout

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """The table, its index, its isolation."""
    layout.table(
        "saisie",
        ("id",),
        layout.text("id"),
        layout.text("teleservice"),
        layout.text("compte", nullable=True),
        sa.Column("document", sa.LargeBinary, nullable=False),
        *map(layout.instant, ("cree_le", "modifie_le", "expire_le")),
        layout.link("collectivite"),
        layout.link("compte", ("compte",), ("id",)),
    )
    layout.index("saisie", "compte", "modifie_le")
    layout.index("saisie", "expire_le")
    layout.isolate("saisie")


def downgrade() -> None:
    """Removes it."""
    layout.drop("saisie")
