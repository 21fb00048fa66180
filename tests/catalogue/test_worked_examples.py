"""The worked examples of the rules (section 9) that delivered téléservices obey: silence, bans, ages, tariffs, refusals."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from computing import TOWN, check, computed, delivered
from runs import Run

from wsc_soap.domain.clocks import day_after
from wsc_soap.domain.legal_delay import begun, silence_of

QUOTIENT = "simulation-quotient-familial"


@pytest.mark.parametrize(
    ("code", "demande", "complete", "effect", "day"),
    [
        ("inscription-cantine", "<demande/>", "2026-03-10", "acceptation", "2026-05-10"),
        ("permis-construire", "<demande><typePermis>pcmi</typePermis></demande>", "2026-01-15", "acceptation", "2026-03-15"),
        ("liste-electorale-communication", "<demande/>", "2026-01-31", "rejet", "2026-02-28"),
    ],
)  # fmt: skip
def test_silence_decides_on_its_day_whatever_the_day(
    code: str, demande: str, complete: str, effect: str, day: str
) -> None:
    run = Run(delivered(code).processus, demande, datetime.fromisoformat(complete).replace(hour=9, tzinfo=UTC))
    found = silence_of(run.case)
    assert found is not None
    assert found.effet == effect
    assert begun(run.case).silence_le == date.fromisoformat(day)


def test_silence_decides_nothing_of_a_report() -> None:
    run = Run(delivered("incident-voirie").processus)
    assert silence_of(run.case) is None
    assert begun(run.case).silence_le is None


@pytest.mark.parametrize(("published", "expected"), [("2026-06-02", "2026-06-12"), ("2026-12-25", "2027-01-04")])
def test_the_bans_are_posted_for_the_days_that_the_delivered_process_counts(published: str, expected: str) -> None:
    etape = delivered("dossier-mariage").processus.etape("publication")
    clock = next(action for action in etape.actions if action.nom == "alerterFinBans")
    assert clock.apres is not None
    assert day_after(date.fromisoformat(published), clock.apres, clock.unite, TOWN) == date.fromisoformat(expected)


@pytest.mark.parametrize(
    ("birth", "refused"), [("2010-11-26", False), ("2010-11-27", True), ("2001-11-27", False), ("2001-11-26", True)]
)
def test_one_registers_from_the_day_of_sixteen_to_the_eve_of_twenty_five(birth: str, refused: bool) -> None:
    findings = check(delivered("recensement-citoyen"), dateNaissanceJeune=birth)
    wrong = [one for one in findings.errors if one.champ == "/demande/dateNaissanceJeune"]
    assert bool(wrong) is refused, wrong


@pytest.mark.parametrize(("quotient", "day"), [("883", "3.53"), ("250", "1.00"), ("1625", "6.50")])
def test_a_linear_tariff_is_held_between_its_ends(quotient: str, day: str) -> None:
    answers = {"methodeQf": "fiscal", "situationFamiliale": "seul", "enfants": "0", "partsFiscales": "1"}
    answers["rfr"] = str(int(quotient) * 12)
    assert computed(delivered(QUOTIENT), "tarifJournee", **answers) == day


@pytest.mark.parametrize(
    ("code", "answers", "place"),
    [
        (QUOTIENT, {"methodeQf": "fiscal", "rfr": "-1", "partsFiscales": "1"}, "rfr"),
        (QUOTIENT, {"methodeQf": "caf", "situationFamiliale": "seul", "enfants": "0", "revenusAnnuels": "-1"}, "revenusAnnuels"),
        (QUOTIENT, {"methodeQf": "fiscal", "rfr": "100", "partsFiscales": "0"}, "partsFiscales"),
        ("inscription-creche", {"ressourcesMensuelles": "3000", "enfantsACharge": "0"}, "enfantsACharge"),
    ],
)  # fmt: skip
def test_what_no_formula_takes_is_refused_at_its_field(code: str, answers: dict[str, str], place: str) -> None:
    assert f"/demande/{place}" in {error.champ for error in check(delivered(code), **answers).errors}
