"""A portable package: one téléservice whole in one XML document, with where it comes from and its digest."""

from __future__ import annotations

import hashlib
from copy import deepcopy
from datetime import datetime

from lxml import etree
from lxml.etree import _Element

from wsc_soap.errors import Manquement
from wsc_soap.xmlio.definition_schema import check_schema, refuse
from wsc_soap.xmlio.expansion import canonical
from wsc_soap.xmlio.namespaces import DEFINITION
from wsc_soap.xmlio.namespaces import definition_tag as tag
from wsc_soap.xmlio.parser import parse_xml

ELEMENT = "paquet"


def write_package(document: bytes, collectivite: str, revision: int, instant: datetime) -> bytes:
    """The package of an assembled definition; `revision` is 0 for a draft."""
    definition = parse_xml(document)
    definition.attrib.pop("espaceDeNoms", None)
    package = etree.Element(tag(ELEMENT), nsmap={None: DEFINITION})
    package.set("collectivite", collectivite)
    package.set("revision", str(revision))
    package.set("exporteLe", instant.isoformat())
    package.set("empreinte", _digest(definition))
    package.append(definition)
    return etree.tostring(package, xml_declaration=True, encoding="UTF-8")


def read_package(octets: bytes) -> bytes:
    """The assembled definition of a package, or of a definition alone.

    Raises MessageInvalide or DtdInterdite (not XML as it must be), DefinitionInvalide with every place that breaks the
    schema, or when the content is not the one that was packed. Its meaning is not checked here.
    """
    root = parse_xml(octets)
    nom = root.get("code") or "paquet"
    if root.tag != tag(ELEMENT):
        check_schema(root, nom, "teleservice")
        return _alone(root)
    check_schema(root, nom, ELEMENT)
    definition = root[0]
    if root.get("empreinte") != _digest(definition):
        message = "Le contenu n’est pas celui qui a été exporté : demandez un nouvel export."
        refuse(definition.get("code", nom), [Manquement("/paquet", "empreinte", "empreinte", message)])
    return _alone(definition)


def _alone(definition: _Element) -> bytes:
    copy = deepcopy(definition)
    copy.attrib.pop("espaceDeNoms", None)
    return canonical(copy)


def _digest(definition: _Element) -> str:
    return hashlib.sha256(canonical(deepcopy(definition))).hexdigest()
