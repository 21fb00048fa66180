"""A browser without JavaScript: pages, forms filled by their names, buttons pressed."""

from __future__ import annotations

from typing import Any

import requests
from lxml import html


class Browser:
    """One person: cookies, the page shown."""

    def __init__(self) -> None:
        self._session = requests.Session()
        self.page: Any = None
        self.address = ""
        self.status = 0

    def open(self, address: str) -> Browser:
        """Go to an address."""
        return self._montrer(self._session.get(address, timeout=30))

    def follow(self, text: str) -> Browser:
        """Follow the first link that holds these words."""
        link = next(a for a in self.page.iter("a") if text in " ".join(a.text_content().split()))
        return self.open(link.get("href"))

    def take(self, text: str) -> requests.Response:
        """Download what such a link leads to."""
        link = next(a for a in self.page.iter("a") if text in " ".join(a.text_content().split()))
        return self._session.get(link.get("href"), timeout=30)

    def send(self, where: str, button: str = "", fichiers: dict[str, tuple] | None = None, **champs: Any) -> Browser:
        """Fill the form that posts to an address holding `where` and press the button of that value."""
        form = next(f for f in self.page.forms if f.method == "POST" and where in f.action)
        sent = [(nom, value) for nom, value in form.form_values() if nom not in champs]
        names = {field.get("name") for field in form.inputs}
        for nom, value in champs.items():
            assert nom in names, f"no field {nom}: {sorted(filter(None, names))}"
            sent += [(nom, one) for one in (value if isinstance(value, list) else [value])]
        if button:
            sent.append(("_aller", button))
        multipart = form.get("enctype") == "multipart/form-data"
        files = list((fichiers or {}).items()) if multipart else None
        parts = [*((n, (None, v)) for n, v in sent), *(files or [])] if multipart else None
        answer = self._session.post(form.action, data=None if multipart else sent, files=parts, timeout=60)
        return self._montrer(answer)

    @property
    def text(self) -> str:
        """The words of the page, its spaces made plain."""
        return " ".join(" ".join(self.page.find(".//main").itertext()).split())

    @property
    def titre(self) -> str:
        """The title of the window."""
        return " ".join(self.page.findtext(".//title").split())

    def _montrer(self, answer: requests.Response) -> Browser:
        self.address, self.status = answer.url, answer.status_code
        self.page = html.fromstring(answer.text, base_url=answer.url)
        self.page.make_links_absolute(answer.url)
        return self
