"""What a page of the online services can answer, before anything is said in HTTP."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from wsc_soap.client.site.plateforme import Fragment


@dataclass(frozen=True)
class Visite:
    """A request: `base` is what every address under the services starts with, `chemin` what follows it, `niveau` the
    heading level the page leaves to the fragment, `jeton` the citizen's session, `entrees` what was posted."""

    base: str
    niveau: int
    chemin: str
    arguments: Mapping[str, str]
    jeton: str = ""
    entrees: tuple[dict[str, Any], ...] = ()
    retour: str = ""

    def entree(self, nom: str) -> str:
        """The first value posted under a name."""
        return next((str(e.get("valeur") or "") for e in self.entrees if e["nom"] == nom), "")

    def adresse(self, chemin: str, **parametres: str) -> str:
        """An address under the base, which may hold a `?` already."""
        if not parametres:
            return self.base + chemin
        return f"{self.base}{chemin}{'&' if '?' in self.base else '?'}{urlencode(parametres)}"


@dataclass(frozen=True)
class Morceau:
    """A fragment of the platform to put in the page; `erreur` is said above it, `valeurs` go back into its entries."""

    fragment: Fragment
    statut: int = 200
    erreur: str = ""
    valeurs: Mapping[str, str] = field(default_factory=dict)
    retour: str = ""


@dataclass(frozen=True)
class Gabarit:
    """A page of the site's own, from its template."""

    nom: str
    titre: str
    valeurs: Mapping[str, Any] = field(default_factory=dict)
    statut: int = 200


@dataclass(frozen=True)
class Redirection:
    """Go on at `adresse`. `session` opens a session with that token, an empty one closes it, None leaves it."""

    adresse: str
    session: str | None = None


@dataclass(frozen=True)
class Fichier:
    """A file to hand on."""

    nom: str
    type_mime: str
    contenu: bytes


Reponse = Morceau | Gabarit | Redirection | Fichier
