"""From HTML entries to the demande's XML, and back to the entry of a place."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sample_services import PDF, SAMPLED, at_noon, checker, code_lists, demarche, fill_in, judge, regles

from wsc_soap.xmlio.filled_form import FormFile, read_filled_form

BIRTH, ADDRESS = "acte-naissance", "changement-adresse"


def text(filled: object, path: str) -> list[str | None]:
    step = "/".join(f"{{*}}{nom}" for nom in path.split("/"))
    return [element.text for element in filled.demande.findall(step)]  # type: ignore[attr-defined]


def test_what_people_type_becomes_what_the_schema_wants() -> None:
    filled = fill_in(BIRTH)
    assert text(filled, "dateNaissanceTitulaire") == ["2002-07-14"]
    assert text(filled, "communeNaissance") == ["95999"]
    assert text(filled, "demandeur/telephone") == ["+33199001240"]
    assert text(filled, "demandeur/adresse") == ["12 rue des Tilleuls\nBâtiment B"]
    assert text(fill_in("incident-voirie"), "dateConstat") == ["2026-11-20T08:30:00"]
    assert text(fill_in(ADDRESS), "dateMouvement") == ["2026-12-01"]
    assert text(fill_in(ADDRESS), "servicesAPrevenir") == ["scolaire", "dechets"]


def test_a_commune_is_found_by_its_name_and_the_postal_code_beside_it() -> None:
    filled = fill_in(BIRTH, demandeur__codePostal=["93200"], demandeur__commune=["saint denis"])
    assert text(filled, "demandeur/commune") == ["93066"]


def test_a_commune_that_several_names_may_mean_is_asked_again() -> None:
    findings = judge(BIRTH, fill_in(BIRTH, communeNaissance=["Saint-Denis"]).demande)
    assert regles(findings) == {("/demande/communeNaissance", "type")}
    assert "Saint-Denis (" in findings.errors[0].message


def test_what_cannot_be_read_stays_as_typed_for_the_check_to_say() -> None:
    filled = fill_in(BIRTH, dateNaissanceTitulaire__mois=["quatorze"])
    assert text(filled, "dateNaissanceTitulaire") == ["14 quatorze 2002"]
    assert regles(judge(BIRTH, filled.demande)) == {("/demande/dateNaissanceTitulaire", "type")}


def test_hidden_answers_are_dropped_until_nothing_changes() -> None:
    filled = fill_in(BIRTH, typeActe=["extraitSansFiliation"], parent1Inconnu=["true"])
    assert [text(filled, nom) for nom in ("nomParent1", "parent1Inconnu", "pieceIdentite")] == [[], [], []]
    assert not {"nomParent1", "parent1Inconnu", "pieceIdentite"} & filled.visible
    assert {"typeActe", "demandeur", "demandeur.codePostal", "engagement.infoRgpd"} <= filled.visible
    assert judge(BIRTH, filled.demande).valid


def test_a_default_holds_until_something_else_was_sent() -> None:
    assert text(fill_in(BIRTH), "demandeur/pays") == ["FR"]
    belgian = fill_in(BIRTH, demandeur__pays=["Belgique"])
    assert text(belgian, "demandeur/pays") == ["BE"]
    assert text(belgian, "demandeur/codePostal") == []
    assert "demandeur.codePostal" not in belgian.visible
    assert text(fill_in(BIRTH, nombreExemplaires=[""]), "nombreExemplaires") == []


def test_an_empty_block_in_between_leaves_the_demande_and_keeps_its_place_on_the_screen() -> None:
    filled = fill_in(
        ADDRESS,
        composition__2__nom=[""],
        composition__2__dateNaissance=[""],
        composition__2__scolarise=None,
        composition__3__nom=["X"],
        composition__3__dateNaissance=["2/5/2015"],
        composition__4__nom=[""],
    )
    assert text(filled, "composition/nom") == ["Henri Astier", "X"]
    assert filled.occurrences["composition"] == 4
    assert {"composition.4.nom", "composition.3.scolarise"} <= filled.visible
    (fault,) = judge(ADDRESS, filled.demande).errors
    assert fault.champ == "/demande/composition[2]/nom"
    assert filled.entree_of(fault.champ) == "composition.3.nom"
    assert filled.xpath_of("composition.3.nom") == fault.champ


@pytest.mark.parametrize(
    ("code", "xpath", "entree"),
    [
        (BIRTH, "/demande/typeActe", "typeActe"),
        (BIRTH, "/demande/demandeur/codePostal", "demandeur.codePostal"),
        (BIRTH, "/demande/pieceIdentite", "pieceIdentite"),
        (BIRTH, "/demande/demandeur", "demandeur"),
        (ADDRESS, "/demande/composition[2]/dateNaissance", "composition.2.dateNaissance"),
        (ADDRESS, "/demande/servicesAPrevenir", "servicesAPrevenir"),
    ],
)
def test_a_place_and_its_entry_lead_to_each_other(code: str, xpath: str, entree: str) -> None:
    filled = fill_in(code)
    assert (filled.entree_of(xpath), filled.xpath_of(entree)) == (entree, xpath)


def test_ranks_and_parts_lead_to_the_entry_of_their_field() -> None:
    filled = fill_in(ADDRESS)
    assert filled.entree_of("/demande/servicesAPrevenir[2]") == "servicesAPrevenir"
    assert filled.entree_of("/demande/justificatifDomicile[1]/contenu") == "justificatifDomicile"
    assert filled.xpath_of("composition.2.dateNaissance.jour") == "/demande/composition[2]/dateNaissance"
    assert (filled.entree_of("/demande/pirate"), filled.xpath_of("pirate.1"), filled.entree_of("")) == (None,) * 3


def test_a_file_comes_with_its_content_or_its_upload_token() -> None:
    fichiers = {"pieceIdentite": [PDF, FormFile("suite.png", None, "jeton-7", 900)]}
    filled = fill_in(BIRTH, fichiers=fichiers)
    assert text(filled, "pieceIdentite/nom") == ["livret.pdf", "suite.png"]
    assert text(filled, "pieceIdentite/televersement") == ["jeton-7"]
    assert judge(BIRTH, filled.demande).valid


def test_a_group_with_nothing_but_its_defaults_asks_its_questions_only_when_mandatory() -> None:
    empty = read_filled_form(demarche("incident-voirie"), {}, {}, code_lists(), at_noon())
    assert len(empty.demande) == 0
    asked = {fault.champ for fault in judge("incident-voirie", empty.demande).errors}
    assert "/demande/engagement/certificationExactitude" in asked
    assert not any(place.startswith("/demande/demandeur") for place in asked)
    assert ("/demande/engagement/certificationExactitude", "obligatoire") in regles(
        judge("incident-voirie", empty.demande)
    )


def test_characters_that_xml_cannot_hold_are_left_out() -> None:
    filled = fill_in(BIRTH, nomTitulaire=["As\x00ti\ufffeer\ud800"])
    assert text(filled, "nomTitulaire") == ["Astier"]


@st.composite
def any_entrees(draw: st.DrawFn) -> tuple[str, dict[str, list[str]], dict[str, list[FormFile]]]:
    """Entries of a form, right in their names or nearly, with any values."""
    code = draw(st.sampled_from(SAMPLED))
    formulaire = demarche(code).formulaire
    names = [path.replace("/", ".") for path, _ in formulaire.walk()]
    codes = [option.code for _, champ in formulaire.walk() for option in champ.options]
    value = st.one_of(
        st.sampled_from([*codes, "true", "false", "FR", "BE", "95999", "Lyon", "1/1/2000"]), st.text(max_size=40)
    )
    entrees: dict[str, list[str]] = {}
    for nom in draw(st.lists(st.sampled_from(names), max_size=30)):
        groupe, _, champ = nom.partition(".")
        rank = draw(st.sampled_from(["1", "2", "3", "7", "99", "0", "x"]))
        variant = f"{groupe}.{rank}.{champ}" if groupe == "composition" and champ else nom
        suffix = draw(st.sampled_from(["", "", "", "", ".jour", ".annee", ".1", "."]))
        entrees[variant + suffix] = draw(st.lists(value, max_size=3))
    fichier = st.builds(
        FormFile, st.text(max_size=20), st.none() | st.binary(max_size=9), st.none() | st.text(max_size=9)
    )
    pieces = [nom for nom, (_, champ) in zip(names, formulaire.walk(), strict=True) if champ.type == "pieceJointe"]
    return code, entrees, draw(st.dictionaries(st.sampled_from(pieces), st.lists(fichier, max_size=3), max_size=2))


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(any_entrees())
def test_any_entries_make_a_demande_without_hidden_values_whose_faults_lead_back_to_an_entry(
    asked: tuple[str, dict[str, list[str]], dict[str, list[FormFile]]],
) -> None:
    code, entrees, fichiers = asked
    filled = read_filled_form(demarche(code), entrees, fichiers, code_lists(), at_noon())
    findings = checker(code).check(filled.demande, at_noon())
    assert not {regle for _, regle in regles(findings)} & {"masque", "inconnu", "ordre"}
    for fault in findings.errors:
        entree = filled.entree_of(fault.champ)
        assert entree is not None
        assert entree in filled.visible
        assert filled.xpath_of(entree) == re.sub(r"\[\d+\]$", "", fault.champ)
