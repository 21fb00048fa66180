"""RML to PDF, with embedded fonts: z3c.rml over reportlab, no layout code of our own.

The fonts are Source Sans Pro and Source Serif Pro (SIL Open Font License), from two packages of fonts.
RML names them `Sans`, `SansBold`, `Serif` and so on (`<b>` and `<i>` find their own).
"""

from __future__ import annotations

import io
import threading
import unicodedata
from copy import deepcopy
from datetime import datetime
from functools import lru_cache, partial
from importlib.resources import files
from typing import Any, ClassVar

from lxml.etree import _Element
from reportlab.lib import fonts
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from z3c.rml import document

from wsc_soap.rendering.rml import RmlRefuse, controler
from wsc_soap.rendering.transform import RenduImpossible

LANGUE = "fr-FR"

_POLICES = {
    "Sans": ("font_source_sans_pro", "SourceSansPro-Regular.ttf"),
    "SansBold": ("font_source_sans_pro", "SourceSansPro-Semibold.ttf"),
    "SansItalic": ("font_source_sans_pro", "SourceSansPro-It.ttf"),
    "SansBoldItalic": ("font_source_sans_pro", "SourceSansPro-SemiboldIt.ttf"),
    "Serif": ("font_source_serif_pro", "SourceSerifPro-Regular.ttf"),
    "SerifBold": ("font_source_serif_pro", "SourceSerifPro-Semibold.ttf"),
}
_FAMILLES = {
    "Sans": ("Sans", "SansBold", "SansItalic", "SansBoldItalic"),
    "Serif": ("Serif", "SerifBold", "Serif", "SerifBold"),
}
# Characters that some fonts lack, drawn with the glyph of another: thin spaces, the hyphen that never breaks.
_ALIAS = {0x202F: 0x00A0, 0x2009: 0x00A0, 0x2011: 0x002D}
_ETROITES = {0x202F, 0x2009}
# reportlab breaks lines at U+202F and writes a plain space: layout sees this private letter instead.
_FINE, _FINE_INTERNE = "\u202f", "\ue02f"

_verrou = threading.Lock()


class _Police(TTFont):
    """A font that has every space of French, and writes the narrow no-break space under its own code."""

    def __init__(self, nom: str, octets: bytes) -> None:
        super().__init__(nom, io.BytesIO(octets), shapable=False)
        face = self.face
        for code, autre in _ALIAS.items():
            if code not in face.charToGlyph:
                face.charToGlyph[code] = face.charToGlyph[autre]
                etroite = 0.6 if code in _ETROITES else 1
                face.charWidths[code] = face.charWidths.get(autre, face.defaultWidth) * etroite

    def splitString(self, text: str, doc: Any, encoding: str = "utf-8") -> Any:  # noqa: N802
        return super().splitString(text.replace(_FINE_INTERNE, _FINE), doc, encoding)

    def stringWidth(self, text: str, size: float, encoding: str = "utf8") -> float:  # noqa: N802
        return super().stringWidth(text.replace(_FINE_INTERNE, _FINE), size, encoding)


class _Preparation(document.DocInit):
    """Registers our fonts: z3c.rml makes reportlab forget all of them at the start of each document."""

    def process(self) -> None:
        super().process()
        for police in _polices():
            pdfmetrics.registerFont(police)
        for famille, noms in _FAMILLES.items():
            for rang, nom in enumerate(noms):
                fonts.addMapping(famille, rang % 2, rang // 2, nom)


class _Toile(Canvas):
    """A canvas that starts with our font, not one a reader may lack, and says the language of the text."""

    def __init__(self, *args: Any, instant: datetime | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **{**kwargs, "initialFontName": "Sans", "lang": LANGUE})
        if instant:
            self.setDateFormatter(lambda *_: _date_pdf(instant))


class _Document(document.Document):
    """z3c.rml's document, with our fonts."""

    __implemented__ = document.Document.__implemented__  # z3c.rml looks for it in the class itself
    factories: ClassVar = {**document.Document.factories, "docinit": _Preparation}


@lru_cache(maxsize=1)
def _polices() -> tuple[_Police, ...]:
    return tuple(
        _Police(nom, files(paquet).joinpath("files", fichier).read_bytes())
        for nom, (paquet, fichier) in _POLICES.items()
    )


@lru_cache(maxsize=1)
def _caracteres() -> frozenset[int]:
    """The characters that every font has."""
    return frozenset.intersection(*(frozenset(police.face.charToGlyph) for police in _polices()))


def rml_vers_pdf(rml: _Element, instant: datetime | None = None) -> bytes:
    """The PDF of an RML document, dated `instant` (aware); the same arguments always give the same bytes.

    Raises RenduImpossible when the RML holds something not listed in `rml.py` or cannot be laid out. One PDF
    at a time is made, since reportlab keeps its fonts in module variables.
    """
    sortie = io.BytesIO()
    try:
        controler(rml)
        with _verrou:
            _Document(_preparer(rml), partial(_Toile, instant=instant)).process(sortie)
    except RmlRefuse as erreur:
        raise RenduImpossible(f"pdf: {erreur}") from None
    except Exception as erreur:  # reportlab and z3c.rml raise anything
        raise RenduImpossible(f"pdf: {type(erreur).__name__}") from None
    return sortie.getvalue()


def _date_pdf(instant: datetime) -> str:
    """PDF's way to write an instant (ISO 32000-1, section 7.9.4)."""
    decalage = f"{instant:%z}" or "+0000"
    return f"D:{instant:%Y%m%d%H%M%S}{decalage[:3]}'{decalage[3:5]}'"


def _preparer(rml: _Element) -> _Element:
    """A copy where every text can be drawn by our fonts."""
    copie = deepcopy(rml)
    copie.set("invariant", "1")
    if copie.find("docinit") is None:
        copie.insert(0, copie.makeelement("docinit"))
    for element in copie.iter():
        element.text = _dessinable(element.text) if element.text else element.text
        element.tail = _dessinable(element.tail) if element.tail else element.tail
    return copie


def _dessinable(texte: str) -> str:
    """`texte` composed (accents typed apart are joined), with a near letter or `?` for what no font has."""
    compose = unicodedata.normalize("NFC", texte)
    connus = _caracteres()
    if any(ord(c) not in connus and not c.isspace() for c in compose):
        compose = "".join(c if ord(c) in connus or c.isspace() else _proche(c) for c in compose)
    return compose.replace(_FINE, _FINE_INTERNE)


def _proche(caractere: str) -> str:
    if unicodedata.category(caractere) in ("Cf", "Cc", "Mn"):
        return ""  # marks of direction, joiners, variation selectors: nothing to see
    decompose = unicodedata.normalize("NFKD", caractere)
    return "".join(c for c in decompose if ord(c) in _caracteres()) or "?"
