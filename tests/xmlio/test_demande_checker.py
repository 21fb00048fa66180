"""Checking a demande: every fault at once, each with its place and its remedy."""

from __future__ import annotations

from copy import deepcopy
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from lxml.etree import _Element
from sample_services import PDF, SAMPLED, at_noon, checker, demarche, fill_in, judge, regles

import wsc_soap.operations.teleservice  # noqa: F401  (registers what the contract offers)
from wsc_soap.soap.contracts import Contracts
from wsc_soap.xmlio.demande import demandeur, merge_values, view
from wsc_soap.xmlio.filled_form import FormFile


def write(code: str, body: str) -> _Element:
    return etree.fromstring(f'<demande xmlns="{demarche(code).espace_de_noms}">{body}</demande>')


def retouch(code: str, path: str, text: str | None) -> _Element:
    """A right demande with one element changed, or taken away."""
    demande = deepcopy(fill_in(code).demande)
    element = demande.find("/".join(f"{{*}}{step}" for step in path.split("/")))
    assert element is not None
    if text is None:
        element.getparent().remove(element)  # type: ignore[union-attr]
    else:
        element.text = text
    return demande


@pytest.mark.parametrize("code", SAMPLED)
def test_a_right_demande_has_neither_errors_nor_warnings(code: str) -> None:
    findings = judge(code, fill_in(code).demande)
    assert (findings.errors, findings.warnings, findings.valid) == ((), (), True)


@pytest.mark.parametrize(
    ("code", "path", "text", "regle", "word"),
    [
        ("acte-naissance", "nomTitulaire", None, "obligatoire", "Écrivez le nom de naissance"),
        ("acte-naissance", "nomTitulaire", "x" * 101, "longueur", "100"),
        ("acte-naissance", "typeActe", "photocopie", "option", "liste"),
        ("acte-naissance", "nombreExemplaires", "4", "regle", "3"),
        ("acte-naissance", "nombreExemplaires", "deux", "type", "exemplaires"),
        ("acte-naissance", "dateNaissanceTitulaire", "2062-07-14", "regle", "vérifiez l’année"),
        ("acte-naissance", "dateNaissanceTitulaire", "2002-02-30", "type", "calendrier"),
        ("acte-naissance", "dateNaissanceTitulaire", "2002-07-14Z", "type", "date"),
        ("acte-naissance", "demandeur/courriel", "henri", "type", "nom@exemple.fr"),
        ("acte-naissance", "demandeur/telephone", "+33899123456", "type", ""),
        ("acte-naissance", "demandeur/nomNaissance", "Astier 3", "type", ""),
        ("acte-naissance", "demandeur/codePostal", "69001", "regle", ""),
        ("acte-naissance", "demandeur/pays", "", "obligatoire", "pays"),
        ("acte-naissance", "engagement/certificationExactitude", "false", "regle", "Cochez"),
        ("incident-voirie", "description", "court", "longueur", "10"),
        ("incident-voirie", "dateConstat", "2026-11-23T12:00:01", "regle", "passé"),
        ("incident-voirie", "adresseLieu", None, "regle", "adresse ou un repère"),
        ("changement-adresse", "dateMouvement", "2025-01-01", "regle", "180"),
        ("changement-adresse", "nouvelleCommune", "69123", "regle", ""),
        ("changement-adresse", "composition/nom", "X", "longueur", "2"),
    ],
)
def test_one_wrong_value_is_said_at_its_place_with_its_remedy(
    code: str, path: str, text: str | None, regle: str, word: str
) -> None:
    findings = judge(code, retouch(code, path, text))
    place = "/demande/" + path.replace("composition/", "composition[1]/")
    faults = {fault.champ: fault for fault in findings.errors}
    if path == "demandeur/codePostal":
        place = "/demande/demandeur/commune"
    assert place in faults
    assert faults[place].regle == regle
    assert word in faults[place].message
    assert faults[place].libelle


def test_all_faults_come_at_once_in_the_order_of_the_form() -> None:
    findings = judge("changement-adresse", write("changement-adresse", "<ancienPays>FR</ancienPays>"))
    places = [fault.champ for fault in findings.errors]
    assert places[:3] == ["/demande/typeMouvement", "/demande/dateMouvement", "/demande/ancienneAdresse"]
    assert "/demande/ancienCodePostal" in places
    assert "/demande/nouveauCodePostal" not in places  # its country is not known yet
    assert "/demande/demandeur/nomNaissance" in places  # the missing group is told by its questions
    assert len(places) == len(set(places))


def test_a_value_in_a_hidden_field_is_refused_and_no_rule_reads_it() -> None:
    demande = fill_in("incident-voirie").demande
    lamp_post = demande.find("{*}numeroCandelabre")
    lamp_post.tag = lamp_post.tag.replace("numeroCandelabre", "immatriculation")
    lamp_post.text = "ce n'est pas une plaque"
    assert regles(judge("incident-voirie", demande)) == {("/demande/immatriculation", "masque")}


def test_a_field_shown_only_by_a_hidden_value_is_hidden_with_it() -> None:
    demande = fill_in("acte-naissance", typeActe=["extraitSansFiliation"], fichiers={}).demande
    unknown = etree.SubElement(demande, demande[0].tag.replace("typeActe", "parent1Inconnu"))
    unknown.text = "true"
    demande.find("{*}modeRemise").addprevious(unknown)
    assert regles(judge("acte-naissance", demande)) == {("/demande/parent1Inconnu", "masque")}


def test_a_rule_waits_for_the_answers_it_reads() -> None:
    other = fill_in("acte-naissance", qualiteDemandeur=["autre"])
    assert ("/demande/typeActe", "regle") in regles(judge("acte-naissance", other.demande))
    without_date = fill_in("acte-naissance", qualiteDemandeur=["autre"], dateNaissanceTitulaire__annee=None)
    places = regles(judge("acte-naissance", without_date.demande))
    assert ("/demande/typeActe", "regle") not in places
    assert any(place == "/demande/dateNaissanceTitulaire" for place, _ in places)
    old = fill_in("acte-naissance", qualiteDemandeur=["autre"], dateNaissanceTitulaire__annee=["1930"])
    assert judge("acte-naissance", old.demande).valid


def test_a_birth_elsewhere_is_a_warning_and_refuses_nothing() -> None:
    findings = judge("acte-naissance", fill_in("acte-naissance", communeNaissance=["Lyon"]).demande)
    assert findings.valid
    assert [fault.champ for fault in findings.warnings] == ["/demande/communeNaissance"]


def test_an_unknown_commune_code_is_a_warning_because_old_communes_have_births_too() -> None:
    findings = judge("acte-naissance", retouch("acte-naissance", "communeNaissance", "01990"))
    assert findings.valid
    assert "liste officielle" in " ".join(fault.message for fault in findings.warnings)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<pirate/>", ("/demande/pirate", "inconnu")),
        ("<typeActe xmlns=''>copieIntegrale</typeActe>", ("/demande/typeActe", "inconnu")),
        ("<typeActe a='1'>copieIntegrale</typeActe>", ("/demande/typeActe/@a", "inconnu")),
        ("<nomTitulaire>A<b/></nomTitulaire>", ("/demande/nomTitulaire", "type")),
        ("<modeRemise>retrait</modeRemise><typeActe>copieIntegrale</typeActe>", ("/demande/typeActe", "ordre")),
        ("<typeActe>copieIntegrale</typeActe>" * 2, ("/demande/typeActe", "occurrences")),
        ("<demandeur>texte</demandeur>", ("/demande/demandeur", "type")),
        ("<demandeur><dateNaissance/></demandeur>", ("/demande/demandeur/dateNaissance", "type")),
        ("<pieceIdentite/>", ("/demande/pieceIdentite[1]", "fichier")),
    ],
)
def test_a_misshapen_demande_is_told_where_it_departs_from_the_schema(body: str, expected: tuple[str, str]) -> None:
    demande = write("acte-naissance", "<typeActe>copieIntegrale</typeActe>" + body if "piece" in body else body)
    assert expected in regles(judge("acte-naissance", demande))


def test_the_same_answer_twice_is_refused_where_it_comes_again() -> None:
    demande = deepcopy(fill_in("changement-adresse").demande)
    one = demande.find("{*}servicesAPrevenir")
    one.addnext(deepcopy(one))
    found = judge("changement-adresse", demande).errors
    assert [(fault.champ, fault.regle) for fault in found] == [("/demande/servicesAPrevenir[2]", "occurrences")]
    assert "deux fois" in found[0].message


def test_another_namespace_is_one_fault_that_names_the_right_one() -> None:
    findings = judge("acte-naissance", etree.fromstring("<demande><typeActe>x</typeActe></demande>"))
    assert [fault.regle for fault in findings.errors] == ["inconnu"]
    assert "urn:wsc:teleservice:acte-naissance:1" in findings.errors[0].message


def test_too_many_persons_or_photos_are_refused_as_one_fault() -> None:
    personnes = {f"composition__{rank}__nom": ["Léa Astier"] for rank in range(1, 12)}
    dates = {f"composition__{rank}__dateNaissance": ["2/5/2015"] for rank in range(1, 12)}
    findings = judge("changement-adresse", fill_in("changement-adresse", **personnes, **dates).demande)
    assert regles(findings) == {("/demande/composition", "occurrences")}


@pytest.mark.parametrize(
    ("fichier", "word"),
    [
        (FormFile("photo.heic", b"x"), "PDF, un JPEG ou un PNG"),
        (FormFile("vide.pdf", b""), "vide"),
    ],
)
def test_a_file_that_cannot_be_taken_says_what_to_send(fichier: FormFile, word: str) -> None:
    findings = judge("acte-naissance", fill_in("acte-naissance", fichiers={"pieceIdentite": [PDF, fichier]}).demande)
    assert [(fault.champ, fault.regle) for fault in findings.errors] == [("/demande/pieceIdentite[2]", "fichier")]
    assert word in findings.errors[0].message


def test_a_file_comes_once_by_content_or_by_upload_token() -> None:
    demande = fill_in("acte-naissance").demande
    contenu = demande.find("{*}pieceIdentite/{*}contenu")
    contenu.addnext(etree.Element(contenu.tag.replace("contenu", "televersement")))
    contenu.getnext().text = "jeton"
    assert regles(judge("acte-naissance", demande)) == {("/demande/pieceIdentite[1]", "fichier")}


def test_comments_and_blanks_around_values_change_nothing() -> None:
    demande = fill_in("acte-naissance").demande
    demande[0].addprevious(etree.Comment("rien"))
    date = demande.find("{*}dateNaissanceTitulaire")
    date.text = "\n 2002-07-14 "
    assert judge("acte-naissance", demande).valid


def test_agents_see_an_initial_and_a_name_and_messages_go_where_consent_says() -> None:
    service = demarche("acte-naissance")
    assert demandeur(service, view(fill_in("acte-naissance").demande)) == ("H. ASTIER", "h.astier@courriel.example")
    refusal = fill_in("acte-naissance", engagement__consentementCourriel=["false"])
    assert judge("acte-naissance", refusal.demande).valid
    assert demandeur(service, view(refusal.demande)) == ("H. ASTIER", "")
    assert demandeur(demarche("incident-voirie"), view(fill_in("incident-voirie").demande)) == ("Anonyme", "")


def test_merge_fields_read_as_french_and_are_all_there() -> None:
    values = merge_values(demarche("acte-naissance"), view(fill_in("acte-naissance").demande))
    assert values["demande"]["modeRemise"] == "Courrier au domicile"
    assert values["demande"]["dateNaissanceTitulaire"] == "14\u00a0juillet 2002"
    assert values["demande"]["observations"] == ""
    assert values["demandeur"] == {
        "civilite": "Monsieur",
        "nom": "ASTIER",
        "prenoms": "Henri",
        "courriel": "h.astier@courriel.example",
    }


def test_each_occurrence_of_a_repeated_group_has_merge_fields_of_its_own_beside_the_list() -> None:
    people = merge_values(demarche("changement-adresse"), view(fill_in("changement-adresse").demande))["demande"]
    assert people["composition"]["nom"] == "Henri Astier, Léa Astier"
    assert people["composition"]["n2"]["nom"] == "Léa Astier"
    assert people["composition"]["n2"]["dateNaissance"] == "2\u00a0mai 2015"
    assert "n3" not in people["composition"]


# --- against the schema of the contract, and against anything ------------------------------------------------------


@cache
def schema(code: str) -> etree.XMLSchema:
    return Contracts().get("teleservice", demarche(code)).schema


def follows_schema(code: str, demande: _Element) -> bool:
    body = etree.Element(f"{{{demarche(code).espace_de_noms}}}verifier")
    body.append(deepcopy(demande))
    return bool(schema(code).validate(body))


@pytest.mark.parametrize("code", SAMPLED)
def test_a_right_demande_follows_the_schema_of_its_contract(code: str) -> None:
    assert follows_schema(code, fill_in(code).demande)


TEXTS = st.sampled_from(
    ["", " ", "x", "true", "FR", "BE", "2026-11-20", "2026-13-01", "12", "-1", "copieIntegrale", "depart", "scolaire",
     "95999", "a@b.fr", "+33612345678", "x" * 300, "é\nè", "12 rue des Tilleuls", "2026-11-20T08:30:00", "48.8 2.3"]
)  # fmt: skip


@st.composite
def damaged_demandes(draw: st.DrawFn) -> tuple[str, _Element]:
    """A right demande in which elements were changed, moved, doubled, taken away or put in."""
    code = draw(st.sampled_from(SAMPLED))
    demande = deepcopy(fill_in(code).demande)
    names = sorted({champ.nom for _, champ in demarche(code).formulaire.walk()} | {"pirate"})
    for _ in range(draw(st.integers(0, 5))):
        elements = list(demande.iter())
        element = elements[draw(st.integers(0, len(elements) - 1))]
        gesture = draw(st.sampled_from(["texte", "retirer", "doubler", "ajouter", "attribut", "deplacer"]))
        if gesture == "texte":
            element.text = draw(TEXTS)
        elif gesture == "attribut":
            element.set(draw(st.sampled_from(["a", "{http://www.w3.org/2001/XMLSchema-instance}nil"])), "true")
        elif gesture == "ajouter":
            child = etree.SubElement(element, f"{{{demarche(code).espace_de_noms}}}{draw(st.sampled_from(names))}")
            child.text = draw(TEXTS)
        elif element is not demande:
            parent = element.getparent()
            if gesture == "doubler":
                parent.append(deepcopy(element))
            elif gesture == "deplacer":
                parent.insert(draw(st.integers(0, len(parent))), element)
            else:
                parent.remove(element)
    return code, demande


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(damaged_demandes())
def test_whatever_the_schema_refuses_is_told_by_the_check_too(damaged: tuple[str, _Element]) -> None:
    code, demande = damaged
    findings = checker(code).check(demande, at_noon())
    assert findings.errors or follows_schema(code, demande)
    assert all(fault.champ.startswith("/") and fault.message for fault in findings.errors)
    view(demande)
