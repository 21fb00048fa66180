"""A browser without JavaScript: keeps cookies, reads pages as XHTML, fills and sends their forms."""

from __future__ import annotations

from io import BytesIO
from urllib.parse import urljoin, urlsplit

from lxml import etree
from werkzeug.datastructures import MultiDict
from werkzeug.test import Client, TestResponse

X = {"h": "http://www.w3.org/1999/xhtml"}
HTML_ID = "@id = $id"


class Page:
    """An answer read as XHTML."""

    def __init__(self, address: str, response: TestResponse) -> None:
        self.address, self.response = address, response
        self.status = response.status_code
        self.octets = response.get_data()
        text = self.octets.decode()
        assert response.mimetype == "text/html", (address, response.status, response.mimetype)
        assert text.startswith("<!DOCTYPE html>\n"), address
        self.root = etree.fromstring(text.removeprefix("<!DOCTYPE html>\n"))
        assert self.root.tag == f"{{{X['h']}}}html"

    def xpath(self, path: str, **values: str):
        return self.root.xpath(path, namespaces=X, **values)

    @property
    def titre(self) -> str:
        return " ".join("".join(self.xpath("//h:h1")[0].itertext()).split())

    @property
    def text(self) -> str:
        return " ".join("".join(self.root.itertext()).split())

    @property
    def avis(self) -> str:
        return " ".join("".join(self.xpath("string(//*[@role = 'status'])")).split())

    def links(self) -> list[str]:
        return [urljoin(self.address, href) for href in self.xpath("//h:a/@href")]

    def formulaire(self, action: str = "", button: str = "") -> etree._Element:
        """The form of POST with that in its action, or with a button of that name or value or words."""
        for form in self.xpath("//h:form[@method = 'post']"):
            buttons = form.xpath(".//h:button", namespaces=X)
            words = [b.get("name", "") for b in buttons] + [b.get("value", "") for b in buttons]
            words += [" ".join("".join(b.itertext()).split()) for b in buttons]
            if action in form.get("action", "") and (not button or button in words):
                return form
        raise AssertionError(f"no form {action!r} {button!r} on {self.address}")

    def erreurs(self) -> list[str]:
        return ["".join(li.itertext()).strip() for li in self.xpath("//*[@role = 'alert']//h:li")]


def entrees(form: etree._Element) -> MultiDict:
    """What a browser would send of a form left as it is."""
    champs: MultiDict = MultiDict()
    for element in form.iter("{*}input", "{*}select", "{*}textarea"):
        nom, genre = element.get("name"), element.get("type", "text")
        if not nom or genre in ("file", "submit"):
            continue
        tag = etree.QName(element).localname
        if tag == "textarea":
            champs.add(nom, "".join(element.itertext()))
        elif tag == "select":
            options = list(element.iter("{*}option"))
            chosen = [o for o in options if o.get("selected")] or options[:1]
            champs.add(nom, chosen[0].get("value", "") if chosen else "")
        elif genre not in ("radio", "checkbox") or element.get("checked"):
            champs.add(nom, element.get("value", "on"))
    return champs


class Browser:
    """One browser on one platform."""

    def __init__(self, application, base: str = "http://localhost") -> None:
        self.client, self.base = Client(application), base
        self.headers: dict[str, str] = {}

    def brut(self, path: str, method: str = "GET", **rest) -> TestResponse:
        """Without following redirects, without reading the page."""
        headers = self.headers | rest.pop("headers", {})
        return self.client.open(path, method=method, base_url=self.base, headers=headers, **rest)

    def open(self, path: str) -> Page:
        return self._follow(path, self.brut(path))

    def send(
        self, page: Page, form: etree._Element, button: tuple[str, str] | None = None, fichiers=(), **values
    ) -> Page:
        """Fill a form and send it; a value None leaves the entry out, a list sends several."""
        donnees = entrees(form)
        for nom, value in values.items():
            donnees.poplist(nom)
            for one in value if isinstance(value, list) else [value]:
                if one is not None:
                    donnees.add(nom, one)
        if button:
            donnees.add(*button)
        for nom, nom_fichier, contenu in fichiers:
            donnees.add(nom, (BytesIO(contenu), nom_fichier))
        address = urlsplit(urljoin(page.address, form.get("action") or page.address))
        path = address.path + (f"?{address.query}" if address.query else "")
        return self._follow(path, self.brut(path, "POST", data=donnees))

    def _follow(self, path: str, response: TestResponse) -> Page:
        place = urlsplit(path)
        for _ in range(5):
            if response.status_code not in (301, 302, 303, 307, 308):
                return Page(path + (f"#{place.fragment}" if place.fragment else ""), response)
            place = urlsplit(response.headers["Location"])
            assert not place.netloc, "a redirect names no host"
            path = place.path + (f"?{place.query}" if place.query else "")
            response = self.brut(path)
        raise AssertionError("too many redirects")
