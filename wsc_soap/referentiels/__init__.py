"""Reference lists behind codes: communes and countries. Like `domain`, of which it is the memory: it
imports nothing of the platform but `domain`, and babel."""

from __future__ import annotations

from collections.abc import Iterable

from .communes import Commune, Communes
from .pays import ListePays
from .saisie_commune import candidates, phrase_candidates, resoudre_commune, verifier_commune

__all__ = [
    "Commune",
    "Communes",
    "ListePays",
    "Referentiels",
    "candidates",
    "phrase_candidates",
    "resoudre_commune",
    "verifier_commune",
]


class Referentiels:
    """Both lists behind one door; it is the `Noms` that the types of fields ask for names."""

    def __init__(self, communes_supplementaires: Iterable[tuple[str, str, tuple[str, ...]]] = ()) -> None:
        """`communes_supplementaires` are (code, name, postal codes) unknown to the official list."""
        self.communes = Communes(communes_supplementaires)
        self.liste_pays = ListePays()

    def commune(self, code: str) -> str | None:
        """The name of the commune of this INSEE code."""
        return self.communes.nom(code)

    def pays(self, code: str) -> str | None:
        """The French name of the country of this code."""
        return self.liste_pays.nom(code)

    def resoudre(self, type_champ: str, texte: str, code_postal: str | None = None) -> str:
        """The code meant by what was typed in a field of type `communeInsee` or `pays`; the text as it is
        when that is not clear, and for every other type. To call before `TypeChamp.lire`."""
        if type_champ == "communeInsee":
            return resoudre_commune(texte, self.communes, code_postal)
        return self.liste_pays.resoudre(texte) if type_champ == "pays" else texte

    def verifier(self, type_champ: str, valeur: str, code_postal: str | None = None) -> str | None:
        """None when the code exists (and agrees with the postal code), else what to do, in French. To call
        when `TypeChamp.verifier` has nothing to say, or instead of its message for a `communeInsee`."""
        if type_champ != "communeInsee":
            return None
        return verifier_commune(valeur, self.communes, code_postal)
