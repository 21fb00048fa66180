"""A place in a demande under examination: a field's element, its view, and what is wrong below."""

from __future__ import annotations

from lxml.etree import _Element

from wsc_soap.xmlio.plan import ROOT, FormNode

_NOTHING: dict[str, list[Place]] = {}
_NONE: set[str] = set()


class Place:
    """Where we are in a demande: a field's element, its view, and what is wrong in it.

    `faulty` are the names of the children that already have a fault: a rule that reads them waits.
    """

    __slots__ = ("faulty", "node", "occurrence", "parent", "presents", "source", "text", "view")

    def __init__(self, node: FormNode, parent: Place | None, occurrence: int, source: _Element) -> None:
        self.node, self.parent, self.occurrence, self.source = node, parent, occurrence, source
        self.view: _Element | None = None
        self.text = ""
        groupe = node.genre == "groupe"
        self.presents: dict[str, list[Place]] = {} if groupe else _NOTHING
        self.faulty: set[str] = set() if groupe else _NONE

    def forget(self) -> None:
        """Let go of what is below, so that a demande judged leaves nothing to the garbage collector."""
        for presents in self.presents.values():
            for child in presents:
                if child.presents:
                    child.forget()
        self.presents.clear()

    def xpath(self) -> str:
        """`/demande/composition[2]/nom`."""
        if self.parent is None:
            return f"/{ROOT}"
        rank = f"[{self.occurrence}]" if self.node.repeated else ""
        return f"{self.parent.xpath()}/{self.node.nom}{rank}"

    def cle(self) -> tuple[int, ...]:
        """Sorts places in the order of the form."""
        return (*self.parent.cle(), self.node.rank, self.occurrence) if self.parent else ()
