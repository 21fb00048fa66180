"""Sessions: opaque tokens, only their SHA-256 is stored; idle and absolute limits; bound to one collectivité."""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta

from wsc_soap.errors import SessionExpiree, SessionInvalide, TropDeTentatives
from wsc_soap.operations import types
from wsc_soap.operations.contexte import Contexte, Identite
from wsc_soap.storage import Session, Unite

_TOUCH = timedelta(minutes=1)


def digest(jeton: str) -> str:
    """What is stored of a token."""
    return hashlib.sha256(jeton.encode()).hexdigest()


def open_session(contexte: Contexte, genre: str, sujet: str, nom: str) -> types.SessionOuverte:
    """Store a new session of a citizen or an agent and give its token, which is shown only here."""
    jeton = secrets.token_urlsafe(32)
    maintenant = contexte.maintenant()
    reglages = contexte.plateforme.reglages
    longest = reglages.session_agent_max if genre == "agent" else reglages.session_citoyen_max
    expire = maintenant + longest
    with contexte.ecrire() as unite:
        unite.sessions.ouvrir(Session(digest(jeton), genre, sujet, contexte.canal, maintenant, maintenant, expire))
        unite.valider()
    return types.SessionOuverte(jeton, contexte.local(expire), nom)


def identifier(contexte: Contexte) -> Identite:
    """Who holds the token of this call.

    Raises `SessionInvalide` for a token unknown to this collectivité, `SessionExpiree` for one past its idle or
    absolute limit, or whose account or agent is gone.
    """
    key = digest(contexte.jeton or "")
    maintenant = contexte.maintenant()
    with contexte.lire() as unite:
        session = unite.sessions.lire(key)
        if session is None:
            raise SessionInvalide()
        identite = _identity(unite, session.genre, session.sujet, key)
    reglages = contexte.plateforme.reglages
    idle = reglages.session_agent if session.genre == "agent" else reglages.session_citoyen
    if identite is None or maintenant >= session.expire_le or maintenant - session.vue_le >= idle:
        raise SessionExpiree()
    if maintenant - session.vue_le >= _TOUCH:
        with contexte.ecrire() as unite:
            unite.sessions.voir(key, maintenant, session.expire_le)
            unite.valider()
    return identite


def _identity(unite: Unite, genre: str, sujet: str, key: str) -> Identite | None:
    if genre == "agent":
        agent = unite.agents.lire(sujet)
        if agent is None or not agent.actif:
            return None
        nom = f"{agent.civilite} {agent.nom} {agent.prenom}".strip()
        return Identite("agent", agent.identifiant, nom, "", agent.profil, tuple(agent.services), key)
    compte = unite.comptes.lire(sujet)
    if compte is None:
        return None
    return Identite("citoyen", compte.id, f"{compte.prenoms} {compte.nom}", compte.courriel, session=key)


def check_attempts(contexte: Contexte, sujet: str) -> None:
    """Raise `TropDeTentatives` while this account is blocked after too many wrong passwords."""
    maintenant = contexte.maintenant()
    with contexte.lire() as unite:
        essai = unite.essais.lire(sujet)
    if essai.bloque_jusqua and essai.bloque_jusqua > maintenant:
        raise TropDeTentatives(attente=int((essai.bloque_jusqua - maintenant).total_seconds() // 60) + 1)


def note_attempt(contexte: Contexte, sujet: str, reussi: bool) -> None:
    """Count a wrong password, block after too many in a row, forget all after a right one."""
    reglages = contexte.plateforme.reglages
    with contexte.ecrire() as unite:
        if reussi:
            unite.essais.effacer(sujet)
        else:
            maintenant = contexte.maintenant()
            if unite.essais.echouer(sujet, maintenant) >= reglages.essais_max:
                unite.essais.bloquer(sujet, maintenant + reglages.blocage)
        unite.valider()
