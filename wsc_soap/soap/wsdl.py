"""spyne's WSDL made right for more clients: see docs/adr/0003 for each change and the client that wanted it.

Faults, the Session header, the SOAP 1.2 binding and the order of parts are added here, since spyne either cannot or
gets them wrong. The address is a placeholder, replaced when the document is served.
"""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy
from typing import Any

from lxml import etree
from spyne.interface.wsdl import Wsdl11

from wsc_soap.errors import WscError
from wsc_soap.operations.registry import Operation
from wsc_soap.soap.models import COMMUN

ADDRESS = "urn:wsc:adresse"
WSDL = "http://schemas.xmlsoap.org/wsdl/"
SOAP = "http://schemas.xmlsoap.org/wsdl/soap/"
SOAP12 = "http://schemas.xmlsoap.org/wsdl/soap12/"
XS = "http://www.w3.org/2001/XMLSchema"
HTTP = "http://schemas.xmlsoap.org/soap/http"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_ORDER = ("types", "message", "portType", "binding", "service")


def w(name: str) -> str:
    """A name of WSDL 1.1 in Clark notation."""
    return f"{{{WSDL}}}{name}"


def x(name: str) -> str:
    """A name of XML Schema in Clark notation."""
    return f"{{{XS}}}{name}"


def build(
    app: Any, name: str, documentation: str, operations: Iterable[Operation], types: Iterable[etree._Element] = ()
) -> etree._Element:
    """The WSDL 1.1 document of an application, with `ADDRESS` where its address goes; `types` are those of the contract
    that spyne only knows by name."""
    maker = Wsdl11(app.interface)
    maker.build_interface_document(ADDRESS)
    root = _renamespaced(etree.fromstring(maker.get_interface_document()), app.tns)
    shaper = _Shaper(root, app.tns, tuple(operations))
    shaper.put_in(types)
    shaper.shape(name, documentation)
    return root


def _renamespaced(source: etree._Element, tns: str) -> etree._Element:
    """The same document under a root that declares only the prefixes in use (gSOAP takes a declared soap12 at its word;
    prefixes inside attribute values must stay)."""
    used = {"wsdl": WSDL, "soap": SOAP, "soap12": SOAP12, "xs": XS, "tns": tns, "c": COMMUN}
    root = etree.Element(source.tag, dict(source.attrib), nsmap=used)
    prefixes = {
        prefix: next((short for short, uri in used.items() if uri == value), prefix)
        for prefix, value in source.nsmap.items()
    }
    for child in source:
        root.append(child)
    for element in root.iter(etree.Element):
        for key in ("type", "base", "message", "element", "binding"):
            value = element.get(key)
            if value and ":" in value:
                prefix, _, local = value.partition(":")
                element.set(key, f"{prefixes.get(prefix, prefix)}:{local}")
    etree.cleanup_namespaces(root, keep_ns_prefixes=list(used))
    return root


class _Shaper:
    def __init__(self, root: etree._Element, tns: str, operations: tuple[Operation, ...]) -> None:
        self.root, self.tns = root, tns
        self.operations = {operation.name: operation for operation in operations}
        types = root.find(w("types"))
        assert types is not None
        self.types = types

    def put_in(self, types: Iterable[etree._Element]) -> None:
        """These types instead of spyne's of the same names."""
        schema = self._schema(self.tns)
        spynes = {found.get("name"): found for found in schema.iterfind(x("complexType"))}
        for type_ in types:
            if (known := spynes.get(type_.get("name"))) is not None:
                schema.remove(known)
            schema.append(type_)

    def shape(self, name: str, documentation: str) -> None:
        self.root.set("name", name)
        note = etree.Element(w("documentation"))
        note.text = documentation
        self._schemas()
        self._parts()
        self._faults()
        self._headers()
        self._binding_12()
        self._sort()
        self.root.insert(0, note)
        for doc in self.root.iter(w("documentation"), x("documentation")):
            doc.text = " ".join((doc.text or "").split())
        for doc in self.root.iter(x("documentation")):  # the schema of WSDL 1.1 lets its own carry no language
            doc.set(LANG, "fr")

    def _schema(self, namespace: str) -> etree._Element:
        for schema in self.types:
            if schema.get("targetNamespace") == namespace:
                return schema
        return etree.SubElement(self.types, x("schema"), targetNamespace=namespace, elementFormDefault="qualified")

    def _schemas(self) -> None:
        """The shared schema first (others depend on it), with the fault type and the Session header."""
        commun, tns = self._schema(COMMUN), self._schema(self.tns)
        for element in commun.findall(x("element")):  # spyne gives each type a global element that nothing uses
            commun.remove(element)
        if tns.find(f"{x('import')}[@namespace='{COMMUN}']") is None:
            tns.insert(0, etree.Element(x("import"), namespace=COMMUN))
        if not commun.xpath("*[@name='Erreur']"):
            commun.append(
                _sequence("Erreur", [(n, "xs:string", "1", "1") for n in ("champ", "libelle", "regle", "message")])
            )
        fields = [
            ("code", "xs:string", "1", "1"),
            ("message", "xs:string", "1", "1"),
            ("remede", "xs:string", "0", "1"),
            ("champ", "xs:string", "0", "1"),
            ("erreur", "c:Erreur", "0", "unbounded"),
        ]
        commun.append(_sequence("Faute", fields))
        commun.append(_sequence("SessionJeton", [("jeton", "xs:string", "1", "1")]))
        etree.SubElement(commun, x("element"), name="Session", type="c:SessionJeton")
        self.types.insert(0, commun)
        for schema in self.types:  # spyne's order of types depends on memory addresses
            schema[:] = sorted(schema, key=_place)

    def _parts(self) -> None:
        for part in self.root.iter(w("part")):
            part.set("name", "parameters")
        for operation in self.root.iter(w("operation")):
            operation.attrib.pop("parameterOrder", None)

    def _faults(self) -> None:
        codes: dict[str, type[WscError]] = {
            error.__name__: error for operation in self.operations.values() for error in operation.faults
        }
        schema = self._schema(self.tns)
        for code, error in sorted(codes.items()):
            element = etree.SubElement(schema, x("element"), name=code, type="c:Faute")
            note = etree.SubElement(etree.SubElement(element, x("annotation")), x("documentation"))
            note.text = error.__doc__
            message = etree.SubElement(self.root, w("message"), name=code)
            etree.SubElement(message, w("part"), name="detail", element=f"tns:{code}")
        for parent, make in ((w("portType"), _port_fault), (w("binding"), _binding_fault)):
            for element in self.root.iterfind(f"{parent}/{w('operation')}"):
                for error in self.operations[element.get("name", "")].faults:
                    element.append(make(error.__name__))

    def _headers(self) -> None:
        message = etree.SubElement(self.root, w("message"), name="Session")
        etree.SubElement(message, w("part"), name="Session", element="c:Session")
        for element in self.root.iterfind(f"{w('binding')}/{w('operation')}"):
            if self.operations[element.get("name", "")].right != "public":
                given = element.find(w("input"))
                assert given is not None
                header = etree.Element(f"{{{SOAP}}}header", message="tns:Session", part="Session", use="literal")
                given.insert(0, header)

    def _binding_12(self) -> None:
        binding = self.root.find(w("binding"))
        service = self.root.find(w("service"))
        assert binding is not None and service is not None
        port = service.find(w("port"))
        assert port is not None
        base = self.root.get("name", "")
        for style in binding.findall(f"{{{SOAP}}}binding"):
            style.set("transport", HTTP)
        binding.set("name", f"{base}Soap11")
        service.set("name", base)
        port.set("name", f"{base}Soap11")
        port.set("binding", f"tns:{base}Soap11")
        for original, copy in ((binding, deepcopy(binding)), (port, deepcopy(port))):
            copy.set("name", f"{base}Soap12")
            for element in copy.iter():
                if isinstance(element.tag, str) and element.tag.startswith(f"{{{SOAP}}}"):
                    element.tag = element.tag.replace(SOAP, SOAP12)
            original.addnext(copy)
            if copy.get("binding"):
                copy.set("binding", f"tns:{base}Soap12")

    def _sort(self) -> None:
        children = sorted(self.root, key=lambda child: _ORDER.index(etree.QName(child).localname))
        for child in children:
            self.root.append(child)


def _place(node: etree._Element) -> tuple[int, str]:
    kinds = ("import", "simpleType", "complexType", "element")
    return kinds.index(etree.QName(node).localname), node.get("name", "")


def _sequence(name: str, fields: list[tuple[str, str, str, str]]) -> etree._Element:
    complex_type = etree.Element(x("complexType"), name=name)
    sequence = etree.SubElement(complex_type, x("sequence"))
    for nom, type_, least, most in fields:
        occurs = {"minOccurs": least} if least != "1" else {}
        if most != "1":
            occurs["maxOccurs"] = most
        etree.SubElement(sequence, x("element"), {"name": nom, "type": type_, **occurs})
    return complex_type


def _port_fault(code: str) -> etree._Element:
    return etree.Element(w("fault"), name=code, message=f"tns:{code}")


def _binding_fault(code: str) -> etree._Element:
    fault = etree.Element(w("fault"), name=code)
    etree.SubElement(fault, f"{{{SOAP}}}fault", name=code, use="literal")
    return fault
