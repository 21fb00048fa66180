"""What a dossier holds in the agendas, made firm or given back; whoever waits first for what is freed gets it.

A place that comes free for a dossier is told to its process: the action of its étape with the trigger `place-liberee`
is done in the same transaction.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from wsc_soap.domain.actions.reservation import CLORE, CONFIRMER, GENRE, LIBERER, RESERVER
from wsc_soap.domain.dossier import DeferredTask, Dossier
from wsc_soap.domain.occupation import ANNULEE, ATTENTE, CONFIRMEE, OPTION, Reservation, next_served
from wsc_soap.operations import booking, process
from wsc_soap.operations.context import Context
from wsc_soap.storage import UnitOfWork

OFFERED = timedelta(days=2)
EXPIRY = "reservation-echue"
ACCEPTEE = "acceptee"


@process.facts
def booked(unit: UnitOfWork, numero: str) -> Mapping[str, str]:
    """`../dossier/reservation`: `attente`, `option` or `confirmee`; absent when the dossier books nothing."""
    states = [one.etat for one in unit.agendas.of_dossier(numero) if one.etat != ANNULEE]
    return {"reservation": ATTENTE if ATTENTE in states else states[0]} if states else {}


def perform(context: Context, unit: UnitOfWork, numero: str, contenu: Mapping[str, str]) -> None:
    """Do what an effect asks of a dossier's bookings: `confirmer`, `liberer`, or what its closing brings: firm when it
    is accepted, given back otherwise."""
    dossier = unit.dossiers.get(numero)
    acte = contenu["acte"]
    if acte == CLORE:
        acte = CONFIRMER if dossier is not None and dossier.issue == ACCEPTEE else ""
    if acte == LIBERER and dossier is not None and _booked_since(context, unit, dossier, int(contenu.get("rang", 0))):
        return
    for one in sorted(unit.agendas.of_dossier(numero), key=lambda booking: booking.ressource):
        unit.agendas.lock(one.ressource)
        if acte == CONFIRMER and one.etat == OPTION:
            unit.agendas.update(one.with_changes(etat=CONFIRMEE, expire_le=None))
        elif acte != CONFIRMER and one.etat != ANNULEE:
            release(context, unit, one)


def _booked_since(context: Context, unit: UnitOfWork, dossier: Dossier, rang: int) -> bool:
    """Whether an action after that line of the journal booked, and so gave back what was held before it."""
    etapes = {etape.code: etape for etape in process.service_of(context, dossier).processus.etapes}
    later = [line for line in unit.journal.list_all(dossier.numero) if line.rang > rang > 0 and line.etape in etapes]
    done = [etapes[line.etape].action(line.action) for line in later]
    return any(effet.genre == RESERVER for action in done if action is not None for effet in action.effets)


@process.on_closing
def closing(unit: UnitOfWork, dossier: Dossier) -> list[DeferredTask]:
    """What the closing of a dossier asks of its bookings."""
    kept = dossier.clos and any(one.etat != ANNULEE for one in unit.agendas.of_dossier(dossier.numero))
    return [DeferredTask(GENRE, {"acte": CLORE}, dossier.clos_le, dossier.numero)] if kept and dossier.clos_le else []


def release(context: Context, unit: UnitOfWork, reservation: Reservation) -> None:
    """Cancel a booking, and give what it frees to the waiting list."""
    unit.agendas.lock(reservation.ressource)
    unit.agendas.update(reservation.with_changes(etat=ANNULEE, expire_le=None, jeton=""))
    serve(context, unit, reservation.ressource)


def serve(context: Context, unit: UnitOfWork, code: str) -> None:
    """Give free places of a locked resource to its waiting list, in its order, as options, and tell the dossiers."""
    now = context.now()
    ressource = booking.read_ressource(unit, code)
    waiting = list(unit.agendas.waiting(code, now))
    if not waiting:
        return
    first, last = min(w.debut for w in waiting).date(), max(w.fin for w in waiting).date()
    known = booking.timetable(context.collectivite, unit, ressource, first, last)
    taken = list(known.taken)
    while (chosen := next_served(known.planning, taken, waiting, now)) is not None:
        kept = chosen.with_changes(etat=OPTION, expire_le=now + OFFERED)
        waiting.remove(chosen)
        taken = [kept if one.id == kept.id else one for one in taken]
        unit.agendas.update(kept)
        expire_with(unit, kept, context)
        dossier = unit.dossiers.get(kept.dossier) if kept.dossier else None
        if dossier is not None:
            process.trigger(context, unit, dossier, "place-liberee")


def expire_with(unit: UnitOfWork, reservation: Reservation, context: Context) -> None:
    """Have the worker give an option back at its end."""
    if reservation.expire_le is None:
        return
    contenu = {"reservation": reservation.id}
    task = DeferredTask(EXPIRY, contenu, reservation.expire_le, reservation.dossier)
    unit.outbox.add([task], context.now())


def expire(context: Context, unit: UnitOfWork, numero: str, contenu: Mapping[str, str]) -> None:
    """Give back an option that has run out; nothing when it was confirmed, cancelled or prolonged meanwhile."""
    found = unit.agendas.reservation(contenu["reservation"])
    if found is None or not unit.agendas.lock(found.ressource):
        return
    found = unit.agendas.reservation(contenu["reservation"])
    if found is not None and found.etat == OPTION and not found.holds(context.now()):
        release(context, unit, found)
