"""Agendas: resources, slots, holds, bookings."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date as day
from datetime import datetime
from typing import Annotated


@dataclass(frozen=True)
class HoraireAgenda:
    """Une plage d'ouverture de chaque semaine."""

    jour: Annotated[int, "1 pour lundi à 7 pour dimanche"]
    debut: Annotated[str, "Heure d'ouverture, hh:mm"]
    fin: Annotated[str, "Heure de fermeture, hh:mm ; 00:00 pour minuit"]


@dataclass(frozen=True)
class TarifAgenda:
    """Un tarif d'une ressource."""

    code: str
    libelle: str
    centimes: Annotated[int, "Montant en centimes d'euro"]


@dataclass(frozen=True)
class ExceptionAgenda:
    """Un jour qui n'est pas comme les autres."""

    id: Annotated[str, "Clé à citer pour retirer l'exception"]
    jour: day
    genre: Annotated[str, "fermeture ou ouverture"]
    debut: Annotated[str | None, "hh:mm ; absent : la journée entière"]
    fin: str | None
    motif: str | None


@dataclass(frozen=True)
class RessourceAgenda:
    """Ce qui se réserve : une salle, la permanence d'un élu, un spectacle, une activité."""

    code: str
    genre: Annotated[str, "salle, elu, spectacle, activite…"]
    libelle: str
    lieu: str | None
    description: str | None
    service: Annotated[str, "Code du service qui la gère"]
    capacite: Annotated[int, "Personnes admises, 0 si cela n'a pas de sens"]
    places: Annotated[int, "Places offertes par créneau"]
    duree: Annotated[int, "Durée d'un créneau en minutes, 0 : un créneau par ouverture"]
    battement: Annotated[int, "Minutes laissées libres entre deux réservations"]
    horizon: Annotated[int, "Jours d'avance offerts à la réservation"]
    feries: Annotated[bool, "Ouverte les jours fériés"]
    active: bool
    horaire: tuple[HoraireAgenda, ...]
    exception: Annotated[tuple[ExceptionAgenda, ...], "Exceptions à venir"]
    tarif: tuple[TarifAgenda, ...]


@dataclass(frozen=True)
class ListeRessources:
    """Des ressources, par genre puis par code."""

    ressource: tuple[RessourceAgenda, ...]


@dataclass(frozen=True)
class Creneau:
    """Un créneau à venir, à l'heure de la collectivité."""

    debut: Annotated[datetime, "Jour et heure, sans fuseau : la forme d'un champ creneau de la demande"]
    fin: datetime
    libelle: Annotated[str, "Le créneau en français"]
    places_libres: Annotated[int, "0 quand c'est complet"]


@dataclass(frozen=True)
class ListeCreneaux:
    """Les créneaux à venir d'une ressource entre deux jours."""

    ressource: str
    libelle: str
    du: day
    au: day
    creneau: tuple[Creneau, ...]


@dataclass(frozen=True)
class CreneauRetenu:
    """Un créneau retenu quelques minutes, le temps de remplir la demande."""

    jeton: Annotated[str, "À citer dans deposer"]
    ressource: str
    creneau: Creneau
    places: int
    expire_le: datetime


@dataclass(frozen=True)
class ReservationAgenda:
    """Une réservation."""

    id: str
    ressource: str
    ressource_libelle: str
    lieu: str | None
    etat: Annotated[str, "option, confirmee, attente ou annulee"]
    etat_libelle: str
    debut: datetime
    fin: datetime
    libelle: Annotated[str, "Le moment réservé, en français"]
    places: int
    rang: Annotated[int | None, "Rang sur la liste d'attente"]
    expire_le: Annotated[datetime | None, "Fin de l'option"]
    dossier: str | None
    objet: Annotated[str | None, "Qui ou pourquoi, pour les agents"]
