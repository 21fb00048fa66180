"""`affecter service="…"` or `agent="…"`: the dossier is given to a department or to an agent."""

from __future__ import annotations

from wsc_soap.domain.actions.registry import Consequences, Instant, effet
from wsc_soap.domain.processus import Effet


@effet("affecter")
def affecter(demande: Effet, instant: Instant) -> Consequences:
    """Another department takes the dossier from whoever held it; an agent holds it."""
    agent, service = demande.parametres.get("agent"), demande.parametres.get("service")
    if service:
        return Consequences(changes={"service": service, "agent": agent})
    return Consequences(changes={"agent": agent} if agent else {})
