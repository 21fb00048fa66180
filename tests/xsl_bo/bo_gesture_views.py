"""Sample view documents of what is done beside the actions of a dossier: giving it, reopening it, finding it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bo_views import BIRTH, CLOS, DOSSIER, LINES, LONG, PROFIL, day, vue
from lxml.etree import _Element

from wsc_soap.operations.types import (
    Affectations,
    AgentAffectable,
    AvisAttendu,
    AvisAttendus,
    CodeLibelle,
    Collegues,
    Criteres,
    DossiersTrouves,
    ServiceAffectable,
)

AWAY = AgentAffectable("p.roux", "M. Roux <Paul>", True, date(2026, 12, 4), "mp.durand", "Mme Durand", ())
CHOICES = Affectations(
    PROFIL, "2026-00333", "H. Astier", BIRTH, 4,
    (
        ServiceAffectable("etat-civil", "État-civil", True, (
            AWAY, AgentAffectable("mp.durand", "Mme Durand", False, None, None, None, ("M. Roux",)),
        )),
        ServiceAffectable("urbanisme", "Urbanisme & travaux", False, ()),
    ),
)  # fmt: skip
OWED = AvisAttendus(PROFIL, (
    AvisAttendu("2026-00333", 1, "H. Astier", LONG, day(11, 10), date(2026, 11, 20), "Voirie", 4),
    AvisAttendu("2026-00334", 2, "É. <Roux>", BIRTH, day(11, 20), None, "Voirie", 0),
))  # fmt: skip
CRITERIA = Criteres(PROFIL, (CodeLibelle("acte-naissance", BIRTH),), (CodeLibelle("controle", "Contrôle & tri"),))
WITHOUT_REASON = {"code": "ParametreInvalide", "champ": "commentaire", "texte": "Dites pourquoi."}
NOBODY = {"code": "ParametreInvalide", "champ": "vers", "texte": "Choisissez à qui confier le dossier."}
ASKED = {"mots": "astier & fils", "issue": "acceptee"}


def views() -> dict[str, _Element]:
    """Every sample, by the name of its expected file."""
    return {
        "dossier-gestionnaire": vue("bo-dossier", DOSSIER, profil="gestionnaire"),
        "dossier-clos-gestionnaire": vue("bo-dossier", CLOS, profil="gestionnaire"),
        "affectation": vue("bo-affectation", CHOICES),
        "affectation-refusee": vue(
            "bo-affectation", CHOICES, erreurs=(NOBODY,), entrees={"commentaire": "Pour <vous> & vite."}
        ),
        "collegue": vue("bo-collegue", Collegues(PROFIL, "2026-00333", "H. Astier", (CodeLibelle("roux", "M. Roux"),))),
        "reouverture": vue("bo-reouverture", CLOS, erreurs=(WITHOUT_REASON,)),
        "reouverture-ouvert": vue("bo-reouverture", DOSSIER),
        "avis-attendus": vue("bo-avis-attendus", OWED),
        "avis-attendus-aucun": vue("bo-avis-attendus", replace(OWED, avis=())),
        "recherche": vue("bo-recherche", CRITERIA),
        "recherche-trouve": vue(
            "bo-recherche",
            CRITERIA,
            more=DossiersTrouves(PROFIL, LINES[:2], "2026~D|1"),
            entrees=ASKED,
            requete="mots=astier+%26+fils&issue=acceptee",
            suite="x",
        ),
        "recherche-vide": vue("bo-recherche", CRITERIA, more=DossiersTrouves(PROFIL, (), None), entrees=ASKED),
    }
