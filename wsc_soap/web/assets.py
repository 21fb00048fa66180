"""The files of our own that pages refer to: style sheets and the scripts."""

from __future__ import annotations

import hashlib
from importlib.resources import files

from werkzeug.exceptions import NotFound

from wsc_soap import resources

CSS, JS = "text/css; charset=utf-8", "text/javascript; charset=utf-8"
SCRIPTS = ("formulaire.js", "envois.js", "carte.js")


def served(path: str) -> tuple[bytes, str]:
    """The content and the media type of a static file; NotFound for none."""
    if path in SCRIPTS:
        return files("wsc_soap.web").joinpath("statique", path).read_bytes(), JS
    if path.endswith(".css") and resources.exists("css", path):
        return resources.read("css", path), CSS
    raise NotFound()


def version() -> str:
    """Changes when one of them does."""
    digest = hashlib.sha256()
    for path in (*resources.list_files("css", ".css"), *SCRIPTS):
        digest.update(served(path)[0])
    return digest.hexdigest()[:12]
