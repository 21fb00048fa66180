"""What an HTML form posted -> the demande's XML: hidden fields dropped, empty ones left out, values made lexical.

Names of entries: `typeActe`, `demandeur.codePostal`, `composition.2.nom` (rank from 1), `dateNaissance.jour`.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from lxml.etree import Element, SubElement, _Element

from wsc_soap.domain.teleservice import Teleservice
from wsc_soap.xmlio.plan import RACINE, Noeud, Referentiel, plan
from wsc_soap.xmlio.vue import masquer, visible

Entrees = Mapping[str, Sequence[str]]

PARTIES = {
    "date": ("jour", "mois", "annee"),
    "date-heure": ("jour", "mois", "annee", "heure", "minute"),
    "heure": ("heure", "minute"),
}
# A browser sends nothing for a box left empty: the default must not come back each time.
_SANS_DEFAUT = frozenset({"booleen", "choixMultiple"})
_PAS_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ETAPE = re.compile(r"([^\[\]/]+)(?:\[(\d{1,6})\])?")


@dataclass(frozen=True)
class FichierSaisi:
    """A file of the form: with its `contenu`, or already received and known by its upload token `jeton`."""

    nom: str
    contenu: bytes | None = None
    jeton: str | None = None
    taille: int = 0
    type_mime: str = ""


@dataclass(frozen=True)
class Saisie:
    """A demande being filled in.

    `demande` is the XML in the contract's namespace. `visibles` are the entry names of the fields shown now.
    `occurrences` gives, by the entry name of a repeated group, how many blocks the screen shows, empty ones included
    (the highest rank sent); `rangs` the ranks of those that hold something, in order: `composition.3` may be
    `/demande/composition[2]`.
    """

    demande: _Element
    visibles: frozenset[str]
    occurrences: Mapping[str, int]
    rangs: Mapping[str, tuple[int, ...]]
    racine: Noeud

    def entree_de(self, xpath: str) -> str | None:
        """The entry of a place, `/demande/composition[2]/nom` -> `composition.3.nom`; None when it has none."""
        noeud, entree = self.racine, ""
        for nom, place in _etapes(xpath):
            if nom not in noeud.par_nom:
                return entree if noeud.genre == "fichier" else None
            noeud = noeud.par_nom[nom]
            entree = f"{entree}.{nom}" if entree else nom
            if noeud.genre == "groupe" and noeud.repete and place:
                entree = f"{entree}.{self._rang(entree, place)}"
            if noeud.genre != "groupe":
                return entree
        return entree or None

    def xpath_de(self, entree: str) -> str | None:
        """The place of an entry, `composition.3.nom` -> `/demande/composition[2]/nom`; None when it has none."""
        noeud, xpath, lue = self.racine, f"/{RACINE}", ""
        pas = iter(entree.split("."))
        for nom in pas:
            if nom not in noeud.par_nom:
                return None
            noeud = noeud.par_nom[nom]
            xpath, lue = f"{xpath}/{nom}", f"{lue}.{nom}" if lue else nom
            if noeud.genre != "groupe":
                return xpath
            rang = next(pas, None) if noeud.repete else None
            if rang is not None:
                if not _est_rang(rang):
                    return None
                xpath, lue = f"{xpath}[{self._place(lue, int(rang))}]", f"{lue}.{rang}"
        return xpath if lue else None

    def _rang(self, groupe: str, place: int) -> int:
        rangs = self.rangs.get(groupe, ())
        return rangs[place - 1] if 0 < place <= len(rangs) else place

    def _place(self, groupe: str, rang: int) -> int:
        rangs = self.rangs.get(groupe, ())
        return rangs.index(rang) + 1 if rang in rangs else rang


def _etapes(xpath: str) -> Iterator[tuple[str, int]]:
    for etape in xpath.removeprefix(f"/{RACINE}").strip("/").split("/"):
        if trouve := _ETAPE.fullmatch(etape):
            yield trouve[1], int(trouve[2] or 0)


def _est_rang(texte: str) -> bool:
    return texte.isascii() and texte.isdigit() and len(texte) <= 4 and int(texte) > 0


def lire_saisie(
    teleservice: Teleservice,
    entrees: Entrees,
    fichiers: Mapping[str, Sequence[FichierSaisi]],
    referentiel: Referentiel,
    variables: Mapping[str, object],
) -> Saisie:
    """Make the demande of what was posted; never raises on what a browser may send.

    `entrees` and `fichiers` are by entry name; entries the form does not know are ignored. A value that cannot be read
    stays as typed, for `Controle` to say so. An entry never sent takes the field's default.
    """
    racine = plan(teleservice)
    lecture = _Lecture(entrees, fichiers, referentiel, variables)
    copie = Element(RACINE)
    lecture.lire_groupe(racine, "", copie)
    masquer(racine, copie, variables)
    lecture.elaguer(racine, copie)
    lecture.regarder(racine, "", copie)
    demande = Element(f"{{{teleservice.espace_de_noms}}}{RACINE}", nsmap={None: teleservice.espace_de_noms})  # type: ignore[dict-item]
    _recopier(copie, demande, teleservice.espace_de_noms)
    return Saisie(demande, frozenset(lecture.visibles), lecture.occurrences, lecture.rangs(racine, copie), racine)


class _Lecture:
    """One reading: the view is filled first, then pruned, then looked at."""

    def __init__(
        self,
        entrees: Entrees,
        fichiers: Mapping[str, Sequence[FichierSaisi]],
        referentiel: Referentiel,
        variables: Mapping[str, object],
    ) -> None:
        self.entrees, self.fichiers, self.referentiel, self.variables = (
            entrees,
            fichiers,
            referentiel,
            variables,
        )
        self.rang_de: dict[_Element, int] = {}  # keeps the elements alive, so that each stays the same object
        self.par_defaut: set[_Element] = set()
        self.visibles: set[str] = set()
        self.occurrences: dict[str, int] = {}
        self.envoyes = _rangs_envoyes(entrees, fichiers)

    # --- filling

    def lire_groupe(self, noeud: Noeud, base: str, copie: _Element) -> None:
        for enfant in noeud.enfants:
            entree = base + enfant.nom
            if enfant.genre == "valeur":
                self.lire_valeur(noeud, enfant, base, copie)
            elif enfant.genre == "fichier":
                self.lire_fichiers(enfant, entree, copie)
            elif enfant.genre == "groupe" and enfant.repete:
                for rang in self.rangs_lus(enfant, entree):
                    groupe = SubElement(copie, enfant.nom)
                    self.rang_de[groupe] = rang
                    self.lire_groupe(enfant, f"{entree}.{rang}.", groupe)
            elif enfant.genre == "groupe":
                self.lire_groupe(enfant, f"{entree}.", SubElement(copie, enfant.nom))

    def rangs_lus(self, noeud: Noeud, entree: str) -> list[int]:
        """One rank beyond the greatest number is kept, so that the excess is said and not lost."""
        rangs = [rang for rang in self.envoyes.get(entree, ()) if rang <= noeud.maximum + 1]
        self.occurrences[entree] = max(rangs, default=0)
        return rangs

    def lire_valeur(self, parent: Noeud, noeud: Noeud, base: str, copie: _Element) -> None:
        entree = base + noeud.nom
        textes = self.textes(noeud, entree)
        defaut = not textes and not self.envoyee(noeud, entree) and noeud.champ.type not in _SANS_DEFAUT
        if defaut and noeud.champ.defaut:
            textes = [noeud.champ.defaut]
        for texte in dict.fromkeys(textes) if noeud.repete else textes[:1]:
            if valeur := self.valeur(parent, noeud, base, texte):
                element = SubElement(copie, noeud.nom)
                element.text = valeur
                if defaut:
                    self.par_defaut.add(element)

    def textes(self, noeud: Noeud, entree: str) -> list[str]:
        """The non-empty values sent for a field; the parts of a date joined by spaces."""
        textes = [_propre(texte) for texte in self.entrees.get(entree, ())]
        parties = PARTIES.get(noeud.type.composant, ())
        morceaux = [_propre(texte) for p in parties for texte in list(self.entrees.get(f"{entree}.{p}", ()))[:1]]
        if any(morceaux):
            textes.insert(0, " ".join(filter(None, morceaux)))
        return [texte for texte in textes if texte]

    def envoyee(self, noeud: Noeud, entree: str) -> bool:
        parties = PARTIES.get(noeud.type.composant, ())
        return any(nom in self.entrees for nom in (entree, *(f"{entree}.{partie}" for partie in parties)))

    def valeur(self, parent: Noeud, noeud: Noeud, base: str, texte: str) -> str:
        code_postal = self.code_postal(parent, noeud, base)
        return _propre(noeud.type.lire(self.referentiel.resoudre(noeud.champ.type, texte, code_postal)))

    def code_postal(self, parent: Noeud, noeud: Noeud, base: str) -> str | None:
        """What was typed in the postal code that stands before this commune."""
        if not noeud.code_postal:
            return None
        voisin = parent.par_nom[noeud.code_postal]
        textes = self.textes(voisin, base + voisin.nom)
        return voisin.type.lire(textes[0]) if textes else None

    def lire_fichiers(self, noeud: Noeud, entree: str, copie: _Element) -> None:
        for fichier in self.fichiers.get(entree, ()):
            element = SubElement(copie, noeud.nom)
            SubElement(element, "nom").text = _propre(fichier.nom)[:255] or "fichier"
            if fichier.type_mime:
                SubElement(element, "typeMime").text = _propre(fichier.type_mime)[:100]
            if fichier.jeton is not None:
                SubElement(element, "televersement").text = _propre(fichier.jeton)
            else:
                SubElement(element, "contenu").text = b64encode(fichier.contenu or b"").decode()

    # --- pruning

    def elaguer(self, noeud: Noeud, copie: _Element) -> None:
        """Drop the groups that hold nothing typed; a mandatory group stays, so that its questions are asked."""
        for element in list(copie):
            enfant = noeud.par_nom[element.tag]
            if enfant.genre != "groupe":
                continue
            self.elaguer(enfant, element)
            garde = enfant.champ.obligatoire and not enfant.repete
            if not garde and all(petit in self.par_defaut for petit in element):
                copie.remove(element)

    # --- looking

    def regarder(self, noeud: Noeud, base: str, copie: _Element) -> None:
        for enfant in noeud.enfants:
            if not visible(enfant, copie, self.variables):
                continue
            entree = base + enfant.nom
            self.visibles.add(entree)
            if enfant.genre == "groupe":
                self.regarder_groupe(enfant, entree, copie)

    def regarder_groupe(self, noeud: Noeud, entree: str, copie: _Element) -> None:
        presents = list(copie.iterchildren(noeud.nom))
        if not noeud.repete:
            self.regarder_bloc(noeud, f"{entree}.", copie, presents[0] if presents else None)
            return
        par_rang = {self.rang_de[element]: element for element in presents}
        montres = max(self.occurrences.get(entree, 0), noeud.champ.occurrences_min)
        for rang in range(1, montres + 1):
            self.regarder_bloc(noeud, f"{entree}.{rang}.", copie, par_rang.get(rang))

    def regarder_bloc(self, noeud: Noeud, base: str, copie: _Element, present: _Element | None) -> None:
        bloc = present if present is not None else SubElement(copie, noeud.nom)
        self.regarder(noeud, base, bloc)
        if present is None:
            copie.remove(bloc)

    def rangs(self, noeud: Noeud, copie: _Element, base: str = "") -> dict[str, tuple[int, ...]]:
        """The ranks that hold something, by the entry name of their group."""
        trouves: dict[str, tuple[int, ...]] = {}
        for enfant in noeud.enfants:
            if enfant.genre != "groupe":
                continue
            elements, entree = list(copie.iterchildren(enfant.nom)), base + enfant.nom
            if enfant.repete:
                trouves[entree] = tuple(self.rang_de[element] for element in elements)
            for element in elements:
                suite = f"{entree}.{self.rang_de[element]}." if enfant.repete else f"{entree}."
                trouves |= self.rangs(enfant, element, suite)
        return trouves


def _rangs_envoyes(entrees: Entrees, fichiers: Mapping[str, Sequence[FichierSaisi]]) -> dict[str, list[int]]:
    """The ranks sent for each group, sorted: `composition.2.nom` says 2 for `composition`."""
    trouves: dict[str, set[int]] = {}
    for nom in (*entrees, *fichiers):
        pas = nom.split(".")
        for place, texte in enumerate(pas[1:-1], 1):
            if _est_rang(texte):
                trouves.setdefault(".".join(pas[:place]), set()).add(int(texte))
    return {groupe: sorted(rangs) for groupe, rangs in trouves.items()}


def _propre(texte: str) -> str:
    """What XML can hold of a text, line ends made one character, outer blanks off."""
    return _PAS_XML.sub("", texte.replace("\r\n", "\n").replace("\r", "\n")).strip()


def _recopier(copie: _Element, parent: _Element, espace: str) -> None:
    for element in copie:
        nouveau = SubElement(parent, f"{{{espace}}}{element.tag}")
        nouveau.text = element.text
        _recopier(element, nouveau, espace)
