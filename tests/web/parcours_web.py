"""Filling forms as a person does: page by page, with what is asked on each."""

from __future__ import annotations

import re

from navigateur import Navigateur, Page
from plateforme_web import MOT_DE_PASSE, Plateforme

REPONSES = {
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


def demandees(page: Page) -> dict[str, str]:
    """The answers to what this page asks."""
    noms = page.xpath("//h:form[@id = 'formulaire']//*[@name and not(@type = 'hidden')]/@name")
    return {nom: REPONSES[nom] for nom in noms if nom in REPONSES}


def etape(page: Page) -> str:
    return page.xpath("string(//h:input[@name = '_page']/@value)")


def avancer(navigateur: Navigateur, page: Page, bouton: str = "suivante", **valeurs) -> Page:
    """Answer the page and press a button of it."""
    form = page.formulaire("/formulaire")
    return navigateur.envoyer(page, form, ("_aller", bouton), **(demandees(page) | valeurs))


def jusqu_a(navigateur: Navigateur, page: Page, cible: str) -> Page:
    """Answer page after page until the one called `cible`."""
    for _ in range(10):
        if etape(page) == cible:
            return page
        page = avancer(navigateur, page)
    raise AssertionError(f"{cible} never came: {page.erreurs()}")


def deposer(navigateur: Navigateur, ville: str = "demoville") -> Page:
    """File a demande; gives the confirmation."""
    page = navigateur.ouvrir(f"/{ville}/{FORMULAIRE}")
    return avancer(navigateur, jusqu_a(navigateur, page, "relecture"), "envoyer")


def acces(page: Page) -> tuple[str, str]:
    """Number and key of a confirmation or a follow-up page."""
    trouve = re.search(r"numero=([\w-]+)&cle=([\w-]+)", page.adresse)
    assert trouve, page.adresse
    return trouve[1], trouve[2]


def identifier_agent(navigateur: Navigateur, nom: str = "durand", ville: str = "demoville") -> Page:
    page = navigateur.ouvrir(f"/{ville}/bo/identification")
    form = page.formulaire("identification")
    return navigateur.envoyer(page, form, identifiant=nom, motDePasse=MOT_DE_PASSE)


def ouvrir_compte(plateforme: Plateforme, navigateur: Navigateur, courriel: str, ville: str = "demoville") -> Page:
    """Sign up, confirm by the link of the mail, sign in; gives the dashboard."""
    page = navigateur.ouvrir(f"/{ville}/compte/inscription")
    form = page.formulaire("inscription")
    page = navigateur.envoyer(
        page, form, nom="Astier", prenoms="Henri", courriel=courriel, motDePasse=MOT_DE_PASSE, civilite="monsieur"
    )
    assert page.titre == "Consultez vos courriels"
    lien = lien_du_courriel(plateforme, courriel)
    page = navigateur.ouvrir(lien)
    assert page.titre == "Confirmer votre compte citoyen"
    page = navigateur.envoyer(page, page.formulaire("confirmer"))
    return identifier(navigateur, page, courriel)


def identifier(navigateur: Navigateur, page: Page, courriel: str) -> Page:
    form = page.formulaire("identification")
    return navigateur.envoyer(page, form, courriel=courriel, motDePasse=MOT_DE_PASSE)


def lien_du_courriel(plateforme: Plateforme, courriel: str) -> str:
    """The path of the confirmation link that left for this address."""
    [message] = [m for m in plateforme.travailler() if courriel in m["To"]]
    texte = message.get_body(("plain",)).get_content()
    trouve = re.search(r"http://localhost(/\w[\w-]*/compte/confirmer\?jeton=[\w-]+)", texte)
    assert trouve, texte
    return trouve[1]
