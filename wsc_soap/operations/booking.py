"""Taking places of a resource and giving them back, inside the caller's transaction: the resource is locked first, so
that of two who ask at the same instant one wins and the other is told what is free."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from wsc_soap.domain.agenda import Intervalle, Planning, Ressource
from wsc_soap.domain.collectivite import Collectivite
from wsc_soap.domain.french import time_of_day, weekday_and_date
from wsc_soap.domain.occupation import (
    ATTENTE,
    CAPACITE,
    COMPLET,
    FERME,
    PASSE,
    Reservation,
    alternatives,
    refusal,
)
from wsc_soap.errors import CreneauIndisponible, Manquement, RessourceInconnue
from wsc_soap.storage import UnitOfWork

_AROUND = timedelta(days=2)
WHY = {
    PASSE: "ce moment est passé",
    FERME: "ce moment est en dehors des horaires d'ouverture",
    CAPACITE: "il n'y a pas autant de places",
    COMPLET: "ce moment n'est plus libre",
}


@dataclass(frozen=True)
class Timetable:
    """A resource as it stands: when it is open and what is taken, over the days that were read."""

    planning: Planning
    taken: tuple[Reservation, ...]


def read_ressource(unit: UnitOfWork, code: str) -> Ressource:
    """The resource of that code, or `RessourceInconnue`."""
    ressource = unit.agendas.ressource(code)
    if ressource is None:
        raise RessourceInconnue(ressource=code[:60])
    return ressource


def timetable(town: Collectivite, unit: UnitOfWork, ressource: Ressource, du: date, au: date) -> Timetable:
    """What is known of a resource from `du` to `au`."""
    zone = ZoneInfo(town.fuseau)
    exceptions = unit.agendas.exceptions(ressource.code, du - _AROUND, au + _AROUND)
    planning = Planning(ressource, zone, town.subdivision, exceptions)
    start = datetime.combine(du - _AROUND, time(0), UTC)
    end = datetime.combine(au + _AROUND, time(0), UTC)
    return Timetable(planning, unit.agendas.during(ressource.code, start, end))


def horizon(town: Collectivite, unit: UnitOfWork, ressource: Ressource, now: datetime) -> Timetable:
    """What is known of a resource over the days it is offered."""
    today = now.astimezone(ZoneInfo(town.fuseau)).date()
    return timetable(town, unit, ressource, today, today + timedelta(days=ressource.horizon))


def locked(unit: UnitOfWork, code: str) -> Ressource:
    """The resource of that code, kept for this transaction; `RessourceInconnue` when there is none."""
    unit.agendas.lock(code)
    return read_ressource(unit, code)


def settle(
    town: Collectivite,
    unit: UnitOfWork,
    wanted: Reservation,
    now: datetime,
    *,
    hold: Reservation | None = None,
    waiting: bool = False,
    champ: str = "",
    others: Sequence[Reservation] = (),
) -> Reservation:
    """The booking to write, the resource being locked. `hold` is the one it takes the place of; `waiting` puts it on
    the waiting list when full; `others` are to be written in the same transaction.

    Raises `RessourceInconnue`, and `CreneauIndisponible` (about the field `champ`) naming what is free.
    """
    ressource = locked(unit, wanted.ressource)
    local = wanted.debut.astimezone(ZoneInfo(town.fuseau)).date()
    known = timetable(town, unit, ressource, local - timedelta(days=1), wanted.fin.date() + timedelta(days=1))
    taken = [one for one in known.taken if hold is None or one.id != hold.id]
    taken += [one for one in others if one.ressource == wanted.ressource]
    why = refusal(known.planning, taken, wanted.interval, wanted.places, now)
    if why == COMPLET and waiting:
        wanted = wanted.with_changes(etat=ATTENTE, expire_le=None)
    elif why is not None:
        raise unavailable(town, unit, ressource, wanted, why, now, champ)
    return wanted if hold is None else wanted.with_changes(id=hold.id, cree_le=hold.cree_le, ordre=hold.ordre, jeton="")


def write(unit: UnitOfWork, booking: Reservation, hold: Reservation | None = None) -> None:
    """Write a settled booking, over the hold that it takes the place of."""
    if hold is None:
        unit.agendas.add(booking)
    else:
        unit.agendas.update(booking)


def book(town: Collectivite, unit: UnitOfWork, wanted: Reservation, now: datetime, *, champ: str = "") -> Reservation:
    """Settle and write a booking at once; raises what `settle` raises."""
    made = settle(town, unit, wanted, now, champ=champ)
    write(unit, made)
    return made


def unavailable(
    town: Collectivite,
    unit: UnitOfWork,
    ressource: Ressource,
    wanted: Reservation,
    why: str,
    now: datetime,
    champ: str = "",
) -> CreneauIndisponible:
    """The fault that says why, and what is free instead; its `erreurs` are the free slots, as a demande writes them."""
    known = horizon(town, unit, ressource, now)
    free = alternatives(known.planning, known.taken, wanted.interval, wanted.places, now)
    said = sentence(known.planning, free)
    lines = tuple(
        Manquement(champ or "debut", moment(known.planning, one), "libre", wire(known.planning, one.debut))
        for one in free
    )
    return CreneauIndisponible(
        champ=champ, ressource=ressource.libelle, raison=WHY[why], alternatives=said, erreurs=lines
    )


def sentence(planning: Planning, free: Sequence[Intervalle]) -> str:
    """What is free instead, in French."""
    if not free:
        return "Plus rien n'est libre dans les prochaines semaines : adressez-vous à la mairie."
    return "Moments libres les plus proches : " + " ; ".join(moment(planning, one) for one in free) + "."


def moment(planning: Planning, one: Intervalle) -> str:
    """« mardi 1er décembre 2026, de 14 h à 15 h »; whole days as « du lundi 4 janvier 2027 au lundi 5 juillet
    2027 »."""
    start, end = planning.local(one.debut), planning.local(one.fin)
    if start.time() == end.time() == time(0) and end.date() - start.date() > timedelta(days=1):
        return f"du {weekday_and_date(start.date())} au {weekday_and_date(end.date() - timedelta(days=1))}"
    first = f"{weekday_and_date(start.date())}, de {time_of_day(start.time())}"
    if start.date() == end.date() or end - start < timedelta(hours=12):
        return f"{first} à {time_of_day(end.time())}"
    return f"{first} au {weekday_and_date(end.date())}, {time_of_day(end.time())}"


def wire(planning: Planning, instant: datetime) -> str:
    """An instant as the field of a demande holds it: `AAAA-MM-JJThh:mm:ss`, the town's time without zone."""
    return planning.local(instant).replace(tzinfo=None).isoformat(timespec="seconds")


def new_key() -> str:
    """A new booking's key."""
    return secrets.token_hex(8)


def euros(centimes: int) -> Decimal:
    """An amount in euros."""
    return Decimal(centimes) / 100
