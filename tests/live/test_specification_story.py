"""The process of the specification's screen, made in a real browser from nothing, with clicks and typing: drawn, played,
published, printed; a citizen files, an agent treats the dossier to its end, time ends another."""

from __future__ import annotations

import io
from datetime import timedelta
from unicodedata import normalize

import pytest
from playwright.sync_api import Browser, Page, expect
from process_clerk import ProcessClerk
from pypdf import PdfReader
from specification_process import TREE

CODE = "acte-de-la-specification"
INTITULE = "Demander un acte à l’écran"
SERVICE = "Service État-civil"


@pytest.fixture
def clerk(chromium: Browser, platform):
    """The administrator's browser, which stays open."""
    ProcessClerk.hire(platform)
    with chromium.new_context(locale="fr-FR") as profile:
        clerk = ProcessClerk(profile.new_page(), platform.base, CODE)
        clerk.sign_in()
        yield clerk


def build(clerk: ProcessClerk) -> None:
    """The étapes and actions of the screen, in place of those of the skeleton."""
    clerk.begin(INTITULE, "État-civil", SERVICE)
    clerk.drop_action("Prise en charge", "Prendre en charge")
    clerk.drop_action("Prise en charge", "Retirer ma demande")
    clerk.etape("Préparation du document", known="Instruction")
    for name in ("Accepter la demande", "Refuser la demande", "Retirer ma demande"):
        clerk.drop_action("Préparation du document", name)
    clerk.etape("Envoi de l’acte à votre domicile", **{"Place parmi les autres (facultatif)": "4"})
    for last in ("7. ", "6. "):
        clerk.drop_etape(clerk.etape_of(last))
    clerk.action("Prise en charge", "Données Vérifiées", **{
        "Étape suivante": "3. Préparation du document", "Message au citoyen": "Demande n° … : prise en charge (prise-en-charge)",
    })  # fmt: skip
    clerk.action("Préparation du document", "Envoi du Document", **{
        "Étape suivante": "4. Envoi de l’acte à votre domicile",
    })  # fmt: skip
    clerk.action("Envoi de l’acte à votre domicile", "Confirmation de réception internet", **{
        "Acteur": "Usager", "Étape suivante": "5. Clôture", "Message au citoyen": "Votre dossier n° … est terminé (cloture)",
    })  # fmt: skip
    clerk.action("Envoi de l’acte à votre domicile", "Envoi de plus de 15 jours", **{
        "Acteur": "Système", "Étape suivante": "5. Clôture", "Message au citoyen": "Votre dossier n° … est terminé (cloture)",
        "Après": "15",
    })  # fmt: skip


def look_at(clerk: ProcessClerk) -> None:
    """The tree reads as in the specification, the diagram names all in whole words."""
    shown = [line.replace(" - ", " ") for line in clerk.tree()]
    moves = [line.replace("Vers l’étape", ">") for line in shown if line.startswith(("Vers", *"12345"))]
    assert moves == [line if line[0].isdigit() else line[line.index(">") :] for line in TREE]
    for line in TREE:
        words = line.removeprefix("- ").split(" >")[0]
        assert any(one.startswith(words) for one in shown), words
    expect(clerk.page.get_by_text("Rien à corriger")).to_be_visible()
    drawn = clerk.page.locator("svg.bo-graph text").evaluate_all("all => all.map(one => one.textContent)")
    assert {"4. Envoi de l’acte à votre domicile", "Confirmation de réception internet",
            "Envoi de plus de 15 jours", "Service État-civil · 2 jours ouvrés"} <= set(drawn)  # fmt: skip


def play(clerk: ProcessClerk) -> None:
    """A dossier in the draft, to its end by time, kept as a test."""
    clerk.click("Jouer un dossier d’essai")
    clerk.click("Données Vérifiées")
    clerk.click("Envoi du Document")
    clerk.fill(**{"Nombre de jours": "16"})
    clerk.click("Laisser passer")
    expect(clerk.page.locator("#t-histoire + ol")).to_contain_text("Envoi de plus de 15 jours")
    clerk.fill(**{"Nom de la simulation": "Sans nouvelles de l’usager"})
    clerk.click("Enregistrer la simulation")
    expect(clerk.page.get_by_text("Réussie")).to_be_visible()


def print_out(clerk: ProcessClerk) -> None:
    """The page of the process on A4."""
    clerk.click("Retour au processus")
    margins = dict.fromkeys(("top", "bottom", "left", "right"), "15mm")
    pdf = PdfReader(io.BytesIO(clerk.page.pdf(format="A4", margin=margins)))
    text = " ".join(normalize("NFKC", " ".join(one.extract_text() for one in pdf.pages)).split())
    for words in ("Données Vérifiées", "Envoi de plus de 15 jours", "Vision du citoyen", "3. Préparation du document"):
        assert words in text, words
    assert len(pdf.pages) <= 4


def publish(clerk: ProcessClerk) -> None:
    """From the notice that nothing is wrong to what citizens see."""
    clerk.click("Publier ou mettre en ligne sur la page de la démarche.")
    clerk.page.get_by_label("Cette valeur est la bonne").check()
    clerk.click("Enregistrer ces valeurs")
    clerk.click("Publier")
    clerk.click("Mettre en ligne")
    clerk.told("La démarche est en ligne")


CITIZEN = {
    "nomNaissance": "Astier", "prenoms": "Hélène", "courriel": "h.astier@courriel.example",
    "adresse": "12 rue des Tilleuls", "codePostal": "95999", "commune": "Démoville",
}  # fmt: skip


def filed(page: Page, base: str) -> str:
    """What a citizen files, from the list of the town's services; the number of the dossier, on its page."""
    page.goto(f"{base}/demoville/")
    page.get_by_role("link", name=INTITULE).first.click()
    page.get_by_role("link", name="Commencer").first.click()
    for nom, value in CITIZEN.items():
        page.locator(f"[name='demandeur.{nom}']").first.fill(value)
    page.locator(".wsc-bar button[value=suivante]").click()
    page.locator(".wsc-bar button[value=envoyer]").click()
    numero = page.locator(".wsc-done-number").inner_text()
    page.locator("main").get_by_role("link", name="Suivre").first.click()
    return numero


def treat(agent: ProcessClerk, numero: str, action: str) -> None:
    """From the list of dossiers to the notice that it is done."""
    agent.menu("À traiter")
    agent.click(numero)
    agent.click(action)
    agent.told("c’est fait")


@pytest.fixture
def agent(chromium: Browser, platform):
    """An agent of the department, in her own browser."""
    with chromium.new_context(locale="fr-FR") as profile:
        agent = ProcessClerk(profile.new_page(), platform.base, CODE)
        agent.sign_in("durand")
        yield agent


def test_the_process_of_the_specification_is_made_and_run_in_a_browser(
    platform, clerk: ProcessClerk, page: Page, agent: ProcessClerk
) -> None:
    build(clerk)
    look_at(clerk)
    play(clerk)
    print_out(clerk)
    publish(clerk)
    closed_by_the_citizen(platform, page, agent)
    closed_by_time(platform, page, agent)


def closed_by_the_citizen(platform, page: Page, agent: ProcessClerk) -> None:
    numero = filed(page, platform.base)
    treat(agent, numero, "Données Vérifiées")
    treat(agent, numero, "Envoi du Document")
    page.reload()
    page.get_by_role("button", name="Confirmation de réception internet").click()
    agent.menu("Clos")
    agent.click(numero)
    expect(agent.page.get_by_text("Ce dossier est clos.")).to_be_visible()
    expect(agent.page.locator("#journal")).to_contain_text("Confirmation de réception internet")
    platform.work()
    assert sum(numero in mail["Subject"] for mail in platform.mails) >= 3


def closed_by_time(platform, page: Page, agent: ProcessClerk) -> None:
    numero = filed(page, platform.base)
    treat(agent, numero, "Données Vérifiées")
    treat(agent, numero, "Envoi du Document")
    platform.clock.shift += timedelta(days=16)
    platform.work()
    page.reload()
    expect(page.locator("main")).to_contain_text("Clôture")
