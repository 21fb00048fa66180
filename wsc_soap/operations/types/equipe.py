"""The town's acteurs and agents, its message types."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated


@dataclass(frozen=True)
class ActeurCollectivite:
    """Un acteur de la collectivité : un de ses services, un organisme extérieur, un logiciel métier."""

    code: str
    libelle: str
    genre: Annotated[str, "service, externe ou metier"]
    courriel: Annotated[str | None, "Sa boîte, où arrivent les alertes et les demandes d'avis"]
    telephone: str | None
    adresse: str | None
    horaires: str | None
    agents: Annotated[int, "Nombre d'agents en activité de ce service"]
    teleservice: Annotated[tuple[str, ...], "Téléservices dont le processus s'en sert"]


@dataclass(frozen=True)
class ListeActeurs:
    """Les acteurs de la collectivité."""

    acteur: tuple[ActeurCollectivite, ...]


@dataclass(frozen=True)
class Absence:
    """Une absence : du premier au dernier jour compris."""

    du: date
    au: date
    remplacant: Annotated[str, "Identifiant de l'agent qui le remplace"]
    remplacant_nom: str
    en_cours: bool


@dataclass(frozen=True)
class AgentCollectivite:
    """Un agent, son profil, ses services, ses absences à venir."""

    identifiant: str
    civilite: str
    nom: str
    prenom: str
    profil: Annotated[str, "agent, gestionnaire ou administrateur"]
    service: Annotated[tuple[str, ...], "Codes des services dont il traite les dossiers"]
    actif: bool
    absence: tuple[Absence, ...]


@dataclass(frozen=True)
class ListeAgents:
    """Les agents de la collectivité."""

    agent: tuple[AgentCollectivite, ...]


@dataclass(frozen=True)
class MessageModele:
    """Un message ou un courrier type d'un téléservice."""

    genre: Annotated[str, "message ou courrier"]
    code: str
    libelle: Annotated[str | None, "Nom d'un courrier"]
    objet: str
    corps: str
    utilise: Annotated[tuple[str, ...], "Actions qui le font partir"]


@dataclass(frozen=True)
class ListeMessages:
    """Les messages et courriers types d'un téléservice, et les champs de fusion qu'ils peuvent employer."""

    teleservice: str
    intitule: str
    version: Annotated[int | None, "Version du brouillon ; absente, ce sont ceux de la révision en vigueur"]
    message: tuple[MessageModele, ...]
    champ_fusion: tuple[str, ...]


@dataclass(frozen=True)
class TexteType:
    """Un texte type, que les messages emploient par {{texte.code}}."""

    code: str
    libelle: str
    corps: str


@dataclass(frozen=True)
class ListeTextes:
    """Les textes types de la collectivité."""

    texte: tuple[TexteType, ...]


@dataclass(frozen=True)
class ApercuMessage:
    """Un message tel que le citoyen le lirait."""

    objet: str
    corps: str
    destinataire: str
    numero: Annotated[str | None, "Dossier qui a servi à l'aperçu ; absent, un exemple"]
