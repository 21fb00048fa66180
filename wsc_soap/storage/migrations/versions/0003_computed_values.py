"""Keep the values computed from a demande beside it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """One document more in each demande."""
    op.add_column("demande", sa.Column("calculs", sa.LargeBinary))


def downgrade() -> None:
    """Removes it."""
    op.drop_column("demande", "calculs")
