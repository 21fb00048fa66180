"""The town's site: relays what it does not know, keeps sessions and forms to itself, lives without the platform."""

from __future__ import annotations

import threading

import pytest
from lxml import html
from reperes_client import CITOYEN, free_port
from werkzeug.test import Client

from wsc_soap.client.errors import Unreachable
from wsc_soap.client.site.application import Site, SiteSettings
from wsc_soap.client.site.cache import Cache
from wsc_soap.client.site.forms import prepare

SERVICES = "/services-en-ligne/"


@pytest.fixture
def navigateur(en_marche) -> Client:
    return Client(Site(SiteSettings(en_marche.base, "demoville")))


def entries(page: str, action: str) -> dict[str, str]:
    """What the form posting to an address would send untouched."""
    form = next(f for f in html.fromstring(page).forms if f.method == "POST" and action in f.action)
    return {nom: value for nom, value in form.form_values() if isinstance(value, str)}


def sign_in(navigateur: Client, courriel: str = CITOYEN[0], secret: str = CITOYEN[1]):
    page = navigateur.get(f"{SERVICES}compte/identification?retour=services/changement-adresse/formulaire").text
    sent = entries(page, "compte/identification") | {"courriel": courriel, "motDePasse": secret}
    return navigateur.post(f"{SERVICES}compte/identification", data=sent)


def test_the_front_page_lists_the_services_and_a_search_finds_them(navigateur: Client) -> None:
    assert "services/acte-naissance" in navigateur.get("/").text
    found = navigateur.get("/recherche?q=naissance").text
    assert "services/acte-naissance" in found
    assert "services/incident-voirie" not in found
    assert "/actualites/rue-du-pont" in navigateur.get("/recherche?q=pavés").text


@pytest.mark.parametrize(
    "address", ["/pratique/", "/actualites/rue-du-pont", "/contact", "/accessibilite", "/pratique/ma-rue", SERVICES]
)
def test_every_page_has_one_title_and_french_words(navigateur: Client, address: str) -> None:
    page = html.fromstring(navigateur.get(address).text)
    assert page.get("lang") == "fr"
    assert len(page.findall(".//h1")) == 1


def test_one_service_lives_inside_an_editorial_page_under_its_own_addresses(navigateur: Client) -> None:
    page = html.fromstring(navigateur.get("/pratique/ma-rue").text)
    form = next(f for f in page.forms if "incident-voirie" in f.action)
    assert form.action.startswith("/pratique/ma-rue?wsc=services/incident-voirie/formulaire")
    assert [h.tag for h in page.iter("h1", "h2") if "Problème" in h.text_content()] == ["h2"]
    away = navigateur.get("/pratique/ma-rue?wsc=compte/inscription")
    assert (away.status_code, away.location) == (303, f"{SERVICES}compte/inscription")


def test_a_form_is_taken_only_from_our_own_pages(navigateur: Client) -> None:
    address = f"{SERVICES}services/acte-naissance/formulaire"
    stranger = navigateur.post(address, data={"typeActe": "copieIntegrale", "_page": "document"})
    assert stranger.status_code == 403
    sent = entries(navigateur.get(address).text, "acte-naissance/formulaire")
    assert navigateur.post(address, data=sent, headers={"Origin": "https://ailleurs.example"}).status_code == 403
    again = navigateur.post(address, data=sent)
    assert again.status_code == 200
    assert "Choisissez le document dont vous avez besoin" in again.text
    assert html.fromstring(again.text).findtext(".//title").startswith("Erreur")


def test_our_own_entries_never_reach_the_platform(navigateur: Client) -> None:
    address = f"{SERVICES}services/acte-naissance/formulaire"
    sent = entries(navigateur.get(address).text, "acte-naissance/formulaire")
    page = navigateur.post(address, data=sent | {"typeActe": "extraitPlurilingue"}).text
    fields = [nom for nom, _ in next(f for f in html.fromstring(page).forms if "naissance" in f.action).form_values()]
    assert fields.count("_origine") == 1


def test_a_form_left_half_way_is_kept_and_taken_up_again_by_its_code(navigateur: Client, en_marche) -> None:
    address = f"{SERVICES}services/incident-voirie"
    sent = entries(navigateur.get(f"{address}/formulaire").text, "incident-voirie/formulaire")
    typed = {"categorie": "eclairage"}
    kept = html.fromstring(navigateur.post(f"{address}/formulaire", data=sent | typed | {"_aller": "enregistrer"}).text)
    [link] = [a.get("href") for a in kept.iter("a") if "/brouillon?code=" in (a.get("href") or "")]
    code = link.partition("code=")[2]
    elsewhere = Client(Site(SiteSettings(en_marche.base, "demoville")))
    asked = entries(elsewhere.get(f"{address}/brouillon").text, "/brouillon") | {"code": code.lower()}
    there = elsewhere.post(f"{address}/brouillon", data=asked)
    assert there.status_code == 303
    back = elsewhere.get(there.location).text
    assert entries(back, "incident-voirie/formulaire")["categorie"] == "eclairage"
    assert "Vous reprenez votre brouillon" in back


def test_the_link_of_a_draft_goes_to_an_address_and_a_wrong_code_is_said(navigateur: Client) -> None:
    address = f"{SERVICES}services/incident-voirie"
    sent = entries(navigateur.get(f"{address}/formulaire").text, "incident-voirie/formulaire")
    kept = navigateur.post(f"{address}/formulaire", data=sent | {"_aller": "enregistrer"}).text
    mailed = navigateur.post(f"{address}/brouillon", data=entries(kept, "/brouillon") | {"courriel": "a@exemple.fr"})
    assert mailed.status_code == 200 and html.fromstring(mailed.text).xpath("//*[@role = 'status']")
    wrong = navigateur.get(f"{address}/brouillon?code=AAAA-AAAA-AAAA").text
    assert html.fromstring(wrong).xpath("//*[@role = 'alert']") and 'name="code"' in wrong


def test_each_demande_has_an_idempotence_key_of_its_own(navigateur: Client) -> None:
    address, where = f"{SERVICES}services/acte-naissance/formulaire", "acte-naissance/formulaire"

    def key() -> str:
        return entries(navigateur.post(address, data=entries(navigateur.get(address).text, where)).text, where)["_cle"]

    assert key() != key()


def test_signing_in_keeps_the_token_in_a_cookie_no_script_reads(navigateur: Client) -> None:
    answer = sign_in(navigateur)
    assert answer.location == f"{SERVICES}services/changement-adresse/formulaire"
    cookie = next(c for c in answer.headers.getlist("Set-Cookie") if c.startswith("demoville-citoyen="))
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    board = navigateur.get(f"{SERVICES}compte")
    assert "Henri Astier" in board.text
    assert board.headers["Cache-Control"] == "no-store"
    out = navigateur.post(f"{SERVICES}compte/deconnexion", data=entries(board.text, "compte/deconnexion"))
    assert out.status_code == 303
    assert "identification" in navigateur.get(f"{SERVICES}compte").location


def test_behind_https_cookies_are_bound_to_the_host(en_marche) -> None:
    site = Client(Site(SiteSettings(en_marche.base, "demoville", "https://www.demoville.example")))
    cookie = site.get(f"{SERVICES}compte/identification").headers["Set-Cookie"]
    assert cookie.startswith("__Host-demoville-formulaires=")
    assert "Secure" in cookie


def test_a_wrong_password_is_said_in_french_and_the_address_stays(navigateur: Client) -> None:
    answer = sign_in(navigateur, secret="pas-celui-la-du-tout")
    assert answer.status_code == 422
    page = html.fromstring(answer.text)
    assert page.find(".//title").text.startswith("Erreur")
    assert page.get_element_by_id(page.xpath("//input[@name='courriel']/@id")[0]).value == CITOYEN[0]
    assert entries(answer.text, "compte/identification")["_retour"] == "services/changement-adresse/formulaire"


@pytest.mark.parametrize(
    "retour", ["https://ailleurs.example/", "//ailleurs.example", "/compte", "javascript:alert(1)"]
)
def test_signing_in_never_leads_elsewhere(navigateur: Client, retour: str) -> None:
    sent = entries(navigateur.get(f"{SERVICES}compte/identification").text, "compte/identification")
    sent |= {"courriel": CITOYEN[0], "motDePasse": CITOYEN[1], "_retour": retour}
    assert navigateur.post(f"{SERVICES}compte/identification", data=sent).location == f"{SERVICES}compte"


def test_a_session_that_is_over_leads_back_here_after_signing_in(navigateur: Client) -> None:
    navigateur.set_cookie("demoville-citoyen", "un-jeton-perdu")
    answer = navigateur.get(f"{SERVICES}compte/archives")
    assert "retour=compte%2Farchives" in answer.location
    assert "votre session est terminée" in navigateur.get(answer.location).text.lower()


def test_asking_for_an_account_says_what_is_missing_then_that_a_message_left(navigateur: Client) -> None:
    address = f"{SERVICES}compte/inscription"
    sent = entries(navigateur.get(address).text, "compte/inscription")
    wrong = navigateur.post(address, data=sent | {"nom": "Weil", "motDePasse": "court"})
    assert wrong.status_code == 422
    assert "12 caractères" in wrong.text
    whole = {"nom": "Weil", "prenoms": "Ida", "courriel": "i.weil@courriel.example", "motDePasse": "Un-Long-Secret-9"}
    assert "i.weil@courriel.example" in navigateur.post(address, data=sent | whole).text


def test_an_unknown_page_service_or_dossier_is_a_plain_404(navigateur: Client) -> None:
    for address in ("/rien", f"{SERVICES}services/rien", f"{SERVICES}services/bo-dossiers", f"{SERVICES}rien"):
        answer = navigateur.get(address)
        assert answer.status_code == 404, address
        assert "Cette" in answer.text
    suivi = f"{SERVICES}services/acte-naissance/suivi?numero=2026-00001-0&cle=AAAA"
    assert navigateur.get(suivi).status_code == 404


def test_without_the_platform_the_town_still_has_its_news() -> None:
    site = Client(Site(SiteSettings(f"http://127.0.0.1:{free_port()}", "demoville")))
    front = site.get("/")
    assert front.status_code == 200
    assert "ne répondent pas pour l’instant" in front.text
    assert site.get(f"{SERVICES}services/acte-naissance").status_code == 503


def test_what_is_remembered_serves_on_while_the_platform_is_away_and_never_grows() -> None:
    now = [0.0]
    memoire = Cache(10, 3, lambda: now[0])

    def away():
        raise Unreachable

    assert memoire.get("a", lambda: 1) == 1
    assert memoire.get("a", lambda: 2) == 1
    now[0] = 11
    assert memoire.get("a", away) == 1
    assert memoire.get("a", lambda: 3) == 3
    with pytest.raises(Unreachable):
        memoire.get("b", away)
    for key in range(50):
        memoire.get(key, lambda: 0)
    assert len(memoire) == 3


def test_many_visitors_at_once_read_pages(navigateur: Client, en_marche) -> None:
    site, answers = Site(SiteSettings(en_marche.base, "demoville")), []

    def visit() -> None:
        address = f"{SERVICES}services/acte-naissance/formulaire"
        answers.extend(Client(site).get(address).status_code for _ in range(3))

    threads = [threading.Thread(target=visit) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == [200] * 18


def test_a_fragment_becomes_html_with_our_entries_in_forms_that_post_only() -> None:
    fragment = (
        '<div xmlns="http://www.w3.org/1999/xhtml"><form method="post"><br/><input name="a"/></form>'
        '<form method="get"><textarea></textarea></form></div>'
    )
    html_text = prepare(fragment, {"_origine": "<m>"}, {"a": "tapé"})
    assert html_text == (
        '<div><form method="post"><br><input name="a" value="tapé">'
        '<input type="hidden" name="_origine" value="&lt;m&gt;"></form>'
        '<form method="get"><textarea></textarea></form></div>'
    )
