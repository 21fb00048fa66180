"""What an invited acteur sees, and the opinions agents owe."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated

from wsc_soap.operations.types.action import ActionPossible
from wsc_soap.operations.types.agent import Profil
from wsc_soap.operations.types.commun import SectionRecapitulatif


@dataclass(frozen=True)
class DossierInvite:
    """Un dossier tel que le voit qui est invité à répondre."""

    numero: str
    intitule: str
    date_depot: datetime
    invite: Annotated[str, "Nom de l'acteur invité"]
    expire_le: Annotated[date, "Dernier jour où le lien sert"]
    avis_attendu: Annotated[bool, "Vrai quand un avis est encore attendu"]
    action: tuple[ActionPossible, ...]
    section: tuple[SectionRecapitulatif, ...]


@dataclass(frozen=True)
class AvisAttendu:
    """Un avis qu'un service doit rendre."""

    numero: str
    rang: int
    citoyen: str
    intitule: str
    demande_le: datetime
    terme: Annotated[date | None, "Dernier jour pour répondre"]
    libelle: Annotated[str, "Nom de qui doit rendre l'avis"]
    jours_de_retard: Annotated[int, "Jours passés depuis le dernier jour, 0 si aucun"]


@dataclass(frozen=True)
class AvisAttendus:
    """Les avis que les services de l'agent doivent rendre."""

    profil: Profil
    avis: tuple[AvisAttendu, ...]
