"""Fragments inside pages that are not ours, and the sample site of a town, under axe-core as our own screens are."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from urllib.parse import parse_qsl, urldefrag, urljoin, urlsplit

import host_pages
import pytest
from accessibility import Auditor, auditing
from demo_town import CITIZEN, Town, demo_town
from playwright.sync_api import Browser, Page
from served_platform import free_port, serve
from waitress.server import create_server

from wsc_soap.client.site.application import Site, SiteSettings
from wsc_soap.client.site.platform import Fragment, Platform

__all__ = ["demo_town"]
BASE = "/vie-pratique?wsc="
# what is fetched, not looked at
FILES = (".pdf", ".xml", ".css", ".svg", ".ics")


@pytest.fixture
def auditor(chromium: Browser) -> Iterator[Auditor]:
    with auditing(chromium) as found:
        yield found


@pytest.fixture(scope="module")
def fragments(demo_town: Town) -> dict[str, Fragment]:
    """A fragment of each kind, in the states that have most to show."""
    platform = Platform(demo_town.base.removesuffix("/demoville"), "demoville")
    found = {"presentation": platform.fragment("acte-naissance", "presentation", BASE, 2)}
    for page in ("textes", "choix", "groupes"):
        sent = [{"nom": "_page", "valeur": page}, {"nom": "_aller", "valeur": "suivante"}]
        found[f"{page}: wrong"] = platform.submit("composants", BASE, 2, sent)
    answers = {"_page": "relecture", "_aller": "relire", "surface": "12", "demandeur.nomNaissance": "Astier"}
    answers["demandeur.courriel"] = "h.astier@courriel.example"
    sent = [{"nom": nom, "valeur": text} for nom, text in answers.items()]
    found["last reading"] = platform.submit("terrasse", BASE, 2, sent)
    filed = platform.submit("terrasse", BASE, 2, [*sent, {"nom": "_aller", "valeur": "envoyer"}])
    jeton = platform.call("compte", "ouvrirSession", courriel=CITIZEN[0], motDePasse=CITIZEN[1]).jeton
    dossiers = platform.call("compte", "listerDossiers", jeton=jeton, archives=False).dossier
    found["account"] = platform.fragment("compte", "tableau-de-bord", BASE, 2, jeton=jeton)
    found["dossier"] = platform.fragment("compte", "dossier", BASE, 2, {"numero": dossiers[0].numero}, jeton)
    found["sign in"] = platform.fragment("compte", "identification", BASE, 2)
    if filed.numero:
        access = {"numero": filed.numero, "cle": filed.cle}
        found["follow-up"] = platform.fragment("terrasse", "suivi", BASE, 2, access)
    return found


@pytest.mark.parametrize("host", host_pages.NAMES)
def test_fragments_in_a_page_that_is_not_ours(
    auditor: Auditor, demo_town: Town, fragments: dict[str, Fragment], host: str
) -> None:
    sheet = f"{demo_town.base.removesuffix('/demoville')}/static/wsc.css"
    page = auditor.page
    shown: dict[str, str] = {}
    page.route("**/page-hote", lambda route: route.fulfill(body=shown["html"], content_type="text/html"))
    for nom, fragment in fragments.items():
        shown["html"] = host_pages.page(host, fragment.titre, fragment.xhtml, sheet)
        page.goto(f"{demo_town.base}/page-hote")
        assert page.locator("h1").count() == 1 and page.locator(".wsc h2").count(), nom
        auditor.look(f"{host}: {nom}")
    assert len(fragments) >= 8


@pytest.fixture(scope="module")
def town_site(demo_town: Town) -> Iterator[str]:
    """The sample site on a port of its own."""
    port = free_port()
    settings = SiteSettings(demo_town.base.removesuffix("/demoville"), "demoville", f"http://127.0.0.1:{port}")
    server = create_server(Site(settings), host="127.0.0.1", port=port, threads=4)
    threading.Thread(target=serve, args=[server], daemon=True).start()
    yield f"http://127.0.0.1:{port}"
    server.close()


def kind(address: str) -> tuple[object, ...]:
    """What makes two pages of the site the same screen: its path without codes and numbers, the names of its entries."""
    parts = urlsplit(address)
    steps = parts.path.strip("/").split("/")
    for place, step in enumerate(steps[:-1]):
        if step in ("services", "dossiers", "actualites"):
            steps[place + 1] = "*"
    query = parse_qsl(parts.query)
    return ("/".join(steps), *((nom, value if nom == "avis" else "") for nom, value in query if nom != "wsc"))


def walk(auditor: Auditor, site: str, *starts: str) -> set[str]:
    """Look at each kind of page that links lead to; gives the paths met."""
    waiting, met = list(starts), {kind(start) for start in starts}
    while waiting:
        address = waiting.pop(0)
        auditor.page.goto(address)
        auditor.look(address.removeprefix(site))
        for link in auditor.page.eval_on_selector_all("a[href]", "links => links.map(one => one.href)"):
            target = urldefrag(urljoin(address, link)).url
            path = urlsplit(target).path
            if target.startswith(f"{site}/") and not path.endswith(FILES) and kind(target) not in met:
                met.add(kind(target))
                waiting.append(target)
    return {str(one[0]) for one in met}


def press(page: Page, button: str) -> None:
    page.evaluate("for (const form of document.forms) form.noValidate = true")
    with page.expect_navigation():
        page.locator(button).first.click()


def test_the_site_of_a_town_for_whoever_passes_by(auditor: Auditor, town_site: str) -> None:
    page = auditor.page
    services = f"{town_site}/services-en-ligne"
    met = walk(
        auditor, town_site, f"{town_site}/", f"{services}/services/acte-naissance", f"{town_site}/recherche?q=naissance",
        f"{town_site}/nulle-part", f"{services}/compte/confirmer?jeton=perime",
    )  # fmt: skip
    assert {"pratique", "pratique/ma-rue", "actualites/*", "services-en-ligne/services/*/formulaire"} <= met
    for path, button in (
        ("compte/inscription", "main button[type=submit]"), ("compte/identification", "main button[type=submit]"),
        ("suivi", "main button[type=submit]"), ("services/sejour/formulaire", ".wsc-bar button[value=suivante]"),
        ("services/acte-naissance/formulaire", ".wsc-bar button[value=suivante]"),
        ("services/composants/formulaire", ".wsc-bar button[value=suivante]"),
        ("services/sejour/formulaire", "button[value=enregistrer]"),
    ):  # fmt: skip
        page.goto(f"{services}/{path}")
        press(page, button)
        auditor.look(f"{path}: {button}")


def test_the_site_of_a_town_for_somebody_with_an_account(auditor: Auditor, town_site: str) -> None:
    page = auditor.page
    page.goto(f"{town_site}/services-en-ligne/compte/identification")
    page.fill("[name=courriel]", CITIZEN[0])
    page.fill("[name=motDePasse]", CITIZEN[1])
    with page.expect_navigation():
        page.press("[name=motDePasse]", "Enter")
    met = walk(auditor, town_site, f"{town_site}/services-en-ligne/compte")
    wanted = {"informations", "messages", "archives", "dossiers/*"}
    assert {f"services-en-ligne/compte/{path}" for path in wanted} <= met
