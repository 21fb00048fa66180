"""The names of attached files: what is accepted at one glance is what the whole check accepts."""

from __future__ import annotations

import pytest
from lxml.etree import Element, SubElement

from wsc_soap.domain.formulaire import Champ
from wsc_soap.xmlio.file_element import check_file, is_plain_file

NAMESPACE = "urn:essai"
PIECE = Champ("piece", "pieceJointe", "Une pièce", formats=("pdf", "jpeg"))


def refused(nom: str) -> tuple[bool, bool]:
    """Whether the glance and the whole check refuse a file of this name."""
    element = Element(f"{{{NAMESPACE}}}piece")
    SubElement(element, f"{{{NAMESPACE}}}nom").text = nom
    SubElement(element, f"{{{NAMESPACE}}}contenu").text = "JVBERg=="
    return not is_plain_file(element, PIECE), bool(list(check_file(element, PIECE, NAMESPACE)))


@pytest.mark.parametrize("nom", ["acte.pdf", "Mon acte.PDF", "photo été.Jpeg", "a.b.jpg", "é" * 250 + ".pdf"])
def test_a_usual_name_is_accepted_by_both(nom: str) -> None:
    assert refused(nom) == (False, False)


@pytest.mark.parametrize(
    "nom",
    ["acte", ".pdf", "acte.pdf.exe", "acte.png", "x" * 253 + ".pdf", "acte\t.pdf"]
    + [f"acte{mark}.pdf" for mark in "\x7f\x85\u200b\u202e\u2060\u2066\ufeff"]
    + ["\u200bacte.pdf", "acte\u202efdp.pdf"],
)
def test_a_name_that_is_refused_is_refused_by_both(nom: str) -> None:
    assert refused(nom) == (True, True)
