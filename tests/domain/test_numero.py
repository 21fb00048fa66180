"""Numbers of dossiers and tracking keys: read back however told, and never mistaken for others."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wsc_soap.domain import cle_suivi, numero

NUMBERS = st.builds(numero.compose, st.integers(2000, 2099), st.integers(1, 999_999_999))
SECRET = b"a secret of the platform"


def test_a_number_is_a_year_a_rank_and_a_check_digit():
    assert numero.compose(2026, 333) == "2026-00333-9"
    assert numero.compose(2026, 1_234_567).startswith("2026-1234567-")


@pytest.mark.parametrize("year_and_rank", [(1999, 1), (2100, 1), (2026, 0), (2026, 1_000_000_000)])
def test_there_is_no_number_out_of_range(year_and_rank):
    with pytest.raises(ValueError, match="no number"):
        numero.compose(*year_and_rank)


@pytest.mark.parametrize(
    "text",
    [
        "2026-00333-9",
        " 2026 00333 9 ",
        "2026003339",
        "2026–00333–9",
        "2026\u00a000333\u20119",
        "n° 2026-00333-9",
        "Dossier n° 2026-00333-9",
        "N°2026-00333-9",
    ],
)
def test_a_number_is_read_however_it_is_typed(text):
    assert numero.parse(text) == "2026-00333-9"


@pytest.mark.parametrize(
    "text",
    ["", "2026-00333", "2026-00333-8", "2026-0333-9", "2026-000333-9", "2026-00000-0", "٢٠٢٦-00333-9"],
)
def test_what_is_no_number_is_not_read(text):
    assert numero.parse(text) is None


@given(NUMBERS)
def test_every_number_is_read_back(written):
    assert numero.parse(written) == written
    assert numero.parse(written.replace("-", " ")) == written
    assert numero.parse(written.replace("-", "")) == written


@given(NUMBERS, st.data())
def test_one_wrong_digit_is_noticed(written, data):
    place = data.draw(st.sampled_from([rank for rank, char in enumerate(written) if char.isdigit()]))
    other = data.draw(st.sampled_from("0123456789").filter(lambda digit: digit != written[place]))
    assert numero.parse(written[:place] + other + written[place + 1 :]) is None


@given(NUMBERS, st.data())
def test_two_neighbours_exchanged_are_noticed(written, data):
    digits = written.replace("-", "")
    place = data.draw(st.integers(0, len(digits) - 2))
    wrong = digits[:place] + digits[place + 1] + digits[place] + digits[place + 2 :]
    assert wrong == digits or numero.parse(wrong) is None


@given(st.text())
def test_reading_any_text_never_fails(text):
    numero.parse(text)
    assert cle_suivi.same_key(text, text)


def test_a_key_belongs_to_one_dossier_of_one_town():
    cle = cle_suivi.compute(SECRET, "demoville", "2026-00333-9")
    assert cle == cle_suivi.compute(SECRET, "demoville", "2026-00333-9")
    assert [len(groupe) for groupe in cle.split("-")] == [4, 4, 4]
    assert cle != cle_suivi.compute(SECRET, "saint-exemple", "2026-00333-9")
    assert cle != cle_suivi.compute(SECRET, "demoville", "2026-00334-2")
    assert cle != cle_suivi.compute(SECRET + b"!", "demoville", "2026-00333-9")


def test_a_short_secret_is_refused():
    with pytest.raises(ValueError, match="16"):
        cle_suivi.compute(b"court", "demoville", "2026-00333-9")


def test_a_key_is_equal_however_it_is_typed():
    assert cle_suivi.normalise("abcd efgh jkio") == "ABCD-EFGH-JK10"
    assert cle_suivi.same_key("ABCD-EFGH-JK10", " abcdefgh–jklO ")
    assert not cle_suivi.same_key("ABCD-EFGH-JK10", "ABCD-EFGH-JK11")
    assert not cle_suivi.same_key("ABCD-EFGH-JK10", "")


@given(st.text())
def test_a_key_never_has_a_letter_that_is_taken_for_a_digit(numero_):
    cle = cle_suivi.compute(SECRET, "demoville", numero_.encode("utf-8", "replace").decode())
    assert not set(cle) & set("ILOU")
    assert cle_suivi.normalise(cle) == cle
