"""A definition as written -> one whole document, in two steps.

`assemble` puts in place what other documents share: blocks, theme, library étapes and actions, messages, letters,
motives. That document is the one a town edits: its parameters are still names in braces. `settle` puts their values in
place. The settled document is what is stored as a revision; expanding it again changes nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from copy import deepcopy

from lxml import etree
from lxml.etree import _Element

from wsc_soap.errors import Manquement
from wsc_soap.xmlio.definition_schema import check_schema, refuse
from wsc_soap.xmlio.library import Library
from wsc_soap.xmlio.library_process import offered, put_library, put_parametres
from wsc_soap.xmlio.namespaces import definition_tag as tag
from wsc_soap.xmlio.parametres import SENTENCES, in_expression, in_sentence
from wsc_soap.xmlio.parser import parse_xml

LONGEST = 4_000_000  # characters that the values of parameters may add to a document
NESTED = "La valeur d’un paramètre ne nomme pas un paramètre : écrivez-la."
TOO_LONG = "Les valeurs des paramètres rendent le document trop long : raccourcissez celle-ci."
PARAMETRE = re.compile(r"(?<!\{)\{([a-z][A-Za-z0-9]*)\}(?!\})")


def expand(octets: bytes, library: Library) -> bytes:
    """Assemble and settle the definition of a téléservice; gives its canonical XML (C14N 2.0).

    Raises DefinitionInvalide (schema, unknown block, theme, motive or parameter), MessageInvalide (not XML).
    """
    return settle(assemble(octets, library))


def assemble(octets: bytes, library: Library) -> bytes:
    """Put what is shared in place; parameters stay names in braces.

    A `bloc` becomes a group called like it, on a page of its own when it stands outside a page; without `groupe`, its
    fields take their place in the page. The theme gives its label, and the messages and letters that the téléservice
    does not write itself; the common document gives the rest. An étape of `traitement` gets the library's actions, and
    an étape that is referred to, or aimed at and not defined, comes from the theme or the library. Same errors as
    `expand`.
    """
    root = parse_xml(octets)
    nom = root.get("code") or "sans code"
    check_schema(root, nom, "teleservice")
    _Expansion(root, library, nom).run()
    return canonical(root)


def library_actions(root: _Element, library: Library) -> dict[str, dict[str, str]]:
    """For each étape of an assembled document, by code: the library's actions that it may take, name -> label."""
    found = offered(root, _Expansion(root, library, "").beside())
    return {code: {one.get("nom", ""): one.get("libelle", "") for one in actions} for code, actions in found.items()}


def put_library_actions(root: _Element, etape: _Element, names: Iterable[str], library: Library) -> None:
    """Give an étape of an assembled document actions of the library, in place, with what they need: étapes aimed at,
    motives, parameters, the texts that they name. What the town took away elsewhere stays away.

    Raises DefinitionInvalide for a name that the library has not.
    """
    marked = [one for one in root.iter(tag("etape")) if one.attrib.pop("traitement", None)]
    texts = _texts(root)
    for nom in names:
        etree.SubElement(etape, tag("actionPartagee"), ref=nom)
    _Expansion(root, library, root.get("code") or "sans code").complete()
    for one in marked:
        one.set("traitement", "true")
    effects = [effect for effects in root.iter(tag("effets")) for effect in effects]
    named = {effect.get(nom) for effect in effects for nom in ("code", "message")}
    for text in _texts(root):
        if text not in texts and text.get("code") not in named:
            text.getparent().remove(text)  # type: ignore[union-attr]


def _texts(root: _Element) -> list[_Element]:
    return [*root.iterfind(f"{tag('messages')}/*"), *root.iterfind(f"{tag('courriers')}/*")]


def settle(octets: bytes) -> bytes:
    """Put the values of the parameters in place of their names; `DefinitionInvalide` names the undefined ones.

    In a sentence a date, an amount or a decimal reads as the French write it (« 5 mars 2027 », « 0,18 € »); in a bound
    or an expression the value stays as it was set.
    """
    root = parse_xml(octets)
    faults: dict[str, Manquement] = {}
    written = 0
    parametres = {p.get("nom", ""): p for p in root.iterchildren(tag("parametre"))}

    def put(text: str, read: Callable[[_Element], str]) -> str:
        def value(found: re.Match[str]) -> str:
            nonlocal written
            nom = found[1]
            message = f"Le paramètre « {nom} » n’est pas défini dans le document."
            if nom in parametres:
                message = NESTED if PARAMETRE.search(parametres[nom].get("valeur", "")) else TOO_LONG
                if message == TOO_LONG and written <= LONGEST:
                    put_in = read(parametres[nom])
                    written += len(put_in)
                    return put_in
            faults[nom] = Manquement(f"parametre/{nom}", nom, "reference", message)
            return found[0]

        return PARAMETRE.sub(value, text)

    for element in root.iter():
        if element.text and "{" in element.text:
            element.text = put(element.text, in_sentence)
        for nom, text in ((str(nom), str(text)) for nom, text in element.attrib.items()):
            if "{" in text and nom != "motif":
                element.set(nom, put(text, in_sentence if nom in SENTENCES else in_expression))
    refuse(root.get("code") or "sans code", list(faults.values()))
    return canonical(root)


def in_words(root: _Element, text: str) -> str:
    """A sentence of an assembled document with the values of its parameters; a name that is not defined stays."""
    known = {p.get("nom", ""): p for p in root.iterchildren(tag("parametre"))}
    return PARAMETRE.sub(lambda found: in_sentence(known[found[1]]) if found[1] in known else found[0], text)


def canonical(root: _Element) -> bytes:
    """The canonical bytes of a document: what is stored, and what its digest is taken of."""
    return etree.tostring(root, method="c14n2", with_comments=False)


class _Expansion:
    """One expansion, gathering every fault before it refuses."""

    def __init__(self, root: _Element, library: Library, nom: str) -> None:
        self.root, self.library, self.nom = root, library, nom
        self.faults: list[Manquement] = []

    def run(self) -> None:
        for reference in list(self.root.iter(tag("bloc"))):
            self.put_bloc(reference)
        self.put_shared(self.shared())

    def complete(self) -> None:
        """Complete a document that was assembled before; its theme, which may be the town's own, stays as it reads."""
        self.put_shared(self.beside(with_library=False))

    def beside(self, with_library: bool = True) -> list[_Element]:
        """The documents beside an assembled one, which stays as it is."""
        label = self.root.get("themeLibelle")
        shared = self.shared()
        self.faults.clear()
        if label is not None:
            self.root.set("themeLibelle", label)
        return self.shelves(shared) if with_library else shared

    def put_shared(self, shared: list[_Element]) -> None:
        shelves = self.shelves(shared)
        for ref in put_library(self.root, shelves):
            self.fault(f"processus/{ref}", f"« {ref} » n’existe ni dans le thème ni dans la bibliothèque.")
        self.put_texts(shared, "messages", "message")
        self.put_texts(shared, "courriers", "courrier")
        self.put_motifs(shared)
        put_parametres(self.root, shelves)  # last: shared texts name some
        refuse(self.nom, self.faults)

    def shelves(self, shared: list[_Element]) -> list[_Element]:
        """The documents that étapes and parameters come from, the nearest first."""
        processus = self.library.processus()
        bibliotheque = self.load("bibliotheque", "processus", lambda: processus) if processus is not None else None
        return shared if bibliotheque is None else [*shared, bibliotheque]

    def load(self, genre: str, code: str, read_document: Callable[[], bytes]) -> _Element | None:
        try:
            document = parse_xml(read_document())
        except KeyError:
            self.fault(f"{genre}/{code}", f"« {code} » n’existe pas : vérifiez ce nom.")
            return None
        check_schema(document, f"{genre} {code}", genre)
        return document

    def fault(self, place: str, message: str) -> None:
        self.faults.append(Manquement(place, place.rpartition("/")[2], "reference", message))

    # --- blocks

    def put_bloc(self, reference: _Element) -> None:
        ref = reference.get("ref", "")
        bloc = self.load("bloc", ref, lambda: self.library.bloc(ref))
        parent = reference.getparent()
        if bloc is None or parent is None:
            return
        groupe = self.groupe(reference, bloc)
        if parent.tag != tag("page"):
            parent.replace(reference, _page(bloc, groupe))
        elif reference.get("groupe") in ("false", "0"):
            for champ in groupe:
                reference.addprevious(champ)
            parent.remove(reference)
        else:
            parent.replace(reference, groupe)

    def groupe(self, reference: _Element, bloc: _Element) -> _Element:
        nom, libelle = (reference.get(text) or bloc.get(text, "") for text in ("nom", "libelle"))
        groupe = etree.Element(tag("champ"), nom=nom, type="groupe", libelle=libelle)
        groupe.set("obligatoire", reference.get("obligatoire", "true"))
        if reference.get("condition"):
            groupe.set("condition", reference.get("condition", ""))
        groupe.extend(deepcopy(regle) for regle in reference.iterchildren(tag("regle")))
        groupe.extend(deepcopy(champ) for champ in bloc.iterchildren(tag("champ")))
        for text in reference.iterchildren(tag("texte")):
            self.replace_aide(groupe, text)
        return groupe

    def replace_aide(self, groupe: _Element, text: _Element) -> None:
        nom = text.get("champ")
        champ = next((champ for champ in groupe if champ.get("nom") == nom), None)
        if champ is None:
            self.fault(f"bloc/{groupe.get('nom')}/{nom}", "Le bloc n’a pas de champ de ce nom.")
            return
        for old in list(champ.iterchildren(tag("aide"))):
            champ.remove(old)
        aide = etree.Element(tag("aide"))
        aide.text = text.text
        champ.insert(0, aide)

    # --- theme and common document

    def shared(self) -> list[_Element]:
        """The documents that complete this one, the nearest first; sets the theme's label."""
        code = self.root.get("theme", "")
        theme = self.load("theme", code, lambda: self.library.theme(code))
        commun = self.load("commun", "commun", self.library.commun)
        if theme is not None:
            self.root.set("themeLibelle", theme.get("libelle", ""))
        return [document for document in (theme, commun) if document is not None]

    def put_texts(self, shared: list[_Element], family: str, item: str) -> None:
        """The messages or the letters that the téléservice does not write itself."""
        own = self.root.find(tag(family))
        known = {text.get("code") for text in (own if own is not None else ())}
        for document in shared:
            for text in document.iterfind(f"{tag(family)}/{tag(item)}"):
                if text.get("code") not in known and self.wanted(text):
                    known.add(text.get("code"))
                    own = own if own is not None else self.open_family(family)
                    own.append(deepcopy(text))
                    own[-1].attrib.pop("siNomme", None)

    def wanted(self, text: _Element) -> bool:
        """False for a text kept for the téléservices that name it, when no effect of this one does."""
        if text.get("siNomme") not in ("true", "1"):
            return True
        effects = (effect for effects in self.root.iter(tag("effets")) for effect in effects)
        return any(text.get("code") in (effect.get("code"), effect.get("message")) for effect in effects)

    def open_family(self, family: str) -> _Element:
        """An empty `messages` or `courriers`, at its place in the document."""
        own = etree.Element(tag(family))
        before = [found for nom in ("processus", "messages") if (found := self.root.find(tag(nom))) is not None]
        before[-1].addnext(own)
        return own

    def put_motifs(self, shared: list[_Element]) -> None:
        sentences = {
            motif.get("code"): motif.text
            for document in reversed(shared)
            for motif in document.iterfind(f"{tag('motifs')}/{tag('motif')}")
        }
        for motif in self.root.iter(tag("motif")):
            ref = motif.get("ref")
            if ref is None:
                continue
            del motif.attrib["ref"]
            if ref not in sentences:
                self.fault(
                    f"motif/{ref}",
                    f"Le motif « {ref} » n’existe ni dans le thème ni dans les motifs communs.",
                )
            motif.set("code", ref)
            motif.text = sentences.get(ref)


def _page(bloc: _Element, groupe: _Element) -> _Element:
    page = etree.Element(tag("page"), code=bloc.get("page", ""), titre=bloc.get("libelle", ""))
    page.extend(deepcopy(intro) for intro in bloc.iterchildren(tag("intro")))
    page.append(groupe)
    return page
