"""XHTML that an XML parser and an HTML parser read alike (https://www.w3.org/TR/html-polyglot/).

Pages are sent as `text/html`, fragments are given to hosts as XML: the same text must do for both. An HTML
parser takes `<div/>` for an opening tag, forgets the first line feed of a `textarea` or a `pre`, and reads
`&lt;` in a script as four letters; those three are cured or refused here. Good nesting (`tbody` in tables, no
block inside `p`) is the stylesheets' part.
"""

from __future__ import annotations

from lxml import etree
from lxml.etree import _Element

XHTML = "http://www.w3.org/1999/xhtml"

_VIDES = {
    "area",
    "base",
    "br",
    "col",
    "embed",
    "hr",
    "img",
    "input",
    "link",
    "meta",
    "source",
    "track",
    "wbr",
}
_SANS_CONTENU = etree.XPath("descendant-or-self::*[not(node())]")
_BRUTS = etree.XPath("descendant-or-self::*[local-name() = 'script' or local-name() = 'style']")
_LIGNES = etree.XPath("descendant-or-self::*[local-name() = 'textarea' or local-name() = 'pre']")
_NON_ELEMENTS = etree.XPath("descendant::comment() | descendant::processing-instruction()")


def ecrire_xhtml(racine: _Element) -> str:
    """`racine` as polyglot text, with `<!DOCTYPE html>` before an `html` root. Changes `racine` in harmless
    ways.

    Raises ValueError when a script or a style holds `<`, `>` or `&` (write them otherwise: data attributes,
    files).
    """
    _refuser_bruts(racine)
    for element in _SANS_CONTENU(racine):
        if etree.QName(element).localname not in _VIDES:
            element.text = ""  # an empty text node makes libxml2 write the end tag
    for element in _LIGNES(racine):
        element.text = (element.text or "").lstrip("\n")
    _oter_commentaires(racine)
    texte = etree.tostring(racine, encoding="unicode", with_tail=False)
    return "<!DOCTYPE html>\n" + texte if etree.QName(racine).localname == "html" else texte


def _refuser_bruts(racine: _Element) -> None:
    for element in _BRUTS(racine):
        if len(element) or set(element.text or "") & set("<>&"):
            raise ValueError("a script or a style holds <, > or &")


def _oter_commentaires(racine: _Element) -> None:
    for noeud in _NON_ELEMENTS(racine):
        etree.strip_tags(noeud.getparent(), noeud.tag)
