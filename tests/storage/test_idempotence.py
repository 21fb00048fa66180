"""The same key twice."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from fabriques import MIDI, un_dossier

from wsc_soap.errors import CleReutilisee
from wsc_soap.storage import Stockage

VILLE = "demoville"
CLE = ("deposer", "anonyme", "cle-1")


def deposer_une_fois(stockage: Stockage, empreinte: str = "e1") -> bytes:
    with stockage.ecrire(VILLE) as unite:
        if deja := unite.idempotence.reserver(*CLE, empreinte, MIDI):
            return deja
        numero = f"D-{unite.dossiers.prochain_numero(2026)}"
        unite.dossiers.ajouter(un_dossier(numero))
        unite.idempotence.conclure(*CLE, numero.encode())
        unite.valider()
        return numero.encode()


def test_twenty_equal_deposits_at_once_make_one_dossier_and_twenty_equal_answers(ville: Stockage):
    with ThreadPoolExecutor(12) as foule:
        reponses = list(foule.map(lambda _: deposer_une_fois(ville), range(20)))
    assert set(reponses) == {b"D-1"}
    with ville.ecrire(VILLE) as unite:
        assert unite.dossiers.prochain_numero(2026) == 2


def test_the_same_key_for_another_content_is_refused(ville: Stockage):
    deposer_une_fois(ville, "e1")
    with pytest.raises(CleReutilisee):
        deposer_une_fois(ville, "e2")


def test_a_key_whose_work_was_undone_is_free_again(ville: Stockage):
    with ville.ecrire(VILLE) as unite:
        assert unite.idempotence.reserver(*CLE, "e1", MIDI) is None
    assert deposer_une_fois(ville, "e2") == b"D-1"


def test_a_key_is_one_caller_s_and_one_operation_s(ville: Stockage):
    with ville.ecrire(VILLE) as unite:
        for operation, sujet in (("deposer", "anonyme"), ("deposer", "c1"), ("retirer", "c1")):
            assert unite.idempotence.retrouver(operation, sujet, "cle-1", "e1") is None
            assert unite.idempotence.reserver(operation, sujet, "cle-1", "e1", MIDI) is None


def test_old_keys_are_forgotten(ville: Stockage):
    deposer_une_fois(ville)
    with ville.ecrire(VILLE) as unite:
        assert unite.idempotence.purger(MIDI) == 0
        assert unite.idempotence.purger(MIDI + timedelta(seconds=1)) == 1
