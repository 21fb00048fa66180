"""How a computed value is kept and how it reads."""

from __future__ import annotations

import math
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wsc_soap.domain.champs.base import NoNames
from wsc_soap.domain.champs.calcul import FORMES, TYPE, written
from wsc_soap.domain.formulaire import Champ


@pytest.mark.parametrize(
    ("result", "forme", "kept"),
    [
        (660.5, "entier", "661"),
        (882.84, "entier", "883"),
        (-0.4, "entier", "0"),
        (1.115 * 3, "montant", "3.35"),  # a binary 3.3449999999999998
        (3000 * 0.0516 / 100, "montant", "1.55"),
        (8500 * 0.0619 / 100, "montant", "5.26"),
        (-1200.0, "montant", "-1200.00"),
        (0.1 + 0.2, "decimal", "0.3"),
        (1 / 3, "", "0.333333"),
        (True, "entier", "1"),
        ("12.5", "montant", "12.50"),
        ("douze", "montant", ""),
        ("", "decimal", ""),
        (math.nan, "decimal", ""),
        (math.inf, "entier", ""),
        (1e300, "montant", ""),
        (20261201.0, "date", "2026-12-01"),
        ("2026-12-01", "date", "2026-12-01"),
        (20260230.0, "date", ""),
        ("demain", "date", ""),
        (" trois \n enfants ", "texte", "trois enfants"),
        (3.0, "texte", "3"),
        (False, "texte", "false"),
    ],
)
def test_a_result_has_one_lexical_form(result: float | bool | str, forme: str, kept: str) -> None:
    assert written(result, forme) == kept


@pytest.mark.parametrize(
    ("value", "forme", "read"),
    [
        ("1362.50", "montant", "1\u202f362,50\u00a0€"),
        ("883", "entier", "883"),
        ("0.333333", "", "0,333333"),
        ("2026-03-01", "date", "1er\u00a0mars 2026"),
        ("true", "texte", "Oui"),
        ("trois enfants", "texte", "trois enfants"),
    ],
)
def test_a_value_reads_in_french(value: str, forme: str, read: str) -> None:
    assert TYPE.format_value(value, Champ("x", "calcul", "X", calcul="1", forme=forme), NoNames()) == read


@given(st.one_of(st.floats(), st.booleans(), st.text()), st.sampled_from(sorted(FORMES)))
def test_any_result_is_written_or_absent_and_reads_again(result: float | bool | str, forme: str) -> None:
    value = written(result, forme)
    if value and forme in ("decimal", "entier", "montant"):
        assert written(value, forme) == value
        assert abs(Decimal(value)) < 10**12 + 1


@given(st.integers(-(10**11), 10**11))
def test_cents_are_never_lost(cents: int) -> None:
    assert Decimal(written(cents / 100, "montant")) == Decimal(cents) / 100
