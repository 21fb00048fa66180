"""The citizen's account."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from wsc_soap.operations.types.action import ActionPossible
from wsc_soap.operations.types.commun import Etape, MessageEnvoye


@dataclass(frozen=True)
class Compte:
    """Les informations personnelles du compte."""

    courriel: str
    civilite: str | None
    nom: str
    prenoms: str
    telephone: str | None
    cree_le: datetime


@dataclass(frozen=True)
class ResumeDossier:
    """Un dossier dans le tableau de bord du citoyen."""

    numero: str
    teleservice: str
    intitule: str
    theme: str
    theme_libelle: str
    date_depot: datetime
    etat: str
    etat_libelle: str
    issue: str | None
    date_cloture: datetime | None
    etape: tuple[Etape, ...]
    action: tuple[ActionPossible, ...]


@dataclass(frozen=True)
class ListeDossiers:
    """Les dossiers du compte. `suite` se rend à l'opération pour lire les suivants."""

    archives: bool
    nom: str
    dossier: tuple[ResumeDossier, ...]
    suite: str | None


@dataclass(frozen=True)
class Messages:
    """Les messages envoyés au titulaire du compte, du plus récent au plus ancien."""

    message: tuple[MessageEnvoye, ...]
