"""What operations need to know of the installation."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True)
class Reglages:
    """Settings of the operations. `secret` keys the follow-up keys and signed values; `adresse` is the public address
    of the platform without final slash; sizes are in octets."""

    secret: bytes
    adresse: str
    taille_fichier: int = 10 * 1024 * 1024
    taille_fichier_soap: int = 7 * 1024 * 1024
    taille_dossier: int = 50 * 1024 * 1024
    session_citoyen: timedelta = timedelta(minutes=30)
    session_citoyen_max: timedelta = timedelta(hours=24)
    session_agent: timedelta = timedelta(minutes=30)
    session_agent_max: timedelta = timedelta(hours=8)
    televersement: timedelta = timedelta(hours=24)
    confirmation: timedelta = timedelta(hours=48)
    essais_max: int = 5
    blocage: timedelta = timedelta(minutes=5)
