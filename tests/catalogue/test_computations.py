"""The delivered forms compute what the rules of the catalogue say (sections 4 and 9): quotients, tariffs, meals."""

from __future__ import annotations

import pytest
from computing import check, computed, delivered

QUOTIENT = "simulation-quotient-familial"


def household(income: str, benefits: str, situation: str, children: str, disabled: str = "") -> dict[str, str]:
    return {
        "methodeQf": "caf",
        "situationFamiliale": situation,
        "enfants": children,
        "enfantsHandicap": disabled,
        "revenusAnnuels": income,
        "revenusConjoint": "0",
        "prestationsMensuelles": benefits,
    }


@pytest.mark.parametrize(
    ("income", "benefits", "situation", "children", "disabled", "parts", "quotient"),
    [
        ("30000", "148,52", "couple", "2", "", "3", "883"),
        ("14400", "450", "seul", "1", "", "2.5", "660"),
        ("42000", "338,80", "couple", "3", "", "4", "960"),
        ("24000", "900", "couple", "4", "", "4.5", "644"),
        ("0", "650", "seul", "0", "", "2", "325"),
        ("36000", "300", "couple", "2", "1", "3.5", "943"),
        ("0", "0", "couple", "1", "", "2.5", "0"),
        ("15852", "0", "couple", "0", "", "2", "661"),
        ("24000", "900", "couple", "4", "1", "5", "580"),
    ],
)
def test_the_formula_of_the_caf_gives_the_worked_examples(
    income: str, benefits: str, situation: str, children: str, disabled: str, parts: str, quotient: str
) -> None:
    answers = household(income, benefits, situation, children, disabled)
    assert computed(delivered(QUOTIENT), "nombreParts", **answers) == parts
    assert computed(delivered(QUOTIENT), "quotient", **answers) == quotient


def test_a_deficit_counts_for_nothing() -> None:
    answers = household("0", "0", "couple", "0") | {"pensionsVersees": "1200"}
    assert computed(delivered(QUOTIENT), "revenusRetenus", **answers) == "0.00"
    assert computed(delivered(QUOTIENT), "quotient", **answers) == "0"


def test_more_disabled_children_than_children_are_refused_with_the_field() -> None:
    findings = check(delivered(QUOTIENT), **household("30000", "0", "couple", "1", "2"))
    assert "/demande/enfantsHandicap" in {error.champ for error in findings.errors}


def test_the_two_other_formulas_give_their_examples() -> None:
    fiscal = household("0", "0", "seul", "0") | {"methodeQf": "fiscal", "rfr": "28800", "partsFiscales": "3"}
    assert computed(delivered(QUOTIENT), "quotient", **fiscal) == "800"
    municipal = household("28800", "150", "couple", "2") | {"methodeQf": "mensuelMunicipal", "loyerMensuel": "750"}
    assert computed(delivered(QUOTIENT), "quotient", **municipal) == "488"  # 487,50 rounded up, the rent held to 600


@pytest.mark.parametrize(
    ("quotient", "meal", "day"),
    [("660", "1.90", "2.64"), ("883", "3.10", "3.53"), ("399", "1.00", "1.60"), ("400", "1.90", "1.60"),
     ("1000", "4.20", "4.00"), ("200", "1.00", "1.00"), ("2000", "5.30", "6.50")],
)  # fmt: skip
def test_the_tariffs_follow_the_quotient(quotient: str, meal: str, day: str) -> None:
    answers = household("0", "0", "seul", "0") | {"methodeQf": "fiscal", "partsFiscales": "1"}
    answers["rfr"] = str(int(quotient) * 12)
    assert computed(delivered(QUOTIENT), "quotient", **answers) == quotient
    assert computed(delivered(QUOTIENT), "tarifRepas", **answers) == meal
    assert computed(delivered(QUOTIENT), "tarifJournee", **answers) == day


def test_a_town_changes_a_tariff_in_one_place() -> None:
    answers = household("30000", "148,52", "couple", "2")
    assert computed(delivered(QUOTIENT, repas3="3.25"), "tarifRepas", **answers) == "3.25"


@pytest.mark.parametrize(
    ("resources", "children", "disabled", "price"),
    [("3000", "2", "", "1.55"), ("600", "1", "", "0.50"), ("10000", "1", "", "5.26"), ("3000", "2", "1", "1.24"),
     ("3000", "7", "1", "0.62"), ("3000", "9", "", "0.62")],
)  # fmt: skip
def test_an_hour_of_creche_costs_what_the_national_scale_says(
    resources: str, children: str, disabled: str, price: str
) -> None:
    answers = {"ressourcesMensuelles": resources, "enfantsACharge": children}
    if disabled:
        answers |= {"enfantHandicap": "true", "enfantsHandicap": disabled}
    assert computed(delivered("inscription-creche"), "tarifHoraire", **answers) == price


@pytest.mark.parametrize(
    ("first", "last", "services", "days", "meals"),
    [
        ("2026-11-30", "2026-12-04", "cantine", "5", "5"),  # a whole week, told before
        ("2026-11-26", "2026-11-27", "cantine", "2", "0"),  # two working days are the notice: too late
        ("2026-11-26", "2026-12-01", "cantine", "6", "2"),  # Monday and Tuesday can still be cancelled
        ("2026-12-04", "2026-12-07", "cantine", "4", "2"),  # Friday and Monday around a weekend
        ("2026-12-05", "2026-12-06", "cantine", "2", "0"),  # a weekend
        ("2026-12-01", "2026-12-31", "cantine|ecole", "31", "23"),
    ],
)
def test_meals_are_cancelled_from_the_notice_on_from_monday_to_friday(
    first: str, last: str, services: str, days: str, meals: str
) -> None:
    absence = delivered("absence-scolaire")
    answers = {"dateDebut": first, "dateFin": last, "services": services}
    assert computed(absence, "dureeAbsence", **answers) == days
    assert computed(absence, "repasAReporter", **answers) == meals


def test_an_absence_longer_than_admitted_names_its_last_day() -> None:
    findings = check(delivered("absence-scolaire"), dateDebut="2026-12-01", dateFin="2027-03-01", services="ecole")
    wrong = {error.champ: error.message for error in findings.errors}
    assert "60" in wrong["/demande/dateFin"]
