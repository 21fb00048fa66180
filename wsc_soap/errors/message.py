"""What is wrong with a message itself, before anything it says is looked at."""

from __future__ import annotations

from wsc_soap.errors.root import WscError


class MessageInvalide(WscError):
    """Le message n'est pas une enveloppe SOAP acceptable, ou ne suit pas le schéma du service."""

    message = "Le message n'est pas acceptable : {raison}."
    remede = "Comparez le message au contrat publié à l'adresse du service suivie de ?wsdl."


class DtdInterdite(WscError):
    """Le message contient une DTD (SOAP 1.1, section 3)."""

    message = "DTD non admise : un message SOAP ne contient pas de DOCTYPE."
    remede = "Retirez la déclaration DOCTYPE et les entités."


class MessageTropGrand(WscError):
    """Le corps de la requête dépasse la taille admise."""

    status = 413
    message = "Le message dépasse la taille admise de {maximum} octets."
    remede = "Envoyez les fichiers volumineux par ouvrirTeleversement."


class TypeNonAdmis(WscError):
    """Content-Type, jeu de caractères ou Content-Encoding non admis."""

    status = 415
    message = "Ce type de contenu n'est pas admis : {raison}."
    remede = "Envoyez text/xml (SOAP 1.1) ou application/soap+xml (SOAP 1.2), en UTF-8 ou UTF-16, sans compression."


class MethodeNonAdmise(WscError):
    """Méthode HTTP non admise à cette adresse."""

    status = 405
    message = "La méthode {methode} n'est pas admise à cette adresse."
    remede = "Appelez une opération par POST ; GET donne la documentation, ?wsdl le contrat."


class VersionSoapInconnue(WscError):
    """L'enveloppe n'est ni celle de SOAP 1.1 ni celle de SOAP 1.2 (SOAP 1.1, section 4.1.2)."""

    side = "VersionMismatch"
    status = 500
    message = "L'enveloppe du message n'est ni celle de SOAP 1.1 ni celle de SOAP 1.2."
    remede = "Employez une des deux enveloppes du contrat, à l'adresse du service suivie de ?wsdl."


class EnteteNonComprise(WscError):
    """Un en-tête marqué mustUnderstand n'est pas compris (SOAP 1.1, section 4.2.3)."""

    side = "MustUnderstand"
    status = 500
    message = "L'en-tête obligatoire {entete} n'est pas compris par ce service."
    remede = "Retirez cet en-tête ou son attribut mustUnderstand."


class OperationInconnue(WscError):
    """Le corps du message ne désigne aucune opération du service."""

    message = "L'opération {operation} n'existe pas dans ce service."
    remede = "Les opérations sont listées dans le contrat, à l'adresse du service suivie de ?wsdl."


class TropDeRequetes(WscError):
    """Trop d'appels en peu de temps."""

    status = 429
    message = "Trop d'appels en peu de temps."
    remede = "Attendez {attente} secondes avant de recommencer."
