"""The form of an action on a page: what was posted of it, and its fields again with what is wrong."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree
from lxml.etree import _Element

from wsc_soap.errors import DemandeInvalide, WscError
from wsc_soap.operations.types import Entree
from wsc_soap.web.posted import TEXT
from wsc_soap.web.visit import Facts, Visit

COMMUN = "urn:wsc:commun:1"
# what a refused action leaves to be said on the dossier's own page
SAID = (
    *("ActionImpossible", "MotifManquant", "DossierModifie", "DemandeInvalide", "AvisDejaRendu", "ParametreInvalide"),
    *("PieceRefusee", "PieceTropGrande", "PieceIntrouvable"),
)
PARTS = ("jour", "mois", "annee", "heure", "minute")


def receive(visit: Visit) -> None:
    """Read the post with the files it may carry; from then on it is the visit's posted form."""
    limit = visit.context("compte").platform.settings.dossier_limit
    visit.posted = visit.receive(limit + TEXT)


def again(answer: _Element, visit: Visit, error: WscError) -> _Element:
    """The answer with, in the fields of the posted action, what was typed and what is wrong."""
    faults = {fault.champ: fault.message for fault in error.erreurs}
    if not faults and error.champ:
        faults = {error.champ: f"{error.text} {error.remedy_text}".strip()}
    typed: dict[str, list[str]] = {}
    for entree in visit.posted.entrees:
        if entree.fichier is None:
            typed.setdefault(entree.nom, []).append(entree.valeur or "")
    nom = visit.posted.get("action")
    for action in answer.iter(f"{{{COMMUN}}}action"):
        if action.findtext(f"{{{COMMUN}}}nom") == nom:
            for champ in action.iter(f"{{{COMMUN}}}champ"):
                _fill(champ, typed, faults)
    return answer


def facts(error: WscError) -> Facts:
    """The lines of the summary: one for each fault of the form, else the error's sentence."""
    if isinstance(error, DemandeInvalide):
        return tuple((error.code, "", f"{fault.libelle} : {fault.message}") for fault in error.erreurs)
    return ()


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
