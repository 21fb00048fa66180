"""One code of a list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from wsc_soap.domain.formulaire import Champ

from .base import ChampType, Defect, Names


@dataclass(frozen=True)
class Choix(ChampType):
    """The codes are the field's options, an enumeration in the XSD. A field without options (a list kept by
    the administrator and not yet filled) takes any code."""

    OPTION: ClassVar[str] = "Choisissez une réponse de la liste : {libelle}"

    def format_value(self, value: str, champ: Champ, names: Names) -> str:
        """The label of the option, or the name of the resource."""
        if champ.liste:
            return names.ressource(value) or value
        return next((option.libelle for option in champ.options if option.code == value), value)

    def _field(self, text: str, champ: Champ) -> Defect | None:
        if not champ.options:
            return super()._field(text, champ)
        return None if text in champ.codes else Defect("option", self.sentence(self.OPTION, champ))


TYPE = Choix(nom="choix", xsd="string", composant="choix", motif=r"[^\p{Cc}]+", longueur_max=100)
