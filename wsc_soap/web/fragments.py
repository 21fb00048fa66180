"""The same views to place in a page of the town: XHTML without a frame, links under the host's own address.

No CORS header: a browser's script on another site gets nothing. An anonymous fragment has an ETag, and may be kept by
the town's server for a minute, or for an hour while this platform is away.
"""

from __future__ import annotations

from werkzeug.wrappers import Response

from wsc_soap.errors import ParametreInvalide
from wsc_soap.operations.types import Entree
from wsc_soap.web.files import cached
from wsc_soap.web.portal import service
from wsc_soap.web.visit import HTML, Visit

_OWN = ("base", "niveau")
_PUBLIC = ("presentation", "formulaire")
_ANONYMOUS = "public, max-age=60, stale-if-error=3600"


def teleservice(visit: Visit, code: str, vue: str) -> Response:
    """A view of a téléservice."""
    return _fragment(visit, service(code), vue, anonymous=vue in _PUBLIC)


def compte(visit: Visit, vue: str) -> Response:
    """A view of the account of the session."""
    return _fragment(visit, "compte", vue, anonymous=vue == "identification")


def _fragment(visit: Visit, nom: str, vue: str, anonymous: bool) -> Response:
    args = visit.request.args
    answer = visit.call(
        nom,
        "obtenirFragment",
        vue=vue[:40],
        base=args.get("base", visit.base),
        niveau_titre=_level(args.get("niveau", "")),
        parametre=tuple(Entree(cle[:40], value[:200], None, None) for cle, value in args.items() if cle not in _OWN),
    )
    if anonymous and visit.identity is None:
        return cached(visit.request, answer.xhtml.encode(), _ANONYMOUS, HTML)
    response = Response(answer.xhtml, content_type=HTML)
    response.headers["Cache-Control"] = "no-store"
    return response


def _level(niveau: str) -> int | None:
    if not niveau:
        return None
    if not (niveau.isascii() and niveau.isdigit() and len(niveau) == 1):
        raise ParametreInvalide(champ="niveau", parametre="niveau", raison="de 1 à 5")
    return int(niveau)
