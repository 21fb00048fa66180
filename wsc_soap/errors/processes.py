"""What goes wrong in a process beyond the act of one person."""

from __future__ import annotations

from wsc_soap.errors.root import WscError


class AvisDejaRendu(WscError):
    """L'avis désigné n'est pas demandé, ou il a déjà été rendu."""

    status = 409
    message = "Cet avis sur le dossier {numero} n'est plus attendu."
    remede = "Relisez le dossier : les avis attendus y sont listés."


class BoucleAutomatique(WscError):
    """Les actions automatiques du processus s'enchaînent sans fin ; le dossier n'a pas bougé."""

    side = "Server"
    status = 500
    message = "L'action automatique « {action} » se répète sans fin : le dossier {numero} n'a pas bougé."
    remede = "Signalez-le à l'administrateur de la collectivité : le processus est à corriger."


class PartenaireInjoignable(WscError):
    """Le service web d'un partenaire ne répond pas, ou répond qu'il ne le peut pas."""

    side = "Server"
    status = 502
    message = "Le partenaire n'a pas répondu."
    remede = "La question est reposée plusieurs fois ; ensuite, adressez-vous à lui."


class PartenaireIncoherent(WscError):
    """La réponse d'un partenaire ne suit pas son schéma."""

    side = "Server"
    status = 502
    message = "La réponse du partenaire ne se comprend pas."
    remede = "Comparez-la au schéma urn:wsc:partenaire:1."


class PartenaireInterdit(WscError):
    """L'adresse d'un partenaire n'est pas connue, ou mène dans le réseau de la plateforme."""

    status = 403
    message = "L'adresse du partenaire n'est pas admise."
    remede = "Donnez une adresse http ou https publique dans la configuration de la collectivité."
