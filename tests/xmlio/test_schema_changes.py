"""The verdict on two schemas of a demande: what was valid and stays valid is compatible, and only that."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from wsc_soap.xmlio.schema_changes import BREAK, COMPATIBLE, WITH_DEFAULT, schema_changes, verdict

X = "http://www.w3.org/2001/XMLSchema"
NS = "urn:wsc:demande"


@dataclass(frozen=True)
class Field:
    """A field as the generated schema has it."""

    base: str = "string"
    least: int = 0
    most: int = 1
    facets: tuple[tuple[str, str], ...] = ()
    members: tuple[tuple[str, Field], ...] = ()


def schema(fields: dict[str, Field]) -> bytes:
    """The schema of a form with these fields, in the shape that `soap/demande_schema.py` gives."""
    types: list[str] = []
    body = _group("Demande", fields, types)
    return f'<xs:schema xmlns:xs="{X}" xmlns:tns="{NS}" targetNamespace="{NS}" elementFormDefault="qualified">{"".join(types)}{body}<xs:element name="demande" type="tns:Demande"/></xs:schema>'.encode()


def _group(name: str, fields: dict[str, Field], types: list[str]) -> str:
    members = []
    for nom, field in fields.items():
        type_ = f"{name}_{nom}"
        if field.members:
            types.append(_group(type_, dict(field.members), types))
        else:
            facets = "".join(f'<xs:{facet} value="{value}"/>' for facet, value in field.facets)
            types.append(
                f'<xs:simpleType name="{type_}"><xs:restriction base="xs:{field.base}">{facets}</xs:restriction>'
                "</xs:simpleType>"
            )
        members.append(
            f'<xs:element name="{nom}" type="tns:{type_}" minOccurs="{field.least}" maxOccurs="{field.most}"/>'
        )
    return f'<xs:complexType name="{name}"><xs:sequence>{"".join(members)}</xs:sequence></xs:complexType>'


TEXT, SHORT = Field(), Field(facets=(("maxLength", "10"),))
CHOICE = Field(facets=(("enumeration", "a"), ("enumeration", "b")))
AGE = Field(base="int", facets=(("minInclusive", "0"), ("maxInclusive", "9")))

CASES = {
    "nothing changes": ({"nom": TEXT}, {"nom": TEXT}, COMPATIBLE),
    "an optional field more": ({"nom": TEXT}, {"nom": TEXT, "age": AGE}, COMPATIBLE),
    "a mandatory field more": ({"nom": TEXT}, {"nom": TEXT, "ville": replace(TEXT, least=1)}, BREAK),
    "a mandatory field with a default": ({"nom": TEXT}, {"nom": TEXT, "pays": replace(TEXT, least=1)}, WITH_DEFAULT),
    "a field less": ({"nom": TEXT, "age": AGE}, {"nom": TEXT}, BREAK),
    "made optional": ({"nom": replace(TEXT, least=1)}, {"nom": TEXT}, COMPATIBLE),
    "made mandatory": ({"nom": TEXT}, {"nom": replace(TEXT, least=1)}, BREAK),
    "made mandatory, with a default": ({"pays": TEXT}, {"pays": replace(TEXT, least=1)}, WITH_DEFAULT),
    "longer": ({"nom": SHORT}, {"nom": replace(TEXT, facets=(("maxLength", "20"),))}, COMPATIBLE),
    "shorter": ({"nom": SHORT}, {"nom": replace(TEXT, facets=(("maxLength", "5"),))}, BREAK),
    "bounded": ({"nom": TEXT}, {"nom": SHORT}, BREAK),
    "freed": ({"nom": SHORT}, {"nom": TEXT}, COMPATIBLE),
    "a pattern": ({"nom": TEXT}, {"nom": replace(TEXT, facets=(("pattern", "[a-z]*"),))}, BREAK),
    "an option more": ({"x": replace(CHOICE, facets=CHOICE.facets[:1])}, {"x": CHOICE}, COMPATIBLE),
    "an option less": ({"x": CHOICE}, {"x": replace(CHOICE, facets=CHOICE.facets[:1])}, BREAK),
    "options for the first time": ({"x": TEXT}, {"x": CHOICE}, BREAK),
    "no options any more": ({"x": CHOICE}, {"x": TEXT}, COMPATIBLE),
    "a wider number": ({"n": AGE}, {"n": replace(AGE, facets=(("minInclusive", "-5"), ("maxInclusive", "9")))}, COMPATIBLE),
    "a narrower number": ({"n": AGE}, {"n": replace(AGE, facets=(("minInclusive", "1"), ("maxInclusive", "9")))}, BREAK),
    "an integer becomes a decimal": ({"n": Field(base="int")}, {"n": Field(base="decimal")}, COMPATIBLE),
    "a decimal becomes an integer": ({"n": Field(base="decimal")}, {"n": Field(base="int")}, BREAK),
    "more times": ({"n": TEXT}, {"n": replace(TEXT, most=3)}, COMPATIBLE),
    "fewer times": ({"n": replace(TEXT, most=3)}, {"n": TEXT}, BREAK),
    "a wider type under a narrower bound": ({"n": Field("int")}, {"n": replace(AGE, base="decimal")}, BREAK),
    "another place": ({"a": TEXT, "b": TEXT}, {"b": TEXT, "a": TEXT}, BREAK),
    "inside a group": ({"g": Field(members=(("a", TEXT),))}, {"g": Field(members=(("a", SHORT),))}, BREAK),
    "a group becomes a value": ({"g": Field(members=(("a", TEXT),))}, {"g": TEXT}, BREAK),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_each_change_has_its_verdict(case: str) -> None:
    before, after, expected = CASES[case]
    changes = schema_changes(schema(before), schema(after), {"pays": "FR"})
    assert verdict(changes) == expected
    assert bool(changes) == (schema(before) != schema(after))


def test_a_change_names_the_field_by_its_path_and_says_what_to_give() -> None:
    before = {"demandeur": Field(members=(("nom", TEXT),))}
    after = {"demandeur": Field(members=(("nom", TEXT), ("pays", replace(TEXT, least=1))))}
    [change] = schema_changes(schema(before), schema(after), {"demandeur/pays": "FR"})
    assert (change.champ, change.verdict) == ("demandeur/pays", WITH_DEFAULT)
    assert "« FR »" in change.phrase


# --- what is called compatible is -----------------------------------------------------------------------------------

_texts = st.builds(
    lambda least, size, options: Field(
        least=least,
        facets=tuple(("enumeration", o) for o in sorted(options))
        or (() if size is None else (("maxLength", str(size)),)),
    ),
    st.integers(0, 1),
    st.none() | st.integers(0, 3),
    st.frozensets(st.sampled_from(["a", "b", "ab"]), max_size=3),
)
_numbers = st.builds(
    lambda base, low, high: Field(
        base=base,
        facets=tuple((f, str(v)) for f, v in (("minInclusive", low), ("maxInclusive", high)) if v is not None),
    ),
    st.sampled_from(["int", "decimal"]),
    st.none() | st.integers(-2, 0),
    st.none() | st.integers(0, 2),
)
_simple = st.builds(lambda field, most: replace(field, most=most), _texts | _numbers, st.integers(1, 2))
_groups = st.builds(
    lambda members, least: Field(least=least, members=tuple(members.items())),
    st.dictionaries(st.sampled_from("xyz"), _simple, min_size=1, max_size=2),
    st.integers(0, 1),
)
_forms = st.dictionaries(st.sampled_from("abcd"), _simple | _groups, min_size=1, max_size=4)
VALUES = ("", "a", "b", "ab", "abc", "abcd", "-2", "0", "1", "2", "1.5")


def demande(draw, fields: dict[str, Field], tag: str = "demande") -> etree._Element:
    root = etree.Element(f"{{{NS}}}{tag}")
    for nom, field in fields.items():
        for _ in range(draw(st.integers(field.least, field.most))):
            if field.members:
                root.append(demande(draw, dict(field.members), nom))
            else:
                etree.SubElement(root, f"{{{NS}}}{nom}").text = draw(st.sampled_from(VALUES))
    return root


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_a_message_valid_before_stays_valid_after_a_compatible_change(data: st.DataObject) -> None:
    before, after = data.draw(_forms), data.draw(_forms)
    if data.draw(st.booleans()):  # forms that have much in common say more
        after = before | {nom: field for nom, field in after.items() if nom not in before or data.draw(st.booleans())}
    old, new = schema(before), schema(after)
    found = schema_changes(old, new, {})
    message = demande(data.draw, before)
    if verdict(found) == COMPATIBLE and etree.XMLSchema(etree.fromstring(old)).validate(message):
        assert etree.XMLSchema(etree.fromstring(new)).validate(message), found


@settings(max_examples=100, deadline=None)
@given(_forms)
def test_a_form_compared_with_itself_has_no_change(form: dict[str, Field]) -> None:
    assert schema_changes(schema(form), schema(form), {}) == ()
