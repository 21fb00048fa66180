"""What the conditions of a process may read, by name: the demande, the dossier, opinions, what other actions asked.

A condition is given without XPath (`conditionSimple`) or as an expression; here one becomes the other, in what is
written of a process and in what is read of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from lxml import etree
from lxml.etree import _Element

from wsc_soap.errors import EndroitInconnu, ModificationRefusee
from wsc_soap.operations import guided_conditions, types
from wsc_soap.operations.guided_conditions import Fields
from wsc_soap.reference_data import ReferenceData
from wsc_soap.xmlio.conditions import OUTSIDE
from wsc_soap.xmlio.editing_places import CHAMP, find_champ, pages
from wsc_soap.xmlio.namespaces import definition_tag as tag
from wsc_soap.xmlio.process_edits import process_of

# what is known of a dossier, and the type of field that would hold it (xmlio/process_view.py)
FACTS = {
    "paye": "booleen",
    "enAttente": "booleen",
    "complet": "booleen",
    "etape": "choix",
    "passage": "entier",
    "issue": "choix",
    "reservation": "choix",
    "service": "texte",
    "dateSilence": "date",
}
OPINIONS = ("demandes", "recus", "favorables", "defavorables")
_CHOICES = {
    "issue": ("acceptee", "refusee", "sans-suite", "classee"),
    "reservation": ("option", "confirmee", "attente"),
}
Texts = Mapping[str, str]
Held = TypeVar("Held", types.ActionDefinie, types.SilenceProcessus, types.ChampAction)


@dataclass(frozen=True)
class ProcessFields:
    """The fields that the conditions of one process may name."""

    root: _Element
    names: ReferenceData
    texts: Texts

    def whole(self) -> Fields:
        """For the condition of an action or of silence: everything."""
        return Fields(self._find, self.names, OUTSIDE)

    def of_form(self, champs: Iterable[types.ChampAction]) -> Fields:
        """For the condition of a field of an action's form: the fields of that form."""
        known = {champ.nom: _element(champ) for champ in champs}

        def find(path: str) -> _Element:
            if path not in known:
                raise EndroitInconnu(champ=f"action/{path}"[:200], endroit=path[:100])
            return known[path]

        return Fields(find, self.names)

    def groups(self) -> tuple[types.GroupeChamps, ...]:
        """Everything that may be chosen, as the screens list it."""
        forms = (
            types.GroupeChamps(page.get("titre", ""), tuple(_lines(page, "", "")), _answers(page.iter(tag("option"))))
            for page in pages(self.root)
        )
        return (*(group for group in forms if group.champ), *filter(lambda group: group.champ, self._beside()))

    def _beside(self) -> Iterator[types.GroupeChamps]:
        known = (*self._facts(), *self._actions())
        for what in OUTSIDE:
            found = [(path, champ) for path, champ in known if path.startswith(f"../{what}/")]
            lines = tuple(types.CodeLibelle(path, champ.get("libelle", "")) for path, champ in found)
            options = (option for _, champ in found for option in champ.iterchildren(tag("option")))
            yield types.GroupeChamps(self.texts[f"processus.lu.{what}"], lines, _answers(options))

    def _find(self, path: str) -> _Element:
        if not path.startswith("../"):
            return find_champ(self.root, path)
        for known, champ in (*self._facts(), *self._actions()):
            if known == path:
                return champ
        raise EndroitInconnu(champ=path[:200], endroit=path[:100])

    def _facts(self) -> Iterator[tuple[str, _Element]]:
        for nom, type_ in FACTS.items():
            champ = etree.Element(CHAMP, nom=nom, type=type_, libelle=self.texts[f"processus.dossier.{nom}"])
            for code, libelle in self._choices(nom):
                etree.SubElement(champ, tag("option"), code=code, libelle=libelle)
            yield f"../dossier/{nom}", champ
        for nom in OPINIONS:
            yield (
                f"../avis/{nom}",
                etree.Element(CHAMP, nom=nom, type="entier", libelle=self.texts[f"processus.avis-lus.{nom}"]),
            )

    def _choices(self, nom: str) -> Iterator[tuple[str, str]]:
        if nom == "etape":
            for etape in process_of(self.root).iterchildren(tag("etape")):
                yield etape.get("code", ""), etape.get("libelleAgent", "")
        for code in _CHOICES.get(nom, ()):
            yield code, self.texts[f"processus.{nom}-lue.{code}"]

    def _actions(self) -> Iterator[tuple[str, _Element]]:
        """Each action once, by its name, then the fields of its form."""
        known: set[str] = set()
        for action in process_of(self.root).iterfind(f"{tag('etape')}/{tag('action')}"):
            base = f"../actions/{action.get('nom', '')}"
            label = self.texts["processus.lu.action"].format(libelle=action.get("libelle", ""))
            if base not in known:
                yield base, etree.Element(CHAMP, nom="", type="", libelle=label)
            for champ in action.iterchildren(CHAMP):
                path = f"{base}/{champ.get('nom', '')}"
                if path not in known:
                    copy = etree.fromstring(etree.tostring(champ))
                    copy.set("libelle", f"{action.get('libelle', '')} › {champ.get('libelle', '')}")
                    yield path, copy
                known.add(path)
            known.add(base)

    # --- written ----------------------------------------------------------------------------------------------------

    def action(self, given: types.ActionDefinie) -> types.ActionDefinie:
        """An action with its conditions as expressions. Raises EndroitInconnu, ModificationRefusee."""
        form = self.of_form(given.champ)
        champs = tuple(
            _written(form, champ, f"action/champ.{rank}.condition") for rank, champ in enumerate(given.champ, 1)
        )
        return _written(self.whole(), replace(given, champ=champs), "action/condition")

    def silences(self, given: Iterable[types.SilenceProcessus]) -> tuple[types.SilenceProcessus, ...]:
        """What silence decides, with its conditions as expressions."""
        whole = self.whole()
        return tuple(_written(whole, one, f"silence.{rank}.condition") for rank, one in enumerate(given, 1))

    # --- read -------------------------------------------------------------------------------------------------------

    def told(self, found: types.ActionDefinie) -> types.ActionDefinie:
        """An action as it stands, with its conditions in rows where they can be."""
        form = self.of_form(found.champ)
        champs = tuple(_read(form, champ) for champ in found.champ)
        return _read(self.whole(), replace(found, champ=champs))

    def told_silences(self, found: Iterable[types.SilenceProcessus]) -> tuple[types.SilenceProcessus, ...]:
        """What silence decides, with its conditions in rows where they can be."""
        whole = self.whole()
        return tuple(_read(whole, one) for one in found)


def _lines(parent: _Element, base: str, before: str) -> Iterator[types.CodeLibelle]:
    for champ in parent.iterchildren(CHAMP):
        path, libelle = base + champ.get("nom", ""), before + champ.get("libelle", "")
        if champ.get("type") != "information":
            yield types.CodeLibelle(path, libelle)
        yield from _lines(champ, f"{path}/", f"{libelle} › ")


def _answers(options: Iterable[_Element]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(option.get("libelle", "") for option in options))


def _element(champ: types.ChampAction) -> _Element:
    element = etree.Element(CHAMP, nom=champ.nom, type=champ.type, libelle=champ.libelle)
    for option in champ.option:
        etree.SubElement(element, tag("option"), code=option.code, libelle=option.libelle)
    return element


def _written(known: Fields, given: Held, place: str) -> Held:
    rows = given.condition_simple
    if rows is None or not rows.comparaison:
        return given
    if given.condition and guided_conditions.simple(known, given.condition, (), "") == rows:  # sent back as it was read
        return replace(given, condition_simple=None)
    if given.condition:
        raison = "donnez la condition sans XPath ou en XPath, pas les deux"
        raise ModificationRefusee(champ=place, propriete="condition", raison=raison)
    return replace(given, condition=guided_conditions.expression(known, rows, (), "", place), condition_simple=None)


def _read(known: Fields, found: Held) -> Held:
    return replace(found, condition_simple=guided_conditions.simple(known, found.condition or "", (), ""))
