"""Every attack of the corpus against the gate alone."""

from __future__ import annotations

import logging
import time
from contextlib import suppress
from pathlib import Path

import pytest
from corpus import SECRET, Attaque, bonne_requete, environ_de
from corpus_http import ATTAQUES_HTTP
from corpus_xml import ATTAQUES_XML
from temoins import Ecoute, surveiller

from wsc_soap.errors import WscError
from wsc_soap.web.gate import entetes_http, lire_requete, statut_http
from wsc_soap.web.genre import version_annoncee

ATTAQUES = ATTAQUES_XML + ATTAQUES_HTTP
LIGNES = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 16, 18, 24, 25, 26, 28, 31, 32}
MOTS_DE_LIBXML2 = (
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


def _appeler(attaque: Attaque, ecoute: Ecoute, canari: Path) -> tuple[WscError | None, int]:
    """Let the gate read the attack; give its error, if any, and the HTTP status."""
    environ = environ_de(attaque, ecoute.adresse, str(canari))
    try:
        lire_requete(environ)
    except WscError as erreur:
        return erreur, statut_http(erreur, version_annoncee(environ))
    return None, 200


@pytest.mark.parametrize("attaque", ATTAQUES, ids=str)
def test_an_attack_is_refused_with_its_own_code_and_a_harmless_message_passes(
    attaque: Attaque, ecoute: Ecoute, canari: Path
) -> None:
    erreur, statut = _appeler(attaque, ecoute, canari)
    assert (erreur and erreur.code) == attaque.code
    assert statut == (attaque.statut if attaque.code else 200)
    assert lire_requete(bonne_requete()).enveloppe.version == "1.1"


def test_every_row_of_the_table_that_concerns_messages_has_an_attack() -> None:
    assert {attaque.rang for attaque in ATTAQUES} >= LIGNES


def test_no_attack_opens_a_file_or_calls_anybody(ecoute: Ecoute, canari: Path) -> None:
    for attaque in ATTAQUES:
        environ = environ_de(attaque, ecoute.adresse, str(canari))
        with surveiller() as vus:
            try:
                lire_requete(environ)
            except WscError as erreur:
                entetes_http(erreur)
        assert vus == [], attaque
    assert ecoute.appels == 0


def test_every_attack_is_judged_in_little_time(ecoute: Ecoute, canari: Path) -> None:
    for attaque in ATTAQUES:
        environ = environ_de(attaque, ecoute.adresse, str(canari))
        debut = time.thread_time()
        with suppress(WscError):
            lire_requete(environ)
        assert time.thread_time() - debut < 0.5, attaque


def test_no_refusal_shows_or_logs_what_was_sent_or_what_the_parser_said(
    ecoute: Ecoute, canari: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    for attaque in ATTAQUES:
        erreur, _ = _appeler(attaque, ecoute, canari)
        if erreur is not None:
            dit = erreur.texte + erreur.texte_remede
            assert SECRET not in dit, attaque
            assert not [mot for mot in MOTS_DE_LIBXML2 if mot in dit], dit
            assert erreur.__suppress_context__ or erreur.__context__ is None, attaque
    assert SECRET not in caplog.text
    assert caplog.records == []
