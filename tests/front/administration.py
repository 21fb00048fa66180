"""An administrator at work, as an integrator's client: sessions, drafts, calls with their header."""

from __future__ import annotations

from typing import Any

from calls import PASSWORD, client, header

from wsc_soap.operations.context import Context, Identity
from wsc_soap.operations.drafts import open_draft
from wsc_soap.operations.installation import install_agent
from wsc_soap.xmlio.skeleton import NewTeleservice

PROFILS = {"leroy": "administrateur", "bernard": "gestionnaire", "moreau": "agent"}


def staff(platform, town: str = "demoville", services: tuple[str, ...] = ("etat-civil",)) -> None:
    for who, profil in PROFILS.items():
        install_agent(
            platform.installation.platform.storage, town, who, PASSWORD, civilite="M.", nom=who.title(),
            prenom="Antoine", profil=profil, services=services,
        )  # fmt: skip


class Admin:
    """Calls `service.operation(...)` with the session of `who`."""

    def __init__(self, platform, who: str = "leroy", town: str = "demoville") -> None:
        self.platform, self.town = platform, town
        self.jeton = (
            client(platform, "bo-session", town).service.ouvrirSession(identifiant=who, motDePasse=PASSWORD).jeton
        )
        self._clients: dict[str, Any] = {}

    def __call__(self, service: str, operation: str, /, **arguments: Any) -> Any:
        known = self._clients.setdefault(service, client(self.platform, service, self.town))
        return known.service[operation](**arguments, _soapheaders=header(known, self.jeton))


def open_by_hand(platform, code: str, new: NewTeleservice | None = None, town: str = "demoville") -> None:
    """Open a draft without the operation that does it."""
    parts = platform.installation.platform
    identity = Identity("agent", "leroy", "M. Leroy Antoine", "", "administrateur")
    open_draft(Context(parts, parts.bouquet.collectivite(town), "bo-services", identity=identity), code, new)
