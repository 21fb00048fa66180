"""The outbox: claims, leases, retries, order, death."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from factories import NOISE, NOON, a_courriel, a_dossier

from wsc_soap.domain.dossier import DeferredTask
from wsc_soap.storage import Storage
from wsc_soap.storage.outbox import MAX_ATTEMPTS, new_id, wait_after

TOWN = "demoville"
LEASE = timedelta(minutes=5)
D = "D-2026-000001"


@pytest.fixture
def quiet(town: Storage) -> Storage:
    """A town with one dossier, and no task left in the noise."""
    for task in _everything(town):
        with town.write(task.collectivite) as unit:
            unit.outbox.give_up(task, "bruit")
            unit.commit()
    with town.write(TOWN) as unit:
        unit.dossiers.add(a_dossier(D))
        unit.commit()
    return town


def _everything(storage: Storage):
    return storage.claim(1000, LEASE, NOON)


def write(storage: Storage, *tasks: DeferredTask) -> None:
    with storage.write(TOWN) as unit:
        unit.outbox.add(tasks, NOON)
        unit.commit()


def render(storage: Storage, task, verb: str, *values, **others) -> bool:
    with storage.write(task.collectivite) as unit:
        answer = getattr(unit.outbox, verb)(task, *values, **others)
        unit.commit()
    return answer


def test_a_worker_claims_for_every_collectivite(town: Storage):
    with town.write(TOWN) as unit:
        unit.dossiers.add(a_dossier(D))
        unit.outbox.add([a_courriel(D)], NOON)
        unit.commit()
    assert {task.collectivite for task in _everything(town)} == {TOWN, NOISE}


def test_a_message_is_claimed_once_then_done_and_readable_as_sent(quiet: Storage):
    write(quiet, a_courriel(D, message="accuse"))
    [task] = quiet.claim(10, LEASE, NOON)
    assert (task.collectivite, task.dossier, task.genre, task.essais) == (TOWN, D, "courriel", 1)
    assert task.contenu["message"] == "accuse"
    assert quiet.claim(10, LEASE, NOON) == []
    assert render(quiet, task, "done", NOON, objet="Votre demande", corps="Bonjour")
    with quiet.read(TOWN) as unit:
        [courriel] = unit.outbox.courriels(D)
    assert (courriel.etat, courriel.objet, courriel.corps, courriel.faite_le) == (
        "faite",
        "Votre demande",
        "Bonjour",
        NOON,
    )
    assert quiet.claim(10, LEASE, NOON + timedelta(days=9)) == []


def test_nothing_is_claimed_before_its_time(quiet: Storage):
    write(quiet, DeferredTask("minuterie", {"etape": "controle"}, NOON + timedelta(days=30), D))
    assert quiet.claim(10, LEASE, NOON + timedelta(days=30, microseconds=-1)) == []
    assert len(quiet.claim(10, LEASE, NOON + timedelta(days=30))) == 1


def test_what_fell_due_while_the_worker_slept_is_done_in_the_order_of_its_times(quiet: Storage):
    for days in (3, 1, 2):
        write(quiet, DeferredTask("minuterie", {"jours": str(days)}, NOON + timedelta(days=days), D))
    awake = quiet.claim(10, LEASE, NOON + timedelta(days=9))
    assert [task.contenu["jours"] for task in awake] == ["1", "2", "3"]


def test_a_worker_that_died_is_replaced_when_its_lease_ends_and_can_say_nothing_more(quiet: Storage):
    write(quiet, a_courriel(D))
    [dead] = quiet.claim(10, LEASE, NOON)
    [taken_again] = quiet.claim(10, LEASE, NOON + LEASE)
    assert (taken_again.id, taken_again.essais) == (dead.id, 2)
    assert not render(quiet, dead, "done", NOON)
    assert not render(quiet, dead, "give_up", "trop tard")
    assert render(quiet, taken_again, "done", NOON)


def test_a_failed_attempt_comes_back_on_schedule_and_dies_after_three_days(quiet: Storage):
    write(quiet, a_courriel(D))
    now, waits = NOON, []
    while tasks := quiet.claim(10, LEASE, now):
        assert render(quiet, tasks[0], "failed", "451 réessayez", now)
        wait = wait_after(tasks[0].essais)
        if wait is None:
            break
        assert quiet.claim(10, LEASE, now + wait - timedelta(seconds=1)) == []
        waits.append(wait)
        now += wait
    assert waits[:6] == [timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 60, 60)]
    assert timedelta(hours=71) < now - NOON <= timedelta(hours=72)
    with quiet.write(TOWN) as unit:
        [give_up] = unit.outbox.given_up()
        assert unit.outbox.courriels(D)[0].etat == "morte"
        assert unit.outbox.revive(give_up.id, now)
        unit.commit()
    assert len(quiet.claim(10, LEASE, now)) == 1


def test_a_task_that_kills_every_worker_is_given_up(quiet: Storage):
    write(quiet, DeferredTask("minuterie", {}, NOON, D))
    times = 0
    while quiet.claim(10, LEASE, NOON + times * LEASE):
        times += 1
    assert times == MAX_ATTEMPTS + 1
    with quiet.read(TOWN) as unit:
        assert len(unit.outbox.given_up()) == 1


def test_messages_of_a_dossier_to_one_person_never_overtake_each_other(quiet: Storage):
    write(
        quiet,
        a_courriel(D, n="1"),
        a_courriel(D, n="2"),
        a_courriel(D, n="A", destinataire="agent@exemple.fr"),
    )
    first_ones = quiet.claim(10, LEASE, NOON)
    assert [task.contenu["n"] for task in first_ones] == ["1", "A"]
    render(quiet, first_ones[0], "retry", "panne", NOON + timedelta(hours=1))
    render(quiet, first_ones[1], "done", NOON)
    assert quiet.claim(10, LEASE, NOON + timedelta(minutes=1)) == []
    [again] = quiet.claim(10, LEASE, NOON + timedelta(hours=1))
    assert again.contenu["n"] == "1"
    render(quiet, again, "done", NOON)
    assert [task.contenu["n"] for task in quiet.claim(10, LEASE, NOON + timedelta(hours=1))] == ["2"]


def test_clocks_of_a_closed_dossier_are_cancelled(quiet: Storage):
    write(quiet, DeferredTask("minuterie", {}, NOON, D), a_courriel(D))
    with quiet.write(TOWN) as unit:
        assert unit.outbox.cancel(D, "minuterie") == 1
        unit.commit()
    assert [task.genre for task in quiet.claim(10, LEASE, NOON)] == ["courriel"]


def test_a_message_may_belong_to_no_dossier(quiet: Storage):
    write(quiet, DeferredTask("courriel", {"message": "bienvenue"}, NOON))
    assert [task.dossier for task in quiet.claim(10, LEASE, NOON)] == [""]


def test_workers_side_by_side_never_take_the_same_row(quiet: Storage):
    write(quiet, *(DeferredTask("minuterie", {"n": str(n)}, NOON, D) for n in range(60)))

    def work(_):
        taken = []
        while tasks := quiet.claim(4, LEASE, NOON):
            taken += [task.contenu["n"] for task in tasks]
        return taken

    with ThreadPoolExecutor(4) as team:
        taken = [n for part in team.map(work, range(4)) for n in part]
    assert sorted(taken, key=int) == [str(n) for n in range(60)]


def test_names_of_rows_sort_in_the_order_they_were_made():
    names = [new_id() for _ in range(2000)]
    assert names == sorted(set(names))
    assert {len(nom) for nom in names} == {26}
