"""The form of an action as a page posts it, and again when it was refused: what was typed, what is wrong, what else is
asked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from lxml import etree
from lxml.etree import _Element

from wsc_soap.errors import CreneauIndisponible, DemandeInvalide, WscError
from wsc_soap.operations.types import Entree

COMMUN = "urn:wsc:commun:1"
SEEN = "_vus"
PARTS = ("jour", "mois", "annee", "heure", "minute")
Typed = dict[str, list[str]]


def asked(posted: Mapping[str, str]) -> tuple[str, int | None, str | None]:
    """The name, the version read and the motive of the action that a page posted."""
    version = posted.get("version", "")
    known = version.isascii() and version.isdecimal() and len(version) < 10
    return posted.get("action", ""), int(version) if known else None, posted.get("motif") or None


def lines(error: WscError) -> tuple[tuple[str, str, str], ...]:
    """The summary of what is wrong: a code, the place of a field and a sentence for each fault of the form; or the
    sentence of the refusal with its remedy."""
    if isinstance(error, DemandeInvalide | CreneauIndisponible) and error.erreurs:
        return tuple((error.code, fault.champ, f"{fault.libelle} : {fault.message}") for fault in error.erreurs)
    return ((error.code, "", f"{error.text} {error.remedy_text}".strip()),)


def fill(answer: _Element, nom: str, entrees: Iterable[Entree], error: WscError) -> bool:
    """Put what was posted and what is wrong into the fields of the action `nom` of an answer. True when all that is
    wanting is in fields that the page did not show: they are asked, and nothing is wrong yet."""
    typed = _typed(entrees)
    faults = {fault.champ: fault.message for fault in error.erreurs}
    if not faults and error.champ:
        faults = {error.champ: f"{error.text} {error.remedy_text}".strip()}
    more = _asks_more(typed, nom, error)
    visible = error.values.get("visibles")
    for action in answer.iter(f"{{{COMMUN}}}action"):
        if action.findtext(f"{{{COMMUN}}}nom") == nom:
            for champ in action.iter(f"{{{COMMUN}}}champ"):
                _fill(champ, typed, {} if more else faults)
                _show(champ, nom, visible)
    return more


def _typed(entrees: Iterable[Entree]) -> Typed:
    typed: Typed = {}
    for entree in entrees:
        if entree.fichier is None:
            typed.setdefault(entree.nom, []).append(entree.valeur or "")
    return typed


def _asks_more(typed: Typed, nom: str, error: WscError) -> bool:
    """Whether every fault is a mandatory field that was not on the page."""
    seen = set(next(iter(typed.get(SEEN, [])), "").split())
    if not seen or not isinstance(error, DemandeInvalide):
        return False
    return all(fault.regle == "obligatoire" and _entree(nom, fault.champ) not in seen for fault in error.erreurs)


def _entree(nom: str, place: str) -> str:
    """`/action/voisin[2]/nom` -> `champ.mesurer.voisin.2.nom`"""
    steps = re.sub(r"\[([0-9]+)\]", r".\1", place.removeprefix("/action/"))
    return f"champ.{nom}.{steps.replace('/', '.')}"


def _show(champ: _Element, nom: str, visible: frozenset[str] | None) -> None:
    """Ask or hide a field by the answers that were posted."""
    shown = champ.find(f"{{{COMMUN}}}visible")
    if visible is not None and shown is not None:
        entree = champ.findtext(f"{{{COMMUN}}}entree", "")
        shown.text = "true" if entree.removeprefix(f"champ.{nom}.") in visible else "false"


def _fill(champ: _Element, typed: Typed, faults: dict[str, str]) -> None:
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
