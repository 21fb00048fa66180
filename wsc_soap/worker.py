"""The worker: a loop over the outbox. Any number may run; a database lease keeps a row with one of them."""

from __future__ import annotations

import logging
import threading
from email.message import EmailMessage

from wsc_soap.bootstrap import Installation
from wsc_soap.config import Settings
from wsc_soap.errors import Indisponible
from wsc_soap.mail import send_mail
from wsc_soap.operations.anchoring import Anchoring
from wsc_soap.operations.tasks import perform_due

_log = logging.getLogger(__name__)
PAUSE = 1.0


def mailer(settings: Settings):  # type: ignore[no-untyped-def]
    """A function that hands a message to the configured server."""

    def send(message: EmailMessage) -> None:
        send_mail(
            message,
            settings.smtp_hote,
            settings.smtp_port,
            encryption="starttls" if settings.smtp_starttls else "aucun",
            login=settings.smtp_utilisateur,
            password=settings.smtp_mot_de_passe,
        )

    return send


def run(installation: Installation, stop: threading.Event, pause: float = PAUSE) -> None:
    """Perform what is due until `stop` is set; a database that is away is waited for."""
    send, anchoring = mailer(installation.settings), Anchoring(installation.platform)
    while not stop.is_set():
        try:
            anchoring.turn()
            busy = perform_due(installation.platform, send, installation.settings.expediteur)
        except Indisponible:
            busy = 0
        if not busy:
            stop.wait(pause)
