"""Somebody who only has a keyboard: Tab, Enter, Space, arrows and letters, seeing at each step where they are."""

from __future__ import annotations

from playwright.sync_api import Page

MOST = 160
_HERE = """() => {
    const one = document.activeElement;
    if (!one || one === document.body) return null;
    const box = one.getBoundingClientRect(), style = getComputedStyle(one);
    const label = one.labels?.length ? one.labels[0].innerText : '';
    return {
        words: (one.getAttribute('aria-label') || label || one.innerText || '').replace(/\\s+/g, ' ').trim(),
        nom: one.name || '',
        frame: one.tagName === 'IFRAME',
        ring: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
        seen: box.bottom > 0 && box.top < innerHeight && box.width > 0 && box.height > 0,
    };
}"""


class Keyboard:
    """Moves over one page. `reach` fails when what is looked for is never met, or when focus is ever out of sight."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def reach(self, words: str = "", nom: str = "", back: bool = False) -> None:
        """Press Tab until the element of these words, or the entry of this name, has the focus."""
        for _ in range(MOST):
            self.page.keyboard.press("Shift+Tab" if back else "Tab")
            here = self.page.evaluate(_HERE)
            if here is None or here["frame"]:
                continue
            assert here["seen"], f"focus is out of sight on {here}"
            assert here["ring"], f"nothing shows the focus on {here}"
            if (words and words in here["words"]) or (nom and here["nom"] == nom):
                return
        raise AssertionError(f"Tab never reaches {words or nom}")

    def press(self, words: str) -> None:
        """Reach a button or a link, press Enter, and wait for the page."""
        self.reach(words)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def write(self, nom: str, text: str) -> None:
        """Reach an entry and type over what it holds."""
        self.reach(nom=nom)
        self.page.keyboard.press("ControlOrMeta+a")
        self.page.keyboard.type(text)

    def choose(self, nom: str, first_letters: str) -> None:
        """Reach a list and choose by its first letters."""
        self.reach(nom=nom)
        self.page.keyboard.type(first_letters)

    def skip(self) -> None:
        """From the head of the page to its content."""
        self.reach("contenu")
        self.page.keyboard.press("Enter")
