"""Where a problem is, in a real browser: the device's own position, and the town's map when it has one, by pointer and
by keyboard; agents see it with the signalements nearby. No address but the platform's is asked without a map."""

from __future__ import annotations

import base64
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files

import pytest
from accessibility import auditing, sign_in
from playwright.sync_api import Browser, Page, expect
from served_platform import PASSWORD, Platform
from zeep import Client

from wsc_soap.errors import DefinitionInvalide
from wsc_soap.operations.installation import install_town

PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
HERE = {"latitude": 48.8566, "longitude": 2.3522}
FORM = "/services/incident-voirie/formulaire"
BUTTON, FIELD = "Utiliser ma position", "[name=position]"


class Tiles(ThreadingHTTPServer):
    """A server of map images that remembers which ones were asked for."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.asked: list[str] = []


class _Handler(BaseHTTPRequestHandler):
    server: Tiles

    def do_GET(self) -> None:
        self.server.asked.append(self.path)
        self.send_response(200)
        self.send_header("Content-Type", "image/png")
        self.send_header("Content-Length", str(len(PNG)))
        self.end_headers()
        self.wfile.write(PNG)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def tiles(platform: Platform) -> Iterator[Tiles]:
    """Démoville with a map of that server; without one afterwards."""
    server = Tiles()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}/{{z}}/{{x}}/{{y}}.png"
    map_ = f'<carte tuiles="{address}" credit="© Essai" centre="48.85 2.35"/><accueil '
    install(platform, lambda document: document.replace("<accueil ", map_, 1))
    yield server
    install(platform, str)
    server.shutdown()
    server.server_close()


def install(platform: Platform, change) -> None:
    document = (files("wsc_soap.demo") / "demoville.xml").read_text("utf-8")
    install_town(platform.installation.platform.storage, change(document).encode(), datetime.now(UTC))
    platform.installation.platform.bouquet.forget()


def place(page: Page, town: str) -> None:
    """The page of the form that asks where."""
    page.goto(f"{town}{FORM}")
    page.set_default_timeout(8000)
    page.select_option("[name=categorie]", "depot")
    page.check("[name=danger][value=false]")
    page.fill("[name=description]", "Des sacs posés au pied d’un arbre.")
    for nom, value in {"jour": "20", "mois": "11", "annee": "2025", "heure": "8", "minute": "30"}.items():
        page.fill(f"[name='dateConstat.{nom}']", value)
    page.locator(".wsc-bar button[value=suivante]").click()
    expect(page.locator(FIELD)).to_be_visible()


def test_the_device_s_position_fills_the_field(page: Page, town: str) -> None:
    page.context.grant_permissions(["geolocation"])
    page.context.set_geolocation(HERE)
    place(page, town)
    page.get_by_role("button", name=BUTTON).click()
    expect(page.locator(FIELD)).to_have_value("48,856600 2,352200")
    assert page.locator("svg.wsc-map").count() == 0
    page.locator(".wsc-bar button[value=suivante]").click()
    expect(page.locator("[name=photos]").first).to_be_attached()


def test_a_device_that_says_nothing_sends_back_to_the_typed_place(page: Page, town: str) -> None:
    page.context.clear_permissions()
    place(page, town)
    page.get_by_role("button", name=BUTTON).click()
    expect(page.get_by_text("écrivez l’adresse ou un repère", exact=False).first).to_be_visible()
    expect(page.locator(FIELD)).to_have_value("")


def asked_by(page: Page) -> list[str]:
    """The origins that the page asks something of, from now on."""
    origins: list[str] = []
    page.on("request", lambda one: origins.append("/".join(one.url.split("/", 3)[:3])))
    return origins


def test_a_town_without_a_map_asks_nothing_of_anybody_else(page: Page, town: str, platform: Platform) -> None:
    origins = asked_by(page)
    place(page, town)
    assert set(origins) == {platform.base}
    assert page.locator("svg.wsc-map").count() == 0
    assert "img-src 'self' data:" in page.request.get(f"{town}{FORM}").headers["content-security-policy"]


def test_a_town_s_map_opens_at_its_centre_and_a_press_says_where(page: Page, town: str, tiles: Tiles) -> None:
    place(page, town)
    shown = page.locator("svg.wsc-map")
    expect(shown).to_be_visible()
    assert shown.locator("circle").count() == 0
    shown.click(position={"x": 60, "y": 60})
    expect(shown.locator("circle")).to_have_count(1)
    latitude, longitude = (float(one.replace(",", ".")) for one in page.input_value(FIELD).split())
    assert 48.85 < latitude < 48.87 and 2.32 < longitude < 2.35
    page.get_by_role("button", name="Plus près").click()
    page.wait_for_function("() => document.querySelector('svg.wsc-map image').getAttribute('href').includes('/15/')")
    assert any(path.startswith("/14/") for path in tiles.asked)
    expect(page.get_by_text("© Essai")).to_be_visible()


def test_only_the_page_with_the_map_may_show_its_images(page: Page, town: str, tiles: Tiles) -> None:
    policies: dict[str, str] = {}
    page.on("response", lambda one: policies.update({one.url: one.headers.get("content-security-policy", "")}))
    origins = asked_by(page)
    place(page, town)
    origin = f"http://127.0.0.1:{tiles.server_port}"
    assert set(origins) == {town.rpartition("/")[0], origin}
    assert origin not in page.request.get(f"{town}{FORM}").headers["content-security-policy"]
    assert f"img-src 'self' {origin} data:" in policies[page.url.partition("#")[0]]


def position(page: Page) -> tuple[float, ...]:
    return tuple(float(one.replace(",", ".")) for one in page.input_value(FIELD).split())


def test_the_keyboard_moves_the_map_and_takes_its_middle(page: Page, town: str, tiles: Tiles) -> None:
    place(page, town)
    shown = page.locator("svg.wsc-map")
    shown.focus()
    expect(shown.locator(".wsc-map-cross")).to_be_visible()
    page.keyboard.press("Enter")
    assert position(page) == (48.85, 2.35)
    expect(page.get_by_text("Position notée")).to_be_visible()
    for key in ("+", "+", "ArrowUp", "ArrowRight", "Space"):
        page.keyboard.press(key)
    latitude, longitude = position(page)
    assert 48.85 < latitude < 48.853 and 2.35 < longitude < 2.353
    assert any(path.startswith("/16/") for path in tiles.asked)
    page.keyboard.press("ArrowLeft")
    page.get_by_role("button", name="Noter le centre").press("Enter")
    assert position(page)[1] < longitude
    page.keyboard.press("Shift+Tab")
    page.fill(FIELD, "48,9 2,4")
    page.locator(FIELD).blur()
    page.locator(".wsc-bar button[value=suivante]").click()
    expect(page.locator("[name=photos]").first).to_be_attached()


def test_a_map_looked_at_from_very_far_gives_positions_of_the_earth(page: Page, town: str, tiles: Tiles) -> None:
    place(page, town)
    shown = page.locator("svg.wsc-map")
    shown.focus()
    for key in ["-"] * 20 + ["ArrowLeft"] * 30 + ["ArrowUp"] * 30 + ["Enter"]:
        page.keyboard.press(key)
    latitude, longitude = position(page)
    assert 80 < latitude <= 85 and -180 <= longitude <= 180
    assert all(
        0 <= int(part) < 2 ** int(path.split("/")[1]) for path in tiles.asked for part in path[1:-4].split("/")[1:]
    )


def test_the_map_holds_at_320_pixels_and_axe_has_nothing_to_say(
    chromium: Browser, town: str, tiles: Tiles, platform: Platform
) -> None:
    numeros = [file(platform, at) for at in ("48.8566 2.3522", "48.8567 2.3523")]
    with auditing(chromium) as auditor:
        place(auditor.page, town)
        auditor.look("form with a map")
        sign_in(auditor.page, town, "bo", "identifiant", ("martin", PASSWORD))
        auditor.visit(f"{town}/bo/dossiers/{numeros[0]}")
        auditor.visit(f"{town}/bo/dossiers/{numeros[1]}")


def file(platform: Platform, at: str) -> str:
    demande = {
        "categorie": "depot", "danger": False, "description": "Des sacs posés.", "dateConstat": "2025-11-20T08:30:00",
        "position": at, "anonyme": True,
        "engagement": {"certificationExactitude": True},
    }  # fmt: skip
    service = Client(platform.soap("incident-voirie") + "?wsdl").service
    return str(service.deposer(demande=demande).numero)


def test_agents_see_the_dossier_and_those_nearby_on_the_map(
    page: Page, town: str, tiles: Tiles, platform: Platform
) -> None:
    first = file(platform, "48.90000 2.40000")
    second = file(platform, "48.90009 2.40000")
    sign_in(page, town, "bo", "identifiant", ("martin", PASSWORD))
    page.goto(f"{town}/bo/dossiers/{second}")
    shown = page.get_by_role("img", name="Carte du lieu signalé et des signalements proches")
    expect(shown.locator("circle")).to_have_count(2)
    expect(shown.locator("text")).to_have_text("1")
    expect(page.locator("#proches li .wsc-map-rank")).to_have_text("1")
    expect(page.get_by_role("button", name=f"Regrouper avec le dossier {first}")).to_be_visible()
    page.goto(f"{town}/bo/")
    assert "127.0.0.1:" not in page.request.get(f"{town}/bo/").headers["content-security-policy"]


def test_agents_of_a_town_without_a_map_see_the_list_alone(page: Page, town: str, platform: Platform) -> None:
    file(platform, "48.70000 2.40000")
    second = file(platform, "48.70009 2.40000")
    origins = asked_by(page)
    sign_in(page, town, "bo", "identifiant", ("martin", PASSWORD))
    page.goto(f"{town}/bo/dossiers/{second}")
    assert (page.locator("#proches li").count(), page.locator("svg.wsc-map").count()) == (1, 0)
    assert set(origins) == {platform.base}


@pytest.mark.parametrize(
    "given",
    [
        'tuiles="javascript:alert(1)/{z}{x}{y}" centre="48 2"',
        'tuiles="https://tuiles.exemple.fr/{z}/{x}.png" centre="48 2"',
        'tuiles="https://tuiles.exemple.fr;script-src/{z}/{x}/{y}" centre="48 2"',
        'tuiles="https://tuiles.exemple.fr/{z}/{x}/{y}" centre="99 2"',
        'tuiles="https://tuiles.exemple.fr/{z}/{x}/{y}" centre="48 181"',
        'tuiles="https://tuiles.exemple.fr/{z}/{x}/{y}"',
    ],
)
def test_a_map_that_is_none_is_refused(platform: Platform, given: str) -> None:
    with pytest.raises(DefinitionInvalide):
        install(platform, lambda document: document.replace("<accueil ", f"<carte {given}/><accueil ", 1))


def test_without_a_script_the_place_is_typed(chromium, town: str) -> None:
    with chromium.new_context(java_script_enabled=False) as profile:
        page = profile.new_page()
        place(page, town)
        page.fill(FIELD, "48,8566 2,3522")
        assert page.get_by_role("button", name=BUTTON).count() == 0
        page.locator(".wsc-bar button[value=suivante]").click()
        assert "photos" in page.content()
