"""What the pages refuse, and the headers they carry."""

from __future__ import annotations

from datetime import timedelta

import pytest
from navigateur import Navigateur, entrees
from parcours_web import (
    FORMULAIRE,
    acces,
    deposer,
    identifier_agent,
    jusqu_a,
    ouvrir_compte,
)
from plateforme_web import MOT_DE_PASSE, Plateforme

PAGES = (
    "", "?q=naissance", "services/acte-naissance", FORMULAIRE, "suivi", "compte/identification", "compte/inscription",
    "compte/message-envoye", "compte/confirmer?jeton=x", "bo/identification", "soap/compte", "soap/acte-naissance",
    "soap/bo-dossiers", "soap/catalogue", "services/inconnu", "nulle/part", "services/acte-naissance/suivi?numero=1",
)  # fmt: skip


@pytest.mark.parametrize("chemin", PAGES)
def test_every_page_is_well_formed_and_lets_the_browser_run_nothing(navigateur: Navigateur, chemin: str) -> None:
    page = navigateur.ouvrir(f"/demoville/{chemin}")
    entetes = page.response.headers
    csp = entetes["Content-Security-Policy"]
    assert "default-src 'none'" in csp and "frame-ancestors 'none'" in csp and "unsafe" not in csp
    assert entetes["X-Content-Type-Options"] == "nosniff"
    assert entetes["Referrer-Policy"] == "same-origin"
    assert not page.xpath("//h:script | //@style | //h:style | //@*[starts-with(name(), 'on')]")
    assert len(page.xpath("//h:h1")) == 1
    identifiants = page.xpath("//@id")
    assert len(identifiants) == len(set(identifiants))
    assert "[" not in page.xpath("string(//h:title)"), "no word is missing"


@pytest.mark.parametrize("chemin", PAGES)
def test_head_is_get_without_its_body(navigateur: Navigateur, chemin: str) -> None:
    tete = navigateur.brut(f"/demoville/{chemin}", "HEAD")
    corps = navigateur.brut(f"/demoville/{chemin}")
    assert (tete.status_code, tete.data) == (corps.status_code, b"")


def test_an_unknown_page_is_said_in_french_with_a_way_on(navigateur: Navigateur) -> None:
    for chemin in ("/demoville/rien", "/inconnue/", "/", "/static/rien.css", "/demoville/services/compte"):
        page = navigateur.ouvrir(chemin)
        assert page.statut == 404, chemin
        assert page.titre == "Nous ne trouvons pas cette page"


def test_a_method_that_a_page_has_not_is_refused_with_those_it_has(navigateur: Navigateur) -> None:
    reponse = navigateur.brut("/demoville/services/acte-naissance", "DELETE")
    assert reponse.status_code == 405
    assert reponse.headers["Allow"] == "GET, HEAD"


# --- posts from elsewhere


def test_a_post_without_the_page_s_token_is_refused(plateforme: Plateforme, navigateur: Navigateur) -> None:
    ouvrir_compte(plateforme, navigateur, "csrf@courriel.example")
    page = navigateur.ouvrir("/demoville/compte")
    bon = entrees(page.formulaire("deconnexion"))["_csrf"]
    autre = plateforme.navigateur()
    vole = entrees(autre.ouvrir("/demoville/suivi").formulaire("suivi"))["_csrf"]
    for jeton in ("", "x", vole, bon[:-1] + ("A" if bon[-1] != "A" else "B")):
        reponse = navigateur.brut("/demoville/compte/deconnexion", "POST", data={"_csrf": jeton})
        assert reponse.status_code == 403
        assert "Revenez à la page précédente" in reponse.text
    assert navigateur.ouvrir("/demoville/compte").titre == "Bonjour Henri Astier"


def test_the_token_of_one_town_or_realm_is_worth_nothing_in_another(navigateur: Navigateur) -> None:
    jeton = entrees(navigateur.ouvrir("/demoville/suivi").formulaire("suivi"))["_csrf"]
    form = {"_csrf": jeton, "numero": "1", "cle": "1", "identifiant": "durand", "motDePasse": MOT_DE_PASSE}
    assert navigateur.brut("/saint-exemple/suivi", "POST", data=form).status_code == 403
    assert navigateur.brut("/demoville/bo/identification", "POST", data=form).status_code == 403
    assert navigateur.brut("/demoville/suivi", "POST", data=form).status_code == 422


@pytest.mark.parametrize(
    "entete",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
def test_a_post_that_the_browser_says_comes_from_another_site_is_refused(
    navigateur: Navigateur, entete: dict[str, str]
) -> None:
    page = navigateur.ouvrir("/demoville/suivi")
    donnees = entrees(page.formulaire("suivi"))
    assert navigateur.brut("/demoville/suivi", "POST", data=donnees, headers=entete).status_code == 403
    page = navigateur.ouvrir(f"/demoville/{FORMULAIRE}")
    donnees = entrees(page.formulaire("/formulaire"))
    assert navigateur.brut(f"/demoville/{FORMULAIRE}", "POST", data=donnees, headers=entete).status_code == 403
    ici = {"Origin": "http://localhost"}
    assert navigateur.brut("/demoville/suivi", "POST", data=donnees, headers=ici).status_code == 422


def test_a_token_lasts_two_hours(
    plateforme: Plateforme, navigateur: Navigateur, monkeypatch: pytest.MonkeyPatch
) -> None:
    donnees = entrees(navigateur.ouvrir("/demoville/suivi").formulaire("suivi"))
    monkeypatch.setattr(plateforme, "decalage", timedelta(hours=1, minutes=58))
    assert navigateur.brut("/demoville/suivi", "POST", data=donnees).status_code == 422
    monkeypatch.setattr(plateforme, "decalage", timedelta(hours=2, minutes=2))
    assert navigateur.brut("/demoville/suivi", "POST", data=donnees).status_code == 403


# --- going elsewhere


@pytest.mark.parametrize(
    "retour",
    ["https://evil.example", "//evil.example", "/\\evil.example", "../saint-exemple/", "%2e%2e/saint-exemple/",
     "compte/../../x", "javascript:alert(1)", "compte\r\nSet-Cookie: a=b", "", "x" * 2000],
)  # fmt: skip
def test_signing_in_never_leads_out_of_the_town(plateforme: Plateforme, retour: str) -> None:
    navigateur = plateforme.navigateur()
    page = navigateur.ouvrir("/demoville/bo/identification")
    donnees = entrees(page.formulaire("identification")).to_dict()
    donnees |= {"identifiant": "durand", "motDePasse": MOT_DE_PASSE, "retour": retour}
    reponse = navigateur.brut("/demoville/bo/identification", "POST", data=donnees)
    assert (reponse.status_code, reponse.headers["Location"]) == (303, "/demoville/bo/")


def test_no_answer_repeats_the_host_that_was_asked_for(navigateur: Navigateur) -> None:
    for chemin in (
        "/demoville",
        "/demoville/bo",
        "/demoville/compte",
        "/demoville/",
        "//evil.example/x",
        "/demoville//x",
    ):
        reponse = navigateur.brut(chemin, headers={"Host": "evil.example"})
        assert "evil.example" not in reponse.headers.get("Location", "")
        assert b"//evil.example" not in reponse.data


# --- sessions


def test_a_session_is_worth_nothing_in_another_town_or_another_realm(
    plateforme: Plateforme, navigateur: Navigateur
) -> None:
    ouvrir_compte(plateforme, navigateur, "jeton@courriel.example")
    jeton = navigateur.client.get_cookie("wsc-demoville", path="/demoville/").value
    for ville, nom in (("saint-exemple", "wsc-saint-exemple"), ("demoville", "wsc-demoville-bo")):
        voleur = plateforme.navigateur()
        voleur.client.set_cookie(nom, jeton, path="/")
        chemin = f"/{ville}/bo/" if nom.endswith("-bo") else f"/{ville}/compte"
        assert "identification" in voleur.brut(chemin).headers["Location"]
    temoin = plateforme.navigateur()
    temoin.client.set_cookie("wsc-demoville", jeton, path="/")
    assert temoin.brut("/demoville/compte").status_code == 200


def test_an_agent_s_session_opens_no_account_and_the_other_way_round(plateforme: Plateforme) -> None:
    navigateur = plateforme.navigateur()
    identifier_agent(navigateur)
    jeton = navigateur.client.get_cookie("wsc-demoville-bo", path="/demoville/bo/").value
    voleur = plateforme.navigateur()
    voleur.client.set_cookie("wsc-demoville", jeton, path="/")
    assert voleur.brut("/demoville/compte").status_code == 303


def test_closing_the_session_ends_its_token(plateforme: Plateforme, navigateur: Navigateur) -> None:
    page = ouvrir_compte(plateforme, navigateur, "sortie@courriel.example")
    jeton = navigateur.client.get_cookie("wsc-demoville", path="/demoville/").value
    navigateur.envoyer(page, page.formulaire("deconnexion"))
    assert navigateur.client.get_cookie("wsc-demoville", path="/demoville/") is None
    navigateur.client.set_cookie("wsc-demoville", jeton, path="/")
    assert navigateur.brut("/demoville/compte").status_code == 303


def test_an_expired_session_says_so_and_brings_back(
    plateforme: Plateforme, navigateur: Navigateur, monkeypatch: pytest.MonkeyPatch
) -> None:
    ouvrir_compte(plateforme, navigateur, "expiree@courriel.example")
    monkeypatch.setattr(plateforme, "decalage", timedelta(minutes=31))
    page = navigateur.ouvrir("/demoville/compte/archives")
    assert "fermée après un temps sans activité" in page.avis
    assert page.xpath("string(//h:input[@name = 'retour']/@value)") == "compte/archives"


def test_cookies_are_hidden_from_scripts_and_from_other_sites(plateforme: Plateforme, navigateur: Navigateur) -> None:
    page = navigateur.ouvrir("/demoville/bo/identification")
    donnees = entrees(page.formulaire("identification")).to_dict()
    donnees |= {"identifiant": "durand", "motDePasse": MOT_DE_PASSE}
    reponse = navigateur.brut("/demoville/bo/identification", "POST", data=donnees)
    [temoin] = [c for c in reponse.headers.getlist("Set-Cookie") if c.startswith("wsc-demoville-bo=")]
    assert "HttpOnly" in temoin and "SameSite=Lax" in temoin and "Path=/demoville/bo/" in temoin
    assert "Domain" not in temoin and "Expires" not in temoin and "Max-Age" not in temoin


def test_over_https_cookies_cannot_be_planted_by_a_neighbouring_host(tmp_path) -> None:
    plateforme = Plateforme(tmp_path / "donnees", adresse="https://demarches.example")
    plateforme.remplir("demoville")
    reponse = plateforme.navigateur().brut("/demoville/suivi")
    [temoin] = reponse.headers.getlist("Set-Cookie")
    assert temoin.startswith("__Host-wsc-demoville-f=")
    assert "Secure" in temoin and "Path=/;" in temoin + ";" and "Domain" not in temoin
    assert reponse.headers["Strict-Transport-Security"]


def test_a_page_without_a_form_sets_no_cookie(navigateur: Navigateur) -> None:
    for chemin in ("", "services/acte-naissance", "soap/compte"):
        assert "Set-Cookie" not in navigateur.brut(f"/demoville/{chemin}").headers


def test_personal_pages_are_never_kept_by_a_cache(plateforme: Plateforme, navigateur: Navigateur) -> None:
    page = deposer(navigateur)
    numero, cle = acces(page)
    ouvrir_compte(plateforme, navigateur, "cache@courriel.example")
    for chemin in (
        "compte",
        "compte/informations",
        f"services/acte-naissance/suivi?numero={numero}&cle={cle}",
        FORMULAIRE,
    ):
        assert navigateur.brut(f"/demoville/{chemin}").headers["Cache-Control"] == "no-store"


# --- other people's dossiers


def test_a_dossier_needs_its_own_key_town_and_service(navigateur: Navigateur) -> None:
    numero, cle = acces(deposer(navigateur))
    ici = f"services/acte-naissance/suivi?numero={numero}&cle={cle}"
    assert navigateur.ouvrir(f"/demoville/{ici}").statut == 200
    for chemin in (
        f"/saint-exemple/{ici}",
        f"/demoville/{ici.replace('acte-naissance', 'incident-voirie')}",
        f"/demoville/{ici[:-1]}{'A' if ici[-1] != 'A' else 'B'}",
        f"/demoville/services/acte-naissance/suivi?numero={numero}",
    ):
        page = navigateur.ouvrir(chemin)
        assert page.statut == 404 and "Astier" not in page.texte


def test_number_and_key_lead_to_the_dossier_however_they_are_typed(navigateur: Navigateur) -> None:
    numero, cle = acces(deposer(navigateur))
    page = navigateur.ouvrir("/demoville/suivi")
    form = page.formulaire("suivi")
    faux = navigateur.envoyer(page, form, numero=numero, cle="AAAA-BBBB-CCCC")
    assert faux.statut == 422 and faux.erreurs()
    assert faux.xpath("string(//h:input[@name = 'numero']/@value)") == numero
    page = navigateur.envoyer(page, form, numero=f" {numero.lower()} ", cle=cle.replace("-", " ").lower())
    assert page.adresse == f"/demoville/services/acte-naissance/suivi?numero={numero}&cle={cle}"


def test_an_account_sees_its_own_dossiers_only(plateforme: Plateforme, navigateur: Navigateur) -> None:
    autre = plateforme.navigateur()
    ouvrir_compte(plateforme, autre, "voisin@courriel.example")
    numero, _ = acces(deposer(autre))
    ouvrir_compte(plateforme, navigateur, "curieux@courriel.example")
    for suite in ("", "/recapitulatif.pdf", "/demande.xml"):
        assert navigateur.brut(f"/demoville/compte/dossiers/{numero}{suite}").status_code == 404
    assert navigateur.ouvrir("/demoville/compte").texte.count(numero) == 0


def test_an_agent_sees_neither_another_department_nor_another_town(
    plateforme: Plateforme, navigateur: Navigateur
) -> None:
    numero, _ = acces(deposer(navigateur))
    etranger = plateforme.navigateur()
    identifier_agent(etranger, "petit")
    assert etranger.brut(f"/demoville/bo/dossiers/{numero}").status_code == 404
    assert numero not in etranger.ouvrir("/demoville/bo/").texte
    voisine = plateforme.navigateur()
    identifier_agent(voisine, "durand", "saint-exemple")
    assert voisine.brut(f"/saint-exemple/bo/dossiers/{numero}").status_code == 404


def test_wrong_passwords_are_counted_and_then_refused(plateforme: Plateforme, navigateur: Navigateur) -> None:
    ouvrir_compte(plateforme, plateforme.navigateur(), "essais@courriel.example")
    page = navigateur.ouvrir("/demoville/compte/identification")
    form = page.formulaire("identification")
    for _ in range(5):
        page = navigateur.envoyer(page, form, courriel="essais@courriel.example", motDePasse="pas-le-bon-mot")
    assert "n’est pas reconnu" in page.texte
    page = navigateur.envoyer(page, form, courriel="essais@courriel.example", motDePasse=MOT_DE_PASSE)
    assert page.statut == 422 and "Trop d’essais" in page.texte
    assert page.xpath("string(//h:input[@name = 'courriel']/@value)") == "essais@courriel.example"
    assert not page.xpath("//h:input[@type = 'password']/@value")


def test_the_same_is_said_of_an_address_that_has_an_account_already(
    plateforme: Plateforme, navigateur: Navigateur
) -> None:
    ouvrir_compte(plateforme, plateforme.navigateur(), "connu@courriel.example")
    textes = set()
    for courriel in ("connu@courriel.example", "nouveau@courriel.example"):
        page = navigateur.ouvrir("/demoville/compte/inscription")
        form = page.formulaire("inscription")
        page = navigateur.envoyer(page, form, nom="A", prenoms="B", courriel=courriel, motDePasse=MOT_DE_PASSE)
        textes.add(page.texte)
    assert len(textes) == 1


def test_a_confirmation_link_is_used_by_the_button_only_and_only_once(
    navigateur: Navigateur, plateforme: Plateforme
) -> None:
    ouvrir_compte(plateforme, navigateur, "lien@courriel.example")
    page = navigateur.ouvrir("/demoville/compte/confirmer?jeton=deja-servi")
    page = navigateur.envoyer(page, page.formulaire("confirmer"))
    assert page.statut == 410 and "n’est plus valable" in page.texte


def test_markup_typed_by_a_citizen_stays_text(navigateur: Navigateur) -> None:
    piege = "<script>alert(1)</script>\"'&amp;"
    page = jusqu_a(navigateur, navigateur.ouvrir(f"/demoville/{FORMULAIRE}"), "acte")
    page = navigateur.envoyer(page, page.formulaire("/formulaire"), ("_aller", "suivante"), nomTitulaire=piege)
    assert page.xpath("string(//h:input[@name = 'nomTitulaire']/@value)") == piege
    assert not page.xpath("//h:script")
    page = navigateur.ouvrir("/demoville/?q=%3Cb%3E%22")
    assert page.xpath("string(//h:input[@name = 'q']/@value)") == '<b>"'
