"""Outgoing mail: `composer` makes a message, `envoyer` hands it over and says which failures are final."""

from wsc_soap.mail.envoi import EnvoiDefinitif, EnvoiEchoue, EnvoiTemporaire, envoyer
from wsc_soap.mail.message import Courriel, CourrielInvalide, LigneEtape, composer

__all__ = [
    "Courriel",
    "CourrielInvalide",
    "EnvoiDefinitif",
    "EnvoiEchoue",
    "EnvoiTemporaire",
    "LigneEtape",
    "composer",
    "envoyer",
]
