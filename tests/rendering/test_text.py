"""Models that administrators write: what they may say, and that they can reach nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wsc_soap.rendering.text import MAX_TEMPLATE, InvalidTemplate, fields_of, render, render_html

VALUES = {
    "numeroDossier": "2026-00333-4",
    "demandeur": {"nom": "Astier", "civilite": None},
    "etapes": [{"libelle": "Demande initiale"}, {"libelle": "Envoi"}],
}


def test_fields_are_merged_and_a_missing_one_is_empty_at_any_depth():
    template = (
        "{{ numeroDossier }}|{{demandeur.nom}}|{{ demandeur.civilite }}|{{ demandeur.age.unite }}|{{ rien.du.tout }}"
    )
    assert render(template, VALUES) == "2026-00333-4|Astier|||"


def test_a_model_chooses_and_repeats():
    template = "{% for e in etapes %}{{ loop.index }}. {{ e.libelle }}{% if not loop.last %}, {% endif %}{% endfor %}"
    assert render(template, VALUES) == "1. Demande initiale, 2. Envoi"


def test_values_are_escaped_in_html_only():
    assert render("{{ x }}", {"x": "<b>&'"}) == "<b>&'"
    assert render_html("<p>{{ x }}</p>", {"x": "<b>&'\""}) == "<p>&lt;b&gt;&amp;&#39;&#34;</p>"


def test_the_fields_of_a_model_are_known():
    template = (
        "{{ a.b }}{% if c %}{{ d.e|typographier }}{% endif %}"
        "{% for x in l.m %}{{ x.n }}{{ loop.index }}{{ q }}{% endfor %}"
    )
    assert fields_of(template) == {"a.b", "c", "d.e", "l.m", "l.m.n", "q"}


@pytest.mark.parametrize(
    "template",
    [
        "{{ 'a' * 1000000000 }}",
        "{% for i in range(9) %}{% endfor %}",
        "{% include 'x' %}",
        "{% import 'x' as y %}",
        "{% extends 'x' %}",
        "{{ f() }}",
        "{{ a.format(b) }}",
        "{{ a['b'] }}",
        "{{ a|attr('b') }}",
        "{{ a|map('b') }}",
        "{% macro m() %}{% endmacro %}",
        "{% set a = 1 %}",
        "{% with a = 1 %}{% endwith %}",
        "{% autoescape false %}{{ a }}{% endautoescape %}",
        "{{ a ~ b }}",
        "{{ [1] }}",
        "{% for a, b in c %}{% endfor %}",
        "{% for a in b %}{% for c in d %}{% for e in f %}{% endfor %}{% endfor %}{% endfor %}",
        "{% for a in b recursive %}{% endfor %}",
        "{{ a",
        "{% if a %}" * 1000 + "{% endif %}" * 1000,
        "{{ a" + ".b" * 5000 + " }}",
        "x" * (MAX_TEMPLATE + 1),
    ],
)
def test_a_model_that_says_more_than_it_may_is_refused_in_french(template):
    for action in (lambda: render(template, {}), lambda: fields_of(template)):
        with pytest.raises(InvalidTemplate, match=r"la ligne|le modèle|le filtre|la boucle"):
            action()


@pytest.mark.parametrize(
    "template",
    [
        "{{ a.__class__ }}",
        "{{ a.__class__.__mro__ }}",
        "{{ a.upper }}",
        "{{ o.secret }}",
        "{{ ''.__class__ }}",
        "{{ d.keys }}",
    ],
)
def test_no_attribute_of_a_python_object_can_be_read(template):
    class Thing:
        secret = "secret"

    assert render(template, {"a": "texte", "o": Thing(), "d": {}}) == ""


def test_a_text_that_grows_too_long_is_stopped():
    with pytest.raises(InvalidTemplate, match="trop long"):
        render("{% for a in l %}{% for b in l %}" + "x" * 1000 + "{% endfor %}{% endfor %}", {"l": [1] * 100})


@given(st.text(alphabet="{}%#ab.| '\n-+ifor", max_size=40))
def test_any_text_is_a_model_or_is_refused(template):
    try:
        fields_of(template)
        render(template, {"a": "x", "b": {"a": "y"}})
    except InvalidTemplate:
        pass
