"""Add what whole processes need: legal delay and origin of a dossier, answers to actions, opinions, documents."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from wsc_soap.storage.migrations import layout

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_TABLES = ("avis", "document", "echange")


def upgrade() -> None:
    """Columns, tables, and their isolation."""
    op.add_column("dossier", layout.text("origine", server_default=""))
    op.add_column("dossier", layout.instant("complet_le", nullable=True))
    op.add_column("dossier", sa.Column("silence_le", sa.Date))
    op.add_column("dossier", layout.instant("suspendu_le", nullable=True))
    op.add_column("journal", layout.text("sujet", server_default=""))
    op.add_column("journal", layout.text("valeurs", server_default=""))
    with layout.all_rows("dossier"):
        op.execute("UPDATE dossier SET complet_le = depose_le")
    _avis()
    _document()
    _echange()
    layout.isolate(*_TABLES)


def downgrade() -> None:
    """Removes them."""
    layout.drop(*_TABLES)
    for name in ("valeurs", "sujet"):
        op.drop_column("journal", name)
    for name in ("suspendu_le", "silence_le", "complet_le", "origine"):
        op.drop_column("dossier", name)


def _avis() -> None:
    layout.table(
        "avis",
        ("dossier", "rang"),
        layout.link("dossier", ("dossier",), ("numero",)),
        layout.text("dossier"),
        layout.number("rang"),
        layout.text("acteur"),
        layout.instant("demande_le"),
        sa.Column("terme", sa.Date),
        layout.text("defaut"),
        layout.text("avis"),
        layout.text("commentaire"),
        layout.instant("rendu_le", nullable=True),
        layout.text("rendu_par"),
    )
    layout.index("avis", "acteur", "avis", "demande_le")


def _document() -> None:
    layout.table(
        "document",
        ("dossier", "rang"),
        layout.link("dossier", ("dossier",), ("numero",)),
        layout.text("dossier"),
        layout.number("rang"),
        *(layout.text(name) for name in ("code", "libelle", "nom", "type_mime")),
        sa.Column("taille", sa.BigInteger, nullable=False),
        layout.text("empreinte"),
        layout.instant("cree_le"),
        sa.Column("citoyen", sa.Boolean, nullable=False),
        layout.text("tache"),
    )
    layout.index("document", "empreinte")
    layout.index("document", "dossier", "tache")


def _echange() -> None:
    layout.table(
        "echange",
        ("id",),
        layout.link("dossier", ("dossier",), ("numero",)),
        *(layout.text(name) for name in ("id", "dossier", "teleservice", "evenement")),
        sa.Column("contenu", sa.JSON, nullable=False),
        layout.text("etat"),
        layout.instant("cree_le"),
        layout.instant("change_le"),
        layout.text("erreur"),
    )
    layout.index("echange", "teleservice", "etat", "id")
    layout.index("echange", "dossier", "id")
