"""A payment expected from a citizen, and the port through which a hosted payment page takes it.

Amounts are whole cents. The platform never sees a card: the citizen goes to the page of the provider, which tells the
outcome in a signed notification, as many times as it likes.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from typing import Protocol

A_PAYER, PAYE, ECHOUE, ANNULE = "a-payer", "paye", "echoue", "annule"
OUTCOMES = (PAYE, ECHOUE)
LARGEST = 100_000_00


@dataclass(frozen=True)
class Paiement:
    """What a dossier owes. `etat` is `a-payer`, `echoue` (to be tried again), `paye` or `annule`; `reference` is the
    provider's, once it told one."""

    id: str
    dossier: str
    objet: str
    centimes: int
    etat: str
    cree_le: datetime
    change_le: datetime
    reference: str = ""

    @property
    def payable(self) -> bool:
        """True while it can be paid."""
        return self.etat in (A_PAYER, ECHOUE)

    def told(self, etat: str, reference: str, now: datetime) -> Paiement | None:
        """The payment after a notification; None when it changes nothing: it was told before, or came too late. A paid
        one stays paid, whatever is told next."""
        if etat not in OUTCOMES or not self.payable or etat == self.etat:
            return None
        return replace(self, etat=etat, reference=reference, change_le=now)


@dataclass(frozen=True)
class Notification:
    """What the provider tells of a payment: its outcome and its own reference."""

    collectivite: str
    paiement: str
    etat: str
    reference: str
    centimes: int


class PaymentPort(Protocol):
    """A hosted payment page."""

    def address(self, collectivite: str, paiement: Paiement, retour: str) -> str | None:
        """Where the citizen pays; `retour` is where the page sends him back. None when nothing is paid on line."""

    def read(self, message: str, signature: str) -> Notification | None:
        """The notification of a message whose signature is right, else None."""


class NoPayment:
    """No payment on line: the régie takes it."""

    def address(self, collectivite: str, paiement: Paiement, retour: str) -> str | None:
        """None."""
        return None

    def read(self, message: str, signature: str) -> Notification | None:
        """None."""
        return None


def cents(text: str) -> int | None:
    """Whole cents of an amount in euros (« 12.5 »), half a cent rounded up; None when it is no amount, or too large."""
    try:
        value = Decimal(text)
    except InvalidOperation:
        return None
    if not value.is_finite() or not 0 <= value <= LARGEST // 100:
        return None
    return int((value * 100).quantize(Decimal(1), ROUND_HALF_UP))
