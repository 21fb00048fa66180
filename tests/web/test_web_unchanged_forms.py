"""The forms of a process, sent back as they are, change nothing: what they do not show is kept."""

from __future__ import annotations

import re

import pytest
from browser import Browser
from lxml import etree
from process_service import CODE, publish
from web_journeys import sign_in_agent
from web_platform import Platform

DEFAULTS = {("silence", "unite"): "mois"}
BO = "/demoville/bo/teleservices"


@pytest.fixture(scope="module")
def admin(platform: Platform) -> Browser:
    publish(platform.installation.platform.storage, "demoville", platform.now())
    platform.installation.platform.bouquet.forget()
    browser = platform.navigateur()
    sign_in_agent(browser, "royer")
    return browser


def opened(admin: Browser, code: str) -> None:
    page = admin.open(f"{BO}/{code}/processus")
    if page.xpath("//h:form[contains(@action, '/processus/brouillon')]"):
        admin.send(page, page.formulaire("/processus/brouillon"))


def process(platform: Platform, code: str) -> dict[str, str]:
    """The étapes, actions and silence of the draft, each as it reads."""
    with platform.installation.platform.storage.read("demoville") as unit:
        root = etree.fromstring(unit.brouillons.get(code).document)
    [found] = root.iter("{urn:wsc:definition:1}processus")
    parts: dict[str, str] = {}
    for etape in found.iterchildren("{*}etape"):
        for action in etape.iterchildren("{*}action"):
            parts[f"{etape.get('code')}/{action.get('nom')}"] = reading(action)
            etape.remove(action)
        parts[etape.get("code", "")] = reading(etape)
    parts["silence"] = " ".join(map(reading, found.iterchildren("{*}silence")))
    return parts


def reading(element: etree._Element) -> str:
    """An element without the blanks that only lay it out; an attribute that says its default is none, effects have no
    order."""
    name = etree.QName(element).localname
    attributes = sorted(
        (nom, value) for nom, value in element.attrib.items() if value != DEFAULTS.get((name, nom), "false")
    )
    children = [reading(child) for child in element]
    if name == "effets":
        children.sort()
    return f"<{name} {attributes} {' '.join((element.text or '').split())} {''.join(children)}>"


@pytest.mark.parametrize("code", ["incident-voirie", CODE])
def test_every_form_of_a_process_sent_back_as_it_is_changes_nothing(
    platform: Platform, admin: Browser, code: str
) -> None:
    opened(admin, code)
    before = process(platform, code)
    page = admin.open(f"{BO}/{code}/processus")
    paths = dict.fromkeys(re.findall(rf'{BO}/{code}/processus/(?:etapes/[\w/-]+|silence)(?=")', page.octets.decode()))
    forms = [path for path in paths if not path.endswith("nouvelle")]
    assert len(forms) > 10
    for path in forms:
        page = admin.open(path)
        page = admin.send(
            page, page.formulaire(path.removeprefix("/demoville"), "enregistrer"), ("geste", "enregistrer")
        )
        assert page.status == 200, (path, page.erreurs())
    after = process(platform, code)
    card = admin.open(f"{BO}/{code}")
    admin.send(card, card.formulaire(f"teleservices/{code}", "abandonner"), ("action", "abandonner"))
    assert after.keys() == before.keys()
    changed = [f"{place}\n{before[place]}\n{after[place]}" for place in before if before[place] != after[place]]
    assert not changed, "\n\n".join(changed[:6])
