"""The tables behind the administration of téléservices: drafts, contracts, modes, rubriques, integrators, acts."""

from __future__ import annotations

from sqlalchemy import JSON, Boolean, Column, Date, Index, Integer, LargeBinary

from wsc_soap.storage.columns import Instant, foreign_key, table, text_column

brouillon = table(
    "brouillon",
    ("teleservice",),
    text_column("teleservice"),
    Column("document", LargeBinary, nullable=False),
    Column("version", Integer, nullable=False),
    Column("origine", Integer, nullable=False),
    text_column("auteur"),
    Column("ouvert_le", Instant, nullable=False),
    Column("modifie_le", Instant, nullable=False),
    foreign_key("collectivite"),
)

contrat = table(
    "contrat",
    ("teleservice", "espace_de_noms"),
    text_column("teleservice"),
    text_column("espace_de_noms"),
    Column("fin_acceptation", Date, nullable=False),
    foreign_key("collectivite"),
)

mode_prevu = table(
    "mode_prevu",
    ("teleservice", "le"),
    text_column("teleservice"),
    Column("le", Instant, nullable=False),
    text_column("mode"),
    text_column("auteur"),
    foreign_key("teleservice", ("teleservice",), ("code",)),
)

rubrique = table(
    "rubrique",
    ("genre", "code"),
    text_column("genre"),
    text_column("code"),
    text_column("libelle"),
    Column("rang", Integer, nullable=False),
    Column("teleservices", JSON, nullable=False),
    foreign_key("collectivite"),
)

acte = table(
    "acte",
    ("rang",),
    Column("rang", Integer, nullable=False),
    Column("instant", Instant, nullable=False),
    text_column("agent"),
    text_column("auteur"),
    text_column("operation"),
    text_column("objet"),
    text_column("libelle"),
    text_column("empreinte"),
    foreign_key("collectivite"),
    Index(None, "collectivite", "objet", "rang"),
)

integrateur = table(
    "integrateur",
    ("code",),
    text_column("code"),
    text_column("nom"),
    text_column("courriel"),
    Column("actif", Boolean, nullable=False),
    Column("cree_le", Instant, nullable=False),
    foreign_key("collectivite"),
)

cle_integrateur = table(
    "cle_integrateur",
    ("empreinte",),
    text_column("empreinte"),
    text_column("integrateur"),
    text_column("debut"),
    text_column("libelle"),
    Column("creee_le", Instant, nullable=False),
    Column("expire_le", Instant),
    Column("revoquee_le", Instant),
    foreign_key("integrateur", ("integrateur",), ("code",)),
    Index(None, "collectivite", "integrateur"),
)

appel = table(
    "appel",
    ("jour", "teleservice", "espace_de_noms", "integrateur", "operation"),
    Column("jour", Date, nullable=False),
    text_column("teleservice"),
    text_column("espace_de_noms"),
    text_column("integrateur"),
    text_column("operation"),
    Column("nombre", Integer, nullable=False),
    Column("refus", Integer, nullable=False),
    foreign_key("collectivite"),
    Index(None, "collectivite", "teleservice", "jour"),
)
