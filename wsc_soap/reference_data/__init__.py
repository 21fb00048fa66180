"""Reference lists behind codes: communes and countries. Like `domain`, of which it is the memory: it
imports nothing of the platform but `domain`, and babel."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from .communes import Commune, Communes
from .pays import Countries
from .typed_commune import candidates, candidates_sentence, check_commune, resolve_commune

__all__ = [
    "Commune",
    "Communes",
    "Countries",
    "ReferenceData",
    "candidates",
    "candidates_sentence",
    "check_commune",
    "resolve_commune",
]


class ReferenceData:
    """Both lists behind one door; it is the `Names` that the types of fields ask for names."""

    def __init__(
        self,
        extra_communes: Iterable[tuple[str, str, tuple[str, ...]]] = (),
        ressources: Callable[[str], str | None] = lambda code: None,
    ) -> None:
        """`extra_communes` are (code, name, postal codes) unknown to the official list; `ressources` names those of
        the town's agendas."""
        self.ressource = ressources
        self.communes = Communes(extra_communes)
        self.countries = Countries()

    def commune(self, code: str) -> str | None:
        """The name of the commune of this INSEE code."""
        return self.communes.name(code)

    def pays(self, code: str) -> str | None:
        """The French name of the country of this code."""
        return self.countries.name(code)

    def resolve(self, champ_type: str, text: str, code_postal: str | None = None) -> str:
        """The code meant by what was typed in a field of type `communeInsee` or `pays`; the text as it is
        when that is not clear, and for every other type. To call before `ChampType.lire`."""
        if champ_type == "communeInsee":
            return resolve_commune(text, self.communes, code_postal)
        return self.countries.resolve(text) if champ_type == "pays" else text

    def check(self, champ_type: str, value: str, code_postal: str | None = None) -> str | None:
        """None when the code exists (and agrees with the postal code), else what to do, in French. To call
        when `ChampType.verifier` has nothing to say, or instead of its message for a `communeInsee`."""
        if champ_type != "communeInsee":
            return None
        return check_commune(value, self.communes, code_postal)
