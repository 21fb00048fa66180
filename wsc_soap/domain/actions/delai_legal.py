"""`suspendreDelai`, `reprendreDelai`, `reinitialiserDelai`, `recalculerDelai`: the legal delay of the dossier."""

from __future__ import annotations

from wsc_soap.domain.actions.registry import Consequences, Instant, effet
from wsc_soap.domain.legal_delay import RECALCULER, REINITIALISER, REPRENDRE, SUSPENDRE
from wsc_soap.domain.processus import Effet


@effet("suspendreDelai")
def suspendre_delai(demande: Effet, instant: Instant) -> Consequences:
    """The delay stops."""
    return Consequences(delai_legal=SUSPENDRE)


@effet("reprendreDelai")
def reprendre_delai(demande: Effet, instant: Instant) -> Consequences:
    """The delay runs on."""
    return Consequences(delai_legal=REPRENDRE)


@effet("reinitialiserDelai")
def reinitialiser_delai(demande: Effet, instant: Instant) -> Consequences:
    """The delay starts again from zero."""
    return Consequences(delai_legal=REINITIALISER)


@effet("recalculerDelai")
def recalculer_delai(demande: Effet, instant: Instant) -> Consequences:
    """The delay runs from where it started, with the length that what is known now gives it."""
    return Consequences(delai_legal=RECALCULER)
