"""XHTML that an XML parser and an HTML parser read alike (https://www.w3.org/TR/html-polyglot/).

Pages are sent as `text/html`, fragments are given to hosts as XML: the same text must do for both. An HTML
parser takes `<div/>` for an opening tag, forgets the first line feed of a `textarea` or a `pre`, and reads
`&lt;` in a script as four letters; the three are cured or refused here. Good nesting (`tbody` in tables, no
block inside `p`) is the stylesheets' part.
"""

from __future__ import annotations

from lxml import etree
from lxml.etree import _Element

XHTML = "http://www.w3.org/1999/xhtml"

_VIDES = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source"} | {
    "track",
    "wbr",
}


def ecrire_xhtml(racine: _Element) -> str:
    """`racine` as polyglot text, with `<!DOCTYPE html>` before an `html` root. May change `racine`.

    Raises ValueError when a script or a style holds `<`, `>` or `&` (use data attributes or files instead).
    """
    _refuser_bruts(racine)
    for element in racine.iter("{*}textarea", "{*}pre"):
        element.text = (element.text or "").lstrip("\n")
    _oter_commentaires(racine)
    texte = _fermer(etree.tostring(racine, encoding="unicode", with_tail=False))
    return "<!DOCTYPE html>\n" + texte if etree.QName(racine).localname == "html" else texte


def _refuser_bruts(racine: _Element) -> None:
    for element in racine.iter("{*}script", "{*}style"):
        if len(element) or set(element.text or "") & set("<>&"):
            raise ValueError("a script or a style holds <, > or &")


def _oter_commentaires(racine: _Element) -> None:
    for noeud in list(racine.iter(etree.Comment, etree.PI)):
        parent = noeud.getparent()
        if parent is not None:
            etree.strip_tags(parent, noeud.tag)


def _fermer(texte: str) -> str:
    """Give its end tag to each empty element that needs one.

    libxml2 writes `>` as `&gt;` in texts and values, so `/>` ends an empty element and nothing else. Working
    on the text costs nothing for the other elements; walking the tree took as long as the transformation.
    """
    *debuts, fin = texte.split("/>")
    return "".join([*map(_fermer_une, debuts), fin])


def _fermer_une(debut: str) -> str:
    nom = debut[debut.rindex("<") + 1 :].split(None, 1)[0]
    return f"{debut}/>" if nom in _VIDES else f"{debut}></{nom}>"
