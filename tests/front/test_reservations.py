"""A demande that books: checked, written with it, given back when it fails, and the next in line served."""

from __future__ import annotations

import urllib.request
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import icalendar
import pytest
from bookings import SHOW_DAY, TODAY, hall, publish, show
from calls import COMMUN, agent, client, code, header, places, refused

FAR = TODAY + timedelta(days=60)


@pytest.fixture(scope="module")
def town(platform):
    publish(platform)
    return platform


@pytest.fixture
def desk(town):
    return agent(town, "petit")


def treat(desk, numero: str, action: str) -> None:
    dossiers, session = desk
    dossiers.service.traiterDossier(numero=numero, action=action, _soapheaders=session)


def free(town, resource: str, hour: int) -> int:
    day = client(town, "agenda").service.listerCreneaux(ressource=resource, du=SHOW_DAY, au=SHOW_DAY)
    return next(slot.placesLibres for slot in day.creneau if slot.debut.hour == hour)


def errors(answer) -> dict[str, str]:
    return {error.champ: error.message for error in answer.erreur}


@pytest.mark.parametrize(
    ("changes", "champ", "said"),
    [
        ({"creneau": "2020-01-06T20:00:00"}, "/demande/creneau", "Choisissez un moment"),
        ({"creneau": f"{SHOW_DAY}T21:00:00"}, "/demande/creneau", "Choisissez un moment de la liste"),
        ({"places": 3}, "/demande/places", "moins de places"),
        ({"lieu": "nulle-part"}, "/demande/lieu", "réponse de la liste"),
        ({"lieu": "grande-salle"}, "/demande/lieu", "réponse de la liste"),
    ],
)
def test_what_cannot_be_booked_is_refused_at_its_field_before_anything_is_filed(town, changes, champ, said) -> None:
    answer = client(town, "essai-creneau").service.verifier(demande=show(**changes))
    assert said in errors(answer)[champ]


@pytest.mark.parametrize(
    ("demande", "champ", "said"),
    [
        (hall(FAR, 6, 9), "/demande/debut", "heures d’ouverture"),
        (hall(TODAY - timedelta(days=1)), "/demande/debut", "à venir"),
        (hall(FAR, participants=121), "/demande/participants", "salle plus grande"),
        (hall(FAR, 12, 10), "/demande/debut", "heures d’ouverture"),
    ],
)
def test_a_hall_is_booked_within_its_hours_and_what_it_holds(town, demande, champ, said) -> None:
    answer = client(town, "essai-salle").service.verifier(demande=demande)
    assert said in errors(answer)[champ]


def test_the_hall_is_held_with_the_deposit_and_the_next_one_learns_what_is_free(town) -> None:
    service, day = client(town, "essai-salle"), FAR + timedelta(days=1)
    recu = service.service.deposer(demande=hall(day, 10, 12))
    suivi = service.service.suivre(numero=recu.numero, cleSuivi=recu.cleSuivi)
    assert [(r.etat, r.ressourceLibelle, r.debut.hour) for r in suivi.reservation] == [("option", "Grande salle", 10)]
    verdict = service.service.verifier(demande=hall(day, 11, 13))
    assert "plus libre" in errors(verdict)["/demande/debut"] and "de 13" in errors(verdict)["/demande/debut"]
    detail = refused(lambda: service.service.deposer(demande=hall(day, 11, 13)))
    assert code(detail) == "CreneauIndisponible" and places(detail) == {"/demande/debut"}
    assert "Moments libres" in detail.findtext(f"{{{COMMUN}}}remede")
    service.service.deposer(demande=hall(day, 12, 13))


def test_of_six_deposits_for_the_same_hours_at_the_same_instant_one_is_filed(town) -> None:
    service, day = client(town, "essai-salle"), FAR + timedelta(days=2)

    def deposit(rank: int) -> str:
        try:
            return service.service.deposer(demande=hall(day, nom=f"Dupuis {rank}"), cle=f"ensemble-{rank}").numero
        except Exception as fault:
            return code(fault.detail[0])

    with ThreadPoolExecutor(6) as pool:
        outcomes = list(pool.map(deposit, range(6)))
    assert outcomes.count("CreneauIndisponible") == 5


def test_the_same_key_books_once(town) -> None:
    service, day = client(town, "essai-salle"), FAR + timedelta(days=3)
    first = service.service.deposer(demande=hall(day), cle="une-seule")
    assert service.service.deposer(demande=hall(day), cle="une-seule") == first


def test_a_held_slot_goes_to_the_deposit_that_cites_it_and_to_no_other(town) -> None:
    agenda, service = client(town, "agenda").service, client(town, "essai-creneau")
    three = datetime.combine(SHOW_DAY, datetime.min.time()).replace(hour=15)
    held = agenda.retenirCreneau(ressource="petit-theatre", debut=three, places=2)
    assert code(refused(lambda: service.service.deposer(demande=show(15, 2)))) == "CreneauIndisponible"
    recu = service.service.deposer(demande=show(15, 2), creneau=held.jeton)
    suivi = service.service.suivre(numero=recu.numero, cleSuivi=recu.cleSuivi)
    assert [(r.etat, r.places) for r in suivi.reservation] == [("option", 2)]
    assert free(town, "petit-theatre", 15) == 0
    service.service.effectuerAction(numero=recu.numero, cleSuivi=recu.cleSuivi, action="retirer")
    town.work()
    assert free(town, "petit-theatre", 15) == 2


def test_acceptance_makes_it_firm_and_refusal_gives_it_back(town, desk) -> None:
    service = client(town, "essai-creneau")
    kept = service.service.deposer(demande=show(15))
    lost = service.service.deposer(demande=show(15))
    assert free(town, "petit-theatre", 15) == 0
    treat(desk, kept.numero, "accepter")
    treat(desk, lost.numero, "refuser")
    town.work()
    suivi = service.service.suivre(numero=kept.numero, cleSuivi=kept.cleSuivi)
    assert [r.etat for r in suivi.reservation] == ["confirmee"]
    assert not service.service.suivre(numero=lost.numero, cleSuivi=lost.cleSuivi).reservation
    assert free(town, "petit-theatre", 15) == 1


def test_an_option_nobody_confirms_runs_out(town) -> None:
    service, day = client(town, "essai-salle"), FAR + timedelta(days=4)
    service.service.deposer(demande=hall(day))
    town.clock.shift = timedelta(days=7, minutes=1)
    try:
        town.work()
        service.service.deposer(demande=hall(day))
    finally:
        town.clock.shift = timedelta()


def test_who_waits_first_gets_the_place_that_comes_free_and_the_process_goes_on(town, desk) -> None:
    service = client(town, "essai-attente")
    first = service.service.deposer(demande=show(places=2))
    waiting = [service.service.deposer(demande=show(nom=f"Attente {rank}")) for rank in (1, 2)]
    assert any("liste d’attente" in warning.message for warning in waiting[0].avertissement)

    def booked(recu) -> list[tuple[str, int | None]]:
        answer = service.service.suivre(numero=recu.numero, cleSuivi=recu.cleSuivi)
        return [(r.etat, r.rang) for r in answer.reservation]

    assert [booked(recu) for recu in waiting] == [[("attente", 1)], [("attente", 2)]]
    service.service.effectuerAction(numero=first.numero, cleSuivi=first.cleSuivi, action="retirer")
    town.work()
    assert [booked(recu) for recu in waiting] == [[("option", None)], [("option", None)]]
    answer = service.service.suivre(numero=waiting[0].numero, cleSuivi=waiting[0].cleSuivi)
    assert ("Servi", "en-cours") in [(etape.libelle, etape.etat) for etape in answer.etape]


def test_a_booking_leaves_as_icalendar_for_its_citizen_and_a_resource_as_a_feed_for_its_agents(town, desk) -> None:
    service, day = client(town, "essai-salle"), FAR + timedelta(days=5)
    recu = service.service.deposer(demande=hall(day, 9, 10))
    file = service.service.telechargerAgenda(numero=recu.numero, cleSuivi=recu.cleSuivi)
    event = icalendar.Calendar.from_ical(file.contenu).walk("VEVENT")[0]
    assert event.decoded("DTSTART").astimezone(UTC).date() == day and event["LOCATION"] == "1 place du Marché"
    agendas = client(town, "bo-agendas")
    head = header(agendas, desk[1][0].jeton)
    listed = agendas.service.listerReservations(ressource="grande-salle", du=day, au=day, _soapheaders=head)
    assert [(r.dossier, r.objet) for r in listed.reservation] == [(recu.numero, "Réservation")]
    with urllib.request.urlopen(listed.flux) as feed:
        assert feed.headers["Content-Type"].startswith("text/calendar")
        assert recu.numero in feed.read().decode()
    with pytest.raises(Exception, match="404"):
        urllib.request.urlopen(listed.flux[:-1] + ("0" if listed.flux[-1] != "0" else "1"))


def test_a_booking_cancelled_by_an_agent_is_told_to_its_citizen(town, desk) -> None:
    service, day = client(town, "essai-salle"), FAR + timedelta(days=6)
    service.service.deposer(demande=hall(day, courriel="m.fillon@courriel.example"))
    agendas = client(town, "bo-agendas")
    head = header(agendas, desk[1][0].jeton)
    listed = agendas.service.listerReservations(ressource="grande-salle", du=day, au=day, _soapheaders=head)
    agendas.service.annulerReservation(
        reservation=listed.reservation[0].id, motif="Fuite d’eau dans la salle", _soapheaders=head
    )
    town.work()
    texts = [m.get_body(("plain",)).get_content() for m in town.mails if "m.fillon" in m["To"]]
    assert any("Fuite d’eau" in text for text in texts)
