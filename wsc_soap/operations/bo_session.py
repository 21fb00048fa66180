"""Sessions of the agents (back office)."""

from __future__ import annotations

from typing import Annotated

from wsc_soap import errors
from wsc_soap.operations import sessions, types
from wsc_soap.operations.contexte import Contexte
from wsc_soap.operations.mots_de_passe import verify_password
from wsc_soap.operations.registre import Longueur, operation

SERVICE = "bo-session"


@operation(SERVICE, erreurs=(errors.IdentifiantsRefuses, errors.TropDeTentatives))
def ouvrir_session(
    contexte: Contexte,
    identifiant: Annotated[str, "Identifiant de l'agent", Longueur(80)],
    mot_de_passe: Annotated[str, "Mot de passe", Longueur(200)],
) -> types.SessionOuverte:
    """Ouvre une session d'agent. Elle se ferme après 30 minutes sans appel, et au plus tard après 8 heures."""
    subject = f"agent:{identifiant}"
    sessions.check_attempts(contexte, subject)
    with contexte.lire() as unite:
        agent = unite.agents.lire(identifiant)
    right = verify_password(agent.mot_de_passe if agent else None, mot_de_passe)
    sessions.note_attempt(contexte, subject, right)
    if not right or agent is None or not agent.actif:
        raise errors.IdentifiantsRefuses(champ="identifiant")
    return sessions.open_session(contexte, "agent", agent.identifiant, f"{agent.civilite} {agent.nom} {agent.prenom}")


@operation(SERVICE, droit="agent")
def fermer_session(contexte: Contexte) -> types.Accuse:
    """Ferme la session de l'agent : son jeton ne sert plus."""
    with contexte.ecrire() as unite:
        unite.sessions.fermer(contexte.acteur.session)
        unite.valider()
    return types.Accuse("Vous êtes déconnecté.")


@operation(SERVICE, droit="agent")
def lire_profil(contexte: Contexte) -> types.Profil:
    """Rend l'identité de l'agent, son profil et les services dont il traite les dossiers."""
    return profile(contexte)


def profile(contexte: Contexte) -> types.Profil:
    """The agent of the session as screens show it."""
    acteur = contexte.acteur
    return types.Profil(acteur.sujet, acteur.nom, acteur.profil, acteur.services)
