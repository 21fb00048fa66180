"""No page offers what its agent may not do: whoever has no right to an act is refused its page, or shown no button."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from browser import Browser, Page
from lxml import etree
from web_journeys import access, deposer, sign_in_agent
from web_platform import MOT_DE_PASSE, Platform

from wsc_soap.operations.installation import install_agent
from wsc_soap.web.application import ROUTES
from wsc_soap.web.routes import Route

BO = "/demoville/"
QUERIES = {"action": "?nom=prendreEnCharge", "agents": "?agent=petit", "acteurs": "?acteur=etat-civil"}
FILES = (".pdf", ".xml", ".ics", "<int:rang>", "apercu", "deconnexion")
AWAY = ("identification", "deconnexion")
SAMPLES = {
    "<etape>": "prise-en-charge", "<nom>": "prendreEnCharge", "<acteur>": "etat-civil", "<genre>": "message",
    "<message>": "prise-en-charge",
}  # fmt: skip


@pytest.fixture(scope="module")
def numeros(platform: Platform) -> tuple[str, str]:
    """An open dossier and a closed one, of the department of the agents here."""
    storage = platform.installation.platform.storage
    for nom, profil in (("agathe", "agent"), ("gilles", "gestionnaire")):
        install_agent(storage, "demoville", nom, MOT_DE_PASSE, civilite="Mme", nom=nom.title(), prenom="Claire",
                      profil=profil, services=("etat-civil",))  # fmt: skip
    admin = platform.navigateur()
    sign_in_agent(admin, "royer")
    page = admin.open(f"{BO}bo/teleservices/acte-naissance")
    admin.send(page, page.formulaire("teleservices/acte-naissance", "ouvrir"), ("action", "ouvrir"))
    opened, closed = (access(deposer(platform.navigateur())) for _ in range(2))
    citizen = platform.navigateur()
    page = citizen.open(f"{BO}services/acte-naissance/suivi?numero={closed[0]}&cle={closed[1]}")
    citizen.send(page, page.formulaire("suivi", "Retirer ma demande"), ("action", "retirer"))
    return opened[0], closed[0]


def pages(numeros: tuple[str, str]) -> Iterator[str]:
    routes = {rule.endpoint for rule in ROUTES.iter_rules() if isinstance(rule.endpoint, Route)}
    for rule in sorted(one.rule for one in routes if one.realm == "agent" and "GET" in dict(one.views)):
        if rule.endswith(FILES) or rule.endswith(AWAY):
            continue
        path = rule.replace("<code>", "salle-des-fetes" if "agendas" in rule else "acte-naissance")
        for name, value in SAMPLES.items():
            path = path.replace(name, value)
        for numero in numeros if "<numero>" in path else numeros[:1]:
            yield BO + path.replace("<numero>", numero) + QUERIES.get(path.rpartition("/")[2], "")


def buttons(form: etree._Element) -> list[tuple[str, str] | None]:
    found = form.xpath(".//*[local-name() = 'button'][@name]")
    return [(one.get("name"), one.get("value", "")) for one in found] or [None]


@pytest.mark.parametrize("who", ["agathe", "gilles"])
def test_whatever_a_page_offers_its_agent_may_do(platform: Platform, numeros: tuple[str, str], who: str) -> None:
    agent = platform.navigateur()
    sign_in_agent(agent, who)
    offered: list[tuple[Page, etree._Element, tuple[str, str] | None]] = []
    shown = set()
    for path in pages(numeros):
        page = agent.open(path)
        assert page.status in (200, 403, 404), (path, page.status)
        if page.status == 200:
            shown.add(path)
            forms = page.xpath("//h:main//h:form[@method = 'post']")
            offered += [(page, form, button) for form in forms for button in buttons(form)]
    assert len(shown) > 8 and len(offered) > 5
    refused = [
        (page.address, form.get("action"), button) for page, form, button in offered
        if sent(agent, page, form, button).status == 403
    ]  # fmt: skip
    assert refused == []


def sent(agent: Browser, page: Page, form: etree._Element, button: tuple[str, str] | None) -> Page:
    return agent.send(page, form, button)


@pytest.mark.parametrize("who", ["agathe", "gilles"])
def test_every_link_leads_where_its_agent_may_go(platform: Platform, numeros: tuple[str, str], who: str) -> None:
    agent = platform.navigateur()
    sign_in_agent(agent, who)
    links: dict[str, str] = {}
    for path in pages(numeros):
        page = agent.open(path)
        for link in page.xpath("//h:a/@href") if page.status == 200 else ():
            target = link.partition("#")[0]
            if target.startswith(f"{BO}bo/") and ".." not in target and not target.endswith((".pdf", ".xml", ".ics")):
                links.setdefault(target, path)
    assert len(links) > 10
    assert [(link, links[link]) for link in sorted(links) if agent.brut(link).status_code == 403] == []


def test_an_agent_is_refused_the_page_that_reopens_a_dossier(platform: Platform, numeros: tuple[str, str]) -> None:
    for who, status in (("agathe", 403), ("gilles", 200)):
        agent = platform.navigateur()
        sign_in_agent(agent, who)
        assert agent.open(f"{BO}bo/dossiers/{numeros[1]}/reouverture").status == status
