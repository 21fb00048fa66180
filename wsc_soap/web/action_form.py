"""The form of an action on a page: what was posted of it, and its fields again with what is wrong."""

from __future__ import annotations

from dataclasses import dataclass

from lxml.etree import _Element

from wsc_soap.errors import WscError
from wsc_soap.operations import refused_action
from wsc_soap.operations.types import Entree
from wsc_soap.web.posted import TEXT
from wsc_soap.web.visit import Facts, Visit, sentences

# what a refused action leaves to be said on the dossier's own page
SAID = (
    *("ActionImpossible", "MotifManquant", "DossierModifie", "DemandeInvalide", "AvisDejaRendu", "ParametreInvalide"),
    *("PieceRefusee", "PieceTropGrande", "PieceIntrouvable"),
)


def receive(visit: Visit) -> None:
    """Read the post with the files it may carry; from then on it is the visit's posted form."""
    limit = visit.context("compte").platform.settings.dossier_limit
    visit.posted = visit.receive(limit + TEXT)


@dataclass(frozen=True)
class Returned:
    """A page whose action was refused: what is wrong, or that the answers ask more; and its status."""

    answer: _Element
    faits: Facts
    avis: tuple[str, str] | None
    status: int


def again(answer: _Element, visit: Visit, error: WscError) -> Returned:
    """The answer with, in the fields of the posted action, what was typed and what is wrong; or with what the answers
    ask more."""
    if refused_action.fill(answer, visit.posted.get("action"), visit.posted.entrees, error):
        return Returned(answer, (), ("wait", visit.label("web.avis.questions")), 200)
    faits = refused_action.lines(error) if error.erreurs else sentences(error, "")
    return Returned(answer, faits, None, error.status)


def answers(entrees: tuple[Entree, ...]) -> tuple[Entree, ...]:
    """Of a post, the answers to its action's form."""
    return tuple(
        entree
        for entree in entrees
        if entree.nom.startswith("champ.") and (entree.valeur or entree.fichier or entree.nom_fichier is None)
    )
