"""`appelerPartenaire partenaire="…"`: ask the web service of a partner of the town.

Its typed answer is kept as the values of an action `appelerPartenaire`; then the étape's action of trigger
`reponse-partenaire` is done, or the one of `partenaire-injoignable` after the last attempt.
"""

from __future__ import annotations

from wsc_soap.domain.actions.registry import Instant, effet
from wsc_soap.domain.dossier import DeferredTask
from wsc_soap.domain.processus import Effet

PARTENAIRE = "partenaire"


@effet("appelerPartenaire")
def appeler_partenaire(demande: Effet, instant: Instant) -> list[DeferredTask]:
    """One `partenaire` task."""
    contenu = {
        "partenaire": demande.parametres["partenaire"],
        "etape": instant.dossier.etape,
        "passage": str(instant.dossier.passage),
        "rang": str(instant.rang),
    }
    return [DeferredTask(PARTENAIRE, contenu, instant.now, instant.dossier.numero)]
