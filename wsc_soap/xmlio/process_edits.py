"""Changing the process of an assembled definition, in place: acteurs, étapes, actions, silence.

Each function does one thing to the `teleservice` element. An étape, an action or an acteur is put whole: what is said
of it is what it becomes, and what the platform does not let people say (rules of an action's field) stays as it was.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from lxml import etree
from lxml.etree import _Element

from wsc_soap.errors import ActeurInconnu, ActionInconnue, EncoreUtilise, EtapeInconnue
from wsc_soap.xmlio.namespaces import definition_tag as tag

Attributes = Mapping[str, str | None]


@dataclass(frozen=True)
class ChampDraft:
    """A field that an action asks: the attributes of its element, its help, what is said when it is missing, its
    options (code, label), its rules (test, sentence, level)."""

    attributes: Attributes
    aide: str = ""
    absent: str = ""
    options: tuple[tuple[str, str], ...] = ()
    regles: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True)
class ActionDraft:
    """An action as an administrator writes it; numbers may be names of parameters in braces."""

    attributes: Attributes
    explication: str = ""
    motifs: tuple[tuple[str, str], ...] = ()
    champs: tuple[ChampDraft, ...] = ()
    effets: tuple[tuple[str, Attributes], ...] = field(default=())


def process_of(root: _Element) -> _Element:
    """The `processus` element; every draft has one."""
    found = root.find(tag("processus"))
    assert found is not None
    return found


# --- acteurs ------------------------------------------------------------------------------------------------------


def put_acteur(root: _Element, attributes: Attributes) -> None:
    """Add an acteur to the process, or write it again; `code` says which."""
    processus = process_of(root)
    known = _child(processus, "acteur", "code", attributes["code"])
    if known is None:
        known = etree.Element(tag("acteur"))
        _after(processus, "acteur", known)
    _set(known, attributes)


def remove_acteur(root: _Element, code: str) -> None:
    """Take an acteur out of the process. `ActeurInconnu`, or `EncoreUtilise` by an étape, an action or an effect."""
    processus = process_of(root)
    acteur = _child(processus, "acteur", "code", code)
    if acteur is None:
        raise ActeurInconnu(acteur=code)
    _refuse(code, list(_uses_of_acteur(processus, code)))
    processus.remove(acteur)


def _uses_of_acteur(processus: _Element, code: str) -> Iterator[str]:
    for etape in processus.iterchildren(tag("etape")):
        if etape.get("acteur") == code:
            yield etape.get("libelleAgent", "")
        for action in etape.iterchildren(tag("action")):
            effets = action.iterfind(f"{tag('effets')}/*")
            named = any(code in (e.get("acteur"), *e.get("acteurs", "").split()) for e in effets)
            if named or action.get("acteur") == code:
                yield action.get("libelle", "")


# --- étapes -------------------------------------------------------------------------------------------------------


def put_etape(root: _Element, attributes: Attributes, rang: int | None = None) -> None:
    """Add an étape, or write its attributes again; its actions stay. Without a rank a new étape goes before the first
    one that closes a dossier, unless it closes one itself."""
    processus = process_of(root)
    known = _child(processus, "etape", "code", attributes["code"])
    if known is not None:
        _set(known, attributes)
    else:
        known = etree.Element(tag("etape"))
        _set(known, attributes)
        _place(processus, "etape", known, _default_rank(processus, known))
    if rang is not None:
        _place(processus, "etape", known, rang)


def _default_rank(processus: _Element, etape: _Element) -> int:
    etapes = list(processus.iterchildren(tag("etape")))
    closing = [rank for rank, known in enumerate(etapes, 1) if known.get("issue")]
    return closing[0] if closing and not etape.get("issue") else len(etapes) + 1


def move_etape(root: _Element, code: str, rang: int) -> None:
    """Put an étape at a rank, from 1; a rank too great is the last one. `EtapeInconnue`."""
    _place(process_of(root), "etape", find_etape(root, code), rang)


def remove_etape(root: _Element, code: str, instead: str = "") -> None:
    """Take an étape and its actions out. The actions that lead there lead to `instead` when it is given; otherwise
    they keep it, by `EncoreUtilise`, as being the start of the process does. `EtapeInconnue`."""
    processus, etape = process_of(root), find_etape(root, code)
    if instead:
        find_etape(root, instead)
    leading = [a for a in processus.iter(tag("action")) if a.get("cible") == code and a.getparent() is not etape]
    uses = [action.get("libelle", "") for action in leading] if not instead or instead == code else []
    if processus.get("debut") == code:
        uses.append("départ du processus")
    _refuse(code, uses)
    for action in leading:
        action.set("cible", instead)
    processus.remove(etape)


def start_at(root: _Element, code: str) -> None:
    """Make an étape the one where demandes are filed. `EtapeInconnue`."""
    find_etape(root, code)
    process_of(root).set("debut", code)


def find_etape(root: _Element, code: str) -> _Element:
    """The element of an étape; `EtapeInconnue` when there is none."""
    found = _child(process_of(root), "etape", "code", code)
    if found is None:
        raise EtapeInconnue(etape=code)
    return found


# --- actions ------------------------------------------------------------------------------------------------------


def put_action(root: _Element, etape: str, draft: ActionDraft, rang: int | None = None) -> None:
    """Add an action to an étape, or write it again; without a rank it stays where it was, a new one comes last.
    `EtapeInconnue`."""
    parent = find_etape(root, etape)
    known = _child(parent, "action", "nom", draft.attributes["nom"])
    new = _action(draft, known)
    if known is None:
        parent.append(new)
    else:
        parent.replace(known, new)
    if rang is not None:
        _place(parent, "action", new, rang)


def remove_action(root: _Element, etape: str, nom: str) -> None:
    """Take an action out of its étape. `EtapeInconnue`, `ActionInconnue`, or `EncoreUtilise` by an action that asks for
    it to be done before."""
    parent = find_etape(root, etape)
    action = _child(parent, "action", "nom", nom)
    if action is None:
        raise ActionInconnue(action=nom, etape=etape)
    if not any(a.get("nom") == nom and a is not action for a in process_of(root).iter(tag("action"))):
        wanting = [a.get("libelle", "") for a in process_of(root).iter(tag("action")) if nom in _wanted(a)]
        _refuse(nom, wanting)
    parent.remove(action)


def _wanted(action: _Element) -> list[str]:
    return [*action.get("exige", "").split(), *action.get("distinct", "").split()]


def _action(draft: ActionDraft, known: _Element | None) -> _Element:
    action = etree.Element(tag("action"))
    _set(action, draft.attributes)
    _text(action, "explication", draft.explication)
    for code, sentence in draft.motifs:
        motif = etree.SubElement(action, tag("motif"), code=code)
        motif.text = sentence
    for champ in draft.champs:
        action.append(_champ(champ, None if known is None else _child(known, "champ", "nom", champ.attributes["nom"])))
    if draft.effets:
        effets = etree.SubElement(action, tag("effets"))
        for genre, parametres in draft.effets:
            _set(etree.SubElement(effets, tag(genre)), parametres)
    return action


def _champ(draft: ChampDraft, known: _Element | None) -> _Element:
    champ = etree.Element(tag("champ"))
    if known is not None:
        champ.attrib.update(known.attrib)
    _set(champ, draft.attributes)
    _text(champ, "aide", draft.aide)
    _text(champ, "absent", draft.absent)
    for code, libelle in draft.options:
        etree.SubElement(champ, tag("option"), code=code, libelle=libelle)
    for test, sentence, niveau in draft.regles:
        regle = etree.SubElement(champ, tag("regle"), test=test)
        regle.text = sentence
        _set(regle, {"niveau": niveau})
    if known is not None:
        champ.extend(list(known.iterchildren(tag("champ"))))
    return champ


# --- silence ------------------------------------------------------------------------------------------------------


def put_silences(root: _Element, silences: Sequence[Attributes]) -> None:
    """Say what the administration's silence decides: the whole list, in order; none removes it."""
    processus = process_of(root)
    for old in list(processus.iterchildren(tag("silence"))):
        processus.remove(old)
    for attributes in reversed(silences):
        silence = etree.Element(tag("silence"))
        _set(silence, attributes)
        list(processus.iterchildren(tag("acteur")))[-1].addnext(silence)


# --- pieces of XML ------------------------------------------------------------------------------------------------


def _child(parent: _Element, nom: str, cle: str, value: str | None) -> _Element | None:
    return next((child for child in parent.iterchildren(tag(nom)) if child.get(cle) == value), None)


def _set(element: _Element, attributes: Attributes) -> None:
    """Write attributes; an empty one is taken away."""
    for nom, value in attributes.items():
        if value:
            element.set(nom, value)
        else:
            element.attrib.pop(nom, None)


def _text(parent: _Element, nom: str, text: str) -> None:
    if text:
        etree.SubElement(parent, tag(nom)).text = text


def _place(parent: _Element, nom: str, element: _Element, rang: int) -> None:
    """Put `element` at that rank among its like, from 1; those outside are the first and the last."""
    if element.getparent() is not None:
        parent.remove(element)
    others = list(parent.iterchildren(tag(nom)))
    if not others:
        parent.append(element)
    elif rang <= len(others):
        others[max(rang, 1) - 1].addprevious(element)
    else:
        others[-1].addnext(element)


def _after(parent: _Element, nom: str, element: _Element) -> None:
    others = list(parent.iterchildren(tag(nom)))
    if others:
        others[-1].addnext(element)
    else:
        parent.insert(0, element)


def _refuse(code: str, uses: list[str]) -> None:
    if uses:
        raise EncoreUtilise(code=code, usages=", ".join(f"« {use} »" for use in dict.fromkeys(uses)))
