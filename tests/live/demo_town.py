"""A filled Démoville on a real port: every téléservice, dossiers in every state, accounts, agendas."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from email.message import EmailMessage
from typing import NamedTuple

import process_service
import pytest
from sample_forms import document, publish, sejour
from served_platform import free_port, serve
from waitress.server import create_server
from widgets import WIDGETS

from wsc_soap.bootstrap import Installation, build
from wsc_soap.config import Settings
from wsc_soap.demo.mailbox import Mailbox
from wsc_soap.demo.seeding import seed
from wsc_soap.domain.paiement import A_PAYER, Paiement
from wsc_soap.operations.tasks import perform_due

CITIZEN = ("h.astier@courriel.example", "Compte-Astier-2026")
AGENT = ("durand", "Mairie-Durand-2026")
ADMINISTRATOR = ("royer", "Mairie-Royer-2026")


class Town(NamedTuple):
    """Where it is, and what serves it."""

    base: str
    installation: Installation

    def mails(self) -> list[str]:
        """The texts of the messages that are due, which leave now."""
        sent: list[EmailMessage] = []
        while perform_due(self.installation.platform, sent.append, "mairie@demoville.example"):
            pass
        return [str(mail.get_body(("plain",)).get_content()) for mail in sent]

    def payment(self) -> str:
        """The address of the trial page for a payment."""
        now = datetime.now(UTC)
        owed = Paiement("1", "2026-00001-1", "Location", 1250, A_PAYER, now, now)
        return str(self.installation.platform.paiement.address("demoville", owed, f"{self.base}/suivi"))


@pytest.fixture(scope="session")
def demo_town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    """The town of `wsc demo`, the form that has every type of field, and the process that has everything."""
    port, data = free_port(), tmp_path_factory.mktemp("demo")
    settings = Settings(donnees=data, adresse=f"http://127.0.0.1:{port}", debit=0, paiement="essai")
    seed(settings, Mailbox(data / "courriels"))
    installation = build(settings)
    storage = installation.platform.storage
    for form in (sejour(), document("composants", WIDGETS)):
        publish(storage, "demoville", form)
    process_service.publish(storage, "demoville", datetime.now(UTC))
    installation.platform.bouquet.forget()
    server = create_server(installation.application, host="127.0.0.1", port=port, threads=4)
    threading.Thread(target=serve, args=[server], daemon=True).start()
    yield Town(f"{settings.adresse}/demoville", installation)
    server.close()
    installation.close()
