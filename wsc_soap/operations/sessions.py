"""Sessions: opaque tokens, only their SHA-256 is stored; idle and absolute limits; bound to one collectivité."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterator
from datetime import date, timedelta

from wsc_soap.errors import SessionExpiree, SessionInvalide, TropDeTentatives
from wsc_soap.operations import types
from wsc_soap.operations.context import Context, Identity
from wsc_soap.storage import Agent, Session, UnitOfWork

_TOUCH = timedelta(minutes=1)


def digest(jeton: str) -> str:
    """What is stored of a token."""
    return hashlib.sha256(jeton.encode()).hexdigest()


def open_session(context: Context, genre: str, sujet: str, nom: str) -> types.SessionOuverte:
    """Store a new session of a citizen or an agent and give its token, which is shown only here."""
    jeton = secrets.token_urlsafe(32)
    now = context.now()
    settings = context.platform.settings
    longest = settings.agent_longest if genre == "agent" else settings.citizen_longest
    expire = now + longest
    with context.write() as unit:
        unit.sessions.open(Session(digest(jeton), genre, sujet, context.canal, now, now, expire))
        unit.commit()
    return types.SessionOuverte(jeton, context.local(expire), nom)


def identify(context: Context) -> Identity:
    """Who holds the token of this call.

    Raises `SessionInvalide` for a token unknown to this collectivité, `SessionExpiree` for one past its idle or
    absolute limit, or whose account or agent is gone.
    """
    key = digest(context.jeton or "")
    now = context.now()
    with context.read() as unit:
        session = unit.sessions.get(key)
        if session is None:
            raise SessionInvalide()
        identity = _identity(unit, session.genre, session.sujet, key, context.local(now).date())
    settings = context.platform.settings
    idle = settings.agent_idle if session.genre == "agent" else settings.citizen_idle
    if identity is None or now >= session.expire_le or now - session.vue_le >= idle:
        raise SessionExpiree()
    if now - session.vue_le >= _TOUCH:
        with context.write() as unit:
            unit.sessions.touch(key, now, session.expire_le)
            unit.commit()
    return identity


def _identity(unit: UnitOfWork, genre: str, sujet: str, key: str, today: date) -> Identity | None:
    if genre == "agent":
        agent = unit.agents.get(sujet)
        if agent is None or not agent.actif:
            return None
        services = (*agent.services, *_stood_in_for(unit, agent, today))
        known = tuple(dict.fromkeys(services))
        return Identity("agent", agent.identifiant, agent.nom_complet, "", agent.profil, known, key)
    compte = unit.comptes.get(sujet)
    if compte is None:
        return None
    return Identity("citoyen", compte.id, f"{compte.prenoms} {compte.nom}", compte.courriel, session=key)


def _stood_in_for(unit: UnitOfWork, agent: Agent, today: date) -> Iterator[str]:
    """The departments of the agents who are away today and whom this one stands in for. Their profile is not lent."""
    for away in unit.absences.replaced_by(agent.identifiant, today):
        absent = unit.agents.get(away)
        if absent is not None:
            yield from absent.services


def check_attempts(context: Context, sujet: str) -> None:
    """Raise `TropDeTentatives` while this account is blocked after too many wrong passwords."""
    now = context.now()
    with context.read() as unit:
        attempt = unit.attempts.get(sujet)
    if attempt.bloque_jusqua and attempt.bloque_jusqua > now:
        raise TropDeTentatives(attente=int((attempt.bloque_jusqua - now).total_seconds() // 60) + 1)


def note_attempt(context: Context, sujet: str, succeeded: bool) -> None:
    """Count a wrong password, block after too many in a row, forget all after a right one."""
    settings = context.platform.settings
    with context.write() as unit:
        if succeeded:
            unit.attempts.clear(sujet)
        else:
            now = context.now()
            if unit.attempts.count_failure(sujet, now) >= settings.max_attempts:
                unit.attempts.block(sujet, now + settings.lockout)
        unit.commit()
