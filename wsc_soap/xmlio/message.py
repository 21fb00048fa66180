"""The door for messages from outside: bytes, checked and counted, to a tree.

Counting comes twice, cheaply: marks in the bytes before parsing, so that a hostile message costs neither time
nor memory, then the tree itself. `wsc_soap.xmlio.thread_parser` says why new names are weighed too.

Sources: WS-I Basic Profile 1.1 (R1008 no DTD, R1009 no processing instruction, R4001-R4003 UTF-8 or UTF-16);
OWASP XML Security (size, depth, count and name limits).
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from typing import Any, cast

from lxml import etree
from lxml.etree import _Element

from wsc_soap.errors import DtdInterdite, MessageInvalide, WscError
from wsc_soap.xmlio import namespaces, thread_parser
from wsc_soap.xmlio.encoding import to_utf8

Declarations = list[tuple[bytes, bytes, bytes]]
XOP_INCLUDE = "{http://www.w3.org/2004/08/xop/include}Include"
XSI_TYPE = f"{{{namespaces.XSI}}}type"
_REFERENCES = frozenset({XOP_INCLUDE, XSI_TYPE, "href"})
_SUSPECTS = etree.XPath(
    "//*[@xsi:type or @href or self::xop:Include]",
    namespaces={"xsi": namespaces.XSI, "xop": "http://www.w3.org/2004/08/xop/include"},
)
_A_ATTRIBUTS = etree.XPath("boolean(//@*)")
_NAMED = re.compile(rb"<(?:[\w.-]{1,60}:)?([A-Za-z][A-Za-z0-9]{0,59})[\s/>]")
_LOOKED_AT = 200_000
_OPENING_TAG = re.compile(rb"<[^!?]")
_DECLARATION = re.compile(
    rb"""xmlns(?::([^\s=]{1,1024}))?(?:\s*=\s*(?:"([^"]{0,1025})|'([^']{0,1025})))?""",
)
_BLANKS = re.compile(rb">(\s{16,59})<")


@dataclass(frozen=True)
class XmlLimits:
    """How much markup one message may hold.

    `namespaces` counts the namespace declarations in scope at one place, `attributes` those of one element; `name`
    and `namespace` are the longest name and namespace in characters.
    """

    elements: int = 20_000
    attributes: int = 64
    namespaces: int = 64
    depth: int = 64
    name: int = 256
    namespace: int = 1024

    @property
    def marks(self) -> int:
        """How many `<`, and how many `=`, may stand in the bytes: two tags an element, and some margin."""
        return 3 * self.elements


XML_LIMITS = XmlLimits()


def parse_message(data: bytes, limits: XmlLimits = XML_LIMITS, charset: str = "") -> _Element:
    """Give the root of a message, comments dropped without splitting text.

    `charset` is the one of Content-Type, or empty. Raises DtdInterdite, TypeNonAdmis (character set) or
    MessageInvalide, whose French reason never quotes the content.
    """
    text = to_utf8(data, charset)
    declarations = _count_octets(text, limits)
    try:
        root = thread_parser.parse(text)
        new_names = _count_tree(root, declarations, limits, text)
    except WscError:
        thread_parser.weigh_down(len(text))
        raise
    thread_parser.retain(new_names, declarations, _BLANKS.findall(text))
    return root


def _count_octets(text: bytes, limits: XmlLimits) -> Declarations:
    """Refuse what would be too much before it is parsed; give the namespace declarations seen."""
    if text.count(b"<") > limits.marks or text.count(b"=") > limits.marks:
        raise MessageInvalide(raison=f"il comporte trop d'éléments ou d'attributs{_mostly(text)}")
    _refuse_dtd(text)
    declarations = _DECLARATION.findall(text)
    if any(len(p) > limits.name or len(a) + len(b) > limits.namespace for p, a, b in declarations):
        raise MessageInvalide(raison="un espace de noms est trop long")
    return declarations


def _refuse_dtd(text: bytes) -> None:
    """Refuse a DOCTYPE before the parser meets it (one it meets all the same is refused by `parse_with`)."""
    place = text.find(b"<!DOCTYPE")
    if place >= 0:
        opening_tag = _OPENING_TAG.search(text)
        if opening_tag is None or place < opening_tag.start():
            raise DtdInterdite


def _count_tree(root: _Element, declarations: Declarations, limits: XmlLimits, text: bytes) -> set[str]:
    """Hold the tree against the limits, refuse foreign content, give the names new to this thread."""
    names = _gather_names(root, limits, text)
    if etree.PI in names or root.getprevious() is not None or root.getnext() is not None:
        raise MessageInvalide(raison="il contient une instruction de traitement")
    if _too_deep(limits.depth)(root):
        raise MessageInvalide(raison=f"ses éléments sont imbriqués sur plus de {limits.depth} niveaux")
    if len(declarations) > limits.namespaces:
        _count_namespaces(root, limits.namespaces)
    if not names.isdisjoint(_REFERENCES):
        _refuse_references(root)
    return _check_names(thread_parser.new_names(names), limits)


def _check_names(names: set[str], limits: XmlLimits) -> set[str]:
    """Refuse a local name that is too long; names already retained were looked at before."""
    if any(len(name.rpartition("}")[2]) > limits.name for name in names):
        raise MessageInvalide(raison=f"un nom dépasse {limits.name} caractères")
    return names


def _gather_names(root: _Element, limits: XmlLimits, text: bytes) -> set[Any]:
    """Give every element and attribute name of the tree, in Clark notation, counting on the way."""
    balises = [node.tag for node in root.iter()]
    if len(balises) > limits.elements:
        raise MessageInvalide(raison=f"il comporte plus de {limits.elements} éléments{_mostly(text)}")
    names: set[Any] = set(balises)
    if _A_ATTRIBUTS(root):  # most messages have none: no need to ask every element
        for node in root.iter():
            keys = node.keys()
            if len(keys) > limits.attributes:
                raise MessageInvalide(raison=f"un élément porte plus de {limits.attributes} attributs")
            names.update(keys)
    return names


def _mostly(text: bytes) -> str:
    """The element that the beginning of a message repeats most, for who repeats one too much."""
    found = Counter(_NAMED.findall(text, 0, _LOOKED_AT)).most_common(1)
    return f", surtout « {found[0][0].decode()} »" if found else ""


@cache
def _too_deep(levels: int) -> etree.XPath:
    """An expression true of a tree that has an element below `levels` levels; each step only goes down."""
    return etree.XPath("boolean(" + "/*" * (levels + 1) + ")")


def _count_namespaces(root: _Element, maximum: int) -> None:
    """Refuse more than `maximum` declarations in scope at one place: canonical XML costs their square."""
    scope = 0
    for event, _ in etree.iterwalk(root, events=("start-ns", "end-ns")):
        scope += 1 if event == "start-ns" else -1
        if scope > maximum:
            raise MessageInvalide(raison=f"plus de {maximum} espaces de noms sont déclarés")


def _refuse_references(root: _Element) -> None:
    """Refuse content that stands elsewhere (XOP, SOAP encoding) and types chosen by the sender.

    An `xsi:type` naming a type of XML Schema itself is what older toolkits write everywhere; it is left to
    the schema of the service. `href` is free in XHTML and XSL carried by a message.
    """
    for element in cast("list[_Element]", _SUSPECTS(root)):
        if element.tag == XOP_INCLUDE or (element.get("href") is not None and not _link_admitted(element)):
            raise MessageInvalide(raison="il renvoie à un contenu placé ailleurs")
        name = element.get(XSI_TYPE)
        if name is not None and element.nsmap.get(name.strip().rpartition(":")[0] or None) != namespaces.XSD:
            raise MessageInvalide(raison="l'attribut xsi:type n'est pas admis")


def _link_admitted(element: _Element) -> bool:
    return etree.QName(element).namespace in (namespaces.XHTML, namespaces.XSL)
