"""The door for messages from outside: bytes, checked and counted, to a tree.

Counting comes twice, cheaply: marks in the bytes before parsing, so that a hostile message costs neither time
nor memory, then the tree itself. `wsc_soap.xmlio.fil` says why new names are weighed too.

Sources: WS-I Basic Profile 1.1 (R1008 no DTD, R1009 no processing instruction, R4001-R4003 UTF-8 or UTF-16);
OWASP XML Security (size, depth, count and name limits).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any, cast

from lxml import etree
from lxml.etree import _Element

from wsc_soap.errors import DtdInterdite, MessageInvalide, WscError
from wsc_soap.xmlio import espaces, fil
from wsc_soap.xmlio.encodage import en_utf8

Declarations = list[tuple[bytes, bytes, bytes]]
XOP_INCLUDE = "{http://www.w3.org/2004/08/xop/include}Include"
XSI_TYPE = f"{{{espaces.XSI}}}type"
_RENVOIS = frozenset({XOP_INCLUDE, XSI_TYPE, "href"})
_SUSPECTS = etree.XPath(
    "//*[@xsi:type or @href or self::xop:Include]",
    namespaces={"xsi": espaces.XSI, "xop": "http://www.w3.org/2004/08/xop/include"},
)
_A_ATTRIBUTS = etree.XPath("boolean(//@*)")
_OUVRANTE = re.compile(rb"<[^!?]")
_DECLARATION = re.compile(
    rb"""xmlns(?::([^\s=]{1,1024}))?(?:\s*=\s*(?:"([^"]{0,1025})|'([^']{0,1025})))?""",
)
_BLANCS = re.compile(rb">(\s{16,59})<")


@dataclass(frozen=True)
class LimitesXml:
    """How much markup one message may hold.

    `espaces` counts the namespace declarations in scope at one place, `attributs` those of one element; `nom`
    and `adresse` are the longest name and namespace in characters.
    """

    elements: int = 20_000
    attributs: int = 64
    espaces: int = 64
    profondeur: int = 64
    nom: int = 256
    adresse: int = 1024

    @property
    def marques(self) -> int:
        """How many `<`, and how many `=`, may stand in the bytes: two tags an element, and some margin."""
        return 3 * self.elements


LIMITES_XML = LimitesXml()


def parse_message(data: bytes, limites: LimitesXml = LIMITES_XML, charset: str = "") -> _Element:
    """Give the root of a message, comments dropped without splitting text.

    `charset` is the one of Content-Type, or empty. Raises DtdInterdite, TypeNonAdmis (character set) or
    MessageInvalide, whose French reason never quotes the content.
    """
    texte = en_utf8(data, charset)
    declarations = _compter_octets(texte, limites)
    try:
        racine = fil.lire(texte)
        nouveaux = _compter_arbre(racine, declarations, limites)
    except WscError:
        fil.alourdir(len(texte))
        raise
    fil.retenir(nouveaux, declarations, _BLANCS.findall(texte))
    return racine


def _compter_octets(texte: bytes, limites: LimitesXml) -> Declarations:
    """Refuse what would be too much before it is parsed; give the namespace declarations seen."""
    if texte.count(b"<") > limites.marques or texte.count(b"=") > limites.marques:
        raise MessageInvalide(raison="il comporte trop d'éléments ou d'attributs")
    _refuser_dtd(texte)
    declarations = _DECLARATION.findall(texte)
    if any(len(p) > limites.nom or len(a) + len(b) > limites.adresse for p, a, b in declarations):
        raise MessageInvalide(raison="un espace de noms est trop long")
    return declarations


def _refuser_dtd(texte: bytes) -> None:
    """Refuse a DOCTYPE before the parser meets it (one it meets all the same is refused by `parse_with`)."""
    place = texte.find(b"<!DOCTYPE")
    if place >= 0:
        ouvrante = _OUVRANTE.search(texte)
        if ouvrante is None or place < ouvrante.start():
            raise DtdInterdite


def _compter_arbre(racine: _Element, declarations: Declarations, limites: LimitesXml) -> set[str]:
    """Hold the tree against the limits, refuse foreign content, give the names new to this thread."""
    noms = _relever(racine, limites)
    if etree.PI in noms or racine.getprevious() is not None or racine.getnext() is not None:
        raise MessageInvalide(raison="il contient une instruction de traitement")
    if _trop_profond(limites.profondeur)(racine):
        raise MessageInvalide(raison=f"ses éléments sont imbriqués sur plus de {limites.profondeur} niveaux")
    if len(declarations) > limites.espaces:
        _compter_espaces(racine, limites.espaces)
    if not noms.isdisjoint(_RENVOIS):
        _refuser_renvois(racine)
    return _verifier_noms(fil.nouveaux(noms), limites)


def _verifier_noms(noms: set[str], limites: LimitesXml) -> set[str]:
    """Refuse a local name that is too long; names already retained were looked at before."""
    if any(len(nom.rpartition("}")[2]) > limites.nom for nom in noms):
        raise MessageInvalide(raison=f"un nom dépasse {limites.nom} caractères")
    return noms


def _relever(racine: _Element, limites: LimitesXml) -> set[Any]:
    """Give every element and attribute name of the tree, in Clark notation, counting on the way."""
    balises = [noeud.tag for noeud in racine.iter()]
    if len(balises) > limites.elements:
        raise MessageInvalide(raison=f"il comporte plus de {limites.elements} éléments")
    noms: set[Any] = set(balises)
    if _A_ATTRIBUTS(racine):  # most messages have none: no need to ask every element
        for noeud in racine.iter():
            cles = noeud.keys()
            if len(cles) > limites.attributs:
                raise MessageInvalide(raison=f"un élément porte plus de {limites.attributs} attributs")
            noms.update(cles)
    return noms


@cache
def _trop_profond(niveaux: int) -> etree.XPath:
    """An expression true of a tree that has an element below `niveaux` levels; each step only goes down."""
    return etree.XPath("boolean(" + "/*" * (niveaux + 1) + ")")


def _compter_espaces(racine: _Element, maximum: int) -> None:
    """Refuse more than `maximum` declarations in scope at one place: canonical XML costs their square."""
    portee = 0
    for evenement, _ in etree.iterwalk(racine, events=("start-ns", "end-ns")):
        portee += 1 if evenement == "start-ns" else -1
        if portee > maximum:
            raise MessageInvalide(raison=f"plus de {maximum} espaces de noms sont déclarés")


def _refuser_renvois(racine: _Element) -> None:
    """Refuse content that stands elsewhere (XOP, SOAP encoding) and types chosen by the sender.

    An `xsi:type` naming a type of XML Schema itself is what older toolkits write everywhere; it is left to
    the schema of the service. `href` is free in XHTML and XSL carried by a message.
    """
    for element in cast("list[_Element]", _SUSPECTS(racine)):
        if element.tag == XOP_INCLUDE or (element.get("href") is not None and not _lien_admis(element)):
            raise MessageInvalide(raison="il renvoie à un contenu placé ailleurs")
        nom = element.get(XSI_TYPE)
        if nom is not None and element.nsmap.get(nom.strip().rpartition(":")[0] or None) != espaces.XSD:
            raise MessageInvalide(raison="l'attribut xsi:type n'est pas admis")


def _lien_admis(element: _Element) -> bool:
    return etree.QName(element).namespace in (espaces.XHTML, espaces.XSL)
