"""Time on a whole platform: a worker that slept for a week, two workers at once, the change of clocks, midnight."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from calls import client
from process_service import CODE, DOCUMENT, PROCESS, demande, publish
from served_platform import Platform

PARIS = ZoneInfo("Europe/Paris")
CLOCK = '<action nom="{}" libelle="{}" acteur="horloge" apres="1" unite="{}" {}/>'


@pytest.fixture(scope="module")
def town(platform: Platform) -> Iterator[Platform]:
    head = PROCESS.split('<etape code="examen"')[0].replace('delai="2"', 'delai="3" unite="jours"')
    clocks = "".join(
        CLOCK.format(nom, nom, unite, more)
        for nom, unite, more in (
            ("relancer", "jours", 'repete="true"'),
            ("alerter", "jours", ""),
            ("compter", "heures", ""),
        )
    )
    examen = (
        '<etape code="examen" libelleAgent="Examen" libelleCitoyen="Examen" acteur="etat-civil" traitement="true">'
        f'<action nom="accepter" libelle="Accepter" acteur="etat-civil" cible="acceptee"/>{clocks}</etape></processus>'
    )
    document = DOCUMENT.replace(PROCESS, head + examen).replace("{{action.mesure}}", "quelques")
    publish(platform.installation.platform.storage, "demoville", datetime.now(UTC), document)
    platform.installation.platform.bouquet.forget()
    yield platform
    platform.clock.shift = timedelta()


def at(town: Platform, *parts: int) -> None:
    """It is that moment in the town."""
    town.clock.shift = datetime(*parts, tzinfo=PARIS) - datetime.now(UTC)


def filed(town: Platform, *parts: int) -> str:
    at(town, *parts)
    return client(town, CODE).service.deposer(demande=demande()).numero


def done(town: Platform, numero: str) -> Counter[str]:
    with town.installation.platform.storage.read("demoville") as unit:
        return Counter(line.action for line in unit.journal.list_all(numero))


def after_work(town: Platform, numero: str, *parts: int) -> Counter[str]:
    at(town, *parts)
    town.work()
    return done(town, numero)


def test_a_worker_that_was_stopped_for_a_week_catches_up_once(town) -> None:
    numero = filed(town, 2027, 6, 7, 10)
    at(town, 2027, 6, 9, 11)  # the legal delay still runs
    workers = [threading.Thread(target=town.work) for _ in range(3)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert done(town, numero) == {"deposer": 1, "relancer": 1, "alerter": 1, "compter": 1}
    assert after_work(town, numero, 2027, 6, 10, 9, 59)["relancer"] == 1
    assert after_work(town, numero, 2027, 6, 10, 10, 1)["relancer"] == 2
    other = filed(town, 2027, 6, 7, 10)
    caught_up = after_work(town, other, 2027, 6, 14, 12)
    assert (caught_up["relancer"], caught_up["alerter"], caught_up["constaterRefusTacite"]) == (1, 1, 1)
    assert after_work(town, other, 2027, 6, 30, 12) == caught_up


@pytest.mark.parametrize(
    ("filed_at", "before", "due"),
    [
        ((2026, 10, 24, 12), (2026, 10, 25, 11, 59), (2026, 10, 25, 12, 1)),  # a day of twenty-five hours
        ((2027, 3, 27, 12), (2027, 3, 28, 11, 59), (2027, 3, 28, 12, 1)),  # one of twenty-three
        ((2027, 3, 27, 2, 30), (2027, 3, 28, 3, 29), (2027, 3, 28, 3, 31)),  # 02:30 does not exist that day
        ((2026, 12, 31, 0, 0, 1), (2026, 12, 31, 23, 59), (2027, 1, 1, 0, 1)),
    ],
)
def test_a_day_later_is_the_same_hour_whatever_the_clocks_did(town, filed_at, before, due) -> None:
    numero = filed(town, *filed_at)
    assert after_work(town, numero, *before)["alerter"] == 0
    assert after_work(town, numero, *due)["alerter"] == 1


def test_an_hour_later_is_an_hour_when_the_clocks_change(town) -> None:
    numero = filed(town, 2026, 10, 25, 1, 45)
    at(town, 2026, 10, 25, 2, 30)
    town.work()
    assert done(town, numero)["compter"] == 0
    town.clock.shift += timedelta(minutes=20)
    town.work()
    assert done(town, numero)["compter"] == 1


@pytest.mark.parametrize("hour", [(0, 0, 5), (12, 0, 0), (23, 59, 30)])
def test_the_legal_delay_ends_at_the_midnight_of_the_town(town, hour) -> None:
    numero = filed(town, 2027, 3, 26, *hour)  # the clocks change within the delay
    assert after_work(town, numero, 2027, 3, 29, 23, 59)["constaterRefusTacite"] == 0
    assert after_work(town, numero, 2027, 3, 30, 0, 0, 30)["constaterRefusTacite"] == 1
