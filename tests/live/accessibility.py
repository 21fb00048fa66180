"""What axe-core says of a page: light and wide, then dark and 320 pixels wide, where nothing may scroll sideways."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

AXE = Path(__file__).parents[1] / "interop" / "node_modules" / "axe-core" / "axe.min.js"
_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_RUN = """rules => axe.run(document, {runOnly: rules, resultTypes: ['violations']}).then(found => found.violations.map(
    one => `${one.id}: ` + one.nodes.map(node => `${node.target} ${node.html.slice(0, 160)} ${(node.any[0] || node.all[0] || node.none[0] || {}).message}`).slice(0, 3).join(' | ')))"""
# what leaves the screen, or the box that cuts it off, outside the places that may scroll
_WIDER = """() => {
    const held = (one) => one && (getComputedStyle(one).overflowX === 'visible' ? held(one.parentElement) : one);
    const out = (one) => {
        if (one.closest('.wsc-hidden, svg, iframe') || !one.getClientRects().length) return false;
        const box = held(one.parentElement);
        if (box && /auto|scroll/.test(getComputedStyle(box).overflowX)) return false;
        const limit = Math.min(innerWidth, box ? box.getBoundingClientRect().right : innerWidth);
        return one.getBoundingClientRect().right > limit + 1;
    };
    const found = [...document.body.querySelectorAll('*')].filter(out).slice(0, 4).map((one) => one.outerHTML.slice(0, 160));
    return document.documentElement.scrollWidth > innerWidth ? [...found, 'the page scrolls sideways'] : found;
}"""
WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 320, "height": 640}


class Auditor:
    """Looks at each state of each page once; `faults` is what was found, by state."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.seen: list[str] = []
        self.faults: dict[str, list[str]] = {}

    def look(self, state: str) -> None:
        """The page as it stands now."""
        self.seen.append(state)
        found = [f"wide {one}" for one in self._axe()]
        self.page.emulate_media(color_scheme="dark")
        self.page.set_viewport_size(NARROW)
        found += [f"narrow {one}" for one in (*self.page.evaluate(_WIDER), *self._axe())]
        self.page.emulate_media(color_scheme="light")
        self.page.set_viewport_size(WIDE)
        if found:
            self.faults[state] = found

    def visit(self, address: str) -> None:
        """Go to an address, then look."""
        self.page.goto(address)
        self.look(address.partition("/demoville/")[2])

    def _axe(self) -> list[str]:
        return list(self.page.evaluate(_RUN, _RULES))


@contextmanager
def auditing(chromium: Browser) -> Iterator[Auditor]:
    """A fresh profile with axe in every frame; at the end, nothing may have been found."""
    if not AXE.is_file():
        reason = "run `npm ci` in tests/interop"
        pytest.fail(reason) if os.environ.get("CI") == "true" else pytest.skip(reason)
    with chromium.new_context(locale="fr-FR", viewport=WIDE, reduced_motion="reduce") as profile:
        profile.add_init_script(path=AXE)
        auditor = Auditor(profile.new_page())
        yield auditor
        told = [f"{state}: {one}" for state, found in auditor.faults.items() for one in found]
        assert not told, "\n".join(told)


def sign_in(page: Page, base: str, folder: str, entry: str, who: tuple[str, str]) -> None:
    """Open a session at `folder` (`compte` or `bo`)."""
    page.goto(f"{base}/{folder}/identification")
    page.fill(f"[name={entry}]", who[0])
    page.fill("[name=motDePasse]", who[1])
    with page.expect_navigation():
        page.press("[name=motDePasse]", "Enter")
