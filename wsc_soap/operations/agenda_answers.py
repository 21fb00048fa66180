"""Resources, slots and bookings as the wire shows them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, time, timedelta
from zoneinfo import ZoneInfo

from wsc_soap.domain.agenda import ExceptionAgenda, Intervalle, Planning, Ressource
from wsc_soap.domain.occupation import ANNULEE, ATTENTE, Reservation, free_slots, rank_of
from wsc_soap.operations import booking, types
from wsc_soap.operations.context import Context
from wsc_soap.storage import UnitOfWork

FAR = timedelta(days=400)
ETATS = {"option": "Option", "confirmee": "Confirmée", "attente": "Liste d’attente", "annulee": "Annulée"}


def ressource(context: Context, unit: UnitOfWork, source: Ressource) -> types.RessourceAgenda:
    """A resource with its exceptions to come."""
    today = context.today()
    exceptions = unit.agendas.exceptions(source.code, today, today + FAR)
    return types.RessourceAgenda(
        code=source.code,
        genre=source.genre,
        libelle=source.libelle,
        lieu=source.lieu or None,
        description=source.description or None,
        service=source.service,
        capacite=source.capacite,
        places=source.places,
        duree=source.duree,
        battement=source.battement,
        horizon=source.horizon,
        feries=source.feries,
        active=source.active,
        horaire=tuple(types.HoraireAgenda(h.jour, _hour(h.debut), _hour(h.fin)) for h in source.horaires),
        exception=tuple(map(exception, exceptions)),
        tarif=tuple(types.TarifAgenda(t.code, t.libelle, t.centimes) for t in source.tarifs),
    )


def exception(source: ExceptionAgenda) -> types.ExceptionAgenda:
    """A day that is not like the others."""
    debut = _hour(source.debut) if source.debut else None
    fin = _hour(source.fin) if source.fin else None
    return types.ExceptionAgenda(source.id, source.jour, source.genre, debut, fin, source.motif or None)


def creneau(planning: Planning, slot: Intervalle, free: int) -> types.Creneau:
    """A slot in the town's own time."""
    start, end = (planning.local(one).replace(tzinfo=None) for one in (slot.debut, slot.fin))
    return types.Creneau(start, end, booking.moment(planning, slot), free)


def slots(
    context: Context, unit: UnitOfWork, source: Ressource, du: date, au: date, places: int = 0
) -> tuple[types.Creneau, ...]:
    """The slots to come from `du` to `au` within the horizon, with at least `places` free."""
    now = context.now()
    last = min(au, context.local(now).date() + timedelta(days=source.horizon))
    days = [du + timedelta(days=rank) for rank in range((last - du).days + 1)]
    if not days:
        return ()
    known = booking.timetable(context.collectivite, unit, source, days[0], days[-1])
    found = free_slots(known.planning, known.taken, days, now)
    return tuple(creneau(known.planning, slot, free) for slot, free in found if free >= places)


def reservation(
    context: Context, source: Reservation, owner: Ressource, waiting: Iterable[Reservation] = ()
) -> types.ReservationAgenda:
    """A booking; `waiting` is the resource's waiting list, for its rank."""
    planning = Planning(owner, ZoneInfo(context.collectivite.fuseau))
    expired = source.etat == "option" and not source.holds(context.now())
    return types.ReservationAgenda(
        id=source.id,
        ressource=source.ressource,
        ressource_libelle=owner.libelle,
        lieu=owner.lieu or None,
        etat="annulee" if expired else source.etat,
        etat_libelle="Option échue" if expired else ETATS[source.etat],
        debut=planning.local(source.debut).replace(tzinfo=None),
        fin=planning.local(source.fin).replace(tzinfo=None),
        libelle=booking.moment(planning, source.interval),
        places=source.places,
        rang=rank_of(list(waiting), source) if source.etat == ATTENTE else None,
        expire_le=context.local(source.expire_le) if source.expire_le else None,
        dossier=source.dossier or None,
        objet=source.objet or None,
    )


def _hour(moment: time) -> str:
    return moment.isoformat("minutes")


def of_dossier(context: Context, unit: UnitOfWork, numero: str) -> tuple[types.ReservationAgenda, ...]:
    """What a dossier books or waits for, cancelled bookings left out."""
    found = []
    for one in unit.agendas.of_dossier(numero):
        owner = unit.agendas.ressource(one.ressource)
        if one.etat != ANNULEE and owner is not None:
            waiting = unit.agendas.waiting(one.ressource, context.now()) if one.etat == ATTENTE else ()
            found.append(reservation(context, one, owner, waiting))
    return tuple(found)
