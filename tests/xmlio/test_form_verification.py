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


def rule(test: str) -> str:
    return f'<regle test="{test}">Corrigez.</regle>'


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
        ([field("n", "entier"), field("d", condition="n &gt; 5 and n &lt; 3")], ("d/condition", "condition")),
        ([field("n", "entier"), field("d", condition="n &gt; 5 and not(n = 9) and 5 &gt;= n")], ("d/condition", "condition")),
        ([field("n", "entier", maximum="10"), field("d", condition="n &gt;= 50")], ("d/condition", "condition")),
        ([field("n", "montant", minimum="0"), field("d", condition="n = -1")], ("d/condition", "condition")),
        ([field("x"), field("d", condition="x and not(x)")], ("d/condition", "condition")),
        ([TYPE, field("d", condition="not(t) and t = 'a'")], ("d/condition", "condition")),
        ([TYPE, field("d", condition="not(t = 'a' or t != 'b') and t = 'a'")], ("d/condition", "condition")),
        ([TYPE, field("h", condition="t = 'a'"), field("d", condition="t = 'b' and h")], ("d/condition", "condition")),
        ([TYPE, field("h", condition="t = 'a'"), field("i", condition="h"), field("d", condition="i and t = 'b'")],
         ("d/condition", "condition")),
        ([TYPE, field("g", "groupe", field("x"), condition="t = 'a'"), field("d", condition="t = 'b' and g/x = 'y'")],
         ("d/condition", "condition")),
        ([field("x", "entier", rule("x &gt; 5 and x &lt; 3"))], ("x/regle[1]", "regle")),
        ([field("x", "entier", rule("true()") + rule("false()"))], ("x/regle[2]", "regle")),
        ([field("i", "information"), field("d", condition="i")], ("d/condition", "reference")),
        ([field("a", "entier"), field("b", "calcul", calcul="count(*)")], ("b/calcul", "cycle")),
        ([field("g", "groupe", field("z", "entier") + field("a", "calcul", calcul="sum(../g/*)"))], ("g/a/calcul", "cycle")),
        ([field("g", "groupe", field("a", "calcul", calcul="../b + 1")), field("b", "calcul", calcul="g/a + 1")],
         ("g/a/calcul", "cycle")),
        ([field("g", "groupe", field("x"), condition="g/x")], ("g/condition", "cycle")),
        ([field("x", motif="(a|aa)+b")], ("x/motif", "motif")),
        ([field("x", motif="(.*a){12}")], ("x/motif", "motif")),
        ([field("x", motif="(a{1,100}){1,100}")], ("x/motif", "motif")),
        ([field("x", motif="(?=a)b")], ("x/motif", "motif")),
        ([field("x", motif="[a-z]{9}", longueurMax="3")], ("x/motif", "motif")),
        ([field("x", "codePostal", motif="[a-z]+")], ("x/motif", "motif")),
        ([field("p", "pieceJointe", tailleMaxMo="0")], ("p/tailleMaxMo", "format")),
        (['<champ nom="x" type="texte" libelle="  "/>'], ("x/libelle", "libelle")),
        (["".join(f'<champ nom="g{n}" type="groupe" libelle="G">' for n in range(12)) + field("x") + "</champ>" * 12],
         ("/".join(f"g{n}" for n in range(11)), "groupe")),
        ([field("x", condition="document('/etc/passwd')")], ("x/condition", "expression")),
        ([field("x", condition="ancestor::*")], ("x/condition", "expression")),
        ([field("x", condition="namespace::*")], ("x/condition", "expression")),
        ([field("x", condition="@id")], ("x/condition", "expression")),
        ([field("x", condition="/x")], ("x/condition", "dehors")),
        ([field("x", condition="(" * 50 + "1" + ")" * 50)], ("x/condition", "expression")),
        ([field("x", condition="contains('a')")], ("x/condition", "expression")),
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
    accept(field("n", "entier", minimum="0", maximum="10"), field("d", condition="n &gt; 5 and n &lt; 7 or n = 10"))
    accept(TYPE, field("h", condition="t = 'a'"), field("d", condition="h or t = 'b'"))
    accept(TYPE, field("d", condition="not(t != 'a')"), field("e", condition="not(t = 'a') and not(t)"))
    accept(GROUP, TYPE, field("d", condition="g/x = 'a' and g/x = 'b'"))
    accept(field("x", "entier", rule("not(x) or x &gt; 3")), field("y", motif=r"[^@]+@[^@]+\.[a-z]{2,}"))
    accept(
        field("y", motif=".*[0-9].*"), field("z", motif="([A-Z]{2}-?[0-9]{3})+"), field("w", "entier", motif="[0-9]{4}")
    )
    accept(field("d", condition="$aujourdhui &gt; 20200101"), field("e", condition="d", inner=""))
    assert teleservice(SEJOUR, "sejour").formulaire.champs


@pytest.mark.parametrize(
    ("pages", "places"),
    [
        ('<page code="p" titre="P"><champ nom="1x" type="texte" libelle="X"/></page>', {"formulaire/1x/nom"}),
        ('<page code="p" titre="P"><champ nom="x" type="texte"/></page>', {"formulaire/x/libelle"}),
        ('<page code="p" titre="P"><champ nom="x" type="texte" libelle=""/></page>', {"formulaire/x/libelle"}),
        (
            '<page code="p" titre="P"><champ nom="c" type="choix" libelle="C"><option code=" " libelle="a"/>'
            '<option code="b" libelle=""/></champ></page>',
            {"formulaire/c/option/code", "formulaire/c/b/libelle"},
        ),
        (
            '<page code="p" titre="P"><champ nom="g" type="groupe" libelle="G"><champ nom="x" type="texte" libelle="X"'
            ' secret="1"/></champ></page>',
            {"formulaire/g/x/secret"},
        ),
        ('<page code="p" titre=""><champ nom="x" type="texte" libelle="X"/></page>', {"formulaire/p/titre"}),
        ("", {"formulaire"}),
    ],
)
def test_what_breaks_the_schema_is_placed_by_its_names(pages: str, places: set[str]) -> None:
    with pytest.raises(DefinitionInvalide) as refusal:
        teleservice(pages)
    assert {fault.champ for fault in refusal.value.erreurs} == places
    assert len(refusal.value.erreurs) == len(places), "each is told once"
