"""One code of a list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from wsc_soap.domain.formulaire import Champ

from .base import Defaut, Noms, TypeChamp


@dataclass(frozen=True)
class Choix(TypeChamp):
    """The codes are the field's options, an enumeration in the XSD. A field without options (a list kept by
    the administrator and not yet filled) takes any code."""

    OPTION: ClassVar[str] = "Choisissez une réponse de la liste : {libelle}"

    def formater(self, valeur: str, champ: Champ, noms: Noms) -> str:
        """The label of the option."""
        return next((option.libelle for option in champ.options if option.code == valeur), valeur)

    def _field(self, texte: str, champ: Champ) -> Defaut | None:
        if not champ.options:
            return super()._field(texte, champ)
        return None if texte in champ.codes else Defaut("option", self.phrase(self.OPTION, champ))


TYPE = Choix(nom="choix", xsd="string", composant="choix", motif=r"[^\p{Cc}]+", longueur_max=100)
