"""A form that cannot work is refused, every fault at once with its place."""

from __future__ import annotations

import pytest
from sample_forms import SEJOUR, teleservice

from wsc_soap.errors import DefinitionInvalide

CHOICE = '<option code="a" libelle="A"/><option code="b" libelle="B"/>'


def field(nom: str, type_: str = "texte", inner: str = "", **attributes: str) -> str:
    written = "".join(f' {nom}="{value}"' for nom, value in attributes.items())
    return f'<champ nom="{nom}" type="{type_}" libelle="{nom}"{written}>{inner}</champ>'


def faults(*fields: str) -> set[tuple[str, str]]:
    with pytest.raises(DefinitionInvalide) as refusal:
        teleservice(f'<page code="p" titre="P">{"".join(fields)}</page>')
    assert all(fault.message for fault in refusal.value.erreurs)
    return {(fault.champ.removeprefix("formulaire/"), fault.regle) for fault in refusal.value.erreurs}


def accept(*fields: str) -> None:
    teleservice(f'<page code="p" titre="P">{"".join(fields)}</page>')


GROUP = field("g", "groupeRepete", field("x") + field("y", condition="../t = 'a' and x"), occurrencesMax="3")
TYPE = field("t", "choix", CHOICE)


def test_every_fault_comes_at_once() -> None:
    assert faults(
        field("a", condition="disparu = 'x'"),
        field("b", condition="../../a"),
        field("c", condition="a ="),
        field("a"),
        TYPE,
        field("d", condition="t = 'z'"),
    ) >= {
        ("a/condition", "reference"),
        ("b/condition", "dehors"),
        ("c/condition", "expression"),
        ("a", "double"),
        ("d/condition", "option"),
    }


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        ([TYPE, field("d", condition="t = 'a' and t = 'b'")], ("d/condition", "condition")),
        ([TYPE, field("d", condition="t = 'a' and not(t = 'a')")], ("d/condition", "condition")),
        ([TYPE, field("d", condition="t = 'a' and (t = 'b' or t != 'a')")], ("d/condition", "condition")),
        ([field("d", condition="not(true())")], ("d/condition", "condition")),
        ([TYPE, field("g", "groupe", field("x", condition="../t = 'b'"), condition="t = 'a'")],
         ("g/x/condition", "condition")),
        ([field("o", "booleen"), field("d", condition="o = 'oui'")], ("d/condition", "option")),
        ([field("a", condition="b"), field("b", condition="a")], ("a/condition", "cycle")),
        ([field("a", condition="a")], ("a/condition", "cycle")),
        ([field("a", "calcul", calcul="b + 1"), field("b", "calcul", calcul="a + 1")], ("a/calcul", "cycle")),
        ([field("a", condition="b &gt; 1"), field("b", "calcul", calcul="string-length(a)")], ("a/condition", "cycle")),
        ([field("a", "calcul", calcul="b + 1"), field("b", "calcul", calcul="2 * 3")], ("a/calcul", "ordre")),
        ([GROUP, TYPE, field("n", "calcul", calcul="sum(g/z)")], ("n/calcul", "reference")),
        ([field("n", "calcul", calcul="sum('a')")], ("n/calcul", "expression")),
        ([field("n", "calcul", calcul="concat($aujourdhui, 'x')")], ("n/calcul", "texte")),
        ([field("a", forme="montant")], ("a/forme", "forme")),
        ([field("a", liste="ressources:salle")], ("a/liste", "liste")),
    ],
)  # fmt: skip
def test_one_fault_is_found(fields: list[str], fault: tuple[str, str]) -> None:
    assert fault in faults(*fields)


def test_what_is_right_is_accepted() -> None:
    accept(TYPE, GROUP, field("n", "calcul", calcul="count(g[x = 'b']/y)"), field("m", condition="n &gt; 0"))
    accept(TYPE, field("d", condition="t = 'a' or t = 'b'"), field("p", "pieceJointe"), field("q", condition="p/nom"))
    accept(field("g", "groupe", field("x", condition="../courriel or ../absent")), field("courriel", "courriel"))
    accept(field("s", "choixMultiple", CHOICE), field("d", condition="s = 'a' and s = 'b'"))
    accept(field("d", condition="$aujourdhui &gt; 20200101"), field("e", condition="d", inner=""))
    assert teleservice(SEJOUR, "sejour").formulaire.champs
