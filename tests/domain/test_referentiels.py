"""Communes and countries by what people type."""

import gzip
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wsc_soap.domain.champs.registre import type_champ
from wsc_soap.domain.formulaire import Champ
from wsc_soap.referentiels import Referentiels, phrase_candidates, resoudre_commune
from wsc_soap.referentiels.generer import generer

TOWNS = [("95999", "Démoville", ("95999",)), ("95998", "Saint-Exemple", ("95998",))]


@pytest.fixture(scope="module")
def referentiels():
    return Referentiels(TOWNS)


@pytest.mark.parametrize(
    ("texte", "code"),
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
def test_a_commune_is_found_by_name_postal_code_or_code(referentiels, texte, code):
    assert resoudre_commune(texte, referentiels.communes) == code


def test_the_postal_code_of_the_address_parts_communes_of_one_name(referentiels):
    assert referentiels.resoudre("communeInsee", "Saint-Denis", "97400") == "97411"
    assert referentiels.resoudre("communeInsee", "Saint-Denis", "93200") == "93066"


@pytest.mark.parametrize("texte", ["Saint-Denis", "Xyzville", "Lyon 13001", "", "12999"])
def test_what_is_not_clear_is_left_as_it_is(referentiels, texte):
    assert resoudre_commune(texte, referentiels.communes) == texte


def test_who_is_not_clear_is_told_between_which_to_choose(referentiels):
    phrase = phrase_candidates("Saint-Denis", referentiels.communes)
    assert phrase.startswith("Précisez la commune\u00a0: Saint-Denis (")
    assert " ou Saint-Denis (97400)" in phrase
    assert phrase_candidates("Xyzville", referentiels.communes).startswith("Choisissez une commune")
    assert referentiels.verifier("communeInsee", "Saint-Denis") == phrase


def test_a_commune_and_its_postal_code_agree_or_not(referentiels):
    coherent = referentiels.communes.coherent
    assert coherent("69123", "69001") is True
    assert coherent("69123", "13001") is False
    assert coherent("69123", "69999") is None
    assert coherent("00000", "69001") is None
    assert coherent("95999", "95999") is True
    assert referentiels.verifier("communeInsee", "69123", "69001") is None
    assert "13001" in referentiels.verifier("communeInsee", "69123", "13001")


def test_names_are_offered_from_their_beginning_or_a_postal_code(referentiels):
    noms = [commune.nom for commune in referentiels.communes.par_nom_ou_postal("st etienne d", limite=5)]
    assert len(noms) == 5
    assert all(nom.startswith("Saint-Étienne-d") for nom in noms)
    assert [commune.code for commune in referentiels.communes.par_nom_ou_postal("69001")] == [
        "69123",
        "69381",
    ]


def test_every_commune_of_the_list_has_a_code_that_the_field_accepts(referentiels):
    type_, champ = type_champ("communeInsee"), Champ("commune", "communeInsee", "Commune")
    postal = type_champ("codePostal")
    for lettre in "abcdefghijklmnopqrstuvwxyz":
        for commune in referentiels.communes.par_nom_ou_postal(lettre, limite=100_000):
            assert type_.verifier(commune.code, champ) is None
            assert all(postal.verifier(code, champ) is None for code in commune.postaux)


def test_countries_have_french_names_in_french_order(referentiels):
    tous = referentiels.liste_pays.tous()
    assert len(tous) == 250
    assert [code for code, _ in tous[:3]] == ["AF", "ZA", "AL"]
    assert referentiels.pays("BE") == "Belgique"
    assert referentiels.pays("ZZ") is None
    assert referentiels.resoudre("pays", "Etats Unis") == "US"
    assert referentiels.resoudre("pays", "côte d'ivoire") == "CI"
    assert referentiels.resoudre("pays", "Syldavie") == "Syldavie"
    assert referentiels.resoudre("texte", "Lyon") == "Lyon"


@given(st.text(max_size=30), st.none() | st.text(max_size=6))
@settings(max_examples=100, deadline=None)
def test_any_text_is_resolved_or_left_alone(texte, postal):
    referentiels = Referentiels(TOWNS)
    resolu = referentiels.resoudre("communeInsee", texte, postal)
    assert resolu == texte or referentiels.commune(resolu)
    referentiels.verifier("communeInsee", texte, postal)
    referentiels.resoudre("pays", texte)


def test_the_list_is_made_from_the_official_file(tmp_path):
    source = tmp_path / "communes.json"
    communes = [
        {"code": "69123", "nom": "Lyon", "type": "commune-actuelle", "codesPostaux": ["69001", "69002"]},
        {"code": "01015", "nom": "Arbignieu", "type": "commune-deleguee"},
        {"code": "98411", "nom": "Îles Saint-Paul", "type": "commune-actuelle"},
    ]
    source.write_text(json.dumps(communes), "utf-8")
    assert generer(source, tmp_path / "communes.tsv.gz") == 2
    lu = gzip.decompress((tmp_path / "communes.tsv.gz").read_bytes()).decode()
    assert lu == "69123\tLyon\t69001 69002\n98411\tÎles Saint-Paul\t"
