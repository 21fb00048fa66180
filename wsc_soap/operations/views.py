"""The view document: an answer, exactly as SOAP would send it, in a frame of facts for the stylesheets."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from wsc_soap.errors import WscError
from wsc_soap.operations.context import Context

VUE = "urn:wsc:vue:1"


@dataclass(frozen=True)
class Cadre:
    """What surrounds an answer: `genre` is `page` or `fragment`; `erreurs` are (code, entry, sentence); `entrees` what
    was typed in a simple form; `parametres` what the view needs (numero, cle, filtre…); `avis` (tone, text)."""

    genre: str = "fragment"
    jeton_formulaire: str = ""
    avis: tuple[str, str] | None = None
    erreurs: tuple[tuple[str, str, str], ...] = ()
    entrees: Mapping[str, str] = field(default_factory=dict)
    parametres: Mapping[str, str] = field(default_factory=dict)


def view_document(
    context: Context, nom: str, titre: str, answer: Any = None, cadre: Cadre | None = None
) -> etree._Element:
    """`<v:vue>` around an answer: a dataclass of `types.py`, an element, or nothing."""
    cadre = cadre or Cadre()
    root = etree.Element(f"{{{VUE}}}vue", {"nom": nom}, nsmap={"v": VUE})
    frame = etree.SubElement(
        root,
        f"{{{VUE}}}cadre",
        titre=titre,
        jetonFormulaire=cadre.jeton_formulaire,
        aujourdhui=context.today().isoformat(),
        fuseau=context.collectivite.fuseau,
        genre=cadre.genre,
    )
    _town(frame, context)
    if context.identity:
        who = {"nom": context.identity.nom, "genre": context.identity.genre, "profil": context.identity.profil}
        etree.SubElement(frame, f"{{{VUE}}}session", {nom: value for nom, value in who.items() if value})
    _facts(frame, cadre)
    content = etree.SubElement(root, f"{{{VUE}}}contenu")
    if isinstance(answer, etree._Element):
        content.append(answer)
    elif answer is not None:
        content.append(context.platform.serialise(answer))
    return root


def error_facts(error: WscError) -> tuple[tuple[str, str, str], ...]:
    """An error as the frame shows it: one line per fault, or the sentence with its remedy."""
    if error.erreurs:
        return tuple((error.code, m.champ, m.message) for m in error.erreurs)
    return ((error.code, error.champ, f"{error.text} {error.remedy_text}".strip()),)


def _town(frame: etree._Element, context: Context) -> None:
    town = context.collectivite
    shown = etree.SubElement(
        frame,
        f"{{{VUE}}}collectivite",
        code=town.code,
        nom=town.nom,
        intitule=town.intitule,
        accent=town.accent,
        accentFort=town.accent_fort,
        second=town.second,
        telephone=town.accueil.telephone,
        horaires=town.accueil.horaires,
        adresse=town.accueil.adresse,
        courriel=town.accueil.courriel,
    )
    if town.carte:
        shown.set("carteTuiles", town.carte.tuiles)
        shown.set("carteCredit", town.carte.credit)
        shown.set("carteCentre", town.carte.centre)


def _facts(frame: etree._Element, cadre: Cadre) -> None:
    if cadre.avis:
        etree.SubElement(frame, f"{{{VUE}}}avis", ton=cadre.avis[0]).text = cadre.avis[1]
    for code, champ, text in cadre.erreurs:
        etree.SubElement(frame, f"{{{VUE}}}erreur", code=code, champ=champ).text = text
    _named(frame, "entree", cadre.entrees.items())
    _named(frame, "parametre", cadre.parametres.items())


def _named(frame: etree._Element, tag: str, pairs: Iterable[tuple[str, str]]) -> None:
    for nom, value in pairs:
        etree.SubElement(frame, f"{{{VUE}}}{tag}", nom=nom).text = value
