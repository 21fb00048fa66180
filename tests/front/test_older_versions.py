"""An older contract is fetched, called and documented beside the one in force, until the end announced for it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
import requests
from calls import STRICT, back_office, client, code, refused
from demandes import acte_naissance
from lxml import etree
from test_versions import ACTE, MODEL, OWN, field
from zeep import Client

COMMUN = "{urn:wsc:commun:1}"


@pytest.fixture(scope="module", autouse=True)
def published(platform) -> None:
    """Two publications in Démoville: an optional field, then a mandatory one. Three contracts answer."""
    call = back_office(platform, "bo-services")
    for change in (field("surnom"), field("couleur", obligatoire="true")):
        draft = call("ouvrirBrouillon", teleservice=ACTE)
        root = etree.fromstring(draft.document)
        change(root)
        call("importerDefinition", paquet=etree.tostring(root), version=draft.etat.version)
        call("publier", teleservice=ACTE)


def older(platform, version: str, what: str = "wsdl") -> str:
    return f"{platform.soap(ACTE)}?{what}&version={version}"


@pytest.mark.parametrize(("version", "espace"), [("2", OWN.format(2)), (OWN.format(2), OWN.format(2)), ("1", MODEL)])
def test_a_client_made_today_from_an_older_contract_files_a_demande(platform, version: str, espace: str) -> None:
    stub = Client(older(platform, version), settings=STRICT)
    assert stub.wsdl.types.get_type(f"{{{espace}}}Demande")
    demande = acte_naissance(**({"surnom": "Lili"} if espace != MODEL else {}))
    filed = stub.service.deposer(demande=demande)
    assert stub.service.suivre(numero=filed.numero, cleSuivi=filed.cleSuivi).numero == filed.numero
    assert client(platform, ACTE).service.decrire().espaceDeNoms == OWN.format(3)


def test_each_version_has_its_own_schema_and_its_own_page(platform) -> None:
    fields = {}
    for version in ("1", "2", "3"):
        schema = etree.fromstring(requests.get(older(platform, version, "xsd"), timeout=20).content)
        fields[version] = set(schema.xpath("//*[@name = 'Demande']//@name"))
        etree.XMLSchema(schema)
    assert fields["2"] - fields["1"] >= {"surnom"}
    assert fields["3"] - fields["2"] >= {"couleur"}
    page = requests.get(f"{platform.soap(ACTE)}?version=2", timeout=20)
    assert page.status_code == 200
    assert OWN.format(2) in page.text
    assert "?wsdl&amp;version=2" in page.text
    assert "couleur" not in page.text


def test_the_page_lists_the_versions_that_are_accepted_and_their_last_day(platform) -> None:
    call = back_office(platform, "bo-services")
    last = date.today() + timedelta(days=3)
    call("annoncerFin", teleservice=ACTE, espaceDeNoms=OWN.format(2), fin=last)
    page = etree.HTML(requests.get(platform.soap(ACTE), timeout=20).content)
    [row] = page.xpath("//dl/div[dt = 'Versions acceptées']")
    lines = [" ".join("".join(dd.itertext()).split()) for dd in row.findall("dd")]
    assert [line.split(",")[0].split(" ")[-1] for line in lines] == ["3", "2", "1"]
    assert "en vigueur" in lines[0]
    assert str(last.year) in lines[1]
    assert row.findall("dd")[1].find(".//time").get("datetime") == last.isoformat()
    assert "sans date de fin" in lines[2]
    for href in row.xpath(".//a/@href"):
        assert requests.get(href, timeout=20).status_code == 200


def test_after_its_last_day_a_version_is_refused_by_a_typed_fault_that_names_the_one_in_force(platform) -> None:
    call = back_office(platform, "bo-services")
    call("annoncerFin", teleservice=ACTE, espaceDeNoms=OWN.format(2), fin=date.today() + timedelta(days=3))
    stub = Client(older(platform, "2"), settings=STRICT)
    platform.clock.shift = timedelta(days=3)
    assert stub.service.decrire().espaceDeNoms == OWN.format(2)
    platform.clock.shift = timedelta(days=4)
    try:
        detail = refused(lambda: stub.service.deposer(demande=acte_naissance()))
        assert code(detail) == "VersionInconnue"
        assert OWN.format(3) in detail.findtext(f"{COMMUN}message")
        gone = requests.get(older(platform, "2"), timeout=20)
        assert gone.status_code == 400
        assert "VersionInconnue" in gone.text
        assert OWN.format(2) not in requests.get(platform.soap(ACTE), timeout=20).text
        page = requests.get(f"{platform.soap(ACTE)}?version=2", timeout=20)
        assert page.status_code == 400
        assert "Traceback" not in page.text
    finally:
        platform.clock.shift = timedelta()


@pytest.mark.parametrize("version", ["9", "urn:wsc:x", "../1", "%00", "x" * 2000])
def test_a_version_that_never_was_is_refused(platform, version: str) -> None:
    answer = requests.get(older(platform, version), timeout=20)
    assert answer.status_code == 400
    assert "VersionInconnue" in answer.text


def test_a_platform_service_has_one_version_and_a_town_that_changed_nothing_too(platform) -> None:
    assert requests.get(f"{platform.soap('compte')}?wsdl&version=1", timeout=20).status_code == 200
    assert requests.get(f"{platform.soap('compte')}?wsdl&version=2", timeout=20).status_code == 400
    assert "Versions acceptées" not in requests.get(platform.soap(ACTE, "saint-exemple"), timeout=20).text
