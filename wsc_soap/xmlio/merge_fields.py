"""The merge fields of messages: which exist, and the ones a demande fills (catalogue, rules, section 1)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wsc_soap.domain.formulaire import Formulaire

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
        "lienSuivi",
        "motif",
        "piecesManquantes",
        "delaiReponse",
        "effetSilence",
        "voiesRecours",
        "rendezVous.date",
        "rendezVous.lieu",
        "dateDecision",
        "dateCloture",
        "suite",
        "orientation",
    ]
)
_BRACES = re.compile(r"\{\{(.*?)\}\}", re.DOTALL)
_BUSINESS_VALUE = re.compile(r"metier\.[A-Za-z][A-Za-z0-9]*")


def fields_named(template: str) -> Iterator[str]:
    """The merge fields a template names, blanks trimmed; a stray brace comes out as it is, to be refused."""
    for found in _BRACES.finditer(template):
        yield found[1].strip()
    rest = _BRACES.sub("", template)
    yield from (mark for mark in ("{{", "}}", "{%", "{#") if mark in rest)


def known_field(nom: str, formulaire: Formulaire) -> bool:
    """True for a field of the platform, a `demande.<champ>` of this form or a `metier.<donnee>`."""
    if nom.startswith("demande."):
        path = nom.removeprefix("demande.").replace(".", "/")
        return any(path == place and champ.has_value for place, champ in formulaire.walk())
    return nom in CHAMPS or _BUSINESS_VALUE.fullmatch(nom) is not None
