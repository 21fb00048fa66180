"""Every error that may leave the platform, one class each; the class name is the fault code on the wire.

The class carries the French sentence (`message`) and the way out (`remede`), both templates over the keyword
arguments given at the raise. `side` says whose fault it is (SOAP `Client` or `Server`), `status` is the HTTP
status of the same error on a page. Nothing here knows SOAP or HTTP libraries: `soap/faults.py` writes faults.
"""

from __future__ import annotations

from wsc_soap.errors.administration import (
    ActeurInconnu,
    ActionInconnue,
    AgentInconnu,
    EncoreUtilise,
    EtapeInconnue,
    MessageInconnu,
)
from wsc_soap.errors.agenda import CreneauIndisponible, ReservationIntrouvable, RessourceInconnue
from wsc_soap.errors.editing import (
    ChampEmploye,
    DeplacementImpossible,
    EndroitInconnu,
    ModificationRefusee,
    NomDejaPris,
)
from wsc_soap.errors.message import (
    DtdInterdite,
    EnteteNonComprise,
    MessageInvalide,
    MessageTropGrand,
    MethodeNonAdmise,
    OperationInconnue,
    TropDeRequetes,
    TypeNonAdmis,
    VersionSoapInconnue,
)
from wsc_soap.errors.pages import EnvoiIllisible, EnvoiTropGrand, FormulairePerime, PageInconnue
from wsc_soap.errors.processes import (
    AvisDejaRendu,
    BoucleAutomatique,
    PartenaireIncoherent,
    PartenaireInjoignable,
    PartenaireInterdit,
)
from wsc_soap.errors.root import Manquement, WscError
from wsc_soap.errors.versions import (
    BrouillonInconnu,
    BrouillonModifie,
    IntegrateurConnu,
    IntegrateurInconnu,
    ParametresAVerifier,
    RevisionInconnue,
)

# those that live in a module of their own
__all__ = [
    "ActeurInconnu",
    "ActionInconnue",
    "AgentInconnu",
    "AvisDejaRendu",
    "BoucleAutomatique",
    "BrouillonInconnu",
    "BrouillonModifie",
    "ChampEmploye",
    "CreneauIndisponible",
    "DeplacementImpossible",
    "DtdInterdite",
    "EncoreUtilise",
    "EndroitInconnu",
    "EnteteNonComprise",
    "EnvoiIllisible",
    "EnvoiTropGrand",
    "EtapeInconnue",
    "FormulairePerime",
    "IntegrateurConnu",
    "IntegrateurInconnu",
    "Manquement",
    "MessageInconnu",
    "MessageInvalide",
    "MessageTropGrand",
    "MethodeNonAdmise",
    "ModificationRefusee",
    "NomDejaPris",
    "OperationInconnue",
    "PageInconnue",
    "ParametresAVerifier",
    "PartenaireIncoherent",
    "PartenaireInjoignable",
    "PartenaireInterdit",
    "ReservationIntrouvable",
    "RessourceInconnue",
    "RevisionInconnue",
    "TropDeRequetes",
    "TypeNonAdmis",
    "VersionSoapInconnue",
    "WscError",
]

# --- what is addressed --------------------------------------------------------------------------------------------


class CollectiviteInconnue(WscError):
    """L'adresse ne désigne aucune collectivité."""

    status = 404
    message = "Aucune collectivité ne porte le code « {collectivite} »."
    remede = "Vérifiez l'adresse du service."


class TeleserviceInconnu(WscError):
    """L'adresse ne désigne aucun téléservice de la collectivité."""

    status = 404
    message = "Cette collectivité n'offre pas de téléservice « {teleservice} »."
    remede = "La liste des téléservices est donnée par le service catalogue."


class TeleserviceFerme(WscError):
    """Le téléservice est suspendu ou n'est pas encore ouvert."""

    status = 403
    message = "Le téléservice « {teleservice} » n'est pas ouvert en ce moment."
    remede = "Réessayez plus tard ou adressez-vous à la mairie."


class VersionInconnue(WscError):
    """L'espace de noms du message n'est celui d'aucune version publiée du formulaire."""

    message = "La version « {version} » du formulaire n'est pas acceptée ; la version en vigueur est « {attendue} »."
    remede = "Reprenez le contrat publié à l'adresse du service suivie de ?wsdl ; sa page liste les versions acceptées."


class DossierIntrouvable(WscError):
    """Le numéro ne désigne aucun dossier que l'appelant puisse lire."""

    status = 404
    message = "Aucun dossier accessible ne porte le numéro « {numero} »."
    remede = "Vérifiez le numéro et la clé de suivi : ils figurent sur l'accusé de réception."


class BrouillonIntrouvable(WscError):
    """Le code ne désigne aucun brouillon de ce téléservice, ou son délai est passé."""

    status = 404
    message = "Aucun brouillon de cette démarche ne porte ce code."
    remede = "Vérifiez le code : il est dans le courriel de reprise. Passé son délai, un brouillon est effacé."


class PieceIntrouvable(WscError):
    """La pièce ou le téléversement désigné n'existe pas, ou plus."""

    status = 404
    message = "Le fichier désigné n'existe pas ou n'est plus disponible."
    remede = "Envoyez de nouveau le fichier."


# --- what is said -------------------------------------------------------------------------------------------------


class DemandeInvalide(WscError):
    """Des champs de la demande sont absents, mal formés ou contraires aux règles du formulaire."""

    status = 422
    message = "La demande comporte {nombre} erreur(s)."
    remede = "Corrigez les champs désignés puis envoyez de nouveau la demande : rien n'a été enregistré."


class ParametreInvalide(WscError):
    """Un paramètre de l'opération a une valeur qui n'est pas admise."""

    message = "La valeur du paramètre {parametre} n'est pas admise : {raison}."
    remede = "Corrigez ce paramètre."


class CleReutilisee(WscError):
    """La clé d'idempotence a déjà servi pour un contenu différent."""

    status = 409
    message = "La clé « {cle} » a déjà servi pour un autre contenu."
    remede = "Employez une clé nouvelle pour chaque demande nouvelle."


class PieceTropGrande(WscError):
    """Un fichier dépasse la taille admise."""

    status = 413
    message = "Le fichier « {nom} » dépasse la taille admise de {maximum}."
    remede = "Réduisez le fichier ou envoyez-le en plusieurs parties."


class PieceRefusee(WscError):
    """Le contenu d'un fichier n'est pas d'un type admis ou ne correspond pas à son nom."""

    status = 422
    message = "Le fichier « {nom} » ne peut pas être accepté : {raison}."
    remede = "Envoyez un fichier {formats}."


class ActionImpossible(WscError):
    """L'action n'est pas offerte à cette étape, ou le dossier est clos."""

    status = 409
    message = "L'action « {action} » n'est pas possible : {raison}."
    remede = "Relisez le dossier : les actions possibles y sont listées."


class MotifManquant(WscError):
    """L'action demande un motif et aucun motif admis n'est donné."""

    status = 422
    message = "L'action « {action} » demande un motif parmi : {motifs}."
    remede = "Choisissez un motif."


class DossierModifie(WscError):
    """Le dossier a changé depuis qu'il a été lu."""

    status = 409
    message = "Le dossier {numero} a été modifié entre-temps par {auteur}."
    remede = "Relisez le dossier avant d'agir."


# --- who asks -----------------------------------------------------------------------------------------------------


class SessionRequise(WscError):
    """L'opération demande une session ouverte."""

    status = 401
    message = "Cette opération demande une session ouverte."
    remede = "Ouvrez une session et placez son jeton dans l'en-tête Session."


class SessionInvalide(WscError):
    """Le jeton n'est celui d'aucune session de cette collectivité."""

    status = 401
    message = "La session n'est pas reconnue."
    remede = "Ouvrez une nouvelle session."


class SessionExpiree(WscError):
    """La session a expiré."""

    status = 401
    message = "La session a expiré."
    remede = "Ouvrez une nouvelle session."


class AccesRefuse(WscError):
    """L'appelant n'a pas le droit de faire cette opération."""

    status = 403
    message = "Votre profil ne permet pas cette opération."
    remede = "Adressez-vous à l'administrateur de la collectivité."


class CleRefusee(WscError):
    """La clé d'un logiciel n'est pas reconnue, est révoquée ou a expiré."""

    status = 401
    message = "La clé du logiciel n'est pas reconnue, ou n'est plus valable."
    remede = "Demandez une clé à la collectivité ; un appel public peut aussi se faire sans clé."


class IdentifiantsRefuses(WscError):
    """L'identifiant ou le mot de passe n'est pas reconnu, ou le compte n'est pas confirmé."""

    status = 401
    message = "L'adresse ou le mot de passe n'est pas reconnu."
    remede = "Vérifiez votre saisie ; un compte nouveau doit d'abord être confirmé par le lien reçu par courriel."


class TropDeTentatives(WscError):
    """Trop d'essais de mot de passe pour ce compte."""

    status = 429
    message = "Trop d'essais pour ce compte."
    remede = "Attendez {attente} minutes avant de recommencer."


class LienInvalide(WscError):
    """Le lien ou le code de confirmation n'existe pas, a déjà servi ou a expiré."""

    status = 410
    message = "Ce lien n'est plus valable."
    remede = "Demandez un nouveau lien."


# --- our own troubles ---------------------------------------------------------------------------------------------


class DefinitionInvalide(WscError):
    """Un document de définition n'est pas valide ; chaque manquement dit sa place."""

    message = "La définition « {nom} » comporte {nombre} erreur(s)."
    remede = "Corrigez les endroits désignés : la version publiée reste en place."


class Indisponible(WscError):
    """La plateforme ne peut pas répondre pour l'instant ; rien n'a été enregistré."""

    side = "Server"
    status = 503
    message = "Le service est momentanément indisponible. Rien n'a été enregistré."
    remede = "Réessayez dans quelques instants, avec la même clé. Référence : {reference}."
