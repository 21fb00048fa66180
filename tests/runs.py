"""Driving a dossier through a process in memory: acts, events and time, without storage."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from lxml import etree

from wsc_soap.domain import legal_delay, workflow
from wsc_soap.domain.case import Act, Case
from wsc_soap.domain.clocks import local_day
from wsc_soap.domain.collectivite import Collectivite, Contact
from wsc_soap.domain.dossier import DeferredTask, Dossier
from wsc_soap.domain.processus import Processus
from wsc_soap.xmlio.process_view import ProcessJudge
from wsc_soap.xmlio.variables import variables_at

TOWN = Collectivite(
    "demoville", "Démoville", "Ville de Démoville", "95999", "95999", Contact("accueil", "Accueil", "", "", "", ""), ()
)
MONDAY = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
CITIZEN = Act("usager", "Henri Astier", sujet="c1")
LEA = Act("agent", "Léa Martin", ("accueil",), sujet="agent:lea", profil="agent")
PAUL = Act("agent", "Paul Petit", ("accueil",), sujet="agent:paul", profil="gestionnaire")


class Run:
    """One dossier, its pending clocks, everything it gave rise to."""

    def __init__(self, processus: Processus, demande: str = "<demande/>", now: datetime = MONDAY) -> None:
        self.now = now
        self.tasks: list[DeferredTask] = []
        self.done: list[DeferredTask] = []
        dossier = Dossier(
            "D-1", "essai", 1, "t", processus.debut, 0, now, now, "accueil", "H. Astier", "h@exemple.fr",
            version=0, complet_le=now,
        )  # fmt: skip
        judge = ProcessJudge(lambda: etree.fromstring(demande), variables_at(now.replace(tzinfo=None), "95999"))
        self.case = Case(processus, TOWN, dossier, now, judge=judge)

    @property
    def dossier(self) -> Dossier:
        return self.case.dossier

    @property
    def actions(self) -> list[str]:
        return [line.action for line in self.case.journal]

    def act(self, nom: str, who: Act = LEA, **said: str) -> Run:
        act = Act(**{**vars(who), **said})
        return self._write(workflow.advance(self._now(), nom, act))

    def event(self, declencheur: str) -> Run:
        step = workflow.trigger(self._now(), declencheur)
        return self if step is None else self._write(step)

    def offered(self, who: Act = LEA) -> list[str]:
        return [action.nom for action in workflow.possible_actions(self._now(), who)]

    def sleep(self, **delay: int) -> Run:
        """Let time pass, then let the worker do all that is due, the oldest first."""
        self.now += timedelta(**delay)
        while due := sorted((t for t in self.tasks if t.pas_avant <= self.now), key=lambda task: task.pas_avant):
            self.tasks.remove(due[0])
            self._perform(due[0])
        return self

    def _perform(self, task: DeferredTask) -> None:
        self.done.append(task)
        if task.genre != "minuterie" or self.dossier.clos:
            return
        if "silence" in task.contenu:
            day = date.fromisoformat(task.contenu["silence"])
            if legal_delay.is_over(self.dossier, day, local_day(TOWN, self.now)):
                self.case = self.case.with_changes(dossier=self.dossier.with_changes(silence_le=None))
                self.event("silence")
        elif task.contenu["passage"] == str(self.dossier.passage):
            prevue = datetime.fromisoformat(task.contenu["prevue"])
            self._write(workflow.strike(self._now(), task.contenu["action"], prevue))

    def _now(self) -> Case:
        return self.case.with_changes(now=self.now)

    def _write(self, step: workflow.Step) -> Run:
        for nom in step.disarmed:
            self.tasks = [t for t in self.tasks if t.contenu.get("action") != nom]
        self.tasks += step.tasks
        self.case = step.case
        return self
