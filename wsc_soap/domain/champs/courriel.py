"""An e-mail address (RFC 5321), checked by its form only: a code sent to it is the proof."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import ClassVar

from email_validator import EmailNotValidError, validate_email

from wsc_soap.domain.formulaire import Champ

from .base import ChampType, InputHints

_PLAIN_NAME = re.compile(r"[A-Za-z0-9_+-]+(?:\.[A-Za-z0-9_+-]+)*")
_LONGEST_NAME = 64  # RFC 5321, section 4.5.3.1.1


@dataclass(frozen=True)
class Courriel(ChampType):
    """One @ and a dot in the domain, 254 characters at most. What stands before the @ is ASCII: most mail
    servers of the world do not take more."""

    FORM: ClassVar[str] = "Écrivez {le} sous la forme nom@exemple.fr"
    MEANING: ClassVar[str] = "Vérifiez {le} : un message ne peut pas arriver à cette adresse"

    def read(self, typed: str) -> str:
        """Without spaces, domain in lower case."""
        compact = re.sub(r"^mailto:|\s+", "", typed)
        nom, at_sign, domain = compact.rpartition("@")
        return nom + at_sign + domain.lower()

    def _makes_sense(self, text: str, champ: Champ) -> bool:
        nom, _, domain = text.rpartition("@")
        if len(nom) <= _LONGEST_NAME and _PLAIN_NAME.fullmatch(nom):  # then all hangs on the domain
            return _valid(f"a@{domain}")
        return _valid.__wrapped__(text)


@lru_cache(maxsize=1024)
def _valid(address: str) -> bool:
    """Remembered for domains, never for the addresses of people."""
    try:
        validate_email(address, check_deliverability=False, allow_smtputf8=False)
    except EmailNotValidError:
        return False
    return True


TYPE = Courriel(
    nom="courriel",
    xsd="string",
    composant="texte",
    motif=r"[^@ \p{Cc}]+@[^@ \p{Cc}]+\.[^@. \p{Cc}]+",
    longueur_max=254,
    hints=InputHints(inputmode="email", autocompletion="email"),
)
