"""One request to a page of a collectivité: who asks, what is called, how the answer becomes a page."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Any

from lxml import etree
from werkzeug.wrappers import Response

from wsc_soap.errors import FormulairePerime, SessionExpiree, SessionInvalide, WscError
from wsc_soap.operations import opening, sessions
from wsc_soap.operations.context import Context, Identity
from wsc_soap.operations.views import VUE, Cadre, view_document
from wsc_soap.rendering.typography import typeset
from wsc_soap.web import cookies, headers, provenance
from wsc_soap.web.cookies import Jar
from wsc_soap.web.posted import SIMPLE, PostedForm, Request, legible, read
from wsc_soap.web.site import Site

CITIZEN, AGENT = "citoyen", "agent"
_SERVICE = {CITIZEN: "compte", AGENT: "bo-session"}
# views that hold a form even when nobody is signed in
_FORMS = (
    "formulaire",
    "identification",
    "inscription",
    "confirmer",
    "recherche-suivi",
    "suivi",
    "brouillon",
    "bo-identification",
    "invitation",
    "paiement-essai",
)
HTML = "text/html; charset=utf-8"
# what a stylesheet writes where the script draws the town's map: no other page may ask its images
MAP = "data-tuiles="
Facts = tuple[tuple[str, str, str], ...]


class Visit:
    """What the views work with. `realm` says which of the two sessions counts here."""

    def __init__(self, site: Site, request: Request, collectivite: str, realm: str = CITIZEN) -> None:
        self.site = site
        self.request = request
        self.collectivite = collectivite
        self.realm = realm
        self.base = site.base(collectivite, realm)
        self.jar = Jar(collectivite, site.root, site.https)
        self.kind = cookies.AGENT if realm == AGENT else cookies.SESSION
        self.jeton = self.jar.read(request, self.kind)
        self.outgoing: dict[str, str] = {}
        self.expired = False

    # --- who asks -----------------------------------------------------------------------------------------------

    @cached_property
    def identity(self) -> Identity | None:
        """The citizen or the agent of the session; None without one, `expired` when it is over."""
        if not self.jeton:
            return None
        try:
            found = sessions.identify(self._open(_SERVICE[self.realm]))
        except (SessionExpiree, SessionInvalide) as over:
            self.expired = isinstance(over, SessionExpiree)
            self.outgoing[self.kind] = ""
            return None
        return found if found.genre == self.realm else None

    def context(self, service: str) -> Context:
        """The context of a call from this page; a session that is over does not travel."""
        opened = self._open(service)
        return opened.with_changes(identity=self.identity) if self.identity else opened.with_changes(jeton=None)

    def _open(self, service: str) -> Context:
        canal = "back-office" if self.realm == AGENT else "portail"
        platform = self.site.door.platform
        return opening.open_context(platform, self.collectivite, service, jeton=self.jeton, canal=canal)

    # --- what is called -----------------------------------------------------------------------------------------

    def call(self, service: str, nom: str, /, **arguments: Any) -> Any:
        """An operation's answer as its dataclass."""
        return self.site.door.call(self.context(service), nom, **arguments)

    def answer(self, service: str, nom: str, /, **arguments: Any) -> etree._Element:
        """An operation's answer as the element that SOAP would send inside the body."""
        return self.site.door.answer(self.context(service), nom, **arguments)[0]

    def require(self, service: str, nom: str) -> None:
        """Refuse the page of an act to whoever may not do it, before it is filled in."""
        self.site.door.check_right(self.context(service), nom)

    def label(self, cle: str, **values: str) -> str:
        """Words of `labels.fr.xml`."""
        return self.site.door.platform.stylesheets.texts[cle].format_map(values)

    # --- what was posted ----------------------------------------------------------------------------------------

    @cached_property
    def posted(self) -> PostedForm:
        """The form posted; raises FormulairePerime unless it comes from a page of ours."""
        return self.receive(SIMPLE)

    def receive(self, maximum: int, lenient: bool = False) -> PostedForm:
        """The same with other limits. `lenient`: one with an old token is given without its files, `stale` being
        set, for a page that only shows it again; one from another site never is."""
        if not provenance.from_here(self.request, self.site.address):
            raise FormulairePerime()
        sent = read(self.request, maximum)
        self._page = sent.get(provenance.FIELD)
        self.stale = not self._holds(self._page)
        if self.stale and not lenient:
            raise FormulairePerime()
        return sent.without([provenance.FIELD], files=not self.stale)

    def cle(self, *content: str) -> str:
        """The idempotency key of what was posted: the same content sent twice by one page, as by a double click, is
        done once."""
        return hashlib.sha256("\0".join((self._page, *content)).encode()).hexdigest()

    def _holds(self, value: str) -> bool:
        return provenance.holds(self.site.signatures, value, self.collectivite, self.realm, self._secret())

    def _secret(self) -> str:
        """What the forms of this browser are bound to: the session's token while there is one."""
        return self.jeton or self.jar.read(self.request, cookies.FORM)

    def _token(self) -> str:
        secret = (
            self.jeton
            if self.identity
            else self.outgoing.get(cookies.FORM) or self.jar.read(self.request, cookies.FORM)
        )
        if not secret:
            secret = self.outgoing[cookies.FORM] = secrets.token_urlsafe(24)
        return provenance.token(self.site.signatures, self.collectivite, self.realm, secret)

    # --- what goes out ------------------------------------------------------------------------------------------

    def page(
        self,
        vue: str,
        *answers: Any,
        titre: str = "",
        status: int = 200,
        erreurs: Facts = (),
        entrees: Mapping[str, str] | None = None,
        parametres: Mapping[str, str] | None = None,
        avis: tuple[str, str] | None = None,
    ) -> Response:
        """A view as a page."""
        personal = self.identity is not None or vue in _FORMS
        cadre = Cadre(
            genre="page",
            jeton_formulaire=self._token() if personal else "",
            avis=avis or self._notice(),
            erreurs=tuple((code, champ, legible(text)) for code, champ, text in erreurs),
            entrees=_legible(entrees),
            parametres=_legible(parametres),
        )
        answer = answers[0] if answers else None
        document = view_document(self.context(_SERVICE[self.realm]), vue, titre, answer, cadre)
        for more in answers[1:]:
            document.find(f"{{{VUE}}}contenu").append(more)  # type: ignore[union-attr]
        shown = self.render(vue, document)
        response = Response(shown, status, content_type=HTML)
        response.headers["Cache-Control"] = "no-store" if personal or parametres else "no-cache"
        carte = self.context(_SERVICE[self.realm]).collectivite.carte
        if carte and MAP in shown:
            headers.with_images(response, carte.origine)
        return response

    def kept_page(self, key: str, make: Callable[[], Response]) -> Response:
        """A page that says the same to everybody, kept as long as the offer that it shows; made anew for whoever has a
        session or a notice to read."""
        if self.identity is not None or self.outgoing or self.jar.read(self.request, cookies.NOTICE):
            return make()
        bouquet = self.site.door.platform.bouquet
        octets = bouquet.kept((self.collectivite, self.base, key), lambda: make().get_data())
        response = Response(octets, content_type=HTML)
        response.headers["Cache-Control"] = "no-cache"
        return response

    def render(self, vue: str, document: etree._Element) -> str:
        """The XHTML of a whole page."""
        driver = "html/bo.xsl" if vue.startswith("bo-") else "html/page.xsl"
        stylesheets = self.site.door.platform.stylesheets
        return stylesheets.xhtml(driver, document, base=self.base, niveau="1", prefixe="", statique=self.site.statique)

    def redirect(self, path: str, avis: tuple[str, str] | None = None) -> Response:
        """303 to a path under the collectivité, with a notice for the page there (RFC 9110, section 15.4.4)."""
        if avis:
            self.outgoing[cookies.NOTICE] = self.site.signatures.write_notice(self.collectivite, *avis)
        response = Response(status=303, headers={"Location": self.base + path})
        response.headers["Cache-Control"] = "no-store"
        return response

    def finish(self, response: Response) -> Response:
        """Put the cookies that changed into the response."""
        for kind, value in self.outgoing.items():
            age = {cookies.NOTICE: cookies.NOTICE_AGE}.get(kind)
            self.jar.write(response, kind, value, age)
        return response

    def open_session(self, jeton: str) -> None:
        """Keep a new session's token in this browser."""
        self.outgoing[self.kind] = jeton

    def close_session(self) -> None:
        """Take the session's token out of this browser."""
        self.outgoing[self.kind] = ""

    def _notice(self) -> tuple[str, str] | None:
        value = self.jar.read(self.request, cookies.NOTICE)
        if not value:
            return None
        self.outgoing.setdefault(cookies.NOTICE, "")
        return self.site.signatures.read_notice(self.collectivite, value)


def sentences(error: WscError, champ: str | None = None) -> Facts:
    """An error as facts of a frame: its sentence and remedy in French typography."""
    text = typeset(f"{error.text} {error.remedy_text}".strip())
    return ((error.code, error.champ if champ is None else champ, text),)


def missing(visit: Visit, wanted: Mapping[str, str]) -> Facts:
    """One fact for each entry left empty; `wanted` gives the key of its sentence."""
    return tuple(
        ("ParametreInvalide", nom, visit.label(f"web.champ.{cle}"))
        for nom, cle in wanted.items()
        if not visit.posted.get(nom).strip()
    )


def _legible(values: Mapping[str, str] | None) -> dict[str, str]:
    return {nom: legible(value) for nom, value in (values or {}).items()}
