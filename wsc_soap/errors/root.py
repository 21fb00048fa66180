"""The root of all errors, and one thing wrong with what was said."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar


@dataclass(frozen=True)
class Manquement:
    """One thing wrong with a demande or a message.

    `champ` is the XPath of the place (`/demande/demandeur/codePostal`, `/demande/composition[2]/nom`), `libelle` the
    label people know, `regle` a short stable code (`obligatoire`, `length`, `type`, `option`, `regle`, `inconnu`,
    `masque`, `occurrences`, `fichier`), `message` the French sentence that says the remedy.
    """

    champ: str
    libelle: str
    regle: str
    message: str


class WscError(Exception):
    """Root of all errors of the platform."""

    side: ClassVar[str] = "Client"
    status: ClassVar[int] = 400
    message: ClassVar[str] = "La demande ne peut pas être traitée."
    remede: ClassVar[str] = ""

    def __init__(self, *, champ: str = "", erreurs: tuple[Manquement, ...] = (), **values: Any) -> None:
        super().__init__(type(self).__name__)
        self.champ = champ
        self.erreurs = erreurs
        self.values = values

    @property
    def code(self) -> str:
        """The fault code on the wire."""
        return type(self).__name__

    @property
    def text(self) -> str:
        """The French sentence for the person or the integrator."""
        return self.message.format_map(self.values)

    @property
    def remedy_text(self) -> str:
        """What to do about it, in French; may be empty."""
        return self.remede.format_map(self.values)
