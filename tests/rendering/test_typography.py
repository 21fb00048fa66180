"""French typography: what is corrected, what is never touched."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wsc_soap.rendering.typography import date_without_year, long_date, typeset

CHUNKS = st.lists(
    st.sampled_from(
        [
            *"aé1230 .;:!?«»\"'€%°nhM\u00a0\u202f\n@/-…(’\ue000",
            "https://a.fr/b?c=d",
            "n°",
            "Mme ",
            "1er mai",
            "a@b.fr",
        ]
    ),
    max_size=30,
).map("".join)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("L'acte est prêt !", "L’acte est prêt\u202f!"),
        ("Oui ; non ? si", "Oui\u202f; non\u202f? si"),
        ("Quoi ?!", "Quoi\u202f?!"),
        ("Délai : 5 jours", "Délai\u00a0: 5\u00a0jours"),
        ("le mot « acte »", "le mot «\u00a0acte\u00a0»"),
        ('le mot "acte"', "le mot «\u00a0acte\u00a0»"),
        ("12 €, 20%", "12\u00a0€, 20\u00a0%"),
        ("1 362 habitants", "1\u202f362 habitants"),
        ("12 345 678 euros", "12\u202f345\u202f678\u00a0euros"),
        ("n° 12, n°13", "n°\u00a012, n°\u00a013"),
        ("M. Astier et Mme Morel", "M.\u00a0Astier et Mme\u00a0Morel"),
        ("le 20 novembre 2026", "le 20\u00a0novembre 2026"),
        ("le 1er décembre", "le 1er\u00a0décembre"),
        ("à 14 h 30", "à 14\u00a0h\u00a030"),
        ("3,4 Mo", "3,4\u00a0Mo"),
        ("01 99 00 12 40", "01\u00a099\u00a000\u00a012\u00a040"),
        ("Attendez...", "Attendez…"),
    ],
)
def test_a_text_gets_french_spaces_and_quotes(text, expected):
    assert typeset(text) == expected


@pytest.mark.parametrize(
    "intact",
    [
        "https://demoville.example/a?b=c;d:e&f=l'x",
        "h.o'neil@courriel.example",
        "2026-00333-4",
        "2026-00333",
        "10:30",
        "123 456 789 00012",
        "99123 Démoville",
        "0800 123 456",
        "a?b",
    ],
)
def test_what_is_not_prose_is_left_alone(intact):
    assert typeset(intact) == intact
    assert intact in typeset(f"Voir {intact} : c'est là !")


@given(CHUNKS)
def test_doing_it_twice_changes_nothing_more(text):
    done = typeset(text)
    assert typeset(done) == done


@given(CHUNKS)
def test_only_blanks_quotes_apostrophes_and_suspension_points_change(text):
    def rest(t):
        return re.sub(r"[\s«»\"'’…°º]|\.\.\.", "", t)

    assert rest(typeset(text)) == rest(text)


def test_the_first_of_a_month_is_1er():
    assert long_date(date(2026, 12, 1)) == "1er\u00a0décembre 2026"
    assert date_without_year(date(2026, 11, 20)) == "20\u00a0novembre"
