"""The envelope, read and written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from wsc_soap.errors import EnteteNonComprise
from wsc_soap.xmlio.enveloppe import ESPACES, SESSION, Genre, enveloppe, lire_enveloppe
from wsc_soap.xmlio.message import parse_message

GENRES = {"1.1": Genre("text/xml"), "1.2": Genre("application/soap+xml")}
TEXTE = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff")
)


def _element(nom: str, texte: str) -> etree._Element:
    element = etree.Element(nom)
    element.text = texte
    return element


@given(st.sampled_from(["1.1", "1.2"]), TEXTE, st.booleans())
def test_what_is_written_is_read_back(version: str, texte: str, avec_session: bool) -> None:
    entetes = [_element(SESSION, "jeton")] if avec_session else []
    octets = enveloppe(version, _element("{urn:x}decrire", texte), entetes)
    lue = lire_enveloppe(parse_message(octets), GENRES[version])
    session = lue.entete(SESSION)
    assert lue.version == version
    assert (lue.corps.tag, lue.corps.text or "") == ("{urn:x}decrire", texte)
    assert (session is not None and session.text) == (avec_session and "jeton")


@pytest.mark.parametrize("version", ["1.1", "1.2"])
def test_a_session_may_be_marked_mandatory(version: str) -> None:
    session = _element(SESSION, "jeton")
    session.set(f"{{{ESPACES[version]}}}mustUnderstand", "1")
    racine = parse_message(enveloppe(version, etree.Element("{urn:x}decrire"), [session]))
    assert lire_enveloppe(racine, GENRES[version]).entete(SESSION) is not None


def test_a_header_is_understood_only_by_a_caller_who_says_so() -> None:
    bloc = etree.Element("{urn:y}Securite")
    bloc.set(f"{{{ESPACES['1.1']}}}mustUnderstand", "1")
    racine = parse_message(enveloppe("1.1", etree.Element("{urn:x}decrire"), [bloc]))
    assert (
        lire_enveloppe(racine, GENRES["1.1"], frozenset({"{urn:y}Securite"})).entete("{urn:y}Securite")
        is not None
    )
    with pytest.raises(EnteteNonComprise) as erreur:
        lire_enveloppe(racine, GENRES["1.1"])
    assert erreur.value.valeurs == {"entete": "Securite", "espace": "urn:y"}


def test_a_header_for_another_actor_is_not_handed_on() -> None:
    bloc = _element(SESSION, "jeton")
    bloc.set(f"{{{ESPACES['1.1']}}}actor", "urn:quelquun")
    racine = parse_message(enveloppe("1.1", etree.Element("{urn:x}decrire"), [bloc]))
    assert lire_enveloppe(racine, GENRES["1.1"]).entetes == ()


def test_an_answer_declares_itself_as_utf_8() -> None:
    octets = enveloppe("1.2", _element("{urn:x}reponse", "é"))
    assert octets.startswith(b"<?xml version='1.0' encoding='UTF-8'?>")
    assert "é".encode() in octets
