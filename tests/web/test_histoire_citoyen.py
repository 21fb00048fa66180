"""A citizen's whole story through the pages, without JavaScript: account, demande, follow-up, treatment, archive."""

from __future__ import annotations

from navigateur import Navigateur
from parcours_web import FORMULAIRE, acces, avancer, etape, identifier_agent, jusqu_a, ouvrir_compte
from plateforme_web import Plateforme

ETAPES = ("Prendre en charge", "Valider")


def test_a_demande_goes_from_the_account_to_the_archive(plateforme: Plateforme, navigateur: Navigateur) -> None:
    page = ouvrir_compte(plateforme, navigateur, "henri@courriel.example")
    assert page.titre == "Bonjour Henri Astier"
    assert "Vos demandes s’afficheront ici." in page.texte

    page = navigateur.ouvrir(f"/demoville/{FORMULAIRE}")
    page = jusqu_a(navigateur, page, "coordonnees")
    typed = page.xpath("string(//h:input[@name = 'demandeur.courriel']/@value)")
    assert typed == "henri@courriel.example", "the account fills in what it knows"
    page = avancer(navigateur, page, **{"demandeur.telephone": "0", "demandeur.courriel": "henri@courriel.example"})
    assert page.statut == 422 and etape(page) == "coordonnees"
    assert page.xpath("string(//h:input[@name = 'demandeur.telephone']/@value)") == "0", "what was typed stays"
    [lien] = page.xpath("//*[@role = 'alert']//h:a/@href")
    assert page.xpath("//*[@id = $id and @aria-invalid = 'true']", id=lien.removeprefix("#")), "the error is linked"
    assert page.xpath("string(//h:title)").startswith("Erreur")

    page = jusqu_a(navigateur, page, "relecture")
    assert "Hélène Marie" in page.texte
    page = avancer(navigateur, page, "envoyer")
    assert page.titre == "Votre demande est envoyée"
    numero, _ = acces(page)
    assert numero in page.texte

    page = navigateur.ouvrir("/demoville/compte")
    assert numero in page.texte
    page = navigateur.ouvrir(f"/demoville/compte/dossiers/{numero}")
    assert page.xpath("//h:li[@aria-current = 'step']")
    pdf = navigateur.brut(f"/demoville/compte/dossiers/{numero}/recapitulatif.pdf")
    assert pdf.data.startswith(b"%PDF") and pdf.mimetype == "application/pdf"
    xml = navigateur.brut(f"/demoville/compte/dossiers/{numero}/demande.xml")
    assert b"<nomTitulaire>Astier</nomTitulaire>" in xml.data.replace(b"tns:", b"")

    traiter(plateforme, numero)
    plateforme.travailler()
    page = navigateur.ouvrir(f"/demoville/compte/dossiers/{numero}")
    assert "À faire" in page.texte or page.xpath("//h:section[contains(@class, 'wait')]")
    form = page.formulaire(f"dossiers/{numero}")
    page = navigateur.envoyer(page, form)
    assert page.avis.startswith("C’est fait")
    assert numero in navigateur.ouvrir("/demoville/compte/archives").texte
    assert numero not in navigateur.ouvrir("/demoville/compte").texte
    assert "enregistrée" in navigateur.ouvrir("/demoville/compte/messages").texte

    page = navigateur.ouvrir("/demoville/compte")
    page = navigateur.envoyer(page, page.formulaire("deconnexion"))
    assert "déconnecté" in page.avis
    assert "deconnecté" not in navigateur.ouvrir("/demoville/").texte
    assert navigateur.ouvrir("/demoville/compte").titre != "Bonjour Henri Astier"


def traiter(plateforme: Plateforme, numero: str) -> None:
    """The agent finds the dossier and does the main action of each étape until it is the citizen's turn."""
    agent = plateforme.navigateur()
    page = identifier_agent(agent)
    assert page.titre == "Dossiers à traiter"
    assert numero in page.texte
    page = agent.ouvrir(f"/demoville/bo/dossiers/{numero}")
    page = agent.envoyer(page, page.formulaire(f"dossiers/{numero}", "prendre"), ("prendre", "true"))
    assert page.avis == "Vous avez pris le dossier."
    for _ in range(8):
        principales = page.xpath("//h:button[@name = 'action' and contains(@class, 'main')]/@value")
        if not principales:
            return
        page = agent.envoyer(page, page.formulaire(f"dossiers/{numero}", "action"), ("action", principales[0]))
        assert "c’est fait" in page.avis
    raise AssertionError("the dossier never came to the citizen's turn")
