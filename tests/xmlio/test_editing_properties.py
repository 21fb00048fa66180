"""Random edits keep a definition within its language or are refused whole; the inverse edit undoes one."""

from __future__ import annotations

from typing import Any

from drafts import CODES, check, draft, paths, readings, shape, written
from hypothesis import given, settings
from hypothesis import strategies as st

from wsc_soap.domain.champs.registry import TYPES
from wsc_soap.errors import WscError
from wsc_soap.xmlio import editing, editing_details, editing_pages
from wsc_soap.xmlio.editing_places import Spot, find_champ, page_of, pages, path_of
from wsc_soap.xmlio.editing_properties import read_properties
from wsc_soap.xmlio.form_references import mover
from wsc_soap.xmlio.namespaces import definition_tag as tag

NAMES = st.sampled_from(["a", "b", "nom", "demandeur", "typeActe", "Faux", "categorie", "composition", ""])
TEXTS = st.sampled_from(
    ["", "Une phrase", "x" * 50, "true", "3", "{tailleMaxMo}", "{rien}", "typeActe = 'a'", "//b", "a"]
)
PROPERTIES = st.fixed_dictionaries(
    {"nom": NAMES, "type": st.sampled_from([*sorted(TYPES), "rien"]), "libelle": st.sampled_from(["Un champ", ""])},
    optional={nom: TEXTS.filter(bool) for nom in ("aide", "absent", "obligatoire", "condition", "calcul", "defaut",
              "longueurMax", "minimum", "motif", "occurrencesMax", "formats", "sensible", "forme", "liste")},
)  # fmt: skip


def a_place(data: st.DataObject, root: Any) -> str:
    return data.draw(st.sampled_from([*paths(root), "rien", "demandeur/rien"]))


def a_spot(data: st.DataObject, root: Any) -> Spot:
    rang = data.draw(st.sampled_from([None, -1, 0, 1, 2, 5, 99]))
    if data.draw(st.booleans()):
        return Spot(groupe=a_place(data, root), rang=rang)
    return Spot(page=data.draw(st.sampled_from([page.get("code") for page in pages(root)])), rang=rang)


def one_edit(data: st.DataObject, root: Any) -> None:
    """Some edit, right or wrong."""
    code = data.draw(st.sampled_from([*(page.get("code") for page in pages(root)), "rien"]))
    rang = data.draw(st.sampled_from([None, -1, 1, 3, 99]))
    match data.draw(st.integers(0, 11)):
        case 0:
            editing.add_champ(root, a_spot(data, root), data.draw(PROPERTIES))
        case 1:
            editing.modify_champ(root, a_place(data, root), data.draw(PROPERTIES))
        case 2:
            editing.move_champ(root, a_place(data, root), a_spot(data, root))
        case 3:
            editing.remove_champ(root, a_place(data, root))
        case 4:
            editing.copy_champ(root, a_place(data, root))
        case 5:
            editing_pages.add_page(root, data.draw(st.sampled_from(["page-a", "a b", code])), "Titre", rang=rang)
        case 6:
            editing_pages.modify_page(root, code, data.draw(st.sampled_from(["Titre", ""])), "Intro", "page-b")
        case 7:
            editing_pages.move_page(root, code, rang or 2)
        case 8:
            editing_pages.remove_page(root, code)
        case 9:
            option = editing_details.OptionText(data.draw(st.sampled_from(["a", "é", "pacs"])), "Libellé", "")
            editing_details.set_option(root, a_place(data, root), option, data.draw(NAMES), rang)
        case 10:
            regle = editing_details.RegleText(data.draw(TEXTS), data.draw(TEXTS), "erreur")
            editing_details.set_regle(root, a_place(data, root), regle, data.draw(st.sampled_from([None, 1, 2])), rang)
        case _:
            editing_details.remove_regle(root, a_place(data, root), data.draw(st.integers(0, 2)))


@given(st.data(), st.sampled_from(CODES))
@settings(max_examples=60, deadline=None)
def test_any_edits_in_a_row_keep_the_document_within_its_schema_or_change_nothing(
    data: st.DataObject, code: str
) -> None:
    root = draft(code)
    for _ in range(data.draw(st.integers(1, 8))):
        before = written(root)
        try:
            one_edit(data, root)
        except WscError as refusal:
            assert written(root) == before
            assert refusal.champ and refusal.text
        check(root)
        names = [path_of(champ) for champ in root.find(tag("formulaire")).iter(tag("champ"))]
        assert len(names) == len(set(names))


@given(st.data(), st.sampled_from(CODES))
@settings(max_examples=40, deadline=None)
def test_moving_a_field_and_moving_it_back_changes_nothing(data: st.DataObject, code: str) -> None:
    root = draft(code)
    before, place = shape(root), data.draw(st.sampled_from(paths(root)))
    champ = find_champ(root, place)
    parent = champ.getparent()
    rang = parent.findall(tag("champ")).index(champ) + 1
    back = (
        Spot(groupe="/".join(path_of(parent)), rang=rang)
        if path_of(parent)
        else Spot(page=page_of(champ).get("code"), rang=rang)
    )
    read = readings(root)
    try:
        moved = editing.move_champ(root, place, a_spot(data, root))
    except WscError:
        return
    if tuple(moved.split("/")) in read and moved != place:
        return  # the shared rules read a field that some forms have at that very place
    editing.move_champ(root, moved, back)
    assert shape(root) == before


@given(st.data(), st.sampled_from(CODES))
@settings(max_examples=40, deadline=None)
def test_renaming_a_field_moves_what_expressions_read_and_nothing_else(data: st.DataObject, code: str) -> None:
    root = draft(code)
    before, read = shape(root), readings(root)
    place = data.draw(st.sampled_from(paths(root)))
    properties = read_properties(find_champ(root, place))
    old = properties["nom"]
    new = editing.modify_champ(root, place, properties | {"nom": "nouveauNom"})
    moved = mover(tuple(place.split("/")), tuple(new.split("/")))
    assert readings(root) == sorted(map(moved, read))
    editing.modify_champ(root, new, read_properties(find_champ(root, new)) | {"nom": old})
    assert shape(root) == before


@given(st.data(), st.sampled_from(CODES))
@settings(max_examples=40, deadline=None)
def test_adding_then_removing_changes_nothing(data: st.DataObject, code: str) -> None:
    root = draft(code)
    before = shape(root)
    try:
        place = editing.add_champ(root, a_spot(data, root), data.draw(PROPERTIES) | {"nom": "nouveauNom"})
    except WscError:
        return
    editing.remove_champ(root, place)
    assert shape(root) == before
