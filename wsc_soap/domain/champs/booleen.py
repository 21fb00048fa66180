"""Yes or no."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import ClassVar

from wsc_soap.domain.formulaire import Champ

from .base import ChampType, Composant, Names

_YES = {"true", "1", "oui", "vrai", "on"}
_NO = {"false", "0", "non", "faux"}
_MUST_BE_TRUE = re.compile(r"\s*([A-Za-z0-9_]+)\s*=\s*['\"](?:true|1)['\"]")


@dataclass(frozen=True)
class Booleen(ChampType):
    """`true`, `1`, `false` or `0`."""

    FORM: ClassVar[str] = "Répondez par oui ou par non : {libelle}"

    def read(self, typed: str) -> str:
        """« oui », « vrai », a ticked box (`on`) -> `true`; « non », « faux » -> `false`."""
        text = typed.strip()
        word = text.lower()
        return "true" if word in _YES else "false" if word in _NO else text

    def format_value(self, value: str, champ: Champ, names: Names) -> str:
        """« Oui », « Non »."""
        word = value.strip()
        return "Oui" if word in ("true", "1") else "Non" if word in ("false", "0") else value

    def composant_for(self, champ: Champ) -> Composant:
        """One box where the form wants it ticked (an engagement), two answers elsewhere."""
        starts = (_MUST_BE_TRUE.match(regle.test) for regle in champ.regles if regle.niveau == "erreur")
        commits = champ.obligatoire and any(start and start[1] == champ.nom for start in starts)
        return "case" if commits else "oui-non"


TYPE = Booleen(nom="booleen", xsd="boolean", composant="oui-non", motif="true|false|1|0")
