"""Style sheets, colours, uploads, fragments."""

from __future__ import annotations

import base64
from datetime import timedelta
from io import BytesIO

import pytest
from lxml import etree
from navigateur import Navigateur, X
from parcours_web import acces, deposer, ouvrir_compte
from plateforme_web import Plateforme

PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkM/n/HwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


def test_a_page_s_style_sheets_are_there_and_kept_for_a_year(navigateur: Navigateur) -> None:
    for chemin in ("/demoville/", "/demoville/bo/identification"):
        page = navigateur.ouvrir(chemin)
        for adresse in page.xpath("//h:link[@rel = 'stylesheet']/@href"):
            reponse = navigateur.brut(adresse)
            assert (reponse.status_code, reponse.mimetype) == (200, "text/css"), adresse
            encore = navigateur.brut(adresse, headers={"If-None-Match": reponse.headers["ETag"]})
            assert (encore.status_code, encore.data) == (304, b"")
            if "/static/" in adresse:
                assert "immutable" in reponse.headers["Cache-Control"]
    assert "immutable" not in navigateur.brut("/static/wsc.css").headers["Cache-Control"]
    assert "immutable" not in navigateur.brut("/static/000000000000/wsc.css").headers["Cache-Control"]


@pytest.mark.parametrize(
    "chemin", ["../setup.cfg", "%2e%2e/setup.cfg", "..%2fsetup.cfg", "wsc.css/", "/etc/passwd.css", ""]
)
def test_nothing_but_style_sheets_is_served(navigateur: Navigateur, chemin: str) -> None:
    assert navigateur.brut(f"/static/{chemin}").status_code in (404, 405)


def test_each_town_has_its_own_colours(navigateur: Navigateur) -> None:
    assert "--wsc-accent: #14505c" in navigateur.brut("/demoville/theme.css").text
    assert "--wsc-accent: #5a2a6b" in navigateur.brut("/saint-exemple/theme.css").text
    assert "#5a2a6b" not in navigateur.brut("/demoville/theme.css").text


# --- uploads


def ouvrir_televersement(plateforme: Plateforme, ville: str = "demoville") -> str:
    door = plateforme.installation.door
    from wsc_soap.operations.ouverture import open_context

    contexte = open_context(door.plateforme, ville, "incident-voirie")
    return door.call(contexte, "ouvrirTeleversement").jeton


def envoyer(navigateur: Navigateur, jeton: str, contenu: bytes, ville: str = "demoville", **reste):
    return navigateur.brut(f"/{ville}/televersements/{jeton}", "PUT", data=contenu, **reste)


def test_a_file_is_received_under_its_token(plateforme: Plateforme, navigateur: Navigateur) -> None:
    jeton = ouvrir_televersement(plateforme)
    nom = {"Content-Disposition": 'attachment; filename="../photo.png"'}
    reponse = envoyer(navigateur, jeton, PNG, headers=nom)
    assert reponse.status_code == 201
    assert reponse.json == {"jeton": jeton, "nom": "photo.png", "taille": len(PNG), "typeMime": "image/png"}
    assert envoyer(navigateur, jeton, PNG + b"again").status_code == 201, "a new one takes its place until it is used"


@pytest.mark.parametrize(
    ("contenu", "statut", "code"),
    [(b"MZ\x90 program", 415, "PieceRefusee"), (b"", 415, "PieceRefusee"), (b"<svg/>", 415, "PieceRefusee"),
     (PNG + b"\0" * (11 << 20), 413, "PieceTropGrande")],
    ids=["program", "empty", "svg", "large"],
)  # fmt: skip
def test_what_no_form_admits_is_refused_in_french(
    plateforme: Plateforme, navigateur: Navigateur, contenu: bytes, statut: int, code: str
) -> None:
    reponse = envoyer(navigateur, ouvrir_televersement(plateforme), contenu)
    assert (reponse.status_code, reponse.json["code"]) == (statut, code)
    assert reponse.json["message"].startswith("Le fichier «\u00a0")


def test_a_large_file_that_does_not_say_its_length_is_refused_too(
    plateforme: Plateforme, navigateur: Navigateur
) -> None:
    flux = BytesIO(PNG + b"\0" * (11 << 20))
    reponse = navigateur.brut(
        f"/demoville/televersements/{ouvrir_televersement(plateforme)}",
        "PUT",
        input_stream=flux,
        environ_overrides={"wsgi.input_terminated": True, "HTTP_TRANSFER_ENCODING": "chunked"},
    )
    assert reponse.status_code == 413


def test_a_token_is_of_one_town_and_of_one_day(
    plateforme: Plateforme, navigateur: Navigateur, monkeypatch: pytest.MonkeyPatch
) -> None:
    jeton = ouvrir_televersement(plateforme)
    assert envoyer(navigateur, jeton, PNG, "saint-exemple").status_code == 404
    assert envoyer(navigateur, "inconnu", PNG).status_code == 404
    monkeypatch.setattr(plateforme, "decalage", timedelta(hours=25))
    assert envoyer(navigateur, jeton, PNG).status_code == 404


# --- fragments


def lire(navigateur: Navigateur, chemin: str):
    reponse = navigateur.brut(chemin)
    return reponse, etree.fromstring(reponse.data)


def test_a_fragment_is_placed_under_the_host_s_address_and_level(navigateur: Navigateur) -> None:
    chemin = "/demoville/fragments/services/acte-naissance/presentation?base=/ma-page.php?id=3%26wsc=&niveau=3"
    reponse, racine = lire(navigateur, chemin)
    assert racine.get("class") == "wsc"
    assert not racine.xpath("//h:h1 | //h:h2", namespaces=X) and racine.xpath("//h:h3", namespaces=X)
    liens = racine.xpath("//h:a/@href", namespaces=X)
    assert any(lien == "/ma-page.php?id=3&wsc=services/acte-naissance/formulaire" for lien in liens)
    assert not racine.xpath("//h:script | //@style", namespaces=X)
    assert "Access-Control-Allow-Origin" not in reponse.headers


def test_an_anonymous_fragment_is_kept_by_its_etag_and_a_personal_one_never(
    plateforme: Plateforme, navigateur: Navigateur
) -> None:
    chemin = "/demoville/fragments/services/acte-naissance/formulaire"
    reponse = navigateur.brut(chemin)
    assert "max-age=60" in reponse.headers["Cache-Control"] and "Set-Cookie" not in reponse.headers
    assert navigateur.brut(chemin, headers={"If-None-Match": reponse.headers["ETag"]}).status_code == 304
    numero, cle = acces(deposer(navigateur))
    suivi = f"/demoville/fragments/services/acte-naissance/suivi?numero={numero}&cle={cle}"
    assert navigateur.brut(suivi).headers["Cache-Control"] == "no-store"
    fait = f"/demoville/fragments/services/acte-naissance/confirmation?numero={numero}&cle={cle}"
    assert "Votre demande est envoyée" in "".join(lire(navigateur, fait)[1].itertext())
    ouvrir_compte(plateforme, navigateur, "fragment@courriel.example")
    assert navigateur.brut(chemin).headers["Cache-Control"] == "no-store"
    assert "fragment@courriel.example" in "".join(
        lire(navigateur, "/demoville/fragments/compte/informations")[1].itertext()
    )


@pytest.mark.parametrize(
    ("chemin", "statut"),
    [
        ("services/acte-naissance/lune", 400),
        ("services/acte-naissance/presentation?niveau=9", 400),
        ("services/acte-naissance/presentation?niveau=x", 400),
        ("services/acte-naissance/presentation?base=javascript:alert(1)//", 400),
        ("services/acte-naissance/presentation?base=//evil.example/", 400),
        ("services/inconnu/presentation", 404),
        ("services/acte-naissance/suivi?numero=1&cle=2", 404),
        ("compte/tableau-de-bord", 403),
    ],
)
def test_a_fragment_that_cannot_be_made_is_a_fragment_that_says_so(
    navigateur: Navigateur, chemin: str, statut: int
) -> None:
    reponse, racine = lire(navigateur, f"/demoville/fragments/{chemin}")
    assert (reponse.status_code, racine.get("class")) == (statut, "wsc")
