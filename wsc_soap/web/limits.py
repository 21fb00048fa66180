"""What the gate admits: one frozen value, given by the settings."""

from __future__ import annotations

from dataclasses import dataclass, field

from wsc_soap.xmlio.message import XmlLimits


@dataclass(frozen=True)
class Limits:
    """Limits of a request.

    `size`: octets of a message. The default, 12 MiB, holds a file of 7 MB in base64 (libxml2 ends a text
    at 10 million characters) and the rest of the demande. `xml`: how much markup. `rate` and `burst`: calls
    per second, sustained and at once, for one address in one collectivité, generous because all citizens of
    a town may call through its one server; a `rate` of 0 switches the count off. `addresses`: how many
    addresses are remembered.
    """

    size: int = 12 * 1024 * 1024
    rate: float = 100.0
    burst: int = 1000
    addresses: int = 10_000
    xml: XmlLimits = field(default_factory=XmlLimits)


LIMITS = Limits()
