"""Where the delivered definitions are found: the bouquet that travels with the package.

Adding a téléservice is adding one XML file in `catalogue/<theme>/`; nothing lists it elsewhere.
"""

from __future__ import annotations

from functools import cached_property
from importlib.resources import files
from importlib.resources.abc import Traversable

BLOCS = "blocs"
THEME = "theme.xml"


class Bibliotheque:
    """The documents of a folder laid out like `wsc_soap/catalogue`, by default that one.

    Every method gives the bytes of a document and raises KeyError when there is none.
    """

    def __init__(self, racine: Traversable | None = None) -> None:
        self._racine = racine or files("wsc_soap").joinpath("catalogue")

    def codes(self) -> tuple[str, ...]:
        """The codes of the delivered téléservices, by theme then by name."""
        return tuple(self._teleservices)

    def themes(self) -> tuple[str, ...]:
        """The codes of the themes."""
        return tuple(self._themes)

    def document(self, code: str) -> bytes:
        """The definition of a téléservice, as written: to be expanded by `developper`."""
        return self._teleservices[code].read_bytes()

    def theme(self, code: str) -> bytes:
        """The document of a theme: its label, its messages, its motives."""
        return self._themes[code].joinpath(THEME).read_bytes()

    def bloc(self, nom: str) -> bytes:
        """A shared block of fields."""
        return self._blocs[nom].read_bytes()

    def commun(self) -> bytes:
        """The messages and motives of all themes."""
        return self._racine.joinpath("commun.xml").read_bytes()

    @cached_property
    def _themes(self) -> dict[str, Traversable]:
        dossiers = sorted((lieu for lieu in self._racine.iterdir() if lieu.is_dir()), key=lambda lieu: lieu.name)
        return {lieu.name: lieu for lieu in dossiers if lieu.joinpath(THEME).is_file()}

    @cached_property
    def _teleservices(self) -> dict[str, Traversable]:
        return {
            nom: fichier
            for theme in self._themes.values()
            for nom, fichier in _documents(theme).items()
            if fichier.name != THEME
        }

    @cached_property
    def _blocs(self) -> dict[str, Traversable]:
        return _documents(self._racine.joinpath(BLOCS))


def _documents(dossier: Traversable) -> dict[str, Traversable]:
    fichiers = sorted(dossier.iterdir(), key=lambda fichier: fichier.name)
    return {fichier.name.removesuffix(".xml"): fichier for fichier in fichiers if fichier.name.endswith(".xml")}
