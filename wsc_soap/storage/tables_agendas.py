"""The tables of agendas and payments. The collectivité opens every key, as everywhere."""

from __future__ import annotations

from sqlalchemy import JSON, Boolean, Column, Date, Index, Integer

from wsc_soap.storage.columns import Instant, foreign_key, table, text_column

ressource = table(
    "ressource",
    ("code",),
    text_column("code"),
    text_column("genre"),
    text_column("libelle"),
    text_column("service"),
    Column("capacite", Integer, nullable=False),
    Column("places", Integer, nullable=False),
    Column("duree", Integer, nullable=False),
    Column("battement", Integer, nullable=False),
    Column("horizon", Integer, nullable=False),
    text_column("lieu"),
    text_column("description"),
    Column("feries", Boolean, nullable=False),
    Column("active", Boolean, nullable=False),
    Column("horaires", JSON, nullable=False),  # [jour, debut, fin]
    Column("tarifs", JSON, nullable=False),  # [code, libelle, centimes]
    foreign_key("collectivite"),
    Index(None, "collectivite", "genre", "code"),
)

exception_agenda = table(
    "exception_agenda",
    ("id",),
    text_column("id"),
    text_column("ressource"),
    Column("jour", Date, nullable=False),
    text_column("genre"),
    text_column("debut"),  # hh:mm, empty for the whole day
    text_column("fin"),
    text_column("motif"),
    foreign_key("ressource", ("ressource",), ("code",)),
    Index(None, "collectivite", "ressource", "jour"),
)

reservation = table(
    "reservation",
    ("id",),
    text_column("id"),
    text_column("ressource"),
    text_column("etat"),
    Column("debut", Instant, nullable=False),
    Column("fin", Instant, nullable=False),
    Column("cree_le", Instant, nullable=False),
    Column("places", Integer, nullable=False),
    Column("ordre", Integer, nullable=False),
    text_column("dossier", nullable=True),
    text_column("objet"),
    Column("expire_le", Instant),
    text_column("jeton", nullable=True),
    foreign_key("ressource", ("ressource",), ("code",)),
    foreign_key("dossier", ("dossier",), ("numero",)),
    Index(None, "collectivite", "ressource", "fin"),
    Index(None, "collectivite", "ressource", "ordre"),
    Index(None, "collectivite", "dossier"),
    Index(None, "collectivite", "jeton"),
)

paiement = table(
    "paiement",
    ("id",),
    text_column("id"),
    text_column("dossier"),
    text_column("objet"),
    Column("centimes", Integer, nullable=False),
    text_column("etat"),
    Column("cree_le", Instant, nullable=False),
    Column("change_le", Instant, nullable=False),
    text_column("reference"),
    foreign_key("dossier", ("dossier",), ("numero",)),
    Index(None, "collectivite", "dossier"),
)
