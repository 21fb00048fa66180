"""Finding one's way in the form of a draft: pages by their code, fields by the path of their names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml.etree import _Element

from wsc_soap.errors import EndroitInconnu, ModificationRefusee, NomDejaPris
from wsc_soap.xmlio.location_paths import Path
from wsc_soap.xmlio.namespaces import definition_tag as tag

CHAMP, PAGE = tag("champ"), tag("page")
GROUPES = ("groupe", "groupeRepete")
MAX_CHAMPS, MAX_PAGES = 200, 60  # schemas/teleservice.xsd
_NOM = re.compile(r"[a-z][A-Za-z0-9]{0,59}")
_CODE = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
# what follows the fields' own texts, in the order of the schema
_ORDER = ("intro", "aide", "absent", "option", "regle", "champ")


@dataclass(frozen=True)
class Spot:
    """Where fields may stand: a page, by its code, or a group, by its path; `rang` counts from 1 among the fields
    there, None for the end."""

    page: str = ""
    groupe: str = ""
    rang: int | None = None


def formulaire(root: _Element) -> _Element:
    """The form of a definition."""
    found = root.find(tag("formulaire"))
    if found is None:
        raise EndroitInconnu(champ="formulaire", endroit="formulaire")
    return found


def pages(root: _Element) -> list[_Element]:
    """The pages, in order."""
    return formulaire(root).findall(PAGE)


def find_page(root: _Element, code: str) -> _Element:
    """The page of that code, or EndroitInconnu."""
    for page in pages(root):
        if page.get("code") == code:
            return page
    raise EndroitInconnu(champ=f"formulaire/{code}"[:200], endroit=code[:100])


def find_champ(root: _Element, path: str) -> _Element:
    """The field at `demandeur/codePostal`, or EndroitInconnu."""
    candidates = list(top_champs(root))
    found: _Element | None = None
    for nom in path.split("/"):
        found = next((champ for champ in candidates if champ.get("nom") == nom), None)
        if found is None:
            raise EndroitInconnu(champ=f"formulaire/{path}"[:200], endroit=path[:100])
        candidates = found.findall(CHAMP)
    assert found is not None
    return found


def top_champs(root: _Element) -> Iterator[_Element]:
    """The fields of all pages."""
    for page in pages(root):
        yield from page.iterchildren(CHAMP)


def path_of(champ: _Element) -> Path:
    """The names from the demande to the field."""
    steps: list[str] = []
    step: _Element | None = champ
    while step is not None and step.tag == CHAMP:
        steps.append(step.get("nom", ""))
        step = step.getparent()
    return tuple(reversed(steps))


def page_of(champ: _Element) -> _Element:
    """The page where a field stands."""
    return next(ancestor for ancestor in champ.iterancestors(PAGE))


def container(root: _Element, spot: Spot) -> _Element:
    """The page or the group of a spot; EndroitInconnu, or ModificationRefusee for a field that is no group."""
    if not spot.groupe:
        return find_page(root, spot.page)
    found = find_champ(root, spot.groupe)
    if found.get("type") not in GROUPES:
        place = f"formulaire/{spot.groupe}"
        raise ModificationRefusee(
            champ=place, propriete=found.get("libelle", ""), raison="ce champ n'est pas un groupe"
        )
    return found


def insert_child(parent: _Element, child: _Element, rang: int | None) -> None:
    """Put a child at its rank among those of its name, where the schema wants them."""
    nom = str(child.tag).rpartition("}")[2]
    peers = parent.findall(str(child.tag))
    if rang is not None and rang < 1:
        raise ModificationRefusee(champ="rang", propriete="rang", raison="le premier rang est 1")
    if rang is not None and rang <= len(peers):
        peers[rang - 1].addprevious(child)
        return
    before = [tag(other) for other in _ORDER[: _ORDER.index(nom) + 1]]
    standing = [other for other in parent if other.tag in before]
    parent.insert(parent.index(standing[-1]) + 1 if standing else 0, child)


def check_free(root: _Element, parent: _Element, nom: str, but: _Element | None = None) -> None:
    """Raises NomDejaPris when a field beside has that name: pages share one space of names, each group has its own."""
    peers = top_champs(root) if parent.tag == PAGE else parent.iterchildren(CHAMP)
    for peer in peers:
        if peer is not but and peer.get("nom") == nom:
            place = "formulaire/" + "/".join(path_of(peer))
            raise NomDejaPris(champ=place, nom=nom, libelle=peer.get("libelle", ""))


def check_nom(place: str, nom: str) -> None:
    """Raises ModificationRefusee unless it can name an element of the demande."""
    if not _NOM.fullmatch(nom):
        raison = "une minuscule, puis des lettres sans accent et des chiffres, 60 au plus, comme dateNaissance"
        raise ModificationRefusee(champ=place, propriete="nom", raison=raison)


def check_code(place: str, code: str) -> None:
    """Raises ModificationRefusee unless it can be the code of a page."""
    if not _CODE.fullmatch(code) or len(code) > 60:
        raison = "des minuscules sans accent, des chiffres et des tirets, 60 caractères au plus, comme votre-logement"
        raise ModificationRefusee(champ=place, propriete="code", raison=raison)


def check_phrase(place: str, nom: str, text: str) -> None:
    """Raises ModificationRefusee unless people can read it: something, at most 4 000 characters."""
    if not text.strip():
        raise ModificationRefusee(champ=place, propriete=nom, raison="écrivez un texte")
    if len(text) > 4000:
        raise ModificationRefusee(champ=place, propriete=nom, raison="4 000 caractères au plus")
