"""View documents for the stylesheets' tests: answers of `operations/types.py` written as `soap/` writes them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from typing import Any

from lxml import etree

VUE, COMMUN, SERVICE = "urn:wsc:vue:1", "urn:wsc:commun:1", "urn:wsc:teleservice:acte-naissance:1"
VILLE = {
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


def ecrire(parent: etree._Element, nom: str, valeur: Any, espace: str = COMMUN) -> None:
    """Write a value under `parent`: a tuple repeats the element, None writes nothing."""
    if valeur is None:
        return
    if isinstance(valeur, tuple):
        for partie in valeur:
            ecrire(parent, nom, partie, espace)
        return
    element = etree.SubElement(parent, f"{{{espace}}}{_camel(nom)}")
    if is_dataclass(valeur):
        for champ in fields(valeur):
            ecrire(element, champ.name, getattr(valeur, champ.name))
    else:
        element.text = _texte(valeur)


def vue(
    nom: str,
    *reponses: Any,
    genre: str = "page",
    titre: str = "",
    session: str = "",
    avis: tuple[str, str] | None = None,
    erreurs: tuple[tuple[str, str, str], ...] = (),
    entrees: Mapping[str, str] | None = None,
    parametres: Mapping[str, str] | None = None,
) -> etree._Element:
    """`<v:vue>` around answers (dataclasses or elements)."""
    racine = etree.Element(f"{{{VUE}}}vue", {"nom": nom}, nsmap={"v": VUE})
    cadre = etree.SubElement(
        racine,
        f"{{{VUE}}}cadre",
        titre=titre,
        jetonFormulaire="jeton-csrf",
        aujourdhui="2026-11-23",
        fuseau="Europe/Paris",
        genre=genre,
    )
    etree.SubElement(cadre, f"{{{VUE}}}collectivite", VILLE)
    if session:
        etree.SubElement(cadre, f"{{{VUE}}}session", nom=session, genre="citoyen")
    if avis:
        etree.SubElement(cadre, f"{{{VUE}}}avis", ton=avis[0]).text = avis[1]
    for code, champ, texte in erreurs:
        etree.SubElement(cadre, f"{{{VUE}}}erreur", code=code, champ=champ).text = texte
    for balise, valeurs in (("entree", entrees), ("parametre", parametres)):
        for cle, valeur in (valeurs or {}).items():
            etree.SubElement(cadre, f"{{{VUE}}}{balise}", nom=cle).text = valeur
    contenu = etree.SubElement(racine, f"{{{VUE}}}contenu")
    for reponse in reponses:
        if isinstance(reponse, etree._Element):
            contenu.append(reponse)
        else:
            ecrire(contenu, type(reponse).__name__[0].lower() + type(reponse).__name__[1:], reponse, SERVICE)
    return racine


def _camel(nom: str) -> str:
    debut, *suite = nom.split("_")
    return debut + "".join(mot.capitalize() for mot in suite)


def _texte(valeur: Any) -> str:
    if isinstance(valeur, bool):
        return "true" if valeur else "false"
    if isinstance(valeur, date | datetime):
        return valeur.isoformat()
    return str(valeur)
