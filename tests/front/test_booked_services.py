"""The delivered téléservices that book: their messages tell the day, the hour and the place of the booking itself."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from booked_demandes import activite, permanence, salle, sejour, spectacle, titre
from calls import PASSWORD, agent, citizen, client, code, header, places, refused

from wsc_soap.demo.agendas import install_agendas
from wsc_soap.domain.french import time_of_day, typeset, weekday_and_date
from wsc_soap.operations.installation import install_agent, publish_delivered

SERVICES = (
    "rendez-vous-elu", "carte-identite", "passeport", "titre-sejour", "reservation-salle-municipale",
    "reservation-salle-associative", "reservation-spectacle", "activite-culturelle",
)  # fmt: skip
DEPARTMENTS = (
    "population", "cabinet-maire", "elus", "salles", "regie", "billetterie", "culture", "france-services",
    "vie-associative",
)  # fmt: skip


@pytest.fixture(scope="module")
def town(platform) -> Any:
    now, storage = datetime.now(UTC), platform.installation.platform.storage
    publish_delivered(storage, "demoville", SERVICES, now)
    install_agendas(storage, "demoville", now)
    install_agent(
        storage, "demoville", "renard", PASSWORD, civilite="M.", nom="Renard", prenom="Luc", profil="agent",
        services=DEPARTMENTS,
    )  # fmt: skip
    platform.installation.platform.bouquet.forget()
    platform.jeanne = citizen(platform)
    return platform


def free(town, ressource: str) -> datetime:
    """The last free slot that is offered within two months: nobody takes it meanwhile."""
    today = date.today()
    found = client(town, "agenda").service.listerCreneaux(
        ressource=ressource, du=today + timedelta(days=2), au=today + timedelta(days=40), places=1
    )
    return found.creneau[-1].debut


def wire(moment: datetime) -> str:
    return f"{moment:%Y-%m-%dT%H:%M:%S}"


def said(moment: datetime) -> str:
    return f"{weekday_and_date(moment.date())} à {time_of_day(moment.time())}"


def file(town, service: str, demande: dict[str, Any]) -> Any:
    assert not [f"{e.champ} {e.message}" for e in client(town, service).service.verifier(demande=demande).erreur]
    town.mails.clear()
    stub = client(town, service)
    recu = stub.service.deposer(demande=demande, _soapheaders=header(stub, town.jeanne))
    town.work()
    return recu


def do(town, numero: str, action: str, motif: str | None = None, **answers: str) -> None:
    town.mails.clear()
    dossiers, session = agent(town, "renard")
    entrees = [{"nom": f"champ.{nom}", "valeur": value} for nom, value in answers.items()]
    dossiers.service.traiterDossier(numero=numero, action=action, motif=motif, entree=entrees, _soapheaders=session)
    town.work()


def told(town) -> str:
    """What the citizen reads of what left, subjects and texts."""
    mails = [mail for mail in town.mails if "courriel.example" in mail["To"]]
    assert mails
    text = "\n".join(f"{mail['Subject']}\n{mail.get_body(('plain',)).get_content()}" for mail in mails)
    assert not any(mark in text for mark in ("{", "}", " ,", ", .", ", ,", "None", "le ,"))
    return text.replace("\n", " ")


@pytest.mark.parametrize("service", ["carte-identite", "passeport"])
def test_whoever_asks_for_a_title_reads_the_slot_and_the_desk_that_were_booked(town, service: str) -> None:
    moment = free(town, "titres")
    recu = file(town, service, titre(service, wire(moment)))
    desk = "Hôtel de ville, rez-de-chaussée, guichet 3"
    assert f"{said(moment)}, {desk}" in told(town)
    do(town, recu.numero, "valider")
    assert f"Votre rendez-vous est confirmé\u00a0: {said(moment)}, {desk}." in told(town)
    new = (moment + timedelta(days=7)).replace(hour=11, minute=30)
    answers = {"rendezVousDate.jour": str(new.day), "rendezVousDate.mois": str(new.month)}
    answers |= {"rendezVousDate.annee": str(new.year), "rendezVousDate.heure": "11", "rendezVousDate.minute": "30"}
    do(town, recu.numero, "dossierIncomplet", piecesManquantes="La photo", rendezVousLieu="guichet 4", **answers)
    assert "11\u00a0h\u00a030, guichet 4" in told(town) and desk not in told(town)


def test_a_rendez_vous_of_help_is_attested_with_its_hour_and_its_place(town) -> None:
    moment = free(town, "aide-numerique")
    recu = file(town, "titre-sejour", sejour(wire(moment)))
    do(town, recu.numero, "confirmerRdv")
    assert f"{said(moment)}, Espace France Services, 8 rue de la Gare." in told(town)


def test_a_permanence_is_confirmed_at_the_hour_chosen_and_its_cancelling_says_which(town) -> None:
    moment = free(town, "permanence-gare")
    recu = file(town, "rendez-vous-elu", permanence(wire(moment)))
    assert "Permanence du quartier de la Gare, " + weekday_and_date(moment.date()) in told(town)
    do(town, recu.numero, "confirmerCreneau")
    assert f"{said(moment)}, Maison de quartier, 8 rue de la Gare." in told(town)
    town.mails.clear()
    service = client(town, "rendez-vous-elu").service
    service.effectuerAction(numero=recu.numero, cleSuivi=recu.cleSuivi, action="annulerRendezVous")
    town.work()
    texts = [mail.get_body(("plain",)).get_content() for mail in town.mails]
    assert any(f"a annulé son rendez-vous du {said(moment)}." in text for text in texts)


def test_a_hall_is_told_with_its_day_its_hours_and_its_address(town) -> None:
    day = date.today() + timedelta(days=60)
    recu = file(town, "reservation-salle-municipale", salle(f"{day}T14:00:00", f"{day}T18:30:00"))
    whole = f"Salle des fêtes, {weekday_and_date(day)}, de 14\u00a0h à 18\u00a0h\u00a030, 3 place du Marché"
    assert whole in told(town)
    do(town, recu.numero, "poser")
    assert f"La salle est libre\u00a0: {whole}." in told(town)


def test_tickets_and_activities_say_where(town) -> None:
    moment = free(town, "concert-harmonie")
    recu = file(town, "reservation-spectacle", spectacle(wire(moment)))
    do(town, recu.numero, "payer")
    do(town, recu.numero, "envoyer")
    assert f"{said(moment)}, Église Saint-Martin" in told(town)
    moment = free(town, "theatre-enfants")
    recu = file(town, "activite-culturelle", activite(wire(moment)))
    do(town, recu.numero, "placer")
    assert f", {weekday_and_date(moment.date())}, de 16\u00a0h à 17\u00a0h\u00a030, MJC, petite salle" in told(town)


@pytest.mark.parametrize(
    ("service", "champ", "demande"),
    [
        ("rendez-vous-elu", "creneauPermanence", permanence("2026-01-06T17:00:00")),
        ("carte-identite", "dateHeureRdv", titre("carte-identite", "2026-01-06T09:00:00")),
        ("passeport", "dateHeureRdv", titre("passeport", "2026-01-06T09:00:00")),
        ("titre-sejour", "dateHeureRdv", sejour("2026-01-06T09:00:00")),
        ("activite-culturelle", "creneau", activite("2026-01-06T16:00:00")),
        ("reservation-spectacle", "representation", spectacle("2026-01-06T17:00:00")),
    ],
)
def test_a_moment_that_is_past_is_refused_at_its_field_once(town, service: str, champ: str, demande: dict) -> None:
    detail = refused(lambda: client(town, service).service.deposer(demande=demande))
    assert code(detail) == "DemandeInvalide" and places(detail) == {f"/demande/{champ}"}
    (line,) = detail.findall("{*}erreur")
    assert "à venir" in line.findtext("{*}message")


def test_an_hour_at_which_nobody_receives_is_refused_with_the_list_as_remedy(town) -> None:
    moment = free(town, "permanence-gare") + timedelta(minutes=7)
    service = client(town, "rendez-vous-elu").service
    detail = refused(lambda: service.deposer(demande=permanence(wire(moment))))
    assert typeset("Choisissez un moment de la liste") in detail.findtext("{*}erreur/{*}message")
