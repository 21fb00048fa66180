"""Where the delivered definitions are found: the bouquet that travels with the package.

Adding a téléservice is adding one XML file in `catalogue/<theme>/`; nothing lists it elsewhere.
"""

from __future__ import annotations

from functools import cached_property
from importlib.resources import files
from importlib.resources.abc import Traversable

BLOCS = "blocs"
THEME = "theme.xml"


class Library:
    """The documents of a folder laid out like `wsc_soap/catalogue`, by default that one.

    Every method gives the bytes of a document and raises KeyError when there is none.
    """

    def __init__(self, root: Traversable | None = None) -> None:
        self.root = root or files("wsc_soap").joinpath("catalogue")

    def codes(self) -> tuple[str, ...]:
        """The codes of the delivered téléservices, by theme then by name."""
        return tuple(self._teleservices)

    def themes(self) -> tuple[str, ...]:
        """The codes of the themes."""
        return tuple(self._themes)

    def document(self, code: str) -> bytes:
        """The definition of a téléservice, as written: to be expanded by `expand`."""
        return self._teleservices[code].read_bytes()

    def theme(self, code: str) -> bytes:
        """The document of a theme: its label, its messages, its motives."""
        return self._themes[code].joinpath(THEME).read_bytes()

    def bloc(self, name: str) -> bytes:
        """A shared block of fields."""
        return self._blocs[name].read_bytes()

    def processus(self) -> bytes | None:
        """The library of étapes and actions that processes share; None in a folder without one."""
        shared = self.root.joinpath("processus.xml")
        return shared.read_bytes() if shared.is_file() else None

    def modele(self) -> bytes:
        """The document that a new téléservice starts from; its code and titles are to be replaced."""
        return self.root.joinpath("modele.xml").read_bytes()

    def commun(self) -> bytes:
        """The messages and motives of all themes."""
        return self.root.joinpath("commun.xml").read_bytes()

    @cached_property
    def _themes(self) -> dict[str, Traversable]:
        folders = sorted((folder for folder in self.root.iterdir() if folder.is_dir()), key=lambda folder: folder.name)
        return {folder.name: folder for folder in folders if folder.joinpath(THEME).is_file()}

    @cached_property
    def _teleservices(self) -> dict[str, Traversable]:
        return {
            name: file
            for theme in self._themes.values()
            for name, file in _documents(theme).items()
            if file.name != THEME
        }

    @cached_property
    def _blocs(self) -> dict[str, Traversable]:
        return _documents(self.root.joinpath(BLOCS))


def _documents(folder: Traversable) -> dict[str, Traversable]:
    files = sorted(folder.iterdir(), key=lambda file: file.name)
    return {file.name.removesuffix(".xml"): file for file in files if file.name.endswith(".xml")}
