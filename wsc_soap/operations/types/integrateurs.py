"""Business software: who it is, its keys, what it calls."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date as day
from datetime import datetime
from typing import Annotated

from wsc_soap.operations.types.agent import Profil


@dataclass(frozen=True)
class CleDeclaree:
    """Une clé, sans son secret."""

    debut: Annotated[str, "Ses premiers caractères"]
    libelle: str | None
    creee_le: datetime
    expire_le: datetime | None
    revoquee_le: datetime | None


@dataclass(frozen=True)
class Integrateur:
    """Un logiciel enregistré et ses clés."""

    code: str
    nom: str
    courriel: str | None
    actif: bool
    cle: tuple[CleDeclaree, ...]


@dataclass(frozen=True)
class Integrateurs:
    """Les logiciels enregistrés."""

    profil: Profil
    integrateur: tuple[Integrateur, ...]


@dataclass(frozen=True)
class CleCreee:
    """Une clé nouvelle, montrée cette seule fois."""

    integrateur: str
    debut: str
    secret: Annotated[
        str | None,
        "Absent d'un appel rejoué. À placer dans l'en-tête HTTP Authorization: Bearer, ou dans un UsernameToken",
    ]


@dataclass(frozen=True)
class Appels:
    """Le nombre d'appels d'une opération d'un contrat par un logiciel."""

    service: str
    espace_de_noms: str
    integrateur: Annotated[str | None, "Absent pour un appel sans clé"]
    operation: str
    nombre: int
    refus: int
    dernier_jour: day


@dataclass(frozen=True)
class ListeAppels:
    """Les appels depuis un jour."""

    depuis: day
    appels: tuple[Appels, ...]
