"""Builders with defaults for what the storage keeps, and the noise that no test may ever see."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from wsc_soap.domain.dossier import Dossier, LigneJournal, Piece, TacheDifferee
from wsc_soap.storage import Stockage, Unite
from wsc_soap.storage.agents import Agent
from wsc_soap.storage.comptes import Compte
from wsc_soap.storage.sessions import Session
from wsc_soap.storage.televersements import Televersement

MIDI = datetime(2026, 11, 23, 12, 0, 0, 123456, tzinfo=UTC)
BRUIT = "saint-exemple"


def un_dossier(numero: str = "D-2026-000001", **autres: object) -> Dossier:
    base = Dossier(
        numero=numero,
        teleservice="acte-naissance",
        revision=1,
        theme="etat-civil",
        etape="controle",
        passage=1,
        depose_le=MIDI,
        etape_depuis=MIDI,
        service="etat-civil",
        demandeur="Henri Astier",
        courriel="henri@exemple.fr",
    )
    return base.avec(**autres)


def une_ligne(**autres: object) -> LigneJournal:
    valeurs = {
        "rang": 1,
        "instant": MIDI,
        "acteur_genre": "usager",
        "acteur": "Henri Astier",
        "action": "deposer",
        "libelle": "Demande déposée",
        "etape": "",
        "cible": "controle",
    }
    return LigneJournal(**(valeurs | autres))


def un_compte(id: str = "c1", courriel: str = "henri@exemple.fr", **autres: object) -> Compte:
    valeurs = {
        "mot_de_passe": "$argon2id$",
        "civilite": "M.",
        "nom": "Astier",
        "prenoms": "Henri",
        "telephone": "",
        "cree_le": MIDI,
    }
    return Compte(id, courriel, **(valeurs | autres))


def un_agent(identifiant: str = "l.martin", **autres: object) -> Agent:
    valeurs = {
        "civilite": "Mme",
        "nom": "Martin",
        "prenom": "Léa",
        "profil": "Agent d'état civil",
        "services": ("etat-civil",),
        "mot_de_passe": "$argon2id$",
    }
    return Agent(identifiant, **(valeurs | autres))


def un_courriel(dossier: str, **contenu: str) -> TacheDifferee:
    valeurs = {"destinataire": "henri@exemple.fr", "message": "accuse"} | contenu
    return TacheDifferee("courriel", valeurs, MIDI, dossier)


def une_session(empreinte: str = "s1", **autres: object) -> Session:
    valeurs = {
        "genre": "citoyen",
        "sujet": "c1",
        "canal": "portail",
        "cree_le": MIDI,
        "vue_le": MIDI,
        "expire_le": MIDI + timedelta(hours=1),
    }
    return Session(empreinte, **(valeurs | autres))


def ouvrir_ville(unite: Unite) -> None:
    """The collectivité of the transaction, with one téléservice, one account and one agent."""
    unite.collectivites.enregistrer(b"<collectivite/>", MIDI)
    unite.teleservices.publier(
        "acte-naissance",
        "etat-civil",
        b"<teleservice/>",
        espace_de_noms="urn:wsc:teleservice:acte-naissance:1",
        empreinte="a" * 64,
        maintenant=MIDI,
    )
    unite.comptes.ajouter(un_compte())
    unite.agents.enregistrer(un_agent())


def deposer(unite: Unite, dossier: Dossier) -> None:
    """A whole deposit."""
    unite.dossiers.ajouter(dossier)
    unite.demandes.ajouter(dossier.numero, b"<demande/>", "urn:wsc:teleservice:acte-naissance:1")
    unite.journal.ouvrir(dossier.numero, une_ligne())
    unite.boite.ajouter([un_courriel(dossier.numero)], MIDI)


def faire_du_bruit(stockage: Stockage) -> None:
    """Another collectivité, full, with the very names that the tests use: none of it may ever show."""
    with stockage.ecrire(BRUIT) as unite:
        ouvrir_ville(unite)
        for rang in range(1, 6):
            bruit = un_dossier(f"D-2026-{rang:06}", demandeur="BRUIT", compte="c1", agent="l.martin")
            deposer(unite, bruit)
            unite.pieces.ajouter(bruit.numero, [Piece(1, "/demande/bruit", "bruit.pdf", "text/plain", 1, "b" * 64)])
        unite.dossiers.ajouter(un_dossier("D-2026-000009", issue="accordee", clos_le=MIDI, demandeur="BRUIT"))
        unite.sessions.ouvrir(une_session())
        unite.jetons.ajouter("j1", "confirmation", "c1", MIDI + timedelta(days=1))
        unite.essais.echouer("henri", MIDI)
        unite.idempotence.reserver("deposer", "anonyme", "cle-1", "e1", MIDI)
        unite.idempotence.conclure("deposer", "anonyme", "cle-1", b"BRUIT")
        unite.televersements.ajouter(
            Televersement("t1", "bruit.pdf", "text/plain", 1, "b" * 64, MIDI, MIDI + timedelta(hours=1))
        )
        for _ in range(7):
            unite.dossiers.prochain_numero(2026)
        unite.valider()
