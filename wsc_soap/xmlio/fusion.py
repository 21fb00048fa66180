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
_ACCOLADES = re.compile(r"\{\{(.*?)\}\}", re.DOTALL)
_DONNEE_METIER = re.compile(r"metier\.[A-Za-z][A-Za-z0-9]*")


def champs_cites(modele: str) -> Iterator[str]:
    """The merge fields a template names, blanks trimmed; a stray brace comes out as it is, to be refused."""
    for trouve in _ACCOLADES.finditer(modele):
        yield trouve[1].strip()
    reste = _ACCOLADES.sub("", modele)
    yield from (signe for signe in ("{{", "}}", "{%", "{#") if signe in reste)


def champ_connu(nom: str, formulaire: Formulaire) -> bool:
    """True for a field of the platform, a `demande.<champ>` of this form or a `metier.<donnee>`."""
    if nom.startswith("demande."):
        chemin = nom.removeprefix("demande.").replace(".", "/")
        return any(chemin == lieu and champ.saisi for lieu, champ in formulaire.parcourir())
    return nom in CHAMPS or _DONNEE_METIER.fullmatch(nom) is not None
