"""Assembled definitions to edit, and what the tests ask of them."""

from __future__ import annotations

from functools import cache

from lxml import etree

from wsc_soap.xmlio.definition_schema import check_schema
from wsc_soap.xmlio.expansion import assemble, canonical
from wsc_soap.xmlio.form_references import expressions
from wsc_soap.xmlio.library import Library
from wsc_soap.xmlio.location_paths import checked
from wsc_soap.xmlio.namespaces import DEFINITION
from wsc_soap.xmlio.parser import parse_xml

CODES = ("acte-naissance", "changement-adresse", "incident-voirie")


@cache
def document(code: str) -> bytes:
    library = Library()
    return assemble(library.document(code), library)


def draft(code: str = "acte-naissance") -> etree._Element:
    """A fresh tree of the draft of a delivered téléservice."""
    return parse_xml(document(code))


def written(root: etree._Element) -> bytes:
    return canonical(root)


def shape(root: etree._Element) -> bytes:
    """The same without the white space between elements, which an edit and its inverse need not give back."""
    copy = parse_xml(canonical(root))
    for element in copy.iter():
        element.tail = None
        if len(element) and not (element.text or "").strip():
            element.text = None
    return canonical(copy)


def check(root: etree._Element) -> None:
    """The document is still one of the language."""
    check_schema(root, "essai", "teleservice")


def paths(root: etree._Element) -> list[str]:
    """The paths of all fields of the form."""
    form = root.find(f"{{{DEFINITION}}}formulaire")
    found: list[str] = []

    def walk(parent: etree._Element, base: str) -> None:
        for champ in parent.iterchildren(f"{{{DEFINITION}}}champ"):
            found.append(base + champ.get("nom"))
            walk(champ, f"{base}{champ.get('nom')}/")

    for page in form:
        walk(page, "")
    return found


def readings(root: etree._Element) -> list[tuple[str, ...]]:
    """Every element that some expression reads, as many times as it does."""
    return sorted(
        step.reached
        for expression in expressions(root)
        for path in checked(expression.text, expression.context)
        for step in path.steps
        if step.reached is not None and step.token is not None
    )
