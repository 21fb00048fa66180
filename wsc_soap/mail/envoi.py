"""Hand a message to a mail server; tell apart the failures worth another try (RFC 5321, section 4.2.1)."""

from __future__ import annotations

import smtplib
import ssl
from contextlib import ExitStack, closing, suppress
from email.message import EmailMessage
from typing import Literal

DELAI = 20.0

Chiffrement = Literal["aucun", "starttls", "implicite"]


class EnvoiEchoue(Exception):
    """The message was not accepted. The text holds the server's code at most, never an address."""


class EnvoiTemporaire(EnvoiEchoue):
    """Try again later: no connection, a 4xx answer, or a refusal of ourselves rather than of the message."""


class EnvoiDefinitif(EnvoiEchoue):
    """No use trying again: the server refused this message or this recipient (5xx)."""


def envoyer(
    message: EmailMessage,
    hote: str,
    port: int,
    *,
    chiffrement: Chiffrement = "aucun",
    identifiant: str = "",
    mot_de_passe: str = "",
    retour: str = "",
    delai: float = DELAI,
) -> None:
    """Send `message` to its one recipient.

    `retour` is the address for bounces (the sender's when empty), `delai` the seconds each exchange may take.
    Raises EnvoiTemporaire or EnvoiDefinitif, ValueError when a password would travel in clear.
    """
    if identifiant and chiffrement == "aucun":
        raise ValueError("a password needs an encrypted connection")
    with closing(_ouvrir(hote, port, chiffrement, delai, (identifiant, mot_de_passe))) as serveur:
        _remettre(serveur, message, retour)
        with suppress(smtplib.SMTPException, OSError):
            serveur.quit()  # the message is accepted: nothing said from now on changes that


def _ouvrir(hote: str, port: int, chiffrement: Chiffrement, delai: float, identite: tuple[str, str]) -> smtplib.SMTP:
    """A server ready for the message. Whatever fails here is no fault of the message: EnvoiTemporaire."""
    try:
        with ExitStack() as sinon:
            serveur = _connecter(hote, port, chiffrement, delai)
            sinon.callback(serveur.close)
            if chiffrement == "starttls":
                serveur.starttls(context=ssl.create_default_context())
            if identite[0]:
                serveur.login(*identite)
            sinon.pop_all()
            return serveur
    except smtplib.SMTPResponseException as erreur:
        raise EnvoiTemporaire(f"SMTP {erreur.smtp_code}") from None
    except (smtplib.SMTPException, OSError) as erreur:
        raise EnvoiTemporaire(type(erreur).__name__) from None


def _connecter(hote: str, port: int, chiffrement: Chiffrement, delai: float) -> smtplib.SMTP:
    if chiffrement == "implicite":
        return smtplib.SMTP_SSL(hote, port, timeout=delai, context=ssl.create_default_context())
    return smtplib.SMTP(hote, port, timeout=delai)


def _remettre(serveur: smtplib.SMTP, message: EmailMessage, retour: str) -> None:
    try:
        serveur.send_message(message, from_addr=retour or None)
    except smtplib.SMTPRecipientsRefused as erreur:
        raise _selon_code(next(iter(erreur.recipients.values()))[0]) from None
    except smtplib.SMTPResponseException as erreur:
        raise _selon_code(erreur.smtp_code) from None
    except smtplib.SMTPNotSupportedError:
        raise EnvoiDefinitif("the server lacks an extension that this message needs") from None
    except (smtplib.SMTPException, OSError) as erreur:
        raise EnvoiTemporaire(type(erreur).__name__) from None


def _selon_code(code: int) -> EnvoiEchoue:
    return EnvoiDefinitif(f"SMTP {code}") if 500 <= code < 600 else EnvoiTemporaire(f"SMTP {code}")
