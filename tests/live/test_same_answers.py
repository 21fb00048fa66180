"""lxml and the browser's document.evaluate give the same answers: every expression of the delivered catalogue, generated
ones, over generated views; and the script computes and hides what the server computes and hides."""

from __future__ import annotations

import re
from datetime import datetime

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from lxml import etree
from playwright.sync_api import Page

from wsc_soap.domain.champs.calcul import FORMES, written
from wsc_soap.domain.formulaire import Champ
from wsc_soap.xmlio.definition import Library, expand, load_teleservice
from wsc_soap.xmlio.expression_tree import numbers_as_text, tree
from wsc_soap.xmlio.expressions import InvalidExpression, compiled
from wsc_soap.xmlio.live import literal
from wsc_soap.xmlio.variables import variables_at

NOON = variables_at(datetime(2026, 11, 23, 12, 0), "95999")
SERVICES = {code: load_teleservice(expand(Library().document(code), Library())) for code in Library().codes()}
ASK = """([xml, questions]) => {
  const view = new DOMParser().parseFromString(xml, 'application/xml');
  return questions.map(([path, expression, variables]) => {
    const node = view.evaluate(path, view, null, 9, null).singleNodeValue;
    const found = wscFormulaire.value(expression, node, variables);
    const told = typeof found === 'number' && !Number.isFinite(found) ? String(found) : found;
    return [wscFormulaire.holds(expression, node, variables), told,
            Object.fromEntries(FORMES.map((forme) => [forme, wscFormulaire.written(found, forme)]))];
  });
}"""
_EXPONENT = re.compile(r"\s*-?[0-9.]+[eE]")
SLOW = settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large],
)


@pytest.fixture
def script(page: Page, town: str) -> Page:
    page.goto(f"{town}/services/sejour/formulaire")
    page.evaluate(f"globalThis.FORMES = {sorted(FORMES)!r}")
    return page


def words() -> st.SearchStrategy[str]:
    """Texts of the basic plane, where a browser counts characters as XPath does, and none that libxml2 alone reads as a
    number with an exponent (`1e3`): no field of numbers takes one."""
    letters = st.characters(min_codepoint=32, max_codepoint=0x2FFF, exclude_categories=["Cs", "Cc"])
    return st.text(letters, max_size=12).map(str.strip).filter(lambda text: text and not _EXPONENT.match(text))


def value_of(champ: Champ) -> st.SearchStrategy[str]:
    """Answers of a field, and some that have nothing to do there."""
    numbers = st.one_of(st.integers(-5, 9999).map(str), st.decimals(0, 9999, places=2).map(str))
    kinds: dict[str, st.SearchStrategy[str]] = {
        "choix": st.sampled_from([option.code for option in champ.options] or ["x"]),
        "choixMultiple": st.sampled_from([option.code for option in champ.options] or ["x"]),
        "booleen": st.sampled_from(["true", "false", "1", "0"]),
        "date": st.dates().map(str),
        "dateHeure": st.datetimes().map(lambda instant: instant.replace(microsecond=0).isoformat()),
        "heure": st.times().map(lambda moment: moment.replace(microsecond=0).isoformat()),
        "pays": st.sampled_from(["FR", "BE", "IT"]),
        "communeInsee": st.sampled_from(["95999", "75056"]),
        "entier": numbers,
        "decimal": numbers,
        "montant": numbers,
    }
    return st.one_of(kinds.get(champ.type, words()), kinds.get(champ.type, words()), words())


@st.composite
def views(draw: st.DrawFn, champs: tuple[Champ, ...], nom: str = "demande") -> etree._Element:
    """A view of a form: each field there or not."""
    root = etree.Element(nom)
    for champ in champs:
        if champ.type == "information" or not draw(st.booleans()):
            continue
        for _ in range(draw(st.integers(1, 3)) if champ.repeated else 1):
            if champ.champs:
                root.append(draw(views(champ.champs, champ.nom)))
            elif champ.type == "pieceJointe":
                etree.SubElement(etree.SubElement(root, champ.nom), "nom").text = draw(words())
            else:
                etree.SubElement(root, champ.nom).text = draw(value_of(champ))
    return root


def expressions(champs: tuple[Champ, ...], place: str = "/demande") -> list[tuple[str, str]]:
    """The expressions of a form with the path of their context."""
    found = []
    for champ in champs:
        texts = [champ.condition, champ.calcul, *(regle.test for regle in champ.regles)]
        found += [(place, text) for text in texts if text]
        found += expressions(champ.champs, f"{place}/{champ.nom}[1]")
    return found


def agree(script: Page, view: etree._Element, questions: list[tuple[str, str]]) -> None:
    """Both engines give one answer to each question that has a context in this view."""
    root = etree.ElementTree(view)
    asked = [(path, text) for path, text in questions if root.xpath(path)]
    sent = [(path, text, {nom: literal(NOON[nom]) for nom in compiled(text).variables}) for path, text in asked]
    answers = script.evaluate(ASK, [etree.tostring(view, encoding="unicode"), sent])
    for (path, text), (holds, told, forms) in zip(asked, answers, strict=True):
        node, expression = root.xpath(path)[0], compiled(text)
        ours = expression.value(node, NOON)
        assert holds == expression(node, NOON), (text, etree.tostring(view))
        assert forms == {forme: "" if ours is None else written(ours, forme) for forme in FORMES}, (text, ours, told)


@pytest.mark.parametrize("code", SERVICES)
def test_the_expressions_of_the_catalogue(script: Page, code: str) -> None:
    service = SERVICES[code]
    questions = expressions(service.formulaire.champs)

    @SLOW
    @given(views(service.formulaire.champs))
    def same(view: etree._Element) -> None:
        agree(script, view, questions)

    same()


NAMES = ("a", "b", "c", "groupe/a", "groupe/b", "groupe", "../demande/a")
_LEAVES = st.one_of(
    st.sampled_from(NAMES),
    st.integers(0, 400).map(str),
    st.sampled_from(
        ["0.5", "1.115", "12.50", "''", "'true'", "'a-b'", "' 12 '", "$aujourdhui", "$jPlus30", "$commune"]
    ),
)


def _grow(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    sets = st.sampled_from(("a", "b", "groupe/a", "groupe", "groupe/b"))
    binary = st.sampled_from(["=", "!=", "<", "<=", ">", ">=", "+", "-", "*", " div ", " mod ", " and ", " or "])
    unary = st.sampled_from(
        ["not", "number", "string", "boolean", "floor", "ceiling", "round", "string-length", "normalize-space"]
    )
    pairs = st.sampled_from(["contains", "starts-with", "concat", "substring-before", "substring-after"])
    return st.one_of(
        st.builds(lambda one, sign, two: f"({one}{sign}{two})", inner, binary, inner),
        st.builds(lambda name, one: f"{name}({one})", unary, inner),
        st.builds(lambda name, one, two: f"{name}({one}, {two})", pairs, inner, inner),
        st.builds(lambda name, nodes: f"{name}({nodes})", st.sampled_from(["sum", "count"]), sets),
        st.builds(lambda one: f"number(translate({one}, '-', ''))", inner),
        st.builds(lambda one, two, three: f"substring({one}, {two}, {three})", inner, inner, inner),
        st.builds(lambda nodes, one: f"count({nodes}[{one}])", sets, inner),
    )


EXPRESSIONS = st.recursive(_LEAVES, _grow, max_leaves=8)
_NUMBERS = st.one_of(st.integers(-20, 2000).map(str), st.decimals(-10, 99, places=2).map(str))
_ANSWERS = st.one_of(_NUMBERS, st.dates().map(str), words(), st.sampled_from(["true", "false"]))


@st.composite
def small_views(draw: st.DrawFn) -> etree._Element:
    root = etree.Element("demande")
    for nom in ("a", "b", "c", "a"):
        if draw(st.booleans()):
            etree.SubElement(root, nom).text = draw(_ANSWERS)
    for _ in range(draw(st.integers(0, 3))):
        groupe = etree.SubElement(root, "groupe")
        for nom in ("a", "b"):
            if draw(st.booleans()):
                etree.SubElement(groupe, nom).text = draw(_ANSWERS)
    return root


def _accepted(text: str) -> bool:
    """Accepted by a definition, which may not turn numbers into texts: the browser writes six digits of them."""
    try:
        return bool(compiled(text)) and not list(numbers_as_text(tree(text)))
    except InvalidExpression:
        return False


def test_generated_expressions(script: Page) -> None:
    @settings(SLOW, max_examples=120)
    @given(small_views(), st.lists(EXPRESSIONS.filter(_accepted), min_size=1, max_size=12))
    @example(
        etree.fromstring("<demande><a>1.115</a></demande>"), ["a * 3", "round(a)", "0 - a", "1 div 0", "number('x')"]
    )
    def same(view: etree._Element, texts: list[str]) -> None:
        paths = ["/demande", *(["/demande/groupe[1]"] if view.find("groupe") is not None else [])]
        agree(script, view, [(path, text) for text in texts for path in paths])

    same()
