"""Take the pictures of README and guides from a running `wsc demo`: `python docs/images/take.py [port]`."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

HERE = Path(__file__).parent
PORT = int(sys.argv[1]) if len(sys.argv) > 1 else 8080
TOWN, SITE = f"http://localhost:{PORT}/demoville", f"http://localhost:{PORT + 1}"


def shoot(page: Page, name: str, height: int) -> None:
    """One picture, cut at `height` pixels so that it stays readable in a page."""
    page.evaluate("document.activeElement && document.activeElement.blur()")
    page.screenshot(path=HERE / f"{name}.png", clip={"x": 0, "y": 0, "width": 1280, "height": height}, full_page=True)


def sign_in(page: Page, who: str) -> None:
    """An agent of the demonstration, in place of whoever was signed in."""
    page.context.clear_cookies()
    page.goto(f"{TOWN}/bo/identification")
    page.fill("[name=identifiant]", who)
    page.fill("[name=motDePasse]", f"Mairie-{who.title()}-2026")
    with page.expect_navigation():
        page.press("[name=motDePasse]", "Enter")


def press(page: Page, selector: str) -> None:
    with page.expect_navigation():
        page.locator(selector).first.click()


def citizen(page: Page) -> None:
    page.goto(f"{TOWN}/services/acte-naissance")
    shoot(page, "service", 1000)
    page.goto(f"{TOWN}/services/acte-naissance/formulaire")
    page.check("input[name=typeActe][value=extraitSansFiliation]")
    page.check("input[name=qualiteDemandeur][value=titulaire]")
    page.click(".wsc-bar button[value=suivante]")
    page.fill("[name=nomTitulaire]", "Astier")
    for part, value in (("jour", "14"), ("mois", "7"), ("annee", "2062")):
        page.fill(f'[name="dateNaissanceTitulaire.{part}"]', value)
    page.click(".wsc-bar button[value=suivante]")
    shoot(page, "formulaire", 1300)
    page.goto(f"{TOWN}/compte/identification")
    page.fill("[name=courriel]", "h.astier@courriel.example")
    page.fill("[name=motDePasse]", "Compte-Astier-2026")
    with page.expect_navigation():
        page.press("[name=motDePasse]", "Enter")
    shoot(page, "compte", 1100)


THEMES = {
    "aide-sociale": "logement-social",
    "elections": "inscription-electorale",
    "etat-civil": "dossier-mariage",
    "population": "passeport",
    "urbanisme": "permis-construire",
    "vie-culturelle-et-associative": "reservation-spectacle",
}


def themes(page: Page) -> None:
    """One page of each theme: what a citizen reads first, a slot to choose, a computation with its result."""
    for theme, code in THEMES.items():
        page.goto(f"{TOWN}/services/{code}")
        shoot(page, f"theme-{theme}", 1100)
    page.goto(f"{TOWN}/services/rendez-vous-elu/formulaire")
    page.check("input[name=typeRdv][value=permanence]")
    page.check("input[name=permanence][value=permanence-gare]")
    page.select_option("[name=sujet]", "voirie")
    page.fill("[name=objetDetaille]", "Le trottoir de la rue de la Gare est trop étroit pour une poussette.")
    page.check("input[name=qualite][value=habitant]")
    page.click(".wsc-bar button[value=suivante]")
    shoot(page, "theme-vie-quotidienne", 1100)
    page.goto(f"{TOWN}/services/simulation-quotient-familial/formulaire")
    page.check("[name=situationFamiliale][value=couple]")
    page.fill("[name=enfants]", "2")
    page.click(".wsc-bar button[value=suivante]")
    for nom, value in (("revenusAnnuels", "24 000"), ("revenusConjoint", "6 000"), ("prestationsMensuelles", "148,52")):
        page.fill(f"[name={nom}]", value)
    page.click(".wsc-bar button[value=suivante]")
    shoot(page, "theme-vie-scolaire", 1100)


def agent(page: Page) -> None:
    sign_in(page, "durand")
    shoot(page, "bo-dossiers", 620)
    page.click("table a >> nth=0")
    page.wait_for_load_state()
    shoot(page, "bo-dossier", 1100)


def administrator(page: Page) -> None:
    """The form designer, over the draft of a téléservice; the draft is given up at the end."""
    form = f"{TOWN}/bo/teleservices/acte-naissance"
    sign_in(page, "royer")
    page.goto(f"{form}/formulaire")
    if page.locator("button[value=ouvrir]").count():
        with page.expect_navigation():
            page.click("button[value=ouvrir]")
    page.goto(f"{form}/formulaire?champ=nomParent1")
    page.wait_for_load_state("networkidle")
    shoot(page, "bo-formulaire", 1180)
    page.goto(f"{form}/formulaire?panneau=ajouter&page=acte")
    page.wait_for_load_state("networkidle")
    shoot(page, "bo-formulaire-ajouter", 620)
    page.goto(form)
    with page.expect_navigation():
        page.click("button[value=abandonner]")


def process(page: Page) -> None:
    """A process: tree, an action, silence, a dossier played, dossiers moved. What is published stays so."""
    card = f"{TOWN}/bo/teleservices/acte-naissance"
    sign_in(page, "royer")
    page.goto(f"{card}/processus")
    if page.locator("form[action$=brouillon] button").count():
        press(page, "form[action$=brouillon] button")
    page.goto(f"{card}/processus")
    shoot(page, "processus", 1250)
    page.goto(f"{card}/processus/etapes/prise-en-charge/actions/demanderComplement")
    shoot(page, "action", 1950)
    page.goto(f"{card}/processus/silence")
    shoot(page, "silence", 1150)
    page.goto(f"{card}/processus/simulation")
    press(page, "button[value^='prendreEnCharge@']")
    press(page, "button[value^='valider@']")
    shoot(page, "simulation", 900)
    page.goto(f"{card}/processus/chemins")
    shoot(page, "chemins", 700)
    page.goto(f"{card}/processus/silence")
    page.fill("[name='silence.1.delai']", "3")
    press(page, "button[value=enregistrer]")
    page.goto(card)
    press(page, "button[value=publier]")
    page.goto(f"{card}/migration")
    shoot(page, "migration", 560)


def software(page: Page) -> None:
    """Software that calls by a key of its own, which is revoked before the picture."""
    sign_in(page, "royer")
    page.goto(f"{TOWN}/bo/integrateurs")
    for nom, mail in (("Voirie Plus", "contact@voirie.example"), ("Civil 2000", "support@civil.example")):
        page.fill("[name=nom]", nom)
        page.fill("[name=courriel]", mail)
        press(page, "main button[value=enregistrer]")
        page.goto(f"{TOWN}/bo/integrateurs")
    page.goto(f"{TOWN}/bo/integrateurs?integrateur=voirie-plus")
    for usage in ("Production", "Essai"):
        page.fill("[name=libelle]", usage)
        press(page, "button[value=creer]")
    press(page, "button[value=revoquer]")
    page.goto(f"{TOWN}/bo/integrateurs?integrateur=voirie-plus")
    shoot(page, "bo-logiciels", 860)


def manager(page: Page) -> None:
    """Who gives dossiers to others, and searches them."""
    sign_in(page, "royer")
    page.goto(f"{TOWN}/bo/recherche?mots=astier&teleservice=acte-naissance")
    shoot(page, "bo-recherche", 800)
    press(page, "tbody th a")
    press(page, "a[href$=affectation]")
    shoot(page, "bo-affectation", 560)


def main() -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1280, "height": 900}, locale="fr-FR")
        citizen(page)
        page.context.clear_cookies()
        themes(page)
        agent(page)
        manager(page)
        administrator(page)
        process(page)
        software(page)
        page.goto(SITE)
        shoot(page, "site", 1000)
        browser.close()


if __name__ == "__main__":
    main()
