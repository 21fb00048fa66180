"""The messages and letters that a walk made: nothing left to fill in, no hole where a value was wanted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml import etree

from wsc_soap.rendering.transform import Stylesheets
from wsc_soap.rendering.typography import typeset

MESSAGE, LETTRE = "message", "courrier"
_LETTER = "pdf/courrier.xsl"
_UNRESOLVED = re.compile(r"\{\{|\}\}|\bNone\b|\{[a-z]\w*\}")
# what an empty value leaves: two blanks, a blank or nothing before a stop, a word that waits for what follows
_HOLE = re.compile(
    r"\w  +\w| [.,](?=\s|$)|\(\s*\)|«\s*»|,\s*,"
    r"|(?<![-\w])(?:le|la|les|du|des|au|aux|de|à|par|pour|sous|dès|sont|n°)\s*[.,;)](?=\s|$|[.,;)])"
    r"|:\s*\.(?=\s|$)|(?<![-’\w])(?:le|la|du|au)\s*:",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Text:
    """One message or letter as it left."""

    genre: str
    code: str
    objet: str
    corps: str

    def faults(self) -> Iterator[str]:
        """What is wrong with it, in French."""
        for text in (self.objet, self.corps):
            said = f"{self.genre} {self.code}"
            if found := _UNRESOLVED.search(text):
                yield f"{said} : « {found[0]} » reste dans le texte"
            elif found := _HOLE.search(text):
                yield f"{said} : il manque une valeur, « {_around(text, found)} »"
            elif typeset(text) != text:
                yield f"{said} : typographie"


class Heard:
    """The stylesheets of a platform; every letter set by them is kept in `letters`."""

    def __init__(self, stylesheets: Stylesheets) -> None:
        self._stylesheets = stylesheets
        self.letters: list[Text] = []

    def __getattr__(self, nom: str) -> Any:
        return getattr(self._stylesheets, nom)

    def transform(self, driver: str, document: etree._Element, *rest: Any, **named: Any) -> Any:
        """What the stylesheets make."""
        if driver == _LETTER:
            paragraphs = document.iterfind(".//{*}paragraphe")
            corps = "\n\n".join(paragraph.text or "" for paragraph in paragraphs)
            titre = document.xpath("string(*[local-name() = 'cadre']/@titre)")
            self.letters.append(Text(LETTRE, str(titre), document.findtext(".//{*}objet", ""), corps))
        return self._stylesheets.transform(driver, document, *rest, **named)


def _around(text: str, found: re.Match[str]) -> str:
    return " ".join(text[max(0, found.start() - 30) : found.end() + 20].split())
