"""The pages of business software and of several téléservices at once, without JavaScript."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from browser import Browser, Page
from web_journeys import signed_in
from web_platform import Platform

BO = "/demoville/bo"
ESPACE = "urn:wsc:teleservice:incident-voirie:1"
CALL = (
    '<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body>'
    f'<decrire xmlns="{ESPACE}"/></soap:Body></soap:Envelope>'
)


@pytest.fixture(scope="module")
def ville(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Platform]:
    platform = Platform(tmp_path_factory.mktemp("integrateurs") / "donnees")
    platform.fill("demoville", "saint-exemple")
    yield platform
    platform.installation.close()


@pytest.fixture
def bureau(ville: Platform) -> Browser:
    return signed_in(ville, "royer")


def registered(bureau: Browser) -> Page:
    page = bureau.open(f"{BO}/integrateurs")
    form = page.formulaire("integrateurs", "Enregistrer le logiciel")
    return bureau.send(page, form, ("geste", "enregistrer"), nom="Voirie Plus", courriel="contact@voirie.example")


def key_made(bureau: Browser, page: Page) -> tuple[Page, str]:
    page = bureau.send(page, page.formulaire("integrateurs", "creer"), ("geste", "creer"), libelle="Production")
    return page, page.xpath("string(//h:code[@id = 'secret'])")


def call(ville: Platform, key: str) -> int:
    headers = {"Authorization": f"Bearer {key}"}
    path = "/demoville/soap/incident-voirie"
    return ville.navigateur().brut(path, "POST", data=CALL, headers=headers, content_type="text/xml").status_code


def test_software_is_registered_gets_a_key_calls_and_loses_it(ville: Platform, bureau: Browser) -> None:
    page = registered(bureau)
    assert "Le logiciel est enregistré" in page.avis and "voirie-plus" in page.text
    page, key = key_made(bureau, page)
    assert key.startswith("wsc_") and "Copiez-la maintenant" in page.text
    assert key not in bureau.open(f"{BO}/integrateurs?integrateur=voirie-plus").text, "it is shown once"
    assert call(ville, key) == 200
    calls = bureau.open(f"{BO}/integrateurs/appels?teleservice=incident-voirie")
    [line] = [" ".join(row.itertext()) for row in calls.xpath("//h:tbody/h:tr")]
    assert ESPACE in line and "Voirie Plus" in line and "decrire" in line and "1" in line
    page = bureau.open(f"{BO}/integrateurs?integrateur=voirie-plus")
    page = bureau.send(page, page.formulaire("integrateurs", "revoquer"), ("geste", "revoquer"))
    assert "révoquée" in page.avis and "Révoquée le" in page.text
    assert call(ville, key) == 500


def test_software_made_inactive_is_shown_so_and_its_keys_open_nothing(ville: Platform, bureau: Browser) -> None:
    page, key = key_made(bureau, registered(bureau))
    page = bureau.open(f"{BO}/integrateurs?integrateur=voirie-plus")
    page = bureau.send(page, page.formulaire("integrateurs", "desactiver"), ("geste", "desactiver"))
    assert "Désactivé" in page.text and call(ville, key) == 500
    page = bureau.send(page, page.formulaire("integrateurs", "enregistrer"), ("geste", "enregistrer"))
    assert "Actif" in page.text and call(ville, key) == 200


def test_what_is_wrong_is_said_by_its_field_and_what_was_typed_stays(bureau: Browser) -> None:
    page = bureau.open(f"{BO}/integrateurs")
    form = page.formulaire("integrateurs", "enregistrer")
    page = bureau.send(page, form, ("geste", "enregistrer"), code="Voirie Plus", nom="Voirie")
    assert page.status == 400 and page.xpath("string(//h:input[@id = 'code']/@aria-invalid)") == "true"
    assert page.xpath("string(//h:input[@id = 'nom']/@value)") == "Voirie"
    page = bureau.open(f"{BO}/integrateurs/appels?depuis=hier")
    assert page.status == 400 and page.erreurs() == ["Choisissez un jour"]


def test_a_code_that_is_taken_is_said_and_a_known_software_is_renamed_from_its_own_page(bureau: Browser) -> None:
    registered(bureau)
    page = bureau.open(f"{BO}/integrateurs")
    form = page.formulaire("integrateurs", "enregistrer")
    page = bureau.send(page, form, ("geste", "enregistrer"), code="voirie-plus", nom="Un autre logiciel")
    assert page.status == 409 and page.xpath("string(//h:input[@id = 'code']/@aria-invalid)") == "true"
    [said] = page.erreurs()
    assert "déjà celui du logiciel «\u00a0Voirie Plus\u00a0»" in said
    assert page.xpath("string(//h:input[@id = 'nom']/@value)") == "Un autre logiciel"
    page = bureau.open(f"{BO}/integrateurs?integrateur=voirie-plus")
    form = page.formulaire("integrateurs", "enregistrer")
    page = bureau.send(page, form, ("geste", "enregistrer"), nom="Voirie Plus 2", courriel="")
    assert "Voirie Plus 2" in page.text and "contact@voirie.example" not in page.text
    page = bureau.send(
        page, page.formulaire("integrateurs", "enregistrer"), ("geste", "enregistrer"), nom="Voirie Plus"
    )
    assert "Voirie Plus 2" not in page.text


def test_a_manager_reads_and_changes_nothing_and_an_agent_sees_nothing(ville: Platform, bureau: Browser) -> None:
    registered(bureau)
    manager = signed_in(ville, "vidal").open(f"{BO}/integrateurs?integrateur=voirie-plus")
    assert "Voirie Plus" in manager.text and not manager.xpath("//h:button[@name = 'geste']")
    assert signed_in(ville, "durand").open(f"{BO}/integrateurs").status == 403


def modes(page: Page) -> dict[str, str]:
    rows = page.xpath("//h:tbody/h:tr[.//h:input[@name = 'teleservice']]")
    ns = {"h": "http://www.w3.org/1999/xhtml"}
    return {
        row.xpath("string(.//h:input/@value)", namespaces=ns): " ".join(
            row.xpath("string(h:td[1])", namespaces=ns).split()
        )
        for row in rows
    }


def batch(bureau: Browser, action: str, chosen: list[str], **values: str) -> Page:
    page = bureau.open(f"{BO}/teleservices")
    return bureau.send(page, page.formulaire("teleservices?filtre"), ("action", action), teleservice=chosen, **values)


def test_several_are_suspended_and_opened_together(bureau: Browser) -> None:
    two = ["acte-naissance", "incident-voirie"]
    page = batch(bureau, "suspendre", two)
    assert "2 démarches" in page.avis
    shown = modes(page)
    assert [shown[code] for code in two] == ["Suspendu", "Suspendu"] and shown["changement-adresse"] == "En ligne"
    page = batch(bureau, "essai", two[:1])
    assert "1 démarche." in page.avis and modes(page)["acte-naissance"] == "En essai"
    assert batch(bureau, "essai", []).erreurs() == ["Choisissez au moins une démarche"]


def test_a_period_is_planned_for_several_and_its_dates_are_in_the_list(ville: Platform, bureau: Browser) -> None:
    two = ["acte-naissance", "incident-voirie"]
    start, end = (f"{ville.now() + timedelta(days=days):%Y-%m-%dT09:00}" for days in (2, 4))
    wrong = batch(bureau, "suspendre", two, le=end, jusqua=start)
    assert wrong.status == 400 and wrong.xpath("string(//h:input[@id = 'jusqua']/@aria-invalid)") == "true"
    page = batch(bureau, "suspendre", two, le=start, jusqua=end)
    assert "C’est prévu pour 2 démarches" in page.avis
    assert all("Suspendu le" in modes(page)[code] for code in two)
