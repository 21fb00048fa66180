"""Sessions of the agents (back office)."""

from __future__ import annotations

from typing import Annotated

from wsc_soap import errors
from wsc_soap.operations import sessions, types
from wsc_soap.operations.context import Context
from wsc_soap.operations.passwords import verify_password
from wsc_soap.operations.registry import MaxLength, operation

SERVICE = "bo-session"


@operation(SERVICE, faults=(errors.IdentifiantsRefuses, errors.TropDeTentatives))
def ouvrir_session(
    context: Context,
    identifiant: Annotated[str, "Identifiant de l'agent", MaxLength(80)],
    mot_de_passe: Annotated[str, "Mot de passe", MaxLength(200)],
) -> types.SessionOuverte:
    """Ouvre une session d'agent. Elle se ferme après 30 minutes sans appel, et au plus tard après 8 heures.
    Rejoué, l'appel ouvre une autre session."""
    subject = f"agent:{identifiant}"
    sessions.check_attempts(context, subject)
    with context.read() as unit:
        agent = unit.agents.get(identifiant)
    right = verify_password(agent.mot_de_passe if agent else None, mot_de_passe)
    sessions.note_attempt(context, subject, right)
    if not right or agent is None or not agent.actif:
        raise errors.IdentifiantsRefuses(champ="identifiant")
    return sessions.open_session(context, "agent", agent.identifiant, agent.nom_complet)


@operation(SERVICE, right="agent")
def fermer_session(context: Context) -> types.Accuse:
    """Ferme la session de l'agent : son jeton ne sert plus. Rejoué, l'appel est refusé, la session n'étant plus."""
    with context.write() as unit:
        unit.sessions.close(context.caller.session)
        unit.commit()
    return types.Accuse("Vous êtes déconnecté.")


@operation(SERVICE, right="agent")
def lire_profil(context: Context) -> types.Profil:
    """Rend l'identité de l'agent, son profil et les services dont il traite les dossiers."""
    return profile(context)


def profile(context: Context) -> types.Profil:
    """The agent of the session as screens show it."""
    acteur = context.caller
    return types.Profil(acteur.sujet, acteur.nom, acteur.profil, acteur.services)
