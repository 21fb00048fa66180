"""From domain values to the answers of `types.py`."""

from __future__ import annotations

from collections.abc import Iterable

from wsc_soap.domain.collectivite import Contact as TownContact
from wsc_soap.domain.dossier import Dossier, LigneJournal
from wsc_soap.domain.processus import Processus
from wsc_soap.domain.vision import vision_restreinte
from wsc_soap.errors import Manquement
from wsc_soap.operations import types
from wsc_soap.operations.context import Context

ISSUES = {
    "acceptee": "Acceptée",
    "refusee": "Refusée",
    "sans-suite": "Sans suite",
    "classee": "Classée",
}
EN_COURS = "En cours"


def contact(source: TownContact) -> types.Contact:
    """A department as the wire shows it."""
    return types.Contact(
        source.nom,
        source.adresse or None,
        source.telephone or None,
        source.courriel or None,
        source.horaires or None,
    )


def erreurs(manquements: Iterable[Manquement]) -> tuple[types.Erreur, ...]:
    """Faults of a demande as the wire shows them."""
    return tuple(types.Erreur(m.champ, m.libelle, m.regle, m.message) for m in manquements)


def etapes(
    context: Context, processus: Processus, dossier: Dossier, journal: Iterable[LigneJournal]
) -> tuple[types.Etape, ...]:
    """The citizen's restricted view, instants in the town's time."""
    lines = vision_restreinte(processus, dossier, journal, context.collectivite.subdivision)
    return tuple(
        types.Etape(line.libelle, line.etat, context.local(line.date) if line.date else None, line.echeance)
        for line in lines
    )


def etat(dossier: Dossier) -> str:
    """`en-cours` or `clos`."""
    return "clos" if dossier.clos else "en-cours"


def etat_libelle(dossier: Dossier) -> str:
    """The state in words."""
    return ISSUES.get(dossier.issue, dossier.issue) if dossier.clos else EN_COURS
