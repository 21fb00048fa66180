"""Yes or no."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import ClassVar

from wsc_soap.domain.formulaire import Champ

from .base import Composant, Noms, TypeChamp

_YES = {"true", "1", "oui", "vrai", "on"}
_NO = {"false", "0", "non", "faux"}
_MUST_BE_TRUE = re.compile(r"\s*([A-Za-z0-9_]+)\s*=\s*['\"](?:true|1)['\"]")


@dataclass(frozen=True)
class Booleen(TypeChamp):
    """`true`, `1`, `false` or `0`."""

    FORME: ClassVar[str] = "Répondez par oui ou par non : {libelle}"

    def lire(self, saisie: str) -> str:
        """« oui », « vrai », a ticked box (`on`) -> `true`; « non », « faux » -> `false`."""
        texte = saisie.strip()
        mot = texte.lower()
        return "true" if mot in _YES else "false" if mot in _NO else texte

    def formater(self, valeur: str, champ: Champ, noms: Noms) -> str:
        """« Oui », « Non »."""
        mot = valeur.strip()
        return "Oui" if mot in ("true", "1") else "Non" if mot in ("false", "0") else valeur

    def composant_pour(self, champ: Champ) -> Composant:
        """One box where the form wants it ticked (an engagement), two answers elsewhere."""
        debuts = (_MUST_BE_TRUE.match(regle.test) for regle in champ.regles if regle.niveau == "erreur")
        engage = champ.obligatoire and any(debut and debut[1] == champ.nom for debut in debuts)
        return "case" if engage else "oui-non"


TYPE = Booleen(nom="booleen", xsd="boolean", composant="oui-non", motif="true|false|1|0")
