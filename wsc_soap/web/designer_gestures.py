"""What each button of the form designer does: the entries of its form as the arguments of one operation."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from typing import Any

from wsc_soap.errors import ModificationRefusee
from wsc_soap.operations.registry import wire_name
from wsc_soap.operations.types import OptionDefinie, ProprietesChamp
from wsc_soap.web import condition_rows
from wsc_soap.web.posted import PostedForm
from wsc_soap.web.visit import Visit

SERVICE = "bo-formulaires"
Chosen = dict[str, str]
_BOXES = ("obligatoire", "sensible")
_APART = ("condition_simple", "option", *_BOXES)
ENTRIES = frozenset(
    [
        *(wire_name(f.name) for f in fields(ProprietesChamp)),
        *("titre", "intro", "code", "message", "condition.1.champ", "option.1.libelle"),
    ]
)


def do(visit: Visit, code: str, posted: PostedForm) -> tuple[str, Chosen]:
    """Do the gesture `geste`; gives the sentence that says it is done, and what to show next.

    Raises what the operation raises; ModificationRefusee for a gesture that does not exist.
    """
    nom = posted.get("geste")
    if nom not in _GESTURES:
        raise ModificationRefusee(champ="geste", propriete=nom[:40], raison="ce geste n'existe pas")
    operation, make, after = _GESTURES[nom]
    given = make(posted)
    answer = visit.call(SERVICE, operation, teleservice=code, version=posted.number("version"), **given)
    return answer.message, after(posted, answer.chemin or "")


# --- entries --------------------------------------------------------------------------------------------------------


def _properties(posted: PostedForm) -> ProprietesChamp:
    values: dict[str, Any] = {f.name: posted.get(wire_name(f.name)) or None for f in fields(ProprietesChamp)}
    values |= {nom: posted.get(nom) == "true" for nom in _BOXES}
    values["libelle"] = posted.get("libelle")
    values["type"] = posted.get("type")
    formats = " ".join(e.valeur or "" for e in posted.entrees if e.nom == "formats")
    values["formats"] = formats or None
    condition = condition_rows.read(posted, "condition")
    values |= {"condition": condition.texte, "condition_simple": condition.simple}
    values["option"] = _options(posted)
    return ProprietesChamp(**values)


def _options(posted: PostedForm) -> tuple[OptionDefinie, ...]:
    """The rows that have a label, in their order; a row sent up or down changes places with its neighbour."""
    rows = [
        OptionDefinie(
            posted.get(f"option.{rank}.code") or None,
            posted.get(f"option.{rank}.libelle"),
            posted.get(f"option.{rank}.aide") or None,
        )
        for rank in range(1, 402)
        if posted.get(f"option.{rank}.libelle").strip()
    ]
    return tuple(rows)


def _place(posted: PostedForm) -> dict[str, Any]:
    return {"page": posted.get("page") or None, "groupe": posted.get("groupe") or None}


def _destination(posted: PostedForm) -> dict[str, Any]:
    kind, _, where = posted.get("destination").partition(":")
    return {"champ": posted.get("champ"), "page": where if kind == "page" else None,
            "groupe": where if kind == "groupe" else None}  # fmt: skip


def _rank(step: int) -> Callable[[PostedForm], dict[str, Any]]:
    return lambda posted: {"champ": posted.get("champ"), "rang": max(1, (posted.number("rang", 5) or 1) + step)}


def _page(posted: PostedForm) -> dict[str, Any]:
    new = posted.get("nouveauCode")
    return {
        "code": posted.get("page") or None,
        "titre": posted.get("titre"),
        "intro": posted.get("intro") or None,
        "nouveau_code": new if new and new != posted.get("page") else None,
    }


def _page_rank(step: int) -> Callable[[PostedForm], dict[str, Any]]:
    return lambda posted: {"code": posted.get("page"), "rang": max(1, (posted.number("rang", 5) or 1) + step)}


def _rule(posted: PostedForm) -> dict[str, Any]:
    test = condition_rows.read(posted, "test", sauf_vide=posted.get("saufVide") == "true")
    return {
        "champ": posted.get("champ"),
        "numero": posted.number("numero", 5),
        "test": test.texte,
        "simple": test.simple,
        "message": posted.get("message"),
        "niveau": posted.get("niveau") or None,
    }


def _added(posted: PostedForm) -> dict[str, Any]:
    return {"proprietes": _properties(posted), "rang": posted.number("rang", 5), **_place(posted)}


# --- what is shown next ---------------------------------------------------------------------------------------------


def _at_field(posted: PostedForm, chemin: str) -> Chosen:
    return {"champ": chemin or posted.get("champ")}


def _at_page(posted: PostedForm, chemin: str) -> Chosen:
    return {"page": chemin}


def _at_parent(posted: PostedForm, chemin: str) -> Chosen:
    parent = posted.get("champ").rpartition("/")[0]
    return {"champ": parent} if parent else {"page": posted.get("page")}


def _only_field(posted: PostedForm) -> dict[str, Any]:
    return {"champ": posted.get("champ")}


Make = Callable[[PostedForm], dict[str, Any]]
After = Callable[[PostedForm, str], Chosen]
_GESTURES: dict[str, tuple[str, Make, After]] = {
    "ajouter": ("ajouterChamp", _added, _at_field),
    "champ": ("modifierChamp", lambda p: {"champ": p.get("champ"), "proprietes": _properties(p)}, _at_field),
    "monter": ("deplacerChamp", _rank(-1), _at_field),
    "descendre": ("deplacerChamp", _rank(1), _at_field),
    "deplacer": ("deplacerChamp", _destination, _at_field),
    "dupliquer": ("dupliquerChamp", _only_field, _at_field),
    "supprimer": ("supprimerChamp", _only_field, _at_parent),
    "regle": ("definirRegle", _rule, _at_field),
    "regle-supprimer": (
        "definirRegle",
        lambda p: {"champ": p.get("champ"), "numero": p.number("numero", 5), "supprimer": True},
        _at_field,
    ),
    "page": ("definirPage", _page, _at_page),
    "page-monter": ("definirPage", _page_rank(-1), _at_page),
    "page-descendre": ("definirPage", _page_rank(1), _at_page),
    "page-supprimer": ("definirPage", lambda p: {"code": p.get("page"), "supprimer": True}, lambda p, c: {}),
}
