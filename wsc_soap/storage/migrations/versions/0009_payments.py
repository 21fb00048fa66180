"""Add the payments expected from citizens."""

from __future__ import annotations

from wsc_soap.storage.migrations import layout

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """The table, and its row-level security."""
    layout.table(
        "paiement",
        ("id",),
        *map(layout.text, ("id", "dossier", "objet")),
        layout.number("centimes"),
        layout.text("etat"),
        *map(layout.instant, ("cree_le", "change_le")),
        layout.text("reference"),
        layout.link("dossier", ("dossier",), ("numero",)),
    )
    layout.index("paiement", "dossier")
    layout.isolate("paiement")


def downgrade() -> None:
    """Removes it."""
    layout.drop("paiement")
