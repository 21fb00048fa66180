"""Reading the caught messages in a browser: the list, the text with its links, the HTML part in a sandboxed frame."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import datetime
from importlib.resources import files
from typing import Any
from zoneinfo import ZoneInfo

from lxml import etree, html
from lxml.builder import E
from werkzeug.exceptions import HTTPException, NotFound
from werkzeug.routing import Map, Rule
from werkzeug.wrappers import Request, Response

from wsc_soap.demo.mailbox import Heading, Mailbox
from wsc_soap.mail import Sms, SpooledSms

_PARIS = ZoneInfo("Europe/Paris")
_LINK = re.compile(r"https?://[^\s<>«»]+[^\s<>«».,;:!?)]")
_PAGE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'; form-action 'none'; base-uri 'none'"
_MAIL_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'; base-uri 'none'; "
    "sandbox allow-popups allow-popups-to-escape-sandbox"
)
_STYLE = (files("wsc_soap.demo") / "lecteur.css").read_text("utf-8")
_ROUTES = Map([
    Rule("/", endpoint="liste"),
    Rule("/sms", endpoint="sms"),
    Rule("/<nom>", endpoint="message"),
    Rule("/<nom>/html", endpoint="partie_html"),
    Rule("/<nom>.eml", endpoint="brut"),
])  # fmt: skip


class Reader:
    """The WSGI application over a folder of messages and a spool of SMS."""

    def __init__(self, mailbox: Mailbox, spool: SpooledSms) -> None:
        self._mailbox, self._spool = mailbox, spool

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        try:
            endpoint, values = _ROUTES.bind_to_environ(Request(environ).environ).match(method="GET")
            response: Any = getattr(self, endpoint)(**values)
        except HTTPException as refused:
            response = refused
        answer: Iterable[bytes] = response(environ, start_response)
        return answer

    def liste(self) -> Response:
        """All messages, the newest first."""
        lines = self._mailbox.list_all()
        counted = {0: "Aucun message pour l’instant.", 1: "1 message."}.get(len(lines), f"{len(lines)} messages.")
        note = "Ce que la démonstration a envoyé s’arrête ici : rien ne part vers l’extérieur."
        body = [E.h1("Messages de la démonstration"), E.p(f"{counted} {note}", {"class": "discret"})]
        body.append(E.p(E.a("SMS de la démonstration", href="/sms")))
        return _page("Messages de la démonstration", *body, E.ul(*map(_line, lines)))

    def sms(self) -> Response:
        """All SMS, the newest first."""
        found = self._spool.list_all()
        counted = {0: "Aucun SMS pour l’instant.", 1: "1 SMS."}.get(len(found), f"{len(found)} SMS.")
        body = [E.p(E.a("Tous les messages", href="/")), E.h1("SMS de la démonstration")]
        body.append(E.p(f"{counted} Aucun ne part vers un opérateur.", {"class": "discret"}))
        return _page("SMS de la démonstration", *body, E.ul(*map(_sms, found)))

    def message(self, nom: str) -> Response:
        """One message: headers, text with clickable links, HTML in its frame."""
        found = self._found(nom)
        subject = str(found.get("Subject", ""))
        headers = [
            part
            for label, name in (("De", "From"), ("À", "To"), ("Répondre à", "Reply-To"), ("Date", "Date"))
            if found[name]
            for part in (E.dt(label), E.dd(str(found[name])))
        ]
        body = [E.p(E.a("Tous les messages", href="/")), E.h1(subject), E.dl(*headers)]
        if text := found.get_body(("plain",)):
            body += [E.h2("Texte"), E.pre(*_linked(text.get_content()))]
        if found.get_body(("html",)):
            frame = E.iframe(src=f"/{nom}/html", title="Le message tel que le montre un logiciel de courriel")
            frame.set("sandbox", "allow-popups allow-popups-to-escape-sandbox")
            body += [E.h2("Mise en forme"), frame]
        return _page(subject, *body, E.p(E.a("Message d’origine (.eml)", href=f"/{nom}.eml")))

    def partie_html(self, nom: str) -> Response:
        """The HTML part alone: no script, no request to anywhere, links in a window of their own."""
        part = self._found(nom).get_body(("html",))
        if part is None:
            raise NotFound
        root = html.document_fromstring(part.get_content())
        for link in root.iter("a"):
            link.set("target", "_blank")
            link.set("rel", "noopener")
        response = Response(_written(root), content_type="text/html; charset=utf-8")
        response.headers["Content-Security-Policy"] = _MAIL_POLICY
        return _careful(response)

    def brut(self, nom: str) -> Response:
        """The message as it came."""
        response = Response(self._found(nom).as_bytes(), content_type="message/rfc822")
        response.headers["Content-Disposition"] = f'attachment; filename="{nom}.eml"'
        return _careful(response)

    def _found(self, nom: str) -> Any:
        message = self._mailbox.read(nom)
        if message is None:
            raise NotFound
        return message


def _line(header: Heading) -> Any:
    when = header.date.astimezone(_PARIS).strftime("%d/%m/%Y %H:%M")
    words = (E.strong(header.objet or "(sans objet)"), E.small(f"{when} · {header.destinataire}"))
    return E.li(E.a(*words, href=f"/{header.nom}"))


def _sms(sms: Sms) -> Any:
    when = datetime.fromisoformat(sms.date).astimezone(_PARIS).strftime("%d/%m/%Y %H:%M")
    return E.li(E.strong(sms.texte), E.small(f"{when} · {sms.numero}"))


def _linked(text: str) -> Iterable[Any]:
    """The text, its addresses made into links."""
    end = 0
    for found in _LINK.finditer(text):
        yield text[end : found.start()]
        yield E.a(found.group(), href=found.group(), target="_blank", rel="noopener")
        end = found.end()
    yield text[end:]


def _page(title: str, *body: Any) -> Response:
    head = E.head(E.meta(charset="utf-8"), E.meta(name="viewport", content="width=device-width, initial-scale=1"))
    head.extend([E.title(title), E.style(_STYLE)])
    document = E.html(head, E.body(E.main(*body)), lang="fr")
    response = Response(_written(document), content_type="text/html; charset=utf-8")
    response.headers["Content-Security-Policy"] = _PAGE_POLICY
    return _careful(response)


def _written(root: Any) -> bytes:
    return etree.tostring(root, method="html", encoding="utf-8", doctype="<!DOCTYPE html>")


def _careful(response: Response) -> Response:
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers["Cache-Control"] = "no-store"
    return response
