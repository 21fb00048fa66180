"""Bookings as iCalendar (RFC 5545), for the calendars people already have."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import icalendar

TYPE = "text/calendar"
_STATES = {"confirmee": "CONFIRMED", "option": "TENTATIVE", "attente": "TENTATIVE", "annulee": "CANCELLED"}


@dataclass(frozen=True)
class Evenement:
    """One event: instants are aware; `etat` is a booking's; `cle` makes its UID, always the same for the same
    booking."""

    cle: str
    debut: datetime
    fin: datetime
    titre: str
    etat: str
    ecrit_le: datetime
    lieu: str = ""
    description: str = ""
    lien: str = ""


def calendar(nom: str, domain: str, events: Iterable[Evenement]) -> bytes:
    """The calendar `nom`; instants go out in UTC, so that it needs no time zone of its own."""
    import icalendar  # with the first calendar: few processes ever write one

    made = icalendar.Calendar()
    made.add("prodid", "-//Web Services Citoyens//FR")
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", nom)
    for event in events:
        made.add_component(_event(event, domain))
    octets: bytes = made.to_ical()
    return octets


def _event(event: Evenement, domain: str) -> icalendar.Event:
    import icalendar

    made = icalendar.Event()
    made.add("uid", f"{event.cle}@{domain}")
    made.add("dtstamp", event.ecrit_le)
    made.add("dtstart", event.debut)
    made.add("dtend", event.fin)
    made.add("summary", event.titre)
    made.add("status", _STATES[event.etat])
    for nom, text in (("location", event.lieu), ("description", event.description), ("url", event.lien)):
        if text:
            made.add(nom, text)
    return made
