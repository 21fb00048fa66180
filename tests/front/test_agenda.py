"""The agenda by SOAP: agents set a resource up, anybody sees what is free and holds a slot."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from calls import agent, client, code, header, refused

MONDAY = date.today() + timedelta(days=7 - date.today().weekday() + 7)


@pytest.fixture(scope="module")
def desk(platform):
    """`bo-agendas` as Mme Petit, and her session header; a two-place resource open on every working day."""
    _, session = agent(platform, "petit")
    service = client(platform, "bo-agendas")
    jeton = session[0].jeton
    head = header(service, jeton)
    service.service.definirRessource(
        code="guichet-passeports", genre="guichet", libelle="Guichet des passeports", service="population",
        places=2, duree=30, horizon=60, lieu="Hall de la mairie", feries=True,
        tarif=[{"code": "plein", "libelle": "Plein tarif", "centimes": 8600}], _soapheaders=head,
    )  # fmt: skip
    week = [{"jour": jour, "debut": "09:00", "fin": "12:00"} for jour in range(1, 6)]
    service.service.definirHoraires(ressource="guichet-passeports", horaire=week, _soapheaders=head)
    return service, head


def starts(answer) -> list[str]:
    return [f"{slot.debut:%Y-%m-%d %H:%M}" for slot in answer.creneau]


def test_anybody_sees_the_resource_its_prices_and_its_free_slots(platform, desk) -> None:
    agenda = client(platform, "agenda").service
    found = agenda.listerRessources(genre="guichet")
    assert [(r.code, r.tarif[0].centimes, len(r.horaire)) for r in found] == [("guichet-passeports", 8600, 5)]
    day = agenda.listerCreneaux(ressource="guichet-passeports", du=MONDAY, au=MONDAY)
    assert starts(day) == [f"{MONDAY} {hour:02}:{minute:02}" for hour in (9, 10, 11) for minute in (0, 30)]
    assert all(slot.placesLibres == 2 for slot in day.creneau)
    assert not agenda.listerRessources(genre="salle")


def test_a_held_slot_is_taken_until_the_hold_runs_out_and_who_comes_next_learns_what_is_free(platform, desk) -> None:
    agenda, ten = client(platform, "agenda").service, datetime.combine(MONDAY, datetime.min.time()).replace(hour=10)
    held = agenda.retenirCreneau(ressource="guichet-passeports", debut=ten, places=2)
    assert held.jeton and held.creneau.debut == ten and held.creneau.fin == ten + timedelta(minutes=30)
    detail = refused(lambda: agenda.retenirCreneau(ressource="guichet-passeports", debut=ten))
    assert code(detail) == "CreneauIndisponible"
    free = [line.findtext("{*}message") for line in detail.findall("{*}erreur")]
    assert f"{MONDAY}T10:30:00" in free and f"{MONDAY}T10:00:00" not in free
    day = agenda.listerCreneaux(ressource="guichet-passeports", du=MONDAY, au=MONDAY)
    assert {f"{s.debut:%H:%M}": s.placesLibres for s in day.creneau}["10:00"] == 0
    platform.clock.shift = timedelta(minutes=16)
    try:
        again = agenda.listerCreneaux(ressource="guichet-passeports", du=MONDAY, au=MONDAY)
        assert {f"{s.debut:%H:%M}": s.placesLibres for s in again.creneau}["10:00"] == 2
    finally:
        platform.clock.shift = timedelta()


@pytest.mark.parametrize(
    ("hour", "places", "said"),
    [(7, 1, "horaires d'ouverture"), (11, 3, "autant de places")],
)
def test_outside_hours_and_beyond_capacity_are_refused_in_plain_french(platform, desk, hour, places, said) -> None:
    agenda = client(platform, "agenda").service
    start = datetime.combine(MONDAY, datetime.min.time()).replace(hour=hour)
    detail = refused(lambda: agenda.retenirCreneau(ressource="guichet-passeports", debut=start, places=places))
    assert code(detail) == "CreneauIndisponible"
    assert said in detail.findtext("{*}message")


def test_a_moment_that_is_past_is_refused(platform, desk) -> None:
    agenda = client(platform, "agenda").service
    detail = refused(lambda: agenda.retenirCreneau(ressource="guichet-passeports", debut=datetime(2020, 1, 6, 10)))
    assert "passé" in detail.findtext("{*}message")


def test_a_closure_takes_the_slots_of_its_day_away_and_gives_them_back_when_it_is_removed(platform, desk) -> None:
    service, head = desk
    tuesday = MONDAY + timedelta(days=1)
    closed = service.service.definirException(
        ressource="guichet-passeports", jour=tuesday, motif="Formation du service", _soapheaders=head
    )
    agenda = client(platform, "agenda").service
    assert starts(agenda.listerCreneaux(ressource="guichet-passeports", du=tuesday, au=tuesday)) == []
    service.service.definirException(ressource="guichet-passeports", retirer=closed.exception[0].id, _soapheaders=head)
    assert len(starts(agenda.listerCreneaux(ressource="guichet-passeports", du=tuesday, au=tuesday))) == 6


def test_an_agent_sees_bookings_and_a_cancelled_one_frees_its_place(platform, desk) -> None:
    service, head = desk
    agenda = client(platform, "agenda").service
    nine = datetime.combine(MONDAY + timedelta(days=2), datetime.min.time()).replace(hour=9)
    agenda.retenirCreneau(ressource="guichet-passeports", debut=nine, places=2)
    listed = service.service.listerReservations(
        ressource="guichet-passeports", du=nine.date(), au=nine.date(), _soapheaders=head
    )
    assert [(r.etat, r.places) for r in listed.reservation] == [("option", 2)]
    key = listed.reservation[0].id
    service.service.annulerReservation(reservation=key, motif="Erreur de saisie", _soapheaders=head)
    day = agenda.listerCreneaux(ressource="guichet-passeports", du=nine.date(), au=nine.date())
    assert day.creneau[0].placesLibres == 2
    again = refused(lambda: service.service.annulerReservation(reservation=key, motif="x", _soapheaders=head))
    assert code(again) == "ReservationIntrouvable"


def test_the_agent_of_another_department_and_the_town_next_door_see_nothing_of_it(platform, desk) -> None:
    _, session = agent(platform, "martin")
    other = client(platform, "bo-agendas")
    head = header(other, session[0].jeton)
    assert not other.service.listerRessources(_soapheaders=head)
    detail = refused(lambda: other.service.definirHoraires(ressource="guichet-passeports", _soapheaders=head))
    assert code(detail) == "RessourceInconnue"
    own = refused(
        lambda: other.service.definirRessource(
            code="x", genre="salle", libelle="X", service="population", _soapheaders=head
        )
    )
    assert code(own) == "AccesRefuse"
    assert not client(platform, "agenda", "saint-exemple").service.listerRessources()


@pytest.mark.parametrize(
    ("changes", "champ"),
    [({"code": "Pas Bon"}, "code"), ({"places": 0}, "places"), ({"duree": -5}, "duree"), ({"libelle": " "}, "libelle")],
)
def test_a_wrong_resource_is_refused_by_the_name_of_its_field(platform, desk, changes, champ) -> None:
    service, head = desk
    values = {"code": "essai", "genre": "salle", "libelle": "Essai", "service": "population"} | changes
    detail = refused(lambda: service.service.definirRessource(_soapheaders=head, **values))
    assert (code(detail), detail.findtext("{*}champ")) == ("ParametreInvalide", champ)


def test_an_agent_books_for_who_calls_and_is_told_what_is_free_when_the_moment_is_taken(platform, desk) -> None:
    service, head = desk
    day = MONDAY + timedelta(days=3)

    def book(**changes):
        wanted = {"ressource": "guichet-passeports", "jour": day, "debut": "10:00", "fin": "10:30", "places": 2}
        return service.service.reserver(**wanted | {"objet": "M. Renard, par téléphone"} | changes, _soapheaders=head)

    made = book()
    assert (made.etat, made.places, made.objet) == ("confirmee", 2, "M. Renard, par téléphone")
    free = client(platform, "agenda").service.listerCreneaux(ressource="guichet-passeports", du=day, au=day)
    assert {f"{slot.debut:%H:%M}": slot.placesLibres for slot in free.creneau}["10:00"] == 0
    taken = refused(book)
    assert code(taken) == "CreneauIndisponible" and "10 h 30" in taken.findtext("{*}remede").replace("\xa0", " ")
    assert code(refused(lambda: book(debut="07:00", fin="07:30"))) == "CreneauIndisponible"
    for field, wrong in (("objet", " "), ("debut", "25:99"), ("places", 0)):
        assert refused(lambda wrong={field: wrong}: book(**wrong)).findtext(".//{*}champ") == field
    assert code(refused(lambda: book(ressource="salle-d-un-autre"))) == "RessourceInconnue"
