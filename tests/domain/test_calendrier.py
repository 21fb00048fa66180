"""The worked examples of the catalogue's rules for days, months and ages."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wsc_soap.domain.calendrier import (
    age,
    delai_franc,
    ferie,
    jours_ouvres_apres,
    jours_ouvres_entre,
    mois_apres,
    nom_ferie,
    ouvre,
    paques,
)

DAYS = st.dates(date(2000, 1, 1), date(2090, 12, 31))


def jour(texte):
    return date.fromisoformat(texte)


@pytest.mark.parametrize(
    "attendu",
    ["2024-03-31", "2025-04-20", "2026-04-05", "2027-03-28", "2038-04-25", "2285-03-22"],
)
def test_easter_falls_on_its_sunday(attendu):
    assert paques(jour(attendu).year) == jour(attendu)


def test_there_is_no_gregorian_easter_before_the_calendar():
    with pytest.raises(ValueError, match="1500"):
        paques(1500)


@pytest.mark.parametrize("annee", [2024, 2026, 2038, 2099])
def test_the_holidays_that_move_follow_easter(annee):
    assert nom_ferie(date.fromordinal(paques(annee).toordinal() + 1)) == "Lundi de Pâques"
    assert ferie(date.fromordinal(paques(annee).toordinal() + 39))


@pytest.mark.parametrize(
    ("quand", "subdivision", "attendu"),
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
def test_a_holiday_is_one_of_its_place(quand, subdivision, attendu):
    assert ferie(jour(quand), subdivision) is attendu


def test_an_unknown_place_is_refused():
    with pytest.raises(ValueError, match="Atlantide"):
        ferie(jour("2026-05-14"), "Atlantide")


@pytest.mark.parametrize(
    ("depart", "n", "attendu"),
    [
        ("2026-03-02", 5, "2026-03-09"),
        ("2026-04-30", 10, "2026-05-19"),
        ("2026-12-24", 1, "2026-12-28"),
        ("2026-03-07", 0, "2026-03-07"),
        ("2026-03-07", 1, "2026-03-09"),
    ],
)
def test_working_days_are_counted_without_the_first(depart, n, attendu):
    assert jours_ouvres_apres(jour(depart), n) == jour(attendu)


@pytest.mark.parametrize(
    ("depart", "n", "attendu"),
    [
        ("2026-01-15", 2, "2026-03-15"),
        ("2026-01-31", 1, "2026-02-28"),
        ("2027-12-31", 2, "2028-02-29"),
        ("2025-12-31", 1, "2026-01-31"),
        ("2026-05-31", 0, "2026-05-31"),
    ],
)
def test_months_run_from_a_day_to_the_same_day_or_to_the_last(depart, n, attendu):
    assert mois_apres(jour(depart), n) == jour(attendu)


@pytest.mark.parametrize(
    ("depart", "n", "attendu"), [("2026-03-02", 3, "2026-03-06"), ("2026-04-30", 7, "2026-05-11")]
)
def test_a_clear_delay_ends_on_the_next_working_day(depart, n, attendu):
    assert delai_franc(jour(depart), n) == jour(attendu)


@pytest.mark.parametrize("regle", [jours_ouvres_apres, mois_apres, delai_franc])
def test_no_delay_is_negative(regle):
    with pytest.raises(ValueError, match="-1"):
        regle(jour("2026-03-02"), -1)


@pytest.mark.parametrize(
    ("naissance", "quand", "attendu"),
    [("2008-05-10", "2026-05-10", 18), ("2008-02-29", "2026-02-28", 17), ("2008-02-29", "2026-03-01", 18)],
)
def test_age_is_in_completed_years(naissance, quand, attendu):
    assert age(jour(naissance), jour(quand)) == attendu


def test_nobody_has_an_age_before_birth():
    with pytest.raises(ValueError, match="born"):
        age(jour("2026-05-11"), jour("2026-05-10"))


@given(DAYS, st.integers(0, 60), st.sampled_from(["", "57", "974"]))
@settings(deadline=None)
def test_counting_the_days_of_a_delay_gives_the_delay(depart, n, subdivision):
    fin = jours_ouvres_apres(depart, n, subdivision)
    assert jours_ouvres_entre(depart, fin, subdivision) == n
    assert jours_ouvres_entre(fin, depart, subdivision) == -n
    assert n == 0 or ouvre(fin, subdivision)
