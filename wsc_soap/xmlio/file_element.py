"""The element of an attached file: its shape and its name. Size and content are judged where files are received."""

from __future__ import annotations

import binascii
import re
from base64 import b64decode
from collections.abc import Iterator
from functools import cache

from lxml.etree import _Element

from wsc_soap.domain.champs.visible import MARKS
from wsc_soap.domain.formulaire import Champ
from wsc_soap.xmlio.plan import BLANKS
from wsc_soap.xmlio.view import local_name, text_of

_HIDDEN = "\x00-\x1f\x7f-\x9f" + MARKS
CONTROLS = re.compile(f"[{_HIDDEN}]+")
EMPTY_FILE = "Ce fichier est vide : choisissez-en un autre."
MAX_NAME = 255
MAX_TEXT = 100
PARTS = ("nom", "typeMime", "contenu", "televersement")
EXTENSIONS = {"pdf": ("pdf",), "jpeg": ("jpg", "jpeg"), "png": ("png",)}
LIBELLES = {"pdf": "PDF", "jpeg": "JPEG", "png": "PNG"}

Fault = tuple[str, str]


def check_file(element: _Element, champ: Champ, namespace: str) -> Iterator[Fault]:
    """What is wrong with a file's element, as (rule, French remedy): unknown parts, a bad name, no content or two, a
    content that is not base64, an extension that the field does not take."""
    parts = [child for child in element if isinstance(child.tag, str)]
    yield from _structure(element, parts, namespace)
    texts = {local_name(part): text_of(part) for part in parts}
    yield from _name(texts.get("nom", ""), champ)
    for part in ("typeMime", "televersement"):
        if len(texts.get(part, "")) > MAX_TEXT:
            yield "longueur", f"Écrivez {part} en {MAX_TEXT} caractères au plus."
    if ("contenu" in texts) == ("televersement" in texts):
        yield "fichier", "Joignez le fichier une fois : son contenu, ou le jeton de son téléversement."
    elif "contenu" in texts:
        yield from _content(texts["contenu"])
    elif not texts["televersement"].strip(BLANKS):
        yield "fichier", "Donnez le jeton du téléversement."


def is_plain_file(element: _Element, champ: Champ) -> bool:
    """True of a file's element that `check_file` finds nothing against, its schema having accepted it and none of its
    parts being blank."""
    nom, *given = element
    if given and local_name(given[0]) == "typeMime":
        del given[0]
    text = nom.text or ""
    usual = _usual(champ.formats).fullmatch(text) is not None
    return len(given) == 1 and (usual or not any(_name(text, champ)))


def _structure(element: _Element, parts: list[_Element], namespace: str) -> Iterator[Fault]:
    ranks = []
    for part in parts:
        nom = local_name(part)
        if part.tag != f"{{{namespace}}}{nom}" or nom not in PARTS:
            yield "inconnu", f"L’élément {nom} n’existe pas dans un fichier : retirez-le."
        else:
            ranks.append(PARTS.index(nom))
        if len(part) or part.attrib:
            yield "type", f"L’élément {nom} contient une valeur, et rien d’autre."
    if ranks != sorted(set(ranks)):
        yield (
            "ordre",
            "Un fichier s’écrit dans l’ordre : nom, typeMime, puis contenu ou televersement, une fois chacun.",
        )
    if text_of(element).strip(BLANKS):
        yield "type", "Un fichier contient des éléments, pas de texte."


def _name(nom: str, champ: Champ) -> Iterator[Fault]:
    if not nom.strip(BLANKS):
        yield "fichier", "Donnez le nom du fichier, extension comprise."
        return
    if CONTROLS.search(nom):
        yield "fichier", "Renommez le fichier : son nom contient des caractères invisibles."
        return
    if len(nom) > MAX_NAME:
        yield "longueur", f"Raccourcissez le nom du fichier : {MAX_NAME} caractères au plus."
    formats = champ.formats or tuple(EXTENSIONS)
    stem, _, extension = nom.strip(BLANKS).lower().rpartition(".")
    if not stem or extension not in _extensions(formats):
        yield "fichier", f"Le fichier « {nom} » ne peut pas être lu : envoyez un {format_list(formats)}."


@cache
def _extensions(formats: tuple[str, ...]) -> frozenset[str]:
    return frozenset(extension for code in formats for extension in EXTENSIONS.get(code, ()))


@cache
def _usual(formats: tuple[str, ...]) -> re.Pattern[str]:
    """Names of files that `_name` finds nothing against."""
    extensions = "|".join(sorted(_extensions(formats or tuple(EXTENSIONS))))
    return re.compile(rf"[^ {_HIDDEN}][^{_HIDDEN}]{{,200}}\.(?i:{extensions})")


def _content(text: str) -> Iterator[Fault]:
    try:
        octets = b64decode("".join(text.split()), validate=True)
    except (binascii.Error, ValueError):
        yield "type", "Le contenu du fichier n’est pas du base64 : encodez-le de nouveau."
        return
    if not octets:
        yield "fichier", EMPTY_FILE


def format_list(formats: tuple[str, ...]) -> str:
    """« PDF, un JPEG ou un PNG »."""
    names = [LIBELLES.get(code, code) for code in formats]
    return " ou un ".join([", un ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
