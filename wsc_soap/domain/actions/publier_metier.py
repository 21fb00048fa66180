"""`publierMetier evenement="…"`: an event that business software pulls."""

from __future__ import annotations

from wsc_soap.domain.actions.registry import Instant, effet
from wsc_soap.domain.dossier import DeferredTask
from wsc_soap.domain.processus import Effet

ECHANGE = "echange"


@effet("publierMetier")
def publier_metier(demande: Effet, instant: Instant) -> list[DeferredTask]:
    """One row of the queue of exchanges, written with the step."""
    contenu = {
        "evenement": demande.parametres.get("evenement", "demande"),
        "etape": instant.dossier.etape,
        "motif": instant.motif,
        "rang": str(instant.rang),
    }
    return [DeferredTask(ECHANGE, contenu, instant.now, instant.dossier.numero)]
