"""What the person sees when something went wrong: a page with the sentence, the remedy and a way on, never a trace."""

from __future__ import annotations

from functools import cached_property

from werkzeug.wrappers import Response

from wsc_soap.domain.collectivite import Collectivite, Contact
from wsc_soap.errors import (
    CollectiviteInconnue,
    SessionExpiree,
    SessionInvalide,
    SessionRequise,
    TropDeRequetes,
    WscError,
)
from wsc_soap.operations.context import Context
from wsc_soap.operations.views import Cadre, view_document
from wsc_soap.rendering.typography import typeset
from wsc_soap.web import way_back
from wsc_soap.web.posted import Request, legible
from wsc_soap.web.site import Site
from wsc_soap.web.visit import AGENT, HTML, Visit

_SESSION = (SessionRequise, SessionExpiree, SessionInvalide)


def error_page(visit: Visit, error: WscError, status: int = 0) -> Response:
    """The page of an error; a session that is needed leads to where one signs in, and back."""
    if isinstance(error, _SESSION):
        return _sign_in(visit)
    agent = visit.realm == AGENT
    numero, remede = visit.request.place.get("numero", ""), _remedy(visit, error)
    sentence = typeset(f"{error.text} {remede}" if agent else error.text)
    parametres = {"numero": numero, "remede": "" if agent else remede}
    response = visit.page(
        "bo-erreur" if agent else "erreur",
        erreurs=((error.code, "", sentence),),
        parametres={nom: value for nom, value in parametres.items() if value},
        status=status or page_status(error),
    )
    if isinstance(error, TropDeRequetes):
        response.headers["Retry-After"] = str(error.values["attente"])
    return response


def _remedy(visit: Visit, error: WscError) -> str:
    """The remedy for who reads it: an agent has no follow-up key."""
    texts = visit.site.door.platform.stylesheets.texts
    own = texts.get(f"web.remede-{visit.realm}.{error.code}")
    return own or typeset(error.remedy_text)


def error_fragment(visit: Visit, error: WscError) -> Response:
    """The same for a page of the town."""
    cadre = Cadre(
        erreurs=((error.code, "", legible(typeset(error.text))),),
        parametres={"remede": typeset(error.remedy_text)},
    )
    platform = visit.site.door.platform
    xhtml = platform.stylesheets.xhtml(
        "html/fragment.xsl",
        view_document(visit.context("compte"), "erreur", "", cadre=cadre),
        base=visit.base,
        niveau="2",
        prefixe="wsc-erreur-",
        statique=f"{visit.site.address}/static/",
    )
    response = Response(xhtml, page_status(error), content_type=HTML)
    response.headers["Cache-Control"] = "no-store"
    return response


def page_status(error: WscError) -> int:
    """401 needs a WWW-Authenticate header that cookies have no scheme for (RFC 9110, section 15.5.2): 403."""
    return 403 if error.status == 401 else error.status


def _sign_in(visit: Visit) -> Response:
    path = visit.request.full_path.rstrip("?").removeprefix(_prefix(visit))
    suite = way_back.safe(path, "")
    realm = "identification" if visit.realm == AGENT else "compte/identification"
    cle = "web.avis.session-expiree" if visit.expired else ""
    if not cle and path.startswith("services/"):
        cle = "web.avis.session-requise"
    query = f"?retour={way_back.quoted(suite)}" if suite else ""
    return visit.redirect(realm + query, ("wait", visit.label(cle)) if cle else None)


def _prefix(visit: Visit) -> str:
    return f"/{visit.collectivite}/" + ("bo/" if visit.realm == AGENT else "")


class Elsewhere(Visit):
    """A request that names no collectivité that we know: nobody's session, nobody's colours."""

    def __init__(self, site: Site, request: Request) -> None:
        super().__init__(site, request, "")

    @cached_property
    def identity(self) -> None:
        """Nobody."""
        return None

    def _open(self, service: str) -> Context:
        nowhere = Contact("accueil", "", "", "", "", "")
        nom = self.label("web.plateforme")
        return Context(self.site.door.platform, Collectivite("", nom, nom, "", "", nowhere, ()), service)


def visit_or_nowhere(site: Site, request: Request, collectivite: str, realm: str) -> Visit:
    """The visit of a collectivité, or of none when it does not exist."""
    if not collectivite:
        return Elsewhere(site, request)
    visit = Visit(site, request, collectivite, realm)
    try:
        visit.context("compte")
    except CollectiviteInconnue:
        return Elsewhere(site, request)
    return visit
