"""French typography: the spaces that do not break, the words that agree."""

from datetime import UTC, date, datetime, time
from decimal import Decimal

import pytest

from wsc_soap.domain.articles import name_field
from wsc_soap.domain.french import (
    amount,
    capitalised,
    date_and_time,
    file_size,
    long_date,
    number,
    time_of_day,
    typeset,
    uncapitalised,
)


def shown(text):
    """NBSP as ~ and NNBSP as _, to be seen."""
    return text.replace("\u00a0", "~").replace("\u202f", "_")


def test_dates_hours_and_instants_are_written_in_full():
    assert shown(long_date(date(2026, 3, 1))) == "1er~mars 2026"
    assert shown(long_date(date(1984, 8, 27))) == "27~août 1984"
    assert shown(time_of_day(time(14, 5))) == "14~h~05"
    assert shown(time_of_day(time(9))) == "9~h"


def test_an_instant_is_told_in_the_hour_of_the_town():
    instant = datetime(2026, 12, 31, 23, 30, tzinfo=UTC)
    assert shown(date_and_time(instant, "Europe/Paris")) == "1er~janvier 2027 à 0~h~30"
    assert shown(date_and_time(instant, "America/Guadeloupe")) == "31~décembre 2026 à 19~h~30"
    assert shown(date_and_time(datetime(2026, 12, 31, 8, 0))) == "31~décembre 2026 à 8~h"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (0, "0"),
        (1362, "1_362"),
        (-1234567, "−1_234_567"),
        (Decimal("12.50"), "12,50"),
        (Decimal("1E+3"), "1_000"),
    ],
)
def test_numbers_have_narrow_spaces_between_thousands(value, expected):
    assert shown(number(value)) == expected


def test_money_has_two_decimals():
    assert shown(amount(Decimal("1362.5"))) == "1_362,50~€"
    assert shown(amount(Decimal("0.005"))) == "0,01~€"


@pytest.mark.parametrize(
    ("octets", "expected"),
    [
        (0, "0~octet"),
        (1, "1~octet"),
        (812, "812~octets"),
        (812 * 1024, "812~Ko"),
        (1048575, "1~Mo"),
        (3565158, "3,4~Mo"),
        (10 * 1024**2, "10~Mo"),
        (1024**3, "1~Go"),
    ],
)
def test_sizes_are_short(octets, expected):
    assert shown(file_size(octets)) == expected


def test_the_first_letter_changes_alone():
    assert capitalised("état civil") == "État civil"
    assert uncapitalised("École") == "école"
    assert uncapitalised("SIRET de l’entreprise") == "SIRET de l’entreprise"
    assert uncapitalised("À partir du") == "à partir du"
    assert capitalised("") == uncapitalised("") == ""


def test_plain_spaces_become_unbreakable_before_double_punctuation():
    assert shown(typeset("« Qui ? » : l'acte ; 5 %")) == "«~Qui_?~»~: l’acte_; 5~%"


@pytest.mark.parametrize(
    ("libelle", "expected"),
    [
        ("Date de naissance", "la date de naissance"),
        ("Adresse postale (numéro, voie, complément)", "l’adresse postale"),
        ("Ancienne commune", "l’ancienne commune"),
        ("Hauteur (m)", "la hauteur"),
        ("Prénoms", "les prénoms"),
        ("N° de l'autorisation", "le n° de l’autorisation"),
        ("IBAN", "l’IBAN"),
        ("Votre fonction", "votre fonction"),
        ("Habitant depuis", "la réponse à «~Habitant depuis~»"),
        ("Date possible ?", "la réponse à «~Date possible ?~»"),
        ("", "la réponse à «~~»"),
    ],
)
def test_a_sentence_names_a_field_with_its_article_or_quotes_its_label(libelle, expected):
    assert shown(name_field(libelle)) == expected
