"""Keep the order in which the bookings of a resource were asked for."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

_INDEX = "ix_reservation_collectivite_ressource_ordre"
_RANKED = """
UPDATE reservation SET ordre = (
    SELECT count(*) FROM reservation AS autre
    WHERE autre.collectivite = reservation.collectivite AND autre.ressource = reservation.ressource
    AND (autre.cree_le < reservation.cree_le OR (autre.cree_le = reservation.cree_le AND autre.id <= reservation.id))
)
"""


def upgrade() -> None:
    """The column, filled from the instants for what is booked already, and its index."""
    op.add_column("reservation", sa.Column("ordre", sa.Integer, nullable=False, server_default="0"))
    postgresql = op.get_context().dialect.name == "postgresql"
    if postgresql:  # forced row-level security would hide every row from this UPDATE
        op.execute("ALTER TABLE reservation NO FORCE ROW LEVEL SECURITY")
    op.execute(_RANKED)
    if postgresql:
        op.execute("ALTER TABLE reservation FORCE ROW LEVEL SECURITY")
    op.create_index(_INDEX, "reservation", ["collectivite", "ressource", "ordre"])


def downgrade() -> None:
    """Removes it."""
    op.drop_index(_INDEX, "reservation")
    op.drop_column("reservation", "ordre")
