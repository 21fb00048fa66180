"""The merge fields of messages: which exist, and the ones a demande fills (catalogue, rules, section 1)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wsc_soap.domain.teleservice import Teleservice

CHAMPS = frozenset(
    [
        "commune",
        "numeroDossier",
        "teleservice",
        "demandeur.civilite",
        "demandeur.nom",
        "demandeur.prenoms",
        "dateDepot",
        "dateReception",
        "dateLimite",
        "etape.libelleCitoyen",
        "service.nom",
        "service.telephone",
        "service.courriel",
        "service.horaires",
        "agent.nom",
        "lien",
        "lienSuivi",
        "motif",
        "piecesManquantes",
        "delaiReponse",
        "effetSilence",
        "voiesRecours",
        "rendezVous.date",
        "rendezVous.lieu",
        "reservation.ressource",
        "reservation.lieu",
        "reservation.date",
        "reservation.heure",
        "reservation.moment",
        "reservation.libelle",
        "reservation.rang",
        "dateDecision",
        "dateCloture",
        "dateSilence",
        "suite",
        "orientation",
    ]
)
_RANK = re.compile(r"\.n[1-9][0-9]?(?=\.)")  # `epoux.n2.prenoms`: of the second occurrence
_STANDARD_TEXT = re.compile(r"[a-z][A-Za-z0-9]*")
_BRACES = re.compile(r"\{\{(.*?)\}\}", re.DOTALL)


def fields_named(template: str) -> Iterator[str]:
    """The merge fields a template names, blanks trimmed; a stray brace comes out as it is, to be refused."""
    for found in _BRACES.finditer(template):
        yield found[1].strip()
    rest = _BRACES.sub("", template)
    yield from (mark for mark in ("{{", "}}", "{%", "{#") if mark in rest)


def known_field(nom: str, teleservice: Teleservice) -> bool:
    """True for a field of the platform, a `demande.<champ>` of the form, an `action.<champ>` that an action asks or a
    `metier.<donnee>` that business software pushes."""
    family, dot, rest = nom.partition(".")
    if not dot:
        return nom in CHAMPS
    if family == "texte":  # whether the town has it is asked where the town is known
        return _STANDARD_TEXT.fullmatch(rest) is not None
    if family == "demande":
        path = _RANK.sub("", rest).replace(".", "/")
        return any(path == place and champ.has_value for place, champ in teleservice.formulaire.walk())
    if family == "action":
        return rest.replace(".", "/") in _asked(teleservice)
    if family == "metier":
        return any(rest == donnee.nom for donnee in teleservice.echanges.pousses)
    return nom in CHAMPS


def _asked(teleservice: Teleservice) -> set[str]:
    actions = (action for etape in teleservice.processus.etapes for action in etape.actions)
    return {path for action in actions for path, champ in action.formulaire.walk() if champ.is_input}
