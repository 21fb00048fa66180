"""Reading a stored demande: its answers in French, its author, the merge fields it fills."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from lxml.etree import _Element

from wsc_soap.domain.champs.base import Noms, SansNoms
from wsc_soap.domain.francais import taille as taille_lisible
from wsc_soap.domain.teleservice import Teleservice
from wsc_soap.xmlio.expressions import compiler
from wsc_soap.xmlio.fichier import EXTENSIONS, LIBELLES
from wsc_soap.xmlio.plan import BLANCS, Noeud, plan
from wsc_soap.xmlio.vue import nom_local, texte_de

Ligne = tuple[str, list[str]]
Section = tuple[str, str, int | None, list[Ligne]]
SANS_CIVILITE = "nonPrecisee"


def recapituler(
    teleservice: Teleservice, demande: _Element, noms: Noms, tailles: Mapping[str, int] | None = None
) -> list[Section]:
    """The answers of a demande, in order: (page code, title, rank of a repeated group or None, [(label, [texts])]).

    A group is a section of its own; only what has a value is there. A file reads « livret.pdf (PDF, 84 Ko) »; `tailles`
    gives the sizes of files known by their upload token only. `demande` may be stored, received or being filled in.
    """
    recap = _Recapitulatif(noms, tailles or {})
    racine = plan(teleservice)
    enfants = _par_nom(demande)
    sections: list[Section] = []
    for page in teleservice.formulaire.pages:
        noeuds = [racine.par_nom[champ.nom] for champ in page.champs]
        sections += recap.sections(page.code, page.titre, None, noeuds, enfants)
    return sections


class _Recapitulatif:
    def __init__(self, noms: Noms, tailles: Mapping[str, int]) -> None:
        self.noms, self.tailles = noms, tailles

    def sections(
        self, page: str, titre: str, rang: int | None, noeuds: list[Noeud], enfants: dict[str, list[_Element]]
    ) -> Iterator[Section]:
        lignes = [ligne for noeud in noeuds if noeud.genre != "groupe" for ligne in self.lignes(noeud, enfants)]
        if lignes:
            yield page, titre, rang, lignes
        for noeud in noeuds:
            if noeud.genre == "groupe":
                for place, groupe in enumerate(enfants.get(noeud.nom, ()), 1):
                    numero = place if noeud.repete else None
                    yield from self.sections(page, noeud.champ.libelle, numero, list(noeud.enfants), _par_nom(groupe))

    def lignes(self, noeud: Noeud, enfants: dict[str, list[_Element]]) -> Iterator[Ligne]:
        textes = [texte for element in enfants.get(noeud.nom, ()) for texte in self.textes(noeud, element)]
        if textes:
            yield noeud.champ.libelle, textes

    def textes(self, noeud: Noeud, element: _Element) -> list[str]:
        if noeud.genre == "fichier":
            return [self.fichier(element)]
        return [ligne for ligne in formater(noeud, texte_de(element), self.noms).split("\n") if ligne]

    def fichier(self, element: _Element) -> str:
        parties = {nom_local(partie): partie for partie in element}
        nom = texte_de(parties["nom"]).strip(BLANCS) if "nom" in parties else ""
        extension = nom.rpartition(".")[2].lower()
        format_ = next((LIBELLES[code] for code, noms in EXTENSIONS.items() if extension in noms), "")
        octets = self.octets(parties)
        details = ", ".join(filter(None, (format_, taille_lisible(octets) if octets else "")))
        return f"{nom} ({details})" if details else nom

    def octets(self, parties: dict[str, _Element]) -> int:
        for partie in parties.values():
            if partie.get("taille", "").isdigit():
                return int(partie.get("taille", "0"))
        if "televersement" in parties:
            return self.tailles.get(texte_de(parties["televersement"]).strip(BLANCS), 0)
        contenu = "".join(texte_de(parties["contenu"]).split()) if "contenu" in parties else ""
        return len(contenu) * 3 // 4 - contenu[-2:].count("=")


def formater(noeud: Noeud, texte: str, noms: Noms) -> str:
    """A value as a French reader reads it; as written when its type cannot read it."""
    propre = texte.strip(BLANCS)
    try:
        return noeud.type.formater(propre, noeud.champ, noms)
    except (ValueError, ArithmeticError):
        return propre


def _par_nom(parent: _Element) -> dict[str, list[_Element]]:
    trouves: dict[str, list[_Element]] = {}
    for element in parent:
        trouves.setdefault(nom_local(element), []).append(element)
    return trouves


def demandeur(teleservice: Teleservice, vue: _Element) -> tuple[str, str]:
    """Who asks, read in the view as the definition says: the name shown to agents (« H. Astier ») and the e-mail
    address of the messages, empty when there is none."""
    return (
        compiler(teleservice.demandeur_libelle).chaine(vue, {}),
        compiler(teleservice.demandeur_courriel).chaine(vue, {}),
    )


def valeurs_fusion(teleservice: Teleservice, vue: _Element, noms: Noms | None = None) -> dict[str, dict[str, Any]]:
    """The merge fields that a demande fills: `demande` (every field of the form, formatted, empty when absent, a dict
    for a group) and `demandeur` (`civilite`, `nom`, `prenoms`, `courriel`)."""
    noms = noms or SansNoms()
    demande = _fusion(plan(teleservice), [vue], noms)
    groupe = demande.get("demandeur")
    connu = groupe if isinstance(groupe, dict) else {}
    sans_civilite = vue.findtext("demandeur/civilite", "") == SANS_CIVILITE
    return {
        "demande": demande,
        "demandeur": {
            "civilite": "" if sans_civilite else connu.get("civilite", ""),
            "nom": connu.get("nomUsage") or connu.get("nomNaissance", ""),
            "prenoms": connu.get("prenoms", ""),
            "courriel": demandeur(teleservice, vue)[1],
        },
    }


def _fusion(noeud: Noeud, groupes: list[_Element], noms: Noms) -> dict[str, Any]:
    """Occurrences of a repeated field or group read as one list, « Léa, Tom »."""
    valeurs: dict[str, Any] = {}
    for enfant in noeud.enfants:
        elements = [element for groupe in groupes for element in groupe.iterchildren(enfant.nom)]
        if enfant.genre == "groupe":
            valeurs[enfant.nom] = _fusion(enfant, elements, noms)
        elif enfant.genre != "rien":
            valeurs[enfant.nom] = ", ".join(_valeur(enfant, element, noms) for element in elements)
    return valeurs


def _valeur(noeud: Noeud, element: _Element, noms: Noms) -> str:
    if noeud.genre == "fichier":
        return element.findtext("nom", "")
    return formater(noeud, texte_de(element), noms)
