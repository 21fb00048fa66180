"""What the HTTP headers say of a SOAP message: media type, character set, SOAP action.

Sources: SOAP 1.1 section 6.1.1 (SOAPAction), RFC 3902 (application/soap+xml and its `action`), RFC 9110
section 8.3 (Content-Type), WS-I Basic Profile 1.1 R1109 (quoted action) and R1115 (415).
"""

from __future__ import annotations

import re
from typing import Any

from wsc_soap.errors import TypeNonAdmis
from wsc_soap.xmlio.encodage import jeu_admis
from wsc_soap.xmlio.enveloppe import MEDIAS, Genre

Environ = dict[str, Any]
_MEDIA = re.compile(r"\s*([\w!#$&^.+-]{1,80}/[\w!#$&^.+-]{1,80})\s*(?:;|$)", re.ASCII)
_PARAMETRE = re.compile(
    r"""\s*([\w-]{1,40})\s*=\s*(?:"([^"\\]{0,400})"|([^\s;"]{0,400}))\s*(?:;|$)""", re.ASCII
)
_LONGUEUR = 1000


def version_annoncee(environ: Environ) -> str:
    """Give the SOAP version in which to answer, `1.1` or `1.2`, from Content-Type alone; never raises."""
    media = str(environ.get("CONTENT_TYPE", "")).partition(";")[0].strip().lower()
    return MEDIAS.get(media, "1.1")


def lire_genre(environ: Environ) -> Genre:
    """Read Content-Type, Content-Encoding and SOAPAction; raises TypeNonAdmis."""
    if str(environ.get("HTTP_CONTENT_ENCODING", "")).strip().lower() not in ("", "identity"):
        raise TypeNonAdmis(raison="le message est compressé")
    media, parametres = _lire_type(str(environ.get("CONTENT_TYPE", "")))
    charset = parametres.get("charset", "")
    if charset:
        jeu_admis(charset)
    action = parametres.get("action", "") if media == "application/soap+xml" else _action(environ)
    return Genre(media, charset, action)


def _lire_type(valeur: str) -> tuple[str, dict[str, str]]:
    trouve = _MEDIA.match(valeur[:_LONGUEUR])
    media = trouve.group(1).lower() if trouve else ""
    if media.startswith("multipart/"):
        raise TypeNonAdmis(raison="les messages en plusieurs parties (MTOM) ne sont pas admis")
    if trouve is None or media not in MEDIAS or len(valeur) > _LONGUEUR:
        raise TypeNonAdmis(raison="ce n'est pas le type d'un message SOAP")
    return media, _lire_parametres(valeur[trouve.end() :])


def _lire_parametres(suite: str) -> dict[str, str]:
    """Give the parameters; one that is malformed or said twice is refused, since readers would disagree."""
    parametres: dict[str, str] = {}
    place = 0
    while suite[place:].strip():
        trouve = _PARAMETRE.match(suite, place)
        if trouve is None or trouve.group(1).lower() in parametres:
            raise TypeNonAdmis(raison="les paramètres de Content-Type sont mal formés")
        parametres[trouve.group(1).lower()] = trouve.group(2) or trouve.group(3) or ""
        place = trouve.end()
    return parametres


def _action(environ: Environ) -> str:
    """Give the SOAPAction of SOAP 1.1 without its quotes; the quotes are asked of clients, not required."""
    return str(environ.get("HTTP_SOAPACTION", "")).strip().removeprefix('"').removesuffix('"')
