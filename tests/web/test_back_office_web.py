"""The agents' pages: list, dossier, actions with their motive, what two agents do at once, pieces."""

from __future__ import annotations

import base64

import pytest
from navigateur import Navigateur
from parcours_web import acces, deposer, identifier_agent
from plateforme_web import Plateforme

from wsc_soap.domain.dossier import Piece

PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkM/n/HwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


@pytest.fixture
def numero(plateforme: Plateforme) -> str:
    return acces(deposer(plateforme.navigateur()))[0]


@pytest.fixture
def agent(navigateur: Navigateur) -> Navigateur:
    identifier_agent(navigateur)
    return navigateur


def faire(agent: Navigateur, numero: str, action: str, **valeurs):
    page = agent.ouvrir(f"/demoville/bo/dossiers/{numero}")
    return agent.envoyer(page, page.formulaire(f"dossiers/{numero}", action), ("action", action), **valeurs)


def test_nobody_reads_a_dossier_without_a_session_and_the_link_of_the_mail_works_after_signing_in(
    plateforme: Plateforme, numero: str
) -> None:
    navigateur = plateforme.navigateur()
    page = navigateur.ouvrir(f"/demoville/bo/dossiers/{numero}")
    assert page.titre == "Ouvrir une session d’agent"
    form = page.formulaire("identification")
    page = navigateur.envoyer(page, form, identifiant="durand", motDePasse="Tilleul-Moulin-27")
    assert page.adresse == f"/demoville/bo/dossiers/{numero}"


def test_a_wrong_password_keeps_the_name_and_says_so(navigateur: Navigateur) -> None:
    page = navigateur.ouvrir("/demoville/bo/identification")
    form = page.formulaire("identification")
    page = navigateur.envoyer(page, form, identifiant="durand", motDePasse="non")
    assert page.statut == 422
    assert page.erreurs() == ["L’identifiant ou le mot de passe n’est pas reconnu. Vérifiez votre saisie."]
    assert page.xpath("string(//h:input[@name = 'identifiant']/@value)") == "durand"


def test_the_list_is_filtered_and_searched(agent: Navigateur, numero: str) -> None:
    assert numero in agent.ouvrir("/demoville/bo/").texte
    assert numero not in agent.ouvrir("/demoville/bo/?filtre=miens").texte
    assert numero in agent.ouvrir(f"/demoville/bo/?q={numero}").texte
    assert "Aucun dossier ne correspond" in agent.ouvrir("/demoville/bo/?q=personne-ici").texte
    page = agent.ouvrir("/demoville/bo/?filtre=lune")
    assert page.statut == 400 and page.xpath("//h:a[@href = '/demoville/bo/']")


def test_taking_and_giving_back(agent: Navigateur, numero: str) -> None:
    page = agent.ouvrir(f"/demoville/bo/dossiers/{numero}")
    page = agent.envoyer(page, page.formulaire(numero, "prendre"), ("prendre", "true"))
    assert page.avis == "Vous avez pris le dossier."
    assert numero in agent.ouvrir("/demoville/bo/?filtre=miens").texte
    page = agent.ouvrir(f"/demoville/bo/dossiers/{numero}")
    assert page.avis == "", "a notice shows once"
    page = agent.envoyer(page, page.formulaire(numero, "prendre"), ("prendre", "false"))
    assert page.avis == "Le dossier est rendu à son service."


def test_a_refusal_asks_its_motive_and_keeps_the_comment_until_it_is_given(agent: Navigateur, numero: str) -> None:
    page = agent.ouvrir(f"/demoville/bo/dossiers/{numero}/action?nom=refuser")
    form = page.formulaire(numero, "refuser")
    page = agent.envoyer(page, form, ("action", "refuser"), commentaire="Voir <la> pièce & l’acte.")
    assert page.statut == 422 and page.erreurs() == ["Choisissez un motif"]
    form = page.formulaire(numero, "refuser")
    motif = page.xpath("string(//h:input[@name = 'motif'][1]/@value)")
    assert "".join(form.itertext()).count("Voir <la> pièce & l’acte.") == 1
    page = agent.envoyer(page, form, ("action", "refuser"), motif=motif)
    assert (
        page.avis
        == "« Refuser la demande » : c’est fait.".replace("« ", "«\u00a0")
        .replace(" »", "\u00a0»")
        .replace(" :", "\u00a0:")
        or "c’est fait" in page.avis
    )
    assert "Voir <la> pièce & l’acte." in page.texte, "the journal keeps the comment"
    assert numero in agent.ouvrir("/demoville/bo/?filtre=clos").texte


def test_who_comes_second_sees_what_changed_and_loses_no_comment(plateforme: Plateforme, numero: str) -> None:
    une, autre = plateforme.navigateur(), plateforme.navigateur()
    identifier_agent(une)
    identifier_agent(autre)
    ouverte = une.ouvrir(f"/demoville/bo/dossiers/{numero}")
    refus = une.ouvrir(f"/demoville/bo/dossiers/{numero}/action?nom=refuser")
    faire(autre, numero, "prendreEnCharge")
    page = une.envoyer(ouverte, ouverte.formulaire(numero, "prendreEnCharge"), ("action", "prendreEnCharge"))
    assert page.statut == 409
    [erreur] = page.erreurs()
    assert "modifié entre-temps" in erreur
    [lien] = page.xpath("//*[@role = 'alert']//h:a/@href")
    assert page.xpath("//*[@id = $id]", id=lien.removeprefix("#")), "it leads to the journal"
    motif = refus.xpath("string(//h:input[@name = 'motif'][1]/@value)")
    page = une.envoyer(
        refus, refus.formulaire(numero, "refuser"), ("action", "refuser"), motif=motif, commentaire="Trop tard."
    )
    assert page.statut == 409 and "Trop tard." in page.texte


def test_an_action_of_another_étape_is_refused_on_the_dossier_itself(agent: Navigateur, numero: str) -> None:
    page = agent.ouvrir(f"/demoville/bo/dossiers/{numero}")
    page = agent.envoyer(page, page.formulaire(numero, "action"), ("action", "cloturer"))
    assert page.statut == 409 and numero in page.texte and page.erreurs()


@pytest.mark.parametrize(
    ("nom", "type_mime", "contenu", "montre"),
    [
        ("acte.pdf", "application/pdf", PDF, "inline"),
        ("photo “de face”.png", "image/png", PNG, "inline"),
        ("page.html", "text/html", b"<script>alert(1)</script>", "attachment"),
        ("dessin.svg", "image/svg+xml", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "attachment"),
    ],
)
def test_a_piece_is_shown_only_when_harmless_and_always_in_a_sandbox(
    plateforme: Plateforme, agent: Navigateur, numero: str, nom: str, type_mime: str, contenu: bytes, montre: str
) -> None:
    stockage = plateforme.installation.plateforme.stockage
    empreinte, taille = stockage.fichiers.deposer("demoville", contenu)
    with stockage.ecrire("demoville") as unite:
        unite.pieces.ajouter(numero, [Piece(7, "/demande/piece", nom, type_mime, taille, empreinte)])
        unite.valider()
    reponse = agent.brut(f"/demoville/bo/dossiers/{numero}/pieces/7")
    assert reponse.data == contenu
    assert reponse.headers["Content-Disposition"].startswith(f"{montre}; filename=")
    assert reponse.headers["Content-Disposition"].isascii()
    assert "sandbox" in reponse.headers["Content-Security-Policy"]
    assert reponse.headers["X-Content-Type-Options"] == "nosniff"
    assert reponse.mimetype == (type_mime if montre == "inline" else "application/octet-stream")
    assert agent.brut(f"/demoville/bo/dossiers/{numero}/pieces/8").status_code == 404


def test_recap_and_xml_are_downloaded(agent: Navigateur, numero: str) -> None:
    pdf = agent.brut(f"/demoville/bo/dossiers/{numero}/recapitulatif.pdf")
    assert pdf.data.startswith(b"%PDF")
    xml = agent.brut(f"/demoville/bo/dossiers/{numero}/demande.xml")
    assert xml.headers["Content-Disposition"].startswith("attachment") and b"demande" in xml.data


def test_a_town_without_dossiers_is_told_so(navigateur: Navigateur) -> None:
    page = identifier_agent(navigateur, "martin", "saint-exemple")
    assert page.adresse == "/saint-exemple/bo/" and "Rien à traiter" in page.texte
