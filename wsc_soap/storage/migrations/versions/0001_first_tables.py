"""Lay the first tables, their row-level security (PostgreSQL) and the append-only journal."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_TABLES = (
    *("collectivite", "agent", "compte", "compteur", "essai", "idempotence", "revision", "session"),
    *("dossier", "jeton", "teleservice", "boite", "demande", "journal", "piece", "televersement"),
)
_TO_DO = sa.text("etat = 'a-faire'")
_OWN = "collectivite = current_setting('wsc.collectivite', true)"
_WORKER = "current_setting('wsc.travailleur', true) = 'on'"


def upgrade() -> None:
    """Tables in the order of their links, then what is not a table."""
    _base_tables()
    _dossier_tables()
    if op.get_context().dialect.name == "postgresql":
        _isolate()
        _protect_postgresql()
    else:
        _protect_sqlite()


def downgrade() -> None:
    """Removes everything."""
    for name in reversed(_TABLES):
        op.drop_table(name)
    if op.get_context().dialect.name == "postgresql":
        op.execute("DROP FUNCTION wsc_ajout_seul()")


def _isolate() -> None:
    """Nobody, the owner included, sees or writes the rows of a collectivité that the transaction does not
    name. The list of collectivités is readable by all: it is public. The worker claims in the outbox of
    all."""
    for name in _TABLES:
        own = f"{_OWN} OR {_WORKER}" if name == "boite" else _OWN
        op.execute(f"ALTER TABLE {name} ENABLE ROW LEVEL SECURITY")
        op.execute(f"ALTER TABLE {name} FORCE ROW LEVEL SECURITY")
        op.execute(f"CREATE POLICY la_sienne ON {name} USING ({own}) WITH CHECK ({own})")
    op.execute("CREATE POLICY codes ON collectivite FOR SELECT USING (true)")


def _protect_postgresql() -> None:
    op.execute(
        "CREATE FUNCTION wsc_ajout_seul() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'the journal is append-only'; END $$"
    )
    op.execute(
        "CREATE TRIGGER journal_ajout_seul BEFORE UPDATE OR DELETE OR TRUNCATE ON journal "
        "FOR EACH STATEMENT EXECUTE FUNCTION wsc_ajout_seul()"
    )


def _protect_sqlite() -> None:
    for statement in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER journal_sans_{statement.lower()} BEFORE {statement} ON journal "
            "BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END"
        )


def _text(name: str, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=nullable)


def _instant(name: str, nullable: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def _link(target: str, columns: tuple[str, ...] = (), targets: tuple[str, ...] = ()) -> sa.ForeignKeyConstraint:
    the = [f"{target}.{cible}" for cible in ("collectivite", *(targets or columns))]
    return sa.ForeignKeyConstraint(["collectivite", *columns], the)


def _table(name: str, cle: tuple[str, ...], *elements: Any) -> None:
    op.create_table(name, _text("collectivite"), *elements, sa.PrimaryKeyConstraint("collectivite", *cle))


def _base_tables() -> None:
    _table(
        "collectivite",
        (),
        sa.Column("document", sa.LargeBinary, nullable=False),
        _instant("cree_le"),
    )
    _table(
        "agent",
        ("identifiant",),
        _text("identifiant"),
        _text("civilite"),
        _text("nom"),
        _text("prenom"),
        _text("profil"),
        sa.Column("services", sa.JSON, nullable=False),
        _text("mot_de_passe"),
        sa.Column("actif", sa.Boolean, nullable=False),
        _link("collectivite"),
    )
    _table(
        "compte",
        ("id",),
        _text("id"),
        _text("courriel"),
        _text("courriel_cle"),
        _text("mot_de_passe"),
        _text("civilite"),
        _text("nom"),
        _text("prenoms"),
        _text("telephone"),
        _instant("cree_le"),
        _instant("confirme_le", nullable=True),
        _link("collectivite"),
        sa.UniqueConstraint("collectivite", "courriel_cle"),
    )
    _table(
        "compteur",
        ("annee",),
        sa.Column("annee", sa.Integer, nullable=False),
        sa.Column("dernier", sa.Integer, nullable=False),
        _link("collectivite"),
    )
    _table(
        "essai",
        ("sujet",),
        _text("sujet"),
        sa.Column("echecs", sa.Integer, nullable=False),
        _instant("dernier_le"),
        _instant("bloque_jusqua", nullable=True),
        _link("collectivite"),
    )
    _table(
        "idempotence",
        ("operation", "sujet", "cle"),
        _text("operation"),
        _text("sujet"),
        _text("cle"),
        _text("empreinte_requete"),
        sa.Column("reponse", sa.LargeBinary),
        _instant("cree_le"),
        _link("collectivite"),
    )
    op.create_index("ix_idempotence_collectivite_cree_le", "idempotence", ["collectivite", "cree_le"])
    _table(
        "revision",
        ("teleservice", "revision"),
        _text("teleservice"),
        sa.Column("revision", sa.Integer, nullable=False),
        _text("espace_de_noms"),
        _text("empreinte"),
        sa.Column("document", sa.LargeBinary, nullable=False),
        _instant("publiee_le"),
        _link("collectivite"),
    )
    op.create_index(
        "ix_revision_collectivite_teleservice_espace_de_noms_revision",
        "revision",
        ["collectivite", "teleservice", "espace_de_noms", "revision"],
    )
    _table(
        "session",
        ("empreinte",),
        _text("empreinte"),
        _text("genre"),
        _text("sujet"),
        _text("canal"),
        _instant("cree_le"),
        _instant("vue_le"),
        _instant("expire_le"),
        _link("collectivite"),
    )
    op.create_index("ix_session_collectivite_expire_le", "session", ["collectivite", "expire_le"])
    op.create_index("ix_session_collectivite_genre_sujet", "session", ["collectivite", "genre", "sujet"])


def _dossier_tables() -> None:
    _table(
        "dossier",
        ("numero",),
        _text("numero"),
        _text("teleservice"),
        sa.Column("revision", sa.Integer, nullable=False),
        _text("theme"),
        _text("etape"),
        sa.Column("passage", sa.Integer, nullable=False),
        _instant("depose_le"),
        _instant("etape_depuis"),
        _text("service"),
        _text("demandeur"),
        _text("courriel"),
        _text("compte", nullable=True),
        _text("agent", nullable=True),
        sa.Column("echeance", sa.Date),
        _text("issue"),
        _instant("clos_le", nullable=True),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("en_attente", sa.Boolean, nullable=False),
        sa.Column("clos", sa.Boolean, nullable=False),
        sa.Column("urgence", sa.Date, nullable=False),
        _text("recherche"),
        _link("agent", ("agent",), ("identifiant",)),
        _link("compte", ("compte",), ("id",)),
        _link("revision", ("teleservice", "revision")),
    )
    op.create_index("ix_dossier_agent", "dossier", ["collectivite", "agent", "clos", "urgence", "numero"])
    op.create_index("ix_dossier_clos", "dossier", ["collectivite", "service", "clos", "clos_le", "numero"])
    op.create_index("ix_dossier_compte", "dossier", ["collectivite", "compte", "clos", "depose_le", "numero"])
    op.create_index(
        "ix_dossier_service",
        "dossier",
        ["collectivite", "service", "clos", "en_attente", "urgence", "numero"],
    )
    _table(
        "jeton",
        ("empreinte",),
        _text("empreinte"),
        _text("usage"),
        _text("compte"),
        _instant("expire_le"),
        _instant("utilise_le", nullable=True),
        _link("compte", ("compte",), ("id",)),
    )
    op.create_index("ix_jeton_collectivite_compte", "jeton", ["collectivite", "compte"])
    _table(
        "teleservice",
        ("code",),
        _text("code"),
        _text("theme"),
        _text("mode"),
        sa.Column("revision", sa.Integer, nullable=False),
        _link("revision", ("code", "revision"), ("teleservice", "revision")),
    )
    _table(
        "boite",
        ("id",),
        _text("id"),
        _text("dossier", nullable=True),
        _text("genre"),
        _text("destinataire"),
        sa.Column("contenu", sa.JSON, nullable=False),
        _instant("cree_le"),
        _instant("pas_avant"),
        sa.Column("essais", sa.Integer, nullable=False),
        _instant("bail_jusqua", nullable=True),
        _text("etat"),
        _text("derniere_erreur"),
        _instant("faite_le", nullable=True),
        _text("objet"),
        _text("corps"),
        _link("dossier", ("dossier",), ("numero",)),
    )
    op.create_index("ix_boite_dossier", "boite", ["collectivite", "dossier", "id"])
    op.create_index("ix_boite_due", "boite", ["pas_avant", "id"], sqlite_where=_TO_DO, postgresql_where=_TO_DO)
    _table(
        "demande",
        ("dossier",),
        _text("dossier"),
        _text("espace_de_noms"),
        sa.Column("document", sa.LargeBinary, nullable=False),
        _link("dossier", ("dossier",), ("numero",)),
    )
    _table(
        "journal",
        ("dossier", "rang"),
        _text("dossier"),
        sa.Column("rang", sa.Integer, nullable=False),
        _instant("instant"),
        _text("acteur_genre"),
        _text("acteur"),
        _text("action"),
        _text("libelle"),
        _text("etape"),
        _text("cible"),
        _text("motif"),
        _text("commentaire"),
        _text("empreinte"),
        _link("dossier", ("dossier",), ("numero",)),
    )
    _table(
        "piece",
        ("dossier", "rang"),
        _text("dossier"),
        sa.Column("rang", sa.Integer, nullable=False),
        _text("champ"),
        _text("nom"),
        _text("type_mime"),
        sa.Column("taille", sa.BigInteger, nullable=False),
        _text("empreinte"),
        _link("dossier", ("dossier",), ("numero",)),
    )
    op.create_index("ix_piece_collectivite_empreinte", "piece", ["collectivite", "empreinte"])
    _table(
        "televersement",
        ("empreinte_jeton",),
        _text("empreinte_jeton"),
        _text("nom"),
        _text("type_mime"),
        sa.Column("taille", sa.BigInteger, nullable=False),
        _text("empreinte"),
        _instant("cree_le"),
        _instant("expire_le"),
        _text("utilise_par", nullable=True),
        _link("collectivite"),
        _link("dossier", ("utilise_par",), ("numero",)),
    )
    op.create_index("ix_televersement_collectivite_empreinte", "televersement", ["collectivite", "empreinte"])
