"""Numbers of dossiers and tracking keys: read back however told, and never mistaken for others."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wsc_soap.domain import cle_suivi, numero

NUMBERS = st.builds(numero.composer, st.integers(2000, 2099), st.integers(1, 999_999_999))
SECRET = b"a secret of the platform"


def test_a_number_is_a_year_a_rank_and_a_check_digit():
    assert numero.composer(2026, 333) == "2026-00333-9"
    assert numero.composer(2026, 1_234_567).startswith("2026-1234567-")


@pytest.mark.parametrize("annee_et_rang", [(1999, 1), (2100, 1), (2026, 0), (2026, 1_000_000_000)])
def test_there_is_no_number_out_of_range(annee_et_rang):
    with pytest.raises(ValueError, match="no number"):
        numero.composer(*annee_et_rang)


@pytest.mark.parametrize(
    "texte",
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
def test_a_number_is_read_however_it_is_typed(texte):
    assert numero.lire(texte) == "2026-00333-9"


@pytest.mark.parametrize(
    "texte",
    ["", "2026-00333", "2026-00333-8", "2026-0333-9", "2026-000333-9", "2026-00000-0", "٢٠٢٦-00333-9"],
)
def test_what_is_no_number_is_not_read(texte):
    assert numero.lire(texte) is None


@given(NUMBERS)
def test_every_number_is_read_back(ecrit):
    assert numero.lire(ecrit) == ecrit
    assert numero.lire(ecrit.replace("-", " ")) == ecrit
    assert numero.lire(ecrit.replace("-", "")) == ecrit


@given(NUMBERS, st.data())
def test_one_wrong_digit_is_noticed(ecrit, data):
    place = data.draw(st.sampled_from([rang for rang, char in enumerate(ecrit) if char.isdigit()]))
    autre = data.draw(st.sampled_from("0123456789").filter(lambda digit: digit != ecrit[place]))
    assert numero.lire(ecrit[:place] + autre + ecrit[place + 1 :]) is None


@given(NUMBERS, st.data())
def test_two_neighbours_exchanged_are_noticed(ecrit, data):
    chiffres = ecrit.replace("-", "")
    place = data.draw(st.integers(0, len(chiffres) - 2))
    faux = chiffres[:place] + chiffres[place + 1] + chiffres[place] + chiffres[place + 2 :]
    assert faux == chiffres or numero.lire(faux) is None


@given(st.text())
def test_reading_any_text_never_fails(texte):
    numero.lire(texte)
    assert cle_suivi.egale(texte, texte)


def test_a_key_belongs_to_one_dossier_of_one_town():
    cle = cle_suivi.calculer(SECRET, "demoville", "2026-00333-9")
    assert cle == cle_suivi.calculer(SECRET, "demoville", "2026-00333-9")
    assert [len(groupe) for groupe in cle.split("-")] == [4, 4, 4]
    assert cle != cle_suivi.calculer(SECRET, "saint-exemple", "2026-00333-9")
    assert cle != cle_suivi.calculer(SECRET, "demoville", "2026-00334-2")
    assert cle != cle_suivi.calculer(SECRET + b"!", "demoville", "2026-00333-9")


def test_a_short_secret_is_refused():
    with pytest.raises(ValueError, match="16"):
        cle_suivi.calculer(b"court", "demoville", "2026-00333-9")


def test_a_key_is_equal_however_it_is_typed():
    assert cle_suivi.normaliser("abcd efgh jkio") == "ABCD-EFGH-JK10"
    assert cle_suivi.egale("ABCD-EFGH-JK10", " abcdefgh–jklO ")
    assert not cle_suivi.egale("ABCD-EFGH-JK10", "ABCD-EFGH-JK11")
    assert not cle_suivi.egale("ABCD-EFGH-JK10", "")


@given(st.text())
def test_a_key_never_has_a_letter_that_is_taken_for_a_digit(numero_):
    cle = cle_suivi.calculer(SECRET, "demoville", numero_.encode("utf-8", "replace").decode())
    assert not set(cle) & set("ILOU")
    assert cle_suivi.normaliser(cle) == cle
