"""The worker is killed at each named place while it performs effects: nothing is lost, one mail at most is sent twice."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from pathlib import Path

import pytest
from process_service import CODE, publish
from served_platform import Clock, fill

from wsc_soap.bootstrap import Installation, build
from wsc_soap.config import Settings
from wsc_soap.domain.case import Act
from wsc_soap.operations import bo_dossiers, opening, suivi, types
from wsc_soap.operations.context import Identity
from wsc_soap.operations.deposit import deposit
from wsc_soap.operations.tasks import perform_due
from wsc_soap.storage import crash_points
from wsc_soap.xmlio.filled_form import read_filled_form

AGENT = Act("agent", "Mme Durand", ("etat-civil",), sujet="agent:durand", profil="gestionnaire")
CHIEF = Act("agent", "M. Chef", ("etat-civil",), sujet="agent:chef", profil="gestionnaire")
ENTRIES = {
    "surface": ["12"],
    "parcelle": ["AB 12"],
    "demandeur.nomNaissance": ["Astier"],
    "demandeur.courriel": ["h.astier@courriel.example"],
    "demandeur.telephone": ["0199001234"],
}


class Killed(BaseException):
    """The process dies: no handler runs."""


@pytest.fixture
def made(tmp_path: Path) -> tuple[Installation, Clock]:
    clock = Clock()
    installation = build(Settings(_env_file=None, donnees=tmp_path, adresse="http://localhost", debit=0), clock)
    fill(installation)
    publish(installation.platform.storage, "demoville", datetime.now(UTC))
    return installation, clock


def filed(installation: Installation) -> tuple[object, str]:
    context = opening.open_context(installation.platform, "demoville", CODE)
    bouquet = context.platform.bouquet
    form = read_filled_form(
        context.demarche, ENTRIES, {}, bouquet.names(context.collectivite),
        bouquet.variables(context.collectivite, context.now(), context.demarche),
    )  # fmt: skip
    return context, deposit(context, form.demande, None).numero


def work(installation: Installation, sent: list[EmailMessage], die_at: str, monkeypatch, turns: int = 1) -> bool:
    """One turn of the worker, killed the first time it passes there; True when it was."""
    left = [turns]

    def point(nom: str) -> None:
        if nom == die_at:
            left[0] -= 1
            if left[0] == 0:
                raise Killed

    for module in ("wsc_soap.operations.tasks", "wsc_soap.operations.task_effects", "wsc_soap.storage.unit_of_work"):
        monkeypatch.setattr(f"{module}.point", point)
    try:
        while perform_due(installation.platform, sent.append, "mairie@demoville.example"):
            pass
    except Killed:
        return True
    finally:
        monkeypatch.undo()
    return False


@pytest.mark.parametrize("where", ["avant-commit", "apres-commit", "courriel-remis"])
@pytest.mark.parametrize("turn", [1, 3])
def test_a_killed_worker_loses_no_effect_and_doubles_one_mail_at_most(made, where, turn, monkeypatch) -> None:
    installation, clock = made
    context, numero = filed(installation)
    measure = (types.Entree("mesure", "12", None, None),)
    suivi.act(context, numero, "mesurer", AGENT, None, entrees=measure)
    suivi.act(context, numero, "signer", CHIEF, None)
    sent: list[EmailMessage] = []
    killed = work(installation, sent, where, monkeypatch, turn)
    clock.shift = timedelta(minutes=6)  # its lease is over
    assert not work(installation, sent, "nowhere", monkeypatch)
    with installation.platform.storage.read("demoville") as unit:
        rows = unit.outbox.courriels(numero)
        assert {row.etat for row in rows} == {"faite"}
        assert len(unit.documents.list_all(numero)) == 1
        assert unit.journal.verify_chain(numero) is None
        assert [line.action for line in unit.journal.list_all(numero)] == ["deposer", "mesurer", "signer"]
    assert len(rows) <= len(sent) <= len(rows) + killed
    assert len({mail["Message-ID"] for mail in sent}) == len(rows)


@pytest.mark.parametrize("where", ["avant-commit", "apres-commit"])
@pytest.mark.parametrize("turn", [2])
def test_time_acts_once_whatever_moment_the_worker_dies(made, where, turn, monkeypatch) -> None:
    installation, clock = made
    _, numero = filed(installation)
    assert not work(installation, [], "nowhere", monkeypatch)
    clock.shift = timedelta(days=70)
    work(installation, [], where, monkeypatch, turn)
    clock.shift = timedelta(days=70, minutes=6)
    work(installation, [], "nowhere", monkeypatch)
    with installation.platform.storage.read("demoville") as unit:
        assert [line.action for line in unit.journal.list_all(numero)] == ["deposer", "constaterRefusTacite"]
        assert unit.dossiers.get(numero).issue == "refusee"
    assert crash_points.point("nowhere") is None


@pytest.mark.parametrize("where", ["avant-commit", "apres-commit"])
def test_a_call_whose_answer_was_lost_is_done_once_when_it_is_sent_again(made, where, monkeypatch) -> None:
    installation, _ = made
    _, numero = filed(installation)
    context = opening.open_context(installation.platform, "demoville", "bo-dossiers").with_changes(
        identity=Identity("agent", "durand", "Mme Durand", "", "agent", services=("etat-civil",))
    )
    measure = (types.Entree("champ.mesurer.mesure", "12", None, None),)

    def call() -> types.DossierComplet:
        return bo_dossiers.traiter_dossier(context, numero, "mesurer", entree=measure, cle="k1")

    def point(nom: str) -> None:
        if nom == where:
            raise Killed

    with monkeypatch.context() as armed:
        armed.setattr("wsc_soap.storage.unit_of_work.point", point)
        with pytest.raises(Killed):
            call()
    answers = [call(), call()]
    assert [line.libelle for line in answers[1].journal].count("Noter la mesure") == 1
    assert answers[0].version == answers[1].version
