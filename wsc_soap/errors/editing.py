"""Why the form of a draft is not changed."""

from __future__ import annotations

from wsc_soap.errors.root import WscError


class EndroitInconnu(WscError):
    """L'endroit désigné n'existe pas dans le formulaire du brouillon."""

    status = 404
    message = "L'endroit « {endroit} » n'existe pas dans le formulaire."
    remede = "Relisez le formulaire : il donne le chemin de chaque champ et le code de chaque page."


class NomDejaPris(WscError):
    """Un autre champ, une autre page ou une autre option porte déjà ce nom."""

    status = 409
    message = "Le nom « {nom} » est déjà pris par « {libelle} »."
    remede = "Choisissez un autre nom."


class ModificationRefusee(WscError):
    """Une valeur donnée au champ, à la page, à la règle ou à l'option n'est pas admise."""

    status = 422
    message = "« {propriete} » ne peut pas être enregistré : {raison}."
    remede = "Corrigez cette valeur : le brouillon n'a pas changé."


class DeplacementImpossible(WscError):
    """Le champ ou la page ne peut pas aller à cet endroit."""

    status = 409
    message = "« {libelle} » ne peut pas être déplacé : {raison}."
    remede = "Choisissez un autre endroit."


class ChampEmploye(WscError):
    """D'autres passages de la définition parlent du champ : chaque erreur en donne l'endroit."""

    status = 409
    message = "« {libelle} » est employé à {nombre} autre(s) endroit(s) du téléservice."
    remede = "Changez d'abord les passages désignés, qui parlent de lui."
