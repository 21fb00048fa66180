"""A SOAP call, from what the server read to what it will send.

It is the hot path and needs nothing of a web framework: routing and answering through werkzeug took a tenth of the
time of a deposit. Everything else goes by `application.py`.
"""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus
from typing import Any, NamedTuple

from wsc_soap.errors import WscError
from wsc_soap.soap.door import unexpected
from wsc_soap.web.gate import http_headers, http_status, read_call
from wsc_soap.web.headers import others
from wsc_soap.web.message_kind import Environ, announced_version
from wsc_soap.web.site import Site

MEDIA = {"1.1": "text/xml; charset=utf-8", "1.2": "application/soap+xml; charset=utf-8"}


class Answer(NamedTuple):
    """An answer: a message or a fault. `headers` are the headers of its own."""

    status: int
    media: str
    body: bytes
    headers: tuple[tuple[str, str], ...] = ()

    def send(self, start_response: Callable[..., Any], https: bool) -> list[bytes]:
        """Answer as WSGI wants it, with the headers of protection."""
        ecrits = [("Content-Type", self.media), ("Content-Length", str(len(self.body)))]
        status = f"{self.status} {HTTPStatus(self.status).phrase}"
        start_response(status, [*ecrits, *self.headers, *others(https)])
        return [self.body]


def destinataire(environ: Environ) -> tuple[str, str] | None:
    """The collectivité and the service that are called; None when it is a look, or no SOAP address."""
    path = str(environ.get("PATH_INFO", ""))
    parties = path.split("/")
    if len(parties) != 4 or parties[2] != "soap" or environ.get("REQUEST_METHOD") in ("GET", "HEAD"):
        return None
    before, collectivite, _, service = parties
    if before or not collectivite or not service or not path.isascii():
        return None
    return collectivite, service


def call(site: Site, environ: Environ, collectivite: str, service: str) -> Answer:
    """Perform the call; whatever goes wrong is a fault."""
    version = announced_version(environ)
    try:
        request = read_call(environ, site.limits, rate_limit=site.rate_limit, collectivite=collectivite)
        version = request.envelope.version
        authorization = str(environ.get("HTTP_AUTHORIZATION", ""))
        return Answer(200, MEDIA[version], site.door.serve(collectivite, service, request.envelope, authorization))
    except WscError as refusal:
        return fault(site, refusal, version, collectivite, service)
    except Exception as error:
        return fault(site, unexpected(error), version, collectivite, service)


def fault(site: Site, refusal: WscError, version: str, collectivite: str, service: str) -> Answer:
    """The fault of an error, with its status."""
    body = site.door.fault(refusal, version, collectivite, service)
    return Answer(http_status(refusal, version), MEDIA[version], body, tuple(http_headers(refusal)))
