"""The rows of a condition that a page posts: field, operator, value; beside them, the expression of an expert.

One component (`designer.condition` in XSL) makes both, in the form designer and in the pages of a process.
"""

from __future__ import annotations

from dataclasses import dataclass

from wsc_soap.operations.types import ComparaisonChamp, ConditionChamp
from wsc_soap.web.posted import PostedForm

ROWS = 60
_ENTRIES = ("champ", "operateur", "valeur", "autre")


@dataclass(frozen=True)
class Posted:
    """A condition: an expression, or rows, or neither."""

    texte: str | None
    simple: ConditionChamp | None


def read(posted: PostedForm, nom: str, base: str = "condition.", sauf_vide: bool = False) -> Posted:
    """The condition whose expression is called `nom` and whose rows start with `base`.

    An expression that was changed by hand says more than the rows; one that was not is what the rows were made from,
    and stays to the letter while they do.
    """
    texte, simple = posted.get(nom).strip() or None, _rows(posted, base, sauf_vide)
    if texte and texte.split() != posted.get(f"{base}lue").split():
        return Posted(texte, None)
    lignes = posted.get(f"{base}lignes")
    if lignes and lignes == _sent(posted, base, sauf_vide):
        return Posted(texte, None)
    return Posted(None, simple) if simple or lignes else Posted(texte, None)


def _sent(posted: PostedForm, base: str, sauf_vide: bool) -> str:
    """The rows as the page says those it read (`condition-lue` in XSL)."""
    rows = (tuple(posted.get(f"{base}{rank}.{nom}") for nom in _ENTRIES) for rank in range(1, ROWS))
    head = f"{posted.get(f'{base}liaison') or 'et'} {'true' if sauf_vide else 'false'} "
    return head + "".join(f"{'|'.join(row)};" for row in rows if row[0])


def _rows(posted: PostedForm, base: str, sauf_vide: bool) -> ConditionChamp | None:
    """The rows that name a field; None without any."""
    rows = [_comparison(posted, f"{base}{rank}.") for rank in range(1, ROWS) if posted.get(f"{base}{rank}.champ")]
    return ConditionChamp(posted.get(f"{base}liaison") or "et", sauf_vide, tuple(rows)) if rows else None


def _comparison(posted: PostedForm, row: str) -> ComparaisonChamp:
    operateur, _, genre = posted.get(f"{row}operateur").partition(":")
    other, valeur = posted.get(f"{row}autre"), posted.get(f"{row}valeur")
    if other:
        genre, valeur = "champ", other
    return ComparaisonChamp(posted.get(f"{row}champ"), operateur, genre or None, valeur or None, None, None)
