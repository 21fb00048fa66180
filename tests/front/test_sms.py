"""SMS leave through one port: off by default, to who wants them, once, and no log knows the number."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from calls import PASSWORD, agent, client
from process_service import CODE, DOCUMENT, demande, publish
from served_platform import Platform

from wsc_soap.bootstrap import sms_port
from wsc_soap.config import Settings
from wsc_soap.errors import DefinitionInvalide
from wsc_soap.mail import PermanentFailure, SpooledSms, TemporaryFailure
from wsc_soap.operations import task_effects
from wsc_soap.operations.installation import install_agent

NUMBER = "+33199001234"


@pytest.fixture(scope="module")
def town(platform: Platform) -> Platform:
    storage = platform.installation.platform.storage
    publish(storage, "demoville", datetime.now(UTC), with_town_number(DOCUMENT))
    install_agent(
        storage, "demoville", "chef", PASSWORD, civilite="M.", nom="Chef", prenom="Paul",
        profil="gestionnaire", services=("etat-civil",),
    )  # fmt: skip
    platform.installation.platform.bouquet.forget()
    return platform


def with_town_number(document: str) -> str:
    """The same process, where a refusal tells the number on call of the town."""
    place = '<motif code="trop-grand">la terrasse est trop grande</motif>'
    return document.replace(place, f'{place}<effets><envoyerSms code="accord" numero="+33199005678"/></effets>', 1)


@pytest.fixture
def spool(town: Platform, tmp_path: Path) -> Iterator[SpooledSms]:
    inside = town.installation.platform
    inside.sms = SpooledSms(tmp_path / "sms")
    yield inside.sms
    inside.sms, town.clock.shift = None, timedelta()


def accepted(town: Platform, **changes: object) -> str:
    """A dossier whose decision asks for an SMS; the worker has not come by."""
    numero = client(town, CODE).service.deposer(demande=demande(**changes)).numero
    act(town, numero, "mesurer", "durand", entree=[{"nom": "mesure", "valeur": "12"}])
    act(town, numero, "signer", "chef")
    return numero


def act(town: Platform, numero: str, action: str, who: str, **said: object) -> None:
    service, session = agent(town, who)
    service.service.traiterDossier(numero=numero, action=action, _soapheaders=session, **said)


def row(town: Platform, numero: str):
    """The state and the last error of the SMS of a dossier, as the outbox keeps them."""
    with town.installation.platform.storage.read("demoville") as unit:
        return unit.outbox.of_kind(numero, "sms")


def test_no_sms_leaves_unless_the_installation_says_so(tmp_path: Path, town) -> None:
    assert sms_port(Settings(_env_file=None, donnees=tmp_path)) is None
    assert isinstance(sms_port(Settings(_env_file=None, donnees=tmp_path, sms="essai")), SpooledSms)
    numero = accepted(town)
    town.work()
    assert row(town, numero) == [("faite", "")]


def test_who_wants_sms_gets_one_and_who_does_not_gets_none(town, spool) -> None:
    numero = accepted(town)
    town.work()
    (sms,) = spool.list_all()
    assert sms.numero == NUMBER
    assert numero in sms.texte.replace("\u00a0", " ")
    accepted(town, prevenirParSms=False)
    town.work()
    town.work()
    assert len(spool.list_all()) == 1


def test_an_sms_may_go_to_a_number_of_the_town(town, spool) -> None:
    numero = client(town, CODE).service.deposer(demande=demande(prevenirParSms=False)).numero
    act(town, numero, "refuser", "durand", motif="trop-grand")
    town.work()
    assert [sms.numero for sms in spool.list_all()] == ["+33199005678"]


def test_a_worker_that_dies_once_the_sms_is_handed_over_sends_no_second_one(town, spool, monkeypatch) -> None:
    class Killed(BaseException):
        pass

    def die(place: str) -> None:
        if place == "sms-remis":
            raise Killed

    accepted(town)
    with monkeypatch.context() as patch:
        patch.setattr(task_effects, "point", die)
        with pytest.raises(Killed):
            town.work()
    assert len(spool.list_all()) == 1
    town.clock.shift = timedelta(minutes=6)
    town.work()
    assert len(spool.list_all()) == 1


@pytest.mark.parametrize(("trouble", "left"), [(TemporaryFailure, "a-faire"), (PermanentFailure, "morte")])
def test_neither_the_log_nor_the_outbox_knows_the_number_when_sending_fails(
    town, spool, caplog, monkeypatch, trouble, left
) -> None:
    def fail(cle: str, numero: str, texte: str) -> None:
        raise trouble(f"no way to reach {numero}")

    monkeypatch.setattr(spool, "send", fail)
    with caplog.at_level(logging.DEBUG):
        numero = accepted(town)
        town.work()
    assert row(town, numero) == [(left, trouble.__name__)]
    ours = [record.getMessage() for record in caplog.records if record.name.startswith("wsc_soap")]
    assert not [line for line in ours if NUMBER.removeprefix("+33") in line]


def test_a_definition_that_does_not_say_who_wants_sms_is_refused(town) -> None:
    start = DOCUMENT.index("\n    telephone=")
    mute = DOCUMENT[:start] + DOCUMENT[DOCUMENT.index("/>", start) :]
    with pytest.raises(DefinitionInvalide) as refused:
        publish(town.installation.platform.storage, "demoville", datetime.now(UTC), mute)
    (wrong,) = refused.value.erreurs
    assert (wrong.champ, "accepte les SMS" in wrong.message) == ("processus/examen/signer/envoyerSms", True)
