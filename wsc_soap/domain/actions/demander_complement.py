"""`demanderComplement delai="30"`: the demande is not complete any more; the citizen has so many days."""

from __future__ import annotations

from datetime import timedelta

from wsc_soap.domain.actions.registry import Consequences, Instant, effet
from wsc_soap.domain.clocks import local_day
from wsc_soap.domain.processus import Effet


@effet("demanderComplement")
def demander_complement(demande: Effet, instant: Instant) -> Consequences:
    """The deadline is told in `{{dateLimite}}`."""
    days = int(demande.parametres.get("delai") or 30)
    day = local_day(instant.known.collectivite, instant.now) + timedelta(days=days)
    return Consequences(changes={"echeance": day, "complet_le": None, "en_attente": True})
