"""Builders with defaults for what the storage keeps, and the noise that no test may ever see."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from wsc_soap.domain.agenda import ExceptionAgenda, Ressource
from wsc_soap.domain.dossier import Avis, DeferredTask, Document, Dossier, LigneJournal, Piece
from wsc_soap.domain.occupation import Reservation
from wsc_soap.storage import Storage, UnitOfWork
from wsc_soap.storage.absences import Absence
from wsc_soap.storage.actes import Acte
from wsc_soap.storage.agents import Agent
from wsc_soap.storage.comptes import Compte
from wsc_soap.storage.sessions import Session
from wsc_soap.storage.simulations import SavedSimulation
from wsc_soap.storage.televersements import Televersement

NOON = datetime(2026, 11, 23, 12, 0, 0, 123456, tzinfo=UTC)
NOISE = "saint-exemple"


def a_dossier(numero: str = "D-2026-000001", **others: object) -> Dossier:
    base = Dossier(
        numero=numero,
        teleservice="acte-naissance",
        revision=1,
        theme="etat-civil",
        etape="controle",
        passage=1,
        depose_le=NOON,
        etape_depuis=NOON,
        service="etat-civil",
        demandeur="Henri Astier",
        courriel="henri@exemple.fr",
    )
    return base.with_changes(**others)


def a_line(**others: object) -> LigneJournal:
    values = {
        "rang": 1,
        "instant": NOON,
        "acteur_genre": "usager",
        "acteur": "Henri Astier",
        "action": "deposer",
        "libelle": "Demande déposée",
        "etape": "",
        "cible": "controle",
    }
    return LigneJournal(**(values | others))


def a_compte(id: str = "c1", courriel: str = "henri@exemple.fr", **others: object) -> Compte:
    values = {
        "mot_de_passe": "$argon2id$",
        "civilite": "M.",
        "nom": "Astier",
        "prenoms": "Henri",
        "telephone": "",
        "cree_le": NOON,
    }
    return Compte(id, courriel, **(values | others))


def an_agent(identifiant: str = "l.martin", **others: object) -> Agent:
    values = {
        "civilite": "Mme",
        "nom": "Martin",
        "prenom": "Léa",
        "profil": "Agent d'état civil",
        "services": ("etat-civil",),
        "mot_de_passe": "$argon2id$",
    }
    return Agent(identifiant, **(values | others))


def an_act(**others: object) -> Acte:
    values = {
        "instant": NOON,
        "agent": "l.martin",
        "auteur": "Mme Martin Léa",
        "operation": "ajouterChamp",
        "objet": "acte-naissance",
        "libelle": "Champ ajouté",
    }
    return Acte(**(values | others))


def a_courriel(dossier: str, **contenu: str) -> DeferredTask:
    values = {"destinataire": "henri@exemple.fr", "message": "accuse"} | contenu
    return DeferredTask("courriel", values, NOON, dossier)


def a_session(empreinte: str = "s1", **others: object) -> Session:
    values = {
        "genre": "citoyen",
        "sujet": "c1",
        "canal": "portail",
        "cree_le": NOON,
        "vue_le": NOON,
        "expire_le": NOON + timedelta(hours=1),
    }
    return Session(empreinte, **(values | others))


def open_town(unit: UnitOfWork) -> None:
    """The collectivité of the transaction, with one téléservice, one account and one agent."""
    unit.collectivites.save(b"<collectivite/>", NOON)
    unit.teleservices.publish(
        "acte-naissance",
        "etat-civil",
        b"<teleservice/>",
        espace_de_noms="urn:wsc:teleservice:acte-naissance:1",
        empreinte="a" * 64,
        now=NOON,
    )
    unit.comptes.add(a_compte())
    unit.agents.save(an_agent())


def deposer(unit: UnitOfWork, dossier: Dossier) -> None:
    """A whole deposit."""
    unit.dossiers.add(dossier)
    unit.demandes.add(dossier.numero, b"<demande/>", "urn:wsc:teleservice:acte-naissance:1")
    unit.journal.open(dossier.numero, a_line())
    unit.outbox.add([a_courriel(dossier.numero)], NOON)


def make_noise(storage: Storage) -> None:
    """Another collectivité, full, with the very names that the tests use: none of it may ever show."""
    with storage.write(NOISE) as unit:
        open_town(unit)
        for rank in range(1, 6):
            noise = a_dossier(f"D-2026-{rank:06}", demandeur="BRUIT", compte="c1", agent="l.martin")
            deposer(unit, noise)
            unit.avis.add(noise.numero, [Avis(1, "parquet", NOON)])
            unit.documents.add(noise.numero, Document(1, "c", "BRUIT", "b.pdf", "text/plain", 1, "b" * 64, NOON))
            unit.exchanges.publish(noise.numero, "acte-naissance", "bruit", {"motif": "BRUIT"}, NOON)
            unit.pieces.add(noise.numero, [Piece(1, "/demande/bruit", "bruit.pdf", "text/plain", 1, "b" * 64)])
        unit.dossiers.add(a_dossier("D-2026-000009", issue="accordee", clos_le=NOON, demandeur="BRUIT"))
        unit.sessions.open(a_session())
        unit.jetons.add("j1", "confirmation", "c1", NOON + timedelta(days=1))
        unit.attempts.count_failure("henri", NOON)
        unit.idempotence.reserve("deposer", "anonyme", "cle-1", "e1", NOON)
        unit.idempotence.conclude("deposer", "anonyme", "cle-1", b"BRUIT")
        unit.televersements.add(
            Televersement("t1", "bruit.pdf", "text/plain", 1, "b" * 64, NOON, NOON + timedelta(hours=1))
        )
        unit.brouillons.add("acte-naissance", b"<bruit/>", 1, "BRUIT", NOON)
        unit.actes.add(an_act(libelle="BRUIT"))
        unit.agendas.save(Ressource("salle-des-fetes", "salle", "BRUIT", "etat-civil"))
        unit.agendas.add_exception("salle-des-fetes", ExceptionAgenda("e1", NOON.date(), "fermeture", motif="BRUIT"))
        unit.agendas.add(
            Reservation("r1", "salle-des-fetes", "confirmee", NOON, NOON + timedelta(days=30), NOON, objet="BRUIT")
        )
        unit.absences.save(Absence("l.martin", NOON.date(), NOON.date(), "l.martin"))
        unit.simulations.save(SavedSimulation("acte-naissance", "BRUIT", {}, "BRUIT", NOON))
        unit.anchors.add(NOON - timedelta(days=2))
        for _ in range(7):
            unit.dossiers.next_rank(2026)
        unit.commit()
