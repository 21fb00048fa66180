"""The élections services obey their dates, which the town sets in one place."""

from __future__ import annotations

from datetime import datetime

import pytest
from lxml import etree
from sample_services import COMMUNE, checker, demarche

from wsc_soap.xmlio.expansion import assemble
from wsc_soap.xmlio.library import Library
from wsc_soap.xmlio.parametres import variables
from wsc_soap.xmlio.parser import parse_xml
from wsc_soap.xmlio.town_parameters import parameters, set_parameter
from wsc_soap.xmlio.variables import variables_at

INSCRIPTION = """<demande xmlns="urn:wsc:teleservice:inscription-electorale:1">
  <typeListe>principale</typeListe><motifInscription>{motif}</motifInscription><typeDemande>premiere</typeDemande>
  <sexe>F</sexe><dateNaissance>{naissance}</dateNaissance><paysNaissance>FR</paysNaissance>
  <communeNaissance>69381</communeNaissance><nationalite>FR</nationalite>
  <adresseElecteur>12 rue des Tilleuls</adresseElecteur><depuisLe>{depuis}</depuisLe>{tardif}
</demande>"""


def faults(day: str, **changes: str) -> set[str]:
    """The fields of page after page that a demande filed that day must correct, pieces and coordinates left out."""
    values = {"motif": "domicile", "naissance": "1990-02-03", "depuis": "2026-01-15", "tardif": ""} | changes
    demande = etree.fromstring(INSCRIPTION.format(**values))
    known = variables_at(
        datetime.fromisoformat(day), COMMUNE, "", variables(demarche("inscription-electorale").parametres)
    )
    return {
        fault.champ
        for fault in checker("inscription-electorale").check(demande, known).errors
        if fault.regle != "obligatoire"
    }


def test_the_dates_are_those_of_the_next_poll() -> None:
    dates = {one.nom: one for one in demarche("inscription-electorale").parametres if one.type == "date"}
    assert {nom: date.valeur for nom, date in dates.items()} == {
        "dateScrutin": "2027-04-11",
        "dateLimiteInscription": "2027-03-05",
        "dateLimiteTardive": "2027-04-01",
    }
    assert all(date.a_verifier for date in dates.values())
    assert "5\u00a0mars 2027" in demarche("inscription-electorale").rubriques[0].texte


@pytest.mark.parametrize(("birth", "wrong"), [("2009-04-10", False), ("2009-04-11", True), ("2009-04-12", True)])
def test_one_votes_at_eighteen_on_the_eve_of_the_poll(birth: str, wrong: bool) -> None:
    assert ("/demande/dateNaissance" in faults("2026-11-26", naissance=birth)) is wrong


def test_a_late_reason_can_be_given_once_the_last_day_is_past_and_not_before() -> None:
    late = "<derogationL30>mutation</derogationL30>"
    assert "/demande/derogationL30" in faults("2027-03-05", tardif=late)
    assert "/demande/derogationL30" not in faults("2027-03-06", tardif=late)
    assert "/demande/derogationL30" not in faults("2027-04-01", tardif=late)
    assert "/demande/derogationL30" in faults("2027-04-02", tardif=late)


@pytest.mark.parametrize(
    ("poll", "limit", "late"), [("2026-03-15", "2026-02-06", "2026-03-05"), ("2027-04-11", "2027-03-05", "2027-04-01")]
)
def test_the_dates_that_follow_the_poll_move_with_it_and_are_to_be_checked_again(
    poll: str, limit: str, late: str
) -> None:
    """The sixth Friday before the first round (L17), and the tenth day before it (L30)."""
    root = parse_xml(assemble(Library().document("inscription-electorale"), Library()))
    set_parameter(root, "dateScrutin", "2022-04-10")
    for nom in ("dateLimiteInscription", "dateLimiteTardive"):
        set_parameter(root, nom, next(p.valeur for p in parameters(root) if p.nom == nom))
    set_parameter(root, "dateScrutin", poll)
    dates = {p.nom: (p.valeur, p.a_verifier) for p in parameters(root) if p.type == "date"}
    assert dates == {
        "dateScrutin": (poll, False), "dateLimiteInscription": (limit, True), "dateLimiteTardive": (late, True),
    }  # fmt: skip
    assert datetime.fromisoformat(limit).isoweekday() == 5


def test_whoever_registers_at_the_home_of_parents_is_under_twenty_six() -> None:
    assert "/demande/motifInscription" in faults("2026-11-26", motif="jeune", naissance="1998-03-01")
    assert "/demande/motifInscription" not in faults("2026-11-26", motif="jeune", naissance="2004-03-01")
