"""Places of a crèche: the commission gives one, which is kept; a full section has a waiting list with ranks that
families read; who gives up makes room for the next."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from threading import Barrier
from typing import Any

import pytest
from booked_demandes import ENGAGEMENT, PERSON
from calls import PASSWORD, agent, back_office, citizen, client, code, header, refused
from catalogue_demandes import FILE
from zeep.exceptions import Fault

from wsc_soap.domain.agenda import MIDNIGHT, Horaire, Ressource
from wsc_soap.operations.installation import install_agent, publish_delivered

SERVICE = "inscription-creche"
ALWAYS = tuple(Horaire(day, MIDNIGHT, MIDNIGHT) for day in range(1, 8))
ENTRY = date.today() + timedelta(days=60)
SECTION = {"dateEntree": ENTRY.isoformat(), "finAccueil": (ENTRY + timedelta(days=1000)).isoformat()}


@pytest.fixture(scope="module")
def town(platform: Any) -> Any:
    storage = platform.installation.platform.storage
    publish_delivered(storage, "demoville", (SERVICE,), datetime.now(UTC))
    install_agent(
        storage, "demoville", "colin", PASSWORD, civilite="Mme", nom="Colin", prenom="Anne", profil="agent",
        services=("petite-enfance",),
    )  # fmt: skip
    platform.installation.platform.bouquet.forget()
    platform.jeanne = citizen(platform)
    return platform


@pytest.fixture
def section(town: Any, request: pytest.FixtureRequest) -> str:
    """A section of one place, new for each test."""
    made = f"bebes-{abs(hash(request.node.name)) % 10**8}"
    with town.installation.platform.storage.write("demoville") as unit:
        unit.agendas.save(
            Ressource(made, "creche", "Les Lucioles, bébés", "petite-enfance", duree=0, horizon=400, feries=True,
                      horaires=ALWAYS)
        )  # fmt: skip
        unit.commit()
    town.installation.platform.bouquet.forget()
    return made


def filed(town: Any) -> Any:
    stub = client(town, SERVICE)
    demande = {
        "typeAccueil": "regulier",
        "naissance": True,
        "nomEnfant": "Dupuis",
        "prenomsEnfant": "Léo",
        "dateNaissance": (date.today() - timedelta(days=150)).isoformat(),
        "dateEntreeSouhaitee": ENTRY.isoformat(),
        "jours": ["lundi", "mardi"],
        "heureArrivee": "08:00:00",
        "heureDepart": "17:00:00",
        "structures": [{"structure": "creche-les-lucioles"}],
        "parent1Situation": "sans",
        "familleMonoparentale": True,
        "ressourcesMensuelles": 2000,
        "enfantsACharge": 1,
        "livretFamille": FILE,
        "justificatifDomicile": FILE,
        "justificatifRessources": FILE,
        "demandeur": PERSON,
        "engagement": ENGAGEMENT,
    }
    return stub.service.deposer(demande=demande, _soapheaders=header(stub, town.jeanne))


def treat(town: Any, numero: str, action: str, **answers: str) -> Any:
    dossiers, session = agent(town, "colin")
    entrees = [{"nom": nom, "valeur": value} for nom, value in answers.items()]
    return dossiers.service.traiterDossier(numero=numero, action=action, entree=entrees, _soapheaders=session)


def before_commission(town: Any) -> Any:
    recu = filed(town)
    treat(town, recu.numero, "valider", points="40")
    treat(town, recu.numero, "examiner")
    return recu


def given(town: Any, section: str, **changes: str) -> Any:
    """A demande to which the commission gave a place of the section."""
    recu = before_commission(town)
    treat(town, recu.numero, "attribuer", section=section, **(SECTION | changes))
    return recu


def read(town: Any, recu: Any) -> Any:
    town.work()
    return client(town, SERVICE).service.suivre(numero=recu.numero, cleSuivi=recu.cleSuivi)


def booked(town: Any, recu: Any) -> list[tuple[str, int | None]]:
    return [(one.etat, one.rang) for one in read(town, recu).reservation]


def stands(town: Any, recu: Any) -> str:
    dossiers, session = agent(town, "colin")
    return str(dossiers.service.lireDossier(numero=recu.numero, _soapheaders=session).etapeCode)


def citizen_does(town: Any, recu: Any, action: str, **more: str) -> None:
    client(town, SERVICE).service.effectuerAction(numero=recu.numero, cleSuivi=recu.cleSuivi, action=action, **more)


def told(town: Any) -> list[str]:
    town.work()
    return [" ".join(mail.get_body(("plain",)).get_content().replace("\u00a0", " ").split()) for mail in town.mails]


def test_a_full_section_keeps_a_waiting_list_and_who_gives_up_makes_room_for_the_first(town: Any, section: str) -> None:
    first, second, third = (given(town, section) for _ in range(3))
    assert (stands(town, first), stands(town, second)) == ("proposition", "attribution")
    assert [booked(town, one) for one in (first, second, third)] == [
        [("option", None)], [("attente", 1)], [("attente", 2)],
    ]  # fmt: skip
    assert any("Votre enfant a le rang 2 sur la liste d’attente" in text for text in told(town))
    town.mails.clear()
    citizen_does(town, first, "refuserPlace", motif="solution-trouvee")
    assert booked(town, second) == [("confirmee", None)]
    assert (stands(town, second), booked(town, third)) == ("proposition", [("attente", 1)])
    assert any("vous propose une place : Les Lucioles, bébés, à partir du" in text for text in told(town))
    citizen_does(town, second, "accepter")
    treat(town, second.numero, "signer")
    assert booked(town, second) == [("confirmee", None)]
    treat(town, third.numero, "representer")
    assert booked(town, third) == []


def test_a_place_given_by_the_calendar_of_the_agents_goes_to_the_next_when_they_cancel_it(
    town: Any, section: str
) -> None:
    first, second = given(town, section), given(town, section)
    agendas: Callable[..., Any] = back_office(town, "bo-agendas", "colin")
    kept = agendas("listerReservations", ressource=section, du=ENTRY, au=ENTRY + timedelta(days=6)).reservation
    mine = next(one for one in kept if one.dossier == first.numero)
    agendas("annulerReservation", reservation=mine.id, motif="Départ de la commune")
    assert (booked(town, first), booked(town, second)) == ([], [("confirmee", None)])


def test_another_stretch_of_time_is_another_place(town: Any, section: str) -> None:
    given(town, section, finAccueil=(ENTRY + timedelta(days=30)).isoformat())
    later = {"dateEntree": (ENTRY + timedelta(days=30)).isoformat()}
    assert booked(town, given(town, section, **later)) == [("option", None)]


def test_a_second_choice_of_the_commission_takes_the_place_of_the_first(town: Any, section: str) -> None:
    full = given(town, section)
    waiting = given(town, section)
    treat(town, waiting.numero, "representer")
    treat(town, waiting.numero, "attribuer", structureProposee="Halte-garderie", dateEntree=ENTRY.isoformat())
    assert (stands(town, waiting), booked(town, waiting)) == ("proposition", [])
    assert booked(town, full) == [("option", None)]


def test_what_is_given_back_late_is_not_what_was_booked_since(town: Any, section: str) -> None:
    recu = given(town, section)
    again = given(town, section)
    treat(town, again.numero, "representer")  # the worker gives its rank back later
    citizen_does(town, recu, "refuserPlace", motif="solution-trouvee")
    treat(town, again.numero, "attribuer", section=section, **SECTION)
    assert booked(town, again) in ([("option", None)], [("confirmee", None)])


def test_without_a_section_nothing_is_counted(town: Any) -> None:
    recu = before_commission(town)
    treat(town, recu.numero, "attribuer", structureProposee="Crèche du Moulin", dateEntree=ENTRY.isoformat())
    assert (stands(town, recu), booked(town, recu)) == ("proposition", [])


@pytest.mark.parametrize(
    ("wrong", "fault"),
    [
        ({"section": "lune"}, "DemandeInvalide"),
        ({"section": "titres"}, "DemandeInvalide"),
        ({"dateEntree": (date.today() - timedelta(days=3)).isoformat()}, "CreneauIndisponible"),
        ({"finAccueil": (ENTRY - timedelta(days=3)).isoformat()}, "DemandeInvalide"),
        ({"finAccueil": (ENTRY + timedelta(days=3000)).isoformat()}, "CreneauIndisponible"),
    ],
)
def test_a_wrong_section_or_wrong_days_leave_the_dossier_before_the_commission(
    town: Any, section: str, wrong: dict[str, str], fault: str
) -> None:
    recu = before_commission(town)
    answers = {"section": section} | SECTION | wrong
    assert code(refused(lambda: treat(town, recu.numero, "attribuer", **answers))) == fault
    assert (stands(town, recu), booked(town, recu)) == ("commission", [])


def test_two_agents_who_give_the_last_place_at_the_same_instant_give_it_once(town: Any, section: str) -> None:
    recus, start = [before_commission(town) for _ in range(4)], Barrier(4)

    def give(recu: Any) -> str:
        start.wait()
        try:
            treat(town, recu.numero, "attribuer", section=section, **SECTION)
        except Fault as fault:
            return code(fault)
        return ""

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(give, recus)) == [""] * 4
    states = sorted(((state, rang) for recu in recus for state, rang in booked(town, recu)), key=str)
    assert states == [("attente", 1), ("attente", 2), ("attente", 3), ("option", None)]
