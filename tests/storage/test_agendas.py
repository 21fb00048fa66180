"""Resources and bookings on both engines; two who ask for the last place at the same instant: one gets it."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, time, timedelta

import pytest
from factories import NOON, a_dossier

from wsc_soap.domain.agenda import ExceptionAgenda, Horaire, Ressource, Tarif
from wsc_soap.domain.collectivite import Collectivite, Contact
from wsc_soap.domain.occupation import Reservation
from wsc_soap.errors import CreneauIndisponible, RessourceInconnue
from wsc_soap.operations.booking import book
from wsc_soap.storage import Storage

TOWN = "demoville"
DEMOVILLE = Collectivite(TOWN, "Démoville", "Ville", "95999", "95999", Contact("accueil", "", "", "", "", ""), ())
HOURS = tuple(Horaire(jour, time(8), time(20)) for jour in range(1, 8))
HALL = Ressource(
    "salle-des-fetes", "salle", "Salle des fêtes", "salles", 120, horaires=HOURS, tarifs=(Tarif("h", "Heure", 2500),)
)
TEN = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


@pytest.fixture
def hall(town: Storage) -> Storage:
    with town.write(TOWN) as unit:
        unit.agendas.save(HALL)
        unit.commit()
    return town


def booking(key: str, **changes: object) -> Reservation:
    return Reservation(key, HALL.code, "confirmee", TEN, TEN + timedelta(hours=1), NOON).with_changes(**changes)


def test_a_resource_comes_back_as_it_was_saved_and_replaces_itself(hall: Storage) -> None:
    changed = Ressource(**(vars(HALL) | {"libelle": "Grande salle", "places": 2, "tarifs": ()}))
    with hall.write(TOWN) as unit:
        assert unit.agendas.ressource(HALL.code) == HALL
        unit.agendas.save(changed)
        unit.commit()
    with hall.read(TOWN) as unit:
        assert unit.agendas.ressources("salle") == (changed,)
        assert unit.agendas.ressources() == (changed,)
        assert unit.agendas.ressources("elu") == ()


def test_exceptions_are_read_by_day_and_can_be_taken_away(hall: Storage) -> None:
    works = ExceptionAgenda("e1", date(2026, 12, 1), "fermeture", motif="Travaux")
    evening = ExceptionAgenda("e2", date(2026, 12, 3), "ouverture", time(20), time(23, 30))
    with hall.write(TOWN) as unit:
        unit.agendas.add_exception(HALL.code, works)
        unit.agendas.add_exception(HALL.code, evening)
        unit.commit()
    with hall.write(TOWN) as unit:
        assert unit.agendas.exceptions(HALL.code, date(2026, 12, 1), date(2026, 12, 3)) == (works, evening)
        assert unit.agendas.exceptions(HALL.code, date(2026, 12, 2), date(2026, 12, 3)) == (evening,)
        assert unit.agendas.remove_exception(HALL.code, "e1")
        assert not unit.agendas.remove_exception(HALL.code, "e1")


def test_bookings_are_found_by_time_by_dossier_and_by_token_and_cancelled_ones_take_nothing(hall: Storage) -> None:
    with hall.write(TOWN) as unit:
        unit.dossiers.add(a_dossier())
        unit.agendas.add(booking("r1", dossier="D-2026-000001"))
        unit.agendas.add(booking("r2", jeton="abc", etat="option", debut=TEN + timedelta(hours=1)))
        unit.commit()
    with hall.write(TOWN) as unit:
        assert [one.id for one in unit.agendas.of_dossier("D-2026-000001")] == ["r1"]
        assert unit.agendas.held("abc").id == "r2"
        assert unit.agendas.held("autre") is None
        unit.agendas.update(unit.agendas.reservation("r1").with_changes(etat="annulee"))
        found = unit.agendas.during(HALL.code, TEN - timedelta(days=1), TEN + timedelta(days=1))
        assert [one.id for one in found] == ["r2"]


def test_what_the_town_next_door_books_takes_nothing_here(hall: Storage) -> None:
    with hall.read(TOWN) as unit:
        assert unit.agendas.during(HALL.code, NOON, NOON + timedelta(days=365)) == ()
        assert unit.agendas.exceptions(HALL.code, date(2026, 1, 1), date(2027, 12, 31)) == ()
        assert unit.agendas.reservation("r1") is None


def test_of_many_who_ask_for_one_place_at_the_same_instant_one_wins_and_the_others_learn_what_is_free(
    hall: Storage,
) -> None:
    together = threading.Barrier(6)

    def ask(rank: int) -> str:
        together.wait()
        try:
            with hall.write(TOWN) as unit:
                book(DEMOVILLE, unit, booking(f"n{rank}"), NOON)
                unit.commit()
        except CreneauIndisponible as error:
            assert error.erreurs, "free slots are named"
            assert all(line.message != "2026-11-24T10:00:00" for line in error.erreurs)
            return "full"
        return "won"

    with ThreadPoolExecutor(6) as pool:
        outcomes = sorted(pool.map(ask, range(6)))
    assert outcomes == ["full"] * 5 + ["won"]
    with hall.read(TOWN) as unit:
        assert len(unit.agendas.during(HALL.code, TEN, TEN + timedelta(hours=1))) == 1


def test_a_resource_of_several_places_never_gives_more_than_it_has(hall: Storage) -> None:
    with hall.write(TOWN) as unit:
        unit.agendas.save(Ressource(**(vars(HALL) | {"places": 7})))
        unit.commit()
    together = threading.Barrier(6)

    def ask(rank: int) -> int:
        together.wait()
        try:
            with hall.write(TOWN) as unit:
                book(DEMOVILLE, unit, booking(f"n{rank}", places=2), NOON)
                unit.commit()
        except CreneauIndisponible:
            return 0
        return 2

    with ThreadPoolExecutor(6) as pool:
        assert sum(pool.map(ask, range(6))) == 6


def test_an_unknown_resource_is_said_so(hall: Storage) -> None:
    with pytest.raises(RessourceInconnue), hall.write(TOWN) as unit:
        book(DEMOVILLE, unit, booking("r1", ressource="gymnase"), NOON)
