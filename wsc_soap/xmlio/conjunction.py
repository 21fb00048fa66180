"""Expressions that must all hold, evaluated as one: a call of libxml2 costs as much as what it evaluates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from lxml import etree

MOST = 40  # libxml2 goes down one level for each


class Conjunction:
    """A few accepted expressions; true when each of them is."""

    __slots__ = ("_xpath", "variables")

    def __init__(self, texts: Iterable[str], variables: frozenset[str], prefixes: Mapping[str, str]) -> None:
        self.variables = variables
        joined = " and ".join(f"({text})" for text in ("true()", *texts))
        self._xpath = etree.XPath(joined, namespaces=dict(prefixes), regexp=False)

    def __call__(self, element: etree._Element, variables: Mapping[str, object]) -> bool:
        """Whether all hold; an expression that fails at evaluation makes them false."""
        try:
            if not self.variables:
                return self._xpath(element) is True
            return self._xpath(element, **{name: variables[name] for name in self.variables}) is True  # type: ignore[arg-type]
        except etree.XPathError:
            return False


def conjunctions(texts: list[tuple[str, frozenset[str]]], prefixes: Mapping[str, str]) -> Iterator[Conjunction]:
    """As few as hold them all, none without texts. Each text is made of accepted expressions and comes with the
    variables they need; `prefixes` are those of their names, with the namespace of each."""
    for first in range(0, len(texts), MOST):
        some = texts[first : first + MOST]
        needed = frozenset[str]().union(*(variables for _, variables in some))
        yield Conjunction((text for text, _ in some), needed, prefixes)
