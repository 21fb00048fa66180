"""Errors about agendas."""

from __future__ import annotations

from wsc_soap.errors.root import WscError


class RessourceInconnue(WscError):
    """Le code ne désigne aucune ressource de l'agenda."""

    status = 404
    message = "Aucune ressource ne porte le code « {ressource} »."
    remede = "Les ressources sont listées par listerRessources."


class CreneauIndisponible(WscError):
    """Le créneau demandé n'est pas ou n'est plus libre ; la faute nomme ceux qui le sont."""

    status = 409
    message = "{ressource} : {raison}."
    remede = "{alternatives}"


class ReservationIntrouvable(WscError):
    """La clé ne désigne aucune réservation que l'appelant puisse lire, ou elle est déjà annulée."""

    status = 404
    message = "Cette réservation n'existe pas ou est déjà annulée."
    remede = "Relisez la liste des réservations."
