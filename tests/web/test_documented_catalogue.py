"""The documentation page of each delivered téléservice: rules of use, methods, elements, and samples that are sent."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from browser import Browser, Page
from lxml import etree
from web_platform import Platform

from wsc_soap.demo.agendas import install_agendas
from wsc_soap.domain.teleservice import Teleservice
from wsc_soap.operations import delivered
from wsc_soap.operations.installation import publish_delivered
from wsc_soap.xmlio.library import Library

CODES = Library().codes()
SOAP = {"soap": "http://schemas.xmlsoap.org/soap/envelope/"}
COMMUN = "urn:wsc:commun:1"


@pytest.fixture(scope="module")
def ville(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Platform]:
    """Démoville with everything on line, its agendas, and a citizen."""
    platform = Platform(tmp_path_factory.mktemp("documentation") / "donnees")
    platform.fill("demoville")
    storage = platform.installation.platform.storage
    publish_delivered(storage, "demoville", CODES, datetime.now(UTC))
    install_agendas(storage, "demoville", datetime.now(UTC))
    platform.installation.platform.bouquet.forget()
    yield platform
    platform.installation.close()


@pytest.fixture
def page(ville: Platform, request: pytest.FixtureRequest) -> Page:
    return ville.navigateur().open(f"/demoville/soap/{request.getfixturevalue('code')}")


def squeezed(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("code", CODES)
def test_the_page_tells_the_rules_of_use_the_methods_and_the_elements(page: Page, code: str) -> None:
    service: Teleservice = delivered.delivered_teleservice(code)
    for told in (service.intitule, service.intitule_origine, service.prix, service.delai, service.fondement):
        assert squeezed(told) in squeezed(page.text), told
    for rubrique in service.rubriques:
        assert squeezed(rubrique.titre) in squeezed(page.text)
    elements = {path for path, champ in service.formulaire.walk() if champ.is_input}
    assert elements <= set(page.xpath("//h:details//h:th[@scope = 'row']/h:code/text()"))
    for nom in ("decrire", "verifier", "deposer", "suivre", "completer", "retirer", "telechargerRecapitulatif"):
        assert page.xpath("//h:section[@aria-labelledby = $nom]", nom=nom), nom
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids)) and "[commun." not in page.text


def sample(page: Page, nom: str) -> etree._Element:
    """The message of the page for an operation."""
    (text,) = page.xpath("//h:section[@aria-labelledby = $nom]//h:pre/h:code/text()", nom=nom)
    return etree.fromstring(text.encode())


def sent(browser: Browser, code: str, message: etree._Element) -> etree._Element:
    """The body element that answers it."""
    octets = etree.tostring(message)
    answer = browser.brut(f"/demoville/soap/{code}", "POST", data=octets, content_type="text/xml; charset=utf-8")
    return etree.fromstring(answer.data).find("soap:Body", SOAP)[0]


@pytest.mark.parametrize("code", CODES)
def test_the_samples_of_the_page_do_what_they_say(ville: Platform, page: Page, code: str) -> None:
    browser, service = ville.navigateur(), delivered.delivered_teleservice(code)
    described = sent(browser, code, sample(page, "decrire"))
    assert described.findtext(".//{*}intitule") == service.intitule
    verified = sent(browser, code, sample(page, "verifier"))
    assert etree.QName(verified).localname == "verifierReponse"
    assert not verified.findall(".//{*}erreur"), etree.tostring(verified)
    filed = sent(browser, code, sample(page, "deposer"))
    if service.compte == "requis":
        assert filed.find("detail/{*}SessionRequise") is not None
    elif service.enregistrement == "surDemande":
        assert not filed.findall(".//{*}erreur")
    else:
        assert filed.findtext(".//{*}numero"), etree.tostring(filed)
    assert b"Client" in etree.tostring(sent(browser, code, sample(page, "suivre"))), "nobody has that number"
