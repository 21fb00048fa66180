"""docs/glossary.md has one row for each wire noun, and only for those."""

from __future__ import annotations

import re
from pathlib import Path

from lxml import etree

from wsc_soap.operations.registry import operations_of, services
from wsc_soap.soap.contracts import build
from wsc_soap.xmlio.definition import load_teleservice
from wsc_soap.xmlio.expansion import expand
from wsc_soap.xmlio.library import Library

GLOSSARY = Path(__file__).parents[1] / "docs" / "glossary.md"
XS = "{http://www.w3.org/2001/XMLSchema}"
COMMUN = "urn:wsc:commun:1"


def rows(title: str) -> set[str]:
    section = GLOSSARY.read_text("utf-8").split(f"## {title}\n")[1].split("\n## ")[0]
    return set(re.findall(r"^\| `([^`]+)` \|", section, re.MULTILINE))


def shared_types(document: bytes) -> set[str]:
    root = etree.fromstring(document)
    schemas = root.iter(f"{XS}schema")
    found = next(schema for schema in schemas if schema.get("targetNamespace") == COMMUN)
    return {node.get("name", "") for node in found.iterfind(f"{XS}complexType")}


def test_each_service_has_its_row() -> None:
    import wsc_soap.bootstrap  # noqa: F401  (declares every operation)

    assert rows("Services") == set(services())


def test_each_operation_has_its_row() -> None:
    assert rows("Operations") == {operation.name for service in services() for operation in operations_of(service)}


def test_each_type_of_the_shared_namespace_has_its_row() -> None:
    library = Library()
    delivered = load_teleservice(expand(library.document("acte-naissance"), library))
    platform = [service for service in services() if service != "teleservice"]
    contracts = [build(service, None) for service in platform] + [build("teleservice", delivered)]
    assert rows("Types") == set().union(*(shared_types(contract.document) for contract in contracts))
