"""Add what whole processes need: legal delay and origin of a dossier, answers to actions, opinions, documents."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_TABLES = ("avis", "document", "echange")
_OWN = "collectivite = current_setting('wsc.collectivite', true)"


def upgrade() -> None:
    """Columns, tables, and their isolation."""
    op.add_column("dossier", _text("origine", server_default=""))
    op.add_column("dossier", _instant("complet_le", nullable=True))
    op.add_column("dossier", sa.Column("silence_le", sa.Date))
    op.add_column("dossier", _instant("suspendu_le", nullable=True))
    op.add_column("journal", _text("sujet", server_default=""))
    op.add_column("journal", _text("valeurs", server_default=""))
    op.execute("UPDATE dossier SET complet_le = depose_le")
    _avis()
    _document()
    _echange()
    if op.get_context().dialect.name == "postgresql":
        for name in _TABLES:
            op.execute(f"ALTER TABLE {name} ENABLE ROW LEVEL SECURITY")
            op.execute(f"ALTER TABLE {name} FORCE ROW LEVEL SECURITY")
            op.execute(f"CREATE POLICY la_sienne ON {name} USING ({_OWN}) WITH CHECK ({_OWN})")


def downgrade() -> None:
    """Removes them."""
    for name in reversed(_TABLES):
        op.drop_table(name)
    for name in ("valeurs", "sujet"):
        op.drop_column("journal", name)
    for name in ("suspendu_le", "silence_le", "complet_le", "origine"):
        op.drop_column("dossier", name)


def _avis() -> None:
    _table(
        "avis",
        ("dossier", "rang"),
        _text("dossier"),
        sa.Column("rang", sa.Integer, nullable=False),
        _text("acteur"),
        _instant("demande_le"),
        sa.Column("terme", sa.Date),
        _text("defaut"),
        _text("avis"),
        _text("commentaire"),
        _instant("rendu_le", nullable=True),
        _text("rendu_par"),
    )
    op.create_index(
        "ix_avis_collectivite_acteur_avis_demande_le", "avis", ["collectivite", "acteur", "avis", "demande_le"]
    )


def _document() -> None:
    _table(
        "document",
        ("dossier", "rang"),
        _text("dossier"),
        sa.Column("rang", sa.Integer, nullable=False),
        *(_text(name) for name in ("code", "libelle", "nom", "type_mime")),
        sa.Column("taille", sa.BigInteger, nullable=False),
        _text("empreinte"),
        _instant("cree_le"),
        sa.Column("citoyen", sa.Boolean, nullable=False),
        _text("tache"),
    )
    op.create_index("ix_document_collectivite_empreinte", "document", ["collectivite", "empreinte"])
    op.create_index("ix_document_collectivite_dossier_tache", "document", ["collectivite", "dossier", "tache"])


def _echange() -> None:
    _table(
        "echange",
        ("id",),
        *(_text(name) for name in ("id", "dossier", "teleservice", "evenement")),
        sa.Column("contenu", sa.JSON, nullable=False),
        _text("etat"),
        _instant("cree_le"),
        _instant("change_le"),
        _text("erreur"),
    )
    op.create_index(
        "ix_echange_collectivite_teleservice_etat_id", "echange", ["collectivite", "teleservice", "etat", "id"]
    )
    op.create_index("ix_echange_collectivite_dossier_id", "echange", ["collectivite", "dossier", "id"])


def _table(name: str, cle: tuple[str, ...], *elements: Any) -> None:
    link = sa.ForeignKeyConstraint(["collectivite", "dossier"], ["dossier.collectivite", "dossier.numero"])
    op.create_table(name, _text("collectivite"), *elements, link, sa.PrimaryKeyConstraint("collectivite", *cle))


def _text(name: str, **options: Any) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False, **options)


def _instant(name: str, nullable: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)
