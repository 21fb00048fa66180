"""The worked examples of the catalogue's rules for days, months and ages."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wsc_soap.domain.calendar import (
    age,
    clear_delay,
    easter,
    holiday_name,
    is_holiday,
    is_working_day,
    months_after,
    working_days_after,
    working_days_between,
)

DAYS = st.dates(date(2000, 1, 1), date(2090, 12, 31))


def day(text):
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    "expected",
    ["2024-03-31", "2025-04-20", "2026-04-05", "2027-03-28", "2038-04-25", "2285-03-22"],
)
def test_easter_falls_on_its_sunday(expected):
    assert easter(day(expected).year) == day(expected)


def test_there_is_no_gregorian_easter_before_the_calendar():
    with pytest.raises(ValueError, match="1500"):
        easter(1500)


@pytest.mark.parametrize("year", [2024, 2026, 2038, 2099])
def test_the_holidays_that_move_follow_easter(year):
    assert holiday_name(date.fromordinal(easter(year).toordinal() + 1)) == "Lundi de Pâques"
    assert is_holiday(date.fromordinal(easter(year).toordinal() + 39))


@pytest.mark.parametrize(
    ("when", "subdivision", "expected"),
    [
        ("2026-05-14", "", True),
        ("2026-04-03", "57", True),
        ("2026-04-03", "67", True),
        ("2026-04-03", "", False),
        ("2026-12-26", "6AE", True),
        ("2026-12-26", "", False),
        ("2026-05-22", "972", True),
        ("2026-12-20", "974", True),
        ("2026-07-14", "", True),
    ],
)
def test_a_holiday_is_one_of_its_place(when, subdivision, expected):
    assert is_holiday(day(when), subdivision) is expected


def test_an_unknown_place_is_refused():
    with pytest.raises(ValueError, match="Atlantide"):
        is_holiday(day("2026-05-14"), "Atlantide")


@pytest.mark.parametrize(
    ("start", "n", "expected"),
    [
        ("2026-03-02", 5, "2026-03-09"),
        ("2026-04-30", 10, "2026-05-19"),
        ("2026-12-24", 1, "2026-12-28"),
        ("2026-03-07", 0, "2026-03-07"),
        ("2026-03-07", 1, "2026-03-09"),
    ],
)
def test_working_days_are_counted_without_the_first(start, n, expected):
    assert working_days_after(day(start), n) == day(expected)


@pytest.mark.parametrize(
    ("start", "n", "expected"),
    [
        ("2026-01-15", 2, "2026-03-15"),
        ("2026-01-31", 1, "2026-02-28"),
        ("2027-12-31", 2, "2028-02-29"),
        ("2025-12-31", 1, "2026-01-31"),
        ("2026-05-31", 0, "2026-05-31"),
    ],
)
def test_months_run_from_a_day_to_the_same_day_or_to_the_last(start, n, expected):
    assert months_after(day(start), n) == day(expected)


@pytest.mark.parametrize(("start", "n", "expected"), [("2026-03-02", 3, "2026-03-06"), ("2026-04-30", 7, "2026-05-11")])
def test_a_clear_delay_ends_on_the_next_working_day(start, n, expected):
    assert clear_delay(day(start), n) == day(expected)


@pytest.mark.parametrize("regle", [working_days_after, months_after, clear_delay])
def test_no_delay_is_negative(regle):
    with pytest.raises(ValueError, match="-1"):
        regle(day("2026-03-02"), -1)


@pytest.mark.parametrize(
    ("birth", "when", "expected"),
    [("2008-05-10", "2026-05-10", 18), ("2008-02-29", "2026-02-28", 17), ("2008-02-29", "2026-03-01", 18)],
)
def test_age_is_in_completed_years(birth, when, expected):
    assert age(day(birth), day(when)) == expected


def test_nobody_has_an_age_before_birth():
    with pytest.raises(ValueError, match="born"):
        age(day("2026-05-11"), day("2026-05-10"))


@given(DAYS, st.integers(0, 60), st.sampled_from(["", "57", "974"]))
@settings(deadline=None)
def test_counting_the_days_of_a_delay_gives_the_delay(start, n, subdivision):
    end = working_days_after(start, n, subdivision)
    assert working_days_between(start, end, subdivision) == n
    assert working_days_between(end, start, subdivision) == -n
    assert n == 0 or is_working_day(end, subdivision)
