"""Every screen of a filled town under axe-core, wide and light, then 320 pixels wide and dark: nothing to say.

Pages are found by following links, so a new one is looked at without a word here; one that no link leads to fails.
"""

from __future__ import annotations

import base64
from collections.abc import Iterator

import pytest
from accessibility import Auditor, auditing, sign_in
from crawl import crawl, pages
from demo_town import ADMINISTRATOR, AGENT, CITIZEN, Town, demo_town
from playwright.sync_api import Browser, Page

__all__ = ["demo_town"]
PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
# they show the same stylesheets without a page around, or lead elsewhere at once
NO_PAGE = {
    "fragments/services/<code>/<vue>",
    "fragments/compte/<vue>",
    "services/<code>/paiement",
    "compte/dossiers/<numero>/paiement",
}
# a button of a form leads there: to the page of the preview
BUTTONS = {
    "bo/teleservices/<code>/formulaire/apercu/services/<service>/formulaire",
}


@pytest.fixture
def auditor(chromium: Browser) -> Iterator[Auditor]:
    with auditing(chromium) as found:
        yield found


def press(page: Page, button: str, **entries: str) -> None:
    """Fill, then press, whatever the browser thinks of what is missing."""
    for nom, value in entries.items():
        page.fill(f"[name='{nom}']", value)
    page.evaluate("for (const form of document.forms) form.noValidate = true")
    with page.expect_navigation():
        page.locator(button).first.click()


def forward(page: Page) -> None:
    press(page, ".wsc-bar button[value=suivante]")


def first_dossier(page: Page, address: str) -> str:
    page.goto(address)
    return str(page.locator("table a").first.evaluate("link => link.href"))


def jump(page: Page, base: str, code: str) -> None:
    """To a page of the form with every type of field."""
    page.goto(f"{base}/services/composants/formulaire")
    page.evaluate("code => { document.querySelector('.wsc-bar button[value=suivante]').value = `page:${code}`; }", code)
    press(page, f".wsc-bar button[value='page:{code}']")


def deposit(auditor: Auditor, base: str) -> str:
    """File a demande, looking at its last reading and its confirmation; gives the address of the dossier's page."""
    page = auditor.page
    page.goto(f"{base}/services/terrasse/formulaire")
    page.fill("[name=surface]", "12")
    forward(page)
    page.fill("[name='demandeur.nomNaissance']", "Astier")
    page.fill("[name='demandeur.courriel']", "h.astier@courriel.example")
    forward(page)
    auditor.look("last reading")
    press(page, ".wsc-bar button[value=envoyer]")
    auditor.look("confirmation")
    return str(page.locator("a[href*='/suivi?']").first.evaluate("link => link.href"))


def test_the_form_in_each_of_its_states(auditor: Auditor, demo_town: Town) -> None:
    page = auditor.page
    for code in ("textes", "choix", "groupes"):
        jump(page, demo_town.base, code)
        auditor.look(f"{code}: blank")
        press(page, ".wsc-bar button[value=suivante]")
        assert page.locator("[role=alert]").is_visible()
        auditor.look(f"{code}: wrong")
    page.locator("button[value='ajouter:personne']").click()
    page.set_input_files("[name=pieceJointe]", [{"name": "photo.png", "mimeType": "image/png", "buffer": PNG}])
    page.get_by_text("reçu et vérifié").wait_for()
    auditor.look("groupes: two persons, a file")
    page.set_input_files("[name=pieceJointe]", [{"name": "b.png", "mimeType": "image/png", "buffer": b"MZ"}])
    page.get_by_text("n’est pas d’un format admis").wait_for()
    auditor.look("groupes: a file refused")
    jump(page, demo_town.base, "choix")
    page.check("[name=choix][value=b]")
    page.locator("[data-nom=precision]").wait_for(state="visible")
    auditor.look("choix: a field that an answer shows")


def test_a_citizen_without_an_account_sees_nothing_else(auditor: Auditor, demo_town: Town) -> None:
    page, base = auditor.page, demo_town.base
    starts = (f"{base}/services/acte-naissance", f"{base}/compte/message-envoye", demo_town.payment())
    met = crawl(auditor, "citoyen", f"{base}/", *starts, f"{base}/compte/confirmer?jeton=perime", f"{base}/nulle-part")
    auditor.visit(deposit(auditor, base))
    page.goto(f"{base}/services/sejour/formulaire")
    press(page, "button[value=enregistrer]")
    auditor.look("draft kept")
    for path, button in (("suivi", "main button"), ("compte/identification", "main button"),
                         ("compte/inscription", "main button"), ("services/sejour/brouillon", "main button")):  # fmt: skip
        page.goto(f"{base}/{path}")
        press(page, button)
        auditor.look(f"{path}: wrong")
    assert {"", "services/<code>", "services/<code>/formulaire", "paiement-essai"} <= met


def test_a_citizen_at_home_in_the_account(auditor: Auditor, demo_town: Town) -> None:
    base = demo_town.base
    sign_in(auditor.page, base, "compte", "courriel", CITIZEN)
    met = crawl(auditor, "citoyen", f"{base}/compte/")
    auditor.page.goto(f"{base}/compte/")
    numbers = auditor.page.eval_on_selector_all("a[href*='/compte/dossiers/']", "links => links.map(one => one.href)")
    for address in dict.fromkeys(one.split("#")[0].split("/recap")[0] for one in numbers):
        auditor.visit(address)
    assert {rule for rule in pages("citoyen") if rule.startswith("compte")} - met <= NO_PAGE | {
        "compte/identification", "compte/inscription", "compte/confirmer", "compte/message-envoye",
    }  # fmt: skip


def test_somebody_invited_answers_by_a_link(auditor: Auditor, demo_town: Town) -> None:
    page, base = auditor.page, demo_town.base
    followed = deposit(auditor, base)
    numero = followed.partition("numero=")[2].partition("&")[0]
    sign_in(page, base, "bo", "identifiant", AGENT)
    auditor.visit(f"{base}/bo/dossiers/{numero}")
    auditor.visit(f"{base}/bo/dossiers/{numero}/action?nom=mesurer")
    press(page, "button[value=mesurer]")
    auditor.look("the form of an action: wrong")
    page.goto(f"{base}/bo/dossiers/{numero}")
    press(page, "button[value=inviterAbf]")
    (link,) = (mail for mail in demo_town.mails() if "/invitations/" in mail)
    auditor.visit(f"{base}/invitations/{link.split('/invitations/')[1].split()[0]}")


def test_an_agent_in_the_back_office(auditor: Auditor, demo_town: Town) -> None:
    page, base = auditor.page, demo_town.base
    auditor.visit(f"{base}/bo/identification")
    press(page, "main button")
    auditor.look("bo/identification: wrong")
    sign_in(page, base, "bo", "identifiant", AGENT)
    for address in page.eval_on_selector_all("table a", "links => links.map(one => one.href)"):
        auditor.visit(address)


def test_an_administrator_in_every_page(auditor: Auditor, demo_town: Town) -> None:
    page, base = auditor.page, demo_town.base
    card = f"{base}/bo/teleservices/acte-naissance"
    sign_in(page, base, "bo", "identifiant", ADMINISTRATOR)
    page.goto(card)
    press(page, "button[value=ouvrir]")
    page.goto(f"{base}/bo/integrateurs")
    press(page, "button[value=enregistrer]", nom="Logiciel d’état-civil")
    press(page, "button[value=creer]", libelle="Production")
    auditor.look("bo/integrateurs: a key")
    page.goto(f"{base}/bo/teleservices/incident-voirie")
    for button in ("ouvrir", "publier"):
        press(page, f"button[value={button}]")
    starts = [first_dossier(page, f"{base}/bo/?filtre={filtre}") for filtre in ("clos", "a-traiter")]
    starts += [
        f"{base}/bo/",
        f"{base}/bo/teleservices/incident-voirie/migration",
        f"{card}/formulaire?champ=nomParent1",
        f"{base}/bo/nulle-part",
    ]
    met = crawl(auditor, "agent", card, *starts)
    assert pages("agent") - met <= BUTTONS | {"bo/identification"}
    for path, button in (
        ("teleservices/nouveau", "main button"), ("agents", "button[value=enregistrer]"),
        ("acteurs", "button[value=enregistrer]"), ("integrateurs", "button[value=enregistrer]"),
        ("teleservices", "#lot button"), ("agendas/nouvelle", "main .bo-button--main"),
        ("teleservices/acte-naissance/formulaire?panneau=page-nouvelle", "form .bo-button--main"),
        ("teleservices/acte-naissance/processus/etapes/demande-initiale/actions/nouvelle", "main .bo-button--main"),
    ):  # fmt: skip
        page.goto(f"{base}/bo/{path}")
        press(page, button)
        auditor.look(f"{path}: wrong")
