"""Bookings leave as iCalendar that a calendar program reads back."""

from datetime import UTC, datetime

import icalendar
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
