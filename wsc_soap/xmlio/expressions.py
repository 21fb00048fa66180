"""XPath 1.0, bounded by construction: conditions, rules and readings of a definition (design, section 5).

libxml2 has no time limit, so what could run away is refused before it is compiled: `//`, every axis but child, self
and parent, attributes, prefixes, functions out of a short list, unknown variables, long texts, deep nesting.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from lxml import etree

from wsc_soap.xmlio.variables import variable_connue

LONGUEUR_MAX = 1000
PROFONDEUR_MAX = 20
PREDICATS_MAX = 2

FONCTIONS = frozenset(
    [
        "boolean",
        "ceiling",
        "concat",
        "contains",
        "count",
        "false",
        "floor",
        "normalize-space",
        "not",
        "number",
        "round",
        "starts-with",
        "string",
        "string-length",
        "substring",
        "substring-after",
        "substring-before",
        "sum",
        "translate",
        "true",
    ]
)
AXES = frozenset({"child", "parent", "self"})
OPERATEURS_NOMMES = frozenset({"and", "or", "div", "mod"})
_DOUBLES = ("::", "..", "//", "<=", ">=", "!=")
_SIMPLES = "()[],/|+-=<>*.@"
_CHIFFRES = frozenset("0123456789")


class ExpressionInvalide(ValueError):
    """The text is not an expression we accept; the message says why, in French, for the administrator."""


class Jeton(NamedTuple):
    """One token: `genre` is `nom`, `variable`, `nombre`, `texte` or `signe`."""

    genre: str
    valeur: str
    place: int


def decouper(texte: str) -> Iterator[Jeton]:
    """The tokens of an XPath 1.0 text (XPath 1.0, section 3.7). Raises ExpressionInvalide on a stray character."""
    place = 0
    while place < len(texte):
        if texte[place] in " \t\r\n":
            place += 1
            continue
        jeton = _jeton(texte, place)
        yield jeton
        place += len(jeton.valeur) + (jeton.genre == "variable")


def _jeton(texte: str, place: int) -> Jeton:
    signe = texte[place]
    if signe in "'\"":
        return _litteral(texte, place)
    if signe in _CHIFFRES or (signe == "." and texte[place + 1 : place + 2] in _CHIFFRES):
        return Jeton("nombre", _tant_que(texte, place, lambda c: c in _CHIFFRES or c == "."), place)
    if _debut_de_nom(signe):
        return Jeton("nom", _tant_que(texte, place, _dans_un_nom), place)
    if signe == "$" and _debut_de_nom(texte[place + 1 : place + 2]):
        return Jeton("variable", _tant_que(texte, place + 1, _dans_un_nom), place)
    if texte[place : place + 2] in _DOUBLES:
        return Jeton("signe", texte[place : place + 2], place)
    if signe in _SIMPLES:
        return Jeton("signe", signe, place)
    raise ExpressionInvalide(f"caractère inattendu « {signe} » en position {place + 1}")


def _litteral(texte: str, place: int) -> Jeton:
    fin = texte.find(texte[place], place + 1)
    if fin < 0:
        raise ExpressionInvalide(f"texte non fermé en position {place + 1}")
    return Jeton("texte", texte[place : fin + 1], place)


def _tant_que(texte: str, place: int, admis: Callable[[str], bool]) -> str:
    fin = place
    while fin < len(texte) and admis(texte[fin]):
        fin += 1
    return texte[place:fin]


def _debut_de_nom(signe: str) -> bool:
    return bool(signe) and (signe.isalpha() or signe == "_")


def _dans_un_nom(signe: str) -> bool:
    return signe.isalnum() or signe in "_-."


def controler(texte: str) -> tuple[Jeton, ...]:
    """The tokens of an accepted text; raises ExpressionInvalide with the first reason why not."""
    if not texte.strip():
        raise ExpressionInvalide("expression vide")
    if len(texte) > LONGUEUR_MAX:
        raise ExpressionInvalide(f"plus de {LONGUEUR_MAX} caractères")
    jetons = tuple(decouper(texte))
    _controler_imbrication(jetons)
    for rang, jeton in enumerate(jetons):
        _controler_jeton(jeton, jetons[rang - 1] if rang else None, jetons[rang + 1 : rang + 2])
    return jetons


def _controler_imbrication(jetons: tuple[Jeton, ...]) -> None:
    ouverts: list[str] = []
    for jeton in jetons:
        if jeton.genre != "signe":
            continue
        if jeton.valeur in "([":
            ouverts.append(jeton.valeur)
        elif jeton.valeur in ")]" and ouverts:
            ouverts.pop()
        if len(ouverts) > PROFONDEUR_MAX:
            raise ExpressionInvalide(f"plus de {PROFONDEUR_MAX} niveaux d’imbrication")
        # One predicate inside another already costs the square of the number of elements.
        if ouverts.count("[") > PREDICATS_MAX:
            raise ExpressionInvalide(f"plus de {PREDICATS_MAX} prédicats l’un dans l’autre")


def _controler_jeton(jeton: Jeton, avant: Jeton | None, apres: tuple[Jeton, ...]) -> None:
    suivant = apres[0].valeur if apres and apres[0].genre == "signe" else ""
    if jeton.genre == "signe" and jeton.valeur in ("//", "@"):
        raise ExpressionInvalide(f"« {jeton.valeur} » n’est pas admis")
    if jeton.genre == "variable" and not variable_connue(jeton.valeur):
        raise ExpressionInvalide(f"variable inconnue ${jeton.valeur}")
    if jeton.genre != "nom" or _est_operateur(jeton, avant):
        return
    if suivant == "(" and jeton.valeur not in FONCTIONS:
        raise ExpressionInvalide(f"fonction non admise {jeton.valeur}()")
    if suivant == "::" and jeton.valeur not in AXES:
        raise ExpressionInvalide(f"axe non admis {jeton.valeur}::")


def _est_operateur(jeton: Jeton, avant: Jeton | None) -> bool:
    """XPath 1.0, section 3.7: after an operand, `and`, `or`, `div`, `mod` are operators, else they are names."""
    if jeton.valeur not in OPERATEURS_NOMMES or avant is None:
        return False
    return avant.genre != "signe" or avant.valeur in (")", "]", "..", ".", "*")


class Expression:
    """One accepted and compiled expression; immutable, to be shared by threads.

    `noms` are the element names it reads, `variables` the variables it needs. Raises ExpressionInvalide.
    """

    __slots__ = ("_xpath", "noms", "texte", "variables")

    def __init__(self, texte: str) -> None:
        jetons = controler(texte)
        self.texte = texte
        self.variables = frozenset(jeton.valeur for jeton in jetons if jeton.genre == "variable")
        self.noms = frozenset(_noms(jetons))
        try:
            self._xpath = etree.XPath(texte, regexp=False, smart_strings=False)
        except etree.XPathSyntaxError as erreur:
            raise ExpressionInvalide("ce n’est pas du XPath 1.0") from erreur

    def __call__(self, element: etree._Element, variables: Mapping[str, object]) -> bool:
        """Whether it holds with `element` as context node (XPath `boolean()` rules)."""
        resultat = self.valeur(element, variables)
        if isinstance(resultat, float):
            return resultat != 0 and not math.isnan(resultat)
        return bool(resultat)

    def valeur(self, element: etree._Element, variables: Mapping[str, Any]) -> Any:
        """The raw XPath value; an expression that fails at evaluation is false."""
        try:
            if not self.variables:
                return self._xpath(element)
            return self._xpath(element, **{nom: variables[nom] for nom in self.variables})
        except etree.XPathError:
            return False

    def chaine(self, element: etree._Element, variables: Mapping[str, object]) -> str:
        """The value as text, blanks collapsed: the string of the first node, a number without useless decimals."""
        resultat = self.valeur(element, variables)
        if isinstance(resultat, list):
            resultat = "".join(resultat[0].itertext()) if resultat else ""
        if isinstance(resultat, bool):
            return "true" if resultat else "false"
        texte = f"{resultat:g}" if isinstance(resultat, float) else str(resultat)
        return " ".join(texte.split())


def _noms(jetons: tuple[Jeton, ...]) -> Iterator[str]:
    avant: Jeton | None = None
    for rang, jeton in enumerate(jetons):
        suivant = jetons[rang + 1].valeur if rang + 1 < len(jetons) else ""
        if jeton.genre == "nom" and suivant not in ("(", "::") and not _est_operateur(jeton, avant):
            yield jeton.valeur
        avant = jeton


@lru_cache(maxsize=4096)
def compiler(texte: str) -> Expression:
    """The expression of this text, compiled once per process."""
    return Expression(texte)


def variables(texte: str) -> frozenset[str]:
    """The names of the variables the text needs, without `$`. Raises ExpressionInvalide."""
    return compiler(texte).variables
