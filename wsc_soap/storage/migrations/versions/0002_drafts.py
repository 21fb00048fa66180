"""Add the drafts of definitions, the source of a revision, and the journal of administrators."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from wsc_soap.storage.migrations import layout

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_TABLES = ("brouillon", "acte")


def upgrade() -> None:
    """The two tables, their isolation, and the two columns."""
    op.add_column("revision", sa.Column("source", sa.LargeBinary))
    op.add_column("revision", layout.text("auteur", server_default=""))
    layout.table(
        "brouillon",
        ("teleservice",),
        layout.text("teleservice"),
        sa.Column("document", sa.LargeBinary, nullable=False),
        layout.number("version"),
        layout.number("origine"),
        layout.text("auteur"),
        layout.instant("ouvert_le"),
        layout.instant("modifie_le"),
        layout.link("collectivite"),
    )
    layout.table(
        "acte",
        ("rang",),
        layout.number("rang"),
        layout.instant("instant"),
        *(layout.text(name) for name in ("agent", "auteur", "operation", "objet", "libelle", "empreinte")),
        layout.link("collectivite"),
    )
    layout.index("acte", "objet", "rang")
    layout.isolate(*_TABLES)
    layout.append_only("acte")


def downgrade() -> None:
    """Removes them."""
    layout.drop(*_TABLES)
    op.drop_column("revision", "auteur")
    op.drop_column("revision", "source")
