"""How a dossier moves: one pure step from a case and an act to the next dossier, its journal lines and its tasks.

Specification, section 4.1 (étapes, actions, enchaînements, acteurs) and 4.2; design, section 6.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from wsc_soap.domain import legal_delay
from wsc_soap.domain.actions import Consequences, consequences
from wsc_soap.domain.actions.registry import Instant
from wsc_soap.domain.calendar import working_days_after
from wsc_soap.domain.case import SYSTEME, Act, Case
from wsc_soap.domain.clocks import local_day, next_due, timer, timers
from wsc_soap.domain.collectivite import Collectivite
from wsc_soap.domain.dossier import Avis, DeferredTask, Dossier, LigneJournal
from wsc_soap.domain.entitlement import ELSEWHERE, possible_actions, refusal
from wsc_soap.domain.processus import HORLOGE, Action, Etape
from wsc_soap.errors import ActionImpossible, BoucleAutomatique, MotifManquant

__all__ = ["SYSTEM", "Act", "Case", "Step", "advance", "chosen", "possible_actions", "strike", "trigger"]

MAX_CHAIN = 20
SYSTEM = Act(SYSTEME, "Système")
_CLOCK = Act(HORLOGE, "Horloge")


@dataclass(frozen=True)
class Step:
    """The outcome of a step; nothing of it is stored yet. `disarmed` are the clocks whose tasks are cancelled before
    `tasks` are added."""

    case: Case
    lines: tuple[LigneJournal, ...] = ()
    tasks: tuple[DeferredTask, ...] = ()
    avis: tuple[Avis, ...] = ()
    disarmed: tuple[str, ...] = ()

    @property
    def dossier(self) -> Dossier:
        """The dossier after the step."""
        return self.case.dossier


def chosen(case: Case, nom: str, act: Act) -> Action:
    """The action `nom` of the étape, `ActionImpossible` with the reason when this person may not do it now."""
    if case.dossier.clos:
        raise ActionImpossible(action=nom, raison="le dossier est clos")
    action = case.etape.action(nom)
    raison = ELSEWHERE if action is None else refusal(case, action, act)
    if raison or action is None:
        raise ActionImpossible(action=nom, raison=raison)
    return action


def advance(case: Case, nom: str, act: Act) -> Step:
    """Do the action `nom` on a dossier, and the automatic actions that follow from it.

    Raises `ActionImpossible` when the action is not offered to this person now, `MotifManquant` when it wants a reason
    and none of its reasons is given, `BoucleAutomatique` when automatic actions never end.
    """
    action = chosen(case, nom, act)
    return _completed(case, _perform(case, action, act, _reason(action, act)))


def trigger(case: Case, declencheur: str) -> Step | None:
    """Do, as the system, the étape's action of that trigger: the first whose conditions hold; None without one."""
    for action in case.etape.actions:
        if action.declencheur == declencheur and not refusal(case, action, SYSTEM):
            return _completed(case, _perform(case, action, SYSTEM, _first_reason(action)))
    return None


def strike(case: Case, nom: str, prevue: datetime) -> Step:
    """Do the action of a clock that was due at `prevue`. One whose conditions do not hold does nothing; a repeated one
    starts again while the dossier stays. Raises `ActionImpossible` when the étape has no such clock."""
    action = next((clock for clock in case.etape.clocks if clock.nom == nom), None)
    if action is None:
        raise ActionImpossible(action=nom, raison=ELSEWHERE)
    step = Step(case)
    if not refusal(case, action, _CLOCK):
        step = _completed(case, _perform(case, action, _CLOCK, _first_reason(action)))
    due = next_due(case, action, prevue)
    stays = step.dossier.passage == case.dossier.passage and not step.dossier.clos
    if due is None or not stays or nom in step.disarmed:
        return step
    return replace(step, tasks=(*step.tasks, *timer(step.case, action, due)))


def perform(case: Case, action: Action, act: Act) -> Step:
    """Do an action that is nobody's to refuse (the platform's own), with the automatic actions that follow."""
    return _completed(case, _perform(case, action, act, ""))


def _reason(action: Action, act: Act) -> str:
    if not action.motifs:
        return ""
    for motif in action.motifs:
        if motif.code == act.motif:
            return motif.libelle
    raise MotifManquant(action=action.libelle, motifs=", ".join(motif.code for motif in action.motifs))


def _first_reason(action: Action) -> str:
    return action.motifs[0].libelle if action.motifs else ""


def _completed(before: Case, step: Step) -> Step:
    """The step with the automatic actions of each étape it arrives at; the version counts one step."""
    chain, arrived = 0, before.dossier.passage
    while not step.dossier.clos and step.dossier.passage != arrived:
        arrived = step.dossier.passage
        action = next((a for a in step.case.etape.automatic if not refusal(step.case, a, SYSTEM)), None)
        if action is None:
            break
        chain += 1
        if chain > MAX_CHAIN:
            raise BoucleAutomatique(action=action.libelle, numero=step.dossier.numero)
        step = _joined(step, _perform(step.case, action, SYSTEM, _first_reason(action)))
    dossier = step.dossier.with_changes(version=before.dossier.version + 1)
    case = step.case.with_changes(dossier=dossier)
    return _joined_delay(replace(step, case=case), legal_delay.deadline(case, before.dossier))


def _joined_delay(step: Step, deadline: list[DeferredTask]) -> Step:
    if not deadline:
        return step
    return replace(step, tasks=(*step.tasks, *deadline), disarmed=(*step.disarmed, legal_delay.CLOCK))


def _joined(first: Step, second: Step) -> Step:
    return Step(
        second.case,
        first.lines + second.lines,
        tuple(task for task in first.tasks if _still_due(task, second)) + second.tasks,
        first.avis + second.avis,
        first.disarmed + second.disarmed,
    )


def _still_due(task: DeferredTask, later: Step) -> bool:
    """False for a clock of an étape left again at once, or disarmed by the action that followed."""
    if task.genre != "minuterie" or "passage" not in task.contenu:
        return True
    return (
        task.contenu["passage"] == str(later.dossier.passage)
        and task.contenu["action"] not in later.disarmed
        and not later.dossier.clos
    )


def _perform(case: Case, action: Action, act: Act, motif: str) -> Step:
    """One action, without what follows from it."""
    cible = case.dossier.origine if action.vers_origine else action.cible
    if action.vers_origine and not cible:
        raise ActionImpossible(action=action.libelle, raison="le dossier ne vient d'aucune étape")
    line = _line(case, action, act, cible, motif)
    arrived = case.with_changes(journal=(*case.journal, line))
    if cible:
        arrived = _arrive(case, arrived, cible, action)
    after, found = _effects(arrived, action, act, motif, line.rang)
    tasks = found.tasks
    if cible:
        tasks += tuple(timers(after))
    return Step(after, (line,), tasks, found.avis, found.disarmed)


def _line(case: Case, action: Action, act: Act, cible: str, motif: str) -> LigneJournal:
    return LigneJournal(
        rang=len(case.journal) + 1,
        instant=case.now,
        acteur_genre=act.genre,
        acteur=act.nom,
        action=action.nom,
        libelle=action.libelle,
        etape=case.dossier.etape,
        cible=cible,
        motif=motif,
        commentaire=act.commentaire,
        sujet=act.sujet,
        valeurs=act.valeurs,
    )


def _effects(case: Case, action: Action, act: Act, motif: str, rang: int) -> tuple[Case, Consequences]:
    """The case changed by all effects, then what each brings once they are: the order of effects changes nothing."""
    found = _run(case, action, act, motif, rang)
    changes = {nom: value for each in found for nom, value in each.changes.items()}
    after = case.with_changes(dossier=case.dossier.with_changes(**changes)) if changes else case
    for each in found:
        if each.delai_legal:
            after = after.with_changes(dossier=legal_delay.CHANGES[each.delai_legal](after))
    if after is not case:
        found = _run(after, action, act, motif, rang)
    avis = tuple(each for one in found for each in one.avis)
    gathered = Consequences(
        tasks=tuple(task for each in found for task in each.tasks),
        avis=avis,
        disarmed=tuple(nom for each in found for nom in each.disarmed),
    )
    return (after.with_changes(avis=(*after.avis, *avis)) if avis else after), gathered


def _run(case: Case, action: Action, act: Act, motif: str, rang: int) -> list[Consequences]:
    found = []
    for effet in action.effets:
        if not case.holds(effet.parametres.get("si", "")):
            continue
        brought = consequences(effet, Instant(case.dossier, case.now, motif, act.commentaire, case, action, rang))
        # opinions asked by two effects of one action have ranks of their own
        case = case.with_changes(avis=(*case.avis, *brought.avis)) if brought.avis else case
        found.append(brought)
    return found


def _arrive(before: Case, case: Case, cible: str, action: Action) -> Case:
    dossier, now, etape = case.dossier, case.now, case.processus.etape(cible)
    completed = action.vers_origine and dossier.complet_le is None
    after = dossier.with_changes(
        etape=etape.code,
        passage=dossier.passage + 1,
        etape_depuis=now,
        echeance=echeance(etape, case.collectivite, now),
        service=_in_charge(before, etape, action),
        en_attente=case.processus.acteur(etape.acteur).genre != "service" and not etape.issue,
        agent=None if etape.issue else dossier.agent,
        issue=etape.issue,
        clos_le=now if etape.issue else None,
        origine=_origin(before.etape, etape, dossier.origine),
        complet_le=now if completed else dossier.complet_le,
    )
    case = case.with_changes(dossier=after)
    if not case.processus.silences:
        return case
    return case.with_changes(dossier=legal_delay.moved(case, before.etape, completed))


def _origin(left: Etape, entered: Etape, origine: str) -> str:
    """A waiting étape remembers the étape of work it was entered from, also through another waiting one."""
    if not entered.retour:
        return ""
    return origine if left.retour and origine else left.code


def _in_charge(before: Case, etape: Etape, action: Action) -> str:
    """The acteur of the étape, unless the dossier was given to another department for that very acteur."""
    dossier = before.dossier
    if before.processus.acteur(etape.acteur).genre != "service" or action.vers_origine:
        return dossier.service
    given_away = before.etape.acteur == etape.acteur and dossier.passage > 0
    return dossier.service if given_away else etape.acteur


def echeance(etape: Etape, collectivite: Collectivite, now: datetime) -> date | None:
    """The day by which an étape entered now should be left, in working days of the place; None without a delay."""
    if not etape.delai:
        return None
    return working_days_after(local_day(collectivite, now), etape.delai, collectivite.subdivision)
