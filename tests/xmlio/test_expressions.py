"""XPath 1.0 in definitions: what is accepted, what is refused before it can run, what it gives."""

from __future__ import annotations

import math
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from wsc_soap.xmlio.expressions import Expression, InvalidExpression, check, tokenise, variables
from wsc_soap.xmlio.variables import variables_at

VUE = etree.XML(
    "<demande><typeActe>copieIntegrale</typeActe><jour>2026-11-20</jour><personne><nom>Astier</nom></personne>"
    "<personne><nom>Morel</nom></personne></demande>"
)
NOON = variables_at(datetime(2026, 11, 23, 12, 5, 9), "95999")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("typeActe != 'extraitSansFiliation' and not(inconnu = 'true' or inconnu = '1')", True),
        ("inconnu != 'x'", False),
        ("number(translate(jour,'-','')) <= $aujourdhui", True),
        ("number(translate(jour,'-','')) >= $jMoins2", False),
        ("count(personne[nom = 'Morel']) <= 1", True),
        ("personne[2]/nom = 'Morel'", True),
        ("../demande or personne/../jour", True),
        ("$commune = '95999' and $maintenant = 20261123120509", True),
        ("number('rien')", False),
        ("string(absent)", False),
        ("6 div 2 - 3", False),
        ('concat("l", \'a\') = "la"', True),
        ("$dateScrutin > 0 or $dateScrutin <= 0", False),
    ],
)
def test_an_accepted_expression_is_true_or_false_as_xpath_says(text: str, expected: bool) -> None:
    assert Expression(text)(VUE, NOON) is expected


@pytest.mark.parametrize(
    ("text", "raison"),
    [
        ("//nom", "//"),
        ("personne//nom", "//"),
        ("descendant::nom", "descendant::"),
        ("following-sibling::jour", "following-sibling::"),
        ("ancestor-or-self::node()", "ancestor-or-self::"),
        ("document('file:///etc/passwd')", "document()"),
        ("id('a')", "id()"),
        ("re:test(nom, 'a')", "caractère"),
        ("text()", "text()"),
        ("@nom", "@"),
        ("$mot_de_passe = 1", "$mot_de_passe"),
        ("$jPlus1000ouvres > 0", "$jPlus1000ouvres"),
        ("nom = 'ouvert", "non fermé"),
        ("nom = ", "XPath"),
        ("and or", "XPath"),
        ("   ", "vide"),
        ("nom = '" + "x" * 1000 + "'", "1000"),
        ("(" * 21 + "1" + ")" * 21, "20"),
        ("personne[../personne[../personne[../personne]]]", "prédicats"),
        ("nom & jour", "caractère"),
    ],
)
def test_what_could_run_away_or_look_outside_is_refused_with_its_reason(text: str, raison: str) -> None:
    with pytest.raises(InvalidExpression, match=r".*") as refusal:
        Expression(text)
    assert raison in str(refusal.value)


def test_an_operator_name_is_an_element_name_where_a_name_is_expected() -> None:
    assert Expression("div div 2 = 3")(etree.XML("<demande><div>6</div></demande>"), NOON)


def test_an_expression_knows_the_names_and_the_variables_it_reads() -> None:
    expression = Expression("not(pays = 'FR') or ../demandeur/age > $jMoins30 div 2")
    assert expression.names == {"pays", "demandeur", "age"}
    assert variables(expression.source) == {"jMoins30"}


def test_working_days_skip_weekends_and_holidays_when_variables_count_them() -> None:
    christmas = variables_at(datetime(2026, 12, 24, 9), "95999")
    assert christmas["jPlus1ouvres"] == 20261228
    assert christmas["jPlus1"] == 20261225
    assert christmas["jMoins24"] == 20261130


def test_a_date_the_town_sets_replaces_the_one_it_has_not() -> None:
    assert math.isnan(NOON["dateScrutin"])  # type: ignore[arg-type]
    assert variables_at(datetime(2026, 11, 23), "95999", "", {"dateScrutin": 20270411})["dateScrutin"] == 20270411


@given(st.text())
def test_any_text_is_cut_into_tokens_or_refused(text: str) -> None:
    try:
        jetons = list(tokenise(text))
    except InvalidExpression:
        return
    for jeton in jetons:
        assert text[jeton.place :].startswith(jeton.value) or text[jeton.place] == "$"


CHUNKS = st.sampled_from(
    ["nom", "personne", "/", "..", ".", "*", "[", "]", "(", ")", "=", "and", "or", "not(", "count(", "'a'", "1", ",",
     "$aujourdhui", "-", "|", "self::", "translate(", "<=", "div", "concat("]
)  # fmt: skip


@given(st.lists(CHUNKS, max_size=25))
def test_whatever_is_accepted_can_be_evaluated(chunks: list[str]) -> None:
    text = " ".join(chunks)
    try:
        expression = Expression(text)
    except InvalidExpression:
        return
    assert expression(VUE, NOON) in (True, False)
    assert isinstance(expression.as_text(VUE, NOON), str)
    assert check(text)
