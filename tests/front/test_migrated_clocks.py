"""Dossiers moved to another revision keep their time: clocks strike when the new process says, once; the legal delay
goes on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
from administration import Admin
from calls import agent, client
from process_service import CODE, DOCUMENT, PROCESS, demande, publish
from served_platform import Platform

AT = {"teleservice": CODE}
MAPPED = [{"ancienne": "examen", "nouvelle": "instruction"}]


def definition(etape: str, *clocks: tuple[str, int, str], mois: int = 2) -> str:
    """The process with one étape of treatment, its clocks (name, days, more) and the months of its legal delay."""
    head = PROCESS.split('<etape code="examen"')[0]
    head = head.replace('cible="examen"', f'cible="{etape}"').replace('delai="2"', f'delai="{mois}"')
    written = "".join(
        f'<action nom="{nom}" libelle="{nom}" acteur="horloge" apres="{days}" {more}>'
        f'<effets><alerter acteur="service" message="alerte-retard"/></effets></action>'
        for nom, days, more in clocks
    )
    watched = any(nom == "surveiller" for nom, _, _ in clocks)
    arms = "".join(
        f'<action nom="{nom}" libelle="{nom}" acteur="etat-civil"><effets><{effect} action="surveiller"/></effets></action>'
        for nom, effect in (("guetter", "armer"), ("laisser", "desarmer"))
    )
    return DOCUMENT.replace(
        PROCESS,
        f"""{head}
      <etape code="{etape}" libelleAgent="Examen" libelleCitoyen="Examen" acteur="etat-civil" traitement="true">
        <action nom="accepter" libelle="Accepter" acteur="etat-civil" cible="acceptee"/>{written}{arms if watched else ""}
      </etape></processus>""",
    ).replace("{{action.mesure}}", "quelques")


OLD = definition("examen", ("relancer", 10, ""), ("insister", 7, 'repete="true"'), ("clore", 40, 'cible="sans-suite"'))
NEW = definition(
    "instruction", ("relancer", 20, ""), ("insister", 7, 'repete="true"'), ("presser", 15, ""),
    ("clore", 30, 'cible="sans-suite"'),
)  # fmt: skip


class Moved:
    """A dossier of the old process, its days, its move."""

    def __init__(self, town: Platform, old: str) -> None:
        self.town, self.start = town, datetime.now(UTC)
        self.publish(old)
        self.recu = client(town, CODE).service.deposer(demande=demande())
        self.numero = self.recu.numero

    def publish(self, document: str) -> None:
        inside = self.town.installation.platform
        publish(inside.storage, "demoville", datetime.now(UTC), document)
        inside.bouquet.forget()

    def day(self, number: int) -> Counter[str]:
        """Go to that day, an hour later each time; what was done until then."""
        self.town.clock.shift = timedelta(days=number, hours=1)
        self.town.work()
        return Counter(line.action for line in self.lines())

    def lines(self):
        with self.town.installation.platform.storage.read("demoville") as unit:
            assert unit.journal.verify_chain(self.numero) is None
            return unit.journal.list_all(self.numero)

    @property
    def dossier(self):
        with self.town.installation.platform.storage.read("demoville") as unit:
            return unit.dossiers.get(self.numero)

    def act(self, action: str, **said: object) -> None:
        service, session = agent(self.town)
        service.service.traiterDossier(numero=self.numero, action=action, _soapheaders=session, **said)

    def move(self, new: str, correspondance=MAPPED) -> None:
        self.publish(new)
        moved = Admin(self.town, "royer")(
            "bo-processus", "migrerDossiers", **AT, numero=[self.numero], correspondance=correspondance
        )
        assert [(one.migre, one.raison) for one in moved.dossier] == [(True, None)]


@pytest.fixture
def town(platform: Platform) -> Iterator[Platform]:
    platform.clock.shift = timedelta()
    yield platform
    platform.clock.shift = timedelta()


def test_clocks_count_from_the_same_arrival_with_the_delays_of_the_new_process(town) -> None:
    dossier = Moved(town, OLD)
    assert dossier.day(8) == {"deposer": 1, "insister": 1}
    dossier.move(NEW)
    assert dossier.day(13)["insister"] == 1
    assert dossier.day(14)["insister"] == 2
    assert dossier.day(15)["presser"] == 1
    assert dossier.day(19)["relancer"] == 0
    assert dossier.day(20)["relancer"] == 1
    assert dossier.day(29)["clore"] == 0
    assert dossier.day(30)["clore"] == 1
    assert dossier.day(100) == dossier.day(31)


def test_a_clock_that_struck_does_not_strike_again_nor_one_that_was_due_and_could_not(town) -> None:
    never = definition("examen", ("relancer", 10, 'condition="surface &lt; 5"'), ("insister", 3, ""))
    dossier = Moved(town, never)
    assert dossier.day(12) == {"deposer": 1, "insister": 1}
    dossier.move(definition("instruction", ("relancer", 9, ""), ("insister", 11, ""), ("presser", 11, "")))
    assert dossier.day(13) == {"deposer": 1, "insister": 1, "migrerDossier": 1, "presser": 1}
    assert dossier.day(50) == dossier.day(13)


def test_a_stay_that_begins_as_a_clock_strikes_keeps_its_own_clock(town) -> None:
    """The clock sends the dossier back where it is: the strike is of the stay before, in the same instant."""
    again = definition("examen", ("relancer", 10, 'cible="examen"'))
    dossier = Moved(town, again)
    assert dossier.day(11)["relancer"] == 1
    dossier.move(definition("instruction", ("relancer", 12, "")))
    assert dossier.day(22)["relancer"] == 1
    assert dossier.day(24)["relancer"] == 2


def test_a_clock_that_an_effect_starts_goes_on_only_if_it_was_running(town) -> None:
    watched = definition("examen", ("surveiller", 5, ""))
    asleep, running, stopped = (Moved(town, watched) for _ in range(3))
    running.day(2)
    for dossier in (running, stopped):
        dossier.act("guetter")
    stopped.act("laisser")
    for dossier in (asleep, running, stopped):
        dossier.move(definition("instruction", ("surveiller", 9, "")))
    assert running.day(6)["surveiller"] == 0
    assert running.day(7)["surveiller"] == 1
    assert [one.day(40)["surveiller"] for one in (asleep, running, stopped)] == [0, 1, 0]


def test_the_day_of_silence_stays_and_what_put_it_off_too(town) -> None:
    dossier = Moved(town, OLD)
    asked = dossier.dossier.silence_le
    service, session = agent(town)
    service.service.demanderComplement(
        numero=dossier.numero, piecesManquantes="Le plan", motif="piece-manquante", _soapheaders=session
    )
    dossier.day(12)
    client(town, CODE).service.completer(numero=dossier.numero, cleSuivi=dossier.recu.cleSuivi)
    put_off = dossier.dossier.silence_le
    assert put_off - asked in (timedelta(days=12), timedelta(days=13))  # an hour past noon may be past midnight
    dossier.move(NEW)
    assert dossier.dossier.silence_le == put_off
    dossier.move(definition("instruction", ("relancer", 90, ""), mois=3), [])
    plain = three_months_after(dossier.dossier.depose_le.date())
    assert abs(dossier.dossier.silence_le - plain - (put_off - asked)) <= timedelta(days=1)
    dossier.day((dossier.dossier.silence_le - dossier.start.date()).days + 2)
    assert (dossier.dossier.issue, dossier.lines()[-1].action) == ("refusee", "constaterRefusTacite")


def three_months_after(day: date) -> date:
    from wsc_soap.domain.calendar import months_after

    return months_after(day, 3)


def test_a_dossier_that_waits_for_its_citizen_moves_with_where_it_comes_from(town) -> None:
    dossier = Moved(town, OLD)
    service, session = agent(town)
    service.service.demanderComplement(
        numero=dossier.numero, piecesManquantes="Le plan", motif="piece-manquante", _soapheaders=session
    )
    before = dossier.dossier
    dossier.day(16)
    dossier.move(NEW)
    after = dossier.dossier
    assert (after.etape, after.origine, after.suspendu_le) == ("attente-complement", "instruction", before.suspendu_le)
    assert dossier.day(24)["relancer"] == 1  # the étape's own, fifteen days after the question, before the move
    client(town, CODE).service.completer(numero=dossier.numero, cleSuivi=dossier.recu.cleSuivi)
    assert dossier.dossier.etape == "instruction"
    assert dossier.day(39)["presser"] == 1
