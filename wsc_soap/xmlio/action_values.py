"""What the forms of actions were answered, as a French reader reads it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from lxml.etree import _Element

from wsc_soap.domain.champs.base import Names
from wsc_soap.domain.dossier import LigneJournal
from wsc_soap.domain.processus import Action, Processus
from wsc_soap.domain.teleservice import Teleservice
from wsc_soap.xmlio.parser import parse_xml
from wsc_soap.xmlio.recap import merge_values, summarise


def action_values(service: Teleservice, journal: Iterable[LigneJournal], names: Names) -> dict[str, Any]:
    """Every field answered, by name, formatted; the latest answer of a name counts."""
    values: dict[str, Any] = {}
    for line in journal:
        if line.valeurs and (asked := form_of(service, line)):
            answered = merge_values(asked, parse_xml(line.valeurs.encode()), names)["demande"]
            values |= {nom: value for nom, value in answered.items() if value}
    return values


def answers(service: Teleservice, line: LigneJournal, names: Names) -> list[tuple[str, list[str]]]:
    """The answers of one line of the journal: (label, texts), in the order of the form."""
    asked = form_of(service, line) if line.valeurs else None
    if asked is None:
        return _plain(parse_xml(line.valeurs.encode())) if line.valeurs else []
    sections = summarise(asked, parse_xml(line.valeurs.encode()), names)
    return [(line.libelle, line.textes) for *_, lines in sections for line in lines]


def _plain(values: _Element) -> list[tuple[str, list[str]]]:
    """Values that no form of the process asked for (a partner's answer)."""
    return [(str(value.tag), [value.text or ""]) for value in values if not len(value)]


def form_of(service: Teleservice, line: LigneJournal) -> Teleservice | None:
    """The action's form that a line answered, where a demande's form is read; None when the process has none."""
    action = _action(service.processus, line)
    return None if action is None else replace(service, formulaire=action.formulaire, espace_de_noms="")


def _action(processus: Processus, line: LigneJournal) -> Action | None:
    actions = {a.nom: a for etape in processus.etapes if etape.code == line.etape for a in etape.actions if a.champs}
    return actions.get(line.action)
