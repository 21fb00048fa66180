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

_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source"} | {
    "track",
    "wbr",
}
_SPECIAL = (*(f"{{*}}{name}" for name in ("script", "style", "textarea", "pre")), etree.Comment, etree.PI)


def write_xhtml(root: _Element) -> str:
    """`root` as polyglot text, with `<!DOCTYPE html>` before an `html` root. May change `root`.

    Raises ValueError when a script or a style holds `<`, `>` or `&` (use data attributes or files instead).
    """
    for node in list(root.iter(*_SPECIAL)):
        _settle(node)
    text = _close(etree.tostring(root, encoding="unicode", with_tail=False))
    return "<!DOCTYPE html>\n" + text if _name(root) == "html" else text


def _name(element: _Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _settle(node: _Element) -> None:
    """Make right one of the nodes that XML and HTML parsers read differently."""
    if not isinstance(node.tag, str):
        parent = node.getparent()
        if parent is not None:
            etree.strip_tags(parent, node.tag)
    elif _name(node) in ("script", "style"):
        if len(node) or set(node.text or "") & set("<>&"):
            raise ValueError("a script or a style holds <, > or &")
    else:
        node.text = (node.text or "").lstrip("\n")


def _close(text: str) -> str:
    """Give its end tag to each empty element that needs one.

    libxml2 writes `>` as `&gt;` in texts and values, so `/>` ends an empty element and nothing else. Working
    on the text costs nothing for the other elements; walking the tree took as long as the transformation.
    """
    *starts, end = text.split("/>")
    return "".join([*map(_close_one, starts), end])


def _close_one(start: str) -> str:
    name = start[start.rindex("<") + 1 :].split(None, 1)[0]
    return f"{start}/>" if name in _VOID else f"{start}></{name}>"
