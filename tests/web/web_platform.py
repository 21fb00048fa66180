"""A platform for the tests of the pages: its clock, its mail, its browsers."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from importlib.resources import files
from pathlib import Path

from browser import Browser

from wsc_soap.bootstrap import Installation, build
from wsc_soap.config import Settings
from wsc_soap.operations.installation import install_agent, install_town, publish_delivered
from wsc_soap.operations.tasks import perform_due

MOT_DE_PASSE = "Tilleul-Moulin-27"
SERVICES = ("acte-naissance", "incident-voirie", "changement-adresse")
AGENTS = {
    "durand": ("etat-civil",),
    "martin": ("services-techniques", "police-municipale"),
    "petit": ("population",),
    "royer": ("accueil",),
    "vidal": ("accueil",),
}
PROFILS = {"royer": "administrateur", "vidal": "gestionnaire"}


class Platform:
    """An installation, its clock and its mail."""

    def __init__(self, donnees: Path, **settings: object) -> None:
        self.shift = timedelta()
        values = {"donnees": donnees, "adresse": "http://localhost", "debit": 0} | settings
        self.installation: Installation = build(Settings(_env_file=None, **values), self.now)
        self.courriels: list[EmailMessage] = []

    def now(self) -> datetime:
        return datetime.now(UTC) + self.shift

    def fill(self, *towns: str) -> None:
        storage = self.installation.platform.storage
        for town in towns:
            document = (files("wsc_soap.demo") / f"{town}.xml").read_bytes()
            install_town(storage, document, self.now())
            publish_delivered(storage, town, SERVICES, self.now())
            for nom, services in AGENTS.items():
                install_agent(
                    storage, town, nom, MOT_DE_PASSE, civilite="Mme", nom=nom.title(), prenom="Marie-Pierre",
                    profil=PROFILS.get(nom, "Agent"), services=services,
                )  # fmt: skip

    def navigateur(self) -> Browser:
        return Browser(self.installation.application)

    def work(self) -> list[EmailMessage]:
        """Let the worker do what is due; gives the messages that left."""
        gone: list[EmailMessage] = []
        while perform_due(self.installation.platform, gone.append, "mairie@demoville.example"):
            pass
        self.courriels += gone
        return gone
