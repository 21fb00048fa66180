"""The one place where errors become SOAP faults: plain codes, our own code typed inside `detail`.

SOAP 1.1 section 4.4, SOAP 1.2 part 1 section 5.4, WS-I BP 1.1 (R1000, R1001, R1004: no dotted codes).
"""

from __future__ import annotations

import re

from lxml import etree

from wsc_soap.errors import WscError
from wsc_soap.soap.models import COMMUN

SOAP11 = "http://schemas.xmlsoap.org/soap/envelope/"
SOAP12 = "http://www.w3.org/2003/05/soap-envelope"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

LONGEST = 2000
_FORBIDDEN = re.compile("[^\\t\\n\\r -\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")
_CODES_12 = {
    "Client": "Sender",
    "Server": "Receiver",
    "MustUnderstand": "MustUnderstand",
    "VersionMismatch": "VersionMismatch",
}


def fault_element(error: WscError, version: str, namespace: str) -> etree._Element:
    """The `Fault` element of an error for SOAP `version` ("1.1" or "1.2"), its detail in the contract's namespace."""
    return _fault_12(error, namespace) if version == "1.2" else _fault_11(error, namespace)


def _fault_11(error: WscError, namespace: str) -> etree._Element:
    fault = etree.Element(f"{{{SOAP11}}}Fault", nsmap={"soap": SOAP11})
    etree.SubElement(fault, "faultcode").text = f"soap:{error.side}"
    etree.SubElement(fault, "faultstring", {XML_LANG: "fr"}).text = _clean(error.text)
    if error.side != "MustUnderstand":  # a header fault carries no body detail (SOAP 1.1, section 4.4)
        etree.SubElement(fault, "detail").append(detail_element(error, namespace))
    return fault


def _fault_12(error: WscError, namespace: str) -> etree._Element:
    fault = etree.Element(f"{{{SOAP12}}}Fault", nsmap={"soap": SOAP12})
    code = etree.SubElement(fault, f"{{{SOAP12}}}Code")
    etree.SubElement(code, f"{{{SOAP12}}}Value").text = f"soap:{_CODES_12[error.side]}"
    reason = etree.SubElement(fault, f"{{{SOAP12}}}Reason")
    etree.SubElement(reason, f"{{{SOAP12}}}Text", {XML_LANG: "fr"}).text = _clean(error.text)
    if error.side != "MustUnderstand":
        etree.SubElement(fault, f"{{{SOAP12}}}Detail").append(detail_element(error, namespace))
    return fault


def detail_element(error: WscError, namespace: str) -> etree._Element:
    """`{espace}<Code>` of type `{urn:wsc:commun:1}Faute`: code, message, remede?, champ?, erreur*."""
    detail = etree.Element(f"{{{namespace}}}{error.code}", nsmap={"tns": namespace, "c": COMMUN})
    _child(detail, "code", error.code)
    _child(detail, "message", error.text)
    _child(detail, "remede", error.remedy_text)
    _child(detail, "champ", error.champ)
    for manquement in error.erreurs:
        line = etree.SubElement(detail, f"{{{COMMUN}}}erreur")
        for nom in ("champ", "libelle", "regle", "message"):
            etree.SubElement(line, f"{{{COMMUN}}}{nom}").text = _clean(getattr(manquement, nom))
    return detail


def _clean(text: str) -> str:
    """What XML 1.0 can carry (section 2.2), no longer than a sentence needs: errors quote what callers said."""
    return _FORBIDDEN.sub("\ufffd", text)[:LONGEST]


def _child(parent: etree._Element, name: str, text: str) -> None:
    if text:
        etree.SubElement(parent, f"{{{COMMUN}}}{name}").text = _clean(text)
