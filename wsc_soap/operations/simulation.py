"""Playing a dossier through a definition: the engine of real dossiers on one held in memory, with a clock of its own.

Nothing is written and nothing is sent: what would be is listed, filled.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from lxml import etree

from wsc_soap.domain import legal_delay, workflow
from wsc_soap.domain.case import AGENT, EXTERNE, METIER, SYSTEME, Act, Case
from wsc_soap.domain.clocks import local_day
from wsc_soap.domain.dossier import Avis, DeferredTask, LigneJournal
from wsc_soap.domain.entitlement import refusal
from wsc_soap.domain.processus import HORLOGE, USAGER, Action
from wsc_soap.domain.teleservice import Teleservice
from wsc_soap.errors import ActionImpossible, WscError
from wsc_soap.operations import deposit, opinions, process, types
from wsc_soap.operations.context import Context
from wsc_soap.operations.simulated_texts import produced

NUMERO = "D-0000-000000"
LONGEST = 400  # acts; days in one act
MOST_DAYS = 4000
RENDRE_AVIS = "rendreAvis"


@dataclass
class Play:
    """A dossier being played. `tasks` are the clocks still to strike; `done` the (étape, action) done so far."""

    context: Context
    service: Teleservice
    demande: etree._Element
    case: Case
    tasks: list[DeferredTask] = field(default_factory=list)
    steps: list[types.PasSimule] = field(default_factory=list)
    done: set[tuple[str, str]] = field(default_factory=set)

    @property
    def now(self) -> datetime:
        """The simulated instant, UTC."""
        return self.case.now

    def at(self, now: datetime) -> None:
        """Let the simulated clock stand at `now`."""
        self.context = at(self.context, now)
        judge = process.judge(self.context, self.service, lambda: self.demande)
        self.case = self.case.with_changes(now=now, judge=judge)


def at(context: Context, now: datetime) -> Context:
    """The same call, at another hour."""
    return context.with_changes(platform=replace(context.platform, clock=lambda: now))


def begin(context: Context, service: Teleservice, answers: Iterable[types.DonneeSimulee]) -> Play:
    """A dossier just deposited, now, with these answers."""
    context = at(context, context.now()).with_changes(teleservice=service, identity=None)
    view = demande_view(answers)
    start = service.processus.etape(service.processus.debut)
    if not any(action.acteur == USAGER for action in start.actions):
        raise ActionImpossible(action="deposer", raison="l'étape de départ n'a pas d'action de dépôt pour l'usager")
    step = deposit.first_step(context, NUMERO, "Henri Astier", "h.astier@courriel.example", context.now(), view)
    play = Play(context, service, view, step.case)
    play.at(context.now())
    take(play, step)
    return play


def demande_view(answers: Iterable[types.DonneeSimulee]) -> etree._Element:
    """The view of a demande that holds these answers, each at its path."""
    root = etree.Element("demande")
    for answer in answers:
        place = root
        for name in answer.champ.split("/"):
            found = place.find(name) if name != answer.champ.rpartition("/")[2] else None
            place = etree.SubElement(place, name) if found is None else found
        place.text = answer.valeur
    return root


def play(current: Play, act: types.ActeSimule) -> None:
    """Let the days of an act pass, then do its action. Raises what the engine raises, and `ActionImpossible` for an act
    that nobody could do."""
    if act.jours:
        wait(current, act.jours)
    if act.action == RENDRE_AVIS:
        _opinion(current, act)
    elif act.action:
        action = current.case.etape.action(act.action)
        if action is None:
            raise ActionImpossible(action=act.action, raison="elle n'est pas offerte à cette étape")
        _do(current, action, act)


def _do(current: Play, action: Action, act: types.ActeSimule) -> None:
    if action.declencheur:
        step = workflow.trigger(current.case, action.declencheur)
        if step is None:
            raise ActionImpossible(action=action.libelle, raison="le dossier ne remplit pas sa condition")
        take(current, step)
        return
    if action.acteur == HORLOGE:
        raise ActionImpossible(action=action.libelle, raison="laissez passer des jours : c'est l'horloge qui la fait")
    take(current, workflow.advance(current.case, action.nom, somebody(current, action, act)))


def somebody(current: Play, action: Action, act: types.ActeSimule | None = None) -> Act:
    """The simulated person who may do an action: of the right department, with the widest profile, another one for each
    act of an approval by two."""
    acteur = current.service.processus.acteur(act.acteur or action.acteur if act else action.acteur)
    genre = {"usager": USAGER, "externe": EXTERNE, "metier": METIER, "horloge": SYSTEME}.get(acteur.genre, AGENT)
    sujet = f"simulation-{len(current.case.journal)}" if action.distinct else f"simulation-{acteur.code}"
    nom = "Henri Astier" if genre == USAGER else f"{acteur.libelle} (essai)"
    services = (acteur.code, current.case.dossier.service) if genre == AGENT else ()
    motif, commentaire, values = "", "", ""
    if act is not None:
        motif, commentaire, values = act.motif or "", act.commentaire or "", _values(act.valeur)
    return Act(genre, nom, services, motif, commentaire, sujet, "administrateur", acteur.code, values)


def _values(answers: Iterable[types.ParametreEffet]) -> str:
    root = etree.Element("action")
    for answer in answers:
        etree.SubElement(root, answer.nom).text = answer.valeur
    return etree.tostring(root, encoding="unicode") if len(root) else ""


def _opinion(current: Play, act: types.ActeSimule) -> None:
    """The next opinion awaited is given: its motive says which way."""
    waiting = next((one for one in current.case.avis if not one.avis), None)
    avis = act.motif or "favorable"
    if waiting is None or avis not in opinions.AVIS:
        raise ActionImpossible(action="Rendre un avis", raison="aucun avis n'est attendu")
    _give(current, waiting, avis, "essai")


def _give(current: Play, waiting: Avis, avis: str, who: str) -> None:
    given = replace(waiting, avis=avis, rendu_le=current.now, rendu_par=who)
    case = current.case
    libelle = f"{opinions.AVIS[avis]} : {case.processus.acteur(waiting.acteur).libelle}"
    line = LigneJournal(len(case.journal) + 1, case.now, "externe", who, RENDRE_AVIS, libelle, case.dossier.etape, "")
    all_avis = tuple(given if one.rang == given.rang else one for one in case.avis)
    current.case = case.with_changes(avis=all_avis, journal=(*case.journal, line))
    current.steps.append(_told(current, line, ()))
    if all(one.avis for one in all_avis):
        _trigger(current, opinions.RECEIVED)


def _trigger(current: Play, declencheur: str) -> None:
    step = None if current.case.dossier.clos else workflow.trigger(current.case, declencheur)
    if step is not None:
        take(current, step)


# --- time -----------------------------------------------------------------------------------------------------------


def wait(current: Play, days: int) -> None:
    """Let days pass: what is due strikes in its order, at its hour."""
    zone_day = current.context.local(current.now) + timedelta(days=min(days, MOST_DAYS))
    end = zone_day.astimezone(current.now.tzinfo)
    for _ in range(LONGEST):
        due = sorted((task for task in current.tasks if task.pas_avant <= end), key=lambda task: task.pas_avant)
        if not due or current.case.dossier.clos:
            break
        current.tasks.remove(due[0])
        current.at(max(due[0].pas_avant, current.now))
        _strike(current, due[0].contenu)
    current.at(end)


def _strike(current: Play, contenu: Mapping[str, str]) -> None:
    """What a due task does, as `operations/clock.py` does it on a stored dossier."""
    dossier = current.case.dossier
    if dossier.clos:
        return
    if "avis" in contenu:
        waiting = next((one for one in current.case.avis if str(one.rang) == contenu["avis"] and not one.avis), None)
        if waiting is not None and contenu["quoi"] != "relance":
            _give(current, waiting, waiting.defaut, "Système")
    elif "silence" in contenu:
        today = local_day(current.case.collectivite, current.now)
        if legal_delay.is_over(dossier, date.fromisoformat(contenu["silence"]), today):
            current.case = current.case.with_changes(dossier=dossier.with_changes(silence_le=None))
            _trigger(current, "silence")
    elif contenu.get("passage") == str(dossier.passage):
        prevue = datetime.fromisoformat(contenu["prevue"]) if "prevue" in contenu else current.now
        take(current, workflow.strike(current.case, contenu["action"], prevue))


# --- what a step leaves ---------------------------------------------------------------------------------------------


def take(current: Play, step: workflow.Step) -> None:
    """Keep a step: the dossier after it, its clocks, what it would have sent."""
    current.case = step.case.with_changes(judge=current.case.judge, now=current.now)
    current.tasks = [task for task in current.tasks if task.contenu.get("action") not in step.disarmed]
    current.tasks += [task for task in step.tasks if task.genre == "minuterie"]
    told = [task for task in step.tasks if task.genre != "minuterie"]
    for line in step.lines:
        current.done.add((line.etape, line.action))
        mine = [task for task in told if task.contenu.get("rang") in (None, "", str(line.rang))]
        told = [task for task in told if task not in mine]
        current.steps.append(_told(current, line, mine))


def _told(current: Play, line: LigneJournal, tasks: Iterable[DeferredTask]) -> types.PasSimule:
    code = line.cible or line.etape
    texts, effects = produced(current.context, current.service, current.case, current.demande, tasks)
    return types.PasSimule(
        current.context.local(line.instant),
        line.acteur,
        line.libelle,
        code,
        current.service.processus.etape(code).libelle_agent,
        texts,
        effects,
    )


def offered(current: Play) -> Iterator[tuple[Action, Act]]:
    """The actions that somebody could do now, with who."""
    for action in current.case.etape.actions if not current.case.dossier.clos else ():
        by_hand = not action.automatique and action.acteur != HORLOGE and not action.declencheur
        if by_hand and not refusal(current.case, action, somebody(current, action)):
            yield action, somebody(current, action)


def run(current: Play, acts: Iterable[types.ActeSimule]) -> tuple[int, str]:
    """Play acts until one fails; gives how many were played and why the next could not be, empty when all were. An
    expected étape that is not reached is a failure too."""
    for rank, act in enumerate(acts, 1):
        if rank > LONGEST:
            return rank - 1, f"Une simulation a au plus {LONGEST} actes."
        try:
            play(current, act)
        except WscError as refused:
            return rank - 1, f"Acte {rank} : {refused.text}"
        here = current.case.dossier.etape
        if act.etape_attendue and act.etape_attendue != here:
            return (
                rank - 1,
                f"Acte {rank} : le dossier est à l'étape « {here} », « {act.etape_attendue} » était attendue.",
            )
    return len(current.steps), ""
