"""The SOAP envelope, both ways: a checked tree to its parts, an answer to bytes.

Sources: SOAP 1.1 section 4, SOAP 1.2 part 1 sections 2 and 5, WS-I Basic Profile 1.1 (rule numbers beside
each check). Nothing said in a header is ever contacted: WS-Addressing addresses are only read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from lxml import etree
from lxml.etree import _Element

from wsc_soap.errors import EnteteNonComprise, MessageInvalide, TypeNonAdmis, VersionSoapInconnue
from wsc_soap.xmlio import namespaces

VERSIONS = {namespaces.SOAP_11: "1.1", namespaces.SOAP_12: "1.2"}
NAMESPACES = {version: namespace for namespace, version in VERSIONS.items()}
MEDIA_TYPES = {"text/xml": "1.1", "application/soap+xml": "1.2"}
SESSION = f"{{{namespaces.COMMUN}}}Session"
SECURITY = f"{{{namespaces.WSSE}}}Security"
UNDERSTOOD_HEADERS = frozenset({SESSION, SECURITY})

_OUR_ROLES = frozenset(
    {
        "",
        "http://schemas.xmlsoap.org/soap/actor/next",
        "http://www.w3.org/2003/05/soap-envelope/role/next",
        "http://www.w3.org/2003/05/soap-envelope/role/ultimateReceiver",
    }
)
_TARGET = {"1.1": f"{{{namespaces.SOAP_11}}}actor", "1.2": f"{{{namespaces.SOAP_12}}}role"}
_YES, _NO = frozenset({"1", "true"}), frozenset({"", "0", "false"})


@dataclass(frozen=True)
class MessageKind:
    """What HTTP said of the message: media type in lower case, character set and SOAP action or empty."""

    media: str = "text/xml"
    charset: str = ""
    action: str = ""

    @property
    def version(self) -> str:
        """The SOAP version that the media type announces."""
        return MEDIA_TYPES.get(self.media, "1.1")


@dataclass(frozen=True)
class Envelope:
    """A message read: SOAP version, header blocks for us, the one child of Body, SOAP action or empty."""

    version: str
    headers: tuple[_Element, ...]
    body: _Element
    action: str

    def header(self, name: str) -> _Element | None:
        """Give the header block of that name in Clark notation, or None."""
        return next((block for block in self.headers if block.tag == name), None)


def read_envelope(root: _Element, kind: MessageKind, understood: frozenset[str] = UNDERSTOOD_HEADERS) -> Envelope:
    """Check the shape of an envelope and give its parts.

    `understood` names the header blocks the caller knows. Raises VersionSoapInconnue (neither SOAP 1.1 nor
    1.2), TypeNonAdmis (version and Content-Type disagree), EnteteNonComprise (SOAP 1.1 section 4.2.3) or
    MessageInvalide.
    """
    version = _version(root, kind)
    header, body = _parts(root, NAMESPACES[version])
    operation = _only_child(body)
    _refuse_encoding_style((root, header, body, operation), NAMESPACES[version])
    if operation.tag == f"{{{NAMESPACES[version]}}}Fault":
        raise MessageInvalide(raison="une faute n'est pas une demande")
    _check_action(kind.action, etree.QName(operation).localname)
    return Envelope(version, _headers(header, version, understood), operation, kind.action)


def write_envelope(version: str, body: _Element, headers: Iterable[_Element] = ()) -> bytes:
    """Write an envelope around `body` and header blocks, in UTF-8; the elements are moved, not copied."""
    namespace = NAMESPACES[version]
    root = etree.Element(f"{{{namespace}}}Envelope", nsmap={"soap": namespace})
    blocks = list(headers)
    if blocks:
        etree.SubElement(root, f"{{{namespace}}}Header").extend(blocks)
    etree.SubElement(root, f"{{{namespace}}}Body").append(body)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True)


def _version(root: _Element, kind: MessageKind) -> str:
    name = etree.QName(root)
    if name.localname != "Envelope":
        raise MessageInvalide(raison="sa racine n'est pas une enveloppe SOAP")
    version = VERSIONS.get(name.namespace or "")
    if version is None:
        raise VersionSoapInconnue
    if version != kind.version:
        raise TypeNonAdmis(raison=f"l'enveloppe est celle de SOAP {version} et Content-Type dit {kind.media}")
    return version


def _parts(root: _Element, namespace: str) -> tuple[_Element | None, _Element]:
    """Give Header, if there is one, and Body; nothing else may stand in Envelope (R1011)."""
    _refuse_text(root)
    children = list(root)
    header = children.pop(0) if children and children[0].tag == f"{{{namespace}}}Header" else None
    if len(children) != 1 or children[0].tag != f"{{{namespace}}}Body":
        raise MessageInvalide(raison="une enveloppe contient un en-tête facultatif, un corps, et rien d'autre")
    return header, children[0]


def _only_child(body: _Element) -> _Element:
    """Give the one element of Body (R2201, R9981), which has a namespace (R1014)."""
    _refuse_text(body)
    if len(body) != 1:
        raise MessageInvalide(raison="le corps contient exactement un élément, celui de l'opération")
    if not etree.QName(body[0]).namespace:
        raise MessageInvalide(raison="l'élément de l'opération n'a pas d'espace de noms")
    return body[0]


def _refuse_text(element: _Element) -> None:
    texts = [element.text, *(child.tail for child in element)]
    if any(text and not text.isspace() for text in texts):
        raise MessageInvalide(raison="du texte est placé entre les parties de l'enveloppe")


def _refuse_encoding_style(elements: Iterable[_Element | None], namespace: str) -> None:
    """Refuse encodingStyle on the envelope's parts and on the child of Body (R1005, R1006, R1007)."""
    encoding_style = f"{{{namespace}}}encodingStyle"
    if any(element is not None and element.get(encoding_style) is not None for element in elements):
        raise MessageInvalide(raison="l'attribut encodingStyle n'est pas admis : le contrat est document/literal")


def _headers(header: _Element | None, version: str, understood: frozenset[str]) -> tuple[_Element, ...]:
    """Give the blocks meant for us, all understood or not mandatory (SOAP 1.1 sections 4.2.2 and 4.2.3)."""
    if header is None:
        return ()
    _refuse_text(header)
    blocks = tuple(block for block in header if block.get(_TARGET[version], "").strip() in _OUR_ROLES)
    seen: set[str] = set()
    for block in blocks:
        _check_block(block, NAMESPACES[version], understood)
        if block.tag in seen and block.tag in understood:
            raise MessageInvalide(raison="un en-tête est donné deux fois")
        seen.add(block.tag)
    return blocks


def _check_block(block: _Element, namespace: str, understood: frozenset[str]) -> None:
    name = etree.QName(block)
    if not name.namespace:
        raise MessageInvalide(raison="un en-tête n'a pas d'espace de noms")
    mandatory = block.get(f"{{{namespace}}}mustUnderstand", "").strip()
    if mandatory not in _YES | _NO:
        raise MessageInvalide(raison="mustUnderstand vaut 0 ou 1")
    if mandatory in _YES and block.tag not in understood:
        raise EnteteNonComprise(entete=name.localname, espace=name.namespace)


def _check_action(action: str, operation: str) -> None:
    """Refuse an action that names another operation than the body, which alone decides (R2744, R2745)."""
    if action and re.split("[/:#.?=]", action)[-1] != operation:
        raise MessageInvalide(raison="l'action SOAP annoncée n'est pas celle du corps")
