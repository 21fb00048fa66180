"""`demanderPaiement montant="…" objet="…"`: the citizen owes an amount, an expression read in the demande."""

from __future__ import annotations

from wsc_soap.domain.actions.registry import Instant, effet
from wsc_soap.domain.dossier import DeferredTask
from wsc_soap.domain.processus import Effet

GENRE = "paiement"


@effet("demanderPaiement")
def demander_paiement(demande: Effet, instant: Instant) -> list[DeferredTask]:
    """One task that writes the payment expected; the action that asked and the passage make it one of its kind."""
    contenu = {
        "montant": demande.parametres["montant"],
        "objet": demande.parametres.get("objet", ""),
        "passage": str(instant.dossier.passage),
    }
    return [DeferredTask(GENRE, contenu, instant.now, instant.dossier.numero)]
