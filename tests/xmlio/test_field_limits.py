"""Limits of a field that nothing could satisfy, or that its type does not have, are refused with their place."""

from __future__ import annotations

import pytest
from sample_forms import teleservice

from wsc_soap.errors import DefinitionInvalide

CHOICE = '<option code="a" libelle="A"/><option code="b" libelle="B"/>'


def page(type_: str, inner: str = "", **attributes: str) -> str:
    written = "".join(f' {nom}="{value}"' for nom, value in attributes.items())
    return f'<page code="p" titre="P"><champ nom="x" type="{type_}" libelle="X"{written}>{inner}</champ></page>'


@pytest.mark.parametrize(
    ("type_", "attributes", "place", "regle"),
    [
        ("entier", {"minimum": "5", "maximum": "3"}, "minimum", "borne"),
        ("decimal", {"minimum": "0.5", "maximum": "0.25"}, "minimum", "borne"),
        ("montant", {"maximum": "-1"}, "minimum", "borne"),
        ("date", {"minimum": "2026-03-02", "maximum": "2026-03-01"}, "minimum", "borne"),
        ("heure", {"minimum": "18:00:00", "maximum": "08:00:00"}, "minimum", "borne"),
        ("entier", {"minimum": "1.5"}, "minimum", "borne"),
        ("entier", {"maximum": "99999999999"}, "maximum", "borne"),
        ("montant", {"maximum": "3.999"}, "maximum", "borne"),
        ("date", {"minimum": "2026-02-30"}, "minimum", "borne"),
        ("date", {"maximum": "12"}, "maximum", "borne"),
        ("texte", {"minimum": "1"}, "minimum", "borne"),
        ("booleen", {"maximum": "1"}, "maximum", "borne"),
        ("texte", {"longueurMin": "9", "longueurMax": "3"}, "longueurMin", "borne"),
        ("texte", {"longueurMin": "1001"}, "longueurMin", "borne"),
        ("codePostal", {"longueurMin": "6"}, "longueurMin", "borne"),
        ("texte", {"longueurMax": "0"}, "longueurMax", "borne"),
        ("entier", {"longueurMax": "4"}, "longueurMax", "borne"),
        ("texte", {"occurrencesMax": "3"}, "occurrencesMax", "borne"),
        ("pieceJointe", {"occurrencesMin": "3", "occurrencesMax": "2"}, "occurrencesMin", "borne"),
        ("pieceJointe", {"motif": "a*"}, "motif", "motif"),
        ("texte", {"formats": "pdf"}, "formats", "format"),
        ("entier", {"minimum": "1", "maximum": "5", "defaut": "6"}, "defaut", "defaut"),
        ("entier", {"defaut": "deux"}, "defaut", "defaut"),
        ("texte", {"longueurMax": "3", "defaut": "quatre"}, "defaut", "defaut"),
        ("texte", {"motif": "[a-z]+", "defaut": "A"}, "defaut", "defaut"),
        ("date", {"defaut": "2026-02-30"}, "defaut", "defaut"),
        ("pays", {"defaut": "ZZ"}, "defaut", "defaut"),
        ("pieceJointe", {"defaut": "a.pdf"}, "defaut", "defaut"),
    ],
)
def test_limits_that_cannot_be_are_refused_at_their_place(
    type_: str, attributes: dict[str, str], place: str, regle: str
) -> None:
    with pytest.raises(DefinitionInvalide) as refusal:
        teleservice(page(type_, **attributes))
    assert [(fault.champ, fault.regle) for fault in refusal.value.erreurs] == [(f"formulaire/x/{place}", regle)]
    assert all(fault.message.endswith(".") for fault in refusal.value.erreurs)


@pytest.mark.parametrize(
    ("attributes", "place"),
    [({"longueurMax": "3"}, "longueurMax"), ({"motif": "a"}, "motif"), ({"defaut": "c"}, "defaut")],
)
def test_a_choice_has_its_options_and_no_other_limit(attributes: dict[str, str], place: str) -> None:
    with pytest.raises(DefinitionInvalide) as refusal:
        teleservice(page("choix", CHOICE, **attributes))
    assert [fault.champ for fault in refusal.value.erreurs] == [f"formulaire/x/{place}"]


@pytest.mark.parametrize(
    ("type_", "attributes"),
    [
        ("date", {"minimum": "2026-03-01", "maximum": "2026-03-01"}),
        ("dateHeure", {"minimum": "2026-03-01T08:00:00"}),
        ("heure", {"minimum": "08:00:00", "maximum": "18:00:00"}),
        ("montant", {"minimum": "-10", "maximum": "-1"}),
        ("montant", {"maximum": "0"}),
        ("entier", {"minimum": "1", "maximum": "3", "defaut": "2"}),
        ("montant", {"defaut": "1 362,50 €"}),
        ("texte", {"longueurMin": "3", "longueurMax": "3"}),
        ("pays", {"defaut": "FR"}),
    ],
)
def test_limits_in_order_are_taken(type_: str, attributes: dict[str, str]) -> None:
    teleservice(page(type_, **attributes))
