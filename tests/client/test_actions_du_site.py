"""An action whose questions depend on its answers, on the town's site: nothing runs in the browser, what was typed stays."""

from __future__ import annotations

import pytest
from lxml import html
from reperes_client import CITOYEN
from sample_forms import asking_actions, publish
from werkzeug.test import Client

from wsc_soap.client.site.application import Site, SiteSettings

SERVICES = "/services-en-ligne/"
CONFORME, ECART = "champ.preciser.conforme", "champ.preciser.ecart"


@pytest.fixture(scope="module")
def site(en_marche) -> Site:
    publish(en_marche.installation.platform.storage, "demoville", asking_actions())
    en_marche.installation.platform.bouquet.forget()
    return Site(SiteSettings(en_marche.base, "demoville"))


@pytest.fixture
def navigateur(site: Site) -> Client:
    return Client(site)


def entries(page: str, action: str, only: str = "") -> dict[str, str]:
    """What the form posting to an address would send untouched; `only`: the one that holds these words."""
    forms = html.fromstring(page).forms
    form = next(f for f in forms if f.method == "POST" and action in f.action and only in f.text_content())
    return {nom: value for nom, value in form.form_values() if isinstance(value, str)}


def deposit(navigateur: Client) -> str:
    """File a demande of the téléservice; gives the address of its confirmation."""
    address = f"{SERVICES}services/controle/formulaire"
    page = navigateur.get(address).text
    for button in ("suivante", "envoyer"):
        answer = navigateur.post(address, data=entries(page, "/formulaire") | {"_aller": button})
        page = answer.text
    return str(answer.location)


def followed(navigateur: Client) -> str:
    """The page of a dossier just filed, found by its number and key."""
    confirmation = html.fromstring(navigateur.get(deposit(navigateur)).text)
    return next(link for link in confirmation.xpath("//a/@href") if "/suivi?" in link)


def in_account(navigateur: Client) -> str:
    """The page of a dossier just filed by somebody who is signed in."""
    page = navigateur.get(f"{SERVICES}compte/identification").text
    sent = entries(page, "compte/identification") | {"courriel": CITOYEN[0], "motDePasse": CITOYEN[1]}
    navigateur.post(f"{SERVICES}compte/identification", data=sent)
    numero = deposit(navigateur).partition("numero=")[2].partition("&")[0]
    return f"{SERVICES}compte/dossiers/{numero}"


PLACES = pytest.mark.parametrize("place", [followed, in_account], ids=["with the key", "in the account"])


def question(page: html.HtmlElement) -> html.HtmlElement:
    [frame] = page.xpath("//*[@data-nom = 'ecart']")
    return frame


@PLACES
def test_what_an_answer_calls_for_is_asked_and_the_answer_stays(navigateur: Client, place) -> None:
    address = place(navigateur)
    shown = navigateur.get(address).text
    assert question(html.fromstring(shown)).get("hidden") is not None
    sent = entries(shown, address.partition("?")[0], "Préciser") | {CONFORME: "false"}

    asked = navigateur.post(address, data=sent)
    page = html.fromstring(asked.text)
    assert question(page).get("hidden") is None
    assert "ajoutent des questions" in asked.text and not page.xpath("//*[@role = 'alert']")
    again = entries(asked.text, address.partition("?")[0], "Préciser")
    assert again[CONFORME] == "false", "what was answered is still there"

    wrong = navigateur.post(address, data=again)
    page = html.fromstring(wrong.text)
    [link] = page.xpath("//*[@role = 'alert']//li/a")
    assert page.get_element_by_id(link.get("href").lstrip("#")).name == ECART
    assert page.findtext(".//title").startswith("Erreur")
    assert "Ce qui ne l’est pas" in link.text_content()

    again = entries(wrong.text, address.partition("?")[0], "Préciser")
    done = navigateur.post(address, data=again | {ECART: "La clôture"})
    assert done.status_code == 303 and "avis=action" in done.location
    assert "à jour" in navigateur.get(done.location).text


@PLACES
def test_an_answer_that_is_wrong_is_named_and_what_was_typed_beside_it_stays(navigateur: Client, place) -> None:
    address = place(navigateur)
    sent = entries(navigateur.get(address).text, address.partition("?")[0], "Préciser")
    refused = navigateur.post(address, data=sent | {CONFORME: "false", ECART: "x" * 5000})
    page = html.fromstring(refused.text)
    assert len(page.xpath("//*[@role = 'alert']//li")) == 1
    assert entries(refused.text, address.partition("?")[0], "Préciser")[ECART] == "x" * 5000


def test_the_account_of_another_is_no_place_to_act(navigateur: Client, site: Site, en_marche) -> None:
    address = in_account(navigateur)
    shown = navigateur.get(address).text
    stranger = Client(site)
    answer = stranger.post(address, data=entries(shown, address, "Préciser") | {CONFORME: "false"})
    assert answer.status_code == 403
