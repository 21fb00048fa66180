"""The differences of two documents, in sentences: each change told once, in its family, whatever was changed."""

from __future__ import annotations

from copy import deepcopy

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from wsc_soap.xmlio.definition_changes import definition_changes
from wsc_soap.xmlio.expansion import assemble
from wsc_soap.xmlio.library import Library
from wsc_soap.xmlio.namespaces import definition_tag as tag
from wsc_soap.xmlio.parser import parse_xml

DOCUMENT = parse_xml(assemble(Library().document("incident-voirie"), Library()))


def told(change) -> list[tuple[str, str, str]]:
    after = deepcopy(DOCUMENT)
    change(after)
    return [(c.famille, c.genre, c.phrase) for c in definition_changes(DOCUMENT, after)]


def find(root: etree._Element, local: str, **attributes: str) -> etree._Element:
    (nom, value), *_ = attributes.items()
    return next(element for element in root.iter(tag(local)) if element.get(nom) == value)


def test_a_document_differs_not_from_itself() -> None:
    assert told(lambda root: None) == []


def test_a_title() -> None:
    [change] = told(lambda root: setattr(root.find(tag("intitule")), "text", "Signaler"))
    assert change[:2] == ("presentation", "modification")
    assert change[2].startswith("Titre : « Signaler un problème") and change[2].endswith("devient « Signaler »")


def test_a_field_made_optional_reads_as_a_person_says_it() -> None:
    [change] = told(lambda root: find(root, "champ", nom="danger").set("obligatoire", "false"))
    assert change[2].endswith("le caractère obligatoire, « oui » devient « non »")


def test_a_field_more_and_a_field_less() -> None:
    def change(root: etree._Element) -> None:
        page = root.find(f"{tag('formulaire')}/{tag('page')}")
        etree.SubElement(page, tag("champ"), nom="surnom", type="texte", libelle="Surnom", obligatoire="true")
        gone = find(root, "champ", nom="sousCategorie")
        gone.getparent().remove(gone)

    assert told(change) == [
        ("formulaire", "ajout", "Champ « Surnom » : ajout, type texte, obligatoire"),
        ("formulaire", "retrait", "Champ « Précision » : suppression, type texte"),
    ]


def test_fields_that_change_places_are_told_in_one_sentence() -> None:
    def change(root: etree._Element) -> None:
        page = root.find(f"{tag('formulaire')}/{tag('page')}")
        page.append(page[0])

    assert [(famille, genre) for famille, genre, _ in told(change)] == [("formulaire", "deplacement")]


@pytest.mark.parametrize(
    ("local", "attributes", "famille"),
    [
        ("etape", {"code": "qualification"}, "processus"),
        ("action", {"nom": "affecter"}, "processus"),
        ("message", {"code": "prise-en-charge"}, "messages"),
        ("parametre", {"nom": "photosMax"}, "parametres"),
        ("page", {"code": "lieu"}, "formulaire"),
    ],
)
def test_what_is_removed_is_told_in_its_family(local: str, attributes: dict[str, str], famille: str) -> None:
    def change(root: etree._Element) -> None:
        gone = find(root, local, **attributes)
        gone.getparent().remove(gone)

    [found] = told(change)
    assert found[:2] == (famille, "retrait")


def test_the_contract_and_the_label_of_the_theme_are_not_told() -> None:
    def change(root: etree._Element) -> None:
        root.set("espaceDeNoms", "urn:wsc:demoville:incident-voirie:2")
        root.set("version", "2")

    assert told(change) == []


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(0, 10**6), st.sampled_from(["remove", "attribute", "text", "copy", "move"])), max_size=6
    )
)
def test_any_change_is_told_and_none_crashes(edits: list[tuple[int, str]]) -> None:
    after = deepcopy(DOCUMENT)
    for where, what in edits:
        elements = [element for element in after.iter(etree.Element) if element is not after]
        element = elements[where % len(elements)]
        parent = element.getparent()
        if what == "remove":
            parent.remove(element)
        elif what == "attribute":
            element.set("libelle", f"Autre {where}")
        elif what == "text":
            element.text = f"Autre texte {where}"
        elif what == "copy":
            parent.append(deepcopy(element))
        else:
            parent.insert(0, element)
    changes = definition_changes(DOCUMENT, after)
    assert all(change.phrase and change.lieu is not None for change in changes)
    same = etree.tostring(DOCUMENT, method="c14n2") == etree.tostring(after, method="c14n2")
    assert not (same and changes)
