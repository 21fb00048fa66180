"""Slots of a day, free places, refusals, alternatives, the waiting list: examples, then what always holds."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wsc_soap.domain.agenda import ExceptionAgenda, Horaire, Intervalle, Planning, Ressource
from wsc_soap.domain.occupation import (
    Reservation,
    alternatives,
    free_places,
    free_slots,
    next_served,
    rank_of,
    refusal,
)

PARIS = ZoneInfo("Europe/Paris")
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
TUESDAY = date(2026, 11, 24)


def planning(exceptions: tuple[ExceptionAgenda, ...] = (), **changes: object) -> Planning:
    values: dict = {
        "code": "salle-des-fetes",
        "genre": "salle",
        "libelle": "Salle des fêtes",
        "service": "salles",
        "capacite": 120,
        "horaires": tuple(Horaire(jour, time(8), time(22)) for jour in range(1, 8)),
    }
    return Planning(Ressource(**(values | changes)), PARIS, "", exceptions)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=PARIS).astimezone(UTC)


def during(start: str, end: str) -> Intervalle:
    return Intervalle(at(start), at(end))


def booked(start: str, end: str, places: int = 1, etat: str = "confirmee", **changes: object) -> Reservation:
    one = Reservation("r", "salle-des-fetes", etat, at(start), at(end), NOW, places)
    return one.with_changes(**changes)


def walls(plan: Planning, day: date) -> list[str]:
    return [f"{plan.local(slot.debut):%H:%M}" for slot in plan.slots(day)]


def test_a_day_is_cut_into_slots_that_leave_room_to_set_up() -> None:
    plan = planning(horaires=(Horaire(2, time(9), time(12)),), duree=45, battement=15)
    assert walls(plan, TUESDAY) == ["09:00", "10:00", "11:00"]


def test_a_length_of_zero_makes_one_slot_of_each_opening() -> None:
    show = ExceptionAgenda("e1", TUESDAY, "ouverture", time(20, 30), time(22))
    plan = planning((show,), horaires=(), duree=0)
    assert walls(plan, TUESDAY) == ["20:30"]
    assert plan.slots(TUESDAY)[0].fin == at("2026-11-24T22:00")


def test_a_public_holiday_is_closed_unless_the_town_opens_it() -> None:
    armistice = date(2026, 11, 11)
    assert walls(planning(), armistice) == []
    assert walls(planning(feries=True), armistice)[0] == "08:00"
    opened = ExceptionAgenda("e1", armistice, "ouverture", time(14), time(16))
    assert walls(planning((opened,)), armistice) == ["14:00", "15:00"]


def test_a_closure_cuts_the_day_and_a_closure_without_hours_takes_it_whole() -> None:
    lunch = ExceptionAgenda("e1", TUESDAY, "fermeture", time(12), time(14))
    hours = (Horaire(2, time(10), time(16)),)
    assert walls(planning((lunch,), horaires=hours), TUESDAY) == ["10:00", "11:00", "14:00", "15:00"]
    assert walls(planning((ExceptionAgenda("e1", TUESDAY, "fermeture"),)), TUESDAY) == []


def test_the_day_of_summer_time_has_an_hour_less_and_the_day_of_winter_time_no_slot_twice() -> None:
    night = (Horaire(7, time(0), time(6)),)
    assert walls(planning(horaires=night), date(2026, 3, 29)) == ["00:00", "01:00", "03:00", "04:00", "05:00"]
    assert walls(planning(horaires=night), date(2026, 10, 25)) == ["00:00", "01:00", "02:00", "03:00", "04:00", "05:00"]


def test_places_held_are_counted_at_their_peak_not_added_up() -> None:
    plan = planning(places=10)
    taken = [booked("2026-11-24T10:00", "2026-11-24T11:00", 6), booked("2026-11-24T11:00", "2026-11-24T12:00", 7)]
    assert free_places(plan, taken, during("2026-11-24T10:00", "2026-11-24T12:00"), NOW) == 3


def test_the_time_to_set_up_keeps_neighbours_apart() -> None:
    taken = [booked("2026-11-24T10:00", "2026-11-24T12:00")]
    wanted = during("2026-11-24T12:00", "2026-11-24T13:00")
    assert refusal(planning(), taken, wanted, 1, NOW) is None
    assert refusal(planning(battement=30), taken, wanted, 1, NOW) == "complet"


@pytest.mark.parametrize(
    ("wanted", "places", "why"),
    [
        (during("2026-11-23T09:00", "2026-11-23T10:00"), 1, "passe"),
        (during("2026-11-24T07:00", "2026-11-24T09:00"), 1, "ferme"),
        (during("2026-11-24T21:00", "2026-11-24T23:00"), 1, "ferme"),
        (during("2026-11-24T12:00", "2026-11-24T11:00"), 1, "ferme"),
        (during("2026-11-24T12:00", "2026-11-24T13:00"), 2, "capacite"),
        (during("2026-11-24T10:00", "2026-11-24T11:00"), 1, "complet"),
        (during("2026-11-24T12:00", "2026-11-24T13:00"), 1, None),
    ],
)
def test_a_refusal_says_why(wanted: Intervalle, places: int, why: str | None) -> None:
    taken = [booked("2026-11-24T10:00", "2026-11-24T12:00")]
    assert refusal(planning(), taken, wanted, places, NOW) == why


def test_a_weekend_keeps_the_nights_but_not_a_closed_day() -> None:
    weekend = during("2026-11-27T18:00", "2026-11-29T20:00")
    assert refusal(planning(), [], weekend, 1, NOW) is None
    works = ExceptionAgenda("e1", date(2026, 11, 28), "fermeture")
    assert refusal(planning((works,)), [], weekend, 1, NOW) == "ferme"


def test_nobody_takes_a_place_for_years() -> None:
    always = planning(horaires=tuple(Horaire(jour, time(0), time(0)) for jour in range(1, 8)), feries=True)
    two_months = during("2026-11-24T00:00", "2027-01-24T00:00")
    assert refusal(always, [], two_months, 1, NOW) is None
    for_ever = during("2026-11-24T00:00", "2999-11-24T00:00")
    assert refusal(always, [], for_ever, 1, NOW) == "ferme"
    assert alternatives(always, [], for_ever, 1, NOW) == []


def test_an_option_holds_its_places_until_it_runs_out() -> None:
    hour = during("2026-11-24T10:00", "2026-11-24T11:00")
    held = booked("2026-11-24T10:00", "2026-11-24T11:00", etat="option", expire_le=NOW + timedelta(minutes=15))
    assert free_places(planning(), [held], hour, NOW) == 0
    assert free_places(planning(), [held], hour, NOW + timedelta(minutes=15)) == 1


def test_what_is_free_instead_is_near_long_enough_and_free() -> None:
    taken = [booked("2026-11-24T08:00", "2026-11-24T20:00")]
    found = alternatives(planning(), taken, during("2026-11-24T14:00", "2026-11-24T16:00"), 1, NOW)
    assert len(found) == 5
    assert all(one.fin - one.debut == timedelta(hours=2) for one in found)
    assert all(refusal(planning(), taken, one, 1, NOW) is None for one in found)
    assert at("2026-11-24T20:00") in {one.debut for one in found}


def test_who_asked_first_is_served_first_and_ranks_count_those_before() -> None:
    wait = [booked("2026-11-24T10:00", "2026-11-24T11:00", etat="attente", id=f"w{n}", ordre=n) for n in (2, 1, 3)]
    assert [rank_of(wait, one) for one in wait] == [2, 1, 3]
    served = next_served(planning(), [], wait, NOW)
    assert served is not None and served.id == "w1"
    full = [booked("2026-11-24T10:00", "2026-11-24T11:00")]
    assert next_served(planning(), full, wait, NOW) is None


# --- what always holds ------------------------------------------------------------------------------------------------

HOURS = st.integers(0, 23)
SPANS = st.tuples(HOURS, st.integers(1, 6)).map(lambda s: (s[0], min(24, s[0] + s[1])))
DAYS = st.dates(date(2026, 1, 1), date(2028, 12, 31))


@st.composite
def plans(draw: st.DrawFn) -> Planning:
    hours = draw(st.lists(st.tuples(st.integers(1, 7), SPANS), min_size=1, max_size=10))
    return planning(
        horaires=tuple(Horaire(jour, time(a), time(b % 24)) for jour, (a, b) in hours),
        duree=draw(st.sampled_from([0, 15, 20, 30, 45, 60, 90])),
        battement=draw(st.sampled_from([0, 10, 30])),
        places=draw(st.integers(1, 5)),
    )


@given(plans(), DAYS)
def test_slots_lie_in_an_opening_and_read_as_distinct_hours(plan: Planning, day: date) -> None:
    slots = plan.slots(day)
    assert len(set(slots)) == len(slots)
    assert all(any(o.debut <= s.debut and s.fin <= o.fin for o in plan.openings(day)) for s in slots)
    for slot in slots:
        wall = plan.local(slot.debut).replace(tzinfo=None)
        assert plan.instant(wall) == slot.debut
        assert plan.local(slot.debut).date() == day


@st.composite
def bookings(draw: st.DrawFn) -> list[Reservation]:
    start = datetime(2026, 11, 24, 6, tzinfo=UTC)
    found = []
    for rank in range(draw(st.integers(0, 8))):
        a = start + timedelta(minutes=15 * draw(st.integers(0, 60)))
        b = a + timedelta(minutes=15 * draw(st.integers(1, 20)))
        etat = draw(st.sampled_from(["option", "confirmee", "attente", "annulee"]))
        found.append(Reservation(f"r{rank}", "x", etat, a, b, NOW, draw(st.integers(1, 3))))
    return found


@given(plans(), bookings(), st.integers(1, 4))
@settings(max_examples=60, deadline=None)
def test_booking_what_is_said_to_be_free_never_takes_more_places_than_there_are(
    plan: Planning, taken: list[Reservation], places: int
) -> None:
    kept = list(taken)
    for slot, free in free_slots(plan, taken, [TUESDAY, date(2026, 11, 25)], NOW):
        assert 0 <= free <= plan.ressource.places
        if refusal(plan, kept, slot, places, NOW) is None:
            kept.append(Reservation(f"n{slot.debut}", "x", "confirmee", slot.debut, slot.fin, NOW, places))
    added = kept[len(taken) :]
    for one in added:
        others = [o for o in added if o.debut <= one.debut < o.fin]
        assert sum(o.places for o in others) <= plan.ressource.places


@given(plans(), bookings(), st.integers(1, 3), st.integers(0, 40))
@settings(max_examples=40, deadline=None)
def test_every_alternative_can_be_booked(plan: Planning, taken: list[Reservation], places: int, quarter: int) -> None:
    start = datetime(2026, 11, 24, 6, tzinfo=UTC) + timedelta(minutes=15 * quarter)
    wanted = Intervalle(start, start + timedelta(hours=1))
    for one in alternatives(plan, taken, wanted, places, NOW):
        assert refusal(plan, taken, one, places, NOW) is None
