"""Pure edits of the pages of a draft: add, rename, move, remove."""

from __future__ import annotations

from lxml.etree import Element, _Element

from wsc_soap.errors import DeplacementImpossible, ModificationRefusee, NomDejaPris
from wsc_soap.xmlio.editing_places import (
    CHAMP,
    MAX_PAGES,
    PAGE,
    check_code,
    check_phrase,
    find_page,
    formulaire,
    insert_child,
    pages,
)
from wsc_soap.xmlio.form_references import refuse_used
from wsc_soap.xmlio.namespaces import definition_tag as tag


def add_page(root: _Element, code: str, titre: str, intro: str = "", rang: int | None = None) -> None:
    """Add a page, empty; raises NomDejaPris, ModificationRefusee."""
    _check(code, titre, intro)
    _check_free(root, code)
    if len(pages(root)) >= MAX_PAGES:
        raise ModificationRefusee(champ="formulaire", propriete="page", raison=f"{MAX_PAGES} pages au plus")
    page = Element(PAGE, code=code, titre=titre)
    _put_intro(page, intro)
    _place(root, page, rang)


def modify_page(root: _Element, code: str, titre: str, intro: str = "", new_code: str = "") -> None:
    """Give a page its title, its introduction, and another code when `new_code` says so."""
    page = find_page(root, code)
    wanted = new_code or code
    _check(wanted, titre, intro)
    _check_free(root, wanted, page)
    page.set("code", wanted)
    page.set("titre", titre)
    _put_intro(page, intro)


def move_page(root: _Element, code: str, rang: int) -> None:
    """Move a page to a rank, 1 for the first; past the last, it is the last."""
    page = find_page(root, code)
    if rang < 1:
        raise DeplacementImpossible(
            champ=f"formulaire/{code}", libelle=page.get("titre", ""), raison="le premier rang est 1"
        )
    formulaire(root).remove(page)
    _place(root, page, rang)


def remove_page(root: _Element, code: str) -> None:
    """Remove a page with its fields.

    Raises EndroitInconnu, ModificationRefusee for the only page, ChampEmploye when something elsewhere refers to one
    of its fields.
    """
    page = find_page(root, code)
    if len(pages(root)) == 1:
        raise ModificationRefusee(
            champ=f"formulaire/{code}", propriete=page.get("titre", ""), raison="un formulaire a au moins une page"
        )
    parent = formulaire(root)
    place = parent.index(page)
    parent.remove(page)
    try:
        for champ in page.iterchildren(CHAMP):
            refuse_used(root, (champ.get("nom", ""),), champ.get("libelle", ""))
    except Exception:
        parent.insert(place, page)
        raise


def _check(code: str, titre: str, intro: str) -> None:
    check_code(f"formulaire/{code}/code"[:200], code)
    check_phrase(f"formulaire/{code}/titre", "titre", titre)
    if intro:
        check_phrase(f"formulaire/{code}/intro", "intro", intro)


def _check_free(root: _Element, code: str, but: _Element | None = None) -> None:
    for page in pages(root):
        if page is not but and page.get("code") == code:
            raise NomDejaPris(champ=f"formulaire/{code}", nom=code, libelle=page.get("titre", ""))


def _put_intro(page: _Element, intro: str) -> None:
    for old in page.findall(tag("intro")):
        page.remove(old)
    if intro:
        text = Element(tag("intro"))
        text.text = intro
        insert_child(page, text, None)


def _place(root: _Element, page: _Element, rang: int | None) -> None:
    page.tail = None
    peers = pages(root)
    if rang is not None and rang < 1:
        raise ModificationRefusee(champ="rang", propriete="rang", raison="le premier rang est 1")
    if rang is not None and rang <= len(peers):
        peers[rang - 1].addprevious(page)
    else:
        formulaire(root).append(page)
