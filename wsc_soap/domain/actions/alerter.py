"""`alerter acteur="…"`: an e-mail to the mailbox of a department, or of the one in charge with `acteur="service"`."""

from __future__ import annotations

from wsc_soap.domain.actions.registry import Instant, effet, message_facts
from wsc_soap.domain.dossier import DeferredTask
from wsc_soap.domain.processus import Effet

IN_CHARGE = "service"


@effet("alerter")
def alerter(demande: Effet, instant: Instant) -> list[DeferredTask]:
    """One `courriel` task to the acteur's mailbox."""
    acteur = demande.parametres["acteur"]
    contenu = {
        **message_facts(instant),
        "destinataire": "service",
        "acteur": instant.dossier.service if acteur == IN_CHARGE else acteur,
        "message": demande.parametres.get("message", "alerte-service"),
    }
    return [DeferredTask("courriel", contenu, instant.now, instant.dossier.numero)]
