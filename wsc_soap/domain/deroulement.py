"""How a dossier moves: one pure step from a dossier and an act to the next dossier, its journal line and its tasks.

Specification, section 4.1 (étapes, actions, enchaînements, acteurs) and 4.2; design, section 6.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from wsc_soap.domain.actions import taches
from wsc_soap.domain.actions.registre import Instant
from wsc_soap.domain.calendrier import jours_ouvres_apres
from wsc_soap.domain.collectivite import Collectivite
from wsc_soap.domain.dossier import Dossier, LigneJournal, TacheDifferee
from wsc_soap.domain.processus import HORLOGE, USAGER, Action, Etape, Processus
from wsc_soap.errors import ActionImpossible, MotifManquant


@dataclass(frozen=True)
class Acte:
    """Somebody does something: `genre` is `usager`, `agent` or `horloge`, `nom` as printed in the journal;
    `services` are the departments an agent works for."""

    genre: str
    nom: str
    services: tuple[str, ...] = ()
    motif: str = ""
    commentaire: str = ""


@dataclass(frozen=True)
class Pas:
    """The outcome of a step; nothing of it is stored yet."""

    dossier: Dossier
    ligne: LigneJournal
    taches: tuple[TacheDifferee, ...]


def actions_possibles(
    processus: Processus, dossier: Dossier, genre: str, services: Iterable[str] = ()
) -> tuple[Action, ...]:
    """The actions that an acteur may do now; none on a closed dossier."""
    if dossier.clos:
        return ()
    etape = processus.etape(dossier.etape)
    return tuple(action for action in etape.actions if _may(processus, action, genre, frozenset(services)))


def _may(processus: Processus, action: Action, genre: str, services: frozenset[str]) -> bool:
    if genre in (USAGER, HORLOGE):
        return action.acteur == genre
    if action.acteur in (USAGER, HORLOGE):
        return False
    # an external acteur's answer is entered by an agent of the department in charge
    return processus.acteur(action.acteur).genre == "externe" or action.acteur in services


def franchir(
    processus: Processus,
    collectivite: Collectivite,
    dossier: Dossier,
    nom: str,
    acte: Acte,
    maintenant: datetime,
    rang: int,
) -> Pas:
    """Do the action `nom` on a dossier.

    `maintenant` is UTC, `rang` the rank of the journal line to write. Raises `ActionImpossible` when the action is not
    offered to this acteur at this étape, `MotifManquant` when it wants a reason and none of its reasons is given.
    """
    action = _chosen(processus, dossier, nom, acte)
    motif = _reason(action, acte)
    apres = _arrive(processus, collectivite, dossier, action, maintenant)
    ligne = LigneJournal(
        rang,
        maintenant,
        acte.genre,
        acte.nom,
        action.nom,
        action.libelle,
        dossier.etape,
        action.cible,
        motif,
        acte.commentaire,
    )
    instant = Instant(apres, maintenant, motif, acte.commentaire)
    differees = [tache for demande in action.effets for tache in taches(demande, instant)]
    if action.cible:
        differees += minuteries(processus.etape(action.cible), collectivite, apres, maintenant)
    return Pas(apres, ligne, tuple(differees))


def _chosen(processus: Processus, dossier: Dossier, nom: str, acte: Acte) -> Action:
    if dossier.clos:
        raise ActionImpossible(action=nom, raison="le dossier est clos")
    for action in actions_possibles(processus, dossier, acte.genre, acte.services):
        if action.nom == nom:
            return action
    raise ActionImpossible(action=nom, raison="elle n'est pas offerte à cette étape ou à votre profil")


def _reason(action: Action, acte: Acte) -> str:
    if not action.motifs:
        return ""
    for motif in action.motifs:
        if motif.code == acte.motif:
            return motif.libelle
    raise MotifManquant(action=action.libelle, motifs=", ".join(motif.code for motif in action.motifs))


def _arrive(
    processus: Processus, collectivite: Collectivite, dossier: Dossier, action: Action, maintenant: datetime
) -> Dossier:
    if not action.cible:
        return dossier.avec(version=dossier.version + 1)
    etape = processus.etape(action.cible)
    return dossier.avec(
        etape=etape.code,
        passage=dossier.passage + 1,
        etape_depuis=maintenant,
        echeance=echeance(etape, collectivite, maintenant),
        service=_in_charge(processus, etape, dossier.service),
        en_attente=processus.acteur(etape.acteur).genre != "service" and not etape.issue,
        agent=None if etape.issue else dossier.agent,
        issue=etape.issue,
        clos_le=maintenant if etape.issue else None,
        version=dossier.version + 1,
    )


def _in_charge(processus: Processus, etape: Etape, service: str) -> str:
    return etape.acteur if processus.acteur(etape.acteur).genre == "service" else service


def echeance(etape: Etape, collectivite: Collectivite, maintenant: datetime) -> date | None:
    """The day by which an étape entered now should be left, in working days of the place; None without a delay."""
    if not etape.delai:
        return None
    return jours_ouvres_apres(_day(collectivite, maintenant), etape.delai, collectivite.subdivision)


def minuteries(etape: Etape, collectivite: Collectivite, dossier: Dossier, maintenant: datetime) -> list[TacheDifferee]:
    """The clock tasks of an étape just entered, each due on its day at the hour of arrival (local time, so that a
    change of clocks moves nothing to another day)."""
    zone = ZoneInfo(collectivite.fuseau)
    arrivee = maintenant.astimezone(zone)
    found = []
    for action in etape.actions:
        if action.acteur == HORLOGE and action.apres is not None:
            jour = _after(action, arrivee.date(), collectivite)
            quand = datetime.combine(jour, time(arrivee.hour, arrivee.minute, arrivee.second), zone)
            contenu = {"action": action.nom, "passage": str(dossier.passage)}
            found.append(TacheDifferee("minuterie", contenu, quand.astimezone(maintenant.tzinfo), dossier.numero))
    return found


def _after(action: Action, jour: date, collectivite: Collectivite) -> date:
    assert action.apres is not None
    if action.unite == "joursOuvres":
        return jours_ouvres_apres(jour, action.apres, collectivite.subdivision)
    return jour + timedelta(days=action.apres)


def _day(collectivite: Collectivite, instant: datetime) -> date:
    return instant.astimezone(ZoneInfo(collectivite.fuseau)).date()
