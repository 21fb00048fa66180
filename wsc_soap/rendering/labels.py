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
NOM_FICHIER = "labels.fr.xml"

Parametres = Mapping[str, str | None]

_X = ElementMaker(namespace=XSL, nsmap={"xsl": XSL})
_CLE = re.compile(r"[a-z0-9][A-Za-z0-9_-]*(\.[A-Za-z0-9_-]+)+\Z")
_PARAMETRE = re.compile(r"\{([a-zA-Z]+)\}")
_LITTERAL = re.compile(r"\s*(?:'([^']*)'|\"([^\"]*)\")\s*\Z")


def fusionner(documents: Iterable[_Element]) -> dict[str, str]:
    """The labels of several documents, by key. Raises ValueError on a malformed key or one written twice."""
    textes: dict[str, str] = {}
    for document in documents:
        for label in document.iterchildren(f"{{{LABELS}}}label"):
            cle = label.get("cle", "")
            if not _CLE.match(cle) or cle in textes:
                raise ValueError(f"label key malformed or written twice: {cle!r}")
            textes[cle] = label.text or ""
    return textes


def feuille(textes: Mapping[str, str]) -> _Element:
    """The sheet `wsc:labels.xsl`: the template `label` over `textes`; an unknown key shows as [key]."""
    noms = sorted({nom for texte in textes.values() for nom in _PARAMETRE.findall(texte)} - {"cle"})
    domaines = groupby(sorted(textes), _prefixe)
    choix = _X.choose(*(_domaine(domaine, list(cles), textes) for domaine, cles in domaines))
    choix.append(_X.otherwise(*_inconnu("$cle")))
    gabarit = _X.template(*(_X.param(name=nom) for nom in ("cle", *noms)), choix, name="label")
    return _X.stylesheet(gabarit, version="1.0")


def incorporer(sheet: _Element, textes: Mapping[str, str]) -> None:
    """Put the words in the place of every call of the template `label` that has a literal key, in `sheet`."""
    for appel in list(sheet.iter(f"{{{XSL}}}call-template")):
        parametres = {p.get("name", ""): p.get("select") for p in appel.iterchildren(f"{{{XSL}}}with-param")}
        cle = _LITTERAL.match(parametres.get("cle") or "")
        if appel.get("name") == "label" and cle and all(parametres.values()):
            _remplacer(appel, _mots(cle[1] or cle[2] or "", textes, parametres))


def _remplacer(appel: _Element, mots: list[_Element]) -> None:
    parent, suite = appel.getparent(), appel.tail
    assert parent is not None
    place = parent.index(appel)
    parent[place : place + 1] = mots
    # Calls stand between elements: the white space that follows one is not output, but keep the sheet
    # readable.
    if mots:
        mots[-1].tail = suite


def _prefixe(cle: str) -> str:
    return cle.partition(".")[0] + "."


def _domaine(domaine: str, cles: list[str], textes: Mapping[str, str]) -> _Element:
    choix = _X.choose(*(_X.when(*_mots(cle, textes, None), test=f"$cle = '{cle}'") for cle in cles))
    choix.append(_X.otherwise(*_inconnu("$cle")))
    return _X.when(choix, test=f"starts-with($cle, '{domaine}')")


def _inconnu(expression: str) -> list[_Element]:
    return [_X.text("["), _X("value-of", select=expression), _X.text("]")]


def _mots(cle: str, textes: Mapping[str, str], parametres: Parametres | None) -> list[_Element]:
    """The instructions that write the words of `cle`; `parametres` are the call's, None in the template."""
    if cle not in textes:
        return [_X.text(f"[{cle}]")]
    morceaux = _PARAMETRE.split(textes[cle])
    return [m for i, morceau in enumerate(morceaux) for m in _mot(i, morceau, parametres)]


def _mot(rang: int, morceau: str, parametres: Parametres | None) -> list[_Element]:
    if rang % 2 == 0:
        return [_X.text(morceau)] if morceau else []
    select = f"${morceau}" if parametres is None else parametres.get(morceau)
    return [_X("value-of", select=select)] if select else []
