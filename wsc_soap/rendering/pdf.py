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

from wsc_soap.rendering.rml import RmlRefused, check
from wsc_soap.rendering.transform import RenderingFailed

LANGUAGE = "fr-FR"

_FONTS = {
    "Sans": ("font_source_sans_pro", "SourceSansPro-Regular.ttf"),
    "SansBold": ("font_source_sans_pro", "SourceSansPro-Semibold.ttf"),
    "SansItalic": ("font_source_sans_pro", "SourceSansPro-It.ttf"),
    "SansBoldItalic": ("font_source_sans_pro", "SourceSansPro-SemiboldIt.ttf"),
    "Serif": ("font_source_serif_pro", "SourceSerifPro-Regular.ttf"),
    "SerifBold": ("font_source_serif_pro", "SourceSerifPro-Semibold.ttf"),
}
_FAMILIES = {
    "Sans": ("Sans", "SansBold", "SansItalic", "SansBoldItalic"),
    "Serif": ("Serif", "SerifBold", "Serif", "SerifBold"),
}
# Characters that some fonts lack, drawn with the glyph of another: thin spaces, the hyphen that never breaks.
_ALIAS = {0x202F: 0x00A0, 0x2009: 0x00A0, 0x2011: 0x002D}
_NARROW = {0x202F, 0x2009}
# reportlab breaks lines at U+202F and writes a plain space: layout sees this private letter instead.
_THIN, _INNER_THIN = "\u202f", "\ue02f"

_lock = threading.Lock()


class _Font(TTFont):
    """A font that has every space of French, and writes the narrow no-break space under its own code."""

    def __init__(self, name: str, octets: bytes) -> None:
        super().__init__(name, io.BytesIO(octets), shapable=False)
        face = self.face
        for code, other in _ALIAS.items():
            if code not in face.charToGlyph:
                face.charToGlyph[code] = face.charToGlyph[other]
                narrow = 0.6 if code in _NARROW else 1
                face.charWidths[code] = face.charWidths.get(other, face.defaultWidth) * narrow

    def splitString(self, text: str, doc: Any, encoding: str = "utf-8") -> Any:  # noqa: N802
        return super().splitString(text.replace(_INNER_THIN, _THIN), doc, encoding)

    def stringWidth(self, text: str, size: float, encoding: str = "utf8") -> float:  # noqa: N802
        return super().stringWidth(text.replace(_INNER_THIN, _THIN), size, encoding)


class _Preparation(document.DocInit):
    """Registers our fonts: z3c.rml makes reportlab forget all of them at the start of each document."""

    def process(self) -> None:
        super().process()
        for font in _fonts():
            pdfmetrics.registerFont(font)
        for family, names in _FAMILIES.items():
            for rank, name in enumerate(names):
                fonts.addMapping(family, rank % 2, rank // 2, name)


class _FontCanvas(Canvas):
    """A canvas that starts with our font, not one a reader may lack, and says the language of the text."""

    def __init__(self, *args: Any, instant: datetime | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **{**kwargs, "initialFontName": "Sans", "lang": LANGUAGE})
        if instant:
            self.setDateFormatter(lambda *_: _pdf_date(instant))


class _Document(document.Document):
    """z3c.rml's document, with our fonts."""

    __implemented__ = document.Document.__implemented__  # z3c.rml looks for it in the class itself
    factories: ClassVar = {**document.Document.factories, "docinit": _Preparation}


@lru_cache(maxsize=1)
def _fonts() -> tuple[_Font, ...]:
    return tuple(
        _Font(name, files(package).joinpath("files", fichier).read_bytes())
        for name, (package, fichier) in _FONTS.items()
    )


@lru_cache(maxsize=1)
def _characters() -> frozenset[int]:
    """The characters that every font has."""
    return frozenset.intersection(*(frozenset(font.face.charToGlyph) for font in _fonts()))


def rml_to_pdf(rml: _Element, instant: datetime | None = None) -> bytes:
    """The PDF of an RML document, dated `instant` (aware); the same arguments always give the same bytes.

    Raises RenduImpossible when the RML holds something not listed in `rml.py` or cannot be laid out. One PDF
    at a time is made, since reportlab keeps its fonts in module variables.
    """
    output = io.BytesIO()
    try:
        check(rml)
        with _lock:
            _Document(_prepare(rml), partial(_FontCanvas, instant=instant)).process(output)
    except RmlRefused as error:
        raise RenderingFailed(f"pdf: {error}") from None
    except Exception as error:  # reportlab and z3c.rml raise anything
        raise RenderingFailed(f"pdf: {type(error).__name__}") from None
    return output.getvalue()


def _pdf_date(instant: datetime) -> str:
    """PDF's way to write an instant (ISO 32000-1, section 7.9.4)."""
    shift = f"{instant:%z}" or "+0000"
    return f"D:{instant:%Y%m%d%H%M%S}{shift[:3]}'{shift[3:5]}'"


def _prepare(rml: _Element) -> _Element:
    """A copy where every text can be drawn by our fonts."""
    copy = deepcopy(rml)
    copy.set("invariant", "1")
    if copy.find("docinit") is None:
        copy.insert(0, copy.makeelement("docinit"))
    for element in copy.iter():
        element.text = _drawable(element.text) if element.text else element.text
        element.tail = _drawable(element.tail) if element.tail else element.tail
    return copy


def _drawable(text: str) -> str:
    """`text` composed (accents typed apart are joined), with a near letter or `?` for what no font has."""
    composed = unicodedata.normalize("NFC", text)
    known = _characters()
    if any(ord(c) not in known and not c.isspace() for c in composed):
        composed = "".join(c if ord(c) in known or c.isspace() else _nearest(c) for c in composed)
    return composed.replace(_THIN, _INNER_THIN)


def _nearest(character: str) -> str:
    if unicodedata.category(character) in ("Cf", "Cc", "Mn"):
        return ""  # marks of direction, joiners, variation selectors: nothing to see
    decomposed = unicodedata.normalize("NFKD", character)
    return "".join(c for c in decomposed if ord(c) in _characters()) or "?"
