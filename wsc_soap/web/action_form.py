"""The form of an action on a page: what was posted of it, and its fields again with what is wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree
from lxml.etree import _Element

from wsc_soap.errors import DemandeInvalide, WscError
from wsc_soap.operations.types import Entree
from wsc_soap.web.posted import TEXT
from wsc_soap.web.visit import Facts, Visit, sentences

COMMUN = "urn:wsc:commun:1"
# what a refused action leaves to be said on the dossier's own page
SAID = (
    *("ActionImpossible", "MotifManquant", "DossierModifie", "DemandeInvalide", "AvisDejaRendu", "ParametreInvalide"),
    *("PieceRefusee", "PieceTropGrande", "PieceIntrouvable"),
)
SEEN = "_vus"
PARTS = ("jour", "mois", "annee", "heure", "minute")


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
    """The answer with, in the fields of the posted action, what was typed and what is wrong. When all that is wanting
    is in fields that the page did not show, they are asked, and nothing is wrong yet."""
    nom = visit.posted.get("action")
    faults = {fault.champ: fault.message for fault in error.erreurs}
    if not faults and error.champ:
        faults = {error.champ: f"{error.text} {error.remedy_text}".strip()}
    more = _asks_more(visit, nom, error)
    visible = error.values.get("visibles")
    for action in answer.iter(f"{{{COMMUN}}}action"):
        if action.findtext(f"{{{COMMUN}}}nom") == nom:
            for champ in action.iter(f"{{{COMMUN}}}champ"):
                _fill(champ, _typed(visit), {} if more else faults)
                _show(champ, nom, visible)
    if more:
        return Returned(answer, (), ("wait", visit.label("web.avis.questions")), 200)
    return Returned(answer, _facts(error) or sentences(error, ""), None, error.status)


def _typed(visit: Visit) -> dict[str, list[str]]:
    typed: dict[str, list[str]] = {}
    for entree in visit.posted.entrees:
        if entree.fichier is None:
            typed.setdefault(entree.nom, []).append(entree.valeur or "")
    return typed


def _asks_more(visit: Visit, nom: str, error: WscError) -> bool:
    """Whether every fault is a mandatory field that was not on the page."""
    seen = set(visit.posted.get(SEEN).split())
    if not seen or not isinstance(error, DemandeInvalide):
        return False
    return all(fault.regle == "obligatoire" and _entree(nom, fault.champ) not in seen for fault in error.erreurs)


def _entree(nom: str, place: str) -> str:
    """`/action/voisin[2]/nom` -> `champ.mesurer.voisin.2.nom`"""
    steps = re.sub(r"\[([0-9]+)\]", r".\1", place.removeprefix("/action/"))
    return f"champ.{nom}.{steps.replace('/', '.')}"


def _facts(error: WscError) -> Facts:
    """The lines of the summary: one for each fault of the form."""
    if isinstance(error, DemandeInvalide):
        return tuple((error.code, "", f"{fault.libelle} : {fault.message}") for fault in error.erreurs)
    return ()


def _show(champ: _Element, nom: str, visible: frozenset[str] | None) -> None:
    """Ask or hide a field by the answers that were posted."""
    shown = champ.find(f"{{{COMMUN}}}visible")
    if visible is not None and shown is not None:
        entree = champ.findtext(f"{{{COMMUN}}}entree", "")
        shown.text = "true" if entree.removeprefix(f"champ.{nom}.") in visible else "false"


def _fill(champ: _Element, typed: dict[str, list[str]], faults: dict[str, str]) -> None:
    entree, xpath = (champ.findtext(f"{{{COMMUN}}}{nom}", "") for nom in ("entree", "xpath"))
    values = typed.get(entree, [])
    for old in champ.findall(f"{{{COMMUN}}}valeur"):
        champ.remove(old)
    for value in values:
        _add(champ, "valeur", value)
    for part in (typed.get(f"{entree}.{part}", [""])[0] for part in PARTS if f"{entree}.{part}" in typed):
        _add(champ, "partie", part)
    for option in champ.findall(f"{{{COMMUN}}}option"):
        chosen = option.find(f"{{{COMMUN}}}choisie")
        if chosen is not None:
            chosen.text = "true" if option.findtext(f"{{{COMMUN}}}code") in values else "false"
    for message in _of(xpath, faults):
        _add(champ, "erreur", message)


def _of(xpath: str, faults: dict[str, str]) -> Iterator[str]:
    for place, message in faults.items():
        if place.split("[")[0] == xpath:
            yield message


def _add(champ: _Element, nom: str, text: str) -> None:
    etree.SubElement(champ, f"{{{COMMUN}}}{nom}").text = text


def answers(entrees: tuple[Entree, ...]) -> tuple[Entree, ...]:
    """Of a post, the answers to its action's form."""
    return tuple(
        entree
        for entree in entrees
        if entree.nom.startswith("champ.") and (entree.valeur or entree.fichier or entree.nom_fichier is None)
    )
