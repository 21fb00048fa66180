"""The agenda as the agents who keep it see it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date as day
from typing import Annotated

from wsc_soap.operations.types.affectation import CodeLibelle
from wsc_soap.operations.types.agenda import Creneau, ReservationAgenda, RessourceAgenda
from wsc_soap.operations.types.agent import Profil


@dataclass(frozen=True)
class JourAgenda:
    """Un jour de l'agenda."""

    jour: day
    libelle: str
    ferie: Annotated[str | None, "Nom du jour férié"]


@dataclass(frozen=True)
class ListeReservations:
    """Les réservations d'une ressource, ou de toutes celles des services de l'agent, entre deux jours."""

    profil: Profil
    du: day
    au: day
    ressource: Annotated[tuple[RessourceAgenda, ...], "Ressources de l'agent"]
    choisie: Annotated[str | None, "Code de la ressource choisie"]
    reservation: tuple[ReservationAgenda, ...]
    creneau: Annotated[tuple[Creneau, ...], "Créneaux à venir de la ressource choisie"]
    jour: Annotated[tuple[JourAgenda, ...], "Les jours, du premier au dernier"]
    flux: Annotated[str | None, "Adresse du calendrier iCalendar de la ressource choisie"] = None
    service: Annotated[tuple[CodeLibelle, ...], "Services dont l'agent gère les agendas"] = ()
