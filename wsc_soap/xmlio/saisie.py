"""The document of a draft: the entries of a form as they were typed, and the page they were left at."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from lxml import etree

from wsc_soap.xmlio.parser import parse_xml

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write_saisie(page: str, entrees: Mapping[str, Sequence[str]]) -> bytes:
    """`<saisie page="…"><entree nom="…">…</entree></saisie>`; what XML cannot hold is left out."""
    root = etree.Element("saisie", page=_clean(page))
    for nom, values in entrees.items():
        for value in values:
            etree.SubElement(root, "entree", nom=_clean(nom)).text = _clean(value)
    return etree.tostring(root, encoding="UTF-8")


def read_saisie(document: bytes) -> tuple[str, dict[str, list[str]]]:
    """The page and the entries."""
    root = parse_xml(document)
    entrees: dict[str, list[str]] = {}
    for entree in root:
        entrees.setdefault(entree.get("nom", ""), []).append(entree.text or "")
    return root.get("page", ""), entrees


def _clean(text: str) -> str:
    return _NOT_XML.sub("\ufffd", text)
