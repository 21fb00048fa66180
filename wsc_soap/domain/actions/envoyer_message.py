"""`envoyerMessage code="…"`: an e-mail to the citizen, from the message type of that code."""

from __future__ import annotations

from wsc_soap.domain.actions.registry import Instant, effet, message_facts
from wsc_soap.domain.dossier import DeferredTask
from wsc_soap.domain.processus import Effet


@effet("envoyerMessage")
def envoyer_message(demande: Effet, instant: Instant) -> list[DeferredTask]:
    """One `courriel` task, unless the citizen gave no address."""
    if not instant.dossier.courriel:
        return []
    contenu = {
        **message_facts(instant),
        "destinataire": "citoyen",
        "message": demande.parametres["code"],
        "suite": instant.commentaire or demande.parametres.get("suite", ""),
    }
    return [DeferredTask("courriel", contenu, instant.now, instant.dossier.numero)]
