"""A definition as written -> one whole document: blocks, theme, motives and parameters put in place.

The expanded document is what is stored as a revision; expanding it again changes nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from copy import deepcopy

from lxml import etree
from lxml.etree import _Element

from wsc_soap.errors import Manquement
from wsc_soap.xmlio.bibliotheque import Bibliotheque
from wsc_soap.xmlio.espaces import DEFINITION
from wsc_soap.xmlio.parser import parse_xml
from wsc_soap.xmlio.schema_definition import refuser, verifier_schema

PARAMETRE = re.compile(r"(?<!\{)\{([a-z][A-Za-z0-9]*)\}(?!\})")


def developper(octets: bytes, bibliotheque: Bibliotheque) -> bytes:
    """Expand the definition of a téléservice; gives its canonical XML (C14N 2.0).

    A `bloc` becomes a group called like it, on a page of its own when it stands outside a page. The theme gives its
    label, and the messages that the téléservice does not write itself; the common document gives the rest.
    Raises DefinitionInvalide (schema, unknown block, theme, motive or parameter), MessageInvalide (not XML).
    """
    racine = parse_xml(octets)
    nom = racine.get("code") or "sans code"
    verifier_schema(racine, nom, "teleservice")
    _Developpement(racine, bibliotheque, nom).faire()
    return canonique(racine)


def canonique(racine: _Element) -> bytes:
    """The canonical bytes of a document: what is stored, and what its digest is taken of."""
    return etree.tostring(racine, method="c14n2", with_comments=False)


def balise(nom: str) -> str:
    """The qualified name of an element of the definition language."""
    return f"{{{DEFINITION}}}{nom}"


class _Developpement:
    """One expansion, gathering every fault before it refuses."""

    def __init__(self, racine: _Element, bibliotheque: Bibliotheque, nom: str) -> None:
        self.racine, self.bibliotheque, self.nom = racine, bibliotheque, nom
        self.fautes: list[Manquement] = []

    def faire(self) -> None:
        for renvoi in list(self.racine.iter(balise("bloc"))):
            self.poser_bloc(renvoi)
        partages = self.partages()
        self.poser_messages(partages)
        self.poser_motifs(partages)
        self.poser_parametres()
        refuser(self.nom, self.fautes)

    def lire(self, genre: str, code: str, acces: Callable[[], bytes]) -> _Element | None:
        try:
            document = parse_xml(acces())
        except KeyError:
            self.faute(f"{genre}/{code}", f"« {code} » n’existe pas : vérifiez ce nom.")
            return None
        verifier_schema(document, f"{genre} {code}", genre)
        return document

    def faute(self, place: str, message: str) -> None:
        self.fautes.append(Manquement(place, place.rpartition("/")[2], "reference", message))

    # --- blocks

    def poser_bloc(self, renvoi: _Element) -> None:
        ref = renvoi.get("ref", "")
        bloc = self.lire("bloc", ref, lambda: self.bibliotheque.bloc(ref))
        parent = renvoi.getparent()
        if bloc is None or parent is None:
            return
        groupe = self.groupe(renvoi, bloc)
        nouveau = groupe if parent.tag == balise("page") else _page(bloc, groupe)
        parent.replace(renvoi, nouveau)

    def groupe(self, renvoi: _Element, bloc: _Element) -> _Element:
        groupe = etree.Element(balise("champ"), nom=bloc.get("nom", ""), type="groupe", libelle=bloc.get("libelle", ""))
        groupe.set("obligatoire", renvoi.get("obligatoire", "true"))
        if renvoi.get("condition"):
            groupe.set("condition", renvoi.get("condition", ""))
        groupe.extend(deepcopy(champ) for champ in bloc.iterchildren(balise("champ")))
        for texte in renvoi.iterchildren(balise("texte")):
            self.remplacer_aide(groupe, texte)
        return groupe

    def remplacer_aide(self, groupe: _Element, texte: _Element) -> None:
        nom = texte.get("champ")
        champ = next((champ for champ in groupe if champ.get("nom") == nom), None)
        if champ is None:
            self.faute(f"bloc/{groupe.get('nom')}/{nom}", "Le bloc n’a pas de champ de ce nom.")
            return
        for ancienne in list(champ.iterchildren(balise("aide"))):
            champ.remove(ancienne)
        aide = etree.Element(balise("aide"))
        aide.text = texte.text
        champ.insert(0, aide)

    # --- theme and common document

    def partages(self) -> list[_Element]:
        """The documents that complete this one, the nearest first; sets the theme's label."""
        code = self.racine.get("theme", "")
        theme = self.lire("theme", code, lambda: self.bibliotheque.theme(code))
        commun = self.lire("commun", "commun", self.bibliotheque.commun)
        if theme is not None:
            self.racine.set("themeLibelle", theme.get("libelle", ""))
        return [document for document in (theme, commun) if document is not None]

    def poser_messages(self, partages: list[_Element]) -> None:
        messages = self.racine.find(balise("messages"))
        if messages is None:
            messages = etree.SubElement(self.racine, balise("messages"))
        connus = {message.get("code") for message in messages}
        for partage in partages:
            for message in partage.iterfind(f"{balise('messages')}/{balise('message')}"):
                if message.get("code") not in connus:
                    connus.add(message.get("code"))
                    messages.append(deepcopy(message))

    def poser_motifs(self, partages: list[_Element]) -> None:
        phrases = {
            motif.get("code"): motif.text
            for partage in reversed(partages)
            for motif in partage.iterfind(f"{balise('motifs')}/{balise('motif')}")
        }
        for motif in self.racine.iter(balise("motif")):
            ref = motif.get("ref")
            if ref is None:
                continue
            del motif.attrib["ref"]
            if ref not in phrases:
                self.faute(
                    f"motif/{ref}",
                    f"Le motif « {ref} » n’existe ni dans le thème ni dans les motifs communs.",
                )
            motif.set("code", ref)
            motif.text = phrases.get(ref)

    # --- parameters

    def poser_parametres(self) -> None:
        valeurs = {p.get("nom", ""): p.get("valeur", "") for p in self.racine.iterchildren(balise("parametre"))}

        def valeur(trouve: re.Match[str]) -> str:
            if trouve[1] not in valeurs:
                self.faute(
                    f"parametre/{trouve[1]}",
                    f"Le paramètre « {trouve[1]} » n’est pas défini dans le document.",
                )
            return valeurs.get(trouve[1], trouve[0])

        for element in self.racine.iter():
            if element.text and "{" in element.text:
                element.text = PARAMETRE.sub(valeur, element.text)
            for nom, texte in ((str(nom), str(texte)) for nom, texte in element.attrib.items()):
                if "{" in texte and nom != "motif":
                    element.set(nom, PARAMETRE.sub(valeur, texte))


def _page(bloc: _Element, groupe: _Element) -> _Element:
    page = etree.Element(balise("page"), code=bloc.get("page", ""), titre=bloc.get("libelle", ""))
    page.extend(deepcopy(intro) for intro in bloc.iterchildren(balise("intro")))
    page.append(groupe)
    return page
