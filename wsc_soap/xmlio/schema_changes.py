"""Two schemas of a demande -> what a client of the first must do to speak the second, and the verdict.

The rules are those of valid messages: what was valid and stays valid is compatible; a new mandatory field with a
default value asks the client for no decision; anything else that made a valid message refused is a break.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from lxml import etree
from lxml.etree import _Element

from wsc_soap.xmlio.namespaces import XSD
from wsc_soap.xmlio.parser import parse_xml

COMPATIBLE, WITH_DEFAULT, BREAK = VERDICTS = ("compatible", "compatible-avec-defaut", "rupture")
_X = f"{{{XSD}}}"
_WIDER = {("int", "decimal"), ("date", "string"), ("time", "string"), ("dateTime", "string"), ("boolean", "string"),
          ("int", "string"), ("decimal", "string")}  # fmt: skip
_LEAST = ("minLength", "minInclusive")
_NAMES = {
    "minLength": "la longueur la plus petite",
    "maxLength": "la longueur la plus grande",
    "minInclusive": "la plus petite valeur",
    "maxInclusive": "la plus grande valeur",
}


@dataclass(frozen=True)
class SchemaChange:
    """One change: `champ` is the path of the field (`demandeur/courriel`), `verdict` one of `VERDICTS`, `phrase` the
    French sentence."""

    champ: str
    verdict: str
    phrase: str


def schema_changes(before: bytes, after: bytes, defaults: Mapping[str, str]) -> tuple[SchemaChange, ...]:
    """The changes from one canonical demande schema to another, in the order of the form. `defaults` are the default
    values of the fields of the second, by path."""
    if before == after:
        return ()
    return tuple(_Comparison(parse_xml(before), parse_xml(after), defaults).group("", "Demande", "Demande"))


def verdict(changes: tuple[SchemaChange, ...]) -> str:
    """The worst verdict of the changes; `compatible` without any."""
    return max((change.verdict for change in changes), key=VERDICTS.index, default=COMPATIBLE)


class _Comparison:
    def __init__(self, before: _Element, after: _Element, defaults: Mapping[str, str]) -> None:
        self.before, self.after = _named(before), _named(after)
        self.defaults = defaults

    def group(self, base: str, old: str, new: str) -> Iterator[SchemaChange]:
        """Everything that changed inside a group."""
        olds, news = _members(self.before[old]), _members(self.after[new])
        for name, element in news.items():
            path = base + name
            if name in olds:
                yield from self.member(path, olds[name], element)
            else:
                yield self.added(path, element)
        for name in olds:
            if name not in news:
                yield SchemaChange(base + name, BREAK, "est supprimé : une demande qui le contient est refusée")
        kept_before = [name for name in olds if name in news]
        kept_after = [name for name in news if name in olds]
        if kept_before != kept_after:
            moved = next(new for old, new in zip(kept_before, kept_after, strict=True) if old != new)
            yield SchemaChange(base + moved, BREAK, "change de place : les éléments d’une demande sont ordonnés")

    def added(self, path: str, element: _Element) -> SchemaChange:
        if _least(element) == 0:
            return SchemaChange(path, COMPATIBLE, "est ajouté, facultatif")
        return self._mandatory(path, "est ajouté, obligatoire")

    def _mandatory(self, path: str, what: str) -> SchemaChange:
        value = self.defaults.get(path)
        if value:
            return SchemaChange(path, WITH_DEFAULT, f"{what} ; à défaut, donnez « {value} »")
        return SchemaChange(path, BREAK, f"{what}, sans valeur par défaut")

    def member(self, path: str, old: _Element, new: _Element) -> Iterator[SchemaChange]:
        """Everything that changed in a field that both have."""
        if _least(old) == 0 and _least(new) > 0:
            yield self._mandatory(path, "devient obligatoire")
        elif _least(new) < _least(old):
            yield SchemaChange(path, COMPATIBLE, "devient facultatif" if _least(new) == 0 else "se répète moins")
        elif _least(new) > _least(old):
            yield SchemaChange(path, BREAK, f"se répète au moins {_least(new)} fois")
        if _most(new) != _most(old):
            kind, word = (COMPATIBLE, "plus") if _most(new) > _most(old) else (BREAK, "moins")
            yield SchemaChange(path, kind, f"peut se répéter {word} : {_times(new)} au plus")
        yield from self.types(path, old.get("type", ""), new.get("type", ""))

    def types(self, path: str, old: str, new: str) -> Iterator[SchemaChange]:
        before, after = self.before.get(_local(old)), self.after.get(_local(new))
        groups = [found is not None and found.tag == f"{_X}complexType" for found in (before, after)]
        if all(groups):
            yield from self.group(f"{path}/", _local(old), _local(new))
        elif any(groups):
            yield SchemaChange(path, BREAK, "change de nature : groupe d’un côté, valeur simple de l’autre")
        else:
            yield from _simple(path, _Simple.read(old, self.before), _Simple.read(new, self.after))


@dataclass(frozen=True)
class _Simple:
    """A simple type: its builtin, its facets of one value, its patterns (all hold), its options."""

    base: str
    facets: Mapping[str, str]
    motif: str
    options: tuple[str, ...]

    @classmethod
    def read(cls, name: str, declared: Mapping[str, _Element]) -> _Simple:
        base, steps = _local(name), list[list[tuple[str, str]]]()
        while (type_ := declared.get(base)) is not None and (step := type_.find(f"{_X}restriction")) is not None:
            steps.insert(0, [(etree.QName(facet).localname, facet.get("value", "")) for facet in step])
            base = _local(step.get("base", ""))
        patterns = ("|".join(value for facet, value in step if facet == "pattern") for step in steps)
        return cls(
            base,
            {facet: value for step in steps for facet, value in step if facet in _NAMES},
            " ".join(filter(None, patterns)),
            tuple(value for facet, value in (steps[-1] if steps else ()) if facet == "enumeration"),
        )


def _simple(path: str, old: _Simple, new: _Simple) -> Iterator[SchemaChange]:
    if old.base != new.base:
        wider = (old.base, new.base) in _WIDER and not (new.motif or new.options)
        kind = COMPATIBLE if wider else BREAK
        yield SchemaChange(path, kind, f"change de type : {old.base} devient {new.base}")
        if not wider:
            return
    else:
        yield from _options(path, old, new)
        if old.motif != new.motif:
            yield _pattern(path, new.motif)
    yield from _bounds(path, old, new)


def _pattern(path: str, motif: str) -> SchemaChange:
    if motif:
        return SchemaChange(path, BREAK, "doit suivre un autre modèle d’écriture")
    return SchemaChange(path, COMPATIBLE, "n’a plus de modèle d’écriture imposé")


def _options(path: str, old: _Simple, new: _Simple) -> Iterator[SchemaChange]:
    if old.options == new.options:
        return
    if not new.options:
        yield SchemaChange(path, COMPATIBLE, "n’est plus limité à une liste")
    elif not old.options:
        yield SchemaChange(path, BREAK, "est limité à une liste de choix")
    else:
        yield from _listed(path, "choix retiré", BREAK, set(old.options) - set(new.options), old.options)
        yield from _listed(path, "choix ajouté", COMPATIBLE, set(new.options) - set(old.options), new.options)


def _listed(path: str, what: str, kind: str, codes: set[str], order: tuple[str, ...]) -> Iterator[SchemaChange]:
    if codes:
        yield SchemaChange(path, kind, f"{what} : {', '.join(code for code in order if code in codes)}")


def _bounds(path: str, old: _Simple, new: _Simple) -> Iterator[SchemaChange]:
    for facet, name in _NAMES.items():
        before, after = old.facets.get(facet), new.facets.get(facet)
        if before == after:
            continue
        if after is None:
            yield SchemaChange(path, COMPATIBLE, f"n’a plus de limite : {name} n’est plus fixée")
        else:
            kind = COMPATIBLE if before is not None and _wider(facet, before, after) else BREAK
            yield SchemaChange(
                path, kind, f"{name} est maintenant {after}" + (f", au lieu de {before}" if before else "")
            )


def _wider(facet: str, before: str, after: str) -> bool:
    try:
        old, new = Decimal(before), Decimal(after)
    except InvalidOperation:
        return False
    return new <= old if facet in _LEAST else new >= old


def _named(root: _Element) -> dict[str, _Element]:
    return {found.get("name", ""): found for found in root if found.tag != f"{_X}element"}


def _members(group: _Element) -> dict[str, _Element]:
    return {element.get("name", ""): element for element in group.iterfind(f"{_X}sequence/{_X}element")}


def _local(name: str) -> str:
    return name.rpartition(":")[2]


def _least(element: _Element) -> int:
    return int(element.get("minOccurs", "1"))


def _most(element: _Element) -> float:
    most = element.get("maxOccurs", "1")
    return float("inf") if most == "unbounded" else int(most)


def _times(element: _Element) -> str:
    most = _most(element)
    return "sans limite" if most == float("inf") else f"{int(most)} fois"
