"""Between what the wire says of an étape or an action and what its element holds: same words on both sides."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import fields
from typing import Any, TypeVar, get_type_hints

from lxml.etree import _Element

from wsc_soap.operations import types
from wsc_soap.operations.registry import split_annotation, wire_name
from wsc_soap.xmlio.namespaces import definition_tag as tag
from wsc_soap.xmlio.process_edits import ActionDraft, Attributes, ChampDraft

T = TypeVar("T")
_BLANKS = re.compile("[ \t\r\n]+")  # Python's own idea of a blank takes the unbreakable spaces too
_TEXTS = {"explication", "aide", "absent"}


def action_draft(action: types.ActionDefinie) -> ActionDraft:
    """An action as it is written in the document."""
    return ActionDraft(
        attributes_of(action),
        _clean(action.explication),
        tuple((motif.code, _clean(motif.libelle)) for motif in action.motif),
        tuple(_champ_draft(champ) for champ in action.champ),
        tuple((effet.genre, {p.nom: _clean(p.valeur) for p in effet.parametre}) for effet in action.effet),
    )


def _champ_draft(champ: types.ChampAction) -> ChampDraft:
    options = tuple((option.code, _clean(option.libelle)) for option in champ.option)
    regles = tuple((_clean(one.test), _clean(one.message), _clean(one.niveau)) for one in champ.regle)
    return ChampDraft(attributes_of(champ), _clean(champ.aide), _clean(champ.absent), options, regles)


def attributes_of(value: Any) -> Attributes:
    """The attributes of a value's element: its texts and its booleans, by their wire name; False is left out."""
    named = ((wire_name(nom), getattr(value, nom)) for nom, _ in _attributes(type(value)))
    return {nom: _attribute(given) for nom, given in named}


def _attribute(value: object) -> str | None:
    if isinstance(value, bool):
        return "true" if value else None
    return _clean(str(value or "")) or None


def _clean(text: str | None) -> str:
    return (text or "").strip(" \t\r\n")


def read_action(element: _Element) -> types.ActionDefinie:
    """An action as it stands in the document."""
    return types.ActionDefinie(
        **_read(element, types.ActionDefinie),
        explication=_text(element, "explication"),
        motif=tuple(types.Motif(m.get("code", ""), _squeezed(m.text)) for m in element.iterchildren(tag("motif"))),
        champ=tuple(map(read_champ, element.iterchildren(tag("champ")))),
        effet=tuple(_read_effet(effet) for effet in element.iterfind(f"{tag('effets')}/*")),
    )


def read_champ(element: _Element) -> types.ChampAction:
    """A field of an action as it stands in the document."""
    return types.ChampAction(
        **_read(element, types.ChampAction),
        aide=_text(element, "aide"),
        absent=_text(element, "absent"),
        option=tuple(
            types.OptionAction(option.get("code", ""), option.get("libelle", ""))
            for option in element.iterchildren(tag("option"))
        ),
        regle=tuple(
            types.RegleAction(regle.get("test", ""), _squeezed(regle.text), regle.get("niveau"))
            for regle in element.iterchildren(tag("regle"))
        ),
    )


def _read_effet(element: _Element) -> types.EffetAction:
    parametres = (types.ParametreEffet(str(nom), str(value)) for nom, value in element.attrib.items())
    return types.EffetAction(str(element.tag).rpartition("}")[2], tuple(parametres))


def read_acteurs(processus: _Element) -> Iterable[types.ActeurProcessus]:
    """The acteurs of a process."""
    for element in processus.iterchildren(tag("acteur")):
        yield types.ActeurProcessus(**_read(element, types.ActeurProcessus))


def read_silences(processus: _Element) -> Iterable[types.SilenceProcessus]:
    """What silence decides."""
    for element in processus.iterchildren(tag("silence")):
        yield types.SilenceProcessus(**_read(element, types.SilenceProcessus))


def _read(element: _Element, cls: type) -> dict[str, Any]:
    """The fields of `cls` that are attributes of the element."""
    found: dict[str, Any] = {}
    for nom, (type_, optional) in _attributes(cls):
        text = element.get(wire_name(nom))
        found[nom] = (text in ("true", "1")) if type_ is bool else (text or (None if optional else ""))
    return found


def _attributes(cls: type) -> Iterable[tuple[str, tuple[type, bool]]]:
    hints = get_type_hints(cls, include_extras=True)
    for field in fields(cls):
        type_, optional, _, _ = split_annotation(hints[field.name])
        if type_ in (str, bool) and field.name not in _TEXTS:
            yield field.name, (type_, optional)


def _text(element: _Element, nom: str) -> str | None:
    return _squeezed(element.findtext(tag(nom))) or None


def _squeezed(text: str | None) -> str:
    return _BLANKS.sub(" ", text or "").strip(" ")
