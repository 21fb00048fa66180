"""From HTML entries to the demande's XML, and back to the entry of a place."""

from __future__ import annotations

import re

import pytest
from demarches import CODES, PDF, a_midi, controle, demarche, juger, referentiel, regles, saisir
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from wsc_soap.xmlio.saisie import FichierSaisi, lire_saisie

NAISSANCE, ADRESSE = "acte-naissance", "changement-adresse"


def texte(saisie: object, chemin: str) -> list[str | None]:
    pas = "/".join(f"{{*}}{nom}" for nom in chemin.split("/"))
    return [element.text for element in saisie.demande.findall(pas)]  # type: ignore[attr-defined]


def test_what_people_type_becomes_what_the_schema_wants() -> None:
    saisie = saisir(NAISSANCE)
    assert texte(saisie, "dateNaissanceTitulaire") == ["2002-07-14"]
    assert texte(saisie, "communeNaissance") == ["95999"]
    assert texte(saisie, "demandeur/telephone") == ["+33199001240"]
    assert texte(saisie, "demandeur/adresse") == ["12 rue des Tilleuls\nBâtiment B"]
    assert texte(saisir("incident-voirie"), "dateConstat") == ["2026-11-20T08:30:00"]
    assert texte(saisir(ADRESSE), "dateMouvement") == ["2026-12-01"]
    assert texte(saisir(ADRESSE), "servicesAPrevenir") == ["scolaire", "dechets"]


def test_a_commune_is_found_by_its_name_and_the_postal_code_beside_it() -> None:
    saisie = saisir(NAISSANCE, demandeur__codePostal=["93200"], demandeur__commune=["saint denis"])
    assert texte(saisie, "demandeur/commune") == ["93066"]


def test_a_commune_that_several_names_may_mean_is_asked_again() -> None:
    bilan = juger(NAISSANCE, saisir(NAISSANCE, communeNaissance=["Saint-Denis"]).demande)
    assert regles(bilan) == {("/demande/communeNaissance", "type")}
    assert "Saint-Denis (" in bilan.erreurs[0].message


def test_what_cannot_be_read_stays_as_typed_for_the_check_to_say() -> None:
    saisie = saisir(NAISSANCE, dateNaissanceTitulaire__mois=["quatorze"])
    assert texte(saisie, "dateNaissanceTitulaire") == ["14 quatorze 2002"]
    assert regles(juger(NAISSANCE, saisie.demande)) == {("/demande/dateNaissanceTitulaire", "type")}


def test_hidden_answers_are_dropped_until_nothing_changes() -> None:
    saisie = saisir(NAISSANCE, typeActe=["extraitSansFiliation"], parent1Inconnu=["true"])
    assert [texte(saisie, nom) for nom in ("nomParent1", "parent1Inconnu", "pieceIdentite")] == [[], [], []]
    assert not {"nomParent1", "parent1Inconnu", "pieceIdentite"} & saisie.visibles
    assert {"typeActe", "demandeur", "demandeur.codePostal", "engagement.infoRgpd"} <= saisie.visibles
    assert juger(NAISSANCE, saisie.demande).valide


def test_a_default_holds_until_something_else_was_sent() -> None:
    assert texte(saisir(NAISSANCE), "demandeur/pays") == ["FR"]
    belge = saisir(NAISSANCE, demandeur__pays=["Belgique"])
    assert texte(belge, "demandeur/pays") == ["BE"]
    assert texte(belge, "demandeur/codePostal") == []
    assert "demandeur.codePostal" not in belge.visibles
    assert texte(saisir(NAISSANCE, nombreExemplaires=[""]), "nombreExemplaires") == []


def test_an_empty_block_in_between_leaves_the_demande_and_keeps_its_place_on_the_screen() -> None:
    saisie = saisir(
        ADRESSE,
        composition__2__nom=[""],
        composition__2__dateNaissance=[""],
        composition__2__scolarise=None,
        composition__3__nom=["X"],
        composition__3__dateNaissance=["2/5/2015"],
        composition__4__nom=[""],
    )
    assert texte(saisie, "composition/nom") == ["Henri Astier", "X"]
    assert saisie.occurrences["composition"] == 4
    assert {"composition.4.nom", "composition.3.scolarise"} <= saisie.visibles
    (faute,) = juger(ADRESSE, saisie.demande).erreurs
    assert faute.champ == "/demande/composition[2]/nom"
    assert saisie.entree_de(faute.champ) == "composition.3.nom"
    assert saisie.xpath_de("composition.3.nom") == faute.champ


@pytest.mark.parametrize(
    ("code", "xpath", "entree"),
    [
        (NAISSANCE, "/demande/typeActe", "typeActe"),
        (NAISSANCE, "/demande/demandeur/codePostal", "demandeur.codePostal"),
        (NAISSANCE, "/demande/pieceIdentite", "pieceIdentite"),
        (NAISSANCE, "/demande/demandeur", "demandeur"),
        (ADRESSE, "/demande/composition[2]/dateNaissance", "composition.2.dateNaissance"),
        (ADRESSE, "/demande/servicesAPrevenir", "servicesAPrevenir"),
    ],
)
def test_a_place_and_its_entry_lead_to_each_other(code: str, xpath: str, entree: str) -> None:
    saisie = saisir(code)
    assert (saisie.entree_de(xpath), saisie.xpath_de(entree)) == (entree, xpath)


def test_ranks_and_parts_lead_to_the_entry_of_their_field() -> None:
    saisie = saisir(ADRESSE)
    assert saisie.entree_de("/demande/servicesAPrevenir[2]") == "servicesAPrevenir"
    assert saisie.entree_de("/demande/justificatifDomicile[1]/contenu") == "justificatifDomicile"
    assert saisie.xpath_de("composition.2.dateNaissance.jour") == "/demande/composition[2]/dateNaissance"
    assert (saisie.entree_de("/demande/pirate"), saisie.xpath_de("pirate.1"), saisie.entree_de("")) == (None,) * 3


def test_a_file_comes_with_its_content_or_its_upload_token() -> None:
    fichiers = {"pieceIdentite": [PDF, FichierSaisi("suite.png", None, "jeton-7", 900)]}
    saisie = saisir(NAISSANCE, fichiers=fichiers)
    assert texte(saisie, "pieceIdentite/nom") == ["livret.pdf", "suite.png"]
    assert texte(saisie, "pieceIdentite/televersement") == ["jeton-7"]
    assert juger(NAISSANCE, saisie.demande).valide


def test_a_group_with_nothing_but_its_defaults_asks_its_questions_only_when_mandatory() -> None:
    vide = lire_saisie(demarche("incident-voirie"), {}, {}, referentiel(), a_midi())
    assert [element.tag.rpartition("}")[2] for element in vide.demande] == ["engagement"]
    assert ("/demande/engagement/certificationExactitude", "obligatoire") in regles(
        juger("incident-voirie", vide.demande)
    )


def test_characters_that_xml_cannot_hold_are_left_out() -> None:
    saisie = saisir(NAISSANCE, nomTitulaire=["As\x00ti\ufffeer\ud800"])
    assert texte(saisie, "nomTitulaire") == ["Astier"]


@st.composite
def entrees_quelconques(tirer: st.DrawFn) -> tuple[str, dict[str, list[str]], dict[str, list[FichierSaisi]]]:
    """Entries of a form, right in their names or nearly, with any values."""
    code = tirer(st.sampled_from(CODES))
    formulaire = demarche(code).formulaire
    noms = [chemin.replace("/", ".") for chemin, _ in formulaire.parcourir()]
    codes = [option.code for _, champ in formulaire.parcourir() for option in champ.options]
    valeur = st.one_of(
        st.sampled_from([*codes, "true", "false", "FR", "BE", "95999", "Lyon", "1/1/2000"]), st.text(max_size=40)
    )
    entrees: dict[str, list[str]] = {}
    for nom in tirer(st.lists(st.sampled_from(noms), max_size=30)):
        groupe, _, champ = nom.partition(".")
        rang = tirer(st.sampled_from(["1", "2", "3", "7", "99", "0", "x"]))
        variante = f"{groupe}.{rang}.{champ}" if groupe == "composition" and champ else nom
        suffixe = tirer(st.sampled_from(["", "", "", "", ".jour", ".annee", ".1", "."]))
        entrees[variante + suffixe] = tirer(st.lists(valeur, max_size=3))
    fichier = st.builds(
        FichierSaisi, st.text(max_size=20), st.none() | st.binary(max_size=9), st.none() | st.text(max_size=9)
    )
    pieces = [nom for nom, (_, champ) in zip(noms, formulaire.parcourir(), strict=True) if champ.type == "pieceJointe"]
    return code, entrees, tirer(st.dictionaries(st.sampled_from(pieces), st.lists(fichier, max_size=3), max_size=2))


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(entrees_quelconques())
def test_any_entries_make_a_demande_without_hidden_values_whose_faults_lead_back_to_an_entry(
    posee: tuple[str, dict[str, list[str]], dict[str, list[FichierSaisi]]],
) -> None:
    code, entrees, fichiers = posee
    saisie = lire_saisie(demarche(code), entrees, fichiers, referentiel(), a_midi())
    bilan = controle(code).controler(saisie.demande, a_midi())
    assert not {regle for _, regle in regles(bilan)} & {"masque", "inconnu", "ordre"}
    for faute in bilan.erreurs:
        entree = saisie.entree_de(faute.champ)
        assert entree is not None
        assert entree in saisie.visibles
        assert saisie.xpath_de(entree) == re.sub(r"\[\d+\]$", "", faute.champ)
