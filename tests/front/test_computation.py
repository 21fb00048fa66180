"""A computation of which nothing is kept unless asked: the result by SOAP, the result on the page."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

import pytest
from calls import client

from wsc_soap.operations.installation import publish_delivered

CODE = "simulation-quotient-familial"


@pytest.fixture(scope="module")
def simulation(platform):
    publish_delivered(platform.installation.platform.storage, "demoville", (CODE,), datetime.now(UTC))
    platform.installation.platform.bouquet.forget()
    return client(platform, CODE)


def household(**changes: object) -> dict:
    demande = {
        "methodeQf": "caf", "situationFamiliale": "couple", "enfants": 2, "revenusAnnuels": Decimal("30000"),
        "revenusConjoint": Decimal(0), "prestationsMensuelles": Decimal("148.52"),
    }  # fmt: skip
    return demande | changes


def values(answer) -> dict[str, str]:
    return {one.champ.removeprefix("/demande/"): one.valeur for one in answer.calcul}


@pytest.mark.parametrize(
    ("changes", "parts", "quotient", "repas", "journee"),
    [
        ({}, "3", "883", "3.10", "3.53"),
        (
            {
                "situationFamiliale": "seul",
                "enfants": 1,
                "revenusAnnuels": Decimal(14400),
                "prestationsMensuelles": Decimal(450),
            },
            "2.5",
            "660",
            "1.90",
            "2.64",
        ),
        (
            {"enfants": 4, "enfantsHandicap": 1, "revenusAnnuels": Decimal(0), "prestationsMensuelles": Decimal(0)},
            "5",
            "0",
            "1.00",
            "1.00",
        ),
        (
            {"enfants": 0, "revenusAnnuels": Decimal(15852), "prestationsMensuelles": Decimal(0)},
            "2",
            "661",
            "1.90",
            "2.64",
        ),
        (
            {"enfants": 0, "revenusAnnuels": Decimal(39000), "prestationsMensuelles": Decimal(0)},
            "2",
            "1625",
            "5.30",
            "6.50",
        ),
    ],
)
def test_the_worked_examples_of_the_rules_come_out_of_verifier(
    simulation, changes, parts, quotient, repas, journee
) -> None:
    demande = household(**changes)
    if demande["situationFamiliale"] == "seul":
        del demande["revenusConjoint"]
    answer = simulation.service.verifier(demande=demande)
    assert answer.valide, answer.erreur
    found = values(answer)
    assert (found["nombreParts"], found["quotient"]) == (parts, quotient)
    assert (found["tarifRepas"], found["tarifJournee"]) == (repas, journee)


def test_more_disabled_children_than_children_are_refused(simulation) -> None:
    answer = simulation.service.verifier(demande=household(enfants=1, enfantsHandicap=2))
    assert [error.champ for error in answer.erreur] == ["/demande/enfantsHandicap"]


def test_the_result_is_shown_with_its_detail_and_nothing_is_kept_unless_asked(platform, simulation) -> None:
    entries = {
        "methodeQf": "caf", "situationFamiliale": "couple", "enfants": "2", "revenusAnnuels": "30000",
        "revenusConjoint": "0", "prestationsMensuelles": "148,52", "_page": "resultat", "_aller": "suivante",
    }  # fmt: skip
    entree = [{"nom": nom, "valeur": value} for nom, value in entries.items()]

    def count() -> int:
        with platform.installation.platform.storage.read("demoville") as unit:
            return len(unit.dossiers.search(["affaires-scolaires"], "simulation").dossiers)

    shown = simulation.service.soumettreFormulaire(vue="formulaire", entree=entree)
    assert "Votre résultat" in shown.xhtml and "883" in shown.xhtml and "Parts retenues" in shown.xhtml
    assert "Terminer sans rien garder" in shown.xhtml and "Garder ce résultat" in shown.xhtml
    assert shown.numero is None and count() == 0
    kept = [one for one in entree if not one["nom"].startswith("_")]
    kept += [{"nom": "_page", "valeur": "relecture"}, {"nom": "_aller", "valeur": "envoyer"}]
    assert simulation.service.soumettreFormulaire(vue="formulaire", entree=kept).numero
    assert count() == 1
