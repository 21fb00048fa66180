"""Add what versions need: ends of contracts, planned modes, rubriques, integrators, their keys, counted calls."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_TABLES = ("contrat", "mode_prevu", "rubrique", "integrateur", "cle_integrateur", "appel")
_OWN = "collectivite = current_setting('wsc.collectivite', true)"


def upgrade() -> None:
    """The tables and their isolation."""
    _teleservices()
    _integrators()
    if op.get_context().dialect.name == "postgresql":
        for name in _TABLES:
            op.execute(f"ALTER TABLE {name} ENABLE ROW LEVEL SECURITY")
            op.execute(f"ALTER TABLE {name} FORCE ROW LEVEL SECURITY")
            op.execute(f"CREATE POLICY la_sienne ON {name} USING ({_OWN}) WITH CHECK ({_OWN})")


def downgrade() -> None:
    """Removes them."""
    for name in reversed(_TABLES):
        op.drop_table(name)


def _teleservices() -> None:
    _table(
        "contrat",
        ("teleservice", "espace_de_noms"),
        *map(_text, ("teleservice", "espace_de_noms")),
        sa.Column("fin_acceptation", sa.Date, nullable=False),
        _link("collectivite"),
    )
    _table(
        "mode_prevu",
        ("teleservice", "le"),
        _text("teleservice"),
        _instant("le"),
        *map(_text, ("mode", "auteur")),
        _link("teleservice", ("teleservice",), ("code",)),
    )
    _table(
        "rubrique",
        ("genre", "code"),
        *map(_text, ("genre", "code", "libelle")),
        sa.Column("rang", sa.Integer, nullable=False),
        sa.Column("teleservices", sa.JSON, nullable=False),
        _link("collectivite"),
    )


def _integrators() -> None:
    _table(
        "integrateur",
        ("code",),
        *map(_text, ("code", "nom", "courriel")),
        sa.Column("actif", sa.Boolean, nullable=False),
        _instant("cree_le"),
        _link("collectivite"),
    )
    _table(
        "cle_integrateur",
        ("empreinte",),
        *map(_text, ("empreinte", "integrateur", "debut", "libelle")),
        _instant("creee_le"),
        _instant("expire_le", nullable=True),
        _instant("revoquee_le", nullable=True),
        _link("integrateur", ("integrateur",), ("code",)),
    )
    op.create_index("ix_cle_integrateur_collectivite_integrateur", "cle_integrateur", ["collectivite", "integrateur"])
    _table(
        "appel",
        ("jour", "teleservice", "espace_de_noms", "integrateur", "operation"),
        sa.Column("jour", sa.Date, nullable=False),
        *map(_text, ("teleservice", "espace_de_noms", "integrateur", "operation")),
        sa.Column("nombre", sa.Integer, nullable=False),
        sa.Column("refus", sa.Integer, nullable=False),
        _link("collectivite"),
    )
    op.create_index("ix_appel_collectivite_teleservice_jour", "appel", ["collectivite", "teleservice", "jour"])


def _table(name: str, cle: tuple[str, ...], *elements: sa.Column[object] | sa.ForeignKeyConstraint) -> None:
    op.create_table(name, _text("collectivite"), *elements, sa.PrimaryKeyConstraint("collectivite", *cle))


def _link(target: str, columns: tuple[str, ...] = (), targets: tuple[str, ...] = ()) -> sa.ForeignKeyConstraint:
    there = [f"{target}.{cible}" for cible in ("collectivite", *(targets or columns))]
    return sa.ForeignKeyConstraint(["collectivite", *columns], there)


def _text(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.Text, nullable=False)  # type: ignore[return-value]


def _instant(name: str, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)
