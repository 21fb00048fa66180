"""Changing the document of a collectivité, piece by piece: its departments, its acteurs outside, its standard texts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from lxml import etree
from lxml.etree import _Element

from wsc_soap.domain.collectivite import Collectivite
from wsc_soap.domain.teleservice import Teleservice
from wsc_soap.errors import ActeurInconnu, Manquement, MessageInconnu
from wsc_soap.xmlio.collectivite import NAMESPACE, check_collectivite
from wsc_soap.xmlio.merge_fields import fields_named
from wsc_soap.xmlio.parser import parse_xml

_NS = f"{{{NAMESPACE}}}"
_ORDER = ("apparence", "accueil", "service", "partenaire", "acteur", "texte")
_CONTACT = ("adresse", "telephone", "courriel", "horaires")
TEXTE = "texte."


def edited(document: bytes, change: Callable[[_Element], None]) -> bytes:
    """The document changed; `DefinitionInvalide` when it no longer follows its schema."""
    root = parse_xml(document)
    change(root)
    check_collectivite(root)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True)


def has_acteur(root: _Element, code: str) -> bool:
    """Whether an acteur has this code."""
    return _acteur(root, code) is not None


def put_acteur(root: _Element, genre: str, code: str, nom: str, contact: Mapping[str, str]) -> None:
    """Add or write again a department (`service`) or somebody outside (`externe`, `metier`)."""
    old = _acteur(root, code)
    element = etree.Element(_NS + ("service" if genre == "service" else "acteur"), code=code, nom=nom)
    if genre != "service":
        element.set("genre", genre)
    for name in _CONTACT:
        if contact.get(name):
            etree.SubElement(element, _NS + name).text = contact[name]
    if old is not None and old.tag == element.tag:
        root.replace(old, element)
        return
    if old is not None:
        root.remove(old)
    _insert(root, element)


def remove_acteur(root: _Element, code: str) -> None:
    """Take an acteur out; `ActeurInconnu`."""
    element = _acteur(root, code)
    if element is None:
        raise ActeurInconnu(acteur=code)
    root.remove(element)


def put_texte(root: _Element, code: str, libelle: str, corps: str) -> None:
    """Add a standard text or write it again."""
    element = etree.Element(_NS + "texte", code=code, libelle=libelle)
    element.text = corps
    old = _texte(root, code)
    if old is None:
        _insert(root, element)
    else:
        root.replace(old, element)


def remove_texte(root: _Element, code: str) -> None:
    """Take a standard text out; `MessageInconnu`."""
    element = _texte(root, code)
    if element is None:
        raise MessageInconnu(code=code)
    root.remove(element)


def missing_texts(service: Teleservice, town: Collectivite) -> Iterator[Manquement]:
    """The standard texts that messages and letters name and that the town does not have."""
    for family, texts in (("messages", service.messages.values()), ("courriers", service.courriers.values())):
        for text in texts:
            for part, template in (("objet", text.objet), ("corps", text.corps)):
                for nom in fields_named(template):
                    if nom.startswith(TEXTE) and nom.removeprefix(TEXTE) not in town.textes:
                        place = f"{family}/{text.code}/{part}"
                        message = f"Le texte type « {nom.removeprefix(TEXTE)} » n’existe pas dans votre collectivité."
                        yield Manquement(place, part, "fusion", message)


def _acteur(root: _Element, code: str) -> _Element | None:
    known = (*root.iterchildren(_NS + "service"), *root.iterchildren(_NS + "acteur"))
    return next((element for element in known if element.get("code") == code), None)


def _texte(root: _Element, code: str) -> _Element | None:
    return next((element for element in root.iterchildren(_NS + "texte") if element.get("code") == code), None)


def _insert(root: _Element, element: _Element) -> None:
    """After the last of its kind, or of the kinds before it."""
    rank = _ORDER.index(etree.QName(element).localname)
    before = [child for child in root if isinstance(child.tag, str) and _rank(child) <= rank]
    before[-1].addnext(element)


def _rank(element: _Element) -> int:
    return _ORDER.index(etree.QName(element).localname)
