"""Absences, saved simulations, anchors of journals."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from factories import NOON, a_dossier, a_line, an_agent
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from wsc_soap.storage import Storage
from wsc_soap.storage.absences import Absence
from wsc_soap.storage.simulations import SavedSimulation

TOWN = "demoville"
TODAY = NOON.date()


def journal(storage: Storage, numero: str, lines: int, when=NOON) -> None:
    with storage.write(TOWN) as unit:
        if unit.dossiers.get(numero) is None:
            unit.dossiers.add(a_dossier(numero))
        for _ in range(lines):
            unit.journal.add(numero, a_line(instant=when))
        unit.commit()


def anchor(storage: Storage, when=NOON) -> None:
    with storage.write(TOWN) as unit:
        unit.anchors.add(when)
        unit.commit()


def broken(storage: Storage) -> list[tuple[str, int]]:
    with storage.read(TOWN) as unit:
        return list(unit.anchors.check())


def without_triggers(storage: Storage, *orders: str) -> None:
    """What somebody with the whole database in hand could do."""
    engine = storage._engine
    with engine.begin() as connection:
        if engine.dialect.name == "sqlite":
            names = connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'trigger'")).scalars().all()
            for name in names:
                connection.execute(text(f"DROP TRIGGER {name}"))
        for order in orders:
            connection.execute(text(order))


def test_who_stands_in_is_known_on_each_day_of_the_absence(town: Storage) -> None:
    with town.write(TOWN) as unit:
        unit.agents.save(an_agent("petit"))
        unit.absences.save(Absence("l.martin", TODAY, TODAY + timedelta(days=2), "petit"))
        unit.absences.save(Absence("l.martin", TODAY, TODAY + timedelta(days=4), "petit"))
        unit.commit()
    with town.read(TOWN) as unit:
        assert unit.absences.since(TODAY) == (Absence("l.martin", TODAY, TODAY + timedelta(days=4), "petit"),)
        assert unit.absences.replaced_by("petit", TODAY + timedelta(days=4)) == ("l.martin",)
        assert unit.absences.replaced_by("petit", TODAY + timedelta(days=5)) == ()
        assert unit.absences.replaced_by("petit", TODAY - timedelta(days=1)) == ()
        assert unit.absences.replaced_by("l.martin", TODAY) == ()
    with town.write(TOWN) as unit:
        assert unit.absences.delete("l.martin", TODAY) and not unit.absences.delete("l.martin", date(2026, 1, 1))


def test_a_simulation_is_kept_under_its_name(town: Storage) -> None:
    saved = SavedSimulation("acte-naissance", "acceptée", {"actes": [{"jours": 3}]}, "Mme Martin", NOON)
    with town.write(TOWN) as unit:
        unit.simulations.save(SavedSimulation("acte-naissance", "acceptée", {}, "M. X", NOON))
        unit.simulations.save(saved)
        unit.simulations.save(SavedSimulation("incident-voirie", "acceptée", {}, "M. X", NOON))
        unit.commit()
    with town.write(TOWN) as unit:
        assert unit.simulations.list_all("acte-naissance") == (saved,)
        assert unit.simulations.delete("acte-naissance", "acceptée")
        assert unit.simulations.list_all("acte-naissance") == ()


def test_open_dossiers_of_a_teleservice_are_listed_and_counted(town: Storage) -> None:
    with town.write(TOWN) as unit:
        for numero in ("D-2", "D-1", "D-3"):
            unit.dossiers.add(a_dossier(numero))
        unit.dossiers.add(a_dossier("D-4", issue="acceptee", clos_le=NOON))
        unit.commit()
    with town.read(TOWN) as unit:
        assert [dossier.numero for dossier in unit.dossiers.open_of("acte-naissance")] == ["D-1", "D-2", "D-3"]
        assert [dossier.numero for dossier in unit.dossiers.open_of("acte-naissance", "D-1", 1)] == ["D-2"]
        assert unit.dossiers.count_open("acte-naissance") == 3
        assert unit.dossiers.count_open("incident-voirie") == 0


def test_an_anchor_takes_the_journals_that_grew_since_the_one_before(town: Storage) -> None:
    journal(town, "D-1", 2)
    journal(town, "D-2", 1)
    anchor(town, NOON + timedelta(hours=1))
    journal(town, "D-2", 3, NOON + timedelta(days=1))
    anchor(town, NOON + timedelta(days=1))
    with town.read(TOWN) as unit:
        last = unit.anchors.last()
    assert (last.rang, [entry[:2] for entry in last.contenu]) == (2, [["D-2", 4]])
    assert broken(town) == []


def test_lines_cut_off_the_end_are_seen(town: Storage) -> None:
    journal(town, "D-1", 3)
    journal(town, "D-2", 1)
    anchor(town)
    if town._engine.dialect.name != "sqlite":  # the application's role can cut nothing there
        with pytest.raises(DatabaseError):
            without_triggers(town, "DELETE FROM journal")
        return
    without_triggers(town, f"DELETE FROM journal WHERE collectivite = '{TOWN}' AND dossier = 'D-1' AND rang = 3")
    with town.read(TOWN) as unit:
        assert unit.journal.verify_chain("D-1") is None
    assert broken(town) == [("D-1", 3)]


def test_an_anchor_that_was_changed_is_seen(town: Storage) -> None:
    journal(town, "D-1", 3)
    anchor(town)
    anchor(town, NOON + timedelta(days=1))
    if town._engine.dialect.name != "sqlite":
        with pytest.raises(DatabaseError):
            without_triggers(town, "UPDATE ancre SET empreinte = 'x'")
        return
    without_triggers(town, f"UPDATE ancre SET contenu = '[]' WHERE rang = 1 AND collectivite = '{TOWN}'")
    assert broken(town) == [("", 1)]


def test_nobody_changes_an_anchor_through_the_application(town: Storage) -> None:
    anchor(town)
    for order in ("UPDATE ancre SET empreinte = 'x'", "DELETE FROM ancre"):
        with pytest.raises(DatabaseError), town._engine.begin() as connection:
            connection.execute(text(order))
