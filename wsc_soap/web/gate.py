"""The gate: every SOAP call passes here before anything else reads it, and is refused here early.

Order: method, Content-Encoding and Content-Type, announced length, rate, bytes read with a cap, XML and
its limits, envelope. The tree is handed on, so the message is parsed once. Nothing of the content is logged,
and the errors raised are those of `wsc_soap.errors`, to be written as faults.

Sources: WS-I Basic Profile 1.1 R1114 (405), R1115 (415), R1125 and R1126 (500); SOAP 1.2 part 2, 7.5.2.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from wsc_soap.errors import (
    MessageInvalide,
    MessageTropGrand,
    MethodeNonAdmise,
    TropDeRequetes,
    TypeNonAdmis,
    WscError,
)
from wsc_soap.web.limits import LIMITS, Limits
from wsc_soap.web.message_kind import Environ, read_message_kind
from wsc_soap.web.rate_limit import RateLimit
from wsc_soap.xmlio.envelope import UNDERSTOOD_HEADERS, Envelope, MessageKind, read_envelope
from wsc_soap.xmlio.message import parse_message

_CHUNK = 64 * 1024
_REFUSALS = (MessageTropGrand, MethodeNonAdmise, TropDeRequetes, TypeNonAdmis)


@dataclass(frozen=True)
class SoapCall:
    """A SOAP call let through: its envelope, what HTTP said of it, its size in octets."""

    envelope: Envelope
    kind: MessageKind
    size: int


def read_call(
    environ: Environ,
    limits: Limits = LIMITS,
    *,
    rate_limit: RateLimit | None = None,
    collectivite: str = "",
    understood: frozenset[str] = UNDERSTOOD_HEADERS,
) -> SoapCall:
    """Read the SOAP call of a WSGI `environ`.

    `rate_limit` counts the calls of this address in `collectivite`; `understood` names the header blocks known.
    Raises MethodeNonAdmise, TypeNonAdmis, MessageTropGrand, TropDeRequetes, DtdInterdite, MessageInvalide,
    VersionSoapInconnue or EnteteNonComprise.
    """
    if environ.get("REQUEST_METHOD") != "POST":
        raise MethodeNonAdmise(methode=_method(environ))
    kind = read_message_kind(environ)
    announced = _length(environ, limits.size)
    if rate_limit is not None:
        rate_limit.count(str(environ.get("REMOTE_ADDR", "")), collectivite)
    data = _read_body(environ, announced, limits.size)
    root = parse_message(data, limits.xml, kind.charset)
    return SoapCall(read_envelope(root, kind, understood), kind, len(data))


def http_status(error: WscError, version: str) -> int:
    """Give the status of a fault: its own for a refusal of HTTP, else 500, or 400 for a SOAP 1.2 Sender."""
    if isinstance(error, _REFUSALS):
        return error.status
    return 400 if version == "1.2" and error.side == "Client" else 500


def http_headers(error: WscError) -> list[tuple[str, str]]:
    """Give the HTTP header that goes with a refusal: Allow with 405, Retry-After with 429."""
    if isinstance(error, MethodeNonAdmise):
        return [("Allow", "GET, HEAD, POST")]
    if isinstance(error, TropDeRequetes):
        return [("Retry-After", str(error.values["attente"]))]
    return []


def _method(environ: Environ) -> str:
    method = str(environ.get("REQUEST_METHOD", ""))
    return method if method.isascii() and method.isalpha() and len(method) <= 20 else "demandée"


def _length(environ: Environ, maximum: int) -> int | None:
    """Give the announced length; None when the server tells the end itself (chunked), 0 when nothing does."""
    if environ.get("HTTP_TRANSFER_ENCODING") and environ.get("wsgi.input_terminated"):
        return None
    value = str(environ.get("CONTENT_LENGTH") or "").strip()
    if not value:
        return None if environ.get("wsgi.input_terminated") else 0
    if not (value.isascii() and value.isdigit()):
        raise MessageInvalide(raison="Content-Length n'est pas un nombre")
    if len(value) > 18 or int(value) > maximum:
        raise MessageTropGrand(maximum=maximum)
    return int(value)


def _read_body(environ: Environ, announced: int | None, maximum: int) -> bytes:
    """Read the announced octets, or up to the end; never more than `maximum`, whatever was announced."""
    wanted = maximum + 1 if announced is None else announced
    try:
        data = _read(environ["wsgi.input"], wanted)
    except (OSError, ValueError):
        raise MessageInvalide(raison="sa lecture a été interrompue") from None
    if len(data) > maximum:
        raise MessageTropGrand(maximum=maximum)
    if announced is not None and len(data) < announced:
        raise MessageInvalide(raison="il est plus court que Content-Length ne l'annonce")
    if not data:
        raise MessageInvalide(raison="il est vide")
    return data


def _read(stream: Any, wanted: int) -> bytes:
    chunks = []
    while wanted > 0 and (chunk := stream.read(min(wanted, _CHUNK))):
        chunks.append(chunk)
        wanted -= len(chunk)
    return b"".join(chunks)
