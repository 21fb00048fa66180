"""`alerter acteur="…"`: an e-mail to the mailbox of a department."""

from __future__ import annotations

from wsc_soap.domain.actions.registry import Instant, effet
from wsc_soap.domain.dossier import DeferredTask
from wsc_soap.domain.processus import Effet


@effet("alerter")
def alerter(demande: Effet, instant: Instant) -> list[DeferredTask]:
    """One `courriel` task to the acteur's mailbox."""
    contenu = {
        "destinataire": "service",
        "acteur": demande.parametres["acteur"],
        "message": demande.parametres.get("message", "alerte-service"),
        "etape": instant.dossier.etape,
        "motif": instant.motif,
        "suite": instant.commentaire,
    }
    return [DeferredTask("courriel", contenu, instant.now, instant.dossier.numero)]
