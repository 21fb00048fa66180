"""Add the payments expected from citizens."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

_OWN = "collectivite = current_setting('wsc.collectivite', true)"


def upgrade() -> None:
    """The table, and its row-level security."""
    texts = [sa.Column(name, sa.Text, nullable=False) for name in ("collectivite", "id", "dossier", "objet")]
    op.create_table(
        "paiement",
        *texts,
        sa.Column("centimes", sa.Integer, nullable=False),
        sa.Column("etat", sa.Text, nullable=False),
        sa.Column("cree_le", sa.DateTime(timezone=True), nullable=False),
        sa.Column("change_le", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reference", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("collectivite", "id"),
        sa.ForeignKeyConstraint(["collectivite", "dossier"], ["dossier.collectivite", "dossier.numero"]),
    )
    op.create_index("ix_paiement_collectivite_dossier", "paiement", ["collectivite", "dossier"])
    if op.get_context().dialect.name == "postgresql":
        op.execute("ALTER TABLE paiement ENABLE ROW LEVEL SECURITY")
        op.execute("ALTER TABLE paiement FORCE ROW LEVEL SECURITY")
        op.execute(f"CREATE POLICY la_sienne ON paiement USING ({_OWN}) WITH CHECK ({_OWN})")


def downgrade() -> None:
    """Removes it."""
    op.drop_table("paiement")
