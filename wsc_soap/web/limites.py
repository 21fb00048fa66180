"""What the gate admits: one frozen value, given by the settings."""

from __future__ import annotations

from dataclasses import dataclass, field

from wsc_soap.xmlio.message import LimitesXml


@dataclass(frozen=True)
class Limites:
    """Limits of a request.

    `taille`: octets of a message. The default, 12 MiB, holds a file of 7 MB in base64 (libxml2 ends a text
    at 10 million characters) and the rest of the demande. `xml`: how much markup. `debit` and `rafale`: calls
    per second, sustained and at once, for one address in one collectivité, generous because all citizens of
    a town may call through its one server; a `debit` of 0 switches the count off. `adresses`: how many
    addresses are remembered.
    """

    taille: int = 12 * 1024 * 1024
    debit: float = 100.0
    rafale: int = 1000
    adresses: int = 10_000
    xml: LimitesXml = field(default_factory=LimitesXml)


LIMITES = Limites()
