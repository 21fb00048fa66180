"""Add absences, saved simulations and anchors of journals, and the index of a téléservice's open dossiers."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

_TABLES = ("absence", "simulation", "ancre")
_OWN = "collectivite = current_setting('wsc.collectivite', true)"


def upgrade() -> None:
    """The three tables, their isolation, and two indexes."""
    op.create_table(
        "absence",
        *(_text(name) for name in ("collectivite", "agent", "remplacant")),
        sa.Column("du", sa.Date, nullable=False),
        sa.Column("au", sa.Date, nullable=False),
        _agent("agent"),
        _agent("remplacant"),
        sa.PrimaryKeyConstraint("collectivite", "agent", "du"),
    )
    op.create_index("ix_absence_collectivite_remplacant_au", "absence", ["collectivite", "remplacant", "au"])
    op.create_table(
        "simulation",
        *(_text(name) for name in ("collectivite", "teleservice", "nom", "auteur")),
        sa.Column("contenu", sa.JSON, nullable=False),
        _instant("modifie_le"),
        _town(),
        sa.PrimaryKeyConstraint("collectivite", "teleservice", "nom"),
    )
    op.create_table(
        "ancre",
        *(_text(name) for name in ("collectivite", "empreinte")),
        sa.Column("rang", sa.Integer, nullable=False),
        _instant("instant"),
        sa.Column("contenu", sa.JSON, nullable=False),
        _town(),
        sa.PrimaryKeyConstraint("collectivite", "rang"),
    )
    op.create_index("ix_dossier_teleservice", "dossier", ["collectivite", "teleservice", "clos", "numero"])
    op.create_index("ix_journal_collectivite_instant", "journal", ["collectivite", "instant"])
    if op.get_context().dialect.name == "postgresql":
        _protect_postgresql()
    else:
        _protect_sqlite()


def downgrade() -> None:
    """Removes them."""
    op.drop_index("ix_journal_collectivite_instant", "journal")
    op.drop_index("ix_dossier_teleservice", "dossier")
    for name in reversed(_TABLES):
        op.drop_table(name)


def _protect_postgresql() -> None:
    for name in _TABLES:
        op.execute(f"ALTER TABLE {name} ENABLE ROW LEVEL SECURITY")
        op.execute(f"ALTER TABLE {name} FORCE ROW LEVEL SECURITY")
        op.execute(f"CREATE POLICY la_sienne ON {name} USING ({_OWN}) WITH CHECK ({_OWN})")
    op.execute(
        "CREATE TRIGGER ancre_ajout_seul BEFORE UPDATE OR DELETE OR TRUNCATE ON ancre "
        "FOR EACH STATEMENT EXECUTE FUNCTION wsc_ajout_seul()"
    )


def _protect_sqlite() -> None:
    for statement in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER ancre_sans_{statement.lower()} BEFORE {statement} ON ancre "
            "BEGIN SELECT RAISE(ABORT, 'anchors are append-only'); END"
        )


def _agent(column: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["collectivite", column], ["agent.collectivite", "agent.identifiant"])


def _town() -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["collectivite"], ["collectivite.collectivite"])


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False)


def _instant(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=False)
