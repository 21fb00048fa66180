"""The platform's own messages, from `wsc_soap/textes/plateforme.fr.xml`."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

from wsc_soap.domain.teleservice import Message
from wsc_soap.xmlio.namespaces import DEFINITION
from wsc_soap.xmlio.parser import parse_xml


@lru_cache(maxsize=1)
def _messages() -> dict[str, Message]:
    root = parse_xml((files("wsc_soap") / "textes" / "plateforme.fr.xml").read_bytes())
    found = (
        Message(
            element.get("code", ""),
            element.findtext(f"{{{DEFINITION}}}objet", "").strip(),
            element.findtext(f"{{{DEFINITION}}}corps", "").strip(),
        )
        for element in root
    )
    return {message.code: message for message in found}


def platform_message(code: str) -> Message:
    """A message of the platform; KeyError when there is none."""
    return _messages()[code]


def platform_codes() -> frozenset[str]:
    """The codes of the platform's messages."""
    return frozenset(_messages())
