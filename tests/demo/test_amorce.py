"""Filling the demonstration: cut off anywhere, it is finished by the next start, and never done twice."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest

from wsc_soap.config import Settings
from wsc_soap.demo import seeding
from wsc_soap.demo.mailbox import Mailbox

LUNDI_SOIR = datetime(2026, 11, 23, 20, 30, tzinfo=UTC)
TABLES = ("dossier", "demande", "journal", "compte", "agent", "boite")


class PowerCut(Exception):
    pass


def counts(data: Path) -> dict[str, int]:
    base = sqlite3.connect(data / "wsc.sqlite3")
    found = {table: base.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in TABLES}
    base.close()
    return found | {"message": len(list((data / "courriels").glob("*.eml")))}


def fill(data: Path) -> bool:
    return seeding.seed(Settings(donnees=data), Mailbox(data / "courriels"), LUNDI_SOIR)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    data = tmp_path_factory.mktemp("amorce") / "donnees"
    assert fill(data)
    return data


def test_it_is_done_once(filled: Path) -> None:
    before = counts(filled)
    assert not fill(filled)
    assert counts(filled) == before


def test_there_is_a_dossier_of_each_kind_that_an_agent_meets(filled: Path) -> None:
    base = sqlite3.connect(filled / "wsc.sqlite3")
    late = base.execute("SELECT count(*) FROM dossier WHERE issue = '' AND echeance < '2026-11-23'").fetchone()[0]
    ended = {issue for (issue,) in base.execute("SELECT issue FROM dossier WHERE issue != ''")}
    waiting = {etape for (etape,) in base.execute("SELECT etape FROM dossier WHERE en_attente")}
    towns = {town for (town,) in base.execute("SELECT collectivite FROM dossier")}
    base.close()
    assert late >= 1
    assert ended == {"acceptee", "refusee", "sans-suite"}
    assert {"envoi-document", "gestionnaire"} <= waiting | {"envoi-document"}
    assert towns == {"demoville", "saint-exemple"}


@pytest.mark.parametrize("cut", [1, 5, 9])
def test_cut_off_it_is_finished_by_the_next_start(
    filled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cut: int
) -> None:
    data, real, steps = tmp_path / "donnees", seeding._Scene._perform, []

    def perform(self: seeding._Scene) -> None:
        steps.append(1)
        if len(steps) == cut:
            raise PowerCut
        real(self)

    monkeypatch.setattr(seeding._Scene, "_perform", perform)
    with pytest.raises(PowerCut):
        fill(data)
    monkeypatch.setattr(seeding._Scene, "_perform", real)
    assert fill(data)
    assert counts(data) == counts(filled)


def test_nobody_works_at_night_or_on_sundays(filled: Path) -> None:
    base = sqlite3.connect(filled / "wsc.sqlite3")
    moments = [
        datetime.fromisoformat(instant).replace(tzinfo=UTC).astimezone(seeding._PARIS)
        for (instant,) in base.execute("SELECT instant FROM journal WHERE acteur_genre = 'agent'")
    ]
    base.close()
    assert moments
    assert all(moment.weekday() < 5 and 9 <= moment.hour < 18 for moment in moments)
