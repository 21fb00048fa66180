"""`alerter acteur="…"`: an e-mail to the mailbox of a department."""

from __future__ import annotations

from wsc_soap.domain.actions.registre import Instant, effet
from wsc_soap.domain.dossier import TacheDifferee
from wsc_soap.domain.processus import Effet


@effet("alerter")
def alerter(demande: Effet, instant: Instant) -> list[TacheDifferee]:
    """One `courriel` task to the acteur's mailbox."""
    contenu = {
        "destinataire": "service",
        "acteur": demande.parametres["acteur"],
        "message": demande.parametres.get("message", "alerte-service"),
        "etape": instant.dossier.etape,
        "motif": instant.motif,
        "suite": instant.commentaire,
    }
    return [TacheDifferee("courriel", contenu, instant.maintenant, instant.dossier.numero)]
