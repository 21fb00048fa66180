"""What the HTTP headers say of a SOAP message: media type, character set, SOAP action.

Sources: SOAP 1.1 section 6.1.1 (SOAPAction), RFC 3902 (application/soap+xml and its `action`), RFC 9110
section 8.3 (Content-Type), WS-I Basic Profile 1.1 R1109 (quoted action) and R1115 (415).
"""

from __future__ import annotations

import re
from typing import Any

from wsc_soap.errors import TypeNonAdmis
from wsc_soap.xmlio.encoding import admitted_charset
from wsc_soap.xmlio.envelope import MEDIA_TYPES, MessageKind

Environ = dict[str, Any]
_MEDIA = re.compile(r"\s*([\w!#$&^.+-]{1,80}/[\w!#$&^.+-]{1,80})\s*(?:;|$)", re.ASCII)
_PARAMETRE = re.compile(r"""\s*([\w-]{1,40})\s*=\s*(?:"([^"\\]{0,400})"|([^\s;"]{0,400}))\s*(?:;|$)""", re.ASCII)
_LENGTH = 1000


def announced_version(environ: Environ) -> str:
    """Give the SOAP version in which to answer, `1.1` or `1.2`, from Content-Type alone; never raises."""
    media = str(environ.get("CONTENT_TYPE", "")).partition(";")[0].strip().lower()
    return MEDIA_TYPES.get(media, "1.1")


def read_message_kind(environ: Environ) -> MessageKind:
    """Read Content-Type, Content-Encoding and SOAPAction; raises TypeNonAdmis."""
    if str(environ.get("HTTP_CONTENT_ENCODING", "")).strip().lower() not in ("", "identity"):
        raise TypeNonAdmis(raison="le message est compressé")
    media, parameters = _read_type(str(environ.get("CONTENT_TYPE", "")))
    charset = parameters.get("charset", "")
    if charset:
        admitted_charset(charset)
    action = parameters.get("action", "") if media == "application/soap+xml" else _action(environ)
    return MessageKind(media, charset, action)


def _read_type(value: str) -> tuple[str, dict[str, str]]:
    found = _MEDIA.match(value[:_LENGTH])
    media = found.group(1).lower() if found else ""
    if media.startswith("multipart/"):
        raise TypeNonAdmis(raison="les messages en plusieurs parties (MTOM) ne sont pas admis")
    if found is None or media not in MEDIA_TYPES or len(value) > _LENGTH:
        raise TypeNonAdmis(raison="ce n'est pas le type d'un message SOAP")
    return media, _read_parameters(value[found.end() :])


def _read_parameters(rest: str) -> dict[str, str]:
    """Give the parameters; one that is malformed or said twice is refused, since readers would disagree."""
    parameters: dict[str, str] = {}
    place = 0
    while rest[place:].strip():
        found = _PARAMETRE.match(rest, place)
        if found is None or found.group(1).lower() in parameters:
            raise TypeNonAdmis(raison="les paramètres de Content-Type sont mal formés")
        parameters[found.group(1).lower()] = found.group(2) or found.group(3) or ""
        place = found.end()
    return parameters


def _action(environ: Environ) -> str:
    """Give the SOAPAction of SOAP 1.1 without its quotes; the quotes are asked of clients, not required."""
    return str(environ.get("HTTP_SOAPACTION", "")).strip().removeprefix('"').removesuffix('"')
