"""A platform for the tests of the pages: its clock, its mail, its browsers."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from importlib.resources import files
from pathlib import Path

from navigateur import Navigateur

from wsc_soap.bootstrap import Installation, build
from wsc_soap.config import Settings
from wsc_soap.operations.installation import install_agent, install_town, publish_delivered
from wsc_soap.operations.taches import perform_due

MOT_DE_PASSE = "Tilleul-Moulin-27"
SERVICES = ("acte-naissance", "incident-voirie", "changement-adresse")
AGENTS = {
    "durand": ("etat-civil",),
    "martin": ("services-techniques", "police-municipale"),
    "petit": ("population",),
}


class Plateforme:
    """An installation, its clock and its mail."""

    def __init__(self, donnees: Path, **reglages: object) -> None:
        self.decalage = timedelta()
        valeurs = {"donnees": donnees, "adresse": "http://localhost", "debit": 0} | reglages
        self.installation: Installation = build(Settings(_env_file=None, **valeurs), self.maintenant)
        self.courriels: list[EmailMessage] = []

    def maintenant(self) -> datetime:
        return datetime.now(UTC) + self.decalage

    def remplir(self, *villes: str) -> None:
        stockage = self.installation.plateforme.stockage
        for ville in villes:
            document = (files("wsc_soap.demo") / f"{ville}.xml").read_bytes()
            install_town(stockage, document, self.maintenant())
            publish_delivered(stockage, ville, SERVICES, self.maintenant())
            for nom, services in AGENTS.items():
                install_agent(
                    stockage, ville, nom, MOT_DE_PASSE, civilite="Mme", nom=nom.title(), prenom="Marie-Pierre",
                    profil="Agent", services=services,
                )  # fmt: skip

    def navigateur(self) -> Navigateur:
        return Navigateur(self.installation.application)

    def travailler(self) -> list[EmailMessage]:
        """Let the worker do what is due; gives the messages that left."""
        partis: list[EmailMessage] = []
        while perform_due(self.installation.plateforme, partis.append, "mairie@demoville.example"):
            pass
        self.courriels += partis
        return partis
