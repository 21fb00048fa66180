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


def write_xhtml(root: _Element) -> str:
    """`root` as polyglot text, with `<!DOCTYPE html>` before an `html` root. May change `root`.

    Raises ValueError when a script or a style holds `<`, `>` or `&` (use data attributes or files instead).
    """
    _refuse_raw(root)
    for element in root.iter("{*}textarea", "{*}pre"):
        element.text = (element.text or "").lstrip("\n")
    _drop_comments(root)
    text = _close(etree.tostring(root, encoding="unicode", with_tail=False))
    return "<!DOCTYPE html>\n" + text if etree.QName(root).localname == "html" else text


def _refuse_raw(root: _Element) -> None:
    for element in root.iter("{*}script", "{*}style"):
        if len(element) or set(element.text or "") & set("<>&"):
            raise ValueError("a script or a style holds <, > or &")


def _drop_comments(root: _Element) -> None:
    for node in list(root.iter(etree.Comment, etree.PI)):
        parent = node.getparent()
        if parent is not None:
            etree.strip_tags(parent, node.tag)


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
