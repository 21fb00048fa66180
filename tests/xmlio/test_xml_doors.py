"""The two doors for XML: the hardened parser, and the one for messages that counts."""

from __future__ import annotations

import gzip
import resource
import threading
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from wsc_soap.errors import DtdInterdite, MessageInvalide, TypeNonAdmis, WscError
from wsc_soap.xmlio import thread_parser
from wsc_soap.xmlio.message import XmlLimits, parse_message
from wsc_soap.xmlio.parser import parse_xml

XML_TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff"))


@given(XML_TEXT, st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
def test_any_text_comes_back_whole_from_either_encoding(text: str, codec: str) -> None:
    element = etree.Element("a", b=text)
    element.text = text
    octets = etree.tostring(element, encoding="unicode").encode(codec)
    read = parse_message(octets)
    assert (read.text or "") == text
    assert read.get("b") == text


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_no_text_whatever_can_leave_its_element(text: str) -> None:
    element = etree.Element("a")
    try:
        element.text = text
    except ValueError:
        return
    read = parse_message(etree.tostring(element))
    assert len(read) == 0
    assert (read.text or "") == text


@pytest.mark.parametrize("text", ["]]>", "<!-- ", "<b/>", "&lt;", "</a><a>", "\"'", "\u202f"])
def test_markup_in_a_value_is_only_text(text: str) -> None:
    element = etree.Element("a")
    element.text = text
    assert parse_message(etree.tostring(element)).text == text


@pytest.mark.parametrize("character", ["\x00", "\x01", "\x0b", "\x1f", "\ud800", "\ufffe", "\uffff"])
def test_a_character_that_xml_does_not_know_is_refused_when_written_and_when_read(character: str) -> None:
    element = etree.Element("a")
    with pytest.raises(ValueError):
        element.text = character
    with pytest.raises(MessageInvalide):
        parse_message(b"<a>" + character.encode("utf-8", "surrogatepass") + b"</a>")


@given(st.binary(max_size=200))
def test_any_bytes_give_a_tree_or_an_error_of_ours(octets: bytes) -> None:
    for door in (parse_xml, parse_message):
        try:
            assert etree.iselement(door(octets))
        except WscError as error:
            assert error.text


@pytest.mark.parametrize(
    "value", ["admin<!-- -->@mairie.example", "<![CDATA[admin]]>@mairie<!-- a --><!-- b -->.example"]
)
def test_a_comment_does_not_split_a_value(value: str) -> None:
    for door in (parse_xml, parse_message):
        root = door(f"<a>{value}</a>".encode())
        assert root.text == "admin@mairie.example"
        assert len(root) == 0


def test_package_data_may_hold_processing_instructions_and_loses_them() -> None:
    assert parse_xml(b"<?a?><x>a<?b c?>d</x>").text == "ad"


def test_a_compressed_file_is_not_inflated(tmp_path: Path) -> None:
    fichier = tmp_path / "bombe.xml"
    fichier.write_bytes(gzip.compress(b"<a>" + b"x" * 10_000_000 + b"</a>"))
    for door in (parse_xml, parse_message):
        with pytest.raises(MessageInvalide):
            door(fichier.read_bytes())


@pytest.mark.parametrize(
    "octets",
    [b"<!DOCTYPE a><a/>", b"<!-- <a> --><!DOCTYPE a><a/>", b'<!DOCTYPE a [<!ENTITY e "x">]><a>&e;</a>'],
)
def test_both_doors_refuse_a_doctype(octets: bytes) -> None:
    for door in (parse_xml, parse_message):
        with pytest.raises(DtdInterdite):
            door(octets)


def test_a_doctype_written_in_a_text_is_only_text() -> None:
    assert parse_message(b"<a><![CDATA[<!DOCTYPE a>]]></a>").text == "<!DOCTYPE a>"


@pytest.mark.parametrize("charset", ["iso-8859-1", "utf-7", "us-ascii", "UTF-32", "nimporte"])
def test_only_two_character_sets_are_known(charset: str) -> None:
    with pytest.raises(TypeNonAdmis):
        parse_message(b"<a/>", charset=charset)
    with pytest.raises(TypeNonAdmis):
        parse_message(f'<?xml version="1.0" encoding="{charset}"?><a/>'.encode())


def test_a_limit_is_a_parameter() -> None:
    assert parse_message(b"<a><b/></a>", XmlLimits(elements=2)).tag == "a"
    with pytest.raises(MessageInvalide):
        parse_message(b"<a><b/><c/></a>", XmlLimits(elements=2))


def test_an_overlong_name_is_refused_the_second_time_too() -> None:
    for _ in range(2):
        with pytest.raises(MessageInvalide):
            parse_message(b"<" + b"n" * 257 + b"/>")


def _unknown(rank: int) -> bytes:
    """A message that libxml2 would remember for ever: 2 MB of names, prefixes and blanks never seen before."""
    names = b"".join(b"<n%d_%d%s/>" % (rank, n, b"x" * 200) for n in range(10_000))
    return b"<a xmlns:p%d='u%d'>%s</a>" % (rank, rank, names)


def test_names_never_seen_before_do_not_fill_the_memory() -> None:
    ends: list[int] = []

    def receive() -> None:
        for rank in range(40):
            parse_message(_unknown(rank))
            if rank in (10, 39):
                ends.append(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)

    receiver = threading.Thread(target=receive)
    receiver.start()
    receiver.join()
    assert ends[1] - ends[0] < 20 * 1024  # KiB; without the passing threads, 58 MB


def test_a_message_is_read_alike_in_a_passing_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(thread_parser, "CEILING", -1)
    assert parse_message(b"<a>x</a>").text == "x"
    for octets, error in (
        (b"<a>", MessageInvalide),
        (b"<!DOCTYPE a><a/>", DtdInterdite),
        (b"<" + b"n" * 257 + b"/>", MessageInvalide),
    ):
        with pytest.raises(error):
            parse_message(octets)
