"""`confirmerReservation` and `libererReservation`: what the dossier holds in the agendas, made firm or given back."""

from __future__ import annotations

from wsc_soap.domain.actions.registry import Instant, effet
from wsc_soap.domain.dossier import DeferredTask
from wsc_soap.domain.processus import Effet

GENRE = "reservation"
CONFIRMER, LIBERER, CLORE = "confirmer", "liberer", "clore"


@effet("confirmerReservation")
def confirmer_reservation(demande: Effet, instant: Instant) -> list[DeferredTask]:
    """One task that makes the options firm."""
    return [DeferredTask(GENRE, {"acte": CONFIRMER}, instant.now, instant.dossier.numero)]


@effet("libererReservation")
def liberer_reservation(demande: Effet, instant: Instant) -> list[DeferredTask]:
    """One task that gives everything back."""
    return [DeferredTask(GENRE, {"acte": LIBERER}, instant.now, instant.dossier.numero)]
