"""The schema of a demande without what no client depends on: two forms whose documents are equal have one contract."""

from __future__ import annotations

from lxml import etree

from wsc_soap.domain.teleservice import Teleservice
from wsc_soap.soap.contracts import TELESERVICE, Contracts
from wsc_soap.soap.schema import schema
from wsc_soap.soap.wsdl import x
from wsc_soap.xmlio.namespaces import ANY_DEMANDE
from wsc_soap.xmlio.parser import parse_xml


def demande_schema(contracts: Contracts, teleservice: Teleservice) -> bytes:
    """The canonical XSD of the demande of a form, its namespace replaced by `ANY_DEMANDE` and its documentation left
    out. The contract made for it is not kept in the cache."""
    contract = contracts.make(TELESERVICE, teleservice)
    document = schema(contract, "xsd", "").replace(f'"{contract.namespace}"'.encode(), f'"{ANY_DEMANDE}"'.encode())
    root = parse_xml(document)
    for note in list(root.iter(x("annotation"))):
        parent = note.getparent()
        if parent is not None:
            parent.remove(note)
    for element in root.iter():
        element.text = element.tail = None
    return etree.tostring(root, method="c14n2")
