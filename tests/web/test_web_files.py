"""Style sheets, colours, uploads, fragments."""

from __future__ import annotations

import base64
from datetime import timedelta
from io import BytesIO

import pytest
from browser import Browser, X
from lxml import etree
from web_journeys import access, deposer, open_account
from web_platform import Platform

PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkM/n/HwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


def test_a_page_s_style_sheets_are_there_and_kept_for_a_year(navigateur: Browser) -> None:
    for path in ("/demoville/", "/demoville/bo/identification"):
        page = navigateur.open(path)
        for address in page.xpath("//h:link[@rel = 'stylesheet']/@href"):
            answer = navigateur.brut(address)
            assert (answer.status_code, answer.mimetype) == (200, "text/css"), address
            again = navigateur.brut(address, headers={"If-None-Match": answer.headers["ETag"]})
            assert (again.status_code, again.data) == (304, b"")
            if "/static/" in address:
                assert "immutable" in answer.headers["Cache-Control"]
    assert "immutable" not in navigateur.brut("/static/wsc.css").headers["Cache-Control"]
    assert "immutable" not in navigateur.brut("/static/000000000000/wsc.css").headers["Cache-Control"]


@pytest.mark.parametrize(
    "path", ["../setup.cfg", "%2e%2e/setup.cfg", "..%2fsetup.cfg", "wsc.css/", "/etc/passwd.css", ""]
)
def test_nothing_but_style_sheets_is_served(navigateur: Browser, path: str) -> None:
    assert navigateur.brut(f"/static/{path}").status_code in (404, 405)


def test_each_town_has_its_own_colours(navigateur: Browser) -> None:
    assert "--wsc-accent: #14505c" in navigateur.brut("/demoville/theme.css").text
    assert "--wsc-accent: #5a2a6b" in navigateur.brut("/saint-exemple/theme.css").text
    assert "#5a2a6b" not in navigateur.brut("/demoville/theme.css").text


# --- uploads


def ouvrir_televersement(platform: Platform, town: str = "demoville") -> str:
    door = platform.installation.door
    from wsc_soap.operations.opening import open_context

    context = open_context(door.platform, town, "incident-voirie")
    return door.call(context, "ouvrirTeleversement").jeton


def send(navigateur: Browser, jeton: str, contenu: bytes, town: str = "demoville", **rest):
    return navigateur.brut(f"/{town}/televersements/{jeton}", "PUT", data=contenu, **rest)


def test_a_file_is_received_under_its_token(platform: Platform, navigateur: Browser) -> None:
    jeton = ouvrir_televersement(platform)
    nom = {"Content-Disposition": 'attachment; filename="../photo.png"'}
    answer = send(navigateur, jeton, PNG, headers=nom)
    assert answer.status_code == 201
    assert answer.json == {"jeton": jeton, "nom": "photo.png", "taille": len(PNG), "typeMime": "image/png"}
    again = PNG[:-12] + b"\0\0\0\x04tEXtnew\0" + b"\0" * 4 + PNG[-12:]
    assert send(navigateur, jeton, again).status_code == 201, "a new one takes its place until it is used"


@pytest.mark.parametrize(
    ("contenu", "status", "code"),
    [(b"MZ\x90 program", 415, "PieceRefusee"), (b"", 415, "PieceRefusee"), (b"<svg/>", 415, "PieceRefusee"),
     (PNG + b"<script/>", 415, "PieceRefusee"), (PNG[:-4], 415, "PieceRefusee"),
     (PNG + b"\0" * (11 << 20), 413, "PieceTropGrande")],
    ids=["program", "empty", "svg", "two in one", "cut", "large"],
)  # fmt: skip
def test_what_no_form_admits_is_refused_in_french(
    platform: Platform, navigateur: Browser, contenu: bytes, status: int, code: str
) -> None:
    answer = send(navigateur, ouvrir_televersement(platform), contenu)
    assert (answer.status_code, answer.json["code"]) == (status, code)
    assert answer.json["message"].startswith("Le fichier «\u00a0")


def test_a_large_file_that_does_not_say_its_length_is_refused_too(platform: Platform, navigateur: Browser) -> None:
    stream = BytesIO(PNG + b"\0" * (11 << 20))
    answer = navigateur.brut(
        f"/demoville/televersements/{ouvrir_televersement(platform)}",
        "PUT",
        input_stream=stream,
        environ_overrides={"wsgi.input_terminated": True, "HTTP_TRANSFER_ENCODING": "chunked"},
    )
    assert answer.status_code == 413


def test_a_token_is_of_one_town_and_of_one_day(
    platform: Platform, navigateur: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    jeton = ouvrir_televersement(platform)
    assert send(navigateur, jeton, PNG, "saint-exemple").status_code == 404
    assert send(navigateur, "inconnu", PNG).status_code == 404
    monkeypatch.setattr(platform, "shift", timedelta(hours=25))
    assert send(navigateur, jeton, PNG).status_code == 404


# --- fragments


def read(navigateur: Browser, path: str):
    answer = navigateur.brut(path)
    return answer, etree.fromstring(answer.data)


def test_a_fragment_is_placed_under_the_host_s_address_and_level(navigateur: Browser) -> None:
    path = "/demoville/fragments/services/acte-naissance/presentation?base=/ma-page.php?id=3%26wsc=&niveau=3"
    answer, root = read(navigateur, path)
    assert root.get("class") == "wsc"
    assert not root.xpath("//h:h1 | //h:h2", namespaces=X) and root.xpath("//h:h3", namespaces=X)
    links = root.xpath("//h:a/@href", namespaces=X)
    assert any(link == "/ma-page.php?id=3&wsc=services/acte-naissance/formulaire" for link in links)
    assert not root.xpath("//h:script | //@style", namespaces=X)
    assert "Access-Control-Allow-Origin" not in answer.headers


def test_an_anonymous_fragment_is_kept_by_its_etag_and_a_personal_one_never(
    platform: Platform, navigateur: Browser
) -> None:
    path = "/demoville/fragments/services/acte-naissance/formulaire"
    answer = navigateur.brut(path)
    assert "max-age=60" in answer.headers["Cache-Control"] and "Set-Cookie" not in answer.headers
    assert navigateur.brut(path, headers={"If-None-Match": answer.headers["ETag"]}).status_code == 304
    numero, cle = access(deposer(navigateur))
    suivi = f"/demoville/fragments/services/acte-naissance/suivi?numero={numero}&cle={cle}"
    assert navigateur.brut(suivi).headers["Cache-Control"] == "no-store"
    done = f"/demoville/fragments/services/acte-naissance/confirmation?numero={numero}&cle={cle}"
    assert "Votre demande est envoyée" in "".join(read(navigateur, done)[1].itertext())
    open_account(platform, navigateur, "fragment@courriel.example")
    assert navigateur.brut(path).headers["Cache-Control"] == "no-store"
    assert "fragment@courriel.example" in "".join(
        read(navigateur, "/demoville/fragments/compte/informations")[1].itertext()
    )


@pytest.mark.parametrize(
    ("path", "status"),
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
def test_a_fragment_that_cannot_be_made_is_a_fragment_that_says_so(navigateur: Browser, path: str, status: int) -> None:
    answer, root = read(navigateur, f"/demoville/fragments/{path}")
    assert (answer.status_code, root.get("class")) == (status, "wsc")
