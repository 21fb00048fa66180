"""What is refused to who administers processes, messages, acteurs and agents."""

from __future__ import annotations

from wsc_soap.errors.root import WscError


class EtapeInconnue(WscError):
    """Le code ne désigne aucune étape du processus."""

    status = 404
    message = "L'étape « {etape} » n'existe pas dans ce processus."
    remede = "Prenez un code d'étape rendu par lireArbre."


class ActionInconnue(WscError):
    """Le nom ne désigne aucune action de l'étape."""

    status = 404
    message = "L'action « {action} » n'existe pas à l'étape « {etape} »."
    remede = "Prenez un nom d'action rendu par lireArbre."


class ActeurInconnu(WscError):
    """Le code ne désigne aucun acteur."""

    status = 404
    message = "L'acteur « {acteur} » n'existe pas."
    remede = "Prenez un code rendu par listerActeurs ou par lireArbre."


class AgentInconnu(WscError):
    """L'identifiant ne désigne aucun agent de la collectivité."""

    status = 404
    message = "L'agent « {identifiant} » n'existe pas."
    remede = "Prenez un identifiant rendu par listerAgents."


class MessageInconnu(WscError):
    """Le code ne désigne aucun message, courrier ou texte type."""

    status = 404
    message = "Le texte « {code} » n'existe pas."
    remede = "Prenez un code rendu par listerMessages ou listerTextes."


class EncoreUtilise(WscError):
    """Ce qui devait être supprimé sert encore."""

    status = 409
    message = "« {code} » sert encore : {usages}."
    remede = "Changez d'abord ce qui s'en sert."
