"""The tables of whole processes: opinions, documents, exchanges with business software."""

from __future__ import annotations

from sqlalchemy import JSON, BigInteger, Boolean, Column, Date, Index, Integer

from wsc_soap.storage.columns import Instant, foreign_key, table, text_column

avis = table(
    "avis",
    ("dossier", "rang"),
    text_column("dossier"),
    Column("rang", Integer, nullable=False),
    text_column("acteur"),
    Column("demande_le", Instant, nullable=False),
    Column("terme", Date),
    text_column("defaut"),
    text_column("avis"),
    text_column("commentaire"),
    Column("rendu_le", Instant),
    text_column("rendu_par"),
    foreign_key("dossier", ("dossier",), ("numero",)),
    Index(None, "collectivite", "acteur", "avis", "demande_le"),
)

document = table(
    "document",
    ("dossier", "rang"),
    text_column("dossier"),
    Column("rang", Integer, nullable=False),
    text_column("code"),
    text_column("libelle"),
    text_column("nom"),
    text_column("type_mime"),
    Column("taille", BigInteger, nullable=False),
    text_column("empreinte"),
    Column("cree_le", Instant, nullable=False),
    Column("citoyen", Boolean, nullable=False),
    text_column("tache"),  # the outbox row it came from: performed twice, it is there once
    foreign_key("dossier", ("dossier",), ("numero",)),
    Index(None, "collectivite", "empreinte"),
    Index(None, "collectivite", "dossier", "tache"),
)

echange = table(
    "echange",
    ("id",),
    text_column("id"),
    text_column("dossier"),
    text_column("teleservice"),
    text_column("evenement"),
    Column("contenu", JSON, nullable=False),
    text_column("etat"),
    Column("cree_le", Instant, nullable=False),
    Column("change_le", Instant, nullable=False),
    text_column("erreur"),
    foreign_key("dossier", ("dossier",), ("numero",)),
    Index(None, "collectivite", "teleservice", "etat", "id"),
    Index(None, "collectivite", "dossier", "id"),
)

lieu = table(
    "lieu",
    ("dossier",),
    text_column("dossier"),
    text_column("teleservice"),
    text_column("cle"),
    text_column("adresse"),
    Column("latitude", Integer),
    Column("longitude", Integer),
    Column("depose_le", Instant, nullable=False),
    text_column("principal"),
    foreign_key("dossier", ("dossier",), ("numero",)),
    Index(None, "collectivite", "teleservice", "cle", "depose_le"),
    Index("ix_lieu_principal", "collectivite", "principal", "dossier"),
)
