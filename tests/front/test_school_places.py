"""Places of a school year: the cantine and the periscolaire count them, keep a waiting list, and go on by themselves."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from booked_demandes import ENGAGEMENT, PERSON
from calls import PASSWORD, agent, citizen, client, header
from catalogue_demandes import FILE

from wsc_soap.domain.agenda import MIDNIGHT, Horaire, Ressource
from wsc_soap.domain.calendar import is_holiday
from wsc_soap.domain.french import weekday_and_date
from wsc_soap.operations.installation import install_agent, publish_delivered

ALWAYS = tuple(Horaire(day, MIDNIGHT, MIDNIGHT) for day in range(1, 8))
YEAR = 2027 if date.today() < date(2027, 6, 1) else 2028
PLACES = {"inscription-cantine": "restaurant", "activite-periscolaire": "lieuAccueil"}
GENRES = {"inscription-cantine": "restaurant-scolaire", "activite-periscolaire": "periscolaire"}


@pytest.fixture(scope="module")
def town(platform: Any) -> Any:
    storage = platform.installation.platform.storage
    publish_delivered(storage, "demoville", PLACES, datetime.now(UTC))
    with storage.write("demoville") as unit:
        for code, genre in GENRES.items():
            unit.agendas.save(
                Ressource(code, genre, "École du Centre", "affaires-scolaires", duree=0, horizon=400, feries=True,
                          horaires=ALWAYS)
            )  # fmt: skip
        unit.commit()
    install_agent(
        storage, "demoville", "renard", PASSWORD, civilite="M.", nom="Renard", prenom="Luc", profil="agent",
        services=("affaires-scolaires",),
    )  # fmt: skip
    platform.installation.platform.bouquet.forget()
    platform.jeanne = citizen(platform)
    return platform


def first_day() -> date:
    """A working day in three weeks."""
    day = date.today() + timedelta(days=21)
    while day.isoweekday() > 5 or is_holiday(day):
        day += timedelta(days=1)
    return day


def demande(service: str, **changes: object) -> dict[str, Any]:
    common: dict[str, Any] = {
        "anneeScolaire": f"{YEAR - 1}-{YEAR}",
        "nomEnfant": "Dupuis",
        "prenomsEnfant": "Léo",
        "dateNaissanceEnfant": "2019-09-01",
        "ecole": "ecole-du-centre",
        "classe": "CP",
        "dateDebut": first_day().isoformat(),
        PLACES[service]: service,
        "allergie": False,
        "demandeur": PERSON,
        "engagement": ENGAGEMENT,
    }
    own: dict[str, dict[str, Any]] = {
        "activite-periscolaire": {
            "activites": ["soir"], "jours": ["lundi"], "urgence": {"nom": "Paul Dupuis", "telephone": "+33199001122"},
            "vaccinsAJour": True, "autorisationImage": "oui", "ficheSanitaire": FILE, "vaccinations": FILE,
            "assurance": FILE,
        },
        "inscription-cantine": {},
    }  # fmt: skip
    return common | own[service] | changes


def booked(town: Any, service: str, recu: Any) -> list[tuple[str, str]]:
    answer = client(town, service).service.suivre(numero=recu.numero, cleSuivi=recu.cleSuivi)
    return [(one.etat, one.libelle) for one in answer.reservation]


def actions(town: Any, numero: str) -> set[str]:
    dossiers, session = agent(town, "renard")
    return {action.nom for action in dossiers.service.lireDossier(numero=numero, _soapheaders=session).action}


def treat(town: Any, numero: str, action: str) -> None:
    dossiers, session = agent(town, "renard")
    dossiers.service.traiterDossier(numero=numero, action=action, _soapheaders=session)
    town.work()


def test_the_place_of_the_year_goes_from_who_gives_up_to_who_waits(town: Any) -> None:
    service, stub = "activite-periscolaire", client(town, "activite-periscolaire")
    head = header(stub, town.jeanne)
    wrong = stub.service.verifier(demande=demande(service)).erreur
    assert not [(error.champ, error.message) for error in wrong]
    first = stub.service.deposer(demande=demande(service), _soapheaders=head)
    second = stub.service.deposer(demande=demande(service, prenomsEnfant="Zoé"), _soapheaders=head)
    assert any("liste d’attente" in warning.message for warning in second.avertissement)
    ((state, said),) = booked(town, service, first)
    assert state == "option" and said.startswith("du ") and said.endswith(f"au {weekday_and_date(date(YEAR, 7, 5))}")
    assert [state for state, _ in booked(town, service, second)] == ["attente"]
    treat(town, second.numero, "placer")
    assert "place" not in actions(town, second.numero) and "complet" in actions(town, second.numero)
    town.mails.clear()
    stub.service.effectuerAction(numero=first.numero, cleSuivi=first.cleSuivi, action="retirer")
    town.work()
    assert [state for state, _ in booked(town, service, second)] == ["confirmee"]
    texts = [mail.get_body(("plain",)).get_content() for mail in town.mails]
    assert any("lui est gardée\u00a0: École du Centre." in text for text in texts)
    treat(town, second.numero, "place")
    assert [state for state, _ in booked(town, service, second)] == ["confirmee"]


def test_without_a_place_asked_nothing_is_booked(town: Any) -> None:
    service, stub = "activite-periscolaire", client(town, "activite-periscolaire")
    free = demande(service)
    del free["lieuAccueil"]
    recu = stub.service.deposer(demande=free, _soapheaders=header(stub, town.jeanne))
    assert booked(town, service, recu) == []
