"""A real platform on a real port: both towns, their agents, a mail server that listens."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from importlib.resources import files

import pytest
from aiosmtpd.controller import Controller
from waitress.server import create_server

from wsc_soap.bootstrap import Installation, build
from wsc_soap.config import Settings
from wsc_soap.operations.installation import install_agent, install_town, publish_delivered
from wsc_soap.operations.tasks import perform_due
from wsc_soap.worker import mailer

PASSWORD = "Tilleul-Moulin-27"


class Clock:
    """A clock that a test may push forward."""

    def __init__(self) -> None:
        self.shift = timedelta()

    def __call__(self) -> datetime:
        return datetime.now(UTC) + self.shift


@dataclass
class Platform:
    """What a test sees: addresses, the mailbox, the clock, the worker's turn."""

    base: str
    installation: Installation
    clock: Clock
    mails: list[EmailMessage] = field(default_factory=list)

    def soap(self, service: str, town: str = "demoville") -> str:
        return f"{self.base}/{town}/soap/{service}"

    def work(self) -> None:
        """Let the worker do all that is due."""
        settings = self.installation.settings
        while perform_due(self.installation.platform, mailer(settings), settings.expediteur):
            pass


class _Mailbox:
    def __init__(self, mails: list[EmailMessage]) -> None:
        self.mails = mails

    async def handle_DATA(self, server, session, envelope) -> str:
        self.mails.append(message_from_bytes(envelope.content, policy=policy.default))
        return "250 OK"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture(scope="module")
def platform(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Platform]:
    port, smtp_port, clock = free_port(), free_port(), Clock()
    base, mails = f"http://127.0.0.1:{port}", []
    smtp = Controller(_Mailbox(mails), hostname="127.0.0.1", port=smtp_port)
    smtp.start()
    data = tmp_path_factory.mktemp("donnees")
    settings = Settings(donnees=data, adresse=base, smtp_hote="127.0.0.1", smtp_port=smtp_port, debit=0)
    installation = build(settings, clock)
    fill(installation)
    server = create_server(installation.application, host="127.0.0.1", port=port, threads=4)
    threading.Thread(target=serve, args=[server], daemon=True).start()
    yield Platform(base, installation, clock, mails)
    server.close()
    smtp.stop()


def serve(server) -> None:
    with suppress(OSError):  # its sockets are closed under it at the end
        server.run()


def fill(installation: Installation) -> None:
    """Démoville and, as noise, Saint-Exemple with the same services and the same names."""
    storage, now = installation.platform.storage, datetime.now(UTC)
    for town in ("demoville", "saint-exemple"):
        document = (files("wsc_soap.demo") / f"{town}.xml").read_bytes()
        install_town(storage, document, now)
        publish_delivered(storage, town, ("acte-naissance", "incident-voirie", "changement-adresse"), now)
        for who, services in AGENTS.items():
            install_agent(
                storage, town, who, PASSWORD, civilite="Mme", nom=who.title(), prenom="Marie-Pierre",
                profil=PROFILS.get(who, services[0]), services=services,
            )  # fmt: skip


AGENTS = {
    "durand": ("etat-civil",),
    "martin": ("services-techniques", "police-municipale"),
    "petit": ("population",),
    "royer": ("accueil",),
    "vidal": ("accueil",),
}
PROFILS = {"royer": "administrateur", "vidal": "gestionnaire"}
