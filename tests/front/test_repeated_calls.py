"""The same call twice under one key, by SOAP: what it did is done once, and the second call finds it."""

from __future__ import annotations

import importlib
import pkgutil
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from calls import agent, back_office, citizen, client, code, header, refused
from process_service import CODE, demande, publish
from served_platform import Platform

from wsc_soap import operations
from wsc_soap.operations import registry

KEY = "une-cle-tiree-au-hasard-0001"
THURSDAY = date.today() + timedelta(days=7 - date.today().weekday() + 10)
READING = (
    "lister", "lire", "rechercher", "telecharger", "comparer", "exporter", "previsualiser", "verifier", "obtenir",
    "decrire", "suivre", "simuler", "rejouer",
)  # fmt: skip


@pytest.fixture(scope="module")
def town(platform: Platform) -> Platform:
    publish(platform.installation.platform.storage, "demoville", datetime.now(UTC))
    platform.installation.platform.bouquet.forget()
    return platform


def filed(town: Platform, **session: Any) -> tuple[str, str]:
    recu = client(town, CODE).service.deposer(demande=demande(), **session)
    return recu.numero, recu.cleSuivi


def lines(dossier: Any) -> Counter:
    return Counter(line.libelle for line in dossier.journal)


def test_an_operation_that_writes_has_a_key_or_says_what_a_repeat_does() -> None:
    for module in pkgutil.iter_modules(operations.__path__):
        importlib.import_module(f"wsc_soap.operations.{module.name}")
    writing = [
        one
        for service in registry.services()
        for one in registry.operations_of(service)
        if not one.name.startswith(READING)
    ]
    left = [
        f"{one.service}.{one.name}"
        for one in writing
        if not any(parameter.name == "cle" for parameter in one.parameters) and "ejoué" not in one.documentation
    ]
    assert len(writing) > 70 and left == []


def test_an_act_on_a_dossier_is_done_once_whatever_version_was_read(town: Platform) -> None:
    (numero, _), (service, head) = filed(town), agent(town)
    read = service.service.lireDossier(numero=numero, _soapheaders=head)
    asked = {"numero": numero, "action": "mesurer", "version": read.version, "cle": KEY}
    asked["entree"] = [{"nom": "champ.mesurer.mesure", "valeur": "12"}]
    first = service.service.traiterDossier(**asked, _soapheaders=head)
    again = service.service.traiterDossier(**asked, _soapheaders=head)
    assert first.version == again.version > read.version
    assert lines(again)["Noter la mesure"] == 1
    other = asked | {"entree": [{"nom": "champ.mesurer.mesure", "valeur": "13"}]}
    assert code(refused(lambda: service.service.traiterDossier(**other, _soapheaders=head))) == "CleReutilisee"
    without = {nom: value for nom, value in other.items() if nom not in ("cle", "version")}
    assert lines(service.service.traiterDossier(**without, _soapheaders=head))["Noter la mesure"] == 2


def test_an_act_that_closed_the_dossier_is_found_again(town: Platform) -> None:
    (numero, _), (service, head) = filed(town), agent(town)
    asked = {"numero": numero, "action": "refuser", "motif": "trop-grand", "cle": KEY + "refus"}
    for _ in range(3):
        answer = service.service.traiterDossier(**asked, _soapheaders=head)
        assert (answer.etat, lines(answer)["Refuser"]) == ("clos", 1)
    detail = refused(lambda: service.service.traiterDossier(**asked | {"cle": None}, _soapheaders=head))
    assert code(detail) == "ActionImpossible"


@pytest.mark.parametrize(
    ("operation", "given", "line"),
    [
        ("annoterDossier", {"texte": "Vu sur place."}, "Note interne"),
        ("ecrireCitoyen", {"texte": "Votre plan est arrivé."}, "Message au citoyen"),
        ("ecrireAgent", {"agent": "martin", "texte": "Qu’en dis-tu ?"}, "Message à Mme Martin"),
        ("demanderComplement", {"piecesManquantes": "Le plan", "motif": "piece-manquante"}, "Demander un complément"),
        ("mettreEnAttente", {"motif": "paiement-attendu"}, "Mettre en attente"),
    ],
)
def test_what_an_agent_writes_or_asks_is_written_once(town: Platform, operation: str, given: dict, line: str) -> None:
    (numero, _), (service, head) = filed(town), agent(town)
    town.work()
    before = len(town.mails)
    said = {"numero": numero, "cle": KEY + operation, **given}
    answers = [service.service[operation](**said, _soapheaders=head) for _ in range(3)]
    town.work()
    assert lines(answers[-1]) == lines(answers[0]) and answers[0].version == answers[-1].version
    assert lines(answers[-1])[line] == 1, lines(answers[-1])
    assert len(town.mails) - before <= 1


def test_a_citizen_without_an_account_acts_once(town: Platform) -> None:
    public = client(town, CODE)
    for operation in ("retirer", "effectuerAction"):
        numero, cle_suivi = filed(town)
        given = {"numero": numero, "cleSuivi": cle_suivi, "cle": "k"}  # short: it is this dossier's own
        if operation == "effectuerAction":
            given["action"] = "retirer"
        first, again = (public.service[operation](**given) for _ in range(2))
        assert (first.etat, first.version) == (again.etat, again.version) == ("clos", first.version)


def test_a_citizen_writes_one_message_and_a_stranger_s_same_key_is_another(town: Platform) -> None:
    compte = client(town, "compte")
    head = header(compte, citizen(town))
    deposit = client(town, CODE)
    numero, _ = filed(town, _soapheaders=header(deposit, head[0].jeton))
    said = {"numero": numero, "texte": "Où en êtes-vous ?", "cle": KEY}
    for _ in range(2):
        shown = compte.service.ecrireMessage(**said, _soapheaders=head)
    assert [message.corps for message in shown.message if message.etat == "recu"] == ["Où en êtes-vous ?"]
    other = header(compte, citizen(town, "a.bret@courriel.example"))
    assert code(refused(lambda: compte.service.ecrireMessage(**said, _soapheaders=other))) == "DossierIntrouvable"


def test_a_booking_a_hold_and_a_closure_are_made_once(town: Platform) -> None:
    desk, head = client(town, "bo-agendas"), agent(town, "petit")[1]
    head = header(desk, head[0].jeton)
    desk.service.definirRessource(code="salle-bleue", genre="salle", libelle="Salle bleue", service="population",
                                  places=4, feries=True, _soapheaders=head)  # fmt: skip
    week = [{"jour": jour, "debut": "08:00", "fin": "20:00"} for jour in range(1, 8)]
    desk.service.definirHoraires(ressource="salle-bleue", horaire=week, _soapheaders=head)
    wanted = {"ressource": "salle-bleue", "jour": THURSDAY, "debut": "10:00", "fin": "11:00", "objet": "Mme Roy"}
    first, again = (desk.service.reserver(**wanted, cle=KEY, _soapheaders=head) for _ in range(2))
    assert first.id == again.id
    for _ in range(2):
        closed = desk.service.definirException(ressource="salle-bleue", jour=THURSDAY + timedelta(days=1), cle=KEY,
                                               _soapheaders=head)  # fmt: skip
    assert len(closed.exception) == 1
    agenda, ten = client(town, "agenda").service, datetime.combine(THURSDAY, datetime.min.time()).replace(hour=10)
    short = refused(lambda: agenda.retenirCreneau(ressource="salle-bleue", debut=ten, cle="k"))
    assert (code(short), short.findtext("{*}champ")) == ("ParametreInvalide", "cle")
    held, found = (agenda.retenirCreneau(ressource="salle-bleue", debut=ten, cle=KEY) for _ in range(2))
    assert held.jeton == found.jeton
    free = {
        f"{slot.debut:%H}": slot.placesLibres
        for slot in agenda.listerCreneaux("salle-bleue", THURSDAY, THURSDAY).creneau
    }
    assert free["10"] == 2, "one place booked, one held, of four"
    for _ in range(2):
        desk.service.annulerReservation(reservation=first.id, motif="Empêchée", cle=KEY, _soapheaders=head)


def test_a_draft_is_kept_once_and_its_link_leaves_once(town: Platform) -> None:
    public = client(town, CODE).service
    town.work()
    before = len(town.mails)
    given = {"entree": [{"nom": "surface", "valeur": "12"}], "courriel": "j.dupuis@courriel.example", "cle": KEY}
    first, again = (public.enregistrerBrouillon(**given) for _ in range(2))
    town.work()
    assert first.code == again.code and len(town.mails) == before + 1


def test_a_key_of_business_software_is_made_once_and_its_secret_shown_once(town: Platform) -> None:
    call = back_office(town, "bo-integrateurs")
    call("definirIntegrateur", code="civil", nom="Civil")
    first, again = (call("creerCle", integrateur="civil", libelle="Production", cle=KEY) for _ in range(2))
    assert first.secret and again.secret is None and first.debut == again.debut
    (known,) = (one for one in call("listerIntegrateurs").integrateur if one.code == "civil")
    assert len(known.cle) == 1
