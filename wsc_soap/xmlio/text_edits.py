"""Changing the message types and the letter types of an assembled definition, in place."""

from __future__ import annotations

from lxml import etree
from lxml.etree import _Element

from wsc_soap.errors import EncoreUtilise, MessageInconnu
from wsc_soap.xmlio.namespaces import definition_tag as tag

# the effects that send a message, and the attribute that names it; the effect that makes a letter
_NAMED = {"envoyerMessage": "code", "alerter": "message", "ecrireA": "message", "envoyerSms": "code"}
_LETTER = "genererCourrier"
_BEFORE = {"messages": ("processus",), "courriers": ("processus", "messages")}


def put_message(root: _Element, code: str, objet: str, corps: str) -> None:
    """Add a message type or write it again."""
    _put(root, "messages", "message", code, objet, corps)


def put_courrier(root: _Element, code: str, libelle: str, objet: str, corps: str) -> None:
    """Add a letter type or write it again."""
    _put(root, "courriers", "courrier", code, objet, corps).set("libelle", libelle)


def remove_message(root: _Element, code: str) -> None:
    """Take a message type out. `MessageInconnu`, or `EncoreUtilise` by the actions that send it."""
    _remove(root, "messages", code, message_users(root, code))


def remove_courrier(root: _Element, code: str) -> None:
    """Take a letter type out. `MessageInconnu`, or `EncoreUtilise` by the actions that make it."""
    _remove(root, "courriers", code, courrier_users(root, code))


def courrier_users(root: _Element, code: str) -> list[str]:
    """The labels of the actions that make a letter type."""
    return _users(root, {_LETTER: "code"}, code)


def message_users(root: _Element, code: str) -> list[str]:
    """The labels of the actions that send a message type."""
    return _users(root, _NAMED, code)


def _users(root: _Element, named: dict[str, str], code: str) -> list[str]:
    found = (
        action.get("libelle", "")
        for action in root.iter(tag("action"))
        for effet in action.iterfind(f"{tag('effets')}/*")
        if code == effet.get(named.get(etree.QName(effet).localname, "code")) and etree.QName(effet).localname in named
    )
    return list(dict.fromkeys(found))


def _put(root: _Element, family: str, item: str, code: str, objet: str, corps: str) -> _Element:
    own = root.find(tag(family))
    if own is None:
        own = etree.Element(tag(family))
        before = [found for nom in _BEFORE[family] if (found := root.find(tag(nom))) is not None]
        before[-1].addnext(own)
    text = next((known for known in own if known.get("code") == code), None)
    if text is None:
        text = etree.SubElement(own, tag(item), code=code)
    for child in list(text):
        text.remove(child)
    etree.SubElement(text, tag("objet")).text = objet
    etree.SubElement(text, tag("corps")).text = corps
    return text


def _remove(root: _Element, family: str, code: str, users: list[str]) -> None:
    own = root.find(tag(family))
    text = next((known for known in (own if own is not None else ()) if known.get("code") == code), None)
    if own is None or text is None:
        raise MessageInconnu(code=code)
    if users:
        raise EncoreUtilise(code=code, usages=", ".join(f"« {use} »" for use in users))
    own.remove(text)
    if not len(own):
        root.remove(own)
