"""Reopening a closed dossier: it goes back to the étape that it was closed from."""

from __future__ import annotations

from wsc_soap.domain import workflow
from wsc_soap.domain.case import Act, Case
from wsc_soap.domain.processus import Action, Effet
from wsc_soap.domain.workflow import Step
from wsc_soap.errors import ActionImpossible

NOM, LIBELLE, MESSAGE = "rouvrirDossier", "Dossier rouvert", "avancement"


def reopen(case: Case, act: Act, tell: bool) -> Step:
    """The step that reopens a dossier, its citizen told when `tell`.

    Raises `ActionImpossible` when it is not closed, or when its journal does not say from where it was.
    """
    if not case.dossier.clos:
        raise ActionImpossible(action=LIBELLE, raison="le dossier n'est pas clos")
    closing = next((line for line in reversed(case.journal) if line.cible == case.dossier.etape), None)
    if closing is None:
        raise ActionImpossible(action=LIBELLE, raison="son journal ne dit pas d'où il vient")
    effets = (Effet("envoyerMessage", {"code": MESSAGE}),) if tell else ()
    action = Action(NOM, LIBELLE, case.processus.etape(closing.etape).acteur, closing.etape, effets=effets)
    quiet = case.with_changes(dossier=case.dossier.with_changes(silence_le=None, suspendu_le=None))
    return workflow.perform(quiet, action, act)
