"""A place in a demande under examination: a field's element, its view, and what is wrong below."""

from __future__ import annotations

from lxml.etree import _Element

from wsc_soap.xmlio.plan import RACINE, Noeud

_RIEN: dict[str, list[Lieu]] = {}
_AUCUN: set[str] = set()


class Lieu:
    """Where we are in a demande: a field's element, its view, and what is wrong in it.

    `fautifs` are the names of the children that already have a fault: a rule that reads them waits.
    """

    __slots__ = ("fautifs", "noeud", "occurrence", "parent", "presents", "source", "texte", "vue")

    def __init__(self, noeud: Noeud, parent: Lieu | None, occurrence: int, source: _Element) -> None:
        self.noeud, self.parent, self.occurrence, self.source = noeud, parent, occurrence, source
        self.vue: _Element | None = None
        self.texte = ""
        groupe = noeud.genre == "groupe"
        self.presents: dict[str, list[Lieu]] = {} if groupe else _RIEN
        self.fautifs: set[str] = set() if groupe else _AUCUN

    def oublier(self) -> None:
        """Let go of what is below, so that a demande judged leaves nothing to the garbage collector."""
        for presents in self.presents.values():
            for enfant in presents:
                if enfant.presents:
                    enfant.oublier()
        self.presents.clear()

    def xpath(self) -> str:
        """`/demande/composition[2]/nom`."""
        if self.parent is None:
            return f"/{RACINE}"
        rang = f"[{self.occurrence}]" if self.noeud.repete else ""
        return f"{self.parent.xpath()}/{self.noeud.nom}{rang}"

    def cle(self) -> tuple[int, ...]:
        """Sorts places in the order of the form."""
        return (*self.parent.cle(), self.noeud.rang, self.occurrence) if self.parent else ()
