"""Two schemas of a demande -> what a client of the first must do to speak the second, and the verdict.

The rules are those of valid messages: what was valid and stays valid is compatible; a new mandatory field with a
default value asks the client for no decision; anything else that made a valid message refused is a break.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from lxml import etree
from lxml.etree import _Element

from wsc_soap.domain.champs.inclusion import includes
from wsc_soap.domain.champs.motif import InvalidPattern, accepts
from wsc_soap.xmlio.namespaces import XSD
from wsc_soap.xmlio.parser import parse_xml

COMPATIBLE, WITH_DEFAULT, BREAK = VERDICTS = ("compatible", "compatible-avec-defaut", "rupture")
_X = f"{{{XSD}}}"
_DAY, _HOUR = "[0-9]{4}-[0-9]{2}-[0-9]{2}", "[0-9]{2}:[0-9]{2}:[0-9]{2}"
# how programs write the values of a builtin, and how long that may be
_WRITTEN = {
    "int": ("-?[0-9]{1,10}", 11), "decimal": (r"-?[0-9]{1,12}(\.[0-9]{1,6})?", 20), "boolean": ("true|false|1|0", 5),
    "date": (_DAY, 10), "time": (_HOUR, 8), "dateTime": (f"{_DAY}T{_HOUR}", 19),
}  # fmt: skip
_OF_INT = {"minInclusive": str(-(2**31)), "maxInclusive": str(2**31 - 1)}
_LEAST = ("minLength", "minInclusive")
_LENGTHS = ("minLength", "maxLength")
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


def schema_changes(
    before: bytes, after: bytes, defaults: Mapping[str, str], mandatory: Container[str] = ()
) -> tuple[SchemaChange, ...]:
    """The changes from one canonical demande schema to another, in the order of the form. `defaults` are the default
    values of the fields of the second, by path; `mandatory` those of its fields that are asked, always or in some
    cases."""
    if before == after:
        return ()
    comparison = _Comparison(parse_xml(before), parse_xml(after), defaults, mandatory)
    return tuple(comparison.group("", "Demande", "Demande"))


def verdict(changes: tuple[SchemaChange, ...]) -> str:
    """The worst verdict of the changes; `compatible` without any."""
    return max((change.verdict for change in changes), key=VERDICTS.index, default=COMPATIBLE)


class _Comparison:
    def __init__(
        self, before: _Element, after: _Element, defaults: Mapping[str, str], mandatory: Container[str]
    ) -> None:
        self.before, self.after = _named(before), _named(after)
        self.defaults, self.mandatory = defaults, mandatory

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
            asked = "demandé sous condition" if path in self.mandatory else "facultatif"
            return SchemaChange(path, COMPATIBLE, f"est ajouté, {asked}")
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
            asked = path in self.mandatory
            yield from _simple(path, _Simple.read(old, self.before), _Simple.read(new, self.after), asked)


@dataclass(frozen=True)
class _Simple:
    """A simple type: its builtin, its facets of one value, its patterns (all hold), its options."""

    base: str
    facets: Mapping[str, str]
    motifs: tuple[str, ...]
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
            tuple(filter(None, patterns)),
            tuple(value for facet, value in (steps[-1] if steps else ()) if facet == "enumeration"),
        )

    def written(self) -> tuple[str, ...]:
        """Patterns that hold of every value: its own, and how its builtin is written."""
        return (*self.motifs, *((_WRITTEN[self.base][0],) if self.base in _WRITTEN else ()))

    def bound(self, facet: str) -> str | None:
        """The value of a facet, said or following from what the type is."""
        if facet in self.facets:
            return self.facets[facet]
        if facet == "maxLength":
            longest = max(map(len, self.options), default=_WRITTEN[self.base][1] if self.base in _WRITTEN else None)
            return None if longest is None else str(longest)
        if facet == "minLength":
            return str(min(map(len, self.options), default=1 if self.base in _WRITTEN else 0))
        return _OF_INT.get(facet) if self.base == "int" else None

    def takes(self, old: _Simple) -> bool:
        """True when its patterns accept every value of the other type."""
        if old.options:
            return all(accepts(motif, option) for motif in self.motifs for option in old.options)
        try:
            return all(includes(motif, old.written()) for motif in self.motifs)
        except InvalidPattern:
            return False


def _simple(path: str, old: _Simple, new: _Simple, asked: bool) -> Iterator[SchemaChange]:
    """`asked` says that the field is mandatory, if only in some cases: then an empty value is none, before as after."""
    if old.base != new.base:
        wider = (new.base == "string" or (old.base, new.base) == ("int", "decimal")) and not new.options
        wider = wider and new.takes(old)
        yield SchemaChange(path, COMPATIBLE if wider else BREAK, f"change de type : {old.base} devient {new.base}")
        if not wider:
            return
    else:
        yield from _options(path, old, new)
        if old.motifs != new.motifs and not new.options:
            yield from _pattern(path, old, new)
    yield from _bounds(path, old, new, asked)


def _pattern(path: str, old: _Simple, new: _Simple) -> Iterator[SchemaChange]:
    if not new.takes(old):
        yield SchemaChange(path, BREAK, "doit suivre un autre modèle d’écriture")
    elif old.motifs:
        what = "suit un modèle d’écriture plus large" if new.motifs else "n’a plus de modèle d’écriture imposé"
        yield SchemaChange(path, COMPATIBLE, what)


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


def _bounds(path: str, old: _Simple, new: _Simple, asked: bool) -> Iterator[SchemaChange]:
    for facet, name in _NAMES.items():
        said, after = old.facets.get(facet), new.facets.get(facet)
        if said == after or (new.options and facet in _LENGTHS):
            continue
        if after is None:
            if not (facet in _LENGTHS and new.base != "string"):
                yield SchemaChange(path, COMPATIBLE, f"n’a plus de limite : {name} n’est plus fixée")
            continue
        before = "1" if facet == "minLength" and asked and said is None else old.bound(facet)
        kind = COMPATIBLE if before is not None and _wider(facet, before, after) else BREAK
        if kind == BREAK or said is not None:
            instead = f", au lieu de {said}" if said else ""
            yield SchemaChange(path, kind, f"{name} est maintenant {after}{instead}")


def _wider(facet: str, before: str, after: str) -> bool:
    try:
        old, new = Decimal(before), Decimal(after)
    except InvalidOperation:  # days and hours are written so that their order is that of texts
        return after <= before if facet in _LEAST else after >= before
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
