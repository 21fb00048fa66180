"""The same key twice."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from factories import NOON, a_dossier

from wsc_soap.errors import CleReutilisee
from wsc_soap.storage import Storage

TOWN = "demoville"
CLE = ("deposer", "anonyme", "cle-1")


def file_once(storage: Storage, empreinte: str = "e1") -> bytes:
    with storage.write(TOWN) as unit:
        if already := unit.idempotence.reserve(*CLE, empreinte, NOON):
            return already
        numero = f"D-{unit.dossiers.next_rank(2026)}"
        unit.dossiers.add(a_dossier(numero))
        unit.idempotence.conclude(*CLE, numero.encode())
        unit.commit()
        return numero.encode()


def test_twenty_equal_deposits_at_once_make_one_dossier_and_twenty_equal_answers(town: Storage):
    with ThreadPoolExecutor(12) as crowd:
        answers = list(crowd.map(lambda _: file_once(town), range(20)))
    assert set(answers) == {b"D-1"}
    with town.write(TOWN) as unit:
        assert unit.dossiers.next_rank(2026) == 2


def test_the_same_key_for_another_content_is_refused(town: Storage):
    file_once(town, "e1")
    with pytest.raises(CleReutilisee):
        file_once(town, "e2")


def test_a_key_whose_work_was_undone_is_free_again(town: Storage):
    with town.write(TOWN) as unit:
        assert unit.idempotence.reserve(*CLE, "e1", NOON) is None
    assert file_once(town, "e2") == b"D-1"


def test_a_key_is_one_caller_s_and_one_operation_s(town: Storage):
    with town.write(TOWN) as unit:
        for operation, sujet in (("deposer", "anonyme"), ("deposer", "c1"), ("retirer", "c1")):
            assert unit.idempotence.find(operation, sujet, "cle-1", "e1") is None
            assert unit.idempotence.reserve(operation, sujet, "cle-1", "e1", NOON) is None


def test_old_keys_are_forgotten(town: Storage):
    file_once(town)
    with town.write(TOWN) as unit:
        assert unit.idempotence.purge(NOON) == 0
        assert unit.idempotence.purge(NOON + timedelta(seconds=1)) == 1
