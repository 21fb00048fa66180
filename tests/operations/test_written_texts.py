"""What a message or a letter says when a field of its model is empty."""

from __future__ import annotations

import pytest

from wsc_soap.operations.messages import written


def test_an_empty_field_leaves_no_second_blank_in_its_sentence() -> None:
    model = "Bonjour {{demandeur.civilite}} {{demandeur.nom}},\n\nVotre demande est validée. {{suite}}"
    assert written(model, {"demandeur": {"nom": "Dupuis"}}) == "Bonjour Dupuis,\n\nVotre demande est validée."


def test_a_paragraph_of_empty_fields_goes_with_its_blank_line() -> None:
    assert written("Bonjour,\n\n{{orientation}}\n\nÀ bientôt.", {}) == "Bonjour,\n\nÀ bientôt."


def test_a_sentence_that_announces_an_empty_field_goes() -> None:
    model = "Services : {{services}}. Repas décommandés : {{repas}}. Prévenez l’école.\n\nRéférence : {{numero}}."
    assert written(model, {"services": "École"}) == "Services\u00a0: École. Prévenez l’école."
    assert written(model, {"services": "École", "repas": "3"}).startswith(
        "Services\u00a0: École. Repas décommandés\u00a0: 3. Prévenez l’école."
    )


def test_a_statement_stays_when_its_reason_is_empty() -> None:
    model = "Votre dossier « {{teleservice}} » est classé sans suite : {{motif}}."
    told = written(model, {"teleservice": "RSA"})
    assert told == "Votre dossier «\u00a0RSA\u00a0» est classé sans suite."


def test_a_sentence_given_with_its_stop_has_one_stop() -> None:
    assert written("Voici à qui vous adresser : {{x}}.", {"x": "La CAF."}) == "Voici à qui vous adresser\u00a0: La CAF."


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({}, "Lieu\u00a0:"),
        ({"rue": "3 place du Marché"}, "Lieu\u00a0: 3 place du Marché"),
        ({"batiment": "B"}, "Lieu\u00a0: B"),
        ({"rue": "3 place du Marché", "etage": "2"}, "Lieu\u00a0: 3 place du Marché, 2"),
    ],
)
def test_a_list_of_fields_has_no_comma_for_those_that_are_empty(given: dict[str, str], told: str) -> None:
    assert written("Lieu : {{rue}}, {{batiment}}, {{etage}}", given) == told


def test_the_comma_of_a_greeting_stays() -> None:
    assert written("Bonjour {{nom}},", {}) == "Bonjour,"
