"""Read the dossiers of a department in the order they were filed, as a search without words shows them, and those
attached to another one in their order."""

from __future__ import annotations

from alembic import op

from wsc_soap.storage.migrations import layout

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """The indexes of these orders."""
    layout.index("dossier", "service", "depose_le", "numero", short="ix_dossier_depot")
    op.drop_index("ix_lieu_collectivite_principal", "lieu")
    layout.index("lieu", "principal", "dossier", short="ix_lieu_principal")


def downgrade() -> None:
    """As it was."""
    op.drop_index("ix_lieu_principal", "lieu")
    layout.index("lieu", "principal")
    op.drop_index("ix_dossier_depot", "dossier")
