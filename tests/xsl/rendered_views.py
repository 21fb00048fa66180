"""Renders the samples. `python tests/xsl/rendu_de_vues.py` writes the golden files again: read the diff before
committing it. With a folder as argument, writes them there as pages to open in a browser."""

from __future__ import annotations

import sys
from pathlib import Path

from lxml import etree
from view_examples import EXAMPLES

from wsc_soap.rendering.transform import Stylesheets

EXPECTED = Path(__file__).parent / "expected"
STYLESHEETS = Stylesheets()


def render(nom: str) -> str:
    """The XHTML of a sample."""
    example = EXAMPLES[nom]
    return STYLESHEETS.xhtml(example.driver, example.document, **example.parametres)


def canonical(xhtml: str) -> str:
    """One element a line where nothing is said between them, attributes in order: made to be compared and read."""
    text = xhtml.removeprefix("<!DOCTYPE html>\n")
    root = etree.fromstring(text, etree.XMLParser(remove_blank_text=True, resolve_entities=False))
    for element in root.iter():
        attributes = sorted(element.attrib.items())
        element.attrib.clear()
        element.attrib.update(attributes)
    return etree.tostring(root, encoding="unicode", pretty_print=True)


if __name__ == "__main__":
    dossier = Path(sys.argv[1]) if sys.argv[1:] else EXPECTED
    for nom in EXAMPLES:
        text = render(nom) if sys.argv[1:] else canonical(render(nom))
        (dossier / f"{nom}.{'html' if sys.argv[1:] else 'xhtml'}").write_text(text, encoding="utf-8")
