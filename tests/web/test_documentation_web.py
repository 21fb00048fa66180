"""The documentation pages, the schemas, and their samples, which must be true."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from lxml import etree
from navigateur import Navigateur
from plateforme_web import SERVICES, Plateforme
from waitress.server import create_server
from zeep import Client

from wsc_soap.operations.ouverture import PLATFORM_SERVICES, open_context
from wsc_soap.soap.exemples import demande

ENVELOPPE = "{http://schemas.xmlsoap.org/soap/envelope/}"
XS = "{http://www.w3.org/2001/XMLSchema}"


@pytest.fixture(scope="module")
def serveur(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The platform on a real port, its address known beforehand."""
    plateforme = Plateforme(tmp_path_factory.mktemp("doc") / "donnees")
    server = create_server(plateforme.installation.application, host="127.0.0.1", port=0, threads=2)
    base = f"http://127.0.0.1:{server.effective_port}"
    plateforme = Plateforme(tmp_path_factory.mktemp("doc") / "donnees", adresse=base)
    plateforme.remplir("demoville")
    server.application = plateforme.installation.application
    threading.Thread(target=server.run, daemon=True).start()
    yield base
    server.close()


@pytest.mark.parametrize("service", (*SERVICES, *PLATFORM_SERVICES))
def test_the_page_tells_every_operation_of_the_contract(navigateur: Navigateur, service: str) -> None:
    page = navigateur.ouvrir(f"/demoville/soap/{service}")
    wsdl = etree.fromstring(navigateur.brut(f"/demoville/soap/{service}?wsdl").data)
    noms = wsdl.xpath("//w:portType/w:operation/@name", namespaces={"w": "http://schemas.xmlsoap.org/wsdl/"})
    assert noms
    for nom in noms:
        assert page.xpath("//h:section[@aria-labelledby = $nom]", nom=nom), nom
    assert f"http://localhost/demoville/soap/{service}" in page.texte


@pytest.mark.parametrize("service", (*SERVICES, *PLATFORM_SERVICES))
def test_every_sample_message_is_accepted_by_the_schema_of_the_contract(
    plateforme: Plateforme, navigateur: Navigateur, service: str
) -> None:
    door = plateforme.installation.door
    contexte = open_context(door.plateforme, "demoville", service)
    schema = door.contracts.get(service, contexte.teleservice).schema
    page = navigateur.ouvrir(f"/demoville/soap/{service}")
    messages = [texte for texte in page.xpath("//h:pre/h:code/text()") if texte.startswith("<soap:Envelope")]
    assert len(messages) >= len(page.xpath("//h:section[@aria-labelledby]"))
    for message in messages:
        [corps] = etree.fromstring(message).find(f"{ENVELOPPE}Body")
        if not etree.QName(corps).localname.endswith("Reponse"):
            schema.assertValid(corps)


@pytest.mark.parametrize("service", SERVICES)
def test_the_sample_demande_is_one_that_the_form_accepts(plateforme: Plateforme, service: str) -> None:
    door = plateforme.installation.door
    contexte = open_context(door.plateforme, "demoville", service)
    verification = door.call(contexte, "verifier", demande=demande(contexte))
    assert verification.erreur == ()


@pytest.mark.parametrize("service", SERVICES)
def test_the_schema_of_a_demande_stands_alone_and_accepts_it(
    plateforme: Plateforme, navigateur: Navigateur, service: str
) -> None:
    racine = etree.fromstring(navigateur.brut(f"/demoville/soap/{service}?xsd").data)
    assert not racine.findall(f"{XS}import")
    contexte = open_context(plateforme.installation.door.plateforme, "demoville", service)
    etree.XMLSchema(racine).assertValid(demande(contexte))


def test_the_schema_of_messages_and_its_import_are_read_by_zeep(serveur: str) -> None:
    client = Client(f"{serveur}/demoville/soap/compte?wsdl")
    for partie in ("?xsd", "?XSD"):
        racine = etree.fromstring(client.transport.load(f"{serveur}/demoville/soap/compte{partie}"))
        [lieu] = [i.get("schemaLocation") for i in racine.findall(f"{XS}import")]
        commun = etree.fromstring(client.transport.load(lieu))
        assert commun.get("targetNamespace") == "urn:wsc:commun:1"
        etree.XMLSchema(commun)


def test_a_page_over_a_real_server_closes_its_connection_cleanly(serveur: str) -> None:
    import http.client

    connexion = http.client.HTTPConnection(serveur.removeprefix("http://"), timeout=10)
    for methode, chemin, statut in (
        ("GET", "/demoville/", 200),
        ("HEAD", "/demoville/", 200),
        ("GET", "/demoville/rien", 404),
        ("POST", "/demoville/suivi", 400),
        ("GET", "/sante", 200),
    ):
        connexion.request(methode, chemin)
        reponse = connexion.getresponse()
        corps = reponse.read()
        assert reponse.status == statut
        assert (corps == b"") == (methode == "HEAD")
    connexion.close()


def test_an_unknown_service_has_no_page_and_no_contract(navigateur: Navigateur) -> None:
    assert navigateur.ouvrir("/demoville/soap/inconnu").statut == 404
    reponse = navigateur.brut("/demoville/soap/inconnu?xsd")
    assert b"TeleserviceInconnu" in reponse.data
