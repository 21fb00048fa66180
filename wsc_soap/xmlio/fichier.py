"""The element of an attached file: its shape and its name. Size and content are judged where files are received."""

from __future__ import annotations

import binascii
from base64 import b64decode
from collections.abc import Iterator
from pathlib import PurePosixPath

from lxml.etree import _Element

from wsc_soap.domain.formulaire import Champ
from wsc_soap.xmlio.plan import BLANCS
from wsc_soap.xmlio.vue import nom_local, texte_de

NOM_MAX = 255
TEXTE_MAX = 100
PARTIES = ("nom", "typeMime", "contenu", "televersement")
EXTENSIONS = {"pdf": ("pdf",), "jpeg": ("jpg", "jpeg"), "png": ("png",)}
LIBELLES = {"pdf": "PDF", "jpeg": "JPEG", "png": "PNG"}

Faute = tuple[str, str]


def controler_fichier(element: _Element, champ: Champ, espace: str) -> Iterator[Faute]:
    """What is wrong with a file's element, as (rule, French remedy): unknown parts, a bad name, no content or two, a
    content that is not base64, an extension that the field does not take."""
    parties = [enfant for enfant in element if isinstance(enfant.tag, str)]
    yield from _structure(element, parties, espace)
    textes = {nom_local(partie): texte_de(partie) for partie in parties}
    yield from _nom(textes.get("nom", ""), champ)
    for partie in ("typeMime", "televersement"):
        if len(textes.get(partie, "")) > TEXTE_MAX:
            yield "longueur", f"Écrivez {partie} en {TEXTE_MAX} caractères au plus."
    if ("contenu" in textes) == ("televersement" in textes):
        yield "fichier", "Joignez le fichier une fois : son contenu, ou le jeton de son téléversement."
    elif "contenu" in textes:
        yield from _contenu(textes["contenu"])
    elif not textes["televersement"].strip(BLANCS):
        yield "fichier", "Donnez le jeton du téléversement."


def _structure(element: _Element, parties: list[_Element], espace: str) -> Iterator[Faute]:
    rangs = []
    for partie in parties:
        nom = nom_local(partie)
        if partie.tag != f"{{{espace}}}{nom}" or nom not in PARTIES:
            yield "inconnu", f"L’élément {nom} n’existe pas dans un fichier : retirez-le."
        else:
            rangs.append(PARTIES.index(nom))
        if len(partie) or partie.attrib:
            yield "type", f"L’élément {nom} contient une valeur, et rien d’autre."
    if rangs != sorted(set(rangs)):
        yield (
            "ordre",
            "Un fichier s’écrit dans l’ordre : nom, typeMime, puis contenu ou televersement, une fois chacun.",
        )
    if texte_de(element).strip(BLANCS):
        yield "type", "Un fichier contient des éléments, pas de texte."


def _nom(nom: str, champ: Champ) -> Iterator[Faute]:
    if not nom.strip(BLANCS):
        yield "fichier", "Donnez le nom du fichier, extension comprise."
        return
    if len(nom) > NOM_MAX:
        yield "longueur", f"Raccourcissez le nom du fichier : {NOM_MAX} caractères au plus."
    formats = champ.formats or tuple(EXTENSIONS)
    extension = PurePosixPath(nom.strip(BLANCS)).suffix.lower().removeprefix(".")
    if not any(extension in EXTENSIONS[code] for code in formats if code in EXTENSIONS):
        yield "fichier", f"Le fichier « {nom} » ne peut pas être lu : envoyez un {liste_formats(formats)}."


def _contenu(texte: str) -> Iterator[Faute]:
    try:
        octets = b64decode("".join(texte.split()), validate=True)
    except (binascii.Error, ValueError):
        yield "type", "Le contenu du fichier n’est pas du base64 : encodez-le de nouveau."
        return
    if not octets:
        yield "fichier", "Ce fichier est vide : choisissez-en un autre."


def liste_formats(formats: tuple[str, ...]) -> str:
    """« PDF, un JPEG ou un PNG »."""
    noms = [LIBELLES.get(code, code) for code in formats]
    return " ou un ".join([", un ".join(noms[:-1]), noms[-1]] if len(noms) > 1 else noms)
