"""The agents' pages: list, dossier, actions with their motive, what two agents do at once, pieces."""

from __future__ import annotations

import base64

import pytest
from browser import Browser
from web_journeys import access, deposer, sign_in_agent
from web_platform import Platform

from wsc_soap.domain.dossier import Piece

PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkM/n/HwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


@pytest.fixture
def numero(platform: Platform) -> str:
    return access(deposer(platform.navigateur()))[0]


@pytest.fixture
def agent(navigateur: Browser) -> Browser:
    sign_in_agent(navigateur)
    return navigateur


def run(agent: Browser, numero: str, action: str, **values):
    page = agent.open(f"/demoville/bo/dossiers/{numero}")
    return agent.send(page, page.formulaire(f"dossiers/{numero}", action), ("action", action), **values)


def test_nobody_reads_a_dossier_without_a_session_and_the_link_of_the_mail_works_after_signing_in(
    platform: Platform, numero: str
) -> None:
    navigateur = platform.navigateur()
    page = navigateur.open(f"/demoville/bo/dossiers/{numero}")
    assert page.titre == "Ouvrir une session d’agent"
    form = page.formulaire("identification")
    page = navigateur.send(page, form, identifiant="durand", motDePasse="Tilleul-Moulin-27")
    assert page.address == f"/demoville/bo/dossiers/{numero}"


def test_a_wrong_password_keeps_the_name_and_says_so(navigateur: Browser) -> None:
    page = navigateur.open("/demoville/bo/identification")
    form = page.formulaire("identification")
    page = navigateur.send(page, form, identifiant="durand", motDePasse="non")
    assert page.status == 422
    assert page.erreurs() == ["L’identifiant ou le mot de passe n’est pas reconnu. Vérifiez votre saisie."]
    assert page.xpath("string(//h:input[@name = 'identifiant']/@value)") == "durand"


def test_the_list_is_filtered_and_searched(agent: Browser, numero: str) -> None:
    assert numero in agent.open("/demoville/bo/").text
    assert numero not in agent.open("/demoville/bo/?filtre=miens").text
    assert numero in agent.open(f"/demoville/bo/?q={numero}").text
    assert "Aucun dossier ne correspond" in agent.open("/demoville/bo/?q=personne-ici").text
    page = agent.open("/demoville/bo/?filtre=lune")
    assert page.status == 400 and page.xpath("//h:a[@href = '/demoville/bo/']")


def test_taking_and_giving_back(agent: Browser, numero: str) -> None:
    page = agent.open(f"/demoville/bo/dossiers/{numero}")
    page = agent.send(page, page.formulaire(numero, "prendre"), ("prendre", "true"))
    assert page.avis == "Vous avez pris le dossier."
    assert numero in agent.open("/demoville/bo/?filtre=miens").text
    page = agent.open(f"/demoville/bo/dossiers/{numero}")
    assert page.avis == "", "a notice shows once"
    page = agent.send(page, page.formulaire(numero, "prendre"), ("prendre", "false"))
    assert page.avis == "Le dossier est rendu à son service."


def test_a_refusal_asks_its_motive_and_keeps_the_comment_until_it_is_given(agent: Browser, numero: str) -> None:
    page = agent.open(f"/demoville/bo/dossiers/{numero}/action?nom=refuser")
    form = page.formulaire(numero, "refuser")
    page = agent.send(page, form, ("action", "refuser"), commentaire="Voir <la> pièce & l’acte.")
    assert page.status == 422 and page.erreurs() == ["Choisissez un motif"]
    form = page.formulaire(numero, "refuser")
    motif = page.xpath("string(//h:input[@name = 'motif'][1]/@value)")
    assert "".join(form.itertext()).count("Voir <la> pièce & l’acte.") == 1
    page = agent.send(page, form, ("action", "refuser"), motif=motif)
    assert (
        page.avis
        == "« Refuser la demande » : c’est fait.".replace("« ", "«\u00a0")
        .replace(" »", "\u00a0»")
        .replace(" :", "\u00a0:")
        or "c’est fait" in page.avis
    )
    assert "Voir <la> pièce & l’acte." in page.text, "the journal keeps the comment"
    assert numero in agent.open("/demoville/bo/?filtre=clos").text


def test_who_comes_second_sees_what_changed_and_loses_no_comment(platform: Platform, numero: str) -> None:
    one, other = platform.navigateur(), platform.navigateur()
    sign_in_agent(one)
    sign_in_agent(other)
    opened = one.open(f"/demoville/bo/dossiers/{numero}")
    refusal = one.open(f"/demoville/bo/dossiers/{numero}/action?nom=refuser")
    run(other, numero, "prendreEnCharge")
    page = one.send(opened, opened.formulaire(numero, "prendreEnCharge"), ("action", "prendreEnCharge"))
    assert page.status == 409
    [error] = page.erreurs()
    assert "modifié entre-temps" in error
    [link] = page.xpath("//*[@role = 'alert']//h:a/@href")
    assert page.xpath("//*[@id = $id]", id=link.removeprefix("#")), "it leads to the journal"
    motif = refusal.xpath("string(//h:input[@name = 'motif'][1]/@value)")
    page = one.send(
        refusal, refusal.formulaire(numero, "refuser"), ("action", "refuser"), motif=motif, commentaire="Trop tard."
    )
    assert page.status == 409 and "Trop tard." in page.text


def test_an_action_of_another_étape_is_refused_on_the_dossier_itself(agent: Browser, numero: str) -> None:
    page = agent.open(f"/demoville/bo/dossiers/{numero}")
    page = agent.send(page, page.formulaire(numero, "action"), ("action", "cloturer"))
    assert page.status == 409 and numero in page.text and page.erreurs()


@pytest.mark.parametrize(
    ("nom", "type_mime", "contenu", "shows"),
    [
        ("acte.pdf", "application/pdf", PDF, "inline"),
        ("photo “de face”.png", "image/png", PNG, "inline"),
        ("page.html", "text/html", b"<script>alert(1)</script>", "attachment"),
        ("dessin.svg", "image/svg+xml", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "attachment"),
    ],
)
def test_a_piece_is_shown_only_when_harmless_and_always_in_a_sandbox(
    platform: Platform, agent: Browser, numero: str, nom: str, type_mime: str, contenu: bytes, shows: str
) -> None:
    storage = platform.installation.platform.storage
    empreinte, size = storage.fichiers.store("demoville", contenu)
    with storage.write("demoville") as unit:
        unit.pieces.add(numero, [Piece(7, "/demande/piece", nom, type_mime, size, empreinte)])
        unit.commit()
    answer = agent.brut(f"/demoville/bo/dossiers/{numero}/pieces/7")
    assert answer.data == contenu
    assert answer.headers["Content-Disposition"].startswith(f"{shows}; filename=")
    assert answer.headers["Content-Disposition"].isascii()
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.mimetype == (type_mime if shows == "inline" else "application/octet-stream")
    assert agent.brut(f"/demoville/bo/dossiers/{numero}/pieces/8").status_code == 404


def test_recap_and_xml_are_downloaded(agent: Browser, numero: str) -> None:
    pdf = agent.brut(f"/demoville/bo/dossiers/{numero}/recapitulatif.pdf")
    assert pdf.data.startswith(b"%PDF")
    xml = agent.brut(f"/demoville/bo/dossiers/{numero}/demande.xml")
    assert xml.headers["Content-Disposition"].startswith("attachment") and b"demande" in xml.data


def test_a_town_without_dossiers_is_told_so(navigateur: Browser) -> None:
    page = sign_in_agent(navigateur, "martin", "saint-exemple")
    assert page.address == "/saint-exemple/bo/" and "Rien à traiter" in page.text
