"""Every published contract against the schemas of WSDL 1.1 and the rules of WS-I Basic Profile 1.1 (R… are its numbers)."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests
from lxml import etree
from outils import HERE, SERVICES, answer, run

ROOT = Path(__file__).parents[2]
NS = {
    "wsdl": "http://schemas.xmlsoap.org/wsdl/",
    "soap": "http://schemas.xmlsoap.org/wsdl/soap/",
    "soap12": "http://schemas.xmlsoap.org/wsdl/soap12/",
    "xs": "http://www.w3.org/2001/XMLSchema",
}
SOAP_HTTP = "http://schemas.xmlsoap.org/soap/http"
ENCODING = "http://schemas.xmlsoap.org/soap/encoding/"
PUBLISHED = sorted((ROOT / "wsdl").glob("*.wsdl"))


@pytest.fixture(params=PUBLISHED, ids=lambda path: path.stem)
def path(request: pytest.FixtureRequest) -> Path:
    return request.param


@pytest.fixture
def wsdl(path: Path) -> etree._ElementTree:
    return etree.parse(str(path))


def find(wsdl: etree._ElementTree, path: str) -> list[etree._Element]:
    return wsdl.findall(f".//{path}", NS)


def operations(wsdl: etree._ElementTree) -> set[str]:
    return {element.get("name") for element in find(wsdl, "wsdl:portType/wsdl:operation")}


def test_contracts_are_valid_against_the_schemas_of_wsdl_and_another_reader_finds_the_same_operations() -> None:
    found = answer(sys.executable, HERE / "lire_wsdl.py", *PUBLISHED)
    assert len(found) == len(PUBLISHED)
    for path in PUBLISHED:
        port_type, binding = found[path.name].values()
        assert set(port_type) == set(binding) == operations(etree.parse(str(path)))


def test_bindings_are_soap_over_http_document_literal(wsdl) -> None:  # R2401 R2702 R2705 R2706
    bindings = find(wsdl, "wsdl:binding")
    kinds = [etree.QName(binding[0]).namespace for binding in bindings]
    assert kinds == [NS["soap"], NS["soap12"]]
    assert all((b[0].get("transport"), b[0].get("style")) == (SOAP_HTTP, "document") for b in bindings)
    for kind in ("soap", "soap12"):
        assert {o.get("style", "document") for o in find(wsdl, f"{kind}:operation")} == {"document"}
        uses = [*find(wsdl, f"{kind}:body"), *find(wsdl, f"{kind}:fault"), *find(wsdl, f"{kind}:header")]
        assert {element.get("use") for element in uses} == {"literal"}
        assert not any(element.get("namespace") for element in uses)  # R2716


def test_each_body_is_one_part_that_names_an_element(wsdl) -> None:  # R2201 R2204 R2210
    for message in find(wsdl, "wsdl:message"):
        (part,) = message.findall("wsdl:part", NS)
        assert part.get("element")
        assert part.get("type") is None


def test_operations_are_told_apart_by_name_and_by_body(wsdl) -> None:  # R2304 R2710
    names = Counter(element.get("name") for element in find(wsdl, "wsdl:portType/wsdl:operation"))
    assert set(names.values()) == {1}
    messages = {m.get("name"): m.find("wsdl:part", NS).get("element") for m in find(wsdl, "wsdl:message")}
    inputs = find(wsdl, "wsdl:portType/wsdl:operation/wsdl:input")
    bodies = Counter(messages[element.get("message").partition(":")[2]] for element in inputs)
    assert set(bodies.values()) == {1}


def test_each_binding_has_the_operations_and_the_faults_of_the_port_type(wsdl) -> None:  # R2718 R2740 R2754
    def faults(parent: etree._Element) -> dict[str, list[str]]:
        return {
            operation.get("name"): sorted(fault.get("name") for fault in operation.findall("wsdl:fault", NS))
            for operation in parent.findall("wsdl:operation", NS)
        }

    (declared,) = [faults(element) for element in find(wsdl, "wsdl:portType")]
    assert all(declared.values())
    assert [faults(element) for element in find(wsdl, "wsdl:binding")] == [declared, declared]
    for fault in find(wsdl, "wsdl:binding/wsdl:operation/wsdl:fault"):
        assert fault[0].get("name") == fault.get("name")


def test_headers_name_a_message_and_a_part_that_exist(wsdl) -> None:
    parts = {(m.get("name"), p.get("name")) for m in find(wsdl, "wsdl:message") for p in m}
    for header in (*find(wsdl, "soap:header"), *find(wsdl, "soap12:header")):
        assert (header.get("message").partition(":")[2], header.get("part")) in parts


def test_references_lead_somewhere_in_the_document(wsdl) -> None:  # R2101 R2102: nothing outside is referred to
    root = wsdl.getroot()
    known = {
        (etree.QName(node).localname, schema.get("targetNamespace"), node.get("name"))
        for schema in find(wsdl, "xs:schema")
        for node in schema
    } | {(etree.QName(node).localname, root.get("targetNamespace"), node.get("name")) for node in root}
    kinds = {"element": ("element",), "type": ("complexType", "simpleType"), "base": ("complexType", "simpleType")}
    kinds |= {"message": ("message",), "binding": ("binding",)}
    for element, key, value in references(wsdl):
        prefix, _, local = value.rpartition(":")
        space = element.nsmap[prefix or None]
        wanted = ("portType",) if element.tag == f"{{{NS['wsdl']}}}binding" else kinds[key]
        assert space == NS["xs"] or any((kind, space, local) in known for kind in wanted), (element.tag, key, value)


def references(wsdl: etree._ElementTree) -> Iterator[tuple[etree._Element, str, str]]:
    for element in wsdl.iter(etree.Element):
        for key in ("element", "type", "base", "message", "binding"):
            if value := element.get(key):
                yield element, key, value


def test_schemas_are_plain_xsd_without_soap_arrays(wsdl) -> None:  # R2110 R2111 R2112 R2113 R2800 R2801
    text = etree.tostring(wsdl, encoding="unicode")
    assert ENCODING not in text
    assert "arrayType" not in text
    assert not any((e.get("name") or "").startswith("ArrayOf") for e in find(wsdl, "xs:complexType"))
    for schema in find(wsdl, "xs:schema"):
        assert schema.get("targetNamespace")  # R2105
        assert schema.get("elementFormDefault") == "qualified"
        for imported in schema.findall("xs:import", NS):
            assert imported.get("schemaLocation") is None
    assert not find(wsdl, "wsdl:import")  # R2001 R2002: one document, read without another call


def test_the_document_is_utf8_without_dtd_or_instruction(path: Path, wsdl) -> None:  # R4002 R4003
    path.read_bytes().decode("utf-8")
    assert path.read_bytes().startswith(b"<?xml")
    assert wsdl.docinfo.encoding.upper() == "UTF-8"
    assert wsdl.docinfo.internalDTD is None
    assert not list(wsdl.iter(etree.ProcessingInstruction, etree.Entity))


def test_ports_lead_to_bindings_and_to_one_absolute_address(wsdl) -> None:  # R2711
    bindings = {binding.get("name") for binding in find(wsdl, "wsdl:binding")}
    ports = find(wsdl, "wsdl:port")
    assert {port.get("binding").partition(":")[2] for port in ports} == bindings
    (address,) = {port[0].get("location") for port in ports}
    assert address.startswith("https://")


def test_operations_explain_themselves_in_french(wsdl) -> None:
    for operation in find(wsdl, "wsdl:portType/wsdl:operation"):
        assert len(operation.findtext("wsdl:documentation", "", NS)) > 15


def test_a_public_contract_does_not_name_an_operation_of_the_back_office() -> None:
    contracts = {path.name: operations(etree.parse(str(path))) for path in PUBLISHED}
    public = [name for name in contracts if not name.startswith("bo-")]
    private = set().union(*(contracts[name] for name in contracts.keys() - set(public)))
    # a citizen opens a session and reads a list of dossiers too: these words are not secrets
    private -= {"ouvrirSession", "fermerSession", "listerDossiers", "lireDossier"}
    private -= {"telechargerRecapitulatif", "telechargerDemande", "telechargerDocument", "listerRessources"}
    private -= {"decrire", "lireFormulaire", "lireBrouillon", "listerThemes", "listerTeleservices"}
    private -= {"listerMessages"}
    assert {"traiterDossier", "prendreDossier", "libererDossier", "lireProfil"} <= private
    for name in public:
        text = (ROOT / "wsdl" / name).read_text("utf-8")
        assert not [word for word in private if word in text], name


def test_the_contracts_are_the_same_to_the_byte_whatever_the_process(tmp_path: Path) -> None:
    folders = []
    for seed in ("1", "20260"):
        folders.append(tmp_path / seed)
        run(sys.executable, "-m", "wsc_soap", "wsdl", "--dossier", folders[-1], cwd=ROOT, PYTHONHASHSEED=seed)
    first, second = ({path.name: path.read_bytes() for path in folder.iterdir()} for folder in folders)
    assert first == second
    assert len(first) == len(PUBLISHED)


@pytest.mark.parametrize("service", SERVICES)
def test_the_host_header_is_never_repeated(platform, service: str) -> None:
    for query in ("?wsdl", "?xsd", ""):
        headers = {"Host": "pirate.example", "X-Forwarded-Host": "pirate.example", "Forwarded": "host=pirate.example"}
        reply = requests.get(platform.soap(service) + query, headers=headers, timeout=30, allow_redirects=False)
        assert "pirate" not in reply.text
        assert "pirate" not in str(reply.headers)
        if query == "?wsdl":
            assert f'location="{platform.soap(service)}"' in reply.text
