"""Signalements of one problem through the pages: the warning before sending, the agent's list, one button to group."""

from __future__ import annotations

from browser import Browser, Page
from web_journeys import access, etape, move_on, sign_in_agent
from web_platform import Platform

FORM = "/demoville/services/incident-voirie/formulaire"
ANSWERS = {
    "probleme": {
        "categorie": "mobilier",
        "danger": "false",
        "description": "Un banc dont une latte est cassée.",
        "dateConstat.jour": "20",
        "dateConstat.mois": "11",
        "dateConstat.annee": "2025",
        "dateConstat.heure": "8",
        "dateConstat.minute": "30",
    },
    "lieu": {"position": "48,8566 2,3522", "adresseLieu": "Square des Érables"},
    "photos": {},
    "contact": {"nomDeclarant": "Paul Secret", "courriel": "p.secret@courriel.example"},
    "validation": {"engagement.certificationExactitude": "true", "engagement.consentementCourriel": "true"},
}


def reread(navigateur: Browser, nom: str = "Paul Secret") -> Page:
    """The page where everything is read again, before sending."""
    page = navigateur.open(FORM)
    for _ in range(10):
        here = etape(page)
        if here == "relecture":
            return page
        answers = ANSWERS[here] | ({"nomDeclarant": nom} if here == "contact" else {})
        page = move_on(navigateur, page, **answers)
    raise AssertionError(page.erreurs())


def test_the_same_problem_is_told_before_sending_then_grouped_and_parted_by_an_agent(
    platform: Platform, navigateur: Browser
) -> None:
    main = access(move_on(navigateur, reread(navigateur), "envoyer"))[0]
    second = platform.navigateur()
    page = reread(second, "Anne Claire")
    assert "Un signalement proche est déjà ouvert : à 0 m" in page.text.replace("\u00a0", " ")
    assert "Secret" not in page.text and main not in page.text
    other = access(move_on(second, page, "envoyer"))[0]

    agent = platform.navigateur()
    sign_in_agent(agent, "martin")
    page = agent.open(f"/demoville/bo/dossiers/{other}")
    assert page.xpath("//*[@id = 'proches']//h:a/@href")[0].endswith(f"dossiers/{main}")
    page = agent.send(page, page.formulaire("regroupement"))
    assert page.avis.startswith("Le dossier est rattaché")
    assert "Ce dossier-ci lui est rattaché" in page.text
    back = agent.open(f"/demoville/bo/dossiers/{main}")
    assert "Rattaché à ce dossier-ci" in back.text and not back.xpath("//*[@id = 'proches']//h:form")
    page = agent.send(page, page.formulaire("regroupement"))
    assert page.avis.startswith("Le dossier est détaché")


def test_a_button_pressed_on_an_old_page_says_what_changed(platform: Platform, navigateur: Browser) -> None:
    one = access(move_on(navigateur, reread(navigateur), "envoyer"))[0]
    access(move_on(navigateur, reread(navigateur), "envoyer"))
    agent = platform.navigateur()
    sign_in_agent(agent, "martin")
    page = agent.open(f"/demoville/bo/dossiers/{one}")
    form = page.formulaire("regroupement")
    agent.send(page, form)
    again = agent.send(page, form)
    assert again.status in (409, 422)
    assert again.xpath("//*[@role = 'alert']//h:a/@href") == ["#proches"]
