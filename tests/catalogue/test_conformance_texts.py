"""What the examination says of a message or a letter: what is left to fill in, holes, typography."""

from __future__ import annotations

import pytest

from wsc_soap.conformance.report import elsewhere, other_settings
from wsc_soap.conformance.texts import Text


def faults(corps: str) -> list[str]:
    return list(Text("message", "essai", "Votre demande", corps).faults())


@pytest.mark.parametrize(
    "corps",
    [
        "Votre dossier {{numeroDossier}} avance.",
        "Votre demande est close depuis None.",
        "Sous {delaiReponse} jours.",
        "Bonjour  Dupuis,",
        "Nous vous attendons le , salle 2.",
        "Il vous est remis sous le n°.",
        "Fait à Démoville (acte n° ).",
        "Vous partez le\u00a0: un passeport ne sera pas prêt.",
        "Le motif est\u00a0: .",
        "Attention: gardez ce message.",
    ],
)
def test_a_text_that_a_clerk_would_not_send_is_found(corps: str) -> None:
    assert len(faults(corps)) == 1


@pytest.mark.parametrize(
    "corps",
    [
        "Bonjour Madame Dupuis,\n\nVotre demande n°\u00a02026-00001-4 est acceptée.",
        "Gardez-le\u00a0: il sert de preuve.",
        "Relancez-la. Prévenez-les, puis répondez.",
        "Venez avec une pièce d’identité et, s’il est abîmé, l’ancien titre.",
        "À remettre au service Élections, de 8\u00a0h\u00a030 à 17\u00a0h.",
    ],
)
def test_plain_french_is_left_alone(corps: str) -> None:
    assert faults(corps) == []


def test_a_branch_that_a_town_may_switch_on_is_looked_at_too() -> None:
    assert other_settings("logement-social")["guichetSne"] == "non"
    assert float(other_settings("livret-famille-duplicata")["prixLivretSuivant"]) > 0


def test_the_day_after_each_date_that_a_form_reads_is_looked_at_too() -> None:
    days = {day.date().isoformat() for day, _ in elsewhere("inscription-electorale", None) if day is not None}
    assert {"2027-03-06", "2027-04-12"} <= days
