"""Conditions without XPath: what is written is read back, compiles, and means what it says."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from wsc_soap.xmlio.condition_reading import read_condition
from wsc_soap.xmlio.conditions import (
    OPERATEURS,
    Comparaison,
    Condition,
    InvalidCondition,
    write_condition,
)
from wsc_soap.xmlio.expressions import compiled
from wsc_soap.xmlio.variables import variables_at

NOW = variables_at(datetime(2026, 11, 26, 9, 0), "95999")
PATHS = st.sampled_from(["logement", "demandeur/pays", "enfants/nom", "a"])
WORDS = st.text("abcé '-0", min_size=1, max_size=8).filter(lambda text: text not in ("true", "false", "1", "0"))
DAY_COUNTS = st.integers(0, 99999).map(str)
VALUES = {
    "": st.just(""),
    "texte": WORDS,
    "nombre": st.one_of(st.integers(-99, 10**6).map(str), st.just("{maximum}")),
    "date": st.dates().map(lambda day: day.isoformat()),
    "jours": st.one_of(DAY_COUNTS, st.integers(1, 99999).map(lambda n: f"-{n}"), st.just("-{avant}")),
    "joursOuvres": st.integers(0, 999).map(str),
    "champ": PATHS,
    "champDate": PATHS,
    "commune": st.just(""),
    "maintenant": st.just(""),
}


@st.composite
def comparisons(draw: st.DrawFn) -> Comparaison:
    operateur = draw(st.sampled_from(sorted(OPERATEURS)))
    genre = draw(st.sampled_from(OPERATEURS[operateur]))
    valeur = draw(st.integers(0, 120).map(str) if operateur.startswith("age") else VALUES[genre])
    return Comparaison(draw(PATHS), operateur, genre, valeur)


@st.composite
def conditions(draw: st.DrawFn) -> Condition:
    found = tuple(draw(st.lists(comparisons(), min_size=1, max_size=4)))
    liaison = draw(st.sampled_from(["et", "ou"])) if len(found) > 1 else "et"
    return Condition(found, liaison, draw(st.booleans()))


@given(conditions(), st.sampled_from([(), ("demandeur",), ("enfants",)]))
def test_a_condition_that_is_written_compiles_and_is_read_back(condition: Condition, context: tuple[str, ...]) -> None:
    text = write_condition(condition, context, own="propre")
    assert read_condition(text, context, own="propre") == condition
    compiled(text.replace("{maximum}", "3").replace("{avant}", "3"))


@given(st.text("ab='\"()[]<>$,.-+ ornadt1", max_size=60))
def test_any_text_is_read_or_left_to_experts(text: str) -> None:
    condition = read_condition(text, ())
    if condition is not None:
        assert read_condition(write_condition(condition, ()), ()) == condition


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("typeActe != 'extraitSansFiliation'", [Comparaison("typeActe", "autre", "texte", "extraitSansFiliation")]),
        ("danger = 'true' or danger = '1'", [Comparaison("danger", "oui")]),
        ("not(anonyme = 'true' or anonyme = '1')", [Comparaison("anonyme", "pasOui")]),
        ("count(photos) <= {photosMax}", [Comparaison("photos", "compteAuPlus", "nombre", "{photosMax}")]),
        ("typeMouvement = 'depart' or nouvelleCommune = $commune",
         [Comparaison("typeMouvement", "egal", "texte", "depart"), Comparaison("nouvelleCommune", "egal", "commune")]),
        ("number(translate(d,'-','')) >= $jMoins{avant} and number(translate(d,'-','')) <= $jPlus5ouvres",
         [Comparaison("d", "auMoins", "jours", "-{avant}"), Comparaison("d", "auPlus", "joursOuvres", "5")]),
        ("number(translate(substring(c,1,19),'-:T','')) <= $maintenant", [Comparaison("c", "auPlus", "maintenant")]),
        ("3 > n", [Comparaison("n", "inferieur", "nombre", "3")]),
        ("n >= -2", [Comparaison("n", "auMoins", "nombre", "-2")]),
    ],
)  # fmt: skip
def test_what_the_catalogue_writes_by_hand_is_read(text: str, condition: list[Comparaison]) -> None:
    found = read_condition(text, ())
    assert found is not None and found.comparaisons == tuple(condition)


@pytest.mark.parametrize(
    "text",
    [
        "a and b or c", "a[b]", "../dossier/etape = 'x'", "sum(a) > 3", "a * 2 > 3", "not(a and b)", "a =", "", "//a",
        "translate(a,'b','c') = 'd'", "floor($aujourdhui div 10000) > 3", "a = b = c",
    ],
)  # fmt: skip
def test_what_is_richer_is_left_to_experts(text: str) -> None:
    assert read_condition(text, ()) is None


@pytest.mark.parametrize(
    ("one", "answers", "expected"),
    [
        (Comparaison("d", "ageAuMoins", "nombre", "18"), {"d": "2008-11-26"}, True),
        (Comparaison("d", "ageAuMoins", "nombre", "18"), {"d": "2008-11-27"}, False),
        (Comparaison("d", "ageMoinsDe", "nombre", "18"), {"d": "2008-11-27"}, True),
        (Comparaison("d", "auMoins", "jours", "10"), {"d": "2026-12-06"}, True),
        (Comparaison("d", "auMoins", "jours", "10"), {"d": "2026-12-05"}, False),
        (Comparaison("d", "superieur", "champDate", "e"), {"d": "2026-12-05", "e": "2026-12-04"}, True),
        (Comparaison("p", "different", "texte", "FR"), {}, True),
        (Comparaison("p", "autre", "texte", "FR"), {}, False),
        (Comparaison("p", "contient", "texte", "l'eau"), {"p": "à l'eau"}, True),
        (Comparaison("p", "compteAuMoins", "nombre", "1"), {}, False),
        (Comparaison("o", "oui"), {"o": "1"}, True),
        (Comparaison("o", "pasOui"), {"o": "false"}, True),
    ],
)
def test_a_condition_means_what_it_says(one: Comparaison, answers: dict[str, str], expected: bool) -> None:
    demande = etree.Element("demande")
    for nom, value in answers.items():
        etree.SubElement(demande, nom).text = value
    assert compiled(write_condition(Condition((one,)), ()))(demande, NOW) is expected


def test_a_rule_with_an_optional_field_lets_it_be_empty() -> None:
    condition = Condition((Comparaison("g/d", "auPlus", "jours", "0"),), sauf_vide=True)
    assert write_condition(condition, ("g",), "g/d") == "not(d) or number(translate(d,'-','')) <= $aujourdhui"


@pytest.mark.parametrize(
    "one",
    [
        Comparaison("", "rempli"),
        Comparaison("a b", "rempli"),
        Comparaison("a", "plusOuMoins"),
        Comparaison("a", "egal", "lune", "x"),
        Comparaison("a", "rempli", "texte", "x"),
        Comparaison("a", "egal", "nombre", "trois"),
        Comparaison("a", "egal", "date", "31/01/2027"),
        Comparaison("a", "egal", "texte", ""),
        Comparaison("a", "egal", "texte", 'l\'"eau"'),
        Comparaison("a", "auMoins", "joursOuvres", "-3"),
        Comparaison("a", "ageAuMoins", "nombre", "{age}"),
    ],
)
def test_what_makes_no_sense_is_refused(one: Comparaison) -> None:
    with pytest.raises(InvalidCondition):
        write_condition(Condition((one,)), ())
