"""Forms: what a browser sent, and the mark that shows a form came from one of our pages.

A fragment's forms are anybody's until the site marks them: it reads the fragment as XML, adds its own hidden entry to
each form that posts, and takes that entry away again before it relays what comes back.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from lxml import etree
from werkzeug.wrappers import Request

MARK = "_origine"
RETOUR = "_retour"
XHTML = "http://www.w3.org/1999/xhtml"


class FormRequest(Request):
    """A request with limits: a message to the platform holds 12 MiB, files being a third bigger there."""

    max_content_length = 8 * 1024 * 1024
    max_form_memory_size = 1024 * 1024
    max_form_parts = 2000


class Marks:
    """Marks bound to a browser's cookie: who cannot read the cookie cannot make the mark."""

    def __init__(self, secret: bytes = b"") -> None:
        self._secret = secret or secrets.token_bytes(32)

    def make(self, cookie: str) -> str:
        """The mark for the browser that has this cookie."""
        return hmac.new(self._secret, cookie.encode(), hashlib.sha256).hexdigest()

    def is_right(self, cookie: str, request: Request) -> bool:
        """True when what was posted comes from one of our pages, in that browser."""
        origin = request.headers.get("Origin", "")
        if origin and urlsplit(origin).netloc != request.host:
            return False
        return bool(cookie) and hmac.compare_digest(self.make(cookie), request.form.get(MARK, ""))


def entrees(request: Request) -> list[dict[str, Any]]:
    """Everything a form sent, fields then files, as `entree` of soumettreFormulaire; our own entries left out."""
    champs = [
        {"nom": nom, "valeur": value} for nom, value in request.form.items(multi=True) if nom not in (MARK, RETOUR)
    ]
    fichiers = [
        {"nom": nom, "fichier": fichier.read(), "nomFichier": fichier.filename}
        for nom, fichier in request.files.items(multi=True)
        if fichier.filename
    ]
    return champs + fichiers


def prepare(xhtml: str, cachees: Mapping[str, str], values: Mapping[str, str] | None = None) -> str:
    """A fragment ready for a page: hidden entries added to each form that posts, typed values put back, as HTML."""
    root = etree.fromstring(xhtml, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))
    for form in root.iter(f"{{{XHTML}}}form"):
        if form.get("method", "").lower() == "post":
            for nom, value in cachees.items():
                etree.SubElement(form, f"{{{XHTML}}}input", type="hidden", name=nom, value=value)
    for champ in root.iter(f"{{{XHTML}}}input"):
        if champ.get("type") not in ("password", "hidden") and (values or {}).get(champ.get("name", "")):
            champ.set("value", (values or {})[champ.get("name", "")])
    return _html(root)


def _html(root: Any) -> str:
    """HTML has no namespace: its writer only knows which elements are empty once they have none."""
    for element in root.iter(f"{{{XHTML}}}*"):
        element.tag = etree.QName(element).localname
    etree.cleanup_namespaces(root)
    return etree.tostring(root, method="html", encoding="unicode", with_tail=False)
