"""Time: every unit, every start, repeats, changes of clocks, a worker that slept, the legal delay."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from processes import action, etape, process
from runs import CITIZEN, MONDAY, TOWN, Run

from wsc_soap.domain.clocks import shifted
from wsc_soap.domain.processus import Effet, Silence

PARIS = ZoneInfo("Europe/Paris")
CLOSED = etape("fin", acteur="horloge", issue="sans-suite")
DEPOSIT = etape("depot", action("deposer", "examen", "usager"), acteur="usager")


def clocked(*actions, silences=(), more=(), demande="<demande/>", now=MONDAY) -> Run:
    processus = process(DEPOSIT, etape("examen", *actions), CLOSED, *more, silences=silences)
    return Run(processus, demande, now).act("deposer", CITIZEN)


def clock(nom: str, cible: str = "", apres: int = 1, **others: object):
    return action(nom, cible, "horloge", apres=apres, **others)


def local(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=PARIS).astimezone(UTC)


@pytest.mark.parametrize(
    ("start", "number", "unite", "expected"),
    [
        (local(2026, 3, 28, 2, 30), 1, "jours", local(2026, 3, 29, 3, 30)),  # 02:30 does not exist that day
        (local(2026, 10, 24, 2, 30), 1, "jours", local(2026, 10, 25, 2, 30)),
        (local(2026, 10, 24, 23, 59, 59), 1, "jours", local(2026, 10, 25, 23, 59, 59)),
        (local(2026, 10, 24, 12), 24, "heures", local(2026, 10, 25, 11)),
        (local(2026, 3, 28, 23, 30), 90, "minutes", local(2026, 3, 29, 1)),
        (local(2026, 1, 31, 0, 0), 1, "mois", local(2026, 2, 28, 0, 0)),
        (local(2026, 3, 31, 9), -1, "mois", local(2026, 2, 28, 9)),
        (local(2026, 12, 24, 9), 1, "joursOuvres", local(2026, 12, 28, 9)),
        (local(2026, 12, 28, 9), -1, "joursOuvres", local(2026, 12, 24, 9)),
    ],
)
def test_a_delay_falls_on_its_day_at_its_hour(start, number, unite, expected) -> None:
    assert shifted(start, number, unite, TOWN) == expected


@given(st.datetimes(datetime(2020, 1, 1), datetime(2035, 1, 1)), st.integers(0, 400))
def test_days_never_change_the_day_they_lead_to(start: datetime, number: int) -> None:
    begun = start.replace(tzinfo=UTC, microsecond=0)
    ended = shifted(begun, number, "jours", TOWN)
    assert ended.astimezone(PARIS).date() == begun.astimezone(PARIS).date() + timedelta(days=number)


def test_a_clock_of_an_etape_left_meanwhile_does_nothing() -> None:
    run = clocked(clock("clore", "fin", 5), action("avancer", "apres"), more=(etape("apres", action("finir", "fin")),))
    assert run.act("avancer").sleep(days=30).dossier.etape == "apres"


def test_a_clock_counts_from_the_deposit_or_from_a_date_of_the_demande() -> None:
    rappel = clock("rappeler", apres=-2, reference="dateEvenement")
    run = clocked(rappel, demande="<demande><dateEvenement>2026-12-10</dateEvenement></demande>")
    assert run.sleep(days=14).actions == ["deposer"]
    assert run.tasks[0].pas_avant == local(2026, 12, 8, 8)
    assert run.sleep(days=1).actions == ["deposer", "rappeler"]
    late = etape("apres", clock("clore", "fin", 10, depuis="depot"))
    run = clocked(action("avancer", "apres"), more=(late,)).sleep(days=8).act("avancer")
    assert run.sleep(days=1).dossier.etape == "apres"
    assert run.sleep(days=1).dossier.clos


def test_without_its_date_a_clock_does_not_start() -> None:
    assert clocked(clock("rappeler", reference="dateEvenement")).tasks == []


def test_a_repeated_clock_strikes_until_the_dossier_leaves() -> None:
    run = clocked(clock("relancer", apres=7, repete=True), action("finir", "fin"))
    for _ in range(3):
        run.sleep(days=7)
    assert run.actions.count("relancer") == 3
    run.act("finir").sleep(days=100)
    assert run.actions.count("relancer") == 3


def test_a_worker_that_slept_catches_up_once() -> None:
    run = clocked(clock("relancer", apres=1, repete=True)).sleep(days=30)
    assert run.actions.count("relancer") == 1
    assert run.tasks[0].pas_avant == MONDAY + timedelta(days=31)


def test_a_clock_whose_condition_does_not_hold_waits_for_its_next_time() -> None:
    waiting = "../dossier/enAttente = 'true'"
    run = clocked(
        clock("relancer", apres=7, repete=True, condition=waiting),
        action("attendre", effets=(Effet("mettreEnAttente"),)),
    )
    assert run.sleep(days=8).actions == ["deposer"]
    assert run.act("attendre").sleep(days=7).actions[-1] == "relancer"


def test_an_armed_clock_starts_when_told_and_stops_when_told() -> None:
    named = {"action": "relancer"}
    run = clocked(
        clock("relancer", apres=5),
        action("attendre", effets=(Effet("armer", named),)),
        action("reprendre", effets=(Effet("desarmer", named),)),
    )
    assert run.sleep(days=20).actions == ["deposer"]
    run.act("attendre").sleep(days=2)
    assert run.act("reprendre").sleep(days=20).actions[-1] == "reprendre"
    assert run.act("attendre").act("attendre").sleep(days=5).actions.count("relancer") == 1


# --- the legal delay


SILENCE = (Silence("acceptation", 2, "mois"),)
ACCEPT = action("accepterParSilence", "fin", "horloge", declencheur="silence")


def waiting(delai_legal: str):
    done = action("completer", "", "usager", vers_origine=True)
    return etape("attente", done, acteur="usager", retour=True, delai_legal=delai_legal)


def asking(delai_legal: str, silences=SILENCE) -> Run:
    ask = action("demander", "attente", effets=(Effet("demanderComplement", {"delai": "30"}),))
    return clocked(ask, ACCEPT, silences=silences, more=(waiting(delai_legal),))


def test_silence_decides_once_its_last_day_is_over() -> None:
    run = clocked(ACCEPT, action("traiter"), silences=SILENCE)
    assert run.dossier.silence_le == date(2027, 1, 23)
    run.now = local(2027, 1, 23, 23, 59, 59)
    assert not run.sleep().dossier.clos
    assert run.sleep(seconds=1).actions[-1] == "accepterParSilence"


def test_waiting_for_the_citizen_stops_the_delay_and_puts_its_end_off() -> None:
    run = asking("suspendu").sleep(days=10).act("demander").sleep(days=12)
    assert run.dossier.suspendu_le is not None
    assert run.dossier.echeance == date(2027, 1, 2)
    run.act("completer", CITIZEN)
    assert (run.dossier.silence_le, run.dossier.suspendu_le) == (date(2027, 2, 4), None)
    run.now = local(2027, 2, 4, 12)
    assert not run.sleep().dossier.clos
    assert run.sleep(days=1).dossier.clos


def test_a_complement_that_comes_the_same_day_leaves_one_end_of_the_delay_to_strike() -> None:
    run = asking("suspendu").sleep(days=10).act("demander").act("completer", CITIZEN)
    assert run.dossier.silence_le == date(2027, 1, 23)
    assert [task.contenu["silence"] for task in run.tasks if "silence" in task.contenu] == ["2027-01-23"]


def test_a_complement_may_start_the_delay_again_from_zero() -> None:
    run = asking("reinitialise").sleep(days=10).act("demander").sleep(days=12).act("completer", CITIZEN)
    assert run.dossier.silence_le == date(2027, 2, 15)
    assert run.sleep(days=60).dossier.clos is False


def test_a_delay_from_the_complete_demande_starts_when_it_is_complete() -> None:
    run = asking("suspendu", (Silence("rejet", 1, "mois", "complet"),))
    run.act("demander").sleep(days=40).act("completer", CITIZEN)
    assert run.dossier.silence_le == date(2027, 2, 2)


def test_the_first_silence_whose_condition_holds_is_the_one() -> None:
    silences = (Silence("rejet", 4, "mois", condition="montant > 100"), Silence("acceptation", 2, "mois"))
    big = clocked(ACCEPT, action("x"), silences=silences, demande="<demande><montant>200</montant></demande>")
    small = clocked(ACCEPT, action("x"), silences=silences, demande="<demande><montant>20</montant></demande>")
    assert (big.dossier.silence_le, small.dossier.silence_le) == (date(2027, 3, 23), date(2027, 1, 23))


def test_effects_stop_and_start_the_delay_too() -> None:
    run = clocked(
        action("suspendre", effets=(Effet("suspendreDelai"),)),
        action("reprendre", effets=(Effet("reprendreDelai"),)),
        action("recommencer", effets=(Effet("reinitialiserDelai"),)),
        ACCEPT,
        silences=SILENCE,
    )
    assert not run.act("suspendre").sleep(days=100).dossier.clos
    assert run.act("reprendre").dossier.silence_le == date(2027, 1, 23) + timedelta(days=100)
    assert run.act("recommencer").dossier.silence_le == date(2027, 5, 3)
    assert run.sleep(days=62).dossier.clos
