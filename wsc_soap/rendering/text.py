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

from wsc_soap.rendering.typography import date_without_year, long_date, typeset

MAX_TEMPLATE = 20_000
MAX_TEXT = 200_000
MAX_LOOPS = 2
MAX_DEPTH = 40

_FILTERS: dict[str, Callable[..., Any]] = {
    "typographier": typeset,
    "date": lambda day: long_date(day) if isinstance(day, date) else day,
    "jour": lambda day: date_without_year(day) if isinstance(day, date) else day,
    "majuscules": lambda text: str(text).upper(),
    "nombre": lambda items: len(items) if isinstance(items, (list, tuple)) else 0,
}
_NODES = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Getattr, nodes.Const, nodes.If,
    nodes.For, nodes.Compare, nodes.Operand, nodes.And, nodes.Or, nodes.Not, nodes.CondExpr, nodes.Filter,
)  # fmt: skip
_LOOP = ("first", "last", "index")


class InvalidTemplate(ValueError):
    """A model is not acceptable; the text says why, in French, for the administrator who writes it."""


class _Environment(ImmutableSandboxedEnvironment):
    """Fields are keys of mappings, and nothing else: no attribute of a Python object can be read."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        if isinstance(obj, Mapping) and attribute in obj:
            return obj[attribute]
        if isinstance(obj, LoopContext) and attribute in _LOOP:
            return getattr(obj, attribute)
        return self.undefined(obj=obj, name=attribute)


def _environment(escaping: bool) -> _Environment:
    environment = _Environment(
        autoescape=escaping,
        undefined=ChainableUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=lambda value: "" if value is None else value,
    )
    environment.filters = dict(_FILTERS)
    environment.globals = {}
    return environment


_TEXT = _environment(escaping=False)
_HTML = _environment(escaping=True)


def render(template: str, values: Mapping[str, Any]) -> str:
    """The text that `template` makes of `values`. Raises ModeleInvalide."""
    return _render(_compile(_TEXT, template), values)


def render_html(template: str, values: Mapping[str, Any]) -> str:
    """The same for HTML: every value is escaped. Raises ModeleInvalide."""
    return _render(_compile(_HTML, template), values)


def fields_of(template: str) -> set[str]:
    """The fields a model uses, dotted: `{"demandeur.nom", "etapes.libelle"}`. Raises ModeleInvalide."""
    return set(_champs(_parse(_TEXT, template), {}))


@lru_cache(maxsize=512)
def _compile(environment: _Environment, template: str) -> Template:
    _parse(environment, template)
    return environment.from_string(template)


def _render(template: Template, values: Mapping[str, Any]) -> str:
    chunks: list[str] = []
    length = 0
    for chunk in template.generate(values):
        length += len(chunk)
        if length > MAX_TEXT:
            raise InvalidTemplate("le texte produit est trop long")
        chunks.append(chunk)
    return "".join(chunks)


def _parse(environment: _Environment, template: str) -> nodes.Template:
    """The model's tree, checked."""
    if len(template) > MAX_TEMPLATE:
        raise InvalidTemplate(f"le modèle dépasse {MAX_TEMPLATE} caractères")
    try:
        tree = environment.parse(template)
    except TemplateSyntaxError as error:
        raise InvalidTemplate(f"la ligne {error.lineno} ne se lit pas") from None
    except RecursionError:
        raise InvalidTemplate("le modèle imbrique trop de constructions") from None
    _check(tree, 0, 0)
    return tree


def _check(node: nodes.Node, loops: int, depth: int) -> None:
    loops += isinstance(node, nodes.For)
    if depth > MAX_DEPTH:
        raise InvalidTemplate("le modèle imbrique trop de constructions")
    if not isinstance(node, _NODES) or loops > MAX_LOOPS:
        raise InvalidTemplate(f"la ligne {node.lineno or 1} emploie une construction qui n’est pas admise")
    if isinstance(node, nodes.Filter) and (node.name not in _FILTERS or node.args or node.kwargs):
        raise InvalidTemplate(f"le filtre « {node.name} » n’est pas admis")
    if isinstance(node, nodes.For) and (node.recursive or not isinstance(node.target, nodes.Name)):
        raise InvalidTemplate(f"la boucle de la ligne {node.lineno} n’est pas admise")
    for child in node.iter_child_nodes():
        _check(child, loops, depth + 1)


def _champs(node: nodes.Node, loops: dict[str, str]) -> Iterator[str]:
    path = _path(node, loops)
    if path is not None:
        if path != "loop" and not path.startswith("loop."):
            yield path
        return
    if isinstance(node, nodes.For) and isinstance(node.target, nodes.Name):
        yield from _champs(node.iter, loops)
        loops = loops | {node.target.name: _path(node.iter, loops) or node.target.name}
        for child in [*node.body, *node.else_, *([node.test] if node.test else [])]:
            yield from _champs(child, loops)
        return
    for child in node.iter_child_nodes():
        yield from _champs(child, loops)


def _path(node: nodes.Node, loops: Mapping[str, str]) -> str | None:
    """`a.b.c` for a chain of names, with a loop's variable replaced by what it runs over."""
    if isinstance(node, nodes.Name):
        return loops.get(node.name, node.name)
    if isinstance(node, nodes.Getattr) and (start := _path(node.node, loops)):
        return f"{start}.{node.attr}"
    return None
