"""A pattern includes others: never wrongly said, and said of what people change."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wsc_soap.domain.champs.inclusion import includes
from wsc_soap.domain.champs.motif import accepts
from wsc_soap.domain.champs.registry import TYPES


@pytest.mark.parametrize(
    ("wider", "narrower"),
    [
        ("[a-z]{1,30}", ["[a-z]{1,20}"]),
        ("[A-Z]{2}[0-9]{3,5}", ["[A-Z]{2}[0-9]{4}"]),
        ("a|b|c", ["a|c"]),
        (".*", ["[0-9]+"]),
        (r"[^\p{Cc}]*", [TYPES["telephone"].motif]),
        (TYPES["texte"].motif, [TYPES["iban"].motif]),
        (TYPES["texteLong"].motif, [TYPES["adresse"].motif]),
        ("(ab)*", ["(abab)*"]),
        ("[0-9]{4}", ["[0-9]*", ".{4}"]),
    ],
)
def test_what_is_wider_is_seen(wider: str, narrower: list[str]) -> None:
    assert includes(wider, narrower)


@pytest.mark.parametrize(
    ("wider", "narrower"),
    [
        ("[a-z]{1,20}", ["[a-z]{1,30}"]),
        ("[a-y]*", ["[a-z]*"]),
        ("a+", ["a*"]),
        ("(abab)*", ["(ab)*"]),
        (TYPES["codePostal"].motif, [TYPES["communeInsee"].motif]),
        ("[0-9]{4}", ["[0-9]*", ".{3,4}"]),
    ],
)
def test_what_is_not_wider_is_not_said_to_be(wider: str, narrower: list[str]) -> None:
    assert not includes(wider, narrower)


def test_what_would_take_too_long_is_not_said() -> None:
    assert not includes("(a|b)*a(a|b){40}", ["(a|b)*a(a|b){40}a?"])


MOTIFS = st.recursive(
    st.sampled_from(["a", "b", "[ab]", "[^a]", "c?", ""]),
    lambda inner: (
        st.tuples(inner, inner).map("".join)
        | st.tuples(inner, inner).map(lambda pair: f"({pair[0]}|{pair[1]})")
        | inner.map(lambda one: f"({one}){{0,2}}")
        | inner.map(lambda one: f"({one})*")
    ),
    max_leaves=5,
)


@settings(max_examples=300, deadline=None)
@given(MOTIFS, MOTIFS, st.lists(st.text("abc", max_size=5), max_size=20))
def test_a_pattern_said_to_be_wider_accepts_what_the_other_does(wider: str, narrower: str, texts: list[str]) -> None:
    if includes(wider, [narrower]):
        assert all(accepts(wider, text) for text in texts if accepts(narrower, text))
