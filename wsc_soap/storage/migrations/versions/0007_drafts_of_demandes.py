"""Add the drafts of demandes."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_OWN = "collectivite = current_setting('wsc.collectivite', true)"


def upgrade() -> None:
    """The table, its index, its isolation."""
    op.create_table(
        "saisie",
        _text("collectivite"),
        _text("id"),
        _text("teleservice"),
        sa.Column("compte", sa.Text),
        sa.Column("document", sa.LargeBinary, nullable=False),
        *(sa.Column(name, sa.DateTime(timezone=True), nullable=False) for name in _INSTANTS),
        sa.ForeignKeyConstraint(["collectivite"], ["collectivite.collectivite"]),
        sa.ForeignKeyConstraint(["collectivite", "compte"], ["compte.collectivite", "compte.id"]),
        sa.PrimaryKeyConstraint("collectivite", "id"),
    )
    op.create_index("ix_saisie_collectivite_compte_modifie_le", "saisie", ["collectivite", "compte", "modifie_le"])
    op.create_index("ix_saisie_collectivite_expire_le", "saisie", ["collectivite", "expire_le"])
    if op.get_context().dialect.name == "postgresql":
        op.execute("ALTER TABLE saisie ENABLE ROW LEVEL SECURITY")
        op.execute("ALTER TABLE saisie FORCE ROW LEVEL SECURITY")
        op.execute(f"CREATE POLICY la_sienne ON saisie USING ({_OWN}) WITH CHECK ({_OWN})")


_INSTANTS = ("cree_le", "modifie_le", "expire_le")


def downgrade() -> None:
    """Removes it."""
    op.drop_table("saisie")


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False)
