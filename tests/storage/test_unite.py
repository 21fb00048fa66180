"""The unit of work on both engines."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta, timezone

import pytest
from fabriques import MIDI, deposer, un_dossier, une_ligne
from postgres import ordonner

from wsc_soap.errors import Indisponible, ParametreInvalide
from wsc_soap.storage import Stockage
from wsc_soap.storage.moteur import ouvrir_moteur

VILLE = "demoville"
COUPER = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'wsc_application'"


def test_a_deposit_is_read_back_as_it_was_written(ville: Stockage):
    dossier = un_dossier(compte="c1", echeance=MIDI.date(), en_attente=True)
    with ville.ecrire(VILLE) as unite:
        deposer(unite, dossier)
        unite.valider()
    with ville.lire(VILLE) as unite:
        assert unite.dossiers.lire(dossier.numero) == dossier
        assert unite.demandes.lire(dossier.numero).document == b"<demande/>"
        assert [ligne.libelle for ligne in unite.journal.lister(dossier.numero)] == ["Demande déposée"]
        assert len(unite.boite.courriels(dossier.numero)) == 1


def test_leaving_without_valider_undoes_everything(ville: Stockage):
    with ville.ecrire(VILLE) as unite:
        deposer(unite, un_dossier())
        assert unite.dossiers.prochain_numero(2026) == 1
    with ville.lire(VILLE) as unite:
        assert unite.dossiers.lire("D-2026-000001") is None
    with ville.ecrire(VILLE) as unite:
        assert unite.dossiers.prochain_numero(2026) == 1


def test_an_exception_undoes_everything_and_is_not_hidden(ville: Stockage):
    with pytest.raises(KeyError), ville.ecrire(VILLE) as unite:
        deposer(unite, un_dossier())
        raise KeyError
    with ville.lire(VILLE) as unite:
        assert unite.dossiers.lire("D-2026-000001") is None


def test_a_committed_unit_serves_no_more(ville: Stockage):
    with ville.ecrire(VILLE) as unite:
        unite.valider()
        with pytest.raises(Exception, match="closed"):
            unite.dossiers.lire("D-2026-000001")


def test_a_reader_cannot_write(ville: Stockage):
    with pytest.raises(Exception, match=r"Indisponible|read-only"), ville.lire(VILLE) as unite:
        unite.dossiers.prochain_numero(2026)
    with ville.ecrire(VILLE) as unite:  # and the connection is none the worse for it
        assert unite.dossiers.prochain_numero(2026) == 1


def test_a_transaction_without_a_collectivite_is_refused(stockage: Stockage):
    with pytest.raises(ValueError, match="collectivité"), stockage.lire(""):
        pass


def test_instants_are_utc_and_to_the_microsecond_whatever_zone_they_came_in(ville: Stockage):
    paris = timezone(timedelta(hours=1))
    instant = datetime(2026, 11, 23, 0, 30, 0, 1, tzinfo=paris)
    with ville.ecrire(VILLE) as unite:
        unite.dossiers.ajouter(un_dossier(depose_le=instant))
        lu = unite.dossiers.lire("D-2026-000001")
    assert lu.depose_le == instant
    assert (lu.depose_le.tzinfo, lu.depose_le.day) == (UTC, 22)


def test_a_naive_instant_is_refused(ville: Stockage):
    with pytest.raises(Exception, match="time zone"), ville.ecrire(VILLE) as unite:
        unite.dossiers.ajouter(un_dossier(depose_le=datetime(2026, 1, 1)))


def test_numbers_follow_each_other_by_year(ville: Stockage):
    with ville.ecrire(VILLE) as unite:
        assert [unite.dossiers.prochain_numero(annee) for annee in (2026, 2026, 2027)] == [1, 2, 1]


def test_a_database_out_of_reach_says_so_without_saying_why(tmp_path):
    stockage = Stockage(f"sqlite:///{tmp_path}/absent/wsc.db", tmp_path / "fichiers")
    with pytest.raises(Indisponible) as erreur, stockage.lire(VILLE):
        pass
    assert "absent" not in erreur.value.texte_remede


def test_only_a_file_or_a_server_can_be_the_database():
    for url in ("sqlite://", "sqlite:///:memory:", "mysql://h/b"):
        with pytest.raises(ValueError, match="sqlite:///path or postgresql"):
            ouvrir_moteur(url)


def test_the_line_of_a_dossier_that_does_not_exist_is_refused(ville: Stockage):
    with pytest.raises(Exception, match=r"(?i)foreign"), ville.ecrire(VILLE) as unite:
        unite.journal.ouvrir("D-2026-000404", une_ligne())
        unite.valider()


def test_what_no_database_can_hold_is_a_mistake_of_the_caller_or_simply_unknown(ville: Stockage):
    for numero in ("D\x00", "D\ud800", "D'--", "D" * 100_000):
        try:
            with ville.lire(VILLE) as unite:
                assert unite.dossiers.lire(numero) is None
        except ParametreInvalide:
            pass
    with pytest.raises(ParametreInvalide), ville.lire(VILLE) as unite:
        unite.pieces.lire("D-2026-000001", 10**30)


@pytest.mark.parametrize("base", ["postgresql"], indirect=True)
def test_a_server_that_cuts_the_line_costs_one_answer_and_no_restart(ville: Stockage, postgres_url: str):
    with pytest.raises(Indisponible), ville.ecrire(VILLE) as unite:
        deposer(unite, un_dossier())
        ordonner(postgres_url, COUPER)
        unite.dossiers.prochain_numero(2026)
    with ville.ecrire(VILLE) as unite:
        assert unite.dossiers.prochain_numero(2026) == 1
    ordonner(postgres_url, COUPER)  # while nobody looks: not even noticed
    with ville.lire(VILLE) as unite:
        assert unite.dossiers.lire("D-2026-000001") is None


def test_a_writer_waits_for_the_other_and_both_are_kept(ville: Stockage):
    def deposer_un(_):
        with ville.ecrire(VILLE) as unite:
            numero = f"D-{unite.dossiers.prochain_numero(2026):03}"
            deposer(unite, un_dossier(numero))
            unite.valider()
        return numero

    with ThreadPoolExecutor(8) as foule:
        assert sorted(foule.map(deposer_un, range(40))) == [f"D-{rang:03}" for rang in range(1, 41)]
