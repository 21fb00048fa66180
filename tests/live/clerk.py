"""A clerk at the form designer: what she presses and fills, screen by screen."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from wsc_soap.operations.installation import install_agent

PASSWORD = "Tilleul-Moulin-27"


class Clerk:
    """One clerk, in one browser, at the designer of one téléservice."""

    def __init__(self, page: Page, base: str, code: str) -> None:
        self.page, self.base, self.code = page, base, code
        self.designer = f"{base}/demoville/bo/teleservices/{code}/formulaire"
        self.types: set[str] = set()

    @staticmethod
    def hire(platform) -> None:
        """A clerk who administers services, in both towns."""
        for town in ("demoville", "saint-exemple"):
            install_agent(
                platform.installation.platform.storage, town, "moreau", PASSWORD, civilite="Mme", nom="Moreau",
                prenom="Claire", profil="administrateur", services=("population",),
            )  # fmt: skip

    def sign_in(self, who: str = "moreau") -> None:
        self.page.goto(f"{self.base}/demoville/bo/identification")
        self.page.fill("[name=identifiant]", who)
        self.page.fill("[name=motDePasse]", PASSWORD)
        self.press("Ouvrir la session")

    def press(self, words: str) -> None:
        """Press the button, or follow the link, of these words."""
        with self.page.expect_navigation():
            self.page.locator("main").get_by_role("button", name=words, exact=True).last.click()

    def open(self, **query: str) -> None:
        self.page.goto(self.designer + "?" + "&".join(f"{nom}={value}" for nom, value in query.items()))

    def told(self, words: str) -> None:
        """The notice at the head of the page says so."""
        expect(self.page.get_by_role("status")).to_contain_text(words)

    def create(self, intitule: str, theme: str) -> None:
        """Open the draft of a téléservice that no catalogue has."""
        self.page.goto(f"{self.base}/demoville/bo/teleservices/nouveau")
        self.page.fill("[name=intitule]", intitule)
        self.page.fill("[name=teleservice]", self.code)
        self.page.select_option("[name=theme]", theme)
        with self.page.expect_navigation():
            self.page.press("[name=teleservice]", "Enter")
        self.told("brouillon")

    def card(self) -> None:
        self.page.goto(f"{self.base}/demoville/bo/teleservices/{self.code}")

    def confirm_values(self) -> None:
        """Say that the values to check are right."""
        self.card()
        for box in self.page.locator("input[name^=verifie-]").all():
            box.check()
        self.press("Enregistrer ces valeurs")

    def act(self, action: str) -> None:
        """Press a button of the page of the téléservice: ouvrir, publier, essai, en-ligne."""
        self.card()
        with self.page.expect_navigation():
            self.page.locator(f"button[name=action][value={action}]").first.click()
        expect(self.page.get_by_role("status")).to_be_visible()

    def verdict(self) -> str:
        """What the comparison of the draft with the version in force says first."""
        self.page.goto(f"{self.base}/demoville/bo/teleservices/{self.code}/comparaison")
        return self.page.locator("section[aria-labelledby=verdict-titre]").inner_text()

    def add_page(self, titre: str) -> None:
        self.open(panneau="page-nouvelle")
        self.page.fill("[name=titre]", titre)
        self.press("Ajouter la page")
        self.told("enregistrée")

    def add(self, where: str, libelle: str, type_: str, required: bool = False) -> str:
        """Add a field to a page or a group (`page=absence`); gives its path."""
        self.page.goto(f"{self.designer}?panneau=ajouter&{where}")
        self.page.fill("[name=libelle]", libelle)
        self.page.select_option("[name=type]", type_)
        self.page.set_checked("[name=obligatoire]", required)
        self.press("Ajouter le champ")
        self.told("ajouté")
        self.types.add(type_)
        return str(self.page.locator("main input[name=champ]").first.input_value())

    def fields(self) -> set[str]:
        """The paths of the fields of the page that was added, as the tree shows them."""
        self.open(page="absence")
        page = self.page.locator(".bo-tree > li").filter(has=self.page.locator("a[href*='page=absence']"))
        links = page.locator("a[href*='champ=']").evaluate_all("links => links.map(one => one.href)")
        return {link.partition("champ=")[2].partition("&")[0] for link in links}

    def change(self, champ: str, **values: str) -> None:
        """Fill entries of the panel of a field, then save it; `option__1__libelle` is `option.1.libelle`."""
        self.open(champ=champ)
        for nom, value in values.items():
            entry = self.page.locator(f"[name='{nom.replace('__', '.')}']").first
            if not entry.is_visible():
                self.page.get_by_text("Réglages avancés", exact=True).click()
            entry.select_option(value) if nom.endswith(("champ", "operateur", "autre", "type")) else entry.fill(value)
        self.press("Enregistrer le champ")
        self.told("modifié")

    def rule(self, champ: str, message: str, **row: str) -> None:
        """Add a rule of one row: `champ`, `operateur`, `valeur`, `autre` of the first comparison."""
        self.open(champ=champ)
        self.page.get_by_text("Ajouter une règle", exact=True).click()
        form = self.page.locator("form").filter(has=self.page.locator("textarea[name=message]")).last
        form.locator("[name='condition.1.champ']").select_option(champ)
        for nom, value in row.items():
            entry = form.locator(f"[name='condition.1.{nom}']")
            entry.fill(value) if nom == "valeur" else entry.select_option(value)
        form.locator("[name=message]").fill(message)
        with self.page.expect_navigation():
            form.get_by_role("button", name="Enregistrer la règle").click()
        self.told("enregistrée")
