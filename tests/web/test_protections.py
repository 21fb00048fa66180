"""What the pages refuse, and the headers they carry."""

from __future__ import annotations

from datetime import timedelta

import pytest
from browser import Browser, entrees
from web_journeys import (
    FORMULAIRE,
    access,
    deposer,
    open_account,
    sign_in_agent,
    until_page,
)
from web_platform import MOT_DE_PASSE, Platform

PAGES = (
    "", "?q=naissance", "services/acte-naissance", FORMULAIRE, "suivi", "compte/identification", "compte/inscription",
    "compte/message-envoye", "compte/confirmer?jeton=x", "bo/identification", "soap/compte", "soap/acte-naissance",
    "soap/bo-dossiers", "soap/catalogue", "services/inconnu", "nulle/part", "services/acte-naissance/suivi?numero=1",
)  # fmt: skip


@pytest.mark.parametrize("path", PAGES)
def test_every_page_is_well_formed_and_lets_the_browser_run_nothing(navigateur: Browser, path: str) -> None:
    page = navigateur.open(f"/demoville/{path}")
    headers = page.response.headers
    csp = headers["Content-Security-Policy"]
    assert "default-src 'none'; script-src 'self';" in csp and "frame-ancestors 'none'" in csp and "unsafe" not in csp
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert not page.xpath("//h:script[not(@src)] | //@style | //h:style | //@*[starts-with(name(), 'on')]")
    assert all(src.startswith("/static/") for src in page.xpath("//h:script/@src"))
    assert len(page.xpath("//h:h1")) == 1
    credentials = page.xpath("//@id")
    assert len(credentials) == len(set(credentials))
    assert "[" not in page.xpath("string(//h:title)"), "no word is missing"


@pytest.mark.parametrize("path", PAGES)
def test_head_is_get_without_its_body(navigateur: Browser, path: str) -> None:
    head = navigateur.brut(f"/demoville/{path}", "HEAD")
    body = navigateur.brut(f"/demoville/{path}")
    assert (head.status_code, head.data) == (body.status_code, b"")


def test_an_unknown_page_is_said_in_french_with_a_way_on(navigateur: Browser) -> None:
    for path in ("/demoville/rien", "/inconnue/", "/", "/static/rien.css", "/demoville/services/compte"):
        page = navigateur.open(path)
        assert page.status == 404, path
        assert page.titre == "Nous ne trouvons pas cette page"


def test_a_method_that_a_page_has_not_is_refused_with_those_it_has(navigateur: Browser) -> None:
    answer = navigateur.brut("/demoville/services/acte-naissance", "DELETE")
    assert answer.status_code == 405
    assert answer.headers["Allow"] == "GET, HEAD"


# --- posts from elsewhere


def test_a_post_without_the_page_s_token_is_refused(platform: Platform, navigateur: Browser) -> None:
    open_account(platform, navigateur, "csrf@courriel.example")
    page = navigateur.open("/demoville/compte")
    good = entrees(page.formulaire("deconnexion"))["_csrf"]
    other = platform.navigateur()
    stolen = entrees(other.open("/demoville/suivi").formulaire("suivi"))["_csrf"]
    for jeton in ("", "x", stolen, ("A" if good[0] != "A" else "B") + good[1:]):
        answer = navigateur.brut("/demoville/compte/deconnexion", "POST", data={"_csrf": jeton})
        assert answer.status_code == 403
        assert "Revenez à la page précédente" in answer.text
    assert navigateur.open("/demoville/compte").titre == "Bonjour Henri Astier"


def test_the_token_of_one_town_or_realm_is_worth_nothing_in_another(navigateur: Browser) -> None:
    jeton = entrees(navigateur.open("/demoville/suivi").formulaire("suivi"))["_csrf"]
    form = {"_csrf": jeton, "numero": "1", "cle": "1", "identifiant": "durand", "motDePasse": MOT_DE_PASSE}
    assert navigateur.brut("/saint-exemple/suivi", "POST", data=form).status_code == 403
    assert navigateur.brut("/demoville/bo/identification", "POST", data=form).status_code == 403
    assert navigateur.brut("/demoville/suivi", "POST", data=form).status_code == 422


@pytest.mark.parametrize(
    "header",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
def test_a_post_that_the_browser_says_comes_from_another_site_is_refused(
    navigateur: Browser, header: dict[str, str]
) -> None:
    page = navigateur.open("/demoville/suivi")
    donnees = entrees(page.formulaire("suivi"))
    assert navigateur.brut("/demoville/suivi", "POST", data=donnees, headers=header).status_code == 403
    page = navigateur.open(f"/demoville/{FORMULAIRE}")
    donnees = entrees(page.formulaire("/formulaire"))
    assert navigateur.brut(f"/demoville/{FORMULAIRE}", "POST", data=donnees, headers=header).status_code == 403
    here = {"Origin": "http://localhost"}
    assert navigateur.brut("/demoville/suivi", "POST", data=donnees, headers=here).status_code == 422


def test_a_token_lasts_two_hours(platform: Platform, navigateur: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    donnees = entrees(navigateur.open("/demoville/suivi").formulaire("suivi"))
    monkeypatch.setattr(platform, "shift", timedelta(hours=1, minutes=58))
    assert navigateur.brut("/demoville/suivi", "POST", data=donnees).status_code == 422
    monkeypatch.setattr(platform, "shift", timedelta(hours=2, minutes=2))
    assert navigateur.brut("/demoville/suivi", "POST", data=donnees).status_code == 403


# --- going elsewhere


@pytest.mark.parametrize(
    "retour",
    ["https://evil.example", "//evil.example", "/\\evil.example", "../saint-exemple/", "%2e%2e/saint-exemple/",
     "compte/../../x", "javascript:alert(1)", "compte\r\nSet-Cookie: a=b", "", "x" * 2000],
)  # fmt: skip
def test_signing_in_never_leads_out_of_the_town(platform: Platform, retour: str) -> None:
    navigateur = platform.navigateur()
    page = navigateur.open("/demoville/bo/identification")
    donnees = entrees(page.formulaire("identification")).to_dict()
    donnees |= {"identifiant": "durand", "motDePasse": MOT_DE_PASSE, "retour": retour}
    answer = navigateur.brut("/demoville/bo/identification", "POST", data=donnees)
    assert (answer.status_code, answer.headers["Location"]) == (303, "/demoville/bo/")


def test_no_answer_repeats_the_host_that_was_asked_for(navigateur: Browser) -> None:
    for path in (
        "/demoville",
        "/demoville/bo",
        "/demoville/compte",
        "/demoville/",
        "//evil.example/x",
        "/demoville//x",
    ):
        answer = navigateur.brut(path, headers={"Host": "evil.example"})
        assert "evil.example" not in answer.headers.get("Location", "")
        assert b"//evil.example" not in answer.data


# --- sessions


def test_a_session_is_worth_nothing_in_another_town_or_another_realm(platform: Platform, navigateur: Browser) -> None:
    open_account(platform, navigateur, "jeton@courriel.example")
    jeton = navigateur.client.get_cookie("wsc-demoville", path="/demoville/").value
    for town, nom in (("saint-exemple", "wsc-saint-exemple"), ("demoville", "wsc-demoville-bo")):
        thief = platform.navigateur()
        thief.client.set_cookie(nom, jeton, path="/")
        path = f"/{town}/bo/" if nom.endswith("-bo") else f"/{town}/compte"
        assert "identification" in thief.brut(path).headers["Location"]
    cookie = platform.navigateur()
    cookie.client.set_cookie("wsc-demoville", jeton, path="/")
    assert cookie.brut("/demoville/compte").status_code == 200


def test_an_agent_s_session_opens_no_account_and_the_other_way_round(platform: Platform) -> None:
    navigateur = platform.navigateur()
    sign_in_agent(navigateur)
    jeton = navigateur.client.get_cookie("wsc-demoville-bo", path="/demoville/bo/").value
    thief = platform.navigateur()
    thief.client.set_cookie("wsc-demoville", jeton, path="/")
    assert thief.brut("/demoville/compte").status_code == 303


def test_closing_the_session_ends_its_token(platform: Platform, navigateur: Browser) -> None:
    page = open_account(platform, navigateur, "sortie@courriel.example")
    jeton = navigateur.client.get_cookie("wsc-demoville", path="/demoville/").value
    navigateur.send(page, page.formulaire("deconnexion"))
    assert navigateur.client.get_cookie("wsc-demoville", path="/demoville/") is None
    navigateur.client.set_cookie("wsc-demoville", jeton, path="/")
    assert navigateur.brut("/demoville/compte").status_code == 303


def test_an_expired_session_says_so_and_brings_back(
    platform: Platform, navigateur: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_account(platform, navigateur, "expiree@courriel.example")
    monkeypatch.setattr(platform, "shift", timedelta(minutes=31))
    page = navigateur.open("/demoville/compte/archives")
    assert "fermée après un temps sans activité" in page.avis
    assert page.xpath("string(//h:input[@name = 'retour']/@value)") == "compte/archives"


def test_cookies_are_hidden_from_scripts_and_from_other_sites(platform: Platform, navigateur: Browser) -> None:
    page = navigateur.open("/demoville/bo/identification")
    donnees = entrees(page.formulaire("identification")).to_dict()
    donnees |= {"identifiant": "durand", "motDePasse": MOT_DE_PASSE}
    answer = navigateur.brut("/demoville/bo/identification", "POST", data=donnees)
    [cookie] = [c for c in answer.headers.getlist("Set-Cookie") if c.startswith("wsc-demoville-bo=")]
    assert "HttpOnly" in cookie and "SameSite=Lax" in cookie and "Path=/demoville/bo/" in cookie
    assert "Domain" not in cookie and "Expires" not in cookie and "Max-Age" not in cookie


def test_over_https_cookies_cannot_be_planted_by_a_neighbouring_host(tmp_path) -> None:
    platform = Platform(tmp_path / "donnees", adresse="https://demarches.example")
    platform.fill("demoville")
    answer = platform.navigateur().brut("/demoville/suivi")
    [cookie] = answer.headers.getlist("Set-Cookie")
    assert cookie.startswith("__Host-wsc-demoville-f=")
    assert "Secure" in cookie and "Path=/;" in cookie + ";" and "Domain" not in cookie
    assert answer.headers["Strict-Transport-Security"]


def test_a_page_without_a_form_sets_no_cookie(navigateur: Browser) -> None:
    for path in ("", "services/acte-naissance", "soap/compte"):
        assert "Set-Cookie" not in navigateur.brut(f"/demoville/{path}").headers


def test_personal_pages_are_never_kept_by_a_cache(platform: Platform, navigateur: Browser) -> None:
    page = deposer(navigateur)
    numero, cle = access(page)
    open_account(platform, navigateur, "cache@courriel.example")
    for path in (
        "compte",
        "compte/informations",
        f"services/acte-naissance/suivi?numero={numero}&cle={cle}",
        FORMULAIRE,
    ):
        assert navigateur.brut(f"/demoville/{path}").headers["Cache-Control"] == "no-store"


# --- other people's dossiers


def test_a_dossier_needs_its_own_key_town_and_service(navigateur: Browser) -> None:
    numero, cle = access(deposer(navigateur))
    here = f"services/acte-naissance/suivi?numero={numero}&cle={cle}"
    assert navigateur.open(f"/demoville/{here}").status == 200
    for path in (
        f"/saint-exemple/{here}",
        f"/demoville/{here.replace('acte-naissance', 'incident-voirie')}",
        f"/demoville/{here[:-1]}{'A' if here[-1] != 'A' else 'B'}",
        f"/demoville/services/acte-naissance/suivi?numero={numero}",
    ):
        page = navigateur.open(path)
        assert page.status == 404 and "Astier" not in page.text


def test_number_and_key_lead_to_the_dossier_however_they_are_typed(navigateur: Browser) -> None:
    numero, cle = access(deposer(navigateur))
    page = navigateur.open("/demoville/suivi")
    form = page.formulaire("suivi")
    wrong = navigateur.send(page, form, numero=numero, cle="AAAA-BBBB-CCCC")
    assert wrong.status == 422 and wrong.erreurs()
    assert wrong.xpath("string(//h:input[@name = 'numero']/@value)") == numero
    page = navigateur.send(page, form, numero=f" {numero.lower()} ", cle=cle.replace("-", " ").lower())
    assert page.address == f"/demoville/services/acte-naissance/suivi?numero={numero}&cle={cle}"


def test_an_account_sees_its_own_dossiers_only(platform: Platform, navigateur: Browser) -> None:
    other = platform.navigateur()
    open_account(platform, other, "voisin@courriel.example")
    numero, _ = access(deposer(other))
    open_account(platform, navigateur, "curieux@courriel.example")
    for suite in ("", "/recapitulatif.pdf", "/demande.xml"):
        assert navigateur.brut(f"/demoville/compte/dossiers/{numero}{suite}").status_code == 404
    assert navigateur.open("/demoville/compte").text.count(numero) == 0


def test_an_agent_sees_neither_another_department_nor_another_town(platform: Platform, navigateur: Browser) -> None:
    numero, _ = access(deposer(navigateur))
    stranger = platform.navigateur()
    sign_in_agent(stranger, "petit")
    assert stranger.brut(f"/demoville/bo/dossiers/{numero}").status_code == 404
    assert numero not in stranger.open("/demoville/bo/").text
    neighbour = platform.navigateur()
    sign_in_agent(neighbour, "durand", "saint-exemple")
    assert neighbour.brut(f"/saint-exemple/bo/dossiers/{numero}").status_code == 404


def test_wrong_passwords_are_counted_and_then_refused(platform: Platform, navigateur: Browser) -> None:
    open_account(platform, platform.navigateur(), "essais@courriel.example")
    page = navigateur.open("/demoville/compte/identification")
    form = page.formulaire("identification")
    for _ in range(5):
        page = navigateur.send(page, form, courriel="essais@courriel.example", motDePasse="pas-le-bon-mot")
    assert "n’est pas reconnu" in page.text
    page = navigateur.send(page, form, courriel="essais@courriel.example", motDePasse=MOT_DE_PASSE)
    assert page.status == 422 and "Trop d’essais" in page.text
    assert page.xpath("string(//h:input[@name = 'courriel']/@value)") == "essais@courriel.example"
    assert not page.xpath("//h:input[@type = 'password']/@value")


def test_the_same_is_said_of_an_address_that_has_an_account_already(platform: Platform, navigateur: Browser) -> None:
    open_account(platform, platform.navigateur(), "connu@courriel.example")
    texts = set()
    for courriel in ("connu@courriel.example", "nouveau@courriel.example"):
        page = navigateur.open("/demoville/compte/inscription")
        form = page.formulaire("inscription")
        page = navigateur.send(page, form, nom="A", prenoms="B", courriel=courriel, motDePasse=MOT_DE_PASSE)
        texts.add(page.text)
    assert len(texts) == 1


def test_a_confirmation_link_is_used_by_the_button_only_and_only_once(navigateur: Browser, platform: Platform) -> None:
    open_account(platform, navigateur, "lien@courriel.example")
    page = navigateur.open("/demoville/compte/confirmer?jeton=deja-servi")
    page = navigateur.send(page, page.formulaire("confirmer"))
    assert page.status == 410 and "n’est plus valable" in page.text


def test_markup_typed_by_a_citizen_stays_text(navigateur: Browser) -> None:
    trap = "<script>alert(1)</script>\"'&amp;"
    page = until_page(navigateur, navigateur.open(f"/demoville/{FORMULAIRE}"), "acte")
    page = navigateur.send(page, page.formulaire("/formulaire"), ("_aller", "suivante"), nomTitulaire=trap)
    assert page.xpath("string(//h:input[@name = 'nomTitulaire']/@value)") == trap
    assert not page.xpath("//h:script[not(@src)]")
    page = navigateur.open("/demoville/?q=%3Cb%3E%22")
    assert page.xpath("string(//h:input[@name = 'q']/@value)") == '<b>"'
