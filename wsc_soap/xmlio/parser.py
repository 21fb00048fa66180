"""The only door by which XML bytes become a tree.

`parse_xml` is the hardened parser for everything: stylesheets, package data, stored documents, uploads.
Messages from outside come in by `wsc_soap.xmlio.message.parse_message`, which counts before and after.

Sources: SOAP 1.1 section 3 (no DTD); OWASP XML External Entity Prevention.
"""

from __future__ import annotations

import threading
from typing import Any

from lxml import etree
from lxml.etree import _Element

from wsc_soap.errors import DtdInterdite, MessageInvalide

SETTINGS: dict[str, Any] = {
    "resolve_entities": False,
    "no_network": True,
    "load_dtd": False,
    "dtd_validation": False,
    "attribute_defaults": False,
    "huge_tree": False,
    "recover": False,
    "remove_comments": True,
    "decompress": False,
}

_local = threading.local()


def _parser() -> etree.XMLParser:
    """The parser of this thread: lxml serialises calls to a shared one."""
    parser = getattr(_local, "parser", None)
    if parser is None:
        parser = _local.parser = etree.XMLParser(remove_pis=True, **SETTINGS)
    return parser


def parse_xml(data: bytes) -> _Element:
    """Give the root element of `data`, comments and processing instructions left out.

    Raises DtdInterdite for any DOCTYPE, MessageInvalide when the bytes are not well-formed XML. The parser's
    own words are neither quoted nor chained: they may hold what the sender wrote.
    """
    return parse_with(_parser(), data)


def parse_with(parser: etree.XMLParser, data: bytes) -> _Element:
    """Parse `data` with a hardened `parser` of the caller; same errors as `parse_xml`."""
    try:
        root = etree.fromstring(data, parser)
    except (etree.LxmlError, ValueError, LookupError):
        raise _refusal(data) from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise DtdInterdite
    return root


def _refusal(data: bytes) -> DtdInterdite | MessageInvalide:
    """Choose the error for bytes that do not parse: a DOCTYPE explains most of them."""
    if b"<!DOCTYPE" in data.replace(b"\x00", b""):
        return DtdInterdite()
    return MessageInvalide(raison="le contenu n'est pas du XML bien formé")
