"""Giving places back: whoever waits first for what is freed gets them as an option."""

from __future__ import annotations

from datetime import timedelta

from wsc_soap.domain.dossier import DeferredTask
from wsc_soap.domain.occupation import ANNULEE, OPTION, Reservation, next_served
from wsc_soap.operations import booking
from wsc_soap.operations.context import Context
from wsc_soap.storage import UnitOfWork

OFFERED = timedelta(days=2)
EXPIRY = "reservation-echue"


def release(context: Context, unit: UnitOfWork, reservation: Reservation) -> tuple[Reservation, ...]:
    """Cancel a booking, and give what it frees to the waiting list; returns the bookings that got places."""
    unit.agendas.lock(reservation.ressource)
    unit.agendas.update(reservation.with_changes(etat=ANNULEE, expire_le=None, jeton=""))
    return serve(context, unit, reservation.ressource)


def serve(context: Context, unit: UnitOfWork, code: str) -> tuple[Reservation, ...]:
    """Give free places of a locked resource to its waiting list, in its order, as options."""
    now, served = context.now(), []
    ressource = booking.read_ressource(unit, code)
    waiting = list(unit.agendas.waiting(code, now))
    if not waiting:
        return ()
    first, last = min(w.debut for w in waiting).date(), max(w.fin for w in waiting).date()
    known = booking.timetable(context.collectivite, unit, ressource, first, last)
    taken = list(known.taken)
    while (chosen := next_served(known.planning, taken, waiting, now)) is not None:
        kept = chosen.with_changes(etat=OPTION, expire_le=now + OFFERED)
        unit.agendas.update(kept)
        expire_with(unit, kept, context)
        waiting.remove(chosen)
        taken = [kept if one.id == kept.id else one for one in taken]
        served.append(kept)
    return tuple(served)


def expire_with(unit: UnitOfWork, reservation: Reservation, context: Context) -> None:
    """Have the worker give an option back at its end."""
    if reservation.expire_le is None:
        return
    contenu = {"reservation": reservation.id}
    task = DeferredTask(EXPIRY, contenu, reservation.expire_le, reservation.dossier)
    unit.outbox.add([task], context.now())


def expire(context: Context, key: str) -> None:
    """Give back an option that has run out; nothing when it was confirmed, cancelled or prolonged meanwhile."""
    with context.write() as unit:
        found = unit.agendas.reservation(key)
        if found is None or not unit.agendas.lock(found.ressource):
            return
        found = unit.agendas.reservation(key)
        if found is not None and found.etat == OPTION and not found.holds(context.now()):
            release(context, unit, found)
            unit.commit()
