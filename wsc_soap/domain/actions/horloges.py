"""`armer action="…"` and `desarmer action="…"`: start and stop a clock of the étape where the dossier stands."""

from __future__ import annotations

from wsc_soap.domain.actions.registry import Consequences, Instant, effet
from wsc_soap.domain.clocks import timer
from wsc_soap.domain.processus import Effet


@effet("armer")
def armer(demande: Effet, instant: Instant) -> Consequences:
    """The clock starts from now, once: what was left of it is cancelled."""
    nom = demande.parametres.get("action", "")
    action = instant.known.etape.action(nom)
    if action is None or action.apres is None:
        return Consequences()
    since = instant.known.with_changes(dossier=instant.dossier.with_changes(etape_depuis=instant.now))
    return Consequences(tasks=tuple(timer(since, action)), disarmed=(nom,))


@effet("desarmer")
def desarmer(demande: Effet, instant: Instant) -> Consequences:
    """The clock strikes no more until it is armed again."""
    return Consequences(disarmed=(demande.parametres.get("action", ""),))
