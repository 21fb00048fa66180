"""`mettreEnAttente` and `reprendre`: the dossier leaves the list to treat, then comes back to it."""

from __future__ import annotations

from wsc_soap.domain.actions.registry import Consequences, Instant, effet
from wsc_soap.domain.processus import Effet


@effet("mettreEnAttente")
def mettre_en_attente(demande: Effet, instant: Instant) -> Consequences:
    """The dossier waits."""
    return Consequences(changes={"en_attente": True})


@effet("reprendre")
def reprendre(demande: Effet, instant: Instant) -> Consequences:
    """The dossier waits no more."""
    return Consequences(changes={"en_attente": False})
