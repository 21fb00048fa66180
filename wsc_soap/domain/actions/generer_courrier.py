"""`genererCourrier code="…"`: a letter type as PDF, kept among the documents of the dossier."""

from __future__ import annotations

from wsc_soap.domain.actions.registry import Instant, effet, message_facts
from wsc_soap.domain.dossier import DeferredTask
from wsc_soap.domain.processus import Effet

COURRIER = "courrier"


@effet("genererCourrier")
def generer_courrier(demande: Effet, instant: Instant) -> list[DeferredTask]:
    """One `courrier` task."""
    contenu = {**message_facts(instant), "courrier": demande.parametres["code"]}
    return [DeferredTask(COURRIER, contenu, instant.now, instant.dossier.numero)]
