"""The tables of the administration of processes: absences, saved simulations, anchors of journals."""

from __future__ import annotations

from sqlalchemy import JSON, Column, Date, Index, Integer

from wsc_soap.storage.columns import Instant, foreign_key, table, text_column

absence = table(
    "absence",
    ("agent", "du"),
    text_column("agent"),
    Column("du", Date, nullable=False),
    Column("au", Date, nullable=False),
    text_column("remplacant"),
    foreign_key("agent", ("agent",), ("identifiant",)),
    foreign_key("agent", ("remplacant",), ("identifiant",)),
    Index(None, "collectivite", "remplacant", "au"),
)

simulation = table(
    "simulation",
    ("teleservice", "nom"),
    text_column("teleservice"),
    text_column("nom"),
    Column("contenu", JSON, nullable=False),
    text_column("auteur"),
    Column("modifie_le", Instant, nullable=False),
    foreign_key("collectivite"),
)

ancre = table(
    "ancre",
    ("rang",),
    Column("rang", Integer, nullable=False),
    Column("instant", Instant, nullable=False),
    Column("contenu", JSON, nullable=False),  # [dossier, last rank, its digest] of each journal that grew
    text_column("empreinte"),
    foreign_key("collectivite"),
)
