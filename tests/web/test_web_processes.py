"""The pages of a whole process, without JavaScript: an action's form, a complement, an invitation, letters, notes."""

from __future__ import annotations

import base64

import pytest
from browser import Browser, Page
from process_service import CODE, publish
from web_journeys import sign_in_agent
from web_platform import Platform

from wsc_soap.domain import cle_suivi

PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


@pytest.fixture
def numero(platform: Platform) -> str:
    """A dossier filed by the form's pages."""
    publish(platform.installation.platform.storage, "demoville", platform.now())
    platform.installation.platform.bouquet.forget()
    navigateur = platform.navigateur()
    page = navigateur.open(f"/demoville/services/{CODE}/formulaire")
    page = navigateur.send(page, page.formulaire("formulaire"), ("_aller", "suivante"), surface="12", parcelle="AB 12")
    person = {"demandeur.nomNaissance": "Astier", "demandeur.courriel": "h.astier@courriel.example"}
    page = navigateur.send(page, page.formulaire("formulaire"), ("_aller", "suivante"), **person)
    page = navigateur.send(page, page.formulaire("formulaire"), ("_aller", "envoyer"))
    assert page.status == 200, page.erreurs()
    return page.address.split("numero=")[1].split("&")[0]


@pytest.fixture
def agent(platform: Platform) -> Browser:
    navigateur = platform.navigateur()
    sign_in_agent(navigateur)
    return navigateur


def act(agent: Browser, numero: str, nom: str, fichiers=(), **values: str) -> Page:
    page = agent.open(f"/demoville/bo/dossiers/{numero}/action?nom={nom}")
    return agent.send(page, page.formulaire(f"dossiers/{numero}", nom), ("action", nom), fichiers, **values)


def test_an_agent_fills_the_form_of_an_action_and_keeps_what_was_typed(agent: Browser, numero: str) -> None:
    page = agent.open(f"/demoville/bo/dossiers/{numero}")
    assert "Formulaire à remplir" in page.text
    page = act(agent, numero, "mesurer", **{"champ.mesurer.mesure": "douze", "commentaire": "Vu sur place."})
    assert page.status == 422
    assert page.xpath("string(//h:input[@name = 'champ.mesurer.mesure']/@value)") == "douze"
    assert "Vu sur place." in page.text
    plan = [("champ.mesurer.plan", "plan.png", PNG)]
    page = act(agent, numero, "mesurer", plan, **{"champ.mesurer.mesure": "12,5"})
    assert "Surface mesurée" in page.text
    assert "12,5" in page.text
    assert any(link.endswith(f"dossiers/{numero}/pieces/1") for link in page.links())


def test_a_citizen_sends_the_complement_with_a_file(platform: Platform, agent: Browser, numero: str) -> None:
    values = {"motif": "piece-manquante", "champ.demanderComplement.piecesManquantes": "Le plan coté"}
    page = act(agent, numero, "demanderComplement", **values)
    assert page.status == 200
    secret = platform.installation.platform.settings.secret
    cle = cle_suivi.compute(secret, "demoville", numero)
    navigateur = platform.navigateur()
    page = navigateur.open(f"/demoville/services/{CODE}/suivi?numero={numero}&cle={cle}")
    form = page.formulaire("suivi", "Envoyer le complément")
    wrong = [("champ.completer.pieces", "virus.exe", b"MZ\x90")]
    refused = navigateur.send(page, form, fichiers=wrong, **{"champ.completer.reponse": "Le voici."})
    assert refused.status == 422
    assert "Le voici." in refused.text
    right = [("champ.completer.pieces", "plan.png", PNG)]
    page = navigateur.send(refused, refused.formulaire("suivi", "Envoyer le complément"), fichiers=right)
    assert page.status == 200
    read = agent.open(f"/demoville/bo/dossiers/{numero}")
    assert "plan.png" in read.text
    assert "Le voici." in read.text


def test_an_invited_acteur_answers_on_its_page_once(platform: Platform, agent: Browser, numero: str) -> None:
    page = agent.open(f"/demoville/bo/dossiers/{numero}")
    agent.send(page, page.formulaire(f"dossiers/{numero}", "inviterAbf"), ("action", "inviterAbf"))
    (mail,) = [m for m in platform.work() if "abf@exemple.fr" in str(m["To"])]
    path = mail.get_body(("plain",)).get_content().split("http://localhost")[1].split()[0]
    navigateur = platform.navigateur()
    page = navigateur.open(path)
    assert "Architecte des Bâtiments de France" in page.text
    refused = navigateur.send(page, page.formulaire("invitations", "S’opposer"))
    assert refused.status == 422
    page = navigateur.send(
        page, page.formulaire("invitations", "Donner son accord"), **{"champ.donnerAccord.reserve": "Bois clair."}
    )
    assert page.avis == "Votre réponse est enregistrée."
    assert "Aucune réponse n’est attendue" in page.text
    assert "Bois clair." in agent.open(f"/demoville/bo/dossiers/{numero}").text
    lost = navigateur.brut(path[:-3] + "AAA")
    assert lost.status_code == 410


def test_an_agent_notes_and_writes_and_a_stranger_cannot(platform: Platform, agent: Browser, numero: str) -> None:
    page = agent.open(f"/demoville/bo/dossiers/{numero}")
    form = page.formulaire(f"dossiers/{numero}/ecrire")
    assert agent.send(page, form, ("ecrire", "note"), texte=" ").status == 400
    agent.send(page, form, ("ecrire", "note"), texte="Plan de 2019 <archives>.")
    page = agent.send(page, form, ("ecrire", "note"), texte="Plan de 2019 <archives>.")
    assert page.text.count("Plan de 2019") == 1, "pressed twice, written once"
    assert page.avis == "La note est ajoutée au journal."
    assert "Plan de 2019 <archives>." in page.text
    page = agent.send(page, form, ("ecrire", "message"), texte="Votre plan est-il à jour ?")
    assert any("à jour" in m.get_body(("plain",)).get_content() for m in platform.work())
    stranger = platform.navigateur()
    sent = stranger.brut(f"/demoville/bo/dossiers/{numero}/ecrire", "POST", data={"texte": "x", "ecrire": "note"})
    assert sent.status_code in (401, 403)
