"""What a téléservice is, and the catalogue."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from wsc_soap.operations.types.commun import Contact


@dataclass(frozen=True)
class PointProcedure:
    """Une ligne de la procédure numérotée."""

    titre: str
    texte: str | None


@dataclass(frozen=True)
class PieceAPreparer:
    """Ce qu'il faut avoir sous la main avant de commencer."""

    libelle: str
    precision: str | None
    icone: str


@dataclass(frozen=True)
class LigneRubrique:
    """Une ligne d'un tableau de rubrique."""

    terme: str
    texte: str


@dataclass(frozen=True)
class Rubrique:
    """Un passage titré de la page du service ; `ligne` fait un tableau à deux colonnes."""

    titre: str
    paragraphe: tuple[str, ...]
    entete: tuple[str, ...]
    ligne: tuple[LigneRubrique, ...]
    note: bool


@dataclass(frozen=True)
class DescriptionTeleservice:
    """Ce qu'est le téléservice et comment il se déroule."""

    code: str
    theme: Annotated[str, "Code du thème"]
    theme_libelle: str
    intitule: str
    intitule_court: str
    intitule_origine: str
    resume: str | None
    mode: Annotated[str, "en-ligne ou essai"]
    compte: Annotated[str, "facultatif, requis ou sans"]
    prix: str | None
    duree_minutes: Annotated[int, "Temps estimé pour remplir la demande, en minutes"]
    delai: Annotated[str | None, "Délai habituel de réponse, en clair"]
    silence: Annotated[str | None, "Ce que vaut le silence de l'administration, et quand"]
    fondement: str | None
    demandeurs: str | None
    espace_de_noms: Annotated[str, "Espace de noms du contrat en vigueur"]
    revision: int
    point: tuple[PointProcedure, ...]
    piece: tuple[PieceAPreparer, ...]
    rubrique: tuple[Rubrique, ...]
    contact: Contact


@dataclass(frozen=True)
class ResumeTeleservice:
    """Une ligne du catalogue."""

    code: str
    intitule: str
    intitule_origine: str
    theme: str
    resume: str | None
    mode: str


@dataclass(frozen=True)
class ThemeCatalogue:
    """Un thème et ses téléservices."""

    code: str
    libelle: str
    teleservice: tuple[ResumeTeleservice, ...]


@dataclass(frozen=True)
class Catalogue:
    """Les téléservices d'une collectivité, par thème."""

    theme: tuple[ThemeCatalogue, ...]
