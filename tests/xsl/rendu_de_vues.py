"""Renders the samples. `python tests/xsl/rendu_de_vues.py` writes the golden files again: read the diff before
committing it. With a folder as argument, writes them there as pages to open in a browser."""

from __future__ import annotations

import sys
from pathlib import Path

from exemples_de_vues import EXEMPLES
from lxml import etree

from wsc_soap.rendering.transform import Feuilles

ATTENDUS = Path(__file__).parent / "attendus"
FEUILLES = Feuilles()


def rendre(nom: str) -> str:
    """The XHTML of a sample."""
    exemple = EXEMPLES[nom]
    return FEUILLES.xhtml(exemple.pilote, exemple.document, **exemple.parametres)


def canonique(xhtml: str) -> str:
    """One element a line where nothing is said between them, attributes in order: made to be compared and read."""
    texte = xhtml.removeprefix("<!DOCTYPE html>\n")
    racine = etree.fromstring(texte, etree.XMLParser(remove_blank_text=True, resolve_entities=False))
    for element in racine.iter():
        attributs = sorted(element.attrib.items())
        element.attrib.clear()
        element.attrib.update(attributs)
    return etree.tostring(racine, encoding="unicode", pretty_print=True)


if __name__ == "__main__":
    dossier = Path(sys.argv[1]) if sys.argv[1:] else ATTENDUS
    for nom in EXEMPLES:
        texte = rendre(nom) if sys.argv[1:] else canonique(rendre(nom))
        (dossier / f"{nom}.{'html' if sys.argv[1:] else 'xhtml'}").write_text(texte, encoding="utf-8")
