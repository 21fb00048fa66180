"""Giving a dossier to somebody, and finding dossiers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from wsc_soap.operations.types.agent import DossierAgent, Profil


@dataclass(frozen=True)
class AgentAffectable:
    """Un agent à qui un dossier peut être confié."""

    identifiant: str
    nom: str
    en_charge: Annotated[bool, "Vrai quand c'est lui qui a pris le dossier"]
    absent_jusquau: Annotated[date | None, "Dernier jour de son absence, quand il est absent aujourd'hui"]
    remplacant: Annotated[str | None, "Identifiant de qui le remplace pendant cette absence"]
    remplacant_nom: str | None
    remplace: Annotated[tuple[str, ...], "Noms des agents absents qu'il remplace dans ce service"]


@dataclass(frozen=True)
class ServiceAffectable:
    """Un service à qui un dossier peut être confié, et ses agents ; les remplaçants des absents en font partie."""

    code: str
    nom: str
    en_charge: Annotated[bool, "Vrai pour le service qui a le dossier"]
    agent: tuple[AgentAffectable, ...]


@dataclass(frozen=True)
class Affectations:
    """À qui un dossier peut être confié."""

    profil: Profil
    numero: str
    citoyen: str
    intitule: str
    version: int
    service: tuple[ServiceAffectable, ...]


@dataclass(frozen=True)
class CodeLibelle:
    """Un code, et son nom pour les agents."""

    code: str
    libelle: str


@dataclass(frozen=True)
class Collegues:
    """Les agents à qui écrire au sujet d'un dossier."""

    profil: Profil
    numero: str
    citoyen: str
    agent: tuple[CodeLibelle, ...]


@dataclass(frozen=True)
class Criteres:
    """Ce par quoi les dossiers se cherchent : les téléservices de la collectivité et leurs étapes."""

    profil: Profil
    teleservice: tuple[CodeLibelle, ...]
    etape: tuple[CodeLibelle, ...]


@dataclass(frozen=True)
class DossiersTrouves:
    """Ce qu'une recherche a trouvé."""

    profil: Profil
    dossier: tuple[DossierAgent, ...]
    suite: Annotated[str | None, "À rendre pour lire la page suivante ; absente sur la dernière"]
