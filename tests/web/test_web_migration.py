"""Without JavaScript: an administrator moves chosen dossiers to the revision in force, and sees why others stay."""

from __future__ import annotations

import pytest
from browser import Browser, Page
from process_service import DOCUMENT, publish
from web_journeys import filed_terrace, sign_in_agent
from web_platform import Platform

CODE = "terrasse-migree"
FIRST = DOCUMENT.replace('code="terrasse"', f'code="{CODE}"')
PAGE = f"/demoville/bo/teleservices/{CODE}/migration"


@pytest.fixture(scope="module")
def numeros(platform: Platform) -> list[str]:
    """Three dossiers of revision 1, at an étape that revision 2 calls otherwise; one more of revision 2."""
    storage, bouquet = platform.installation.platform.storage, platform.installation.platform.bouquet
    publish(storage, "demoville", platform.now(), FIRST)
    bouquet.forget()
    old = [filed_terrace(platform, CODE, nom) for nom in ("Un", "Deux", "Trois")]
    publish(storage, "demoville", platform.now(), FIRST.replace('"examen"', '"instruction"'))
    bouquet.forget()
    return [*old, filed_terrace(platform, CODE, "Quatre")]


@pytest.fixture
def admin(navigateur: Browser) -> Browser:
    sign_in_agent(navigateur, "royer")
    return navigateur


def rows(page: Page) -> dict[str, str]:
    """What is said of each dossier: where it would be, or why it stays."""
    found = page.xpath("//h:tbody/h:tr")
    texts = [[" ".join("".join(cell.itertext()).split()) for cell in row] for row in found]
    return {cells[0]: cells[-1] for cells in texts}


def boxes(page: Page) -> list[str]:
    return page.xpath("//h:input[@type = 'checkbox']/@value")


def test_chosen_dossiers_move_once_confirmed_and_the_others_say_why_they_stay(
    admin: Browser, numeros: list[str]
) -> None:
    one, two, three, new = numeros
    assert PAGE in admin.open(f"/demoville/bo/teleservices/{CODE}").links()
    page = admin.open(PAGE)
    assert set(rows(page)) == {one, two, three} and new not in page.text
    assert all("« examen » n’existe plus" in said.replace("\xa0", " ") for said in rows(page).values())
    assert boxes(page) == []
    form = page.formulaire("/migration")
    page = admin.send(page, form, ("geste", "correspondance"), **{"vers.examen": "instruction"})
    assert boxes(page) == [one, two, three]
    assert rows(page)[one] == "Examenrévision 2"
    refused = admin.send(page, page.formulaire("/migration"), ("geste", "choisir"), numero=[])
    assert refused.status == 400 and refused.erreurs() == ["Choisissez au moins un dossier."]
    assert refused.xpath("string(//h:select/h:option[@selected]/@value)") == "instruction"
    page = admin.send(page, page.formulaire("/migration"), ("geste", "choisir"), numero=[one, two])
    assert set(rows(page)) == {one, two}
    assert set(rows(admin.open(PAGE))) == {one, two, three}, "nothing moved before it was confirmed"
    page = admin.send(page, page.formulaire("/migration"), ("geste", "confirmer"))
    assert page.avis == "Dossiers passés à la révision 2 : 2. Restés sur la leur : 0."
    assert set(rows(page)) == {three}
    durand = Browser(admin.client.application)
    sign_in_agent(durand)
    assert "Dossier passé à la révision 2" in durand.open(f"/demoville/bo/dossiers/{one}").text


def test_a_manager_and_an_agent_move_nothing(platform: Platform, numeros: list[str]) -> None:
    for who in ("vidal", "durand"):
        other = platform.navigateur()
        sign_in_agent(other, who)
        assert other.open(PAGE).status == 403
