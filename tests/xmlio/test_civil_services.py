"""What the état-civil and population forms say of demandes: ages, tariffs, years, rights."""

from __future__ import annotations

from typing import Any

import pytest
from civil_demandes import ADULTS, DEMANDES, FILE, MARIAGE, SPOUSE, demande
from sample_services import demarche, judge, regles


def wrong(code: str, **changes: Any) -> set[tuple[str, str]]:
    return regles(judge(code, demande(code, **changes)))


@pytest.mark.parametrize("code", list(DEMANDES))
def test_a_right_demande_has_no_error(code: str) -> None:
    assert wrong(code) == set()


@pytest.mark.parametrize(
    ("birth", "beneficiaire", "motif", "price"),
    [
        ("1984-03-27", "moi", "renouvellement", "86.00"),
        ("2008-11-23", "moi", "premiere", "86.00"),  # 18 on the very day
        ("2008-11-24", "mineur", "premiere", "42.00"),
        ("2011-11-23", "mineur", "premiere", "42.00"),  # 15 on the very day
        ("2011-11-24", "mineur", "perte", "17.00"),
        ("1984-03-27", "moi", "pages", "0.00"),
    ],
)
def test_the_stamp_of_a_passport_follows_age_and_reason(birth: str, beneficiaire: str, motif: str, price: str) -> None:
    changes: dict[str, Any] = {"motifDemande": motif, "beneficiaire": beneficiaire, "dateNaissanceBeneficiaire": birth}
    if beneficiaire == "mineur":
        changes |= {"nomBeneficiaire": "Astier", "prenomsBeneficiaire": "Tom", "qualiteRepresentant": "mere"}
    findings = judge("passeport", demande("passeport", **changes))
    assert findings.valid
    assert findings.view.findtext("trancheTimbre") == price


def test_a_stamp_number_has_no_place_where_the_passport_is_free() -> None:
    assert wrong("passeport", timbreFiscal="1234567890123456") == set()
    free = wrong("passeport", motifDemande="adresse", timbreFiscal="1234567890123456")
    assert free == {("/demande/timbreFiscal", "masque")}


def test_an_adult_is_no_minor_and_a_minor_no_adult() -> None:
    minor = {
        "beneficiaire": "mineur",
        "nomBeneficiaire": "A",
        "prenomsBeneficiaire": "B",
        "qualiteRepresentant": "pere",
    }
    place = {("/demande/dateNaissanceBeneficiaire", "regle")}
    assert wrong("passeport", **minor) == place
    assert wrong("passeport", dateNaissanceBeneficiaire="2012-01-01") == place


@pytest.mark.parametrize(
    ("formule", "birth", "right"),
    [("jeune", "2000-11-24", True), ("jeune", "2000-11-23", False), ("senior", "1961-11-23", True),
     ("senior", "1961-11-24", False)],
)  # fmt: skip
def test_the_formula_of_a_citizen_card_follows_age(formule: str, birth: str, right: bool) -> None:
    expected = set() if right else {("/demande/formule", "regle")}
    assert wrong("carte-citoyenne", formule=formule, dateNaissanceTitulaire=birth) == expected


def test_an_amateur_is_not_given_acts_of_less_than_75_years_and_a_professional_proves_his_right() -> None:
    assert wrong("genealogie", acteMoins75Ans="true") == {("/demande/acteMoins75Ans", "regle")}
    professional = wrong("genealogie", profil="professionnel", acteMoins75Ans="true")
    missing = {"raisonSociale", "numeroAutorisation", "dateFinAutorisation", "qualiteMandant", "pieceIdentite"}
    missing |= {"carteProfessionnelle", "autorisationSIAF", "mandat"}
    assert professional == {(f"/demande/{nom}", "obligatoire") for nom in missing}


@pytest.mark.parametrize(
    ("first", "last", "place"),
    [("1791", "1795", "anneeMin"), ("2027", "2027", "anneeMin"), ("1890", "1889", "anneeMax"),
     ("1890", "1901", "anneeMax")],
)  # fmt: skip
def test_a_search_keeps_to_ten_years_of_the_registers(first: str, last: str, place: str) -> None:
    search = {"nature": "deces", "nom": "Morel", "anneeMin": first, "anneeMax": last}
    assert wrong("genealogie", recherches=search) == {(f"/demande/recherches[1]/{place}", "regle")}


@pytest.mark.parametrize(("day", "right"), [("2026-12-22", False), ("2026-12-23", True), ("2027-11-24", False)])
def test_a_wedding_is_asked_for_from_thirty_days_to_a_year_ahead(day: str, right: bool) -> None:
    assert (wrong("dossier-mariage", dateSouhaitee=day) == set()) is right


def test_spouses_and_witnesses_are_of_age_on_the_day_of_the_wedding() -> None:
    young = SPOUSE | {"dateNaissance": "2009-03-21"}
    assert wrong("dossier-mariage", epoux=[MARIAGE["epoux"][0], young]) == {
        ("/demande/epoux[2]/dateNaissance", "regle")
    }
    on_the_day = SPOUSE | {"dateNaissance": "2009-03-20"}
    assert wrong("dossier-mariage", epoux=[on_the_day, MARIAGE["epoux"][1]]) == set()
    witnesses = [one | {"profession": "élève", "adresse": "1 rue Haute"} for one in ADULTS]
    witnesses[1] |= {"dateNaissance": "2010-01-01"}
    assert wrong("dossier-mariage", temoins=witnesses) == {("/demande/temoins[2]/dateNaissance", "regle")}


def test_a_pacs_together_is_the_situation_of_both_spouses() -> None:
    together = [one | {"situation": "pacseEnsemble"} for one in MARIAGE["epoux"]]
    assert wrong("dossier-mariage", epoux=together) == set()
    assert wrong("dossier-mariage", epoux=[together[0], MARIAGE["epoux"][1]]) == {("/demande/epoux", "regle")}


def test_the_papers_of_a_wedding_follow_the_situation_of_each_spouse() -> None:
    foreign = SPOUSE | {"nationalite": "PT", "situation": "veuf", "protectionJuridique": "curatelle"}
    missing = {"acteNaissance", "acteDecesConjoint", "certificatCoutume", "certificatCelibat", "acteTraduit"}
    missing |= {"informationProtection"}
    found = wrong("dossier-mariage", epoux=[MARIAGE["epoux"][0], foreign])
    assert found == {(f"/demande/{nom}", "obligatoire") for nom in missing}
    given = dict.fromkeys(missing, FILE)
    assert wrong("dossier-mariage", epoux=[MARIAGE["epoux"][0], foreign], **given) == set()


@pytest.mark.parametrize(
    ("birth", "right"),
    [("2010-11-23", True), ("2010-11-24", False), ("2001-11-24", True), ("2001-11-23", False)],
)
def test_a_census_is_done_from_sixteen_to_twenty_five(birth: str, right: bool) -> None:
    expected = set() if right else {("/demande/dateNaissanceJeune", "regle")}
    assert wrong("recensement-citoyen", dateNaissanceJeune=birth) == expected


def test_a_census_is_for_the_french_whatever_their_other_nationality() -> None:
    both = {"nationalites": ["FR", "autre"], "autreNationalite": "PT"}
    assert wrong("recensement-citoyen", **both) == set()
    foreign = wrong("recensement-citoyen", nationalites="autre", autreNationalite="PT")
    assert foreign == {("/demande/nationalites", "regle")}


def test_the_three_requests_for_an_act_go_through_the_same_etapes() -> None:
    labels = {
        code: [etape.libelle_citoyen for etape in demarche(code).processus.etapes if not etape.detour]
        for code in ("acte-naissance", "acte-mariage", "acte-deces")
    }
    assert labels["acte-naissance"] == labels["acte-mariage"] == labels["acte-deces"]
    assert "attente-parquet" in [etape.code for etape in demarche("acte-mariage").processus.etapes]
    assert "attente-parquet" not in [etape.code for etape in demarche("acte-deces").processus.etapes]
