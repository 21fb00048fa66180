"""A hosted payment page of our own, for trying: no money moves. It signs what it tells as a real provider does."""

from __future__ import annotations

import hashlib
import hmac
import json
import secrets
from dataclasses import dataclass
from urllib.parse import urlencode

from wsc_soap.domain.paiement import ECHOUE, PAYE, Notification, Paiement

PATH = "paiement-essai"


@dataclass(frozen=True)
class TrialPayment:
    """`address` is the platform's; `secret` signs the addresses of the page and its notifications."""

    platform: str
    secret: bytes

    def address(self, collectivite: str, paiement: Paiement, retour: str) -> str | None:
        """The page of the payment, which nobody can write for another amount or another way back."""
        values = {
            "paiement": paiement.id,
            "centimes": str(paiement.centimes),
            "objet": paiement.objet,
            "retour": retour,
        }
        values["signature"] = self.signature(_line(collectivite, values))
        return f"{self.platform}/{collectivite}/{PATH}?{urlencode(values)}"

    def admits(self, collectivite: str, values: dict[str, str]) -> bool:
        """True when the address of the page was written by `address`."""
        given = values.get("signature", "")
        return hmac.compare_digest(given, self.signature(_line(collectivite, values)))

    def outcome(self, collectivite: str, paiement: str, centimes: int, accepted: bool) -> tuple[str, str]:
        """What the page tells when its visitor pays or gives up: the message and its signature."""
        told = {
            "collectivite": collectivite,
            "paiement": paiement,
            "etat": PAYE if accepted else ECHOUE,
            "reference": f"ESSAI-{secrets.token_hex(4).upper()}",
            "centimes": centimes,
        }
        message = json.dumps(told, sort_keys=True)
        return message, self.signature(message)

    def read(self, message: str, signature: str) -> Notification | None:
        """The notification of a message that this page signed, else None."""
        if not hmac.compare_digest(signature, self.signature(message)):
            return None
        return Notification(**json.loads(message))

    def signature(self, text: str) -> str:
        """The signature of a text."""
        return hmac.new(self.secret, f"paiement\0{text}".encode(), hashlib.sha256).hexdigest()


def _line(collectivite: str, values: dict[str, str]) -> str:
    parts = (values.get(nom, "") for nom in ("paiement", "centimes", "objet", "retour"))
    return json.dumps([collectivite, *parts])
