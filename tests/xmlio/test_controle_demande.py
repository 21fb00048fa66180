"""Checking a demande: every fault at once, each with its place and its remedy."""

from __future__ import annotations

from copy import deepcopy
from functools import cache

import pytest
from demarches import CODES, PDF, a_midi, controle, demarche, juger, regles, saisir
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from lxml.etree import _Element

import wsc_soap.operations.teleservice  # noqa: F401  (registers what the contract offers)
from wsc_soap.soap.contracts import Contracts
from wsc_soap.xmlio.demande import demandeur, valeurs_fusion, vue
from wsc_soap.xmlio.saisie import FichierSaisi


def ecrire(code: str, corps: str) -> _Element:
    return etree.fromstring(f'<demande xmlns="{demarche(code).espace_de_noms}">{corps}</demande>')


def retoucher(code: str, chemin: str, texte: str | None) -> _Element:
    """A right demande with one element changed, or taken away."""
    demande = deepcopy(saisir(code).demande)
    element = demande.find("/".join(f"{{*}}{pas}" for pas in chemin.split("/")))
    assert element is not None
    if texte is None:
        element.getparent().remove(element)  # type: ignore[union-attr]
    else:
        element.text = texte
    return demande


@pytest.mark.parametrize("code", CODES)
def test_a_right_demande_has_neither_errors_nor_warnings(code: str) -> None:
    bilan = juger(code, saisir(code).demande)
    assert (bilan.erreurs, bilan.avertissements, bilan.valide) == ((), (), True)


@pytest.mark.parametrize(
    ("code", "chemin", "texte", "regle", "mot"),
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
    code: str, chemin: str, texte: str | None, regle: str, mot: str
) -> None:
    bilan = juger(code, retoucher(code, chemin, texte))
    place = "/demande/" + chemin.replace("composition/", "composition[1]/")
    fautes = {faute.champ: faute for faute in bilan.erreurs}
    if chemin == "demandeur/codePostal":
        place = "/demande/demandeur/commune"
    assert place in fautes
    assert fautes[place].regle == regle
    assert mot in fautes[place].message
    assert fautes[place].libelle


def test_all_faults_come_at_once_in_the_order_of_the_form() -> None:
    bilan = juger("changement-adresse", ecrire("changement-adresse", "<ancienPays>FR</ancienPays>"))
    places = [faute.champ for faute in bilan.erreurs]
    assert places[:3] == ["/demande/typeMouvement", "/demande/dateMouvement", "/demande/ancienneAdresse"]
    assert "/demande/ancienCodePostal" in places
    assert "/demande/nouveauCodePostal" not in places  # its country is not known yet
    assert "/demande/demandeur/nomNaissance" in places  # the missing group is told by its questions
    assert len(places) == len(set(places))


def test_a_value_in_a_hidden_field_is_refused_and_no_rule_reads_it() -> None:
    demande = saisir("incident-voirie").demande
    candelabre = demande.find("{*}numeroCandelabre")
    candelabre.tag = candelabre.tag.replace("numeroCandelabre", "immatriculation")
    candelabre.text = "ce n'est pas une plaque"
    assert regles(juger("incident-voirie", demande)) == {("/demande/immatriculation", "masque")}


def test_a_field_shown_only_by_a_hidden_value_is_hidden_with_it() -> None:
    demande = saisir("acte-naissance", typeActe=["extraitSansFiliation"], fichiers={}).demande
    inconnu = etree.SubElement(demande, demande[0].tag.replace("typeActe", "parent1Inconnu"))
    inconnu.text = "true"
    demande.find("{*}modeRemise").addprevious(inconnu)
    assert regles(juger("acte-naissance", demande)) == {("/demande/parent1Inconnu", "masque")}


def test_a_rule_waits_for_the_answers_it_reads() -> None:
    autre = saisir("acte-naissance", qualiteDemandeur=["autre"])
    assert ("/demande/typeActe", "regle") in regles(juger("acte-naissance", autre.demande))
    sans_date = saisir("acte-naissance", qualiteDemandeur=["autre"], dateNaissanceTitulaire__annee=None)
    places = regles(juger("acte-naissance", sans_date.demande))
    assert ("/demande/typeActe", "regle") not in places
    assert any(place == "/demande/dateNaissanceTitulaire" for place, _ in places)
    ancien = saisir("acte-naissance", qualiteDemandeur=["autre"], dateNaissanceTitulaire__annee=["1930"])
    assert juger("acte-naissance", ancien.demande).valide


def test_a_birth_elsewhere_is_a_warning_and_refuses_nothing() -> None:
    bilan = juger("acte-naissance", saisir("acte-naissance", communeNaissance=["Lyon"]).demande)
    assert bilan.valide
    assert [faute.champ for faute in bilan.avertissements] == ["/demande/communeNaissance"]


def test_an_unknown_commune_code_is_a_warning_because_old_communes_have_births_too() -> None:
    bilan = juger("acte-naissance", retoucher("acte-naissance", "communeNaissance", "01990"))
    assert bilan.valide
    assert "liste officielle" in " ".join(faute.message for faute in bilan.avertissements)


@pytest.mark.parametrize(
    ("corps", "attendu"),
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
def test_a_misshapen_demande_is_told_where_it_departs_from_the_schema(corps: str, attendu: tuple[str, str]) -> None:
    demande = ecrire("acte-naissance", "<typeActe>copieIntegrale</typeActe>" + corps if "piece" in corps else corps)
    assert attendu in regles(juger("acte-naissance", demande))


def test_another_namespace_is_one_fault_that_names_the_right_one() -> None:
    bilan = juger("acte-naissance", etree.fromstring("<demande><typeActe>x</typeActe></demande>"))
    assert [faute.regle for faute in bilan.erreurs] == ["inconnu"]
    assert "urn:wsc:teleservice:acte-naissance:1" in bilan.erreurs[0].message


def test_too_many_persons_or_photos_are_refused_as_one_fault() -> None:
    personnes = {f"composition__{rang}__nom": ["Léa Astier"] for rang in range(1, 12)}
    dates = {f"composition__{rang}__dateNaissance": ["2/5/2015"] for rang in range(1, 12)}
    bilan = juger("changement-adresse", saisir("changement-adresse", **personnes, **dates).demande)
    assert regles(bilan) == {("/demande/composition", "occurrences")}


@pytest.mark.parametrize(
    ("fichier", "mot"),
    [
        (FichierSaisi("photo.heic", b"x"), "PDF, un JPEG ou un PNG"),
        (FichierSaisi("vide.pdf", b""), "vide"),
    ],
)
def test_a_file_that_cannot_be_taken_says_what_to_send(fichier: FichierSaisi, mot: str) -> None:
    bilan = juger("acte-naissance", saisir("acte-naissance", fichiers={"pieceIdentite": [PDF, fichier]}).demande)
    assert [(faute.champ, faute.regle) for faute in bilan.erreurs] == [("/demande/pieceIdentite[2]", "fichier")]
    assert mot in bilan.erreurs[0].message


def test_a_file_comes_once_by_content_or_by_upload_token() -> None:
    demande = saisir("acte-naissance").demande
    contenu = demande.find("{*}pieceIdentite/{*}contenu")
    contenu.addnext(etree.Element(contenu.tag.replace("contenu", "televersement")))
    contenu.getnext().text = "jeton"
    assert regles(juger("acte-naissance", demande)) == {("/demande/pieceIdentite[1]", "fichier")}


def test_comments_and_blanks_around_values_change_nothing() -> None:
    demande = saisir("acte-naissance").demande
    demande[0].addprevious(etree.Comment("rien"))
    date = demande.find("{*}dateNaissanceTitulaire")
    date.text = "\n 2002-07-14 "
    assert juger("acte-naissance", demande).valide


def test_agents_see_an_initial_and_a_name_and_messages_go_where_consent_says() -> None:
    service = demarche("acte-naissance")
    assert demandeur(service, vue(saisir("acte-naissance").demande)) == ("H. ASTIER", "h.astier@courriel.example")
    refus = saisir("acte-naissance", engagement__consentementCourriel=["false"])
    assert juger("acte-naissance", refus.demande).valide
    assert demandeur(service, vue(refus.demande)) == ("H. ASTIER", "")
    assert demandeur(demarche("incident-voirie"), vue(saisir("incident-voirie").demande)) == ("Anonyme", "")


def test_merge_fields_read_as_french_and_are_all_there() -> None:
    valeurs = valeurs_fusion(demarche("acte-naissance"), vue(saisir("acte-naissance").demande))
    assert valeurs["demande"]["modeRemise"] == "Courrier au domicile"
    assert valeurs["demande"]["dateNaissanceTitulaire"] == "14\u00a0juillet 2002"
    assert valeurs["demande"]["observations"] == ""
    assert valeurs["demandeur"] == {
        "civilite": "Monsieur",
        "nom": "ASTIER",
        "prenoms": "Henri",
        "courriel": "h.astier@courriel.example",
    }


# --- against the schema of the contract, and against anything ------------------------------------------------------


@cache
def schema(code: str) -> etree.XMLSchema:
    return Contracts().get("teleservice", demarche(code)).schema


def suit_le_schema(code: str, demande: _Element) -> bool:
    corps = etree.Element(f"{{{demarche(code).espace_de_noms}}}verifier")
    corps.append(deepcopy(demande))
    return bool(schema(code).validate(corps))


@pytest.mark.parametrize("code", CODES)
def test_a_right_demande_follows_the_schema_of_its_contract(code: str) -> None:
    assert suit_le_schema(code, saisir(code).demande)


TEXTES = st.sampled_from(
    ["", " ", "x", "true", "FR", "BE", "2026-11-20", "2026-13-01", "12", "-1", "copieIntegrale", "depart", "scolaire",
     "95999", "a@b.fr", "+33612345678", "x" * 300, "é\nè", "12 rue des Tilleuls", "2026-11-20T08:30:00", "48.8 2.3"]
)  # fmt: skip


@st.composite
def demandes_abimees(tirer: st.DrawFn) -> tuple[str, _Element]:
    """A right demande in which elements were changed, moved, doubled, taken away or put in."""
    code = tirer(st.sampled_from(CODES))
    demande = deepcopy(saisir(code).demande)
    noms = sorted({champ.nom for _, champ in demarche(code).formulaire.parcourir()} | {"pirate"})
    for _ in range(tirer(st.integers(0, 5))):
        elements = list(demande.iter())
        element = elements[tirer(st.integers(0, len(elements) - 1))]
        geste = tirer(st.sampled_from(["texte", "retirer", "doubler", "ajouter", "attribut", "deplacer"]))
        if geste == "texte":
            element.text = tirer(TEXTES)
        elif geste == "attribut":
            element.set(tirer(st.sampled_from(["a", "{http://www.w3.org/2001/XMLSchema-instance}nil"])), "true")
        elif geste == "ajouter":
            enfant = etree.SubElement(element, f"{{{demarche(code).espace_de_noms}}}{tirer(st.sampled_from(noms))}")
            enfant.text = tirer(TEXTES)
        elif element is not demande:
            parent = element.getparent()
            if geste == "doubler":
                parent.append(deepcopy(element))
            elif geste == "deplacer":
                parent.insert(tirer(st.integers(0, len(parent))), element)
            else:
                parent.remove(element)
    return code, demande


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(demandes_abimees())
def test_whatever_the_schema_refuses_is_told_by_the_check_too(abimee: tuple[str, _Element]) -> None:
    code, demande = abimee
    bilan = controle(code).controler(demande, a_midi())
    assert bilan.erreurs or suit_le_schema(code, demande)
    assert all(faute.champ.startswith("/") and faute.message for faute in bilan.erreurs)
    vue(demande)
