"""Pure edits of what a field carries: its options and its rules."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml.etree import Element, _Element

from wsc_soap.errors import EndroitInconnu, ModificationRefusee, NomDejaPris
from wsc_soap.xmlio.editing_places import check_phrase, find_champ, insert_child
from wsc_soap.xmlio.editing_properties import WITH_OPTIONS, check_expression
from wsc_soap.xmlio.namespaces import definition_tag as tag

OPTION, REGLE = tag("option"), tag("regle")
MAX_OPTIONS, MAX_REGLES = 400, 40
NIVEAUX = ("erreur", "avertissement")
_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_\-]{0,59}")


@dataclass(frozen=True)
class OptionText:
    """What an option says."""

    code: str
    libelle: str
    aide: str = ""


@dataclass(frozen=True)
class RegleText:
    """What a rule says: `test` must hold, else `message`; `niveau` is `erreur` or `avertissement`."""

    test: str
    message: str
    niveau: str = "erreur"


def set_option(root: _Element, path: str, option: OptionText, code: str = "", rang: int | None = None) -> None:
    """Add an option, or replace the one whose code is `code`; `rang` places it, 1 for the first.

    Raises EndroitInconnu, NomDejaPris (the code), ModificationRefusee.
    """
    champ = find_champ(root, path)
    place = f"formulaire/{path}/option"
    _check_option(champ, place, option)
    old = _option(champ, path, code) if code else None
    for other in champ.iterchildren(OPTION):
        if other is not old and other.get("code") == option.code:
            raise NomDejaPris(champ=place, nom=option.code, libelle=other.get("libelle", ""))
    if old is None and len(champ.findall(OPTION)) >= MAX_OPTIONS:
        raise ModificationRefusee(champ=place, propriete="option", raison=f"{MAX_OPTIONS} options au plus")
    new = Element(OPTION, code=option.code, libelle=option.libelle)
    if option.aide:
        new.set("aide", option.aide)
    _put(champ, old, new, rang)


def remove_option(root: _Element, path: str, code: str) -> None:
    """Remove an option."""
    champ = find_champ(root, path)
    champ.remove(_option(champ, path, code))


def set_regle(root: _Element, path: str, regle: RegleText, numero: int | None = None, rang: int | None = None) -> None:
    """Add a rule, or replace the one of this number, from 1.

    Raises EndroitInconnu, ModificationRefusee (an expression, a message, a level).
    """
    champ = find_champ(root, path)
    place = f"formulaire/{path}/regle[{numero or len(champ.findall(REGLE)) + 1}]"
    check_expression(root, regle.test, place, "test")
    check_phrase(place, "message", regle.message)
    if regle.niveau not in NIVEAUX:
        raise ModificationRefusee(champ=place, propriete="niveau", raison="erreur ou avertissement")
    old = None if numero is None else _regle(champ, path, numero)
    if old is None and len(champ.findall(REGLE)) >= MAX_REGLES:
        raise ModificationRefusee(champ=place, propriete="regle", raison=f"{MAX_REGLES} règles au plus")
    new = Element(REGLE, test=regle.test)
    if regle.niveau != "erreur":
        new.set("niveau", regle.niveau)
    new.text = regle.message
    _put(champ, old, new, rang)


def remove_regle(root: _Element, path: str, numero: int) -> None:
    """Remove the rule of this number, from 1."""
    champ = find_champ(root, path)
    champ.remove(_regle(champ, path, numero))


def _check_option(champ: _Element, place: str, option: OptionText) -> None:
    if champ.get("type") not in WITH_OPTIONS:
        raise ModificationRefusee(champ=place, propriete="option", raison="seul un choix a des options")
    if champ.get("liste"):
        raise ModificationRefusee(champ=place, propriete="option", raison="une liste vivante donne déjà les options")
    if not _CODE.fullmatch(option.code):
        raison = "des lettres sans accent et des chiffres, 60 au plus, comme copieIntegrale"
        raise ModificationRefusee(champ=place, propriete="code", raison=raison)
    check_phrase(place, "libelle", option.libelle)
    if option.aide:
        check_phrase(place, "aide", option.aide)


def _option(champ: _Element, path: str, code: str) -> _Element:
    for option in champ.iterchildren(OPTION):
        if option.get("code") == code:
            return option
    raise EndroitInconnu(champ=f"formulaire/{path}/option", endroit=f"{path}, option {code}"[:120])


def _regle(champ: _Element, path: str, numero: int) -> _Element:
    regles = champ.findall(REGLE)
    if not 1 <= numero <= len(regles):
        raise EndroitInconnu(champ=f"formulaire/{path}/regle[{numero}]", endroit=f"{path}, règle {numero}"[:120])
    return regles[numero - 1]


def _put(champ: _Element, old: _Element | None, new: _Element, rang: int | None) -> None:
    if rang is not None and rang < 1:
        raise ModificationRefusee(champ="rang", propriete="rang", raison="le premier rang est 1")
    if old is not None and rang is None:
        champ.replace(old, new)
        return
    if old is not None:
        champ.remove(old)
    insert_child(champ, new, rang)
