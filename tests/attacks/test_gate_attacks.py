"""Every attack of the corpus against the gate alone."""

from __future__ import annotations

import logging
import time
from contextlib import suppress
from pathlib import Path

import pytest
from corpus import SECRET, Attack, environ_de, good_request
from corpus_http import HTTP_ATTACKS
from corpus_xml import XML_ATTACKS
from witnesses import Listener, watch_over

from wsc_soap.errors import WscError
from wsc_soap.web.gate import http_headers, http_status, read_call
from wsc_soap.web.message_kind import announced_version

ATTACKS = XML_ATTACKS + HTTP_ATTACKS
LINES = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 16, 18, 24, 25, 26, 28, 31, 32}
LIBXML2_WORDS = (
    "line ",
    "column",
    "Start tag",
    "libxml",
    "lxml",
    "Traceback",
    "entity",
    "namespace",
    "/tmp",
)


def _call(attack: Attack, ecoute: Listener, canary: Path) -> tuple[WscError | None, int]:
    """Let the gate read the attack; give its error, if any, and the HTTP status."""
    environ = environ_de(attack, ecoute.address, str(canary))
    try:
        read_call(environ)
    except WscError as error:
        return error, http_status(error, announced_version(environ))
    return None, 200


@pytest.mark.parametrize("attack", ATTACKS, ids=str)
def test_an_attack_is_refused_with_its_own_code_and_a_harmless_message_passes(
    attack: Attack, ecoute: Listener, canary: Path
) -> None:
    error, status = _call(attack, ecoute, canary)
    assert (error and error.code) == attack.code
    assert status == (attack.status if attack.code else 200)
    assert read_call(good_request()).envelope.version == "1.1"


def test_every_row_of_the_table_that_concerns_messages_has_an_attack() -> None:
    assert {attack.rank for attack in ATTACKS} >= LINES


def test_no_attack_opens_a_file_or_calls_anybody(ecoute: Listener, canary: Path) -> None:
    for attack in ATTACKS:
        environ = environ_de(attack, ecoute.address, str(canary))
        with watch_over() as seen:
            try:
                read_call(environ)
            except WscError as error:
                http_headers(error)
        assert seen == [], attack
    assert ecoute.calls == 0


def test_every_attack_is_judged_in_little_time(ecoute: Listener, canary: Path) -> None:
    for attack in ATTACKS:
        environ = environ_de(attack, ecoute.address, str(canary))
        start = time.thread_time()
        with suppress(WscError):
            read_call(environ)
        assert time.thread_time() - start < 0.5, attack


def test_no_refusal_shows_or_logs_what_was_sent_or_what_the_parser_said(
    ecoute: Listener, canary: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    for attack in ATTACKS:
        error, _ = _call(attack, ecoute, canary)
        if error is not None:
            said = error.text + error.remedy_text
            assert SECRET not in said, attack
            assert not [word for word in LIBXML2_WORDS if word in said], said
            assert error.__suppress_context__ or error.__context__ is None, attack
    assert SECRET not in caplog.text
    assert caplog.records == []
