"""Filling forms as a person does: page by page, with what is asked on each."""

from __future__ import annotations

import re

from browser import Browser, Page
from web_platform import MOT_DE_PASSE, Platform

ANSWERS = {
    "typeActe": "extraitSansFiliation",
    "nombreExemplaires": "1",
    "motifDemande": "titre",
    "qualiteDemandeur": "ascendant",
    "nomTitulaire": "Astier",
    "prenomsTitulaire": "Hélène Marie",
    "sexeTitulaire": "F",
    "dateNaissanceTitulaire.jour": "14",
    "dateNaissanceTitulaire.mois": "7",
    "dateNaissanceTitulaire.annee": "2002",
    "communeNaissance": "Démoville",
    "modeRemise": "courrier",
    "demandeur.civilite": "monsieur",
    "demandeur.nomNaissance": "Astier",
    "demandeur.prenoms": "Henri",
    "demandeur.courriel": "h.astier@courriel.example",
    "demandeur.telephone": "01 99 00 11 22",
    "demandeur.adresse": "12 rue des Tilleuls",
    "demandeur.codePostal": "95999",
    "demandeur.commune": "Démoville",
    "demandeur.pays": "FR",
    "engagement.certificationExactitude": "true",
    "engagement.consentementCourriel": "true",
}
FORMULAIRE = "services/acte-naissance/formulaire"


def asked(page: Page) -> dict[str, str]:
    """The answers to what this page asks."""
    names = page.xpath("//h:form[@id = 'formulaire']//*[@name and not(@type = 'hidden')]/@name")
    return {nom: ANSWERS[nom] for nom in names if nom in ANSWERS}


def etape(page: Page) -> str:
    return page.xpath("string(//h:input[@name = '_page']/@value)")


def move_on(navigateur: Browser, page: Page, button: str = "suivante", **values) -> Page:
    """Answer the page and press a button of it."""
    form = page.formulaire("/formulaire")
    return navigateur.send(page, form, ("_aller", button), **(asked(page) | values))


def until_page(navigateur: Browser, page: Page, cible: str) -> Page:
    """Answer page after page until the one called `cible`."""
    for _ in range(10):
        if etape(page) == cible:
            return page
        page = move_on(navigateur, page)
    raise AssertionError(f"{cible} never came: {page.erreurs()}")


def deposer(navigateur: Browser, town: str = "demoville") -> Page:
    """File a demande; gives the confirmation."""
    page = navigateur.open(f"/{town}/{FORMULAIRE}")
    return move_on(navigateur, until_page(navigateur, page, "relecture"), "envoyer")


def access(page: Page) -> tuple[str, str]:
    """Number and key of a confirmation or a follow-up page."""
    found = re.search(r"numero=([\w-]+)&cle=([\w-]+)", page.address)
    assert found, page.address
    return found[1], found[2]


def sign_in_agent(navigateur: Browser, nom: str = "durand", town: str = "demoville") -> Page:
    page = navigateur.open(f"/{town}/bo/identification")
    form = page.formulaire("identification")
    return navigateur.send(page, form, identifiant=nom, motDePasse=MOT_DE_PASSE)


def open_account(platform: Platform, navigateur: Browser, courriel: str, town: str = "demoville") -> Page:
    """Sign up, confirm by the link of the mail, sign in; gives the dashboard."""
    page = navigateur.open(f"/{town}/compte/inscription")
    form = page.formulaire("inscription")
    page = navigateur.send(
        page, form, nom="Astier", prenoms="Henri", courriel=courriel, motDePasse=MOT_DE_PASSE, civilite="monsieur"
    )
    assert page.titre == "Consultez vos courriels"
    link = link_of_mail(platform, courriel)
    page = navigateur.open(link)
    assert page.titre == "Confirmer votre compte citoyen"
    page = navigateur.send(page, page.formulaire("confirmer"))
    return identify(navigateur, page, courriel)


def identify(navigateur: Browser, page: Page, courriel: str) -> Page:
    form = page.formulaire("identification")
    return navigateur.send(page, form, courriel=courriel, motDePasse=MOT_DE_PASSE)


def link_of_mail(platform: Platform, courriel: str) -> str:
    """The path of the confirmation link that left for this address."""
    [message] = [m for m in platform.work() if courriel in m["To"]]
    text = message.get_body(("plain",)).get_content()
    found = re.search(r"http://localhost(/\w[\w-]*/compte/confirmer\?jeton=[\w-]+)", text)
    assert found, text
    return found[1]


def signed_in(platform: Platform, nom: str = "royer", town: str = "demoville") -> Browser:
    """The browser of an agent who has opened a session."""
    navigateur = platform.navigateur()
    sign_in_agent(navigateur, nom, town)
    return navigateur


def filed_terrace(platform: Platform, code: str, nom: str = "Astier") -> str:
    """File a demande of the téléservice made for processes, under that code; gives its number."""
    navigateur = platform.navigateur()
    page = navigateur.open(f"/demoville/services/{code}/formulaire")
    page = navigateur.send(page, page.formulaire("formulaire"), ("_aller", "suivante"), surface="12", parcelle="AB 12")
    person = {"demandeur.nomNaissance": nom, "demandeur.courriel": "h.astier@courriel.example"}
    page = navigateur.send(page, page.formulaire("formulaire"), ("_aller", "suivante"), **person)
    page = navigateur.send(page, page.formulaire("formulaire"), ("_aller", "envoyer"))
    return page.address.split("numero=")[1].split("&")[0]
