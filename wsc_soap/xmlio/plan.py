"""A form compiled for reading demandes: one node per field, its expressions ready, its element's qualified name."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Iterator
from typing import Protocol

from wsc_soap.domain.champs.base import Noms, TypeChamp
from wsc_soap.domain.champs.registre import type_champ
from wsc_soap.domain.formulaire import Champ, Regle
from wsc_soap.domain.teleservice import Teleservice
from wsc_soap.xmlio.expressions import Expression, compiler

RACINE = "demande"
BLANCS = " \t\r\n"
OCCURRENCES_MAX = 1000
_GARDES = 256


class Referentiel(Noms, Protocol):
    """The lists behind codes; `wsc_soap.referentiels.Referentiels` is one."""

    def resoudre(self, type_champ: str, texte: str, code_postal: str | None = None) -> str:
        """The code meant by what a person typed; the text as it is when that is not clear."""

    def verifier(self, type_champ: str, valeur: str, code_postal: str | None = None) -> str | None:
        """None when the code is right, else the French sentence of the remedy."""


class Noeud:
    """A field (or the demande itself) with what reading it needs.

    `genre` is the kind of its element: `valeur`, `groupe`, `fichier`, or `rien` for what has no element. `rang` is its
    place among its siblings; `condition` is None when it is always shown; `code_postal` names the postal code that
    stands just before a commune, which must agree with it.
    """

    __slots__ = (
        "a_compter",
        "a_regles",
        "champ",
        "code_postal",
        "condition",
        "conditionnels",
        "enfants",
        "genre",
        "groupes",
        "maximum",
        "nom",
        "obligatoires",
        "par_balise",
        "par_nom",
        "rang",
        "regles",
        "repete",
        "type",
    )

    def __init__(self, champ: Champ, rang: int, espace: str) -> None:
        self.champ, self.rang, self.nom = champ, rang, champ.nom
        self.type: TypeChamp = type_champ(champ.type)
        self.genre = {"groupe": "groupe", "fichier": "fichier", "rien": "rien"}.get(self.type.xsd, "valeur")
        self.condition: Expression | None = compiler(champ.condition) if champ.condition else None
        self.regles: tuple[tuple[Expression, Regle], ...] = tuple((compiler(r.test), r) for r in champ.regles)
        self.maximum = min(champ.occurrences_max, OCCURRENCES_MAX)
        self.repete = champ.repete
        self.enfants = tuple(Noeud(enfant, place, espace) for place, enfant in enumerate(champ.champs))
        self.par_nom = {enfant.nom: enfant for enfant in self.enfants}
        self.par_balise = {f"{{{espace}}}{e.nom}": e for e in self.enfants if e.genre != "rien"}
        self.code_postal = ""
        for avant, enfant in zip(self.enfants, self.enfants[1:], strict=False):
            if avant.champ.type == "codePostal" and enfant.champ.type == "communeInsee":
                enfant.code_postal = avant.nom
        self.obligatoires = tuple(e for e in self.enfants if e.genre != "rien" and e.champ.obligatoire)
        self.groupes = tuple(e for e in self.enfants if e.genre == "groupe")
        self.conditionnels = tuple(e for e in self.enfants if e.condition is not None and e.genre != "rien")
        self.a_compter = tuple(e for e in self.enfants if e.champ.occurrences_min > 1)
        self.a_regles = tuple(e for e in self.enfants if e.genre != "rien" and e.regles)

    def parcourir(self) -> Iterator[Noeud]:
        """This node's descendants, parents first."""
        for enfant in self.enfants:
            yield enfant
            yield from enfant.parcourir()


_plans: OrderedDict[int, tuple[object, str, Noeud]] = OrderedDict()
_verrou = threading.Lock()


def plan(teleservice: Teleservice) -> Noeud:
    """The compiled form of a téléservice: the node of its demande. Compiled once and kept.

    Raises ExpressionInvalide or KeyError on a form that `lire_teleservice` would have refused.
    """
    formulaire, espace = teleservice.formulaire, teleservice.espace_de_noms
    garde = _plans.get(id(formulaire))
    if garde is not None and garde[0] is formulaire and garde[1] == espace:
        return garde[2]
    noeud = Noeud(Champ(RACINE, "groupe", "Demande", champs=formulaire.champs), 0, espace)
    with _verrou:
        _plans[id(formulaire)] = (formulaire, espace, noeud)
        while len(_plans) > _GARDES:
            _plans.popitem(last=False)
    return noeud
