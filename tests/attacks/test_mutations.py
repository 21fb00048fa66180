"""Thousands of spoiled messages: each gets well-formed XML, none is taken for a defect of ours."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from mutations import REQUESTS
from target import Target

STATUSES = {200, 400, 405, 413, 415, 500}
SIDES = {"", "Client", "Sender", "MustUnderstand", "VersionMismatch"}
NO_DEADLINE = settings(deadline=None, suppress_health_check=list(HealthCheck), print_blob=True)


@pytest.fixture(scope="module")
def cible(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Target]:
    logging.disable(logging.NOTSET)
    cible = Target(tmp_path_factory.mktemp("mutations"))
    yield cible
    cible.storage.close()


def _answer(cible: Target, environ: dict[str, Any]) -> None:
    answer = cible.call(environ)
    assert answer.status in STATUSES
    assert answer.side in SIDES, answer.octets
    assert b"Traceback" not in answer.octets


@settings(NO_DEADLINE, max_examples=2_000)
@given(environ=REQUESTS)
def test_a_spoiled_message_never_raises_and_always_gets_a_soap_answer(cible: Target, environ: dict[str, Any]) -> None:
    _answer(cible, environ)


@pytest.mark.long
@settings(NO_DEADLINE, max_examples=20_000)
@given(environ=REQUESTS)
def test_twenty_thousand_spoiled_messages_never_raise(cible: Target, environ: dict[str, Any]) -> None:
    _answer(cible, environ)


def test_after_all_that_a_good_message_is_answered(cible: Target) -> None:
    assert cible.still_answers()
