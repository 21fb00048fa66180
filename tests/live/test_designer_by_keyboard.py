"""The form designer without a mouse, in a real browser, in light and in dark."""

from __future__ import annotations

import pytest
from clerk import Clerk
from keyboard import Keyboard
from playwright.sync_api import Page, expect

CODE = "changement-adresse"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_field_is_added_set_moved_conditioned_and_removed(page: Page, platform, scheme: str) -> None:
    Clerk.hire(platform)
    page.emulate_media(color_scheme=scheme)
    clerk, keys = Clerk(page, platform.base, CODE), Keyboard(page)
    page.goto(f"{platform.base}/demoville/bo/identification")
    keys.write("identifiant", "moreau")
    keys.write("motDePasse", "Tilleul-Moulin-27")
    keys.press("Ouvrir la session")
    clerk.open()
    if not page.locator(".bo-tree").count():
        keys.press("Ouvrir un brouillon")

    clerk.open(page="foyer")
    keys.skip()
    keys.press("Ajouter un champ")
    keys.skip()
    keys.write("libelle", "Nombre de chats")
    keys.choose("type", "Nombre entier")
    keys.reach(nom="obligatoire")
    page.keyboard.press("Space")
    keys.press("Ajouter le champ")
    clerk.told("ajouté")

    keys.skip()
    keys.write("maximum", "12")
    keys.choose("condition.1.champ", "Nouvelle adresse")
    keys.choose("condition.1.operateur", "a une r")
    keys.reach("Réglages avancés")
    page.keyboard.press("Space")
    keys.reach(nom="nom")
    expect(page.locator("[name=nom]").first).to_have_value("nombreChats")
    keys.press("Enregistrer le champ")
    clerk.told("modifié")
    expect(page.locator("[name=maximum]").first).to_have_value("12")

    keys.skip()
    keys.press("Monter")
    clerk.told("déplacé")
    keys.skip()
    keys.press("Supprimer")
    keys.skip()
    keys.press("Supprimer")
    clerk.told("supprimé")


def test_the_condition_of_an_action_is_chosen_without_an_expression(page: Page, platform) -> None:
    Clerk.hire(platform)
    clerk, keys = Clerk(page, platform.base, CODE), Keyboard(page)
    clerk.sign_in()
    clerk.open()
    if not page.locator(".bo-tree").count():
        clerk.press("Ouvrir un brouillon")
    process = f"{platform.base}/demoville/bo/teleservices/{CODE}/processus"
    page.goto(process)
    action = page.locator("main a[href*='/actions/']").first.evaluate("link => link.href")

    page.goto(action)
    keys.choose("condition.1.champ", "Le paiement")
    keys.choose("condition.1.operateur", "a une r")
    keys.choose("condition.2.champ", "Nombre d")
    keys.choose("condition.2.operateur", "est au moins")
    keys.write("condition.2.valeur", "2")
    keys.press("Enregistrer l’action")

    page.goto(action)
    expect(page.locator("[name='condition.2.champ']")).to_have_value("../dossier/passage")
    expect(page.locator("[name=condition]")).to_be_hidden()
    page.get_by_text("Expression d’expert", exact=True).first.click()
    expect(page.locator("[name=condition]")).to_have_value("../dossier/paye and ../dossier/passage >= 2")
