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

from wsc_soap.storage.colonnes import Instant, lien, metadata, table, texte

__all__ = ["metadata"]

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
    texte("teleservice"),
    Column("revision", Integer, nullable=False),
    texte("espace_de_noms"),
    texte("empreinte"),
    Column("document", LargeBinary, nullable=False),
    Column("publiee_le", Instant, nullable=False),
    lien("collectivite"),
    Index(None, "collectivite", "teleservice", "espace_de_noms", "revision"),
)

teleservice = table(
    "teleservice",
    ("code",),
    texte("code"),
    texte("theme"),
    texte("mode"),
    Column("revision", Integer, nullable=False),
    lien("revision", ("code", "revision"), ("teleservice", "revision")),
)

# --- people -------------------------------------------------------------------------------------------------

compte = table(
    "compte",
    ("id",),
    texte("id"),
    texte("courriel"),
    texte("courriel_cle"),  # lower-cased copy, the one that is unique
    texte("mot_de_passe"),
    texte("civilite"),
    texte("nom"),
    texte("prenoms"),
    texte("telephone"),
    Column("cree_le", Instant, nullable=False),
    Column("confirme_le", Instant),
    lien("collectivite"),
    UniqueConstraint("collectivite", "courriel_cle"),
)

jeton = table(
    "jeton",
    ("empreinte",),
    texte("empreinte"),
    texte("usage"),
    texte("compte"),
    Column("expire_le", Instant, nullable=False),
    Column("utilise_le", Instant),
    lien("compte", ("compte",), ("id",)),
    Index(None, "collectivite", "compte"),
)

session = table(
    "session",
    ("empreinte",),
    texte("empreinte"),
    texte("genre"),
    texte("sujet"),
    texte("canal"),
    Column("cree_le", Instant, nullable=False),
    Column("vue_le", Instant, nullable=False),
    Column("expire_le", Instant, nullable=False),
    lien("collectivite"),
    Index(None, "collectivite", "genre", "sujet"),
    Index(None, "collectivite", "expire_le"),
)

essai = table(
    "essai",
    ("sujet",),
    texte("sujet"),
    Column("echecs", Integer, nullable=False),
    Column("dernier_le", Instant, nullable=False),
    Column("bloque_jusqua", Instant),
    lien("collectivite"),
)

agent = table(
    "agent",
    ("identifiant",),
    texte("identifiant"),
    texte("civilite"),
    texte("nom"),
    texte("prenom"),
    texte("profil"),
    Column("services", JSON, nullable=False),
    texte("mot_de_passe"),
    Column("actif", Boolean, nullable=False),
    lien("collectivite"),
)

# --- dossiers -----------------------------------------------------------------------------------------------

compteur = table(
    "compteur",
    ("annee",),
    Column("annee", Integer, nullable=False),
    Column("dernier", Integer, nullable=False),
    lien("collectivite"),
)

dossier = table(
    "dossier",
    ("numero",),
    texte("numero"),
    texte("teleservice"),
    Column("revision", Integer, nullable=False),
    texte("theme"),
    texte("etape"),
    Column("passage", Integer, nullable=False),
    Column("depose_le", Instant, nullable=False),
    Column("etape_depuis", Instant, nullable=False),
    texte("service"),
    texte("demandeur"),
    texte("courriel"),
    texte("compte", nullable=True),
    texte("agent", nullable=True),
    Column("echeance", Date),
    texte("issue"),
    Column("clos_le", Instant),
    Column("version", Integer, nullable=False),
    Column("en_attente", Boolean, nullable=False),
    # for the lists only, always derived from the columns above
    Column("clos", Boolean, nullable=False),
    Column("urgence", Date, nullable=False),  # the échéance, or a far day: NULLs sort differently on each engine
    texte("recherche"),
    lien("revision", ("teleservice", "revision")),
    lien("compte", ("compte",), ("id",)),
    lien("agent", ("agent",), ("identifiant",)),
    Index("ix_dossier_service", "collectivite", "service", "clos", "en_attente", "urgence", "numero"),
    Index("ix_dossier_agent", "collectivite", "agent", "clos", "urgence", "numero"),
    Index("ix_dossier_clos", "collectivite", "service", "clos", "clos_le", "numero"),
    Index("ix_dossier_compte", "collectivite", "compte", "clos", "depose_le", "numero"),
)

demande = table(
    "demande",
    ("dossier",),
    texte("dossier"),
    texte("espace_de_noms"),
    Column("document", LargeBinary, nullable=False),
    lien("dossier", ("dossier",), ("numero",)),
)

journal = table(
    "journal",
    ("dossier", "rang"),
    texte("dossier"),
    Column("rang", Integer, nullable=False),
    Column("instant", Instant, nullable=False),
    texte("acteur_genre"),
    texte("acteur"),
    texte("action"),
    texte("libelle"),
    texte("etape"),
    texte("cible"),
    texte("motif"),
    texte("commentaire"),
    texte("empreinte"),
    lien("dossier", ("dossier",), ("numero",)),
)

piece = table(
    "piece",
    ("dossier", "rang"),
    texte("dossier"),
    Column("rang", Integer, nullable=False),
    texte("champ"),
    texte("nom"),
    texte("type_mime"),
    Column("taille", BigInteger, nullable=False),
    texte("empreinte"),
    lien("dossier", ("dossier",), ("numero",)),
    Index(None, "collectivite", "empreinte"),
)

# --- what is done later, what was already answered ----------------------------------------------------------

boite = table(
    "boite",
    ("id",),
    texte("id"),
    texte("dossier", nullable=True),
    texte("genre"),
    texte("destinataire"),
    Column("contenu", JSON, nullable=False),
    Column("cree_le", Instant, nullable=False),
    Column("pas_avant", Instant, nullable=False),
    Column("essais", Integer, nullable=False),
    Column("bail_jusqua", Instant),
    texte("etat"),
    texte("derniere_erreur"),
    Column("faite_le", Instant),
    texte("objet"),
    texte("corps"),
    lien("dossier", ("dossier",), ("numero",)),
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
    texte("operation"),
    texte("sujet"),
    texte("cle"),
    texte("empreinte_requete"),
    Column("reponse", LargeBinary),
    Column("cree_le", Instant, nullable=False),
    lien("collectivite"),
    Index(None, "collectivite", "cree_le"),
)

televersement = table(
    "televersement",
    ("empreinte_jeton",),
    texte("empreinte_jeton"),
    texte("nom"),
    texte("type_mime"),
    Column("taille", BigInteger, nullable=False),
    texte("empreinte"),
    Column("cree_le", Instant, nullable=False),
    Column("expire_le", Instant, nullable=False),
    texte("utilise_par", nullable=True),
    lien("collectivite"),
    lien("dossier", ("utilise_par",), ("numero",)),
    Index(None, "collectivite", "empreinte"),
)
