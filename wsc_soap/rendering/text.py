"""Texts from models: e-mails, messages, letters, in jinja2's sandbox.

Administrators write these models, so only a small part of the language is open: `{{ demandeur.nom }}`,
`{% if %}`, `{% for %}` over a value, comparisons and a few filters. No call, no arithmetic, no macro, no
inclusion: a model can neither run long nor reach anything but the values it is given (mappings, lists,
strings, numbers, booleans). A field that is missing, at any depth, writes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from jinja2 import ChainableUndefined, Template, TemplateSyntaxError, nodes
from jinja2.runtime import LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment

from wsc_soap.rendering.typographie import date_longue, date_sans_annee, typographier

MAX_MODELE = 20_000
MAX_TEXTE = 200_000
MAX_BOUCLES = 2
MAX_PROFONDEUR = 40

_FILTRES: dict[str, Callable[..., Any]] = {
    "typographier": typographier,
    "date": lambda jour: date_longue(jour) if isinstance(jour, date) else jour,
    "jour": lambda jour: date_sans_annee(jour) if isinstance(jour, date) else jour,
    "majuscules": lambda texte: str(texte).upper(),
    "nombre": lambda liste: len(liste) if isinstance(liste, (list, tuple)) else 0,
}
_NOEUDS = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Getattr, nodes.Const, nodes.If,
    nodes.For, nodes.Compare, nodes.Operand, nodes.And, nodes.Or, nodes.Not, nodes.CondExpr, nodes.Filter,
)  # fmt: skip
_BOUCLE = ("first", "last", "index")


class ModeleInvalide(ValueError):
    """A model is not acceptable; the text says why, in French, for the administrator who writes it."""


class _Environnement(ImmutableSandboxedEnvironment):
    """Fields are keys of mappings, and nothing else: no attribute of a Python object can be read."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        if isinstance(obj, Mapping) and attribute in obj:
            return obj[attribute]
        if isinstance(obj, LoopContext) and attribute in _BOUCLE:
            return getattr(obj, attribute)
        return self.undefined(obj=obj, name=attribute)


def _environnement(echappement: bool) -> _Environnement:
    environnement = _Environnement(
        autoescape=echappement,
        undefined=ChainableUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=lambda valeur: "" if valeur is None else valeur,
    )
    environnement.filters = dict(_FILTRES)
    environnement.globals = {}
    return environnement


_TEXTE = _environnement(echappement=False)
_HTML = _environnement(echappement=True)


def rendre(modele: str, valeurs: Mapping[str, Any]) -> str:
    """The text that `modele` makes of `valeurs`. Raises ModeleInvalide."""
    return _rendre(_compiler(_TEXTE, modele), valeurs)


def rendre_html(modele: str, valeurs: Mapping[str, Any]) -> str:
    """The same for HTML: every value is escaped. Raises ModeleInvalide."""
    return _rendre(_compiler(_HTML, modele), valeurs)


def champs_de(modele: str) -> set[str]:
    """The fields a model uses, dotted: `{"demandeur.nom", "etapes.libelle"}`. Raises ModeleInvalide."""
    return set(_champs(_lire(_TEXTE, modele), {}))


@lru_cache(maxsize=512)
def _compiler(environnement: _Environnement, modele: str) -> Template:
    _lire(environnement, modele)
    return environnement.from_string(modele)


def _rendre(modele: Template, valeurs: Mapping[str, Any]) -> str:
    morceaux: list[str] = []
    longueur = 0
    for morceau in modele.generate(valeurs):
        longueur += len(morceau)
        if longueur > MAX_TEXTE:
            raise ModeleInvalide("le texte produit est trop long")
        morceaux.append(morceau)
    return "".join(morceaux)


def _lire(environnement: _Environnement, modele: str) -> nodes.Template:
    """The model's tree, checked."""
    if len(modele) > MAX_MODELE:
        raise ModeleInvalide(f"le modèle dépasse {MAX_MODELE} caractères")
    try:
        arbre = environnement.parse(modele)
    except TemplateSyntaxError as erreur:
        raise ModeleInvalide(f"la ligne {erreur.lineno} ne se lit pas") from None
    except RecursionError:
        raise ModeleInvalide("le modèle imbrique trop de constructions") from None
    _controler(arbre, 0, 0)
    return arbre


def _controler(noeud: nodes.Node, boucles: int, profondeur: int) -> None:
    boucles += isinstance(noeud, nodes.For)
    if profondeur > MAX_PROFONDEUR:
        raise ModeleInvalide("le modèle imbrique trop de constructions")
    if not isinstance(noeud, _NOEUDS) or boucles > MAX_BOUCLES:
        raise ModeleInvalide(f"la ligne {noeud.lineno or 1} emploie une construction qui n’est pas admise")
    if isinstance(noeud, nodes.Filter) and (noeud.name not in _FILTRES or noeud.args or noeud.kwargs):
        raise ModeleInvalide(f"le filtre « {noeud.name} » n’est pas admis")
    if isinstance(noeud, nodes.For) and (noeud.recursive or not isinstance(noeud.target, nodes.Name)):
        raise ModeleInvalide(f"la boucle de la ligne {noeud.lineno} n’est pas admise")
    for enfant in noeud.iter_child_nodes():
        _controler(enfant, boucles, profondeur + 1)


def _champs(noeud: nodes.Node, boucles: dict[str, str]) -> Iterator[str]:
    chemin = _chemin(noeud, boucles)
    if chemin is not None:
        if chemin != "loop" and not chemin.startswith("loop."):
            yield chemin
        return
    if isinstance(noeud, nodes.For) and isinstance(noeud.target, nodes.Name):
        yield from _champs(noeud.iter, boucles)
        boucles = boucles | {noeud.target.name: _chemin(noeud.iter, boucles) or noeud.target.name}
        for enfant in [*noeud.body, *noeud.else_, *([noeud.test] if noeud.test else [])]:
            yield from _champs(enfant, boucles)
        return
    for enfant in noeud.iter_child_nodes():
        yield from _champs(enfant, boucles)


def _chemin(noeud: nodes.Node, boucles: Mapping[str, str]) -> str | None:
    """`a.b.c` for a chain of names, with a loop's variable replaced by what it runs over."""
    if isinstance(noeud, nodes.Name):
        return boucles.get(noeud.name, noeud.name)
    if isinstance(noeud, nodes.Getattr) and (debut := _chemin(noeud.node, boucles)):
        return f"{debut}.{noeud.attr}"
    return None
