"""View documents for the stylesheets' tests: answers of `operations/types.py` written as `soap/` writes them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from typing import Any

from lxml import etree

VUE, COMMUN, SERVICE = "urn:wsc:vue:1", "urn:wsc:commun:1", "urn:wsc:teleservice:acte-naissance:1"
TOWN = {
    "code": "demoville",
    "nom": "Démoville",
    "intitule": "Ville de Démoville",
    "accent": "#14505c",
    "accentFort": "#0c3a44",
    "second": "#b4632a",
    "telephone": "01 99 00 12 34",
    "horaires": "du lundi au vendredi de 8\u00a0h\u00a030 à 17\u00a0h\u00a030",
    "adresse": "1 place de l’Hôtel-de-Ville, 99123 Démoville",
    "courriel": "mairie@demoville.example",
}


def write(parent: etree._Element, nom: str, value: Any, namespace: str = COMMUN) -> None:
    """Write a value under `parent`: a tuple repeats the element, None writes nothing."""
    if value is None:
        return
    if isinstance(value, tuple):
        for partie in value:
            write(parent, nom, partie, namespace)
        return
    element = etree.SubElement(parent, f"{{{namespace}}}{_camel(nom)}")
    if is_dataclass(value):
        for champ in fields(value):
            write(element, champ.name, getattr(value, champ.name))
    else:
        element.text = _text(value)


def vue(
    nom: str,
    *answers: Any,
    genre: str = "page",
    titre: str = "",
    session: str = "",
    avis: tuple[str, str] | None = None,
    erreurs: tuple[tuple[str, str, str], ...] = (),
    entrees: Mapping[str, str] | None = None,
    parametres: Mapping[str, str] | None = None,
) -> etree._Element:
    """`<v:vue>` around answers (dataclasses or elements)."""
    root = etree.Element(f"{{{VUE}}}vue", {"nom": nom}, nsmap={"v": VUE})
    cadre = etree.SubElement(
        root,
        f"{{{VUE}}}cadre",
        titre=titre,
        jetonFormulaire="jeton-csrf",
        aujourdhui="2026-11-23",
        fuseau="Europe/Paris",
        genre=genre,
    )
    etree.SubElement(cadre, f"{{{VUE}}}collectivite", TOWN)
    if session:
        etree.SubElement(cadre, f"{{{VUE}}}session", nom=session, genre="citoyen")
    if avis:
        etree.SubElement(cadre, f"{{{VUE}}}avis", ton=avis[0]).text = avis[1]
    for code, champ, text in erreurs:
        etree.SubElement(cadre, f"{{{VUE}}}erreur", code=code, champ=champ).text = text
    for tag, values in (("entree", entrees), ("parametre", parametres)):
        for cle, value in (values or {}).items():
            etree.SubElement(cadre, f"{{{VUE}}}{tag}", nom=cle).text = value
    contenu = etree.SubElement(root, f"{{{VUE}}}contenu")
    for answer in answers:
        if isinstance(answer, etree._Element):
            contenu.append(answer)
        else:
            write(contenu, type(answer).__name__[0].lower() + type(answer).__name__[1:], answer, SERVICE)
    return root


def _camel(nom: str) -> str:
    start, *suite = nom.split("_")
    return start + "".join(word.capitalize() for word in suite)


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date | datetime):
        return value.isoformat()
    return str(value)
