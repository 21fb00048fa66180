"""The vision restreinte: the étapes as the citizen sees them, OK with its date, en cours, or non réalisé.

Specification, section 3 (« une vision restreinte du processus est présentée à l'Internaute »).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date as day
from datetime import datetime

from wsc_soap.domain.calendar import working_days_after
from wsc_soap.domain.dossier import Dossier, LigneJournal
from wsc_soap.domain.processus import Etape, Processus

OK, EN_COURS, NON_REALISE = "ok", "en-cours", "non-realise"


@dataclass(frozen=True)
class VisibleEtape:
    """One line of the citizen's view. `date` is when it was passed (UTC), `echeance` when it should be."""

    libelle: str
    etat: str
    date: datetime | None = None
    echeance: day | None = None


def vision_restreinte(
    processus: Processus, dossier: Dossier, journal: Iterable[LigneJournal], subdivision: str = ""
) -> tuple[VisibleEtape, ...]:
    """The citizen's list of étapes. Neighbours with the same citizen label make one line; a detour shows only when the
    dossier went there; what lies after the current étape is not done, even if it was once."""
    left = {line.etape: line.instant for line in journal if line.cible}
    groups = [group for group in _groups(processus.etapes) if _shown(group, dossier, left)]
    current = next(i for i, group in enumerate(groups) if any(etape.code == dossier.etape for etape in group))
    expected = dossier.echeance
    lines = []
    for position, group in enumerate(groups):
        passed = max((left[etape.code] for etape in group if etape.code in left), default=None)
        if position < current:
            lines.append(VisibleEtape(group[0].libelle_citoyen, OK if passed else NON_REALISE, passed))
        elif position == current and dossier.clos:
            lines.append(VisibleEtape(group[0].libelle_citoyen, OK, dossier.clos_le))
        elif position == current:
            lines.append(VisibleEtape(group[0].libelle_citoyen, EN_COURS, None, dossier.echeance))
        else:
            expected = _next(expected, group, subdivision)
            lines.append(VisibleEtape(group[0].libelle_citoyen, NON_REALISE, None, expected))
    return tuple(lines)


def _groups(etapes: tuple[Etape, ...]) -> list[list[Etape]]:
    groups: list[list[Etape]] = []
    for etape in etapes:
        if groups and groups[-1][-1].libelle_citoyen == etape.libelle_citoyen:
            groups[-1].append(etape)
        else:
            groups.append([etape])
    return groups


def _shown(group: list[Etape], dossier: Dossier, left: dict[str, datetime]) -> bool:
    return any(not etape.detour or etape.code == dossier.etape or etape.code in left for etape in group)


def _next(expected: day | None, group: list[Etape], subdivision: str) -> day | None:
    delai = next((etape.delai for etape in group if etape.delai and not etape.detour), None)
    return working_days_after(expected, delai, subdivision) if expected and delai else None
