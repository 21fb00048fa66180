"""The SOAP addresses seen by people and their tools: `?wsdl`, `?xsd`, a page. Calls go by `soap_call.py`."""

from __future__ import annotations

from werkzeug.wrappers import Response

from wsc_soap.errors import MethodeNonAdmise, WscError
from wsc_soap.rendering.typography import typeset
from wsc_soap.soap.documentation import documentation
from wsc_soap.soap.door import unexpected
from wsc_soap.web.failures import error_page, visit_or_nowhere
from wsc_soap.web.files import cached
from wsc_soap.web.posted import Request
from wsc_soap.web.site import Site
from wsc_soap.web.soap_call import MEDIA, Answer, call, fault
from wsc_soap.web.visit import CITIZEN

_CONTRACT = "public, max-age=60"


def soap(site: Site, request: Request, collectivite: str, service: str) -> Response:
    """The answer of a SOAP address, errors included: a fault for a call, a page for a look."""
    if request.method in ("GET", "HEAD"):
        return _look(site, request, collectivite, service)
    return _sent(call(site, request.environ, collectivite, service))


def _look(site: Site, request: Request, collectivite: str, service: str) -> Response:
    """`?wsdl` and `?xsd` (whatever their case), else the documentation page; `version` names an older contract. Errors
    as faults for the two first."""
    wanted, version = _wanted(request)
    try:
        if wanted.startswith("wsdl"):
            return cached(request, site.door.wsdl(collectivite, service, version), _CONTRACT, MEDIA["1.1"])
        if wanted.startswith("xsd"):
            return cached(request, site.door.xsd(collectivite, service, wanted, version), _CONTRACT, MEDIA["1.1"])
    except WscError as refusal:  # no call was made: the status is that of the address
        return _sent(fault(site, refusal, "1.1", collectivite, service)._replace(status=refusal.status))
    if wanted:
        return _sent(fault(site, MethodeNonAdmise(methode="GET"), "1.1", collectivite, service))
    return _page(site, request, collectivite, service, version)


def _wanted(request: Request) -> tuple[str, str]:
    """What a query asks for, and of which version: `wsdl&version=2`."""
    parts = request.query_string.decode("ascii", "replace").split("&")
    others = [part for part in parts if not part.startswith("version=")]
    return "&".join(others).lower(), request.args.get("version", "")


def _page(site: Site, request: Request, collectivite: str, service: str, version: str) -> Response:
    visit = visit_or_nowhere(site, request, collectivite, CITIZEN)
    try:
        document = documentation(site.door, site.door.look(collectivite, service, version))
        for element in document.iter("{*}intro", "{*}texte", "{*}parametre", "{*}faute", "{*}remede"):
            element.text = typeset(element.text or "")
        return visit.finish(visit.page("documentation", document))
    except WscError as refusal:
        return visit.finish(error_page(visit, refusal))
    except Exception as error:
        return visit.finish(error_page(visit, unexpected(error)))


def _sent(answer: Answer) -> Response:
    return Response(answer.body, answer.status, answer.headers, content_type=answer.media)
