"""Validate contracts and list their operations as xmlschema reads them, in a process of its own.

xmlschema looks at every attribute of its classes, which zope.interface (behind z3c.rml) makes impossible in ours.
Usage: python lire_wsdl.py <WSDL>... ; writes {file name: {binding or port type: [operations]}}.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import xmlschema
from lxml import etree
from xmlschema.extras.wsdl import Wsdl11Document

SOAP = "http://schemas.xmlsoap.org/wsdl/soap/"
SOAP12 = "http://schemas.xmlsoap.org/wsdl/soap12/"
FOLDER = Path(xmlschema.__file__).parent / "schemas" / "WSDL"


def read(path: Path) -> dict[str, list[str]]:
    root = etree.parse(str(path)).getroot()
    xmlschema.XMLSchema10(str(FOLDER / "wsdl.xsd")).validate(root)
    soap = xmlschema.XMLSchema10(str(FOLDER / "wsdl-soap.xsd"))
    for element in root.iter(f"{{{SOAP}}}*"):
        soap.validate(element, namespaces=root.nsmap)
    for extension in root.findall(f".//{{{SOAP12}}}binding") + root.findall(f".//{{{SOAP12}}}address"):
        dropped = extension.getparent()  # this reader knows the SOAP 1.1 binding alone
        dropped.getparent().remove(dropped)
    document = Wsdl11Document(etree.tostring(root, encoding="unicode"), validation="strict")
    found = [*document.port_types.values(), *document.bindings.values()]
    return {
        element.name: sorted(operation.local_name for operation in element.operations.values()) for element in found
    }


if __name__ == "__main__":
    print(json.dumps({Path(name).name: read(Path(name)) for name in sys.argv[1:]}))
