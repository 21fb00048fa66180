"""Add the drafts of definitions, the source of a revision, and the journal of administrators."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_TABLES = ("brouillon", "acte")
_OWN = "collectivite = current_setting('wsc.collectivite', true)"


def upgrade() -> None:
    """The two tables, their isolation, and the two columns."""
    op.add_column("revision", sa.Column("source", sa.LargeBinary))
    op.add_column("revision", _text("auteur", default=""))
    op.create_table(
        "brouillon",
        _text("collectivite"),
        _text("teleservice"),
        sa.Column("document", sa.LargeBinary, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("origine", sa.Integer, nullable=False),
        _text("auteur"),
        _instant("ouvert_le"),
        _instant("modifie_le"),
        sa.ForeignKeyConstraint(["collectivite"], ["collectivite.collectivite"]),
        sa.PrimaryKeyConstraint("collectivite", "teleservice"),
    )
    op.create_table(
        "acte",
        _text("collectivite"),
        sa.Column("rang", sa.Integer, nullable=False),
        _instant("instant"),
        *(_text(name) for name in ("agent", "auteur", "operation", "objet", "libelle", "empreinte")),
        sa.ForeignKeyConstraint(["collectivite"], ["collectivite.collectivite"]),
        sa.PrimaryKeyConstraint("collectivite", "rang"),
    )
    op.create_index("ix_acte_collectivite_objet_rang", "acte", ["collectivite", "objet", "rang"])
    if op.get_context().dialect.name == "postgresql":
        _protect_postgresql()
    else:
        _protect_sqlite()


def downgrade() -> None:
    """Removes them."""
    for name in reversed(_TABLES):
        op.drop_table(name)
    op.drop_column("revision", "auteur")
    op.drop_column("revision", "source")


def _protect_postgresql() -> None:
    for name in _TABLES:
        op.execute(f"ALTER TABLE {name} ENABLE ROW LEVEL SECURITY")
        op.execute(f"ALTER TABLE {name} FORCE ROW LEVEL SECURITY")
        op.execute(f"CREATE POLICY la_sienne ON {name} USING ({_OWN}) WITH CHECK ({_OWN})")
    op.execute(
        "CREATE TRIGGER acte_ajout_seul BEFORE UPDATE OR DELETE OR TRUNCATE ON acte "
        "FOR EACH STATEMENT EXECUTE FUNCTION wsc_ajout_seul()"
    )


def _protect_sqlite() -> None:
    for statement in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER acte_sans_{statement.lower()} BEFORE {statement} ON acte "
            "BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END"
        )


def _text(name: str, default: str | None = None) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False, server_default=default)


def _instant(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=False)
