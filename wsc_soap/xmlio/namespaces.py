"""Every XML namespace the platform reads or writes, each once."""

from __future__ import annotations

SOAP_11 = "http://schemas.xmlsoap.org/soap/envelope/"
SOAP_12 = "http://www.w3.org/2003/05/soap-envelope"
WSDL = "http://schemas.xmlsoap.org/wsdl/"
WSDL_SOAP_11 = "http://schemas.xmlsoap.org/wsdl/soap/"
WSDL_SOAP_12 = "http://schemas.xmlsoap.org/wsdl/soap12/"
XSD = "http://www.w3.org/2001/XMLSchema"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
XSL = "http://www.w3.org/1999/XSL/Transform"
XHTML = "http://www.w3.org/1999/xhtml"
XML = "http://www.w3.org/XML/1998/namespace"

WSSE = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd"
WSU = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd"

DEFINITION = "urn:wsc:definition:1"
COMMUN = "urn:wsc:commun:1"
CATALOGUE = "urn:wsc:catalogue:1"
COMPTE = "urn:wsc:compte:1"
VUE = "urn:wsc:vue:1"
ANY_DEMANDE = "urn:wsc:demande"
"""Stands for the namespace of a contract where two schemas are compared."""
LIBELLES = "urn:wsc:libelles:1"


def definition_tag(nom: str) -> str:
    """The qualified name of an element of the definition language."""
    return f"{{{DEFINITION}}}{nom}"


def teleservice(code: str, version: int) -> str:
    """The namespace of the catalogue's contract for a téléservice: `urn:wsc:teleservice:acte-naissance:1`."""
    return f"urn:wsc:teleservice:{code}:{version}"


def service(name: str) -> str:
    """The namespace of a platform service, version 1: `urn:wsc:bo-dossiers:1`."""
    return f"urn:wsc:{name}:1"


def own_teleservice(collectivite: str, code: str, version: int) -> str:
    """The namespace of a town's own contract: `urn:wsc:demoville:acte-naissance:2`."""
    return f"urn:wsc:{collectivite}:{code}:{version}"
