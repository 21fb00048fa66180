"""A telephone number, kept in E.164 (`+33612345678`).

French and overseas numbers follow the national plan, premium rates refused (ARCEP: 081x, 082x, 089x); the
number of a person abroad is taken when it exists in its country's plan.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import ClassVar

import phonenumbers

from wsc_soap.domain.formulaire import Champ
from wsc_soap.domain.francais import NBSP

from .base import Noms, Saisie, TypeChamp

_FRENCH = re.compile(r"\+33(?!8[129])[1-9][0-9]{8}")
# Overseas numbers are dialled like those of the mainland, yet each territory has its own country code.
_OVERSEAS = re.compile(
    r"0(?:(?P<c262>26[29]|263|639|69[23])|(?P<c590>590|69[01])|(?P<c594>594|694)|"
    r"(?P<c596>596|69[67])|(?P<c508>508))[0-9]{6}"
)


@dataclass(frozen=True)
class Telephone(TypeChamp):
    """Digits after a plus sign on the wire; typed in any usual way."""

    FORME: ClassVar[str] = "Écrivez {le} avec 10 chiffres : 01\u00a023\u00a045\u00a067\u00a089"
    SENS: ClassVar[str] = "Vérifiez {le} : ce numéro n’existe pas ou est surtaxé"

    def lire(self, saisie: str) -> str:
        """« 01 23 45 67 89 », « 0033 6.12.34.56.78 » -> E.164."""
        compact = re.sub(r"[\s.()/\-‐‑–]+", "", saisie)
        if re.fullmatch(r"00[1-9][0-9]+", compact):
            return "+" + compact[2:]
        if re.fullmatch(r"0[1-9][0-9]{8}", compact):
            return _international(compact)
        return compact if re.fullmatch(self.motif, compact) else saisie.strip()

    def formater(self, valeur: str, champ: Champ, noms: Noms) -> str:
        """« 01 23 45 67 89 » for a French number, « +32 2 123 45 67 » for others, unbreakable."""
        if _FRENCH.fullmatch(valeur):
            local = "0" + valeur[3:]
            return NBSP.join(local[rang : rang + 2] for rang in range(0, 10, 2))
        numero = _parsed(valeur)
        if numero is None:
            return valeur
        style = phonenumbers.PhoneNumberFormat
        ultramarin = numero.country_code in (262, 590, 594, 596)
        ecrit = phonenumbers.format_number(numero, style.NATIONAL if ultramarin else style.INTERNATIONAL)
        return str(ecrit).replace(" ", NBSP)

    def _sensible(self, texte: str, champ: Champ) -> bool:
        if texte.startswith("+33"):
            return _FRENCH.fullmatch(texte) is not None
        numero = _parsed(texte)
        return numero is not None and _exists(numero) and _e164(numero) == texte


def _international(local: str) -> str:
    ultramarin = _OVERSEAS.fullmatch(local)
    if ultramarin is None:
        return "+33" + local[1:]
    pays = (ultramarin.lastgroup or "")[1:]
    return f"+{pays}{local[4:] if pays == '508' else local[1:]}"


def _parsed(texte: str) -> phonenumbers.PhoneNumber | None:
    try:
        return phonenumbers.parse(texte)
    except phonenumbers.NumberParseException:
        return None


def _exists(numero: phonenumbers.PhoneNumber) -> bool:
    # New ranges open overseas before every table knows them: their length is enough.
    if numero.country_code in (262, 508, 590, 594, 596, 681, 687, 689):
        return bool(phonenumbers.is_possible_number(numero))
    return bool(phonenumbers.is_valid_number(numero))


def _e164(numero: phonenumbers.PhoneNumber) -> str:
    return str(phonenumbers.format_number(numero, phonenumbers.PhoneNumberFormat.E164))


TYPE = Telephone(
    nom="telephone",
    xsd="string",
    composant="texte",
    motif=r"\+[1-9][0-9]{6,14}",
    longueur_max=16,
    saisie=Saisie(inputmode="tel", autocompletion="tel", largeur="20"),
)
