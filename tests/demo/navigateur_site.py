"""A browser without JavaScript: pages, forms filled by their names, buttons pressed."""

from __future__ import annotations

from typing import Any

import requests
from lxml import html


class Navigateur:
    """One person: cookies, the page shown."""

    def __init__(self) -> None:
        self._session = requests.Session()
        self.page: Any = None
        self.adresse = ""
        self.statut = 0

    def ouvrir(self, adresse: str) -> Navigateur:
        """Go to an address."""
        return self._montrer(self._session.get(adresse, timeout=30))

    def suivre(self, texte: str) -> Navigateur:
        """Follow the first link that holds these words."""
        link = next(a for a in self.page.iter("a") if texte in " ".join(a.text_content().split()))
        return self.ouvrir(link.get("href"))

    def prendre(self, texte: str) -> requests.Response:
        """Download what such a link leads to."""
        link = next(a for a in self.page.iter("a") if texte in " ".join(a.text_content().split()))
        return self._session.get(link.get("href"), timeout=30)

    def envoyer(self, ou: str, bouton: str = "", fichiers: dict[str, tuple] | None = None, **champs: Any) -> Navigateur:
        """Fill the form that posts to an address holding `ou` and press the button of that value."""
        form = next(f for f in self.page.forms if f.method == "POST" and ou in f.action)
        sent = [(nom, valeur) for nom, valeur in form.form_values() if nom not in champs]
        names = {field.get("name") for field in form.inputs}
        for nom, valeur in champs.items():
            assert nom in names, f"no field {nom}: {sorted(filter(None, names))}"
            sent += [(nom, une) for une in (valeur if isinstance(valeur, list) else [valeur])]
        if bouton:
            sent.append(("_aller", bouton))
        multipart = form.get("enctype") == "multipart/form-data"
        files = list((fichiers or {}).items()) if multipart else None
        parts = [*((n, (None, v)) for n, v in sent), *(files or [])] if multipart else None
        answer = self._session.post(form.action, data=None if multipart else sent, files=parts, timeout=60)
        return self._montrer(answer)

    @property
    def texte(self) -> str:
        """The words of the page, its spaces made plain."""
        return " ".join(" ".join(self.page.find(".//main").itertext()).split())

    @property
    def titre(self) -> str:
        """The title of the window."""
        return " ".join(self.page.findtext(".//title").split())

    def _montrer(self, answer: requests.Response) -> Navigateur:
        self.adresse, self.statut = answer.url, answer.status_code
        self.page = html.fromstring(answer.text, base_url=answer.url)
        self.page.make_links_absolute(answer.url)
        return self
