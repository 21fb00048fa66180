"""The schemas of a contract as XSD documents of their own, for tools that read no WSDL.

`?xsd` of a téléservice is the schema of its demande alone: one namespace, nothing imported, with a global element
`demande`, so that a demande (as downloaded from a dossier, or made by another program) is checked by any validator.
`?xsd=messages` is the schema of the messages, which imports the shared types from `?xsd=commun`; a platform service has
no demande, and its `?xsd` is that of its messages.
"""

from __future__ import annotations

from copy import deepcopy

from lxml import etree

from wsc_soap.soap.contracts import Contract
from wsc_soap.soap.models import COMMUN
from wsc_soap.soap.wsdl import XS, w, x
from wsc_soap.xmlio.parser import parse_xml

DEMANDE = "Demande"


def schema(contract: Contract, partie: str, address: str) -> bytes:
    """`partie` is the query of the address: `xsd`, `xsd=messages` or `xsd=commun`."""
    types = parse_xml(contract.document).find(w("types"))
    assert types is not None
    by_name = {found.get("targetNamespace", ""): found for found in types}
    if partie == "xsd=commun":
        root = _alone(by_name[COMMUN])
    else:
        messages = by_name[contract.namespace]
        whole = partie == "xsd=messages" or messages.find(f"{x('complexType')}[@name='{DEMANDE}']") is None
        root = _with_import(messages, address) if whole else _demande(messages)
    etree.indent(root)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def _alone(source: etree._Element) -> etree._Element:
    """A copy that declares the prefixes itself: those that stand in values only would be left behind with the WSDL."""
    namespaces = {"xs": XS, "c": COMMUN, "tns": source.get("targetNamespace", "")}
    root = etree.Element(source.tag, dict(source.attrib), nsmap=namespaces)
    root.extend(deepcopy(child) for child in source)
    etree.cleanup_namespaces(root, keep_ns_prefixes=["xs", "c", *(["tns"] if namespaces["tns"] != COMMUN else [])])
    return root


def _with_import(source: etree._Element, address: str) -> etree._Element:
    root = _alone(source)
    for imported in root.findall(x("import")):
        if imported.get("namespace") == COMMUN:
            imported.set("schemaLocation", f"{address}?xsd=commun")
    return root


def _demande(source: etree._Element) -> etree._Element:
    """The types that a demande is made of, and its element."""
    named = {found.get("name", ""): found for found in source if found.get("name") and found.tag != x("element")}
    kept: dict[str, etree._Element] = {}
    _reach(DEMANDE, named, kept)
    namespace = source.get("targetNamespace", "")
    given = {"targetNamespace": namespace, "elementFormDefault": "qualified"}
    root = etree.Element(x("schema"), given, nsmap={"xs": XS, "tns": namespace})
    for found in source:
        if found.get("name", "") in kept and found.tag != x("element"):
            root.append(deepcopy(found))
    etree.SubElement(root, x("element"), name="demande", type=f"tns:{DEMANDE}")
    etree.cleanup_namespaces(root, keep_ns_prefixes=["xs", "tns"])
    return root


def _reach(name: str, named: dict[str, etree._Element], kept: dict[str, etree._Element]) -> None:
    if name in kept or name not in named:
        return
    kept[name] = named[name]
    for element in named[name].iter(x("element"), x("restriction"), x("extension")):
        for key in ("type", "base"):
            _reach((element.get(key) or "").removeprefix("tns:"), named, kept)
