"""Who may do which action now, and why not (specification, section 4.1: « acteurs »)."""

from __future__ import annotations

from wsc_soap.domain.case import AGENT, EXTERNE, METIER, SYSTEME, Act, Case
from wsc_soap.domain.processus import HORLOGE, USAGER, Action
from wsc_soap.domain.profil import may

ELSEWHERE = "elle n'est pas offerte à cette étape ou à votre profil"


def possible_actions(case: Case, act: Act) -> tuple[Action, ...]:
    """The actions that this person may do now; none on a closed dossier."""
    return tuple(action for action in case.etape.actions if not refusal(case, action, act))


def refusal(case: Case, action: Action, act: Act) -> str:
    """Why this person may not do this action now, in French; empty when he may."""
    if case.dossier.clos:
        return "le dossier est clos"
    if not _addressed(case, action, act):
        return ELSEWHERE
    if act.genre == AGENT and action.profil and not may(act.profil, action.profil):
        return f"elle demande le profil {action.profil}"
    missing = [nom for nom in action.exige if case.last(nom) is None]
    if missing:
        return f"il faut d'abord faire : {', '.join(_label(case, nom) for nom in missing)}"
    if any(_same_person(case, nom, act) for nom in action.distinct):
        return "une autre personne doit la faire"
    if not case.holds(action.condition):
        return "le dossier ne remplit pas sa condition"
    return ""


def _addressed(case: Case, action: Action, act: Act) -> bool:
    """Whether the action is one for this kind of person."""
    if action.automatique or action.declencheur:
        return act.genre == SYSTEME
    if act.genre in (USAGER, HORLOGE):
        return action.acteur == act.genre
    genre = case.processus.acteur(action.acteur).genre
    if act.genre == EXTERNE:
        return genre == EXTERNE and action.acteur == act.acteur
    if act.genre == METIER:
        return genre == METIER
    return act.genre == AGENT and _for_agent(case, action, genre, act)


def _for_agent(case: Case, action: Action, genre: str, act: Act) -> bool:
    # an external acteur's answer may be entered by an agent of the department in charge
    if genre == EXTERNE:
        return True
    if genre != "service":
        return False
    # a dossier given to another department is treated there
    in_charge = action.acteur == case.etape.acteur and case.dossier.service in act.services
    return in_charge or action.acteur in act.services


def _same_person(case: Case, nom: str, act: Act) -> bool:
    line = case.last(nom)
    if line is None:
        return False
    return line.sujet == act.sujet if line.sujet or act.sujet else line.acteur == act.nom


def _label(case: Case, nom: str) -> str:
    found = (action for etape in case.processus.etapes for action in etape.actions if action.nom == nom)
    action = next(found, None)
    return f"« {action.libelle} »" if action else nom
