"""The documentation pages, the schemas, and their samples, which must be true."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from browser import Browser
from lxml import etree
from waitress.server import create_server
from web_platform import SERVICES, Platform
from zeep import Client

from wsc_soap.operations.opening import PLATFORM_SERVICES, open_context
from wsc_soap.soap.examples import demande

ENVELOPE = "{http://schemas.xmlsoap.org/soap/envelope/}"
XS = "{http://www.w3.org/2001/XMLSchema}"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The platform on a real port, its address known beforehand."""
    platform = Platform(tmp_path_factory.mktemp("doc") / "donnees")
    server = create_server(platform.installation.application, host="127.0.0.1", port=0, threads=2)
    base = f"http://127.0.0.1:{server.effective_port}"
    platform = Platform(tmp_path_factory.mktemp("doc") / "donnees", adresse=base)
    platform.fill("demoville")
    server.application = platform.installation.application
    threading.Thread(target=server.run, daemon=True).start()
    yield base
    server.close()


@pytest.mark.parametrize("service", (*SERVICES, *PLATFORM_SERVICES))
def test_the_page_tells_every_operation_of_the_contract(navigateur: Browser, service: str) -> None:
    page = navigateur.open(f"/demoville/soap/{service}")
    wsdl = etree.fromstring(navigateur.brut(f"/demoville/soap/{service}?wsdl").data)
    names = wsdl.xpath("//w:portType/w:operation/@name", namespaces={"w": "http://schemas.xmlsoap.org/wsdl/"})
    assert names
    for nom in names:
        assert page.xpath("//h:section[@aria-labelledby = $nom]", nom=nom), nom
    assert f"http://localhost/demoville/soap/{service}" in page.text


@pytest.mark.parametrize("service", (*SERVICES, *PLATFORM_SERVICES))
def test_every_sample_message_is_accepted_by_the_schema_of_the_contract(
    platform: Platform, navigateur: Browser, service: str
) -> None:
    door = platform.installation.door
    context = open_context(door.platform, "demoville", service)
    schema = door.contracts.get(service, context.teleservice).schema
    page = navigateur.open(f"/demoville/soap/{service}")
    messages = [text for text in page.xpath("//h:pre/h:code/text()") if text.startswith("<soap:Envelope")]
    assert len(messages) >= len(page.xpath("//h:section[@aria-labelledby]"))
    for message in messages:
        [body] = etree.fromstring(message).find(f"{ENVELOPE}Body")
        if not etree.QName(body).localname.endswith("Reponse"):
            schema.assertValid(body)


@pytest.mark.parametrize("service", SERVICES)
def test_the_sample_demande_is_one_that_the_form_accepts(platform: Platform, service: str) -> None:
    door = platform.installation.door
    context = open_context(door.platform, "demoville", service)
    verification = door.call(context, "verifier", demande=demande(context))
    assert verification.erreur == ()


@pytest.mark.parametrize("service", SERVICES)
def test_the_schema_of_a_demande_stands_alone_and_accepts_it(
    platform: Platform, navigateur: Browser, service: str
) -> None:
    root = etree.fromstring(navigateur.brut(f"/demoville/soap/{service}?xsd").data)
    assert not root.findall(f"{XS}import")
    context = open_context(platform.installation.door.platform, "demoville", service)
    etree.XMLSchema(root).assertValid(demande(context))


def test_the_schema_of_messages_and_its_import_are_read_by_zeep(server: str) -> None:
    client = Client(f"{server}/demoville/soap/compte?wsdl")
    for partie in ("?xsd", "?XSD"):
        root = etree.fromstring(client.transport.load(f"{server}/demoville/soap/compte{partie}"))
        [place] = [i.get("schemaLocation") for i in root.findall(f"{XS}import")]
        commun = etree.fromstring(client.transport.load(place))
        assert commun.get("targetNamespace") == "urn:wsc:commun:1"
        etree.XMLSchema(commun)


def test_a_page_over_a_real_server_closes_its_connection_cleanly(server: str) -> None:
    import http.client

    connection = http.client.HTTPConnection(server.removeprefix("http://"), timeout=10)
    for method, path, status in (
        ("GET", "/demoville/", 200),
        ("HEAD", "/demoville/", 200),
        ("GET", "/demoville/rien", 404),
        ("POST", "/demoville/suivi", 400),
        ("GET", "/sante", 200),
    ):
        connection.request(method, path)
        answer = connection.getresponse()
        body = answer.read()
        assert answer.status == status
        assert (body == b"") == (method == "HEAD")
    connection.close()


def test_an_unknown_service_has_no_page_and_no_contract(navigateur: Browser) -> None:
    assert navigateur.open("/demoville/soap/inconnu").status == 404
    answer = navigateur.brut("/demoville/soap/inconnu?xsd")
    assert b"TeleserviceInconnu" in answer.data
