"""The envelope, read and written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from wsc_soap.errors import EnteteNonComprise
from wsc_soap.xmlio.envelope import NAMESPACES, SESSION, MessageKind, read_envelope, write_envelope
from wsc_soap.xmlio.message import parse_message

GENRES = {"1.1": MessageKind("text/xml"), "1.2": MessageKind("application/soap+xml")}
TEXTE = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff"))


def _element(nom: str, text: str) -> etree._Element:
    element = etree.Element(nom)
    element.text = text
    return element


@given(st.sampled_from(["1.1", "1.2"]), TEXTE, st.booleans())
def test_what_is_written_is_read_back(version: str, text: str, with_session: bool) -> None:
    headers = [_element(SESSION, "jeton")] if with_session else []
    octets = write_envelope(version, _element("{urn:x}decrire", text), headers)
    read = read_envelope(parse_message(octets), GENRES[version])
    session = read.header(SESSION)
    assert read.version == version
    assert (read.body.tag, read.body.text or "") == ("{urn:x}decrire", text)
    assert (session is not None and session.text) == (with_session and "jeton")


@pytest.mark.parametrize("version", ["1.1", "1.2"])
def test_a_session_may_be_marked_mandatory(version: str) -> None:
    session = _element(SESSION, "jeton")
    session.set(f"{{{NAMESPACES[version]}}}mustUnderstand", "1")
    root = parse_message(write_envelope(version, etree.Element("{urn:x}decrire"), [session]))
    assert read_envelope(root, GENRES[version]).header(SESSION) is not None


def test_a_header_is_understood_only_by_a_caller_who_says_so() -> None:
    bloc = etree.Element("{urn:y}Securite")
    bloc.set(f"{{{NAMESPACES['1.1']}}}mustUnderstand", "1")
    root = parse_message(write_envelope("1.1", etree.Element("{urn:x}decrire"), [bloc]))
    assert read_envelope(root, GENRES["1.1"], frozenset({"{urn:y}Securite"})).header("{urn:y}Securite") is not None
    with pytest.raises(EnteteNonComprise) as error:
        read_envelope(root, GENRES["1.1"])
    assert error.value.values == {"entete": "Securite", "espace": "urn:y"}


def test_a_header_for_another_actor_is_not_handed_on() -> None:
    bloc = _element(SESSION, "jeton")
    bloc.set(f"{{{NAMESPACES['1.1']}}}actor", "urn:quelquun")
    root = parse_message(write_envelope("1.1", etree.Element("{urn:x}decrire"), [bloc]))
    assert read_envelope(root, GENRES["1.1"]).headers == ()


def test_an_answer_declares_itself_as_utf_8() -> None:
    octets = write_envelope("1.2", _element("{urn:x}reponse", "é"))
    assert octets.startswith(b"<?xml version='1.0' encoding='UTF-8'?>")
    assert "é".encode() in octets
