"""What an RML document may hold before it is given to z3c.rml.

RML can import modules (`plugInFlowable`), open files (`img`, `registerTTFont`, `includePdfPages`), evaluate
expressions (`evalString`, and colours: CVE-2023-33733) and write logs. A town's stylesheet makes RML, so only
what is listed here passes: elements, their attributes, and the shape of each attribute's value.
"""

from __future__ import annotations

import re

from lxml.etree import _Element

MAX_ELEMENTS = 20_000
MAX_TEXT = 1_000_000

_MEASURE = re.compile(r"-?[0-9]{1,4}(\.[0-9]{1,4})?(mm|cm|pt)?")
_MEASURES = re.compile(r"(-?[0-9]{1,4}(\.[0-9]{1,4})?(mm|cm|pt)?,?\s?){1,12}")
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_.-]{0,60}")
_FLAG = re.compile(r"[01]|true|false|yes|no")
_CHOICE = re.compile(r"[A-Za-z0-9]{1,20}")
_TEXT = re.compile(r"[^\x00-\x1f]{0,500}")
_LINK = re.compile(r"(https?://|mailto:|tel:)[^\s\"'<>]{1,500}")


def _every(names: str, shape: re.Pattern[str]) -> dict[str, re.Pattern[str]]:
    return dict.fromkeys(names.split(), shape)


_ATTRIBUTES: dict[str, re.Pattern[str]] = {
    **_every("x y x1 y1 width height radius round thickness length size rise fontSize leading", _MEASURE),
    **_every("leftIndent rightIndent firstLineIndent spaceBefore spaceAfter maxHeight", _MEASURE),
    **_every("topPadding bottomPadding leftPadding rightPadding", _MEASURE),
    **_every("topMargin bottomMargin leftMargin rightMargin lineBelowThickness lineAboveThickness", _MEASURE),
    **_every("colWidths rowHeights start stop pagesize", _MEASURES),
    **_every("color textColor colorName backColor background lineBelowColor lineAboveColor", _COLOUR),
    **_every("name id style parent fontName filename autoNextTemplate", _NAME),
    **_every("invariant compression displayDocTitle fill stroke close keepWithNext", _FLAG),
    **_every("allowSplitting splitByRow splitInRow splitLongWords linkUnderline", _FLAG),
    **_every("alignment align vAlign value kind repeatRows countingFrom default", _CHOICE),
    **_every("title author subject creator", _TEXT),
    "href": _LINK,
}

_ELEMENTS: dict[str, frozenset[str]] = {
    name: frozenset(attributes.split())
    for name, attributes in {
        "document": "filename title author subject creator invariant compression",
        "docinit": "displayDocTitle",
        "template": "pagesize leftMargin rightMargin topMargin bottomMargin allowSplitting",
        "pageTemplate": "id autoNextTemplate",
        "frame": "id x1 y1 width height leftPadding rightPadding topPadding bottomPadding",
        "pageGraphics": "",
        "stylesheet": "",
        "initialize": "",
        "paraStyle": "name parent fontName fontSize leading textColor backColor alignment spaceBefore"
        " spaceAfter leftIndent rightIndent firstLineIndent keepWithNext splitLongWords linkUnderline",
        "blockTableStyle": "id",
        "blockFont": "name size leading start stop",
        "blockTextColor": "colorName start stop",
        "blockAlignment": "value start stop",
        "blockValign": "value start stop",
        "blockBackground": "colorName start stop",
        "blockTopPadding": "length start stop",
        "blockBottomPadding": "length start stop",
        "blockLeftPadding": "length start stop",
        "blockRightPadding": "length start stop",
        "lineStyle": "kind thickness colorName start stop",
        "story": "",
        "para": "style",
        "h1": "style",
        "h2": "style",
        "h3": "style",
        "b": "",
        "i": "",
        "u": "",
        "sup": "size rise",
        "super": "size rise",
        "sub": "",
        "br": "",
        "font": "name size color",
        "a": "href color",
        "spacer": "length",
        "hr": "width thickness color spaceBefore spaceAfter",
        "keepTogether": "maxHeight",
        "nextPage": "",
        "condPageBreak": "height",
        "blockTable": "style colWidths rowHeights alignment repeatRows splitByRow splitInRow",
        "tr": "",
        "td": "background lineBelowColor lineBelowThickness lineAboveColor lineAboveThickness vAlign align"
        " topPadding bottomPadding leftPadding rightPadding",
        "illustration": "width height",
        "fill": "color",
        "stroke": "color",
        "lineMode": "width",
        "setFont": "name size",
        "rect": "x y width height fill stroke round",
        "circle": "x y radius fill stroke",
        "lines": "",
        "path": "x y fill stroke close",
        "curveto": "",
        "moveto": "",
        "drawString": "x y",
        "drawRightString": "x y",
        "drawCenteredString": "x y",
        "namedString": "id",
        "getName": "id default",
        "pageNumber": "countingFrom",
    }.items()
}


class RmlRefused(ValueError):
    """An RML document holds something that is not listed; the text names it."""


def check(rml: _Element) -> None:
    """Raise RmlRefuse unless each element, attribute and value of `rml` is listed, and all is bounded."""
    if rml.tag != "document":
        raise RmlRefused("the root is not a document")
    elements = list(rml.iter())
    for element in elements:
        _check_element(element)
    length = sum(len(element.text or "") + len(element.tail or "") for element in elements)
    if len(elements) > MAX_ELEMENTS or length > MAX_TEXT:
        raise RmlRefused("the document is too large")


def _check_element(element: _Element) -> None:
    # Comments, processing instructions and entities have a function for a tag, so they are not listed either.
    if not isinstance(element.tag, str) or element.tag not in _ELEMENTS:
        raise RmlRefused(f"element {element.tag!s:.60}")
    for name, value in element.attrib.items():
        if name not in _ELEMENTS[element.tag] or not _ATTRIBUTES[str(name)].fullmatch(str(value)):
            raise RmlRefused(f"attribute {name!s:.60} of {element.tag}")
