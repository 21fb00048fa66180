"""The agents' agendas by pages: whose they are, what nobody of the department keeps, what an administrator keeps."""

from __future__ import annotations

import pytest
from browser import Browser, Page
from web_journeys import signed_in
from web_platform import Platform

from wsc_soap.demo.agendas import install_agendas

AGENDAS = "/demoville/bo/agendas"


@pytest.fixture(scope="module")
def ville(platform: Platform) -> Platform:
    install_agendas(platform.installation.platform.storage, "demoville", platform.now())
    return platform


def kept(browser: Browser) -> list[str]:
    page = browser.open(AGENDAS)
    return list(page.xpath("//h:select[@id = 'ressource']//h:option/@value")) or tabs(page)


def tabs(page: Page) -> list[str]:
    return [
        link.partition("ressource=")[2].partition("&")[0] for link in page.xpath("//h:ul[@class = 'bo-tabs']//@href")
    ]


def test_resources_are_chosen_by_genre_and_the_tabs_are_those_of_one_genre(ville: Platform) -> None:
    admin = signed_in(ville, "royer")
    page = admin.open(f"{AGENDAS}?ressource=salle-tilleuls")
    groups = page.xpath("//h:select[@id = 'ressource']/h:optgroup/@label")
    assert {"Salles", "Élus", "Crèches"} <= set(groups) and len(groups) == len(set(groups))
    assert set(tabs(page)) == set(page.xpath("//h:optgroup[@label = 'Salles']/h:option/@value"))
    assert page.xpath("string(//h:select[@id = 'ressource']//h:option[@selected]/@value)") == "salle-tilleuls"


def test_an_administrator_keeps_every_resource_and_an_agent_those_of_his_departments(ville: Platform) -> None:
    with ville.installation.platform.storage.read("demoville") as unit:
        every = {one.code: one.service for one in unit.agendas.ressources()}
    assert set(kept(signed_in(ville, "royer"))) == set(every)
    assert set(kept(signed_in(ville, "petit"))) == {code for code, service in every.items() if service == "population"}


def test_the_page_of_a_resource_that_is_not_ones_own_or_does_not_exist_is_not_found(ville: Platform) -> None:
    petit = signed_in(ville, "petit")
    [other] = [code for code in kept(signed_in(ville, "royer")) if code not in kept(petit)][:1]
    for code in (other, "salle-perdue", "x" * 90):
        page = petit.open(f"{AGENDAS}/{code}")
        assert page.status == 404
        assert "RessourceInconnue" in page.text and page.titre == "Ressource introuvable"
    assert petit.open(f"{AGENDAS}?ressource={other}").status == 404
    assert petit.open(f"{AGENDAS}/nouvelle").status == 200


def test_departments_are_called_by_their_names(ville: Platform) -> None:
    admin = signed_in(ville, "royer")
    code = kept(admin)[0]
    page = admin.open(f"{AGENDAS}/{code}")
    names = page.xpath("//h:select[@name = 'service']/h:option/text()")
    codes = page.xpath("//h:select[@name = 'service']/h:option/@value")
    assert "Service État-civil" in names and codes[names.index("Service État-civil")] == "etat-civil"
    assert page.xpath("string(//h:select[@name = 'service']/h:option[@selected]/@value)") in codes
    week = admin.open(f"{AGENDAS}?ressource={code}")
    assert "Gestion : Service" in week.text.replace("\xa0", " ")


def test_an_administrator_changes_the_resource_of_another_department(ville: Platform) -> None:
    admin = signed_in(ville, "royer")
    code = kept(admin)[-1]
    page = admin.open(f"{AGENDAS}/{code}")
    page = admin.send(page, page.formulaire(f"agendas/{code}", "Enregistrer la fiche"), description="Ouverte à tous.")
    assert page.status == 200
    assert page.avis == "L’agenda est à jour."
    assert "Ouverte à tous." in page.octets.decode()
    wrong = admin.send(page, page.formulaire(f"agendas/{code}", "Enregistrer la fiche"), service="perdu")
    assert wrong.status == 422 and wrong.erreurs()
