"""Answers that are files: what an operation gives back, style sheets, the colours of a town."""

from __future__ import annotations

import hashlib
from urllib.parse import quote

from werkzeug.wrappers import Request, Response

from wsc_soap.domain.collectivite import Collectivite
from wsc_soap.operations.types import FichierRendu
from wsc_soap.web.assets import CSS, served
from wsc_soap.web.site import Site
from wsc_soap.web.visit import Visit

# shown by the browser itself; anything else is saved
_SHOWN = ("application/pdf", "image/jpeg", "image/png")
SANDBOX = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; frame-ancestors 'none'; sandbox"
_YEAR, _SHORT = "public, max-age=31536000, immutable", "public, max-age=300"


def download(fichier: FichierRendu, save: bool = False) -> Response:
    """A file of an operation, shown in the browser when that is harmless, else saved; always sandboxed."""
    shown = fichier.type_mime in _SHOWN and not save
    response = Response(fichier.contenu, content_type=fichier.type_mime if shown else _saved(fichier))
    response.headers["Content-Disposition"] = disposition("inline" if shown else "attachment", fichier.nom)
    response.headers["Content-Security-Policy"] = SANDBOX
    response.headers["Cache-Control"] = "no-store"
    return response


def _saved(fichier: FichierRendu) -> str:
    """A type that no browser runs: only those we write ourselves keep theirs."""
    own = (*_SHOWN, "application/xml", "text/calendar")
    return fichier.type_mime if fichier.type_mime in own else "application/octet-stream"


def disposition(how: str, nom: str) -> str:
    """Content-Disposition with any name (RFC 6266, section 4.3, and RFC 8187)."""
    safe = "".join(c if c.isascii() and (c.isalnum() or c in "-_. ") else "_" for c in nom)[:150]
    return f"{how}; filename=\"{safe}\"; filename*=UTF-8''{quote(nom[:150], safe='')}"


def static(site: Site, request: Request, path: str, version: str = "") -> Response:
    """A style sheet or a script; kept for a year by browsers when its address holds the present version."""
    contenu, media = served(path)
    return cached(request, contenu, _YEAR if version == site.version else _SHORT, media)


def cached(request: Request, contenu: bytes, control: str, media: str = CSS) -> Response:
    """Content with its ETag; 304 when the browser has it."""
    response = Response(contenu, content_type=media)
    response.headers["Cache-Control"] = control
    response.set_etag(hashlib.sha256(contenu).hexdigest()[:32])
    response.make_conditional(request)
    return response


def theme(visit: Visit) -> Response:
    """The town's colours: the tokens that `css/wsc.css` uses."""
    town = visit.context("compte").collectivite
    return cached(visit.request, colours(town).encode(), _SHORT)


def colours(town: Collectivite) -> str:
    """Tokens first; then, for a browser that knows no tokens, the two bands that carry the town's colours. The
    colours are checked by the schema of the collectivité's document."""
    tint = _mixed(town.accent, 0.1)
    return (
        f":root {{ --wsc-accent: {town.accent}; --wsc-accent-strong: {town.accent_fort};"
        f" --wsc-second: {town.second}; --wsc-tint: {tint}; }}\n"
        f".wsc-top {{ border-top-color: {town.second}; }}\n"
        f".wsc-hero {{ background: {town.accent}; }}\n"
        f".wsc-hero .wsc-button {{ color: {town.accent_fort}; }}\n"
        f".wsc-hero .wsc-button:hover {{ background: {tint}; }}\n"
        ".wsc-hero .wsc-button--quiet { color: #fff; }\n"
        f".wsc-hero .wsc-button--quiet:hover {{ background: {town.accent_fort}; color: #fff; }}\n"
    )


def _mixed(colour: str, part: float) -> str:
    """`part` of a colour in white."""
    channels = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return "#" + "".join(f"{round(255 + (channel - 255) * part):02x}" for channel in channels)
