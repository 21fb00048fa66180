"""`demanderComplement delai="30" unite="jours"`: the demande is not complete any more; the citizen has so long."""

from __future__ import annotations

from wsc_soap.domain.actions.registry import Consequences, Instant, effet
from wsc_soap.domain.clocks import day_after, local_day
from wsc_soap.domain.processus import Effet


@effet("demanderComplement")
def demander_complement(demande: Effet, instant: Instant) -> Consequences:
    """The deadline is told in `{{dateLimite}}`."""
    town, parametres = instant.known.collectivite, demande.parametres
    number = int(parametres.get("delai") or 30)
    day = day_after(local_day(town, instant.now), number, parametres.get("unite", "jours"), town)
    return Consequences(changes={"echeance": day, "complet_le": None, "en_attente": True})
