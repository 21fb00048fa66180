"""Where a problem is, in a real browser: the device's own position, and the town's map when it has one."""

from __future__ import annotations

import base64
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files

import pytest
from playwright.sync_api import Page, expect
from served_platform import Platform

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
    policies = [page.request.get(f"{town}{path}").headers["content-security-policy"] for path in ("/", FORM)]
    assert [f"http://127.0.0.1:{tiles.server_port}" in policy for policy in policies] == [False, True]


def test_without_a_script_the_place_is_typed(chromium, town: str) -> None:
    with chromium.new_context(java_script_enabled=False) as profile:
        page = profile.new_page()
        place(page, town)
        page.fill(FIELD, "48,8566 2,3522")
        assert page.get_by_role("button", name=BUTTON).count() == 0
        page.locator(".wsc-bar button[value=suivante]").click()
        assert "photos" in page.content()
