"""Which expression is wider, and what an expression says without fields that are not there yet."""

from __future__ import annotations

import pytest

from wsc_soap.xmlio.expression_order import holds_without, is_wider, never_without
from wsc_soap.xmlio.expression_tree import Path


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a = 'x'", "a  =  'x'"),
        ("a = 'x'", "a = 'x' or b = 'y'"),
        ("a = 'x' and b = 'y'", "b = 'y'"),
        ("a <= 10", "a <= 20"),
        ("10 >= a", "20 >= a"),
        ("a > 10", "a > 5"),
        ("not(a) or a < 3", "not(a) or a < 4"),
        ("not(a > 3)", "not(a > 4)"),
        ("d <= $jPlus30", "d <= $jPlus60"),
        ("d >= $jMoins30", "d >= $jMoins60"),
        ("a or b", "b or a"),
        ("a and b", "b and a"),
    ],
)
def test_what_is_wider_is_seen_and_only_that_way(before: str, after: str) -> None:
    assert is_wider(before, after)
    same = is_wider(after, before)
    assert same == (before.split() == after.split() or after in ("b or a", "b and a"))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a = 'x'", "a = 'y'"),
        ("a < 10", "b < 20"),
        ("a < 10", "a > 10"),
        ("a <= 10", "a < 20"),
        ("d <= $jPlus30", "d <= $jPlus60ouvres"),
        ("a", "not(a)"),
        ("a or b", "a"),
    ],
)
def test_what_is_not_seen_to_be_wider_is_not_said_to_be(before: str, after: str) -> None:
    assert not is_wider(before, after)


def known(path: Path) -> bool:
    return path.steps[-1].nom != "neuf"


@pytest.mark.parametrize(
    ("text", "never", "holds"),
    [
        ("neuf = 'x'", True, False),
        ("neuf", True, False),
        ("neuf != 'x' and a", True, False),
        ("neuf or a", False, False),
        ("neuf or neuf > 3", True, False),
        ("not(neuf)", False, True),
        ("not(neuf) or neuf = a", False, True),
        ("not(neuf = 'x')", False, True),
        ("not(not(neuf))", True, False),
        ("a = 'x'", False, False),
        ("number(neuf) > 3", False, False),
    ],
)
def test_what_an_expression_says_without_a_new_field(text: str, never: bool, holds: bool) -> None:
    assert (never_without(text, known), holds_without(text, known)) == (never, holds)
