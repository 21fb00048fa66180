"""The paths under the online services, wherever in the site they are placed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from werkzeug.routing import Map, Rule

from wsc_soap.client.erreurs import SessionAbsente
from wsc_soap.client.site import compte, demarches
from wsc_soap.client.site.plateforme import Plateforme
from wsc_soap.client.site.reponses import Reponse, Visite

_PAGES: dict[str, dict[str, tuple[Callable[..., Reponse], dict[str, Any]]]] = {
    "/": {"GET": (demarches.liste, {})},
    "/services/<code>": {"GET": (demarches.presentation, {})},
    "/services/<code>/formulaire": {"GET": (demarches.formulaire, {}), "POST": (demarches.soumettre, {})},
    "/services/<code>/confirmation": {"GET": (demarches.confirmation, {})},
    "/services/<code>/suivi": {"GET": (demarches.suivi, {}), "POST": (demarches.agir, {})},
    "/services/<code>/recapitulatif.pdf": {"GET": (demarches.recapitulatif, {})},
    "/suivi": {"GET": (demarches.rechercher, {}), "POST": (demarches.trouver, {})},
    "/compte": {"GET": (compte.vue, {"nom": "tableau-de-bord"})},
    "/compte/identification": {"GET": (compte.identification, {}), "POST": (compte.ouvrir, {})},
    "/compte/inscription": {"GET": (compte.inscription, {}), "POST": (compte.inscrire, {})},
    "/compte/confirmer": {"GET": (compte.confirmer, {}), "POST": (compte.confirmer_inscription, {})},
    "/compte/archives": {"GET": (compte.vue, {"nom": "archives"})},
    "/compte/informations": {"GET": (compte.vue, {"nom": "informations"})},
    "/compte/messages": {"GET": (compte.vue, {"nom": "messages"})},
    "/compte/deconnexion": {"POST": (compte.fermer, {})},
    "/compte/dossiers/<numero>": {"GET": (compte.vue, {"nom": "dossier"}), "POST": (compte.agir, {})},
    "/compte/dossiers/<numero>/recapitulatif.pdf": {
        "GET": (compte.telecharger, {"operation": "telechargerRecapitulatif"})
    },
    "/compte/dossiers/<numero>/demande.xml": {"GET": (compte.telecharger, {"operation": "telechargerDemande"})},
}
_ROUTES = Map(
    [
        Rule(chemin, endpoint=(chemin, methode), methods=[methode])
        for chemin, methodes in _PAGES.items()
        for methode in methodes
    ],
    strict_slashes=False,
    merge_slashes=False,
)


def repondre(plateforme: Plateforme, visite: Visite, methode: str) -> Reponse:
    """The answer to a request under the online services.

    Raises werkzeug's NotFound and MethodNotAllowed, and what the platform refuses (`erreurs.py`), save a session that
    is missing: that leads to the sign-in.
    """
    (chemin, verbe), valeurs = _ROUTES.bind("", path_info=f"/{visite.chemin}").match(method=methode)
    page, fixes = _PAGES[chemin][verbe]
    try:
        return page(plateforme, visite, **fixes, **valeurs)
    except SessionAbsente as refus:
        return compte.session_perdue(refus, visite)
