"""The one serialiser: spyne's XML protocol over the dataclasses of the operations."""

from __future__ import annotations

from typing import Any

from lxml import etree
from spyne.protocol.xml import XmlDocument

from wsc_soap.soap.models import COMMUN, model_of


class Writer(XmlDocument):
    """spyne's protocol without polymorphism, leaving out empty optional texts."""

    def __init__(self) -> None:
        super().__init__(polymorphic=False, parse_xsi_type=False)

    def modelbase_to_parent(
        self, ctx: Any, cls: Any, inst: Any, parent: Any, ns: Any, name: str = "retval", **kwargs: Any
    ) -> None:
        """Write a simple value, unless it is an empty text that may be absent."""
        if inst == "" and cls.Attributes.min_occurs == 0:
            return
        super().modelbase_to_parent(ctx, cls, inst, parent, ns, name, **kwargs)

    def element(self, answer: Any) -> etree._Element:
        """An answer as an element called like its type: the child of the reply that SOAP sends."""
        name = type(answer).__name__
        parent = etree.Element("reponse", nsmap={"c": COMMUN})
        self.to_parent(None, model_of(type(answer)), answer, parent, COMMUN, name[:1].lower() + name[1:])
        return parent[0]
