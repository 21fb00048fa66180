"""Thousands of spoiled messages: each gets well-formed XML, none is taken for a defect of ours."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from typing import Any

import pytest
from cible import Cible
from hypothesis import HealthCheck, given, settings
from mutations import REQUETES

STATUTS = {200, 400, 405, 413, 415, 500}
COTES = {"", "Client", "Sender", "MustUnderstand", "VersionMismatch"}
SANS_DELAI = settings(deadline=None, suppress_health_check=list(HealthCheck), print_blob=True)


@pytest.fixture(scope="module")
def cible(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cible]:
    logging.disable(logging.NOTSET)
    cible = Cible(tmp_path_factory.mktemp("mutations"))
    yield cible
    cible.stockage.fermer()


def _repondre(cible: Cible, environ: dict[str, Any]) -> None:
    reponse = cible.appeler(environ)
    assert reponse.statut in STATUTS
    assert reponse.cote in COTES, reponse.octets
    assert b"Traceback" not in reponse.octets


@settings(SANS_DELAI, max_examples=2_000)
@given(environ=REQUETES)
def test_a_spoiled_message_never_raises_and_always_gets_a_soap_answer(cible: Cible, environ: dict[str, Any]) -> None:
    _repondre(cible, environ)


@pytest.mark.long
@settings(SANS_DELAI, max_examples=20_000)
@given(environ=REQUETES)
def test_twenty_thousand_spoiled_messages_never_raise(cible: Cible, environ: dict[str, Any]) -> None:
    _repondre(cible, environ)


def test_after_all_that_a_good_message_is_answered(cible: Cible) -> None:
    assert cible.repond_encore()
