"""`reserver`, `confirmerReservation`, `libererReservation`: what a dossier takes in the agendas, firm or given back."""

from __future__ import annotations

from wsc_soap.domain.actions.registry import Instant, effet
from wsc_soap.domain.dossier import DeferredTask
from wsc_soap.domain.processus import Effet

GENRE = "reservation"
RESERVER = "reserver"
CONFIRMER, LIBERER, CLORE = "confirmer", "liberer", "clore"


@effet(RESERVER)
def reserver(demande: Effet, instant: Instant) -> list[DeferredTask]:
    """Nothing left to do: the place was taken before the action was done (`operations/action_bookings.py`)."""
    return []


@effet("confirmerReservation")
def confirmer_reservation(demande: Effet, instant: Instant) -> list[DeferredTask]:
    """One task that makes the options firm."""
    return [DeferredTask(GENRE, {"acte": CONFIRMER}, instant.now, instant.dossier.numero)]


@effet("libererReservation")
def liberer_reservation(demande: Effet, instant: Instant) -> list[DeferredTask]:
    """One task that gives back all that is booked by now: what is booked before the worker comes is kept."""
    contenu = {"acte": LIBERER, "rang": str(instant.rang)}
    return [DeferredTask(GENRE, contenu, instant.now, instant.dossier.numero)]
