"""The words of the stylesheets: `labels.fr.xml` files, read by key.

    <labels xmlns="urn:wsc:labels:1" lang="fr">
      <label cle="bouton.continuer">Continuer</label>
      <label cle="dossier.titre">Dossier {numero}</label>
    </labels>

All files of that name under `xsl/` are merged (not those of `xsl/profiles/`, which belong to one town); a key
is written `area.word` and stands in one file only. `{numero}` takes the value of the parameter of that name.

The words reach a stylesheet as the template `label` of a generated sheet. Looking a key up in a tree held by
a variable was measured at 140 microseconds for each transformation, as libxslt builds the variable even when
nobody reads it; a choice by area then key costs nothing until it is called. A call whose key is a literal
costs nothing at all: its text is put in its place when the sheet is compiled.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import groupby

from lxml.builder import ElementMaker
from lxml.etree import _Element

XSL = "http://www.w3.org/1999/XSL/Transform"
LABELS = "urn:wsc:labels:1"
FILE_NAME = "labels.fr.xml"

Parameters = Mapping[str, str | None]

_X = ElementMaker(namespace=XSL, nsmap={"xsl": XSL})
_CLE = re.compile(r"[a-z0-9][A-Za-z0-9_-]*(\.[A-Za-z0-9_-]+)+\Z")
_PARAMETRE = re.compile(r"\{([a-zA-Z]+)\}")
_LITERAL = re.compile(r"\s*(?:'([^']*)'|\"([^\"]*)\")\s*\Z")


def merge(documents: Iterable[_Element]) -> dict[str, str]:
    """The labels of several documents, by key. Raises ValueError on a malformed key or one written twice."""
    texts: dict[str, str] = {}
    for document in documents:
        for label in document.iterchildren(f"{{{LABELS}}}label"):
            cle = label.get("cle", "")
            if not _CLE.match(cle) or cle in texts:
                raise ValueError(f"label key malformed or written twice: {cle!r}")
            texts[cle] = label.text or ""
    return texts


def sheet(texts: Mapping[str, str]) -> _Element:
    """The sheet `wsc:labels.xsl`: the template `label` over `texts`; an unknown key shows as [key]."""
    names = sorted({name for text in texts.values() for name in _PARAMETRE.findall(text)} - {"cle"})
    domains = groupby(sorted(texts), _prefix)
    choose = _X.choose(*(_domain(domain, list(keys), texts) for domain, keys in domains))
    choose.append(_X.otherwise(*_unknown("$cle")))
    template = _X.template(*(_X.param(name=name) for name in ("cle", *names)), choose, name="label")
    return _X.stylesheet(template, version="1.0")


def inline(sheet: _Element, texts: Mapping[str, str]) -> None:
    """Put the words in the place of every call of the template `label` that has a literal key, in `sheet`."""
    for call in list(sheet.iter(f"{{{XSL}}}call-template")):
        parameters = {p.get("name", ""): p.get("select") for p in call.iterchildren(f"{{{XSL}}}with-param")}
        cle = _LITERAL.match(parameters.get("cle") or "")
        if call.get("name") == "label" and cle and all(parameters.values()):
            _replace(call, _words(cle[1] or cle[2] or "", texts, parameters))


def _replace(call: _Element, words: list[_Element]) -> None:
    parent, tail = call.getparent(), call.tail
    assert parent is not None
    place = parent.index(call)
    parent[place : place + 1] = words
    # Calls stand between elements: the white space that follows one is not output, but keep the sheet
    # readable.
    if words:
        words[-1].tail = tail


def _prefix(cle: str) -> str:
    return cle.partition(".")[0] + "."


def _domain(domain: str, keys: list[str], texts: Mapping[str, str]) -> _Element:
    choose = _X.choose(*(_X.when(*_words(cle, texts, None), test=f"$cle = '{cle}'") for cle in keys))
    choose.append(_X.otherwise(*_unknown("$cle")))
    return _X.when(choose, test=f"starts-with($cle, '{domain}')")


def _unknown(expression: str) -> list[_Element]:
    return [_X.text("["), _X("value-of", select=expression), _X.text("]")]


def _words(cle: str, texts: Mapping[str, str], parameters: Parameters | None) -> list[_Element]:
    """The instructions that write the words of `cle`; `parameters` are the call's, None in the template."""
    if cle not in texts:
        return [_X.text(f"[{cle}]")]
    chunks = _PARAMETRE.split(texts[cle])
    return [m for i, chunk in enumerate(chunks) for m in _word(i, chunk, parameters)]


def _word(rank: int, chunk: str, parameters: Parameters | None) -> list[_Element]:
    if rank % 2 == 0:
        return [_X.text(chunk)] if chunk else []
    select = f"${chunk}" if parameters is None else parameters.get(chunk)
    return [_X("value-of", select=select)] if select else []
