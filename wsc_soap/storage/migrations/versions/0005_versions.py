"""Add what versions need: ends of contracts, planned modes, rubriques, integrators, their keys, counted calls."""

from __future__ import annotations

import sqlalchemy as sa

from wsc_soap.storage.migrations import layout

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_TABLES = ("contrat", "mode_prevu", "rubrique", "integrateur", "cle_integrateur", "appel")


def upgrade() -> None:
    """The tables and their isolation."""
    _teleservices()
    _integrators()
    layout.isolate(*_TABLES)


def downgrade() -> None:
    """Removes them."""
    layout.drop(*_TABLES)


def _teleservices() -> None:
    layout.table(
        "contrat",
        ("teleservice", "espace_de_noms"),
        *map(layout.text, ("teleservice", "espace_de_noms")),
        sa.Column("fin_acceptation", sa.Date, nullable=False),
        layout.link("collectivite"),
    )
    layout.table(
        "mode_prevu",
        ("teleservice", "le"),
        layout.text("teleservice"),
        layout.instant("le"),
        *map(layout.text, ("mode", "auteur")),
        layout.link("teleservice", ("teleservice",), ("code",)),
    )
    layout.table(
        "rubrique",
        ("genre", "code"),
        *map(layout.text, ("genre", "code", "libelle")),
        layout.number("rang"),
        sa.Column("teleservices", sa.JSON, nullable=False),
        layout.link("collectivite"),
    )


def _integrators() -> None:
    layout.table(
        "integrateur",
        ("code",),
        *map(layout.text, ("code", "nom", "courriel")),
        sa.Column("actif", sa.Boolean, nullable=False),
        layout.instant("cree_le"),
        layout.link("collectivite"),
    )
    layout.table(
        "cle_integrateur",
        ("empreinte",),
        *map(layout.text, ("empreinte", "integrateur", "debut", "libelle")),
        layout.instant("creee_le"),
        layout.instant("expire_le", nullable=True),
        layout.instant("revoquee_le", nullable=True),
        layout.link("integrateur", ("integrateur",), ("code",)),
    )
    layout.index("cle_integrateur", "integrateur")
    layout.table(
        "appel",
        ("jour", "teleservice", "espace_de_noms", "integrateur", "operation"),
        sa.Column("jour", sa.Date, nullable=False),
        *map(layout.text, ("teleservice", "espace_de_noms", "integrateur", "operation")),
        layout.number("nombre"),
        layout.number("refus"),
        layout.link("collectivite"),
    )
    layout.index("appel", "teleservice", "jour")
