"""`inviter acteur="…" delai="30"`: a signed link to the actions of an external acteur, good for so many days."""

from __future__ import annotations

from datetime import timedelta

from wsc_soap.domain.actions.registry import Instant, effet, message_facts
from wsc_soap.domain.clocks import local_day
from wsc_soap.domain.dossier import DeferredTask
from wsc_soap.domain.processus import Effet

MESSAGE = "invitation"
DELAI = "30"


@effet("inviter")
def inviter(demande: Effet, instant: Instant) -> list[DeferredTask]:
    """One `courriel` task to the external acteur; its link is made when it is written."""
    days = int(demande.parametres.get("delai") or DELAI)
    last = local_day(instant.known.collectivite, instant.now) + timedelta(days=days)
    contenu = {
        **message_facts(instant),
        "destinataire": "externe",
        "acteur": demande.parametres["acteur"],
        "message": demande.parametres.get("message", MESSAGE),
        "dateLimite": last.isoformat(),
        "expire": last.isoformat(),
    }
    return [DeferredTask("courriel", contenu, instant.now, instant.dossier.numero)]
