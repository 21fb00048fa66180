"""The namespace-free view of a demande, over which conditions and rules are evaluated."""

from __future__ import annotations

from collections.abc import Mapping

from lxml.etree import Element, SubElement, _Element

from wsc_soap.xmlio.plan import BLANCS, Noeud

# No rule reads more of a value; without a bound, the content of every attached file would be copied.
TEXTE_MAX = 20_000


def texte_de(element: _Element) -> str:
    """The text of a leaf, whatever comments stand in it, as written."""
    texte = element.text or ""
    return texte + "".join(enfant.tail or "" for enfant in element) if len(element) else texte


def nom_local(element: _Element) -> str:
    """The name of an element without its namespace; empty for a comment or an instruction."""
    balise = element.tag
    return balise.rpartition("}")[2] if isinstance(balise, str) else ""


def vue(demande: _Element) -> _Element:
    """A namespace-free copy of a demande: texts stripped, empty elements dropped, order kept."""
    copie = Element(nom_local(demande) or "demande")
    _copier(demande, copie)
    return copie


def _copier(source: _Element, copie: _Element) -> None:
    for element in source:
        nom = nom_local(element)
        if not nom:
            continue
        if any(nom_local(enfant) for enfant in element):
            groupe = SubElement(copie, nom)
            _copier(element, groupe)
            if not len(groupe):
                copie.remove(groupe)
        elif texte := texte_de(element)[:TEXTE_MAX].strip(BLANCS):
            SubElement(copie, nom).text = texte


def visible(noeud: Noeud, contexte: _Element, variables: Mapping[str, object]) -> bool:
    """Whether a field is shown, `contexte` being the view's element it stands in."""
    return noeud.condition is None or noeud.condition(contexte, variables)


def masquer(noeud: Noeud, copie: _Element, variables: Mapping[str, object]) -> list[_Element]:
    """Take the hidden fields out of a view, in order and until nothing changes; gives the elements taken out.

    A field that a hidden field alone made visible goes with it. Terminates: nothing is ever put back.
    """
    retires: list[_Element] = []
    while passe := _passer(noeud, copie, variables):
        retires += passe
    return retires


def _passer(noeud: Noeud, copie: _Element, variables: Mapping[str, object]) -> list[_Element]:
    retires: list[_Element] = []
    verdicts: dict[str, bool] = {}
    for element in list(copie):
        enfant = noeud.par_nom.get(element.tag)
        if enfant is None:
            continue
        if enfant.condition is not None:
            if enfant.nom not in verdicts:
                verdicts[enfant.nom] = enfant.condition(copie, variables)
            if not verdicts[enfant.nom]:
                copie.remove(element)
                retires.append(element)
                continue
        if enfant.genre == "groupe":
            retires += _passer(enfant, element, variables)
    return retires
