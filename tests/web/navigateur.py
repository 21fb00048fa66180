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

    def __init__(self, adresse: str, response: TestResponse) -> None:
        self.adresse, self.response = adresse, response
        self.statut = response.status_code
        self.octets = response.get_data()
        texte = self.octets.decode()
        assert response.mimetype == "text/html", (adresse, response.status, response.mimetype)
        assert texte.startswith("<!DOCTYPE html>\n"), adresse
        self.racine = etree.fromstring(texte.removeprefix("<!DOCTYPE html>\n"))
        assert self.racine.tag == f"{{{X['h']}}}html"

    def xpath(self, chemin: str, **valeurs: str):
        return self.racine.xpath(chemin, namespaces=X, **valeurs)

    @property
    def titre(self) -> str:
        return " ".join("".join(self.xpath("//h:h1")[0].itertext()).split())

    @property
    def texte(self) -> str:
        return " ".join("".join(self.racine.itertext()).split())

    @property
    def avis(self) -> str:
        return " ".join("".join(self.xpath("string(//*[@role = 'status'])")).split())

    def liens(self) -> list[str]:
        return [urljoin(self.adresse, href) for href in self.xpath("//h:a/@href")]

    def formulaire(self, action: str = "", bouton: str = "") -> etree._Element:
        """The form of POST with that in its action, or with a button of that name or value or words."""
        for form in self.xpath("//h:form[@method = 'post']"):
            boutons = form.xpath(".//h:button", namespaces=X)
            mots = [b.get("name", "") for b in boutons] + [b.get("value", "") for b in boutons]
            mots += [" ".join("".join(b.itertext()).split()) for b in boutons]
            if action in form.get("action", "") and (not bouton or bouton in mots):
                return form
        raise AssertionError(f"no form {action!r} {bouton!r} on {self.adresse}")

    def erreurs(self) -> list[str]:
        return ["".join(li.itertext()).strip() for li in self.xpath("//*[@role = 'alert']//h:li")]


def entrees(form: etree._Element) -> MultiDict:
    """What a browser would send of a form left as it is."""
    champs: MultiDict = MultiDict()
    for element in form.iter("{*}input", "{*}select", "{*}textarea"):
        nom, genre = element.get("name"), element.get("type", "text")
        if not nom or genre in ("file", "submit"):
            continue
        balise = etree.QName(element).localname
        if balise == "textarea":
            champs.add(nom, "".join(element.itertext()))
        elif balise == "select":
            options = element.findall("{*}option")
            chosen = [o for o in options if o.get("selected")] or options[:1]
            champs.add(nom, chosen[0].get("value", "") if chosen else "")
        elif genre not in ("radio", "checkbox") or element.get("checked"):
            champs.add(nom, element.get("value", "on"))
    return champs


class Navigateur:
    """One browser on one platform."""

    def __init__(self, application, base: str = "http://localhost") -> None:
        self.client, self.base = Client(application), base
        self.entetes: dict[str, str] = {}

    def brut(self, chemin: str, methode: str = "GET", **reste) -> TestResponse:
        """Without following redirects, without reading the page."""
        entetes = self.entetes | reste.pop("headers", {})
        return self.client.open(chemin, method=methode, base_url=self.base, headers=entetes, **reste)

    def ouvrir(self, chemin: str) -> Page:
        return self._suivre(chemin, self.brut(chemin))

    def envoyer(
        self, page: Page, form: etree._Element, bouton: tuple[str, str] | None = None, fichiers=(), **valeurs
    ) -> Page:
        """Fill a form and send it; a value None leaves the entry out, a list sends several."""
        donnees = entrees(form)
        for nom, valeur in valeurs.items():
            donnees.poplist(nom)
            for une in valeur if isinstance(valeur, list) else [valeur]:
                if une is not None:
                    donnees.add(nom, une)
        if bouton:
            donnees.add(*bouton)
        for nom, nom_fichier, contenu in fichiers:
            donnees.add(nom, (BytesIO(contenu), nom_fichier))
        adresse = urlsplit(urljoin(page.adresse, form.get("action") or page.adresse))
        chemin = adresse.path + (f"?{adresse.query}" if adresse.query else "")
        return self._suivre(chemin, self.brut(chemin, "POST", data=donnees))

    def _suivre(self, chemin: str, response: TestResponse) -> Page:
        for _ in range(5):
            if response.status_code not in (301, 302, 303, 307, 308):
                return Page(chemin, response)
            lieu = urlsplit(response.headers["Location"])
            assert not lieu.netloc, "a redirect names no host"
            chemin = lieu.path + (f"?{lieu.query}" if lieu.query else "")
            response = self.brut(chemin)
        raise AssertionError("too many redirects")
