"""A téléservice whole: what it is, its form, its process, its messages (design, section 5)."""

from __future__ import annotations

from dataclasses import dataclass

from wsc_soap.domain.formulaire import Formulaire
from wsc_soap.domain.processus import Processus


@dataclass(frozen=True)
class Message:
    """A message type: subject and body are templates over the merge fields of the catalogue's rules."""

    code: str
    objet: str
    corps: str


@dataclass(frozen=True)
class PointProcedure:
    """One line of the numbered procedure on the service page."""

    titre: str
    texte: str


@dataclass(frozen=True)
class PieceAPreparer:
    """Something to have at hand before starting. `icone` is a name the stylesheets know."""

    libelle: str
    precision: str
    icone: str = "document"


@dataclass(frozen=True)
class Rubrique:
    """A titled passage of the service page; `lignes` (term, text) make a table, `texte` paragraphs (blank lines
    between). `note` true sets it apart as a notice."""

    titre: str
    texte: str = ""
    lignes: tuple[tuple[str, str], ...] = ()
    entetes: tuple[str, str] = ("", "")
    note: bool = False


@dataclass(frozen=True)
class Theme:
    """A theme of the bouquet and the message types its services share."""

    code: str
    libelle: str


@dataclass(frozen=True)
class Teleservice:
    """One immutable revision of a téléservice. `compte` is `optional`, `requis` or `sans`. `service` is the code of
    the town's department in charge. `espace_de_noms` is the namespace of its contract, `empreinte` the SHA-256 of the
    expanded definition document."""

    code: str
    theme: Theme
    version: int
    intitule: str
    intitule_court: str
    intitule_origine: str
    resume: str
    service: str
    compte: str
    prix: str
    duree_minutes: int
    delai: str
    delai_jours: int | None
    silence: str
    fondement: str
    procedure: tuple[PointProcedure, ...]
    pieces: tuple[PieceAPreparer, ...]
    rubriques: tuple[Rubrique, ...]
    mots_cles: tuple[str, ...]
    demandeur_libelle: str
    demandeur_courriel: str
    conservation_mois: int
    formulaire: Formulaire
    processus: Processus
    messages: dict[str, Message]
    espace_de_noms: str
    empreinte: str
