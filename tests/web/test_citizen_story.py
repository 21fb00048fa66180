"""A citizen's whole story through the pages, without JavaScript: account, demande, follow-up, treatment, archive."""

from __future__ import annotations

from browser import Browser
from web_journeys import FORMULAIRE, access, etape, move_on, open_account, sign_in_agent, until_page
from web_platform import Platform

ETAPES = ("Prendre en charge", "Valider")


def test_a_demande_goes_from_the_account_to_the_archive(platform: Platform, navigateur: Browser) -> None:
    page = open_account(platform, navigateur, "henri@courriel.example")
    assert page.titre == "Bonjour Henri Astier"
    assert "Vos demandes s’afficheront ici." in page.text

    page = navigateur.open(f"/demoville/{FORMULAIRE}")
    page = until_page(navigateur, page, "coordonnees")
    typed = page.xpath("string(//h:input[@name = 'demandeur.courriel']/@value)")
    assert typed == "henri@courriel.example", "the account fills in what it knows"
    page = move_on(navigateur, page, **{"demandeur.telephone": "0", "demandeur.courriel": "henri@courriel.example"})
    assert page.status == 422 and etape(page) == "coordonnees"
    assert page.xpath("string(//h:input[@name = 'demandeur.telephone']/@value)") == "0", "what was typed stays"
    [link] = page.xpath("//*[@role = 'alert']//h:a/@href")
    assert page.xpath("//*[@id = $id and @aria-invalid = 'true']", id=link.removeprefix("#")), "the error is linked"
    assert page.xpath("string(//h:title)").startswith("Erreur")

    page = until_page(navigateur, page, "relecture")
    assert "Hélène Marie" in page.text
    page = move_on(navigateur, page, "envoyer")
    assert page.titre == "Votre demande est envoyée"
    numero, _ = access(page)
    assert numero in page.text

    page = navigateur.open("/demoville/compte")
    assert numero in page.text
    page = navigateur.open(f"/demoville/compte/dossiers/{numero}")
    assert page.xpath("//h:li[@aria-current = 'step']")
    pdf = navigateur.brut(f"/demoville/compte/dossiers/{numero}/recapitulatif.pdf")
    assert pdf.data.startswith(b"%PDF") and pdf.mimetype == "application/pdf"
    xml = navigateur.brut(f"/demoville/compte/dossiers/{numero}/demande.xml")
    assert b"<nomTitulaire>Astier</nomTitulaire>" in xml.data.replace(b"tns:", b"")

    treat(platform, numero)
    platform.work()
    page = navigateur.open(f"/demoville/compte/dossiers/{numero}")
    assert "À faire" in page.text or page.xpath("//h:section[contains(@class, 'wait')]")
    form = page.formulaire(f"dossiers/{numero}")
    page = navigateur.send(page, form)
    assert page.avis.startswith("C’est fait")
    assert numero in navigateur.open("/demoville/compte/archives").text
    assert numero not in navigateur.open("/demoville/compte").text
    assert "enregistrée" in navigateur.open("/demoville/compte/messages").text

    page = navigateur.open("/demoville/compte")
    page = navigateur.send(page, page.formulaire("deconnexion"))
    assert "déconnecté" in page.avis
    assert "deconnecté" not in navigateur.open("/demoville/").text
    assert navigateur.open("/demoville/compte").titre != "Bonjour Henri Astier"


def treat(platform: Platform, numero: str) -> None:
    """The agent finds the dossier and does the main action of each étape until it is the citizen's turn."""
    agent = platform.navigateur()
    page = sign_in_agent(agent)
    assert page.titre == "Dossiers à traiter"
    assert numero in page.text
    page = agent.open(f"/demoville/bo/dossiers/{numero}")
    page = agent.send(page, page.formulaire(f"dossiers/{numero}", "prendre"), ("prendre", "true"))
    assert page.avis == "Vous avez pris le dossier."
    for _ in range(8):
        main_ones = page.xpath("//h:button[@name = 'action' and contains(@class, 'main')]/@value")
        if not main_ones:
            return
        page = agent.send(page, page.formulaire(f"dossiers/{numero}", "action"), ("action", main_ones[0]))
        assert "c’est fait" in page.avis
    raise AssertionError("the dossier never came to the citizen's turn")
