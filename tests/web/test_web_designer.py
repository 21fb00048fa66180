"""The form designer without a script: the tree, the panels, what is refused, the preview and its protections."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from browser import Browser, Page
from web_platform import MOT_DE_PASSE, Platform

from wsc_soap.operations.installation import install_agent
from wsc_soap.xmlio.expansion import assemble
from wsc_soap.xmlio.library import Library

CODE = "changement-adresse"
PATH = f"/demoville/bo/teleservices/{CODE}/formulaire"


@pytest.fixture
def clerk(platform: Platform) -> Browser:
    """A clerk signed in, before the fresh draft of a delivered téléservice; the other town has one too."""
    storage, library = platform.installation.platform.storage, Library()
    for town in ("demoville", "saint-exemple"):
        install_agent(
            storage, town, "moreau", MOT_DE_PASSE, civilite="Mme", nom="Moreau", prenom="Claire",
            profil="gestionnaire", services=("population",),
        )  # fmt: skip
        with storage.write(town) as unit:
            unit.brouillons.delete(CODE)
            document = assemble(library.document(CODE), library)
            unit.brouillons.add(CODE, document, 1, "Mme Moreau Claire", datetime.now(UTC))
            unit.commit()
    navigateur = platform.navigateur()
    page = navigateur.open("/demoville/bo/identification")
    navigateur.send(page, page.formulaire("identification"), identifiant="moreau", motDePasse=MOT_DE_PASSE)
    return navigateur


def press(clerk: Browser, page: Page, geste: str, **values) -> Page:
    """Fill the form that has this button, and press it."""
    form = page.formulaire("/formulaire", geste)
    return clerk.send(page, form, ("geste", geste), **{nom.replace("__", "."): v for nom, v in values.items()})


def value(page: Page, nom: str) -> str:
    return page.xpath(f"string((//h:*[@name = '{nom}'])[1]/@value)")


def test_every_page_and_field_is_a_link_of_the_tree(clerk: Browser) -> None:
    page = clerk.open(f"{PATH}?champ=composition/nom")
    assert page.titre == "Formulaire : Changement d’adresse"
    links = page.xpath("//h:ul[@class = 'bo-tree']//h:a/@href")
    assert f"{PATH}?champ=composition/dateNaissance" in links and f"{PATH}?page=foyer" in links
    assert page.xpath("string(//h:ul[@class = 'bo-tree']//h:a[@aria-current])").strip() == "Nom et prénom"
    assert value(page, "libelle") == "Nom et prénom"


def test_a_field_is_added_filled_moved_copied_and_removed(clerk: Browser) -> None:
    page = clerk.open(f"{PATH}?panneau=ajouter&page=foyer")
    page = press(clerk, page, "ajouter", libelle="Nombre de chats", type="entier", obligatoire="true")
    assert page.avis == "Champ « Nombre de chats » ajouté."
    assert value(page, "nom") == "nombreChats"
    page = press(clerk, page, "champ", maximum="12", aide="Tous les chats.")
    assert (value(page, "maximum"), page.status) == ("12", 200)
    page = press(clerk, page, "monter")
    page = press(clerk, page, "dupliquer")
    assert value(page, "nom") == "nombreChats2"
    page = press(clerk, page, "deplacer", destination="groupe:composition")
    assert value(page, "nom") == "nombreChats2" and "champ=composition/nombreChats2" in page.address
    page = clerk.open(f"{page.address}&panneau=supprimer")
    page = press(clerk, page, "supprimer")
    assert "champ=composition" in page.address and page.avis == "Champ « Nombre de chats » supprimé."
    assert not page.xpath("//h:a[contains(@href, 'nombreChats2')]")


def test_a_condition_and_a_rule_are_written_in_rows(clerk: Browser) -> None:
    page = clerk.open(f"{PATH}?champ=composition/nom")
    row = {"condition__1__champ": "nouveauPays", "condition__1__operateur": "egal", "condition__1__valeur": "France"}
    page = press(clerk, page, "champ", **row)
    assert value(page, "condition.1.valeur") == "France"
    assert page.xpath("//h:select[@name = 'condition.2.champ']")
    page = press(clerk, page, "champ", condition__1__valeur="Atlantide")
    assert page.status == 422 and "Atlantide" in page.erreurs()[0]
    assert value(page, "condition.1.valeur") == "Atlantide"
    page = clerk.open(f"{PATH}?champ=composition/dateNaissance")
    rule = {"condition__1__champ": "composition/dateNaissance", "condition__1__operateur": "ageAuMoins",
            "condition__1__valeur": "18"}  # fmt: skip
    form = page.xpath("(//h:form[.//h:button[@value = 'regle']])[last()]")[0]
    values = {nom.replace("__", "."): v for nom, v in rule.items()} | {"message": "Dix-huit ans au moins"}
    page = clerk.send(page, form, ("geste", "regle"), **values)
    assert "Dix-huit ans au moins" in page.text and "enregistrée" in page.avis


def test_a_refusal_says_why_beside_its_entry_and_keeps_what_was_typed(clerk: Browser) -> None:
    page = clerk.open(f"{PATH}?champ=dateMouvement")
    page = press(clerk, page, "champ", nom="Date du mouvement", libelle="Jour du départ")
    assert page.status == 422 and page.xpath("//h:input[@id = 'nom'][@aria-invalid]")
    assert value(page, "libelle") == "Jour du départ"
    page = clerk.open(f"{PATH}?champ=nouveauPays&panneau=supprimer")
    page = press(clerk, page, "supprimer")
    assert page.status == 409 and any("nouveauCodePostal" in erreur for erreur in page.erreurs())


def test_two_clerks_do_not_overwrite_each_other(clerk: Browser) -> None:
    first = clerk.open(f"{PATH}?champ=composition/nom")
    press(clerk, clerk.open(f"{PATH}?champ=dateMouvement"), "champ", aide="Le jour même.")
    page = press(clerk, first, "champ", libelle="Identité")
    assert page.status == 409 and "modifié entre-temps" in page.erreurs()[0]


def test_pages_are_added_named_and_removed_and_an_empty_one_is_told(clerk: Browser) -> None:
    page = clerk.open(f"{PATH}?panneau=page-nouvelle")
    page = press(clerk, page, "page", titre="Vos animaux", intro="Un mot de chacun.")
    assert "page=animaux" in page.address and "Un point à corriger" in page.text
    page = press(clerk, page, "page-monter")
    page = press(clerk, page, "page", titre="Animaux")
    assert value(page, "titre") == "Animaux"
    page = clerk.open(f"{PATH}?page=animaux&panneau=supprimer")
    page = press(clerk, page, "page-supprimer")
    assert not page.xpath("//h:a[contains(@href, 'page=animaux')]")


def test_the_preview_is_the_form_itself_and_only_our_own_pages_frame_it(clerk: Browser) -> None:
    answer = clerk.brut(f"{PATH}/apercu?tout=1&page=foyer&champ=composition/nom")
    assert "wsc-apercu-choisi" in answer.text and "composition.1.nom" in answer.text
    assert "frame-ancestors 'self'" in answer.headers["Content-Security-Policy"]
    assert answer.headers["X-Frame-Options"] == "SAMEORIGIN"
    designer = clerk.brut(f"{PATH}?page=foyer")
    assert "frame-src 'self'" in designer.headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in designer.headers["Content-Security-Policy"]
    page = clerk.open(f"{PATH}/apercu")
    page = clerk.send(page, page.formulaire("/apercu/services"), ("_aller", "suivante"))
    assert page.status == 200 and page.erreurs()


def test_nobody_else_comes_in(platform: Platform, clerk: Browser) -> None:
    stranger = platform.navigateur()
    assert stranger.open(PATH).titre == "Ouvrir une session d’agent"
    page = stranger.open("/demoville/bo/identification")
    stranger.send(page, page.formulaire("identification"), identifiant="durand", motDePasse=MOT_DE_PASSE)
    assert stranger.open(PATH).status == 403
    assert clerk.open("/demoville/bo/teleservices/incident-voirie/formulaire").titre == "Aucun brouillon n’est ouvert"
