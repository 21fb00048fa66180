"""The parameters of a definition as a town sets them: read, checked by type, written in the document."""

from __future__ import annotations

import re
from datetime import date, timedelta

from lxml.etree import _Element

from wsc_soap.domain.teleservice import Parametre
from wsc_soap.xmlio.namespaces import definition_tag as tag

_SHAPES = {
    "entier": (re.compile(r"-?\d{1,9}"), "écrivez un nombre entier, par exemple 15"),
    "decimal": (re.compile(r"-?\d{1,9}(\.\d{1,6})?"), "écrivez un nombre, par exemple 2,5"),
    "montant": (re.compile(r"-?\d{1,9}(\.\d{1,2})?"), "écrivez un montant en euros, par exemple 12,50"),
}
LONGEST = 4000


class UnfitValue(ValueError):
    """A value that the type of the parameter does not take; the text says the remedy, in French."""


def parameters(root: _Element) -> tuple[Parametre, ...]:
    """The parameters of a definition, in its order."""
    return tuple(
        Parametre(
            element.get("nom", ""),
            element.get("valeur", ""),
            element.get("libelle", ""),
            element.get("type", "texte"),
            element.get("aVerifier", "false") in ("true", "1"),
        )
        for element in root.iterchildren(tag("parametre"))
    )


def to_check(root: _Element) -> tuple[Parametre, ...]:
    """Those that the town must still check."""
    return tuple(parametre for parametre in parameters(root) if parametre.a_verifier)


def set_parameter(root: _Element, nom: str, valeur: str) -> Parametre:
    """Write a value that the town checked: the mark goes. KeyError for no parameter of that name, `UnfitValue` for a
    value that its type does not take."""
    element = next((found for found in root.iterchildren(tag("parametre")) if found.get("nom") == nom), None)
    if element is None:
        raise KeyError(nom)
    element.set("valeur", fit_value(element.get("type", "texte"), valeur))
    element.attrib.pop("aVerifier", None)
    _follow(root, nom, element.get("valeur", ""))
    return next(parametre for parametre in parameters(root) if parametre.nom == nom)


def _follow(root: _Element, nom: str, valeur: str) -> None:
    """The dates that are counted from this one move with it, and are to be checked again."""
    for other in root.iterchildren(tag("parametre")):
        if other.get("depuis") == nom and other.get("type") == "date":
            counted = date.fromisoformat(valeur) + timedelta(days=int(other.get("ecart", "0")))
            if other.get("valeur") != counted.isoformat():
                other.set("valeur", counted.isoformat())
                other.set("aVerifier", "true")


def fit_value(type_: str, valeur: str) -> str:
    """The value as the document keeps it; a decimal comma and spaces between thousands are taken. `UnfitValue` says
    what to write."""
    text = valeur.strip()
    if not text or len(text) > LONGEST:
        raise UnfitValue(f"écrivez une valeur de {LONGEST} caractères au plus")
    if type_ == "date":
        return _day(text)
    if type_ not in _SHAPES:
        return text
    shape, remedy = _SHAPES[type_]
    plain = re.sub("[ \u00a0\u202f]", "", text).replace(",", ".").removesuffix("€")
    if not (plain.isascii() and shape.fullmatch(plain)):
        raise UnfitValue(remedy)
    return plain


def _day(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise UnfitValue("écrivez un jour qui existe, sous la forme 2027-03-05") from None
