"""`envoyerSms code="…"`: the subject of a message type, sent to the citizen's telephone, or to a number of the town's
own, `numero="…"`."""

from __future__ import annotations

from wsc_soap.domain.actions.registry import Instant, effet, message_facts
from wsc_soap.domain.dossier import DeferredTask
from wsc_soap.domain.processus import Effet

SMS = "sms"


@effet("envoyerSms")
def envoyer_sms(demande: Effet, instant: Instant) -> list[DeferredTask]:
    """One `sms` task; the citizen's number, and the consent to be written to, are read in the demande when it is
    sent."""
    contenu = {**message_facts(instant), "destinataire": "telephone", "message": demande.parametres["code"]}
    if "numero" in demande.parametres:
        contenu |= {"destinataire": "numero", "numero": demande.parametres["numero"]}
    return [DeferredTask(SMS, contenu, instant.now, instant.dossier.numero)]
