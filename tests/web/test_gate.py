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
from wsc_soap.web.debit import Debit
from wsc_soap.web.gate import entetes_http, lire_requete, statut_http
from wsc_soap.web.genre import version_annoncee
from wsc_soap.web.limites import Limites

MESSAGE = (
    b'<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><o xmlns="urn:x"/></s:Body></s:Envelope>'
)


def _environ(**changements: object) -> dict[str, object]:
    return {
        "REQUEST_METHOD": "POST",
        "CONTENT_TYPE": "text/xml",
        "CONTENT_LENGTH": str(len(MESSAGE)),
        "wsgi.input": io.BytesIO(MESSAGE),
        "REMOTE_ADDR": "192.0.2.1",
    } | changements


def test_a_call_is_read_into_a_tree_and_its_circumstances() -> None:
    requete = lire_requete(_environ(HTTP_SOAPACTION='"urn:x/o"', CONTENT_TYPE="text/xml; charset=UTF-8"))
    assert requete.enveloppe.corps.tag == "{urn:x}o"
    assert (requete.genre.charset, requete.enveloppe.action) == ("UTF-8", "urn:x/o")
    assert requete.taille == len(MESSAGE)


def test_a_body_that_comes_in_small_pieces_is_read_whole() -> None:
    class Goutte(io.BytesIO):
        def read(self, taille: int | None = -1) -> bytes:
            return super().read(min(7, taille or 7))

    assert lire_requete(_environ(**{"wsgi.input": Goutte(MESSAGE)})).taille == len(MESSAGE)


def test_a_connection_cut_while_reading_is_a_refusal() -> None:
    class Coupee(io.BytesIO):
        def read(self, taille: int | None = -1) -> bytes:
            raise ConnectionResetError

    with pytest.raises(MessageInvalide):
        lire_requete(_environ(**{"wsgi.input": Coupee()}))


def test_an_endless_body_is_read_no_further_than_the_limit() -> None:
    class SansFin(io.BytesIO):
        lus = 0

        def read(self, taille: int | None = -1) -> bytes:
            self.lus += taille or 0
            return b"<" * (taille or 0)

    entree = SansFin()
    with pytest.raises(MessageTropGrand):
        lire_requete(
            _environ(**{"wsgi.input": entree, "CONTENT_LENGTH": None, "wsgi.input_terminated": True}),
            Limites(taille=1_000),
        )
    assert entree.lus == 1_001


def test_the_limit_itself_is_admitted() -> None:
    assert lire_requete(_environ(), Limites(taille=len(MESSAGE))).taille == len(MESSAGE)
    with pytest.raises(MessageTropGrand) as refus:
        lire_requete(_environ(), Limites(taille=len(MESSAGE) - 1))
    assert str(len(MESSAGE) - 1) in refus.value.texte


def test_calls_are_counted_before_the_body_is_read() -> None:
    debit = Debit(Limites(debit=1, rafale=1))
    lire_requete(_environ(), debit=debit, collectivite="demoville")
    with pytest.raises(WscError) as refus:
        lire_requete(_environ(**{"wsgi.input": None}), debit=debit, collectivite="demoville")
    assert refus.value.code == "TropDeRequetes"


@pytest.mark.parametrize(("erreur", "statut_11", "statut_12"), [
    (MessageTropGrand(maximum=1), 413, 413), (TypeNonAdmis(raison=""), 415, 415), (MethodeNonAdmise(methode="PUT"), 405, 405),
    (MessageInvalide(raison=""), 500, 400), (DossierIntrouvable(numero="1"), 500, 400), (PieceTropGrande(nom="", maximum=""), 500, 400),
    (EnteteNonComprise(entete=""), 500, 500), (Indisponible(reference=""), 500, 500),
])  # fmt: skip
def test_a_fault_has_the_status_of_its_soap_version_and_a_refusal_its_own(
    erreur: WscError, statut_11: int, statut_12: int
) -> None:
    assert (statut_http(erreur, "1.1"), statut_http(erreur, "1.2")) == (statut_11, statut_12)


def test_a_refused_method_is_told_which_ones_are_admitted() -> None:
    assert entetes_http(MethodeNonAdmise(methode="PUT")) == [("Allow", "GET, HEAD, POST")]
    assert entetes_http(MessageInvalide(raison="")) == []


@pytest.mark.parametrize(("genre", "version"), [
    ("application/soap+xml; charset=utf-8", "1.2"), ("Application/SOAP+XML", "1.2"), ("text/xml", "1.1"), ("", "1.1"), ("n'importe", "1.1"),
])  # fmt: skip
def test_the_version_of_the_answer_is_known_even_for_a_message_that_cannot_be_read(genre: str, version: str) -> None:
    assert version_annoncee({"CONTENT_TYPE": genre}) == version
