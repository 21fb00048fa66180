"""The outbox: claims, leases, retries, order, death."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from fabriques import BRUIT, MIDI, un_courriel, un_dossier

from wsc_soap.domain.dossier import TacheDifferee
from wsc_soap.storage import Stockage
from wsc_soap.storage.boite import ESSAIS_MAX, attente_apres, nouvel_id

VILLE = "demoville"
BAIL = timedelta(minutes=5)
D = "D-2026-000001"


@pytest.fixture
def calme(ville: Stockage) -> Stockage:
    """A town with one dossier, and no task left in the noise."""
    for tache in _tout(ville):
        with ville.ecrire(tache.collectivite) as unite:
            unite.boite.morte(tache, "bruit")
            unite.valider()
    with ville.ecrire(VILLE) as unite:
        unite.dossiers.ajouter(un_dossier(D))
        unite.valider()
    return ville


def _tout(stockage: Stockage):
    return stockage.reclamer(1000, BAIL, MIDI)


def ecrire(stockage: Stockage, *taches: TacheDifferee) -> None:
    with stockage.ecrire(VILLE) as unite:
        unite.boite.ajouter(taches, MIDI)
        unite.valider()


def rendre(stockage: Stockage, tache, verbe: str, *valeurs, **autres) -> bool:
    with stockage.ecrire(tache.collectivite) as unite:
        reponse = getattr(unite.boite, verbe)(tache, *valeurs, **autres)
        unite.valider()
    return reponse


def test_a_worker_claims_for_every_collectivite(ville: Stockage):
    with ville.ecrire(VILLE) as unite:
        unite.dossiers.ajouter(un_dossier(D))
        unite.boite.ajouter([un_courriel(D)], MIDI)
        unite.valider()
    assert {tache.collectivite for tache in _tout(ville)} == {VILLE, BRUIT}


def test_a_message_is_claimed_once_then_done_and_readable_as_sent(calme: Stockage):
    ecrire(calme, un_courriel(D, message="accuse"))
    [tache] = calme.reclamer(10, BAIL, MIDI)
    assert (tache.collectivite, tache.dossier, tache.genre, tache.essais) == (VILLE, D, "courriel", 1)
    assert tache.contenu["message"] == "accuse"
    assert calme.reclamer(10, BAIL, MIDI) == []
    assert rendre(calme, tache, "faite", MIDI, objet="Votre demande", corps="Bonjour")
    with calme.lire(VILLE) as unite:
        [courriel] = unite.boite.courriels(D)
    assert (courriel.etat, courriel.objet, courriel.corps, courriel.faite_le) == (
        "faite",
        "Votre demande",
        "Bonjour",
        MIDI,
    )
    assert calme.reclamer(10, BAIL, MIDI + timedelta(days=9)) == []


def test_nothing_is_claimed_before_its_time(calme: Stockage):
    ecrire(calme, TacheDifferee("minuterie", {"etape": "controle"}, MIDI + timedelta(days=30), D))
    assert calme.reclamer(10, BAIL, MIDI + timedelta(days=30, microseconds=-1)) == []
    assert len(calme.reclamer(10, BAIL, MIDI + timedelta(days=30))) == 1


def test_a_worker_that_died_is_replaced_when_its_lease_ends_and_can_say_nothing_more(calme: Stockage):
    ecrire(calme, un_courriel(D))
    [mort] = calme.reclamer(10, BAIL, MIDI)
    [repris] = calme.reclamer(10, BAIL, MIDI + BAIL)
    assert (repris.id, repris.essais) == (mort.id, 2)
    assert not rendre(calme, mort, "faite", MIDI)
    assert not rendre(calme, mort, "morte", "trop tard")
    assert rendre(calme, repris, "faite", MIDI)


def test_a_failed_attempt_comes_back_on_schedule_and_dies_after_three_days(calme: Stockage):
    ecrire(calme, un_courriel(D))
    maintenant, attentes = MIDI, []
    while taches := calme.reclamer(10, BAIL, maintenant):
        assert rendre(calme, taches[0], "echec", "451 réessayez", maintenant)
        attente = attente_apres(taches[0].essais)
        if attente is None:
            break
        assert calme.reclamer(10, BAIL, maintenant + attente - timedelta(seconds=1)) == []
        attentes.append(attente)
        maintenant += attente
    assert attentes[:6] == [timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 60, 60)]
    assert timedelta(hours=71) < maintenant - MIDI <= timedelta(hours=72)
    with calme.ecrire(VILLE) as unite:
        [morte] = unite.boite.mortes()
        assert unite.boite.courriels(D)[0].etat == "morte"
        assert unite.boite.relancer(morte.id, maintenant)
        unite.valider()
    assert len(calme.reclamer(10, BAIL, maintenant)) == 1


def test_a_task_that_kills_every_worker_is_given_up(calme: Stockage):
    ecrire(calme, TacheDifferee("minuterie", {}, MIDI, D))
    fois = 0
    while calme.reclamer(10, BAIL, MIDI + fois * BAIL):
        fois += 1
    assert fois == ESSAIS_MAX + 1
    with calme.lire(VILLE) as unite:
        assert len(unite.boite.mortes()) == 1


def test_messages_of_a_dossier_to_one_person_never_overtake_each_other(calme: Stockage):
    ecrire(
        calme,
        un_courriel(D, n="1"),
        un_courriel(D, n="2"),
        un_courriel(D, n="A", destinataire="agent@exemple.fr"),
    )
    premiers = calme.reclamer(10, BAIL, MIDI)
    assert [tache.contenu["n"] for tache in premiers] == ["1", "A"]
    rendre(calme, premiers[0], "a_refaire", "panne", MIDI + timedelta(hours=1))
    rendre(calme, premiers[1], "faite", MIDI)
    assert calme.reclamer(10, BAIL, MIDI + timedelta(minutes=1)) == []
    [encore] = calme.reclamer(10, BAIL, MIDI + timedelta(hours=1))
    assert encore.contenu["n"] == "1"
    rendre(calme, encore, "faite", MIDI)
    assert [tache.contenu["n"] for tache in calme.reclamer(10, BAIL, MIDI + timedelta(hours=1))] == ["2"]


def test_clocks_of_a_closed_dossier_are_cancelled(calme: Stockage):
    ecrire(calme, TacheDifferee("minuterie", {}, MIDI, D), un_courriel(D))
    with calme.ecrire(VILLE) as unite:
        assert unite.boite.annuler(D, "minuterie") == 1
        unite.valider()
    assert [tache.genre for tache in calme.reclamer(10, BAIL, MIDI)] == ["courriel"]


def test_a_message_may_belong_to_no_dossier(calme: Stockage):
    ecrire(calme, TacheDifferee("courriel", {"message": "bienvenue"}, MIDI))
    assert [tache.dossier for tache in calme.reclamer(10, BAIL, MIDI)] == [""]


def test_workers_side_by_side_never_take_the_same_row(calme: Stockage):
    ecrire(calme, *(TacheDifferee("minuterie", {"n": str(n)}, MIDI, D) for n in range(60)))

    def travailler(_):
        pris = []
        while taches := calme.reclamer(4, BAIL, MIDI):
            pris += [tache.contenu["n"] for tache in taches]
        return pris

    with ThreadPoolExecutor(4) as equipe:
        pris = [n for part in equipe.map(travailler, range(4)) for n in part]
    assert sorted(pris, key=int) == [str(n) for n in range(60)]


def test_names_of_rows_sort_in_the_order_they_were_made():
    noms = [nouvel_id() for _ in range(2000)]
    assert noms == sorted(set(noms))
    assert {len(nom) for nom in noms} == {26}
