"""Filling an empty data folder: towns, agents, citizens, dossiers filed and treated by the operations themselves.

Everything is played in the order of time, by a clock that stands at each moment in turn; the messages of that moment
leave at that moment. Interrupted at any place, it is played again from the start and does only what is missing: a
deposit has its idempotence key, a step is done when the journal says so. The reference instant is kept, so that the
second play is the same as the first.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from importlib.resources import files
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from wsc_soap.bootstrap import Installation, build
from wsc_soap.config import Settings
from wsc_soap.demo.agendas import install_agendas
from wsc_soap.demo.mailbox import Mailbox
from wsc_soap.demo.stories import CITOYEN, Moments, Step, Story, content, demande_element, histories
from wsc_soap.operations import opening, sessions
from wsc_soap.operations.context import Context
from wsc_soap.operations.installation import install_agent, install_citizen, install_town, publish_delivered
from wsc_soap.operations.tasks import perform_due
from wsc_soap.operations.types import Recu
from wsc_soap.xmlio.definition import load_teleservice
from wsc_soap.xmlio.expansion import expand
from wsc_soap.xmlio.library import Library

MARK = "demo.json"
_PARIS = ZoneInfo("Europe/Paris")
_OPENING, _CLOSING = 9, 17


@dataclass
class HeldClock:
    """A clock that stands where it is put."""

    instant: datetime

    def __call__(self) -> datetime:
        return self.instant


def seed(settings: Settings, mailbox: Mailbox, now: datetime | None = None) -> bool:
    """Fill the data folder unless that was done to the end before; true when something was done."""
    mark = settings.donnees / MARK
    if mark.exists() and json.loads(mark.read_text("utf-8"))["complete"]:
        return False
    settings.donnees.mkdir(mode=0o700, parents=True, exist_ok=True)
    reference = _reference(mark, now or datetime.now(UTC))
    clock = HeldClock(reference)
    installation = build(settings, clock)
    try:
        _install(installation, reference)
        _Scene(installation, clock, reference, mailbox).play()
    finally:
        installation.close()
    _write(mark, reference, complete=True)
    return True


def _reference(mark: Path, now: datetime) -> datetime:
    if mark.exists():
        return datetime.fromisoformat(json.loads(mark.read_text("utf-8"))["reference"])
    _write(mark, now, complete=False)
    return now


def _write(mark: Path, reference: datetime, complete: bool) -> None:
    draft = mark.with_suffix(".tmp")
    draft.write_text(json.dumps({"reference": reference.isoformat(), "complete": complete}), "utf-8")
    draft.replace(mark)


# --- who and what there is --------------------------------------------------------------------------------------------


def _install(installation: Installation, reference: datetime) -> None:
    storage, start = installation.platform.storage, reference - timedelta(days=60)
    delivered = Library().codes()
    for town in content()["ville"]:
        code = install_town(storage, (files("wsc_soap.demo") / town["document"]).read_bytes(), start)
        wanted = delivered if town["teleservices"] == "tous" else town["teleservices"]
        publish_delivered(storage, code, [one for one in wanted if one in delivered], start)
    for agent in content()["agent"]:
        _agent(installation, agent, delivered)
    for citoyen in content()["citoyen"]:
        install_citizen(
            storage,
            citoyen["ville"],
            citoyen["courriel"],
            citoyen["motDePasse"],
            civilite=citoyen["civilite"],
            nom=citoyen["nom"],
            prenoms=citoyen["prenoms"],
            telephone=citoyen["telephone"],
            now=start,
        )
    install_agendas(storage, "demoville", reference)
    installation.platform.bouquet.forget()


def _agent(installation: Installation, agent: dict[str, Any], delivered: tuple[str, ...]) -> None:
    services = agent["services"]
    if services == ["reste"]:
        services = sorted(_departments(delivered) - {one for other in content()["agent"] for one in other["services"]})
        services = services or ["accueil"]
    install_agent(
        installation.platform.storage,
        agent["ville"],
        agent["identifiant"],
        agent["motDePasse"],
        civilite=agent["civilite"],
        nom=agent["nom"],
        prenom=agent["prenom"],
        profil=agent["profil"],
        services=tuple(services),
    )


def _departments(delivered: tuple[str, ...]) -> set[str]:
    library, found = Library(), set()
    for code in delivered:
        service = load_teleservice(expand(library.document(code), library))
        found |= {service.service, *(one.code for one in service.processus.acteurs if one.genre == "service")}
    return found


# --- what happens -----------------------------------------------------------------------------------------------------


@dataclass
class _Scene:
    """The play: every event at its instant, then the worker's turn."""

    installation: Installation
    clock: HeldClock
    reference: datetime
    mailbox: Mailbox

    def __post_init__(self) -> None:
        self.recus: dict[str, Recu] = {}
        delivered = Library().codes()
        self.stories = [one for one in histories() if one.teleservice in delivered]

    def play(self) -> None:
        events: list[tuple[datetime, int, Callable[[], None]]] = []
        for story in self.stories:
            filed = self._moment(self.reference - timedelta(days=story.age))
            events.append((filed, len(events), lambda h=story: self._file(h)))  # type: ignore[misc]
            when = filed
            for rank, step in enumerate(story.etapes, start=1):
                when = max(self._moment(filed + timedelta(days=step.jours)), when)
                events.append((when, len(events), lambda h=story, r=rank, p=step: self._step(h, r, p)))  # type: ignore[misc]
        for when, _, event in sorted(events, key=lambda one: one[:2]):
            self.clock.instant = when
            event()
            self._perform()
        self.clock.instant = self.reference
        self._perform()

    def _moment(self, instant: datetime) -> datetime:
        """The next working moment from an instant, but never after the reference: nobody works at night here."""
        local = instant.astimezone(_PARIS)
        if local.hour >= _CLOSING:
            local = local.replace(hour=_OPENING) + timedelta(days=1)
        while local.weekday() > 4:
            local += timedelta(days=1)
        local = local.replace(hour=max(local.hour, _OPENING))
        return min(local.astimezone(UTC), self.reference - timedelta(minutes=2))

    def _file(self, story: Story) -> None:
        context = self._context(story.ville, story.teleservice, story.citoyen)
        values = Moments(context.local(context.now()))
        demande = demande_element(story, context.demarche.espace_de_noms, values)
        door = self.installation.door
        self.recus[story.cle] = door.call(context, "deposer", demande=demande, cle=story.cle)

    def _step(self, story: Story, rank: int, step: Step) -> None:
        recu, door = self.recus[story.cle], self.installation.door
        if self._done(story, recu.numero) > rank:
            return
        motif = step.motif or None
        if step.par == CITOYEN:
            context = self._context(story.ville, "compte", story.citoyen)
            door.call(context, "effectuerAction", numero=recu.numero, action=step.action, motif=motif)
            return
        context = self._agent_context(story.ville, step.par)
        if step.action == "prendreDossier":
            door.call(context, "prendreDossier", numero=recu.numero)
        else:
            commentaire = step.commentaire or None
            door.call(
                context, "traiterDossier", numero=recu.numero, action=step.action, motif=motif, commentaire=commentaire
            )

    def _done(self, story: Story, numero: str) -> int:
        """How many lines people wrote in the journal: the deposit, then the steps in order."""
        with self.installation.platform.storage.read(story.ville) as unit:
            return sum(line.acteur_genre in ("usager", "agent") for line in unit.journal.list_all(numero))

    def _perform(self) -> None:
        settings = self.installation.settings
        while perform_due(self.installation.platform, self._send, settings.expediteur):
            pass

    def _send(self, message: EmailMessage) -> None:
        self.mailbox.keep(message.as_bytes())

    def _context(self, town: str, service: str, courriel: str) -> Context:
        context = opening.open_context(self.installation.platform, town, service, canal="demonstration")
        if not courriel:
            return context
        with context.read() as unit:
            compte = unit.comptes.by_courriel(courriel)
        assert compte is not None, courriel
        opened = sessions.open_session(context, "citoyen", compte.id, compte.nom)
        return context.with_changes(jeton=opened.jeton)

    def _agent_context(self, town: str, identifiant: str) -> Context:
        context = opening.open_context(self.installation.platform, town, "bo-dossiers", canal="demonstration")
        return context.with_changes(jeton=sessions.open_session(context, "agent", identifiant, identifiant).jeton)
