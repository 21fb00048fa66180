"""The form in a real browser: conditions and computed values while people type, files at once, and no script at all."""

from __future__ import annotations

import base64

from playwright.sync_api import Browser, Page, expect

PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


def forward(page: Page) -> None:
    page.locator(".wsc-bar button[value=suivante]").click()


def household(page: Page, town: str, revenu: str = "900") -> None:
    page.goto(f"{town}/services/sejour/formulaire")
    page.fill("[name=courriel]", "a@exemple.fr")
    page.fill("[name=revenu]", revenu)
    page.fill("[name=parts]", "2,5")


def test_a_computed_value_and_what_it_shows_follow_the_typing(page: Page, town: str) -> None:
    household(page, town, "2 000,00 €")
    expect(page.locator("#quotient")).to_have_text("800")
    expect(page.locator("[data-nom=bourse]")).to_be_hidden()
    page.fill("[name=revenu]", "900")
    expect(page.locator("#quotient")).to_have_text("360")
    expect(page.locator("[data-nom=bourse]")).to_be_visible()
    assert "bourse" in page.input_value("[name=_vus]").split()
    page.fill("[name=parts]", "")
    expect(page.locator("#quotient")).to_have_text("calculé d’après vos réponses")
    expect(page.locator("[data-nom=bourse]")).to_be_hidden()


def test_a_repeated_group_computes_in_each_block_from_the_pages_before(page: Page, town: str) -> None:
    household(page, town)
    page.check("[name=bourse][value=true]")
    forward(page)
    page.fill("[name='enfant.1.prenom']", "Léa")
    page.fill("[name='enfant.1.nuits']", "3")
    expect(page.locator("#enfant-1-tarif")).to_have_text("33,35\u00a0€")
    page.get_by_role("button", name="Ajouter").click()
    page.fill("[name='enfant.2.prenom']", "Tom")
    page.fill("[name='enfant.2.nuits']", "10")
    expect(page.locator("#enfant-2-tarif")).to_have_text("111,15\u00a0€")
    forward(page)
    expect(page.locator("#total")).to_have_text("144,50\u00a0€")
    expect(page.locator("#acompte")).to_have_text("43,35\u00a0€")
    forward(page)
    expect(page.get_by_text("144,50\u00a0€")).to_be_visible()
    page.locator(".wsc-bar button[value=envoyer]").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Votre demande est envoyée")


def test_a_field_hidden_by_an_answer_is_neither_asked_nor_kept(page: Page, town: str) -> None:
    jump(page, town, "choix")
    expect(page.locator("[data-nom=precision]")).to_be_hidden()
    page.check("[name=choix][value=b]")
    page.fill("[name=precision]", "Une précision")
    page.check("[name=choix][value=a]")
    expect(page.locator("[data-nom=precision]")).to_be_hidden()
    page.check("[name=engagement]")
    forward(page)
    assert page.locator("[role=alert]").is_visible()
    expect(page.locator("[role=alert]")).not_to_contain_text("précision")
    expect(page.locator("[data-nom=precision]")).to_be_hidden()
    assert "precision" not in page.get_attribute("form[data-vue]", "data-vue")


def jump(page: Page, town: str, code: str) -> None:
    """To a page of the form with every type of field, without answering those before."""
    page.goto(f"{town}/services/composants/formulaire")
    page.evaluate(
        """code => {
          const form = document.querySelector('form[data-vue]');
          const go = Object.assign(document.createElement('button'), {name: '_aller', value: `page:${code}`});
          form.append(go);
          go.click();
        }""",
        code,
    )
    page.wait_for_selector(f"[name=_page][value={code}]", state="attached")


def photos(page: Page, town: str) -> None:
    jump(page, town, "groupes")


def test_files_go_at_once_one_by_one_and_can_be_removed(page: Page, town: str) -> None:
    photos(page, town)
    chosen = [{"name": f"photo {rank}.png", "mimeType": "image/png", "buffer": PNG} for rank in (1, 2, 3)]
    page.set_input_files("[name=pieceJointe]", chosen)
    expect(page.locator(".wsc-files li")).to_have_count(2)
    expect(page.locator("[name='pieceJointe.jeton']")).to_have_count(2)
    expect(page.locator("[name=pieceJointe]")).to_be_disabled()
    expect(page.get_by_text("reçu et vérifié")).to_have_count(2)
    page.get_by_role("button", name="Retirer photo 1.png").click()
    expect(page.locator(".wsc-files li")).to_have_count(1)
    page.locator("button[value='ajouter:personne']").click()
    expect(page.locator(".wsc-files li")).to_have_count(1)
    expect(page.locator(".wsc-files-name")).to_have_text("photo 2.png")


def test_a_file_that_is_not_what_its_name_says_is_told_at_once(page: Page, town: str) -> None:
    photos(page, town)
    fake = {"name": "programme.png", "mimeType": "image/png", "buffer": b"MZ not a picture"}
    page.set_input_files("[name=pieceJointe]", [fake])
    expect(page.get_by_text("n’est pas d’un format admis")).to_be_visible()
    expect(page.locator("[name='pieceJointe.jeton']")).to_have_count(0)


def test_a_draft_kept_once_follows_the_typing(page: Page, town: str) -> None:
    household(page, town)
    page.wait_for_timeout(300)
    page.get_by_role("button", name="Enregistrer et continuer plus tard").click()
    page.get_by_role("link", name="Continuer maintenant").click()
    page.evaluate("document.querySelector('form[data-vue]').dataset.pause = '50'")
    page.fill("[name=revenu]", "1234")
    expect(page.locator("[data-garde]")).to_contain_text("Brouillon enregistré à")
    page.goto(page.url)
    expect(page.locator("[name=revenu]")).to_have_value("1234")


def test_the_form_of_an_action_follows_its_answers(page: Page, town: str) -> None:
    page.goto(f"{town}/services/controle/formulaire")
    for button in ("suivante", "envoyer"):
        page.locator(f".wsc-bar button[value={button}]").click()
    page.locator("a[href*='/suivi?']").first.click()
    citizen = page.url
    asks(page, "preciser", "[data-nom=ecart]")
    numero = citizen.partition("numero=")[2].partition("&")[0]
    page.goto(f"{town}/bo/identification")
    page.fill("[name=identifiant]", "durand")
    page.fill("[name=motDePasse]", "Tilleul-Moulin-27")
    page.press("[name=motDePasse]", "Enter")
    page.get_by_role("heading", level=1).wait_for()
    page.goto(f"{town}/bo/dossiers/{numero}/action?nom=clore")
    asks(page, "clore", "[data-nom=ecart]")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Controle")


def asks(page: Page, action: str, more: str) -> None:
    """What depends on an answer comes and goes with it; then the action is done."""
    entry = f"[name='champ.{action}.conforme']"
    expect(page.locator(more)).to_be_hidden()
    page.check(f"{entry}[value=false]")
    expect(page.locator(more)).to_be_visible()
    page.check(f"{entry}[value=true]")
    expect(page.locator(more)).to_be_hidden()
    page.locator(f"form:has({entry}) button[type=submit]").last.click()
    page.get_by_role("status").wait_for()


def test_everything_works_without_the_script(chromium: Browser, town: str) -> None:
    with chromium.new_context(java_script_enabled=False) as profile:
        page = profile.new_page()
        household(page, town)
        forward(page)
        expect(page.get_by_text("ajoutent des questions")).to_have_count(0)
        page.fill("[name='enfant.1.prenom']", "Léa")
        page.fill("[name='enfant.1.nuits']", "10")
        forward(page)
        expect(page.locator("#total")).to_have_text("111,15\u00a0€")
        forward(page)
        page.locator(".wsc-bar button[value=envoyer]").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Votre demande est envoyée")
