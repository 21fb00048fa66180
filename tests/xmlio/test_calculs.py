"""Computed values: in the order of the form, in repeated groups, read by what follows, never received."""

from __future__ import annotations

from datetime import datetime

from lxml import etree
from sample_forms import SEJOUR, teleservice
from sample_services import code_lists

from wsc_soap.xmlio.demande import (
    DemandeChecker,
    Findings,
    merge_values,
    read_calculs,
    stored_view,
    summarise,
    write_calculs,
)
from wsc_soap.xmlio.filled_form import FilledForm, read_filled_form
from wsc_soap.xmlio.variables import variables_at

SERVICE = teleservice(SEJOUR, "sejour")
NOON = variables_at(datetime(2026, 11, 23, 12, 0), "95999")
ENTREES = {
    "courriel": ["a@exemple.fr"],
    "revenu": ["900"],
    "parts": ["2,5"],
    "bourse": ["true"],
    "enfant.1.prenom": ["Léa"],
    "enfant.1.nuits": ["3"],
    "enfant.3.prenom": ["Tom"],
    "enfant.3.nuits": ["10"],
}


def fill_in(**changes: str) -> FilledForm:
    entrees = ENTREES | {nom.replace("__", "."): [value] for nom, value in changes.items()}
    return read_filled_form(SERVICE, entrees, {}, code_lists(), NOON)


def judge(demande: etree._Element) -> Findings:
    return DemandeChecker(SERVICE, code_lists()).check(demande, NOON)


def test_values_are_computed_in_order_and_read_by_what_follows() -> None:
    findings = judge(fill_in().demande)
    assert findings.errors == ()
    assert findings.calculs == {
        "/demande/quotient": "360",
        "/demande/enfant[1]/tarif": "33.35",
        "/demande/enfant[2]/tarif": "111.15",
        "/demande/total": "144.50",
        "/demande/acompte": "43.35",
        "/demande/limite": "2026-12-23",
        "/demande/phrase": "2 enfant(s)",
    }


def test_the_screen_computes_what_the_check_computes() -> None:
    filled = fill_in()
    assert filled.calculs == judge(filled.demande).calculs
    assert filled.entree_of("/demande/enfant[2]/tarif") == "enfant.3.tarif"
    assert {"quotient", "enfant.3.tarif", "acompte", "bourse"} <= filled.visible
    assert not filled.demande.findall(".//{*}total")


def test_a_computed_value_shows_and_hides_fields() -> None:
    filled = fill_in(revenu="2000")
    assert "bourse" not in filled.visible
    assert filled.demande.find("{*}bourse") is None
    assert "echelonner" not in filled.visible
    assert "echelonner" in fill_in(revenu="2000", enfant__3__nuits="30").visible


def test_what_a_hidden_field_fed_is_computed_again() -> None:
    pages = """<page code="p" titre="P">
      <champ nom="adulte" type="booleen" libelle="Adulte"/>
      <champ nom="supplement" type="entier" libelle="Supplément" condition="adulte = 'true'"/>
      <champ nom="prix" type="calcul" libelle="Prix" forme="entier" calcul="10 + sum(supplement)"/>
      <champ nom="cheque" type="booleen" libelle="Par chèque" condition="prix &gt; 10"/>
    </page>"""
    filled = read_filled_form(
        teleservice(pages), {"adulte": ["false"], "supplement": ["5"], "cheque": ["true"]}, {}, code_lists(), NOON
    )
    assert filled.calculs == {"/demande/prix": "10"}
    assert [etree.QName(element).localname for element in filled.demande] == ["adulte"]


def test_a_caller_cannot_give_a_computed_value() -> None:
    demande = fill_in().demande
    etree.SubElement(demande, f"{{{SERVICE.espace_de_noms}}}total").text = "0.01"
    groupe = demande.find("{*}enfant")
    etree.SubElement(groupe, f"{{{SERVICE.espace_de_noms}}}tarif").text = "0.01"
    faults = {(fault.champ, fault.regle): fault for fault in judge(demande).errors}
    assert set(faults) == {("/demande/total", "calcule"), ("/demande/enfant[1]/tarif", "calcule")}
    assert faults["/demande/total", "calcule"].libelle == "À payer"


def test_rules_judge_computed_values_unless_what_they_read_is_wrong() -> None:
    assert [fault.champ for fault in judge(fill_in(revenu="90000").demande).errors] == ["/demande/quotient"]
    wrong = judge(fill_in(revenu="90000", parts="0.5").demande)
    assert [fault.champ for fault in wrong.errors] == ["/demande/parts"]
    assert [fault.champ for fault in judge(fill_in(revenu="1").demande).warnings] == ["/demande/quotient"]


def test_the_recap_and_the_merge_fields_read_what_was_stored() -> None:
    filled = fill_in()
    kept = read_calculs(write_calculs(judge(filled.demande).calculs))
    sections = summarise(SERVICE, filled.demande, code_lists(), calculs=kept)
    assert ("Prix du séjour", ["111,15\u00a0€"], "") in sections[2][3], "a computed value is not changed by hand"
    assert ("À payer", ["144,50\u00a0€"], "") in sections[3][3]
    merged = merge_values(SERVICE, stored_view(filled.demande, kept))["demande"]
    assert (merged["total"], merged["limite"]) == ("144,50\u00a0€", "23\u00a0décembre 2026")
    assert merged["enfant"]["tarif"] == "33,35\u00a0€, 111,15\u00a0€"
    assert write_calculs({}) is None and read_calculs(None) == {}
