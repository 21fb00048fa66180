"""The form of an action whose questions depend on its answers, without a script: what is new is asked, then kept."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from browser import Browser, Page
from sample_forms import asking_actions, publish
from web_journeys import signed_in
from web_platform import Platform

X = {"h": "http://www.w3.org/1999/xhtml"}


@pytest.fixture(scope="module")
def ville(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Platform]:
    platform = Platform(tmp_path_factory.mktemp("actions") / "donnees")
    platform.fill("demoville", "saint-exemple")
    publish(platform.installation.platform.storage, "demoville", asking_actions())
    platform.installation.platform.bouquet.forget()
    yield platform
    platform.installation.close()


@pytest.fixture
def suivi(ville: Platform) -> tuple[Browser, Page]:
    """A citizen's browser, on the page of a dossier just filed."""
    browser = ville.navigateur()
    page = browser.open("/demoville/services/controle/formulaire")
    for button in ("suivante", "envoyer"):
        page = browser.send(page, page.formulaire("/formulaire"), ("_aller", button))
    return browser, browser.open(next(link for link in page.links() if "/suivi?" in link))


def hidden(page: Page, nom: str) -> bool:
    [frame] = page.xpath(f"//*[@data-nom = '{nom}']")
    return frame.get("hidden") is not None


def agent(ville: Platform, suivi: Page) -> tuple[Browser, Page]:
    numero = suivi.address.partition("numero=")[2].partition("&")[0]
    browser = signed_in(ville, "durand")
    return browser, browser.open(f"/demoville/bo/dossiers/{numero}/action?nom=clore")


def test_an_agent_is_asked_what_the_answers_call_for(ville: Platform, suivi: tuple[Browser, Page]) -> None:
    browser, page = agent(ville, suivi[1])
    assert hidden(page, "ecart")
    form, press = page.formulaire("dossiers/"), ("action", "clore")
    page = browser.send(page, form, press, **{"champ.clore.conforme": "false"})
    assert page.status == 200 and page.erreurs() == [] and "ajoutent des questions" in page.text
    assert not hidden(page, "ecart")
    page = browser.send(page, page.formulaire("dossiers/"), press, **{"champ.clore.conforme": "false"})
    assert page.status == 422 and len(page.erreurs()) == 1, "asked and not answered: now it is wrong"
    answers = {"champ.clore.conforme": "false", "champ.clore.ecart": "La clôture"}
    page = browser.send(page, page.formulaire("dossiers/"), press, **answers)
    assert "c’est fait" in page.avis and "La clôture" in page.text


def test_what_an_answer_hides_is_not_kept(ville: Platform, suivi: tuple[Browser, Page]) -> None:
    browser, page = agent(ville, suivi[1])
    answers = {"champ.clore.conforme": "true", "champ.clore.ecart": "La clôture"}
    page = browser.send(page, page.formulaire("dossiers/"), ("action", "clore"), **answers)
    assert "c’est fait" in page.avis and "La clôture" not in page.text


def test_a_citizen_is_asked_the_same_way(suivi: tuple[Browser, Page]) -> None:
    browser, page = suivi
    assert hidden(page, "ecart") and page.xpath("//h:script[contains(@src, 'formulaire.js')]")
    page = browser.send(page, page.formulaire("/suivi", "Préciser"), **{"champ.preciser.conforme": "false"})
    assert page.erreurs() == [] and "ajoutent des questions" in page.text and not hidden(page, "ecart")
    answers = {"champ.preciser.conforme": "false", "champ.preciser.ecart": "La clôture"}
    page = browser.send(page, page.formulaire("/suivi", "Préciser"), **answers)
    assert "C’est fait" in page.avis


def test_nothing_answered_is_an_error_at_once(ville: Platform, suivi: tuple[Browser, Page]) -> None:
    browser, page = agent(ville, suivi[1])
    page = browser.send(page, page.formulaire("dossiers/"), ("action", "clore"))
    assert page.status == 422 and len(page.erreurs()) == 1 and hidden(page, "ecart")
