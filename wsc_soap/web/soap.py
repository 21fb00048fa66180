"""The SOAP addresses seen by people and their tools: `?wsdl`, `?xsd`, a page. Calls go by `appel.py`."""

from __future__ import annotations

from werkzeug.wrappers import Response

from wsc_soap.errors import MethodeNonAdmise, WscError
from wsc_soap.operations.ouverture import open_context
from wsc_soap.rendering.typographie import typographier
from wsc_soap.soap.documentation import documentation
from wsc_soap.soap.door import unexpected
from wsc_soap.web.appel import MEDIA, Reponse, appeler, faute
from wsc_soap.web.envoi import Request
from wsc_soap.web.fichiers import cached
from wsc_soap.web.pannes import error_page, visit_or_nowhere
from wsc_soap.web.site import Site
from wsc_soap.web.visite import CITIZEN

_CONTRACT = "public, max-age=60"


def soap(site: Site, request: Request, collectivite: str, service: str) -> Response:
    """The answer of a SOAP address, errors included: a fault for a call, a page for a look."""
    if request.method in ("GET", "HEAD"):
        return _look(site, request, collectivite, service)
    return _sent(appeler(site, request.environ, collectivite, service))


def _look(site: Site, request: Request, collectivite: str, service: str) -> Response:
    """`?wsdl` and `?xsd` (whatever their case), else the documentation page. Errors as faults for the two first."""
    wanted = request.query_string.decode("ascii", "replace").lower()
    try:
        if wanted.startswith("wsdl"):
            return cached(request, site.door.wsdl(collectivite, service), _CONTRACT, MEDIA["1.1"])
        if wanted.startswith("xsd"):
            return cached(request, site.door.xsd(collectivite, service, wanted), _CONTRACT, MEDIA["1.1"])
    except WscError as erreur:
        return _sent(faute(site, erreur, "1.1", collectivite, service))
    if request.query_string:
        return _sent(faute(site, MethodeNonAdmise(methode="GET"), "1.1", collectivite, service))
    return _page(site, request, collectivite, service)


def _page(site: Site, request: Request, collectivite: str, service: str) -> Response:
    visite = visit_or_nowhere(site, request, collectivite, CITIZEN)
    try:
        document = documentation(site.door, open_context(site.door.plateforme, collectivite, service))
        for element in document.iter("{*}intro", "{*}texte", "{*}parametre", "{*}faute", "{*}remede"):
            element.text = typographier(element.text or "")
        return visite.finish(visite.page("documentation", document))
    except WscError as erreur:
        return visite.finish(error_page(visite, erreur))
    except Exception as error:
        return visite.finish(error_page(visite, unexpected(error)))


def _sent(reponse: Reponse) -> Response:
    return Response(reponse.corps, reponse.statut, reponse.entetes, content_type=reponse.media)
