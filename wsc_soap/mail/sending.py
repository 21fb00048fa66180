"""Hand a message to a mail server; tell apart the failures worth another try (RFC 5321, section 4.2.1)."""

from __future__ import annotations

import smtplib
import ssl
from contextlib import ExitStack, closing, suppress
from email.message import EmailMessage
from typing import Literal

TIMEOUT = 20.0

Encryption = Literal["aucun", "starttls", "implicite"]


class SendingFailed(Exception):
    """The message was not accepted. The text holds the server's code at most, never an address."""


class TemporaryFailure(SendingFailed):
    """Try again later: no connection, a 4xx answer, or a refusal of ourselves rather than of the message."""


class PermanentFailure(SendingFailed):
    """No use trying again: the server refused this message or this recipient (5xx)."""


def send_mail(
    message: EmailMessage,
    host: str,
    port: int,
    *,
    encryption: Encryption = "aucun",
    login: str = "",
    password: str = "",
    bounces_to: str = "",
    timeout: float = TIMEOUT,
) -> None:
    """Send `message` to its one recipient.

    `bounces_to` is the address for bounces (the sender's when empty), `timeout` the seconds each exchange may take.
    Raises EnvoiTemporaire or EnvoiDefinitif, ValueError when a password would travel in clear.
    """
    if login and encryption == "aucun":
        raise ValueError("a password needs an encrypted connection")
    with closing(_open(host, port, encryption, timeout, (login, password))) as server:
        _hand_over(server, message, bounces_to)
        with suppress(smtplib.SMTPException, OSError):
            server.quit()  # the message is accepted: nothing said from now on changes that


def _open(host: str, port: int, encryption: Encryption, timeout: float, identity: tuple[str, str]) -> smtplib.SMTP:
    """A server ready for the message. Whatever fails here is no fault of the message: EnvoiTemporaire."""
    try:
        with ExitStack() as otherwise:
            server = _connect(host, port, encryption, timeout)
            otherwise.callback(server.close)
            if encryption == "starttls":
                server.starttls(context=ssl.create_default_context())
            if identity[0]:
                server.login(*identity)
            otherwise.pop_all()
            return server
    except smtplib.SMTPResponseException as error:
        raise TemporaryFailure(f"SMTP {error.smtp_code}") from None
    except (smtplib.SMTPException, OSError) as error:
        raise TemporaryFailure(type(error).__name__) from None


def _connect(host: str, port: int, encryption: Encryption, timeout: float) -> smtplib.SMTP:
    if encryption == "implicite":
        return smtplib.SMTP_SSL(host, port, timeout=timeout, context=ssl.create_default_context())
    return smtplib.SMTP(host, port, timeout=timeout)


def _hand_over(server: smtplib.SMTP, message: EmailMessage, bounces_to: str) -> None:
    try:
        server.send_message(message, from_addr=bounces_to or None)
    except smtplib.SMTPRecipientsRefused as error:
        raise _by_code(next(iter(error.recipients.values()))[0]) from None
    except smtplib.SMTPResponseException as error:
        raise _by_code(error.smtp_code) from None
    except smtplib.SMTPNotSupportedError:
        raise PermanentFailure("the server lacks an extension that this message needs") from None
    except (smtplib.SMTPException, OSError) as error:
        raise TemporaryFailure(type(error).__name__) from None


def _by_code(code: int) -> SendingFailed:
    return PermanentFailure(f"SMTP {code}") if 500 <= code < 600 else TemporaryFailure(f"SMTP {code}")
