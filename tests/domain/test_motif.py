"""Patterns of the administrators, held against libxml2's reading of the same pattern."""

import time
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from wsc_soap.domain.champs.motif import InvalidPattern, accepts, check_pattern

XS = "{http://www.w3.org/2001/XMLSchema}"
PATTERNS = [
    "",
    "[A-Z]{2}-?[0-9]{3}",
    r"\d{7}",
    r"\p{L}[\p{L} '’\-]*",
    "(ab|cd)*e?",
    "a{2,}b{0,2}",
    r"[^a-c]+",
    r"\S+@\S+",
    ".*",
    r"\w+(\s\w+)*",
    "^a$",
    r"[\-+*]\(\)",
    "a|",
    r"\P{Lu}{2}",
    "[a-]",
    "()",
    r"https://[a-z0-9.\-]+(/\S*)?",
]


def libxml2_accepts(pattern, text):
    schema = etree.Element(XS + "schema", nsmap={"xs": XS[1:-1]})
    element = etree.SubElement(schema, XS + "element", name="v")
    restriction = etree.SubElement(etree.SubElement(element, XS + "simpleType"), XS + "restriction", base="xs:string")
    etree.SubElement(restriction, XS + "pattern", value=pattern)
    value = etree.Element("v")
    value.text = text
    return etree.XMLSchema(schema).validate(value)


@given(st.sampled_from(PATTERNS), st.text("aAbBcCdeé09 -'’.@/:^$+*()hptsx\n", max_size=12))
@settings(max_examples=400, deadline=None)
def test_a_pattern_is_read_as_libxml2_reads_it(pattern, text):
    assert accepts(pattern, text) == libxml2_accepts(pattern, text)


@pytest.mark.parametrize("pattern", PATTERNS)
def test_each_pattern_meets_texts_made_for_it(pattern):
    texts = [
        "",
        "AB-123",
        "1234567",
        "Jean-Luc d’Été",
        "abcde",
        "aab",
        "xyz",
        "a@b",
        "un deux",
        "^a$",
        "+()",
        "aabab",
        "https://a.fr/x",
    ]
    for text in texts:
        assert accepts(pattern, text) == libxml2_accepts(pattern, text), text


@pytest.mark.parametrize(
    "pattern",
    ["(", ")", "a)", "[", "[]", "a{", "a{2,1}", "a{x}", "*a", r"\q", r"\p{Xx}", r"\p", "(?=a)", "a**", "[z-a]", "a{9999}",
     "((((a{99}){99}){99}){99})", "^a+$", "x" * 501],
)  # fmt: skip
def test_what_is_no_pattern_is_refused_when_published(pattern):
    with pytest.raises(InvalidPattern):
        check_pattern(pattern)


@given(st.text(r"ab[](){}*+?|\^-.,12pLds", max_size=15), st.text("ab12", max_size=8))
@settings(max_examples=300, deadline=None)
def test_any_text_is_a_pattern_or_is_refused(pattern, text):
    with suppress(InvalidPattern):
        accepts(pattern, text)


def test_counts_within_counts_are_all_counted():
    assert accepts("((a?){3}b){2}", "aabab")  # libxml2 loses one of the two counts here
    assert not accepts("((a?){3}b){2}", "aab")
    assert not accepts("((a?){3}b){2}", "aaaabab")


@pytest.mark.parametrize("pattern", ["(a+)+b", "(a|a)*b", "(a*)*b", "a*a*a*a*a*b"])
def test_no_pattern_takes_longer_than_its_text_deserves(pattern):
    start = time.perf_counter()
    assert not accepts(pattern, "a" * 5000)
    assert time.perf_counter() - start < 1
