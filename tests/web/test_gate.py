"""The gate lets good calls through and says the HTTP side of its refusals."""

from __future__ import annotations

import io

import pytest

from wsc_soap.errors import (
    DossierIntrouvable,
    EnteteNonComprise,
    Indisponible,
    MessageInvalide,
    MessageTropGrand,
    MethodeNonAdmise,
    PieceTropGrande,
    TypeNonAdmis,
    WscError,
)
from wsc_soap.web.gate import http_headers, http_status, read_call
from wsc_soap.web.limits import Limits
from wsc_soap.web.message_kind import announced_version
from wsc_soap.web.rate_limit import RateLimit

MESSAGE = (
    b'<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><o xmlns="urn:x"/></s:Body></s:Envelope>'
)


def _environ(**changes: object) -> dict[str, object]:
    return {
        "REQUEST_METHOD": "POST",
        "CONTENT_TYPE": "text/xml",
        "CONTENT_LENGTH": str(len(MESSAGE)),
        "wsgi.input": io.BytesIO(MESSAGE),
        "REMOTE_ADDR": "192.0.2.1",
    } | changes


def test_a_call_is_read_into_a_tree_and_its_circumstances() -> None:
    request = read_call(_environ(HTTP_SOAPACTION='"urn:x/o"', CONTENT_TYPE="text/xml; charset=UTF-8"))
    assert request.envelope.body.tag == "{urn:x}o"
    assert (request.kind.charset, request.envelope.action) == ("UTF-8", "urn:x/o")
    assert request.size == len(MESSAGE)


def test_a_body_that_comes_in_small_pieces_is_read_whole() -> None:
    class Dribble(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            return super().read(min(7, size or 7))

    assert read_call(_environ(**{"wsgi.input": Dribble(MESSAGE)})).size == len(MESSAGE)


def test_a_connection_cut_while_reading_is_a_refusal() -> None:
    class CutOff(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            raise ConnectionResetError

    with pytest.raises(MessageInvalide):
        read_call(_environ(**{"wsgi.input": CutOff()}))


def test_an_endless_body_is_read_no_further_than_the_limit() -> None:
    class Endless(io.BytesIO):
        count = 0

        def read(self, size: int | None = -1) -> bytes:
            self.count += size or 0
            return b"<" * (size or 0)

    entree = Endless()
    with pytest.raises(MessageTropGrand):
        read_call(
            _environ(**{"wsgi.input": entree, "CONTENT_LENGTH": None, "wsgi.input_terminated": True}),
            Limits(size=1_000),
        )
    assert entree.count == 1_001


def test_the_limit_itself_is_admitted() -> None:
    assert read_call(_environ(), Limits(size=len(MESSAGE))).size == len(MESSAGE)
    with pytest.raises(MessageTropGrand) as refusal:
        read_call(_environ(), Limits(size=len(MESSAGE) - 1))
    assert str(len(MESSAGE) - 1) in refusal.value.text


def test_calls_are_counted_before_the_body_is_read() -> None:
    rate_limit = RateLimit(Limits(rate=1, burst=1))
    read_call(_environ(), rate_limit=rate_limit, collectivite="demoville")
    with pytest.raises(WscError) as refusal:
        read_call(_environ(**{"wsgi.input": None}), rate_limit=rate_limit, collectivite="demoville")
    assert refusal.value.code == "TropDeRequetes"


@pytest.mark.parametrize(("error", "status_11", "status_12"), [
    (MessageTropGrand(maximum=1), 413, 413), (TypeNonAdmis(raison=""), 415, 415), (MethodeNonAdmise(methode="PUT"), 405, 405),
    (MessageInvalide(raison=""), 500, 400), (DossierIntrouvable(numero="1"), 500, 400), (PieceTropGrande(nom="", maximum=""), 500, 400),
    (EnteteNonComprise(entete=""), 500, 500), (Indisponible(reference=""), 500, 500),
])  # fmt: skip
def test_a_fault_has_the_status_of_its_soap_version_and_a_refusal_its_own(
    error: WscError, status_11: int, status_12: int
) -> None:
    assert (http_status(error, "1.1"), http_status(error, "1.2")) == (status_11, status_12)


def test_a_refused_method_is_told_which_ones_are_admitted() -> None:
    assert http_headers(MethodeNonAdmise(methode="PUT")) == [("Allow", "GET, HEAD, POST")]
    assert http_headers(MessageInvalide(raison="")) == []


@pytest.mark.parametrize(("genre", "version"), [
    ("application/soap+xml; charset=utf-8", "1.2"), ("Application/SOAP+XML", "1.2"), ("text/xml", "1.1"), ("", "1.1"), ("n'importe", "1.1"),
])  # fmt: skip
def test_the_version_of_the_answer_is_known_even_for_a_message_that_cannot_be_read(genre: str, version: str) -> None:
    assert announced_version({"CONTENT_TYPE": genre}) == version
