"""Communes and countries by what people type."""

import gzip
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wsc_soap.domain.champs.registry import champ_type
from wsc_soap.domain.formulaire import Champ
from wsc_soap.reference_data import ReferenceData, candidates_sentence, resolve_commune
from wsc_soap.reference_data.generate import generate

TOWNS = [("95999", "Démoville", ("95999",)), ("95998", "Saint-Exemple", ("95998",))]


@pytest.fixture(scope="module")
def reference_data():
    return ReferenceData(TOWNS)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Lyon", "69123"),
        ("69001 Lyon", "69123"),
        ("Lyon (69123)", "69123"),
        ("lyon 1er", "69381"),
        ("75104", "75104"),
        ("75004 Paris", "75056"),
        ("L’Haÿ-les-Roses", "94038"),
        ("st denis 93200", "93066"),
        ("  saint étienne ", "42218"),
        ("2a004", "2A004"),
        ("demoville", "95999"),
        ("St-Exemple", "95998"),
        ("95999 Démoville", "95999"),
    ],
)
def test_a_commune_is_found_by_name_postal_code_or_code(reference_data, text, code):
    assert resolve_commune(text, reference_data.communes) == code


def test_the_postal_code_of_the_address_parts_communes_of_one_name(reference_data):
    assert reference_data.resolve("communeInsee", "Saint-Denis", "97400") == "97411"
    assert reference_data.resolve("communeInsee", "Saint-Denis", "93200") == "93066"


@pytest.mark.parametrize("text", ["Saint-Denis", "Xyzville", "Lyon 13001", "", "12999"])
def test_what_is_not_clear_is_left_as_it_is(reference_data, text):
    assert resolve_commune(text, reference_data.communes) == text


def test_who_is_not_clear_is_told_between_which_to_choose(reference_data):
    sentence = candidates_sentence("Saint-Denis", reference_data.communes)
    assert sentence.startswith("Précisez la commune\u00a0: Saint-Denis (")
    assert " ou Saint-Denis (97400)" in sentence
    assert candidates_sentence("Xyzville", reference_data.communes).startswith("Choisissez une commune")
    assert reference_data.check("communeInsee", "Saint-Denis") == sentence


def test_a_commune_and_its_postal_code_agree_or_not(reference_data):
    coherent = reference_data.communes.coherent
    assert coherent("69123", "69001") is True
    assert coherent("69123", "13001") is False
    assert coherent("69123", "69999") is None
    assert coherent("00000", "69001") is None
    assert coherent("95999", "95999") is True
    assert reference_data.check("communeInsee", "69123", "69001") is None
    assert "13001" in reference_data.check("communeInsee", "69123", "13001")


def test_names_are_offered_from_their_beginning_or_a_postal_code(reference_data):
    names = [commune.nom for commune in reference_data.communes.by_name_or_postal_code("st etienne d", limit=5)]
    assert len(names) == 5
    assert all(nom.startswith("Saint-Étienne-d") for nom in names)
    assert [commune.code for commune in reference_data.communes.by_name_or_postal_code("69001")] == [
        "69123",
        "69381",
    ]


def test_every_commune_of_the_list_has_a_code_that_the_field_accepts(reference_data):
    type_, champ = champ_type("communeInsee"), Champ("commune", "communeInsee", "Commune")
    postal = champ_type("codePostal")
    for letter in "abcdefghijklmnopqrstuvwxyz":
        for commune in reference_data.communes.by_name_or_postal_code(letter, limit=100_000):
            assert type_.check(commune.code, champ) is None
            assert all(postal.check(code, champ) is None for code in commune.postal_codes)


def test_countries_have_french_names_in_french_order(reference_data):
    every = reference_data.countries.every()
    assert len(every) == 250
    assert [code for code, _ in every[:3]] == ["AF", "ZA", "AL"]
    assert reference_data.pays("BE") == "Belgique"
    assert reference_data.pays("ZZ") is None
    assert reference_data.resolve("pays", "Etats Unis") == "US"
    assert reference_data.resolve("pays", "côte d'ivoire") == "CI"
    assert reference_data.resolve("pays", "Syldavie") == "Syldavie"
    assert reference_data.resolve("texte", "Lyon") == "Lyon"


@given(st.text(max_size=30), st.none() | st.text(max_size=6))
@settings(max_examples=100, deadline=None)
def test_any_text_is_resolved_or_left_alone(text, postal):
    reference_data = ReferenceData(TOWNS)
    resolved = reference_data.resolve("communeInsee", text, postal)
    assert resolved == text or reference_data.commune(resolved)
    reference_data.check("communeInsee", text, postal)
    reference_data.resolve("pays", text)


def test_the_list_is_made_from_the_official_file(tmp_path):
    source = tmp_path / "communes.json"
    communes = [
        {"code": "69123", "nom": "Lyon", "type": "commune-actuelle", "codesPostaux": ["69001", "69002"]},
        {"code": "01015", "nom": "Arbignieu", "type": "commune-deleguee"},
        {"code": "98411", "nom": "Îles Saint-Paul", "type": "commune-actuelle"},
    ]
    source.write_text(json.dumps(communes), "utf-8")
    assert generate(source, tmp_path / "communes.tsv.gz") == 2
    read = gzip.decompress((tmp_path / "communes.tsv.gz").read_bytes()).decode()
    assert read == "69123\tLyon\t69001 69002\n98411\tÎles Saint-Paul\t"
