"""Pure edits of the fields of a draft: add, copy, modify, move, remove. The tree is changed in place, or refused whole.

A field is named by its path, `demandeur/codePostal`. What refers to a field follows it when it is renamed or moved.
"""

from __future__ import annotations

from copy import deepcopy

from lxml.etree import Element, _Element

from wsc_soap.errors import DeplacementImpossible, ModificationRefusee, NomDejaPris
from wsc_soap.xmlio.editing_places import (
    CHAMP,
    MAX_CHAMPS,
    PAGE,
    Spot,
    check_free,
    container,
    find_champ,
    insert_child,
    path_of,
)
from wsc_soap.xmlio.editing_properties import Properties, check_properties, check_type_change, write_properties
from wsc_soap.xmlio.form_references import Expression, follow, mover, of_champ, refuse_used, rewritten
from wsc_soap.xmlio.location_paths import Path

MAX_DEPTH = 6


def add_champ(root: _Element, spot: Spot, properties: Properties) -> str:
    """Add a field at a spot; gives its path.

    Raises EndroitInconnu (no such page or group), NomDejaPris, ModificationRefusee (a value, too many fields).
    """
    parent = container(root, spot)
    nom = properties.get("nom", "")
    check_properties(root, _under(parent, nom), properties)
    check_free(root, parent, nom)
    _check_room(parent)
    champ = Element(CHAMP)
    write_properties(champ, properties)
    insert_child(parent, champ, spot.rang)
    return "/".join(path_of(champ))


def copy_champ(root: _Element, path: str) -> str:
    """Put a copy of a field, with all it has, just after it; gives the path of the copy, whose rules speak of it."""
    original = find_champ(root, path)
    parent = _parent(original)
    _check_room(parent)
    copy = deepcopy(original)
    copy.tail = None
    copy.set("nom", _free_name(root, parent, original.get("nom", "")))
    before = path_of(original)
    after = (*before[:-1], copy.get("nom", ""))
    for expression in list(of_champ(copy, after)):
        text = rewritten(expression, mover(before, after), expression.context)
        if text is not None:
            expression.element.set(expression.attribute, text)
    original.addnext(copy)
    return "/".join(after)


def modify_champ(root: _Element, path: str, properties: Properties) -> str:
    """Make these the properties of a field, and these alone; gives its path, new when it was renamed.

    Its options, rules and fields stay. Raises what `add_champ` raises, and ChampEmploye when a place that refers to it
    cannot follow the new name.
    """
    champ = find_champ(root, path)
    parent, nom = _parent(champ), properties.get("nom", "")
    check_properties(root, path, properties)
    check_type_change(champ, properties.get("type", ""))
    check_free(root, parent, nom, champ)
    before = path_of(champ)
    after = (*before[:-1], nom)
    if before == after:
        write_properties(champ, properties)
        return path
    follow(root, before, after, champ.get("libelle", ""))
    write_properties(champ, _renamed(champ, properties, before, after))
    return "/".join(after)


def _renamed(champ: _Element, properties: Properties, before: Path, after: Path) -> Properties:
    """The properties with the field's own expressions speaking of its new name."""
    found = dict(properties)
    for nom in ("condition", "calcul", "ressource"):
        if nom in found:
            holder = Element(CHAMP, {nom: found[nom]})
            text = rewritten(Expression(holder, nom, before, nom), mover(before, after), before[:-1])
            found[nom] = found[nom] if text is None else text
    return found


def move_champ(root: _Element, path: str, spot: Spot) -> str:
    """Move a field to a spot, at any depth; gives its path. Places that refer to it follow.

    Raises EndroitInconnu, NomDejaPris, DeplacementImpossible (into itself, too deep, too many fields), ChampEmploye
    when an expression that refers to it cannot follow.
    """
    champ = find_champ(root, path)
    parent, libelle = container(root, spot), champ.get("libelle", "")
    place = f"formulaire/{path}"
    if parent is champ or any(ancestor is champ for ancestor in parent.iterancestors()):
        raise DeplacementImpossible(champ=place, libelle=libelle, raison="un groupe ne va pas en lui-même")
    if _depth_below(champ) + len(_own_path(parent)) > MAX_DEPTH:
        raise DeplacementImpossible(champ=place, libelle=libelle, raison=f"{MAX_DEPTH} niveaux de groupes au plus")
    check_free(root, parent, champ.get("nom", ""), champ)
    if parent is not champ.getparent():
        _check_room(parent)
    if spot.rang is not None and spot.rang < 1:
        raise DeplacementImpossible(champ=place, libelle=libelle, raison="le premier rang est 1")
    before, after = path_of(champ), (*_own_path(parent), champ.get("nom", ""))
    if before != after:
        follow(root, before, after, libelle)
    _detach(champ)
    insert_child(parent, champ, spot.rang)
    return "/".join(after)


def remove_champ(root: _Element, path: str) -> None:
    """Remove a field and those inside it.

    Raises EndroitInconnu, or ChampEmploye with every place that refers to it.
    """
    champ = find_champ(root, path)
    refuse_used(root, path_of(champ), champ.get("libelle", ""))
    _detach(champ)


def _parent(champ: _Element) -> _Element:
    parent = champ.getparent()
    assert parent is not None
    return parent


def _detach(element: _Element) -> None:
    element.tail = None
    _parent(element).remove(element)


def _own_path(parent: _Element) -> Path:
    return () if parent.tag == PAGE else path_of(parent)


def _under(parent: _Element, nom: str) -> str:
    return "/".join((*_own_path(parent), nom))


def _check_room(parent: _Element) -> None:
    place = "formulaire/" + (parent.get("code") or "/".join(path_of(parent)))
    if len(parent.findall(CHAMP)) >= MAX_CHAMPS:
        raise ModificationRefusee(champ=place, propriete="champ", raison=f"{MAX_CHAMPS} champs au plus à cet endroit")
    if len(_own_path(parent)) >= MAX_DEPTH:
        raise ModificationRefusee(champ=place, propriete="champ", raison=f"{MAX_DEPTH} niveaux de groupes au plus")


def _depth_below(champ: _Element) -> int:
    return 1 + max((_depth_below(child) for child in champ.iterchildren(CHAMP)), default=0)


def _free_name(root: _Element, parent: _Element, nom: str) -> str:
    base = nom.rstrip("0123456789")[:55] or "champ"
    for rank in range(2, MAX_CHAMPS + 3):
        try:
            check_free(root, parent, f"{base}{rank}")
        except NomDejaPris:
            continue
        return f"{base}{rank}"
    raise ModificationRefusee(champ=f"formulaire/{nom}", propriete="nom", raison="trop de copies de ce champ")
