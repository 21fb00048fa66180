"""A real browser before a real platform."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from sample_forms import asking_actions, document, publish, sejour
from served_platform import Platform, platform
from widgets import WIDGETS

__all__ = ["platform"]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Debian's chromium, without a window."""
    program = shutil.which("chromium")
    if program is None:
        if os.environ.get("CI") == "true":
            pytest.fail("chromium must be installed on the integration server")
        pytest.skip("no chromium is installed")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def town(platform: Platform) -> str:
    """The address of a town that offers the forms made for tests; its neighbour offers them too."""
    for code in ("demoville", "saint-exemple"):
        publish(platform.installation.platform.storage, code, sejour())
        publish(platform.installation.platform.storage, code, document("composants", WIDGETS))
        publish(platform.installation.platform.storage, code, asking_actions())
    platform.installation.platform.bouquet.forget()
    return f"{platform.base}/demoville"


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A page in a fresh profile; whatever the console refuses makes the test fail."""
    with chromium.new_context(locale="fr-FR") as profile:
        shown = profile.new_page()
        complaints: list[str] = []
        shown.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
        shown.on("pageerror", lambda error: complaints.append(str(error)))
        yield shown
        assert not [said for said in complaints if not said.startswith("Failed to load resource")]
