"""Outgoing mail: `compose` makes a message, `send_mail` hands it over and says which failures are final."""

from wsc_soap.mail.message import Courriel, EtapeLine, InvalidMail, compose
from wsc_soap.mail.sending import PermanentFailure, SendingFailed, TemporaryFailure, send_mail

__all__ = [
    "Courriel",
    "EtapeLine",
    "InvalidMail",
    "PermanentFailure",
    "SendingFailed",
    "TemporaryFailure",
    "compose",
    "send_mail",
]
