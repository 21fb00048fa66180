"""A clerk who designs a process, with clicks and typing alone: no address but the one of the door."""

from __future__ import annotations

import re
from typing import Any

from clerk import Clerk
from playwright.sync_api import Locator, expect


class ProcessClerk(Clerk):
    """One clerk, in one browser, at the process of one téléservice."""

    def click(self, words: str, within: Locator | None = None) -> None:
        """Follow the link, or press the button, of these words."""
        place = within or self.page.locator("main")
        link, button = (place.get_by_role(role, name=words, exact=True) for role in ("link", "button"))  # type: ignore[arg-type]
        with self.page.expect_navigation():
            link.or_(button).first.click()

    def menu(self, words: str) -> None:
        """Follow an entry of the menu; a number may stand beside it."""
        with self.page.expect_navigation():
            self.page.locator("nav").get_by_role("link", name=re.compile(f"^{words}")).click()

    def begin(self, intitule: str, theme: str, service: str) -> None:
        """From the menu to the process of a téléservice that no catalogue has."""
        self.menu("Téléservices")
        self.click("Nouveau téléservice")
        self.page.get_by_label("Titre").fill(intitule)
        self.page.get_by_label("Code").fill(self.code)
        self.page.get_by_label("Thème").select_option(label=theme)
        self.page.get_by_label("Service chargé des dossiers").select_option(label=service)
        self.click("Créer")
        self.click("Processus")

    def etape_of(self, name: str) -> Locator:
        """Its place in the tree."""
        title = self.page.locator("summary", has_text=name)
        return self.page.locator("ul.bo-tree > li").filter(has=title).first

    def etape(self, name: str, known: str = "", **entries: str) -> None:
        """A new étape, or one that is known by another name; the browser comes back to its place."""
        self.click(f"Modifier l’étape {known}", self.etape_of(known)) if known else self.click("Étape")
        self.fill(**{"Nom pour les agents": name}, **entries)
        self.click("Enregistrer l’étape")
        self.told("L’étape est enregistrée.")
        expect(self.etape_of(name)).to_be_in_viewport()

    def drop_etape(self, etape: Locator, instead: str = "") -> None:
        self.click(etape.get_by_role("link", name="Modifier").inner_text().replace("\n", " "), etape)
        if instead:
            self.fill(**{"Étape où mener les actions qui y mènent": instead})
        self.click("Supprimer l’étape et ses actions")
        self.told("L’étape est supprimée.")

    def action(self, etape: str, name: str, **entries: str) -> None:
        """A new action of an étape, from its place in the tree."""
        self.click(f"Action à l’étape {etape}", self.etape_of(etape))
        self.fill(**{"Libellé du bouton": name}, **entries)
        self.click("Enregistrer l’action")
        self.told("L’action est enregistrée.")
        expect(self.etape_of(etape).get_by_role("link", name=name)).to_be_visible()

    def drop_action(self, etape: str, name: str) -> None:
        self.click(name, self.etape_of(etape))
        self.click("Supprimer l’action")
        self.told("L’action est supprimée.")

    def fill(self, **entries: Any) -> None:
        """Fill entries by their labels; a folded part is opened first."""
        for label, value in entries.items():
            entry = self.page.get_by_label(label, exact=True)
            if not entry.is_visible():
                self.page.locator("details").filter(has=entry).locator("summary").first.click()
            if entry.evaluate("one => one.tagName") == "SELECT":
                entry.select_option(label=value)
            else:
                entry.fill(value)

    def tree(self) -> list[str]:
        """The lines of the tree: étapes, their actions, where each leads."""
        lines = self.page.locator("ul.bo-tree").inner_text().splitlines()
        return [" ".join(line.split()) for line in lines if line.strip()]
