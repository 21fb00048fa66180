"""The unit of work on both engines."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta, timezone

import pytest
from factories import NOON, a_dossier, a_line, deposer
from postgres import order

from wsc_soap.errors import Indisponible, ParametreInvalide
from wsc_soap.storage import Storage
from wsc_soap.storage.engine import open_engine

TOWN = "demoville"
CUT = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'wsc_application'"


def test_a_deposit_is_read_back_as_it_was_written(town: Storage):
    dossier = a_dossier(compte="c1", echeance=NOON.date(), en_attente=True)
    with town.write(TOWN) as unit:
        deposer(unit, dossier)
        unit.commit()
    with town.read(TOWN) as unit:
        assert unit.dossiers.get(dossier.numero) == dossier
        assert unit.demandes.get(dossier.numero).document == b"<demande/>"
        assert [line.libelle for line in unit.journal.list_all(dossier.numero)] == ["Demande déposée"]
        assert len(unit.outbox.courriels(dossier.numero)) == 1


def test_leaving_without_valider_undoes_everything(town: Storage):
    with town.write(TOWN) as unit:
        deposer(unit, a_dossier())
        assert unit.dossiers.next_rank(2026) == 1
    with town.read(TOWN) as unit:
        assert unit.dossiers.get("D-2026-000001") is None
    with town.write(TOWN) as unit:
        assert unit.dossiers.next_rank(2026) == 1


def test_an_exception_undoes_everything_and_is_not_hidden(town: Storage):
    with pytest.raises(KeyError), town.write(TOWN) as unit:
        deposer(unit, a_dossier())
        raise KeyError
    with town.read(TOWN) as unit:
        assert unit.dossiers.get("D-2026-000001") is None


def test_a_committed_unit_serves_no_more(town: Storage):
    with town.write(TOWN) as unit:
        unit.commit()
        with pytest.raises(Exception, match="closed"):
            unit.dossiers.get("D-2026-000001")


def test_a_reader_cannot_write(town: Storage):
    with pytest.raises(Exception, match=r"Indisponible|read-only"), town.read(TOWN) as unit:
        unit.dossiers.next_rank(2026)
    with town.write(TOWN) as unit:  # and the connection is none the worse for it
        assert unit.dossiers.next_rank(2026) == 1


def test_a_transaction_without_a_collectivite_is_refused(storage: Storage):
    with pytest.raises(ValueError, match="collectivité"), storage.read(""):
        pass


def test_instants_are_utc_and_to_the_microsecond_whatever_zone_they_came_in(town: Storage):
    paris = timezone(timedelta(hours=1))
    instant = datetime(2026, 11, 23, 0, 30, 0, 1, tzinfo=paris)
    with town.write(TOWN) as unit:
        unit.dossiers.add(a_dossier(depose_le=instant))
        read = unit.dossiers.get("D-2026-000001")
    assert read.depose_le == instant
    assert (read.depose_le.tzinfo, read.depose_le.day) == (UTC, 22)


def test_a_naive_instant_is_refused(town: Storage):
    with pytest.raises(Exception, match="time zone"), town.write(TOWN) as unit:
        unit.dossiers.add(a_dossier(depose_le=datetime(2026, 1, 1)))


def test_numbers_follow_each_other_by_year(town: Storage):
    with town.write(TOWN) as unit:
        assert [unit.dossiers.next_rank(year) for year in (2026, 2026, 2027)] == [1, 2, 1]


def test_a_database_out_of_reach_says_so_without_saying_why(tmp_path):
    storage = Storage(f"sqlite:///{tmp_path}/absent/wsc.db", tmp_path / "fichiers")
    with pytest.raises(Indisponible) as error, storage.read(TOWN):
        pass
    assert "absent" not in error.value.remedy_text


def test_only_a_file_or_a_server_can_be_the_database():
    for url in ("sqlite://", "sqlite:///:memory:", "mysql://h/b"):
        with pytest.raises(ValueError, match="sqlite:///path or postgresql"):
            open_engine(url)


def test_the_line_of_a_dossier_that_does_not_exist_is_refused(town: Storage):
    with pytest.raises(Exception, match=r"(?i)foreign"), town.write(TOWN) as unit:
        unit.journal.open("D-2026-000404", a_line())
        unit.commit()


def test_what_no_database_can_hold_is_a_mistake_of_the_caller_or_simply_unknown(town: Storage):
    for numero in ("D\x00", "D\ud800", "D'--", "D" * 100_000):
        try:
            with town.read(TOWN) as unit:
                assert unit.dossiers.get(numero) is None
        except ParametreInvalide:
            pass
    with pytest.raises(ParametreInvalide), town.read(TOWN) as unit:
        unit.pieces.get("D-2026-000001", 10**30)


@pytest.mark.parametrize("base", ["postgresql"], indirect=True)
def test_a_server_that_cuts_the_line_costs_one_answer_and_no_restart(town: Storage, postgres_url: str):
    with pytest.raises(Indisponible), town.write(TOWN) as unit:
        deposer(unit, a_dossier())
        order(postgres_url, CUT)
        unit.dossiers.next_rank(2026)
    with town.write(TOWN) as unit:
        assert unit.dossiers.next_rank(2026) == 1
    order(postgres_url, CUT)  # while nobody looks: not even noticed
    with town.read(TOWN) as unit:
        assert unit.dossiers.get("D-2026-000001") is None


def test_a_writer_waits_for_the_other_and_both_are_kept(town: Storage):
    def file_one(_):
        with town.write(TOWN) as unit:
            numero = f"D-{unit.dossiers.next_rank(2026):03}"
            deposer(unit, a_dossier(numero))
            unit.commit()
        return numero

    with ThreadPoolExecutor(8) as crowd:
        assert sorted(crowd.map(file_one, range(40))) == [f"D-{rank:03}" for rank in range(1, 41)]
