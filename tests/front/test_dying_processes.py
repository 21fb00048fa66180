"""Random sound processes, driven by random acts and by time, on a whole platform that dies at any named place: the
dossier is as if nothing had died, whatever it is worth the journal explains it, and there is always a way on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from outside_world import partner_service
from random_processes import Step, definitions, named, scripts
from twin_worlds import AGENT, LEASE_OVER, World

from wsc_soap.domain.clocks import first_due
from wsc_soap.errors import DefinitionInvalide
from wsc_soap.operations import process, suivi

Twins = tuple[World, World, Path]


@pytest.fixture(scope="module")
def twins(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Twins]:
    with ExitStack() as outside:
        folder = tmp_path_factory.mktemp("jumeaux")
        mortal, charmed = (World(folder / nom, outside.enter_context(partner_service())) for nom in ("a", "b"))
        yield mortal, charmed, folder
        for world in (mortal, charmed):
            world.installation.close()


runs = 0


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(definitions(), scripts())
def test_a_dossier_lives_as_if_nothing_had_died(twins: Twins, document: str, script: list[Step]) -> None:
    global runs
    runs += 1
    mortal, charmed, folder = twins
    first, *rest = script
    try:
        mortal.begin(document, folder / f"{runs}a", first.place, first.turn)
    except DefinitionInvalide:
        assume(False)
    charmed.begin(document, folder / f"{runs}b", "", 1)
    perform(mortal, charmed, Step("dort", 0, first.place, first.turn))
    for step in rest:
        assert perform(mortal, charmed, step) == ""
        assert mortal.state() == charmed.state()
        explained(mortal)
        clocked(mortal)
        a_way_on(mortal)
    finish(mortal, charmed)
    assert mortal.state() == charmed.state()
    explained(mortal)
    assert len(mortal.sent) - len(set(mortal.sent)) <= mortal.deaths
    assert mortal.partner.keys.total() - len(mortal.partner.keys) <= mortal.deaths


def perform(mortal: World, charmed: World, step: Step) -> str:
    """The same step in both worlds, dying in the first; a word when it was answered differently."""
    if step.what == "dort":
        for world in (mortal, charmed):
            world.now += timedelta(days=step.value)
        if mortal.work(step.place, step.turn):
            charmed.work()
            for world in (mortal, charmed):
                world.now += LEASE_OVER
        for world in (mortal, charmed):
            world.work()
        return ""
    who = AGENT if step.what == "agent" else suivi.citizen(mortal.dossier)
    nom = named(step, mortal.offered(who))
    answers = mortal.act(nom, who, step.place, step.turn), charmed.act(nom, who, "", 1)
    return "" if answers[0] == answers[1] else f"{answers}"


def explained(world: World) -> None:
    """One étape at a time: each line was done where the one before had led, and the last one says where it stands."""
    here, passage = world.processus.debut, 0
    for line in world.journal():
        assert line.etape == here
        if line.cible:
            here, passage = line.cible, passage + 1
    assert (world.dossier.etape, world.dossier.passage) == (here, passage)
    assert world.dossier.issue == world.processus.etape(here).issue


def clocked(world: World) -> None:
    """Each clock of the étape waits once until it struck; no other one could strike; so does the legal delay."""
    dossier, etape = world.dossier, world.etape
    if dossier.clos:
        return
    told = [contenu for genre, contenu in world.pending() if genre == "minuterie"]
    waiting = sorted(c["action"] for c in told if c.get("passage") == str(dossier.passage) and "avis" not in c)
    lines = world.journal()
    arrival = max(rank for rank, line in enumerate(lines) if line.cible)  # by order: two stays may share an instant
    stay = [line.action for line in lines[arrival + 1 :]]
    with world.storage.read("demoville") as unit:
        case = process.open_case(world.context, unit, dossier)
    due = [clock.nom for clock in etape.clocks if first_due(case, clock) is not None]
    once = {clock.nom for clock in etape.clocks if not clock.repete}
    assert waiting == sorted(nom for nom in due if not (nom in once and nom in stay))
    silences = [c["silence"] for c in told if "silence" in c]
    if dossier.silence_le:
        assert silences.count(dossier.silence_le.isoformat()) == 1


def a_way_on(world: World) -> None:
    """An outcome is reached, or somebody may act, or something is still to come."""
    if not world.dossier.clos:
        assert world.offered(AGENT) or world.offered(suivi.citizen(world.dossier)) or world.pending()


def finish(mortal: World, charmed: World) -> None:
    """Go on until the outcome; afterwards time changes nothing."""
    for _ in range(12):
        if mortal.dossier.clos:
            break
        nom = next((nom for nom in mortal.offered(AGENT) if nom.endswith("avancer")), "")
        if nom:
            assert (mortal.act(nom, AGENT, "", 1), charmed.act(nom, AGENT, "", 1)) == ("", "")
        else:
            perform(mortal, charmed, Step("dort", 31))
    assert mortal.dossier.issue
    perform(mortal, charmed, Step("dort", 0))
    lines = mortal.journal()
    perform(mortal, charmed, Step("dort", 90))
    assert mortal.journal() == lines
    assert mortal.pending() == []
