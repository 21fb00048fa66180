"""The serialiser writes what spyne itself would write from the same models, for every answer there is."""

from __future__ import annotations

from dataclasses import is_dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from functools import cache
from typing import Any, get_args, get_origin, get_type_hints

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from spyne.protocol.xml import XmlDocument

from wsc_soap.operations import bo_dossiers, bo_session, catalogue, compte, teleservice
from wsc_soap.operations.registry import operations_of, split_annotation
from wsc_soap.soap import writer
from wsc_soap.soap.models import COMMUN, model_of

SERVICES = (catalogue, teleservice, compte, bo_session, bo_dossiers)
ANSWERS = sorted(
    {operation.result for module in SERVICES for operation in operations_of(module.SERVICE)},
    key=lambda cls: cls.__name__,
)

TEXTS = st.text(st.characters(min_codepoint=0x20, exclude_categories=("Cs", "Cn"), exclude_characters="\ufffe\uffff"))
ZONES = st.sampled_from([UTC, timezone(timedelta(hours=1)), timezone(timedelta(hours=-4, minutes=-30))])
VALUES: dict[Any, st.SearchStrategy[Any]] = {
    str: TEXTS,
    int: st.integers(-(2**31), 2**31 - 1),
    bool: st.booleans(),
    bytes: st.binary(max_size=40),
    date: st.dates(),
    datetime: st.datetimes(min_value=datetime(1000, 1, 1), timezones=ZONES),
}


def values(annotation: Any) -> st.SearchStrategy[Any]:
    """Values of a field's annotation: `Annotated[X | None, …]`, a tuple, another answer."""
    inner, optional, _, _ = split_annotation(annotation)
    if get_origin(inner) is tuple:
        found = st.lists(values(get_args(inner)[0]), max_size=2).map(tuple)
    elif is_dataclass(inner):
        found = answers(inner)
    else:
        found = VALUES[inner]
    return found | st.none() if optional else found


@cache
def answers(cls: Any) -> st.SearchStrategy[Any]:
    """Answers of a type, whole; deferred and made once, since a type may hold itself."""
    return st.deferred(
        lambda: st.builds(
            cls, **{name: values(hint) for name, hint in get_type_hints(cls, include_extras=True).items()}
        )
    )


class Plain(XmlDocument):
    """spyne's protocol; an empty text that may be absent is absent, one among repeated ones keeps its place."""

    def modelbase_to_parent(
        self, ctx: Any, cls: Any, inst: Any, parent: Any, ns: Any, name: str = "r", **more: Any
    ) -> None:
        if inst != "" or cls.Attributes.min_occurs or cls.Attributes.max_occurs > 1:
            super().modelbase_to_parent(ctx, cls, inst, parent, ns, name, **more)


def as_spyne_writes(answer: Any) -> bytes:
    parent = etree.Element("reponse", nsmap={"c": COMMUN})
    protocol = Plain(polymorphic=False, parse_xsi_type=False)
    protocol.to_parent(None, model_of(type(answer)), answer, parent, COMMUN, writer.wire_type(type(answer)))
    return canonical(parent[0])


def canonical(element: etree._Element) -> bytes:
    return etree.tostring(element, method="c14n", exclusive=True)


@pytest.mark.parametrize("cls", ANSWERS, ids=lambda cls: cls.__name__)
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_an_answer_is_written_as_its_model_says(cls: type, data: st.DataObject) -> None:
    answer = data.draw(answers(cls))
    assert canonical(writer.element(answer)) == as_spyne_writes(answer)
