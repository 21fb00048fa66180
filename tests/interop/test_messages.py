"""Recorded requests, answers and faults against WS-I Basic Profile 1.1 (R… are its numbers), and its twin for SOAP 1.2."""

from __future__ import annotations

from typing import Any

import pytest
import requests
from lxml import etree
from outils import ACT, COMMUN
from served_platform import PASSWORD
from zeep import Client, Transport
from zeep.exceptions import Fault
from zeep.plugins import HistoryPlugin

SOAP11 = "http://schemas.xmlsoap.org/soap/envelope/"
SOAP12 = "http://www.w3.org/2003/05/soap-envelope"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
RECEIVED = {"1.1": "text/xml", "1.2": "application/soap+xml"}
NAMESPACE = {"1.1": SOAP11, "1.2": SOAP12}


def envelope(version: str, body: str, header: str = "", prolog: str = "") -> bytes:
    return (f'{prolog}<s:Envelope xmlns:s="{NAMESPACE[version]}">{header}<s:Body>{body}</s:Body></s:Envelope>').encode()


DECRIRE = f'<decrire xmlns="{ACT}"/>'
FOLLOW = f'<suivre xmlns="{ACT}"><numero>2026-000000</numero><cleSuivi>aucune</cleSuivi></suivre>'
UNKNOWN = f'<detruire xmlns="{ACT}"/>'
INVALID = f'<deposer xmlns="{ACT}"><demande><typeActe>rien</typeActe></demande></deposer>'


def post(platform: Any, version: str, content: bytes, service: str = "acte-naissance", **headers: str) -> Any:
    headers = {"Content-Type": f"{RECEIVED[version]}; charset=utf-8", "SOAPAction": '""'} | headers
    return requests.post(platform.soap(service), content, headers=headers, timeout=30)


def body_of(reply: requests.Response, version: str) -> etree._Element:
    """The single child of the body, once the envelope is known to be in order."""
    media, _, charset = reply.headers["Content-Type"].partition(";")
    assert media == RECEIVED[version]
    assert charset.strip().lower() == "charset=utf-8"  # R4003
    reply.content.decode("utf-8")
    tree = etree.fromstring(reply.content).getroottree()
    root, space = tree.getroot(), f"{{{NAMESPACE[version]}}}"
    assert tree.docinfo.internalDTD is None  # R1008
    assert not list(tree.iter(etree.ProcessingInstruction))  # R1009
    assert root.tag == f"{space}Envelope"
    assert [child.tag for child in root] in ([f"{space}Body"], [f"{space}Header", f"{space}Body"])  # R1011
    encoding = f"{space}encodingStyle"
    assert not [element for element in root.iter() if element.get(encoding) is not None]  # R1005 R1006
    (content,) = root.find(f"{space}Body")  # R2201
    assert etree.QName(content).namespace  # R1014
    return content


@pytest.mark.parametrize("version", ["1.1", "1.2"])
def test_an_answer_is_one_qualified_element_in_a_plain_envelope(platform, version: str) -> None:
    reply = post(platform, version, envelope(version, DECRIRE))
    assert reply.status_code == 200  # R1111
    assert body_of(reply, version).tag == f"{{{ACT}}}decrireReponse"


@pytest.mark.parametrize(("body", "name"), [(FOLLOW, "DossierIntrouvable"), (UNKNOWN, None), (INVALID, None)])
def test_a_fault_in_soap_11_has_unqualified_children_and_a_plain_code(platform, body: str, name: str | None) -> None:
    reply = post(platform, "1.1", envelope("1.1", body))
    assert reply.status_code == 500  # R1126
    fault = body_of(reply, "1.1")
    assert [child.tag for child in fault] == ["faultcode", "faultstring", "detail"]  # R1000 R1001
    prefix, _, code = fault.findtext("faultcode").partition(":")
    assert (fault.nsmap[prefix], code) == (SOAP11, "Client")  # R1004
    assert fault.findtext("faultstring")
    assert fault.find("faultstring").get(LANG) == "fr"  # R1016 lets it
    (detail,) = fault.find("detail")
    assert detail.findtext(f"{{{COMMUN}}}code") == etree.QName(detail).localname
    assert etree.QName(detail).localname == (name or etree.QName(detail).localname)
    assert etree.QName(detail).namespace == ACT


@pytest.mark.parametrize("body", [FOLLOW, UNKNOWN, INVALID])
def test_a_fault_in_soap_12_has_a_code_a_french_reason_and_a_detail(platform, body: str) -> None:
    reply = post(platform, "1.2", envelope("1.2", body))
    assert reply.status_code in {400, 500}
    fault, space = body_of(reply, "1.2"), f"{{{SOAP12}}}"
    assert [child.tag for child in fault] == [f"{space}Code", f"{space}Reason", f"{space}Detail"]
    prefix, _, code = fault.findtext(f"{space}Code/{space}Value").partition(":")
    assert (fault.nsmap[prefix], code) == (SOAP12, "Sender")
    assert fault.find(f"{space}Reason/{space}Text").get(LANG) == "fr"
    (detail,) = fault.find(f"{space}Detail")
    assert detail.findtext(f"{{{COMMUN}}}code") == etree.QName(detail).localname


@pytest.mark.parametrize("version", ["1.1", "1.2"])
def test_an_obligatory_header_that_is_not_understood_is_refused_and_nothing_is_done(platform, version: str) -> None:
    flag = {"1.1": "1", "1.2": "true"}[version]
    header = f'<s:Header><t:Transaction xmlns:t="urn:exemple" s:mustUnderstand="{flag}">5</t:Transaction></s:Header>'
    reply = post(platform, version, envelope(version, DECRIRE, header))
    assert reply.status_code == 500  # R1015 R1025
    fault = body_of(reply, version)
    code = fault.findtext("faultcode") or fault.findtext(f"{{{SOAP12}}}Code/{{{SOAP12}}}Value")
    assert code.endswith(":MustUnderstand")


def test_the_soap_action_may_be_right_empty_or_absent_and_is_refused_when_it_names_another(platform) -> None:
    for action in ('"decrire"', '""', None):  # R1109 R2744 R2745
        headers = {"Content-Type": "text/xml"} | ({"SOAPAction": action} if action else {})
        reply = requests.post(platform.soap("acte-naissance"), envelope("1.1", DECRIRE), headers=headers, timeout=30)
        assert body_of(reply, "1.1").tag == f"{{{ACT}}}decrireReponse", action
    contrary = body_of(post(platform, "1.1", envelope("1.1", DECRIRE), SOAPAction='"deposer"'), "1.1")
    assert etree.QName(contrary).localname == "Fault"


@pytest.mark.parametrize(("codec", "charset"), [("utf-8-sig", "utf-8"), ("utf-16", "utf-16"), ("utf-8", "utf-8")])
def test_utf_8_and_utf_16_are_read_with_or_without_a_mark(platform, codec: str, charset: str) -> None:  # R4001 R4003
    prolog = f'<?xml version="1.0" encoding="{charset}"?>'  # R1010
    content = envelope("1.1", DECRIRE, prolog=prolog).decode().encode(codec)
    reply = post(platform, "1.1", content, **{"Content-Type": f"text/xml; charset={charset}"})
    assert body_of(reply, "1.1").tag == f"{{{ACT}}}decrireReponse"


def test_other_media_types_and_methods_are_named_for_what_they_are(platform) -> None:  # R1113 R1114 R1115
    address = platform.soap("acte-naissance")
    wrong = requests.post(address, envelope("1.1", DECRIRE), headers={"Content-Type": "application/json"}, timeout=30)
    assert wrong.status_code == 415
    broken = requests.post(address, b"<a><b></a>", headers={"Content-Type": "text/xml"}, timeout=30)
    assert broken.status_code in {400, 500}
    assert requests.put(address, envelope("1.1", DECRIRE), timeout=30).status_code == 405


def test_what_zeep_sends_and_receives_is_valid_against_the_schemas_of_the_contract(platform) -> None:
    history = HistoryPlugin(maxlen=20)
    session = Client(platform.soap("bo-session") + "?wsdl", plugins=[history], transport=Transport(timeout=30))
    jeton = session.service.ouvrirSession(identifiant="durand", motDePasse=PASSWORD).jeton
    header = session.get_element(f"{{{COMMUN}}}Session")(jeton=jeton)
    session.service.lireProfil(_soapheaders=[header])
    with pytest.raises(Fault):
        session.service.lireProfil()
    schema = Schemas(requests.get(platform.soap("bo-session") + "?wsdl", timeout=30).content)
    sent = [exchange["sent"]["envelope"] for exchange in history._buffer]
    came = [exchange["received"]["envelope"] for exchange in history._buffer if exchange["received"]]
    assert len(sent) >= 3
    for message in (*sent, *came):
        for element in payloads(message):
            schema.check(element)


def payloads(message: etree._Element) -> list[etree._Element]:
    """The blocks of the header, the content of the body and the details of a fault."""
    found = message.findall(f"{{{SOAP11}}}Header/*") + message.findall(f"{{{SOAP11}}}Body/*")
    details = message.findall(f"{{{SOAP11}}}Body/{{{SOAP11}}}Fault/detail/*")
    return [element for element in found if etree.QName(element).localname != "Fault"] + details


class Schemas:
    """The schemas inside a WSDL, compiled with libxml2 as one."""

    def __init__(self, wsdl: bytes) -> None:
        types = etree.fromstring(wsdl).findall(".//{http://www.w3.org/2001/XMLSchema}schema")
        self.documents = {schema.get("targetNamespace"): etree.tostring(schema) for schema in types}
        parser = etree.XMLParser()
        parser.resolvers.add(self.Resolver(self.documents))
        imports = "".join(f'<xs:import namespace="{n}" schemaLocation="{n}"/>' for n in self.documents)
        driver = f'<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">{imports}</xs:schema>'
        self.schema = etree.XMLSchema(etree.fromstring(driver.encode(), parser))

    class Resolver(etree.Resolver):
        def __init__(self, documents: dict[str, bytes]) -> None:
            self.documents = documents

        def resolve(self, url: str, pubid: str, context: Any) -> Any:
            return self.resolve_string(self.documents[url], context) if url in self.documents else None

    def check(self, element: etree._Element) -> None:
        self.schema.assertValid(etree.fromstring(etree.tostring(element, with_tail=False)))
