"""Keep the order in which the bookings of a resource were asked for."""

from __future__ import annotations

from alembic import op

from wsc_soap.storage.migrations import layout

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

_RANKED = """
UPDATE reservation SET ordre = (
    SELECT count(*) FROM reservation AS autre
    WHERE autre.collectivite = reservation.collectivite AND autre.ressource = reservation.ressource
    AND (autre.cree_le < reservation.cree_le OR (autre.cree_le = reservation.cree_le AND autre.id <= reservation.id))
)
"""


def upgrade() -> None:
    """The column, filled from the instants for what is booked already, and its index."""
    op.add_column("reservation", layout.number("ordre", server_default="0"))
    with layout.all_rows("reservation"):
        op.execute(_RANKED)
    layout.index("reservation", "ressource", "ordre")


def downgrade() -> None:
    """Removes it."""
    op.drop_index("ix_reservation_collectivite_ressource_ordre", "reservation")
    op.drop_column("reservation", "ordre")
