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
_A_FAIRE = sa.text("etat = 'a-faire'")
_LA_SIENNE = "collectivite = current_setting('wsc.collectivite', true)"
_TRAVAILLEUR = "current_setting('wsc.travailleur', true) = 'on'"


def upgrade() -> None:
    """Tables in the order of their links, then what is not a table."""
    _tables_de_base()
    _tables_des_dossiers()
    if op.get_context().dialect.name == "postgresql":
        _isoler()
        _proteger_postgresql()
    else:
        _proteger_sqlite()


def downgrade() -> None:
    """Removes everything."""
    for nom in reversed(_TABLES):
        op.drop_table(nom)
    if op.get_context().dialect.name == "postgresql":
        op.execute("DROP FUNCTION wsc_ajout_seul()")


def _isoler() -> None:
    """Nobody, the owner included, sees or writes the rows of a collectivité that the transaction does not
    name. The list of collectivités is readable by all: it is public. The worker claims in the outbox of
    all."""
    for nom in _TABLES:
        sienne = f"{_LA_SIENNE} OR {_TRAVAILLEUR}" if nom == "boite" else _LA_SIENNE
        op.execute(f"ALTER TABLE {nom} ENABLE ROW LEVEL SECURITY")
        op.execute(f"ALTER TABLE {nom} FORCE ROW LEVEL SECURITY")
        op.execute(f"CREATE POLICY la_sienne ON {nom} USING ({sienne}) WITH CHECK ({sienne})")
    op.execute("CREATE POLICY codes ON collectivite FOR SELECT USING (true)")


def _proteger_postgresql() -> None:
    op.execute(
        "CREATE FUNCTION wsc_ajout_seul() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'the journal is append-only'; END $$"
    )
    op.execute(
        "CREATE TRIGGER journal_ajout_seul BEFORE UPDATE OR DELETE OR TRUNCATE ON journal "
        "FOR EACH STATEMENT EXECUTE FUNCTION wsc_ajout_seul()"
    )


def _proteger_sqlite() -> None:
    for ordre in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER journal_sans_{ordre.lower()} BEFORE {ordre} ON journal "
            "BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END"
        )


def _texte(nom: str, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(nom, sa.Text, nullable=nullable)


def _instant(nom: str, nullable: bool = False) -> sa.Column[Any]:
    return sa.Column(nom, sa.DateTime(timezone=True), nullable=nullable)


def _lien(vers: str, colonnes: tuple[str, ...] = (), cibles: tuple[str, ...] = ()) -> sa.ForeignKeyConstraint:
    la = [f"{vers}.{cible}" for cible in ("collectivite", *(cibles or colonnes))]
    return sa.ForeignKeyConstraint(["collectivite", *colonnes], la)


def _table(nom: str, cle: tuple[str, ...], *elements: Any) -> None:
    op.create_table(nom, _texte("collectivite"), *elements, sa.PrimaryKeyConstraint("collectivite", *cle))


def _tables_de_base() -> None:
    _table(
        "collectivite",
        (),
        sa.Column("document", sa.LargeBinary, nullable=False),
        _instant("cree_le"),
    )
    _table(
        "agent",
        ("identifiant",),
        _texte("identifiant"),
        _texte("civilite"),
        _texte("nom"),
        _texte("prenom"),
        _texte("profil"),
        sa.Column("services", sa.JSON, nullable=False),
        _texte("mot_de_passe"),
        sa.Column("actif", sa.Boolean, nullable=False),
        _lien("collectivite"),
    )
    _table(
        "compte",
        ("id",),
        _texte("id"),
        _texte("courriel"),
        _texte("courriel_cle"),
        _texte("mot_de_passe"),
        _texte("civilite"),
        _texte("nom"),
        _texte("prenoms"),
        _texte("telephone"),
        _instant("cree_le"),
        _instant("confirme_le", nullable=True),
        _lien("collectivite"),
        sa.UniqueConstraint("collectivite", "courriel_cle"),
    )
    _table(
        "compteur",
        ("annee",),
        sa.Column("annee", sa.Integer, nullable=False),
        sa.Column("dernier", sa.Integer, nullable=False),
        _lien("collectivite"),
    )
    _table(
        "essai",
        ("sujet",),
        _texte("sujet"),
        sa.Column("echecs", sa.Integer, nullable=False),
        _instant("dernier_le"),
        _instant("bloque_jusqua", nullable=True),
        _lien("collectivite"),
    )
    _table(
        "idempotence",
        ("operation", "sujet", "cle"),
        _texte("operation"),
        _texte("sujet"),
        _texte("cle"),
        _texte("empreinte_requete"),
        sa.Column("reponse", sa.LargeBinary),
        _instant("cree_le"),
        _lien("collectivite"),
    )
    op.create_index("ix_idempotence_collectivite_cree_le", "idempotence", ["collectivite", "cree_le"])
    _table(
        "revision",
        ("teleservice", "revision"),
        _texte("teleservice"),
        sa.Column("revision", sa.Integer, nullable=False),
        _texte("espace_de_noms"),
        _texte("empreinte"),
        sa.Column("document", sa.LargeBinary, nullable=False),
        _instant("publiee_le"),
        _lien("collectivite"),
    )
    op.create_index(
        "ix_revision_collectivite_teleservice_espace_de_noms_revision",
        "revision",
        ["collectivite", "teleservice", "espace_de_noms", "revision"],
    )
    _table(
        "session",
        ("empreinte",),
        _texte("empreinte"),
        _texte("genre"),
        _texte("sujet"),
        _texte("canal"),
        _instant("cree_le"),
        _instant("vue_le"),
        _instant("expire_le"),
        _lien("collectivite"),
    )
    op.create_index("ix_session_collectivite_expire_le", "session", ["collectivite", "expire_le"])
    op.create_index("ix_session_collectivite_genre_sujet", "session", ["collectivite", "genre", "sujet"])


def _tables_des_dossiers() -> None:
    _table(
        "dossier",
        ("numero",),
        _texte("numero"),
        _texte("teleservice"),
        sa.Column("revision", sa.Integer, nullable=False),
        _texte("theme"),
        _texte("etape"),
        sa.Column("passage", sa.Integer, nullable=False),
        _instant("depose_le"),
        _instant("etape_depuis"),
        _texte("service"),
        _texte("demandeur"),
        _texte("courriel"),
        _texte("compte", nullable=True),
        _texte("agent", nullable=True),
        sa.Column("echeance", sa.Date),
        _texte("issue"),
        _instant("clos_le", nullable=True),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("en_attente", sa.Boolean, nullable=False),
        sa.Column("clos", sa.Boolean, nullable=False),
        sa.Column("urgence", sa.Date, nullable=False),
        _texte("recherche"),
        _lien("agent", ("agent",), ("identifiant",)),
        _lien("compte", ("compte",), ("id",)),
        _lien("revision", ("teleservice", "revision")),
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
        _texte("empreinte"),
        _texte("usage"),
        _texte("compte"),
        _instant("expire_le"),
        _instant("utilise_le", nullable=True),
        _lien("compte", ("compte",), ("id",)),
    )
    op.create_index("ix_jeton_collectivite_compte", "jeton", ["collectivite", "compte"])
    _table(
        "teleservice",
        ("code",),
        _texte("code"),
        _texte("theme"),
        _texte("mode"),
        sa.Column("revision", sa.Integer, nullable=False),
        _lien("revision", ("code", "revision"), ("teleservice", "revision")),
    )
    _table(
        "boite",
        ("id",),
        _texte("id"),
        _texte("dossier", nullable=True),
        _texte("genre"),
        _texte("destinataire"),
        sa.Column("contenu", sa.JSON, nullable=False),
        _instant("cree_le"),
        _instant("pas_avant"),
        sa.Column("essais", sa.Integer, nullable=False),
        _instant("bail_jusqua", nullable=True),
        _texte("etat"),
        _texte("derniere_erreur"),
        _instant("faite_le", nullable=True),
        _texte("objet"),
        _texte("corps"),
        _lien("dossier", ("dossier",), ("numero",)),
    )
    op.create_index("ix_boite_dossier", "boite", ["collectivite", "dossier", "id"])
    op.create_index("ix_boite_due", "boite", ["pas_avant", "id"], sqlite_where=_A_FAIRE, postgresql_where=_A_FAIRE)
    _table(
        "demande",
        ("dossier",),
        _texte("dossier"),
        _texte("espace_de_noms"),
        sa.Column("document", sa.LargeBinary, nullable=False),
        _lien("dossier", ("dossier",), ("numero",)),
    )
    _table(
        "journal",
        ("dossier", "rang"),
        _texte("dossier"),
        sa.Column("rang", sa.Integer, nullable=False),
        _instant("instant"),
        _texte("acteur_genre"),
        _texte("acteur"),
        _texte("action"),
        _texte("libelle"),
        _texte("etape"),
        _texte("cible"),
        _texte("motif"),
        _texte("commentaire"),
        _texte("empreinte"),
        _lien("dossier", ("dossier",), ("numero",)),
    )
    _table(
        "piece",
        ("dossier", "rang"),
        _texte("dossier"),
        sa.Column("rang", sa.Integer, nullable=False),
        _texte("champ"),
        _texte("nom"),
        _texte("type_mime"),
        sa.Column("taille", sa.BigInteger, nullable=False),
        _texte("empreinte"),
        _lien("dossier", ("dossier",), ("numero",)),
    )
    op.create_index("ix_piece_collectivite_empreinte", "piece", ["collectivite", "empreinte"])
    _table(
        "televersement",
        ("empreinte_jeton",),
        _texte("empreinte_jeton"),
        _texte("nom"),
        _texte("type_mime"),
        sa.Column("taille", sa.BigInteger, nullable=False),
        _texte("empreinte"),
        _instant("cree_le"),
        _instant("expire_le"),
        _texte("utilise_par", nullable=True),
        _lien("collectivite"),
        _lien("dossier", ("utilise_par",), ("numero",)),
    )
    op.create_index("ix_televersement_collectivite_empreinte", "televersement", ["collectivite", "empreinte"])
