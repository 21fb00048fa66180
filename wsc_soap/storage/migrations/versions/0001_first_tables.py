"""Lay the first tables, their row-level security (PostgreSQL) and the append-only journal."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from wsc_soap.storage.migrations import layout

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_TABLES = (
    *("collectivite", "agent", "compte", "compteur", "essai", "idempotence", "revision", "session"),
    *("dossier", "jeton", "teleservice", "boite", "demande", "journal", "piece", "televersement"),
)
_TO_DO = sa.text("etat = 'a-faire'")
_WORKER = "current_setting('wsc.travailleur', true) = 'on'"
_REFUSE = (
    "CREATE FUNCTION wsc_ajout_seul() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN RAISE EXCEPTION 'the journal is append-only'; END $$"
)


def upgrade() -> None:
    """Tables in the order of their links, then what is not a table."""
    _base_tables()
    _dossier_tables()
    _isolate()
    if layout.on_postgresql():
        op.execute(_REFUSE)
    layout.append_only("journal")


def downgrade() -> None:
    """Removes everything."""
    layout.drop(*_TABLES)
    if layout.on_postgresql():
        op.execute("DROP FUNCTION wsc_ajout_seul()")


def _isolate() -> None:
    """The list of collectivités is readable by all: it is public. The worker claims in the outbox of all."""
    layout.isolate(*(name for name in _TABLES if name != "boite"))
    layout.isolate("boite", also=_WORKER)
    if layout.on_postgresql():
        op.execute("CREATE POLICY codes ON collectivite FOR SELECT USING (true)")


def _base_tables() -> None:
    layout.table(
        "collectivite",
        (),
        sa.Column("document", sa.LargeBinary, nullable=False),
        layout.instant("cree_le"),
    )
    layout.table(
        "agent",
        ("identifiant",),
        layout.text("identifiant"),
        layout.text("civilite"),
        layout.text("nom"),
        layout.text("prenom"),
        layout.text("profil"),
        sa.Column("services", sa.JSON, nullable=False),
        layout.text("mot_de_passe"),
        sa.Column("actif", sa.Boolean, nullable=False),
        layout.link("collectivite"),
    )
    layout.table(
        "compte",
        ("id",),
        layout.text("id"),
        layout.text("courriel"),
        layout.text("courriel_cle"),
        layout.text("mot_de_passe"),
        layout.text("civilite"),
        layout.text("nom"),
        layout.text("prenoms"),
        layout.text("telephone"),
        layout.instant("cree_le"),
        layout.instant("confirme_le", nullable=True),
        layout.link("collectivite"),
        sa.UniqueConstraint("collectivite", "courriel_cle"),
    )
    layout.table(
        "compteur",
        ("annee",),
        layout.number("annee"),
        layout.number("dernier"),
        layout.link("collectivite"),
    )
    layout.table(
        "essai",
        ("sujet",),
        layout.text("sujet"),
        layout.number("echecs"),
        layout.instant("dernier_le"),
        layout.instant("bloque_jusqua", nullable=True),
        layout.link("collectivite"),
    )
    layout.table(
        "idempotence",
        ("operation", "sujet", "cle"),
        layout.text("operation"),
        layout.text("sujet"),
        layout.text("cle"),
        layout.text("empreinte_requete"),
        sa.Column("reponse", sa.LargeBinary),
        layout.instant("cree_le"),
        layout.link("collectivite"),
    )
    layout.index("idempotence", "cree_le")
    layout.table(
        "revision",
        ("teleservice", "revision"),
        layout.text("teleservice"),
        layout.number("revision"),
        layout.text("espace_de_noms"),
        layout.text("empreinte"),
        sa.Column("document", sa.LargeBinary, nullable=False),
        layout.instant("publiee_le"),
        layout.link("collectivite"),
    )
    layout.index("revision", "teleservice", "espace_de_noms", "revision")
    layout.table(
        "session",
        ("empreinte",),
        layout.text("empreinte"),
        layout.text("genre"),
        layout.text("sujet"),
        layout.text("canal"),
        layout.instant("cree_le"),
        layout.instant("vue_le"),
        layout.instant("expire_le"),
        layout.link("collectivite"),
    )
    layout.index("session", "expire_le")
    layout.index("session", "genre", "sujet")


def _dossier_tables() -> None:
    layout.table(
        "dossier",
        ("numero",),
        layout.text("numero"),
        layout.text("teleservice"),
        layout.number("revision"),
        layout.text("theme"),
        layout.text("etape"),
        layout.number("passage"),
        layout.instant("depose_le"),
        layout.instant("etape_depuis"),
        layout.text("service"),
        layout.text("demandeur"),
        layout.text("courriel"),
        layout.text("compte", nullable=True),
        layout.text("agent", nullable=True),
        sa.Column("echeance", sa.Date),
        layout.text("issue"),
        layout.instant("clos_le", nullable=True),
        layout.number("version"),
        sa.Column("en_attente", sa.Boolean, nullable=False),
        sa.Column("clos", sa.Boolean, nullable=False),
        sa.Column("urgence", sa.Date, nullable=False),
        layout.text("recherche"),
        layout.link("agent", ("agent",), ("identifiant",)),
        layout.link("compte", ("compte",), ("id",)),
        layout.link("revision", ("teleservice", "revision")),
    )
    layout.index("dossier", "agent", "clos", "urgence", "numero", short="ix_dossier_agent")
    layout.index("dossier", "service", "clos", "clos_le", "numero", short="ix_dossier_clos")
    layout.index("dossier", "compte", "clos", "depose_le", "numero", short="ix_dossier_compte")
    layout.index("dossier", "service", "clos", "en_attente", "urgence", "numero", short="ix_dossier_service")
    layout.table(
        "jeton",
        ("empreinte",),
        layout.text("empreinte"),
        layout.text("usage"),
        layout.text("compte"),
        layout.instant("expire_le"),
        layout.instant("utilise_le", nullable=True),
        layout.link("compte", ("compte",), ("id",)),
    )
    layout.index("jeton", "compte")
    layout.table(
        "teleservice",
        ("code",),
        layout.text("code"),
        layout.text("theme"),
        layout.text("mode"),
        layout.number("revision"),
        layout.link("revision", ("code", "revision"), ("teleservice", "revision")),
    )
    layout.table(
        "boite",
        ("id",),
        layout.text("id"),
        layout.text("dossier", nullable=True),
        layout.text("genre"),
        layout.text("destinataire"),
        sa.Column("contenu", sa.JSON, nullable=False),
        layout.instant("cree_le"),
        layout.instant("pas_avant"),
        layout.number("essais"),
        layout.instant("bail_jusqua", nullable=True),
        layout.text("etat"),
        layout.text("derniere_erreur"),
        layout.instant("faite_le", nullable=True),
        layout.text("objet"),
        layout.text("corps"),
        layout.link("dossier", ("dossier",), ("numero",)),
    )
    layout.index("boite", "dossier", "id", short="ix_boite_dossier")
    op.create_index("ix_boite_due", "boite", ["pas_avant", "id"], sqlite_where=_TO_DO, postgresql_where=_TO_DO)
    layout.table(
        "demande",
        ("dossier",),
        layout.text("dossier"),
        layout.text("espace_de_noms"),
        sa.Column("document", sa.LargeBinary, nullable=False),
        layout.link("dossier", ("dossier",), ("numero",)),
    )
    layout.table(
        "journal",
        ("dossier", "rang"),
        layout.text("dossier"),
        layout.number("rang"),
        layout.instant("instant"),
        layout.text("acteur_genre"),
        layout.text("acteur"),
        layout.text("action"),
        layout.text("libelle"),
        layout.text("etape"),
        layout.text("cible"),
        layout.text("motif"),
        layout.text("commentaire"),
        layout.text("empreinte"),
        layout.link("dossier", ("dossier",), ("numero",)),
    )
    layout.table(
        "piece",
        ("dossier", "rang"),
        layout.text("dossier"),
        layout.number("rang"),
        layout.text("champ"),
        layout.text("nom"),
        layout.text("type_mime"),
        sa.Column("taille", sa.BigInteger, nullable=False),
        layout.text("empreinte"),
        layout.link("dossier", ("dossier",), ("numero",)),
    )
    layout.index("piece", "empreinte")
    layout.table(
        "televersement",
        ("empreinte_jeton",),
        layout.text("empreinte_jeton"),
        layout.text("nom"),
        layout.text("type_mime"),
        sa.Column("taille", sa.BigInteger, nullable=False),
        layout.text("empreinte"),
        layout.instant("cree_le"),
        layout.instant("expire_le"),
        layout.text("utilise_par", nullable=True),
        layout.link("collectivite"),
        layout.link("dossier", ("utilise_par",), ("numero",)),
    )
    layout.index("televersement", "empreinte")
