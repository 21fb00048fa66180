"""Every table. The XML is the record, the columns are the index; the collectivité opens every key.

Row-level security, the worker's policy and the append-only triggers are in the migrations: they are not
tables.
"""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Date,
    Index,
    Integer,
    LargeBinary,
    UniqueConstraint,
    text,
)

from wsc_soap.storage.columns import Instant, foreign_key, metadata, table, text_column
from wsc_soap.storage.tables_administration import absence, ancre, simulation
from wsc_soap.storage.tables_agendas import exception_agenda, paiement, reservation, ressource
from wsc_soap.storage.tables_processes import avis, document, echange, lieu
from wsc_soap.storage.tables_services import (
    acte,
    appel,
    brouillon,
    cle_integrateur,
    contrat,
    integrateur,
    mode_prevu,
    rubrique,
)

__all__ = [
    "absence",
    "acte",
    "ancre",
    "appel",
    "avis",
    "brouillon",
    "cle_integrateur",
    "contrat",
    "document",
    "echange",
    "exception_agenda",
    "integrateur",
    "lieu",
    "metadata",
    "mode_prevu",
    "paiement",
    "reservation",
    "ressource",
    "rubrique",
    "simulation",
]

# --- the town and what it offers ----------------------------------------------------------------------------

collectivite = table(
    "collectivite",
    (),
    Column("document", LargeBinary, nullable=False),
    Column("cree_le", Instant, nullable=False),
)

revision = table(
    "revision",
    ("teleservice", "revision"),
    text_column("teleservice"),
    Column("revision", Integer, nullable=False),
    text_column("espace_de_noms"),
    text_column("empreinte"),
    Column("document", LargeBinary, nullable=False),
    Column("publiee_le", Instant, nullable=False),
    Column("source", LargeBinary),  # the document before its parameters were settled: what a draft starts from
    text_column("auteur", server_default=""),
    foreign_key("collectivite"),
    Index(None, "collectivite", "teleservice", "espace_de_noms", "revision"),
)

teleservice = table(
    "teleservice",
    ("code",),
    text_column("code"),
    text_column("theme"),
    text_column("mode"),
    Column("revision", Integer, nullable=False),
    foreign_key("revision", ("code", "revision"), ("teleservice", "revision")),
)

# --- people -------------------------------------------------------------------------------------------------

compte = table(
    "compte",
    ("id",),
    text_column("id"),
    text_column("courriel"),
    text_column("courriel_cle"),  # lower-cased copy, the one that is unique
    text_column("mot_de_passe"),
    text_column("civilite"),
    text_column("nom"),
    text_column("prenoms"),
    text_column("telephone"),
    Column("cree_le", Instant, nullable=False),
    Column("confirme_le", Instant),
    foreign_key("collectivite"),
    UniqueConstraint("collectivite", "courriel_cle"),
)

jeton = table(
    "jeton",
    ("empreinte",),
    text_column("empreinte"),
    text_column("usage"),
    text_column("compte"),
    Column("expire_le", Instant, nullable=False),
    Column("utilise_le", Instant),
    foreign_key("compte", ("compte",), ("id",)),
    Index(None, "collectivite", "compte"),
)

session = table(
    "session",
    ("empreinte",),
    text_column("empreinte"),
    text_column("genre"),
    text_column("sujet"),
    text_column("canal"),
    Column("cree_le", Instant, nullable=False),
    Column("vue_le", Instant, nullable=False),
    Column("expire_le", Instant, nullable=False),
    foreign_key("collectivite"),
    Index(None, "collectivite", "genre", "sujet"),
    Index(None, "collectivite", "expire_le"),
)

essai = table(
    "essai",
    ("sujet",),
    text_column("sujet"),
    Column("echecs", Integer, nullable=False),
    Column("dernier_le", Instant, nullable=False),
    Column("bloque_jusqua", Instant),
    foreign_key("collectivite"),
)

agent = table(
    "agent",
    ("identifiant",),
    text_column("identifiant"),
    text_column("civilite"),
    text_column("nom"),
    text_column("prenom"),
    text_column("profil"),
    Column("services", JSON, nullable=False),
    text_column("mot_de_passe"),
    Column("actif", Boolean, nullable=False),
    foreign_key("collectivite"),
)

# --- dossiers -----------------------------------------------------------------------------------------------

compteur = table(
    "compteur",
    ("annee",),
    Column("annee", Integer, nullable=False),
    Column("dernier", Integer, nullable=False),
    foreign_key("collectivite"),
)

dossier = table(
    "dossier",
    ("numero",),
    text_column("numero"),
    text_column("teleservice"),
    Column("revision", Integer, nullable=False),
    text_column("theme"),
    text_column("etape"),
    Column("passage", Integer, nullable=False),
    Column("depose_le", Instant, nullable=False),
    Column("etape_depuis", Instant, nullable=False),
    text_column("service"),
    text_column("demandeur"),
    text_column("courriel"),
    text_column("compte", nullable=True),
    text_column("agent", nullable=True),
    Column("echeance", Date),
    text_column("issue"),
    Column("clos_le", Instant),
    Column("version", Integer, nullable=False),
    Column("en_attente", Boolean, nullable=False),
    text_column("origine", server_default=""),
    Column("complet_le", Instant),
    Column("silence_le", Date),
    Column("suspendu_le", Instant),
    # for the lists only, always derived from the columns above
    Column("clos", Boolean, nullable=False),
    Column("urgence", Date, nullable=False),  # the échéance, or a far day: NULLs sort differently on each engine
    text_column("recherche"),
    foreign_key("revision", ("teleservice", "revision")),
    foreign_key("compte", ("compte",), ("id",)),
    foreign_key("agent", ("agent",), ("identifiant",)),
    Index("ix_dossier_service", "collectivite", "service", "clos", "en_attente", "urgence", "numero"),
    Index("ix_dossier_agent", "collectivite", "agent", "clos", "urgence", "numero"),
    Index("ix_dossier_clos", "collectivite", "service", "clos", "clos_le", "numero"),
    Index("ix_dossier_depot", "collectivite", "service", "depose_le", "numero"),
    Index("ix_dossier_teleservice", "collectivite", "teleservice", "clos", "numero"),
    Index("ix_dossier_compte", "collectivite", "compte", "clos", "depose_le", "numero"),
)

demande = table(
    "demande",
    ("dossier",),
    text_column("dossier"),
    text_column("espace_de_noms"),
    Column("document", LargeBinary, nullable=False),
    Column("calculs", LargeBinary),
    foreign_key("dossier", ("dossier",), ("numero",)),
)

journal = table(
    "journal",
    ("dossier", "rang"),
    text_column("dossier"),
    Column("rang", Integer, nullable=False),
    Column("instant", Instant, nullable=False),
    text_column("acteur_genre"),
    text_column("acteur"),
    text_column("action"),
    text_column("libelle"),
    text_column("etape"),
    text_column("cible"),
    text_column("motif"),
    text_column("commentaire"),
    text_column("empreinte"),
    text_column("sujet", server_default=""),
    text_column("valeurs", server_default=""),
    foreign_key("dossier", ("dossier",), ("numero",)),
    Index(None, "collectivite", "instant"),
)

piece = table(
    "piece",
    ("dossier", "rang"),
    text_column("dossier"),
    Column("rang", Integer, nullable=False),
    text_column("champ"),
    text_column("nom"),
    text_column("type_mime"),
    Column("taille", BigInteger, nullable=False),
    text_column("empreinte"),
    foreign_key("dossier", ("dossier",), ("numero",)),
    Index(None, "collectivite", "empreinte"),
)

# --- what is done later, what was already answered ----------------------------------------------------------

boite = table(
    "boite",
    ("id",),
    text_column("id"),
    text_column("dossier", nullable=True),
    text_column("genre"),
    text_column("destinataire"),
    Column("contenu", JSON, nullable=False),
    Column("cree_le", Instant, nullable=False),
    Column("pas_avant", Instant, nullable=False),
    Column("essais", Integer, nullable=False),
    Column("bail_jusqua", Instant),
    text_column("etat"),
    text_column("derniere_erreur"),
    Column("faite_le", Instant),
    text_column("objet"),
    text_column("corps"),
    foreign_key("dossier", ("dossier",), ("numero",)),
    Index("ix_boite_dossier", "collectivite", "dossier", "id"),
    # the worker's question crosses collectivités, so its index does not open with one
    Index(
        "ix_boite_due",
        "pas_avant",
        "id",
        sqlite_where=text("etat = 'a-faire'"),
        postgresql_where=text("etat = 'a-faire'"),
    ),
)

idempotence = table(
    "idempotence",
    ("operation", "sujet", "cle"),
    text_column("operation"),
    text_column("sujet"),
    text_column("cle"),
    text_column("empreinte_requete"),
    Column("reponse", LargeBinary),
    Column("cree_le", Instant, nullable=False),
    foreign_key("collectivite"),
    Index(None, "collectivite", "cree_le"),
)

televersement = table(
    "televersement",
    ("empreinte_jeton",),
    text_column("empreinte_jeton"),
    text_column("nom"),
    text_column("type_mime"),
    Column("taille", BigInteger, nullable=False),
    text_column("empreinte"),
    Column("cree_le", Instant, nullable=False),
    Column("expire_le", Instant, nullable=False),
    text_column("utilise_par", nullable=True),
    foreign_key("collectivite"),
    foreign_key("dossier", ("utilise_par",), ("numero",)),
    Index(None, "collectivite", "empreinte"),
)

# --- what citizens have begun to fill in ----------------------------------------------------------------------

saisie = table(
    "saisie",
    ("id",),
    text_column("id"),
    text_column("teleservice"),
    text_column("compte", nullable=True),
    Column("document", LargeBinary, nullable=False),
    Column("cree_le", Instant, nullable=False),
    Column("modifie_le", Instant, nullable=False),
    Column("expire_le", Instant, nullable=False),
    foreign_key("collectivite"),
    foreign_key("compte", ("compte",), ("id",)),
    Index(None, "collectivite", "compte", "modifie_le"),
    Index(None, "collectivite", "expire_le"),
)
