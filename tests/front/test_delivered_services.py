"""The delivered services of three themes, by SOAP: filed as their documents want, told in French, decided by silence."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from io import BytesIO
from typing import Any

import pytest
from calls import PASSWORD, agent, citizen, client, header
from catalogue_demandes import DEMANDES
from pypdf import PdfReader

from wsc_soap.operations.installation import install_agent, publish_delivered

SERVICES = ("urbanisme", "elections", "cabinet-maire")


@pytest.fixture(scope="module")
def town(platform) -> Any:
    storage = platform.installation.platform.storage
    for code in ("demoville", "saint-exemple"):
        publish_delivered(storage, code, DEMANDES, datetime.now(UTC))
        install_agent(
            storage, code, "renard", PASSWORD, civilite="M.", nom="Renard", prenom="Luc", profil="agent",
            services=SERVICES,
        )  # fmt: skip
    platform.installation.platform.bouquet.forget()
    platform.jeanne = citizen(platform)
    return platform


@pytest.fixture
def hour(town) -> Iterator[Any]:
    """The platform's clock, put back afterwards."""
    yield town.clock
    town.clock.shift = timedelta()


def file(town, code: str) -> str:
    service = client(town, code)
    session = header(service, town.jeanne) if "demandeur" in DEMANDES[code] else None
    town.mails.clear()
    return service.service.deposer(demande=DEMANDES[code], _soapheaders=session).numero


def do(town, numero: str, action: str, motif: str | None = None, **answers: str) -> Any:
    dossiers, session = agent(town, "renard")
    entrees = [{"nom": f"champ.{nom}", "valeur": value} for nom, value in answers.items()]
    read = dossiers.service.traiterDossier(
        numero=numero, action=action, motif=motif, entree=entrees, _soapheaders=session
    )
    town.work()
    return read


def read(town, numero: str) -> Any:
    dossiers, session = agent(town, "renard")
    return dossiers.service.lireDossier(numero=numero, _soapheaders=session)


def page(town, numero: str, rang: int) -> str:
    """The words of a letter of the dossier."""
    dossiers, session = agent(town, "renard")
    pdf = dossiers.service.telechargerDocument(numero=numero, rang=rang, _soapheaders=session).contenu
    return " ".join(part.extract_text() for part in PdfReader(BytesIO(pdf)).pages)


def told(town) -> list[str]:
    """The subjects and texts of what the citizen received."""
    mails = (mail for mail in town.mails if "courriel.example" in mail["To"])
    return [f"{mail['Subject']}\n{mail.get_body(('plain',)).get_content()}" for mail in mails]


@pytest.mark.parametrize("code", DEMANDES)
def test_a_demande_is_filed_and_its_receipt_is_french(town, code: str) -> None:
    numero = file(town, code)
    town.work()
    (receipt,) = told(town)
    assert numero in receipt
    assert not any(mark in receipt for mark in ("{", "}", " ,", "« »", " .", "None"))


def test_silence_grants_a_permit_at_the_end_of_its_delay(town, hour) -> None:
    numero = file(town, "permis-construire")
    do(town, numero, "numeroter", numeroAds="PC 095 999 26 A0012")
    do(town, numero, "complet")
    hour.shift = timedelta(days=56)
    town.work()
    assert any("décision tacite le" in mail["Subject"] for mail in town.mails)
    hour.shift = timedelta(days=63)
    town.work()
    assert read(town, numero).etapeCode == "affichage"
    assert any("accordé tacitement" in text for text in told(town))


def test_a_longer_delay_counts_from_the_deposit_and_silence_may_mean_refusal(town, hour) -> None:
    numero = file(town, "permis-construire")
    before = do(town, numero, "numeroter", numeroAds="PC 095 999 26 A0013").silenceLe
    do(town, numero, "complet")
    after = do(town, numero, "modifierDelai", "majoration-abords", nouveauDelai="majore").silenceLe
    assert (after.year * 12 + after.month) - (before.year * 12 + before.month) == 1
    do(town, numero, "noterRefusTacite", "refus-tacite-abf")
    hour.shift = timedelta(days=95)
    town.work()
    assert read(town, numero).issue == "refusee"


def test_missing_pieces_stop_the_delay_and_three_months_without_them_reject_the_demande(town, hour) -> None:
    numero = file(town, "permis-construire")
    do(town, numero, "numeroter", numeroAds="PC 095 999 26 A0014")
    waiting = do(town, numero, "demanderPieces", piecesManquantes="PCMI3, plan en coupe")
    assert (waiting.etapeCode, waiting.silenceLe) == ("attente-pieces", None)
    hour.shift = timedelta(days=93)
    town.work()
    assert read(town, numero).issue == "refusee"
    assert any("pièces non reçues" in text for text in told(town))


def test_a_removal_from_the_roll_is_told_to_the_elector_alone(town, hour) -> None:
    numero = file(town, "radiation-electorale")
    do(town, numero, "engagerContradictoire", adresseLettre="3 place du Marché")
    hour.shift = timedelta(days=16)
    town.work()
    do(town, numero, "radier")
    town.mails.clear()
    closed = do(town, numero, "notifieElecteur")
    assert closed.issue == "acceptee"
    assert [document.libelle for document in read(town, numero).document] == [
        "Projet de radiation",
        "Notification de radiation",
    ]
    assert not any("acceptée" in text or "radié" in text for text in told(town))
    compte = client(town, "compte")
    mine = compte.service.lireDossier(numero=numero, _soapheaders=header(compte, citizen(town)))
    assert mine.document == []
    letter = page(town, numero, 1)
    assert "Paul André Morel" in letter and "Dupuis" not in letter
