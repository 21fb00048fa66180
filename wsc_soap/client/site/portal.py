"""The paths under the online services, wherever in the site they are placed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from werkzeug.routing import Map, Rule

from wsc_soap.client.errors import NoSession
from wsc_soap.client.site import compte, services
from wsc_soap.client.site.answers import Answer, Visit
from wsc_soap.client.site.platform import Platform

_PAGES: dict[str, dict[str, tuple[Callable[..., Answer], dict[str, Any]]]] = {
    "/": {"GET": (services.list_services, {})},
    "/services/<code>": {"GET": (services.presentation, {})},
    "/services/<code>/formulaire": {"GET": (services.formulaire, {}), "POST": (services.submit, {})},
    "/services/<code>/brouillon": {"GET": (services.brouillon, {}), "POST": (services.take_up, {})},
    "/services/<code>/confirmation": {"GET": (services.confirmation, {})},
    "/services/<code>/suivi": {"GET": (services.suivi, {}), "POST": (services.act, {})},
    "/services/<code>/recapitulatif.pdf": {"GET": (services.recapitulatif, {})},
    "/suivi": {"GET": (services.search, {}), "POST": (services.find, {})},
    "/compte": {"GET": (compte.view, {"nom": "tableau-de-bord"})},
    "/compte/identification": {"GET": (compte.identification, {}), "POST": (compte.sign_in, {})},
    "/compte/inscription": {"GET": (compte.inscription, {}), "POST": (compte.register, {})},
    "/compte/confirmer": {"GET": (compte.confirm, {}), "POST": (compte.confirm_registration, {})},
    "/compte/archives": {"GET": (compte.view, {"nom": "archives"})},
    "/compte/informations": {"GET": (compte.view, {"nom": "informations"})},
    "/compte/messages": {"GET": (compte.view, {"nom": "messages"})},
    "/compte/deconnexion": {"POST": (compte.sign_out, {})},
    "/compte/dossiers/<numero>": {"GET": (compte.view, {"nom": "dossier"}), "POST": (compte.act, {})},
    "/compte/dossiers/<numero>/recapitulatif.pdf": {
        "GET": (compte.download_file, {"operation": "telechargerRecapitulatif"})
    },
    "/compte/dossiers/<numero>/demande.xml": {"GET": (compte.download_file, {"operation": "telechargerDemande"})},
}
_ROUTES = Map(
    [Rule(path, endpoint=(path, method), methods=[method]) for path, methods in _PAGES.items() for method in methods],
    strict_slashes=False,
    merge_slashes=False,
)


def answer(platform: Platform, visit: Visit, method: str) -> Answer:
    """The answer to a request under the online services.

    Raises werkzeug's NotFound and MethodNotAllowed, and what the platform refuses (`errors.py`), save a session that
    is missing: that leads to the sign-in.
    """
    (path, verb), values = _ROUTES.bind("", path_info=f"/{visit.path}").match(method=method)
    page, fixed = _PAGES[path][verb]
    try:
        return page(platform, visit, **fixed, **values)
    except NoSession as refusal:
        return compte.session_lost(refusal, visit)
