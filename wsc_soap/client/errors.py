"""The platform's faults as Python exceptions, one class for each code that a program would want to tell apart.

A fault travels as

    <detail><tns:DemandeInvalide><c:code/><c:message/><c:remede/><c:erreur>…</c:erreur></tns:DemandeInvalide></detail>

and arrives as `DemandeInvalide`, with the sentence in French, the way out, and every place in cause.
"""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree
from zeep.exceptions import Fault

COMMUN = "urn:wsc:commun:1"


@dataclass(frozen=True)
class Erreur:
    """A place in cause: its XPath, its label, the rule, and the sentence that says what to do."""

    champ: str
    libelle: str
    regle: str
    message: str


class WscFault(Exception):
    """Any fault of the platform; `code` is its name on the wire."""

    def __init__(
        self, code: str, message: str, remede: str = "", champ: str = "", erreurs: tuple[Erreur, ...] = ()
    ) -> None:
        super().__init__(f"{code} : {message}")
        self.code = code
        self.message = message
        self.remede = remede
        self.champ = champ
        self.erreurs = erreurs


class DemandeInvalide(WscFault):
    """Answers are missing or wrong: `erreurs` names each of them. Nothing was kept."""


class MessageInvalide(WscFault):
    """The message does not follow the contract: read the WSDL again."""


class CleReutilisee(WscFault):
    """The idempotence key served before, for another content."""


class DossierIntrouvable(WscFault):
    """No dossier of that number for who asks."""


class TeleserviceInconnu(WscFault):
    """The town does not offer this téléservice."""


class TeleserviceFerme(WscFault):
    """The téléservice is not open now."""


class ActionImpossible(WscFault):
    """The dossier is not where this action can be done."""


class MotifManquant(WscFault):
    """The action wants one of its reasons."""


class DossierModifie(WscFault):
    """The dossier changed since it was read."""


class ParametreInvalide(WscFault):
    """A parameter has a value that is not admitted."""


class IdentifiantsRefuses(WscFault):
    """Wrong address or password, or an account not yet confirmed."""


class TropDeTentatives(WscFault):
    """Too many wrong passwords: wait."""


class LienInvalide(WscFault):
    """The link has served, or is too old."""


class NoSession(WscFault):
    """No session, or one that is over: open one. Codes SessionRequise, SessionInvalide, SessionExpiree."""


class Indisponible(WscFault):
    """The platform cannot answer now: try again with the same key."""


class Unreachable(Indisponible):
    """The platform did not answer at all."""

    def __init__(self, raison: str = "") -> None:
        message = "Les services en ligne ne répondent pas."
        super().__init__("Injoignable", message, "Réessayez dans quelques instants, avec la même clé.", champ=raison)


_CLASSES = {one.__name__: one for one in WscFault.__subclasses__()}
_CLASSES |= dict.fromkeys(("SessionRequise", "SessionInvalide", "SessionExpiree"), NoSession)
_CLASSES["TropDeRequetes"] = Indisponible


def fault_of(fault: Fault) -> WscFault:
    """The exception of a SOAP fault; one without our detail keeps its own words."""
    detail = fault.detail[0] if fault.detail is not None and len(fault.detail) else None
    if detail is None:
        return WscFault(str(fault.code or ""), str(fault.message or ""))
    code = str(etree.QName(detail).localname)
    found = tuple(
        Erreur(*(_text(one, name) for name in ("champ", "libelle", "regle", "message")))
        for one in detail.findall(f"{{{COMMUN}}}erreur")
    )
    message, remede, champ = (_text(detail, name) for name in ("message", "remede", "champ"))
    return _CLASSES.get(code, WscFault)(code, message, remede, champ, found)


def _text(element: etree._Element, name: str) -> str:
    return str(element.findtext(f"{{{COMMUN}}}{name}") or "")
