"""Would the schema's own engine get lost in a pattern? It tries every reading of a text one after the other, and gives
up after too many; ours follows them together. A pattern must bear texts of its own characters that almost match.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import product

from lxml import etree

from wsc_soap.domain.champs.motif import compile_pattern
from wsc_soap.xmlio.namespaces import XSD

_LENGTH = 1000
_MOST_CHARACTERS = 5
_X = f"{{{XSD}}}"


@lru_cache(maxsize=512)
def bears_long_texts(motif: str) -> bool:
    """False of an accepted pattern over which a schema would give up; `InvalidPattern` on one that cannot be used."""
    characters = _characters(motif)
    schema = _schema(motif)
    element = etree.Element("valeur")
    for pair in product(characters, repeat=2):
        for end in ("", "\u2603", pair[0]):
            element.text = ("".join(pair) * _LENGTH)[:_LENGTH] + end
            try:
                schema.validate(element)
            except etree.XMLSchemaValidateError:
                return False
    return True


def _characters(motif: str) -> tuple[str, ...]:
    """A few characters that the pattern tells apart."""
    found = {chr(_legible(*ranges[0])) for move in compile_pattern(motif).move if move and (ranges := move[0])}
    return tuple(sorted(found)[:_MOST_CHARACTERS])


def _legible(low: int, high: int) -> int:
    """A code of the range that XML can hold."""
    return next((code for code in (low, ord("0"), ord("a"), 0x20, 0x100) if low <= code <= high and code >= 0x20), 0x61)


def _schema(motif: str) -> etree.XMLSchema:
    root = etree.Element(f"{_X}schema")
    kind = etree.SubElement(etree.SubElement(root, f"{_X}element", name="valeur"), f"{_X}simpleType")
    restriction = etree.SubElement(kind, f"{_X}restriction", base="xs:string", nsmap={"xs": XSD})
    etree.SubElement(restriction, f"{_X}pattern", value=motif)
    return etree.XMLSchema(root)
