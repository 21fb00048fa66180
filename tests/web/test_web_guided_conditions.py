"""Conditions of a process without XPath, by pages alone: chosen in rows, read back in rows, the expression left to who
knows it. The same component as in the form designer."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from browser import Browser, Page
from web_journeys import sign_in_agent
from web_platform import Platform

CARD = "/demoville/bo/teleservices/acte-naissance"
ACTION = f"{CARD}/processus/etapes/prise-en-charge/actions/prendreEnCharge"
TYPE = {"champ": "typeActe", "operateur": "egal", "valeur": "Copie intégrale"}
PAID = {"champ": "../dossier/paye", "operateur": "oui"}


@pytest.fixture(scope="module")
def admin(platform: Platform) -> Iterator[Browser]:
    """An administrator; the draft of a téléservice is open, and given up at the end."""
    browser = platform.navigateur()
    sign_in_agent(browser, "royer")
    page = browser.open(CARD)
    browser.send(page, page.formulaire(button="ouvrir"), ("action", "ouvrir"))
    yield browser
    page = browser.open(CARD)
    browser.send(page, page.formulaire(button="abandonner"), ("action", "abandonner"))


def rows(*comparisons: dict[str, str], base: str = "condition.") -> dict[str, str]:
    return {f"{base}{n}.{nom}": text for n, one in enumerate(comparisons, 1) for nom, text in one.items()}


def value(page: Page, nom: str) -> str:
    chosen = f"//h:select[@name = '{nom}']//h:option[@selected]/@value"
    return page.xpath(f"normalize-space({chosen} | //h:input[@name = '{nom}']/@value | //h:textarea[@name = '{nom}'])")


def save(admin: Browser, address: str = ACTION, **values: str) -> Page:
    page = admin.open(address)
    return admin.send(page, page.formulaire(address.removeprefix(CARD)), ("geste", "enregistrer"), **values)


def saved(admin: Browser, address: str = ACTION, **values: str) -> Page:
    """The page again once what was given is kept."""
    page = save(admin, address, **values)
    assert page.status == 200 and "enregistré" in page.avis, page.erreurs()
    return admin.open(address)


def test_a_field_an_operator_and_a_value_are_chosen_and_read_back(admin: Browser) -> None:
    page = saved(admin, **rows(TYPE, PAID), **{"condition.liaison": "ou"})
    paid = "(../dossier/paye = 'true' or ../dossier/paye = '1')"
    assert value(page, "condition") == f"typeActe = 'copieIntegrale' or {paid}"
    assert value(page, "condition.liaison") == "ou"
    assert [value(page, f"condition.1.{nom}") for nom in TYPE] == list(TYPE.values())
    assert [value(page, f"condition.2.{nom}") for nom in PAID] == list(PAID.values())
    assert page.xpath("//h:select[@name = 'condition.3.champ']"), "one more row is offered"
    assert not page.xpath("//h:details[@open][.//h:textarea[@name = 'condition']]"), "the expression is folded"
    page = saved(admin)
    assert value(page, "condition.2.champ") == "../dossier/paye", "saved untouched, it stays"
    page = saved(admin, **{"condition.1.champ": "", "condition.2.champ": ""})
    assert value(page, "condition") == "", "no row, no condition"


def test_everything_a_condition_may_read_is_offered_by_its_name(admin: Browser) -> None:
    page = admin.open(ACTION)
    groups = page.xpath("//h:select[@name = 'condition.1.champ']/h:optgroup/@label")
    assert {"Le dossier", "Les avis demandés", "Les actions déjà faites et leurs réponses"} < set(groups)
    words = page.xpath("//h:select[@name = 'condition.1.champ']//h:option")
    named = {one.get("value"): one.text for one in words}
    assert named["../avis/favorables"] == "Nombre d’avis favorables"
    assert named["demandeur/courriel"].startswith("Vos coordonnées › ") or " › " in named["demandeur/courriel"]
    assert any(path.startswith("../actions/demanderComplement") for path in named)
    assert page.xpath("//h:datalist//h:option[@value = 'Copie intégrale']"), "the answers of choices are proposed"


def test_an_expert_changes_the_expression_and_what_is_too_rich_stays_so(admin: Browser) -> None:
    saved(admin, **rows(TYPE))
    page = saved(admin, condition="count(typeActe) > 0 and typeActe != 'copieIntegrale'")
    assert value(page, "condition").startswith("count(typeActe) > 0"), "what the expert changed counts"
    rich = "string-length(nomTitulaire) > 3"
    page = saved(admin, condition=rich)
    assert value(page, "condition") == rich and value(page, "condition.1.champ") == ""
    assert page.xpath("//h:details[@open][.//h:textarea[@name = 'condition']]")
    assert value(saved(admin, libelle="Valider le dossier"), "condition") == rich, "another change leaves it"
    assert value(saved(admin, **rows(TYPE)), "condition") == "typeActe = 'copieIntegrale'", "a row replaces it"


def test_an_answer_that_the_field_never_has_is_refused_beside_the_row(admin: Browser) -> None:
    page = save(admin, **rows(PAID, TYPE | {"valeur": "Acte sur parchemin"}))
    assert page.status >= 400
    assert "« Copie intégrale »".replace(" ", "") in page.erreurs()[0].replace("\xa0", "").replace(" ", "")
    assert page.xpath("string(//*[@role = 'alert']//h:a/@href)") == "#condition.1.champ"
    assert value(page, "condition.2.valeur") == "Acte sur parchemin", "what was typed stays"
    assert value(page, "condition.1.operateur") == "oui"


def test_silence_and_the_fields_of_an_action_have_the_same_rows(admin: Browser) -> None:
    silence = f"{CARD}/processus/silence"
    base = {"silence.1.effet": "rejet", "silence.1.delai": "2"}
    page = saved(admin, silence, **base, **rows(TYPE, base="silence.1.condition."))
    assert value(page, "silence.1.condition") == "typeActe = 'copieIntegrale'"
    fields = {
        "champ.1.libelle": "Registre trouvé", "champ.1.type": "booleen",
        "champ.2.libelle": "Pages", "champ.2.type": "entier",
    }  # fmt: skip
    page = saved(admin, **fields)
    assert not page.xpath("//h:select[@name = 'champ.2.condition.1.champ']//h:option[@value = 'typeActe']"), (
        "a field of an action reads its own form"
    )
    asked = {"champ": "registreTrouve", "operateur": "oui"}
    page = saved(admin, **rows(asked, base="champ.2.condition."))
    assert value(page, "champ.2.condition") == "(registreTrouve = 'true' or registreTrouve = '1')"
    assert value(page, "champ.2.condition.1.champ") == "registreTrouve"


def test_the_form_designer_leaves_the_expression_to_the_expert_too(admin: Browser) -> None:
    address = f"{CARD}/formulaire?champ=nombreExemplaires"

    def change(**values: str) -> str:
        page = admin.open(address)
        form = page.formulaire(button="champ")
        page = admin.send(page, form, ("geste", "champ"), **values)
        assert "modifié" in page.avis, page.erreurs()
        return value(admin.open(address), "condition")

    assert change(**rows(TYPE)) == "typeActe = 'copieIntegrale'"
    assert change(condition="string-length(typeActe) > 3") == "string-length(typeActe) > 3"
    assert change(**rows(TYPE)) == "typeActe = 'copieIntegrale'"
    assert change(**{"condition.1.champ": ""}) == ""
