"""What all requests share: the door, the limits, the addresses, the signatures."""

from __future__ import annotations

import hashlib
from functools import cached_property
from urllib.parse import urlsplit

from wsc_soap import resources
from wsc_soap.soap.door import Door
from wsc_soap.web.cookies import Signatures
from wsc_soap.web.debit import Debit
from wsc_soap.web.limites import Limites


class Site:
    """Built once by the application. `racine` is the path of the configured address, empty at the root of a host."""

    def __init__(self, door: Door, limites: Limites, debit: Debit) -> None:
        self.door = door
        self.limites = limites
        self.debit = debit
        reglages = door.plateforme.reglages
        parts = urlsplit(reglages.adresse)
        self.adresse = reglages.adresse
        self.racine = parts.path.rstrip("/")
        self.https = parts.scheme == "https"
        self.signatures = Signatures(reglages.secret, door.plateforme.horloge)

    def base(self, collectivite: str, realm: str = "") -> str:
        """What every link of a page starts with: `/demoville/`, `/demoville/bo/`."""
        parts = [self.racine, collectivite, "bo" if realm == "agent" else ""]
        return "/".join(part for part in [parts[0], *filter(None, parts[1:])]) + "/"

    @cached_property
    def version(self) -> str:
        """Changes when a style sheet does: part of their address, so that they may be kept for a year."""
        digest = hashlib.sha256()
        for chemin in resources.lister("css", ".css"):
            digest.update(resources.lire("css", chemin))
        return digest.hexdigest()[:12]

    @property
    def statique(self) -> str:
        """What the addresses of style sheets start with."""
        return f"{self.racine}/static/{self.version}/"
