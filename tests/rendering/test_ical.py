"""Bookings leave as iCalendar that a calendar program reads back."""

import re
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wsc_soap.rendering.ical import Evenement, calendar

TEN = datetime(2026, 12, 1, 9, tzinfo=UTC)


def event(**changes: object) -> Evenement:
    values: dict = {
        "cle": "r1",
        "debut": TEN,
        "fin": TEN.replace(hour=11),
        "titre": "Salle des fêtes",
        "etat": "confirmee",
        "ecrit_le": TEN,
    }
    return Evenement(**(values | changes))


def test_an_event_says_when_where_and_whether_it_is_certain() -> None:
    text = calendar("Démoville", "demoville.example", [event(lieu="1 place du Marché", etat="option")])
    read = icalendar.Calendar.from_ical(text).walk("VEVENT")[0]
    assert read["UID"] == "r1@demoville.example"
    assert read.decoded("DTSTART") == TEN
    assert (read["STATUS"], read["LOCATION"], read["SUMMARY"]) == ("TENTATIVE", "1 place du Marché", "Salle des fêtes")
    assert b"\r\n" in text and all(len(line) <= 75 for line in text.split(b"\r\n"))


@given(st.text(st.characters(blacklist_categories=["Cs", "Cc"]), min_size=1).filter(lambda text: text.strip()))
def test_no_title_can_write_a_line_of_its_own(titre: str) -> None:
    read = icalendar.Calendar.from_ical(calendar("x", "y", [event(titre=titre + "\r\nSTATUS:CANCELLED")]))
    assert [e["STATUS"] for e in read.walk("VEVENT")] == ["CONFIRMED"]


LINE = re.compile(rb"([A-Z-]+)((?:;[A-Z-]+=[^;:,]+)*):(.*)", re.DOTALL)
MUST = {b"UID", b"DTSTAMP", b"DTSTART", b"DTEND", b"SUMMARY", b"STATUS"}


def lines(text: bytes) -> list[tuple[bytes, bytes]]:
    """The content lines by the letter of RFC 5545, sections 3.1 and 3.6.1, read by hand: each ends with CRLF and holds
    at most 75 octets before it is folded; an event has what it must, once."""
    assert (
        text.endswith(b"\r\n") and b"\n" not in text.replace(b"\r\n", b"") and b"\r" not in text.replace(b"\r\n", b"")
    )
    assert all(len(line) <= 75 for line in text.split(b"\r\n"))
    for line in text.split(b"\r\n"):
        line.decode()  # no character is cut in two
    found = [LINE.fullmatch(line) for line in text.replace(b"\r\n ", b"").split(b"\r\n")[:-1]]
    assert all(found)
    return [(one[1], one[3]) for one in found if one]


@pytest.mark.parametrize("titre", ["Salle des fêtes", "é" * 200, "Chorale ; Noël, « Gloria »\\ 1", "🎄" * 60])
def test_what_is_written_follows_the_standard_line_by_line(titre: str) -> None:
    read = lines(calendar("Démoville", "demoville.example", [event(titre=titre), event(cle="r2", lieu="x" * 90)]))
    names = [nom for nom, _ in read]
    assert read[0] == (b"BEGIN", b"VCALENDAR") and read[-1] == (b"END", b"VCALENDAR")
    assert names.count(b"VERSION") == names.count(b"PRODID") == 1
    inside = names[read.index((b"BEGIN", b"VEVENT")) + 1 : read.index((b"END", b"VEVENT"))]
    assert set(inside) >= MUST and len(inside) == len(set(inside))
    escaped = titre.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    assert (b"SUMMARY", escaped.encode()) in read
    assert {value for nom, value in read if nom == b"UID"} == {b"r1@demoville.example", b"r2@demoville.example"}


@pytest.mark.parametrize(
    ("local", "start", "end"),
    [
        (datetime(2026, 10, 25, 2, 30), b"20261025T003000Z", b"20261025T023000Z"),  # the hour that comes twice
        (datetime(2026, 10, 24, 23), b"20261024T210000Z", b"20261024T230000Z"),
        (datetime(2027, 3, 28, 1, 30), b"20270328T003000Z", b"20270328T023000Z"),  # before the hour that is skipped
    ],
)
def test_hours_of_a_day_on_which_clocks_change_are_instants(local: datetime, start: bytes, end: bytes) -> None:
    debut = local.replace(tzinfo=ZoneInfo("Europe/Paris")).astimezone(UTC)
    read = dict(lines(calendar("x", "y", [event(debut=debut, fin=debut + timedelta(hours=2))])))
    assert (read[b"DTSTART"], read[b"DTEND"], read[b"DTSTAMP"]) == (start, end, b"20261201T090000Z")
