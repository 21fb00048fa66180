"""What a page of the online services can answer, before anything is said in HTTP."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from wsc_soap.client.site.platform import Fragment


@dataclass(frozen=True)
class Visit:
    """A request: `base` is what every address under the services starts with, `path` what follows it, `niveau` the
    heading level the page leaves to the fragment, `jeton` the citizen's session, `entrees` what was posted."""

    base: str
    niveau: int
    path: str
    arguments: Mapping[str, str]
    jeton: str = ""
    entrees: tuple[dict[str, Any], ...] = ()
    retour: str = ""

    def entree(self, nom: str) -> str:
        """The first value posted under a name."""
        return next((str(e.get("valeur") or "") for e in self.entrees if e["nom"] == nom), "")

    def address(self, path: str, **parametres: str) -> str:
        """An address under the base, which may hold a `?` already."""
        if not parametres:
            return self.base + path
        return f"{self.base}{path}{'&' if '?' in self.base else '?'}{urlencode(parametres)}"


@dataclass(frozen=True)
class EmbeddedFragment:
    """A fragment of the platform to put in the page; `error` is said above it, `values` go back into its entries."""

    fragment: Fragment
    status: int = 200
    error: str = ""
    values: Mapping[str, str] = field(default_factory=dict)
    retour: str = ""


@dataclass(frozen=True)
class Template:
    """A page of the site's own, from its template."""

    nom: str
    titre: str
    values: Mapping[str, Any] = field(default_factory=dict)
    status: int = 200


@dataclass(frozen=True)
class Redirection:
    """Go on at `address`. `session` opens a session with that token, an empty one closes it, None leaves it."""

    address: str
    session: str | None = None


@dataclass(frozen=True)
class Download:
    """A file to hand on."""

    nom: str
    type_mime: str
    contenu: bytes


Answer = EmbeddedFragment | Template | Redirection | Download
