"""`ecrireA adresse="…" message="…"`: an e-mail to an address written in the process."""

from __future__ import annotations

from wsc_soap.domain.actions.registry import Instant, effet, message_facts
from wsc_soap.domain.dossier import DeferredTask
from wsc_soap.domain.processus import Effet


@effet("ecrireA")
def ecrire_a(demande: Effet, instant: Instant) -> list[DeferredTask]:
    """One `courriel` task to that address."""
    contenu = {
        **message_facts(instant),
        "destinataire": "adresse",
        "adresse": demande.parametres["adresse"],
        "message": demande.parametres.get("message", "alerte-service"),
    }
    return [DeferredTask("courriel", contenu, instant.now, instant.dossier.numero)]
