"""A dossier and its journal, as immutable values read from and handed to storage."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime


@dataclass(frozen=True)
class Dossier:
    """The life of one demande. Instants are UTC and aware. `passage` counts the arrivals at an étape since the deposit
    (clocks name it, so that a clock of an earlier stay does nothing). `version` counts every change. `en_attente`
    is true while the étape waits for somebody who is not of the town's services."""

    numero: str
    teleservice: str
    revision: int
    theme: str
    etape: str
    passage: int
    depose_le: datetime
    etape_depuis: datetime
    service: str
    demandeur: str
    courriel: str
    compte: str | None = None
    agent: str | None = None
    echeance: date | None = None
    issue: str = ""
    clos_le: datetime | None = None
    version: int = 1
    en_attente: bool = False

    @property
    def clos(self) -> bool:
        """True once an outcome is set."""
        return bool(self.issue)

    def with_changes(self, **changes: object) -> Dossier:
        """A copy with these fields changed."""
        return replace(self, **changes)  # type: ignore[arg-type]


@dataclass(frozen=True)
class LigneJournal:
    """One immutable line of a dossier's journal. `acteur_genre` is `usager`, `agent`, `clock` or `systeme`;
    `acteur` a printable name. `empreinte` chains the line to the one before (empty until stored)."""

    rang: int
    instant: datetime
    acteur_genre: str
    acteur: str
    action: str
    libelle: str
    etape: str
    cible: str
    motif: str = ""
    commentaire: str = ""
    empreinte: str = ""


@dataclass(frozen=True)
class Piece:
    """A file of a dossier, stored by content. `champ` is the XPath of its element in the demande."""

    rang: int
    champ: str
    nom: str
    type_mime: str
    taille: int
    empreinte: str


@dataclass(frozen=True)
class DeferredTask:
    """An outbox row: `genre` (`courriel`, `minuterie`), its `contenu` (str to str) and when it may be done first."""

    genre: str
    contenu: dict[str, str]
    pas_avant: datetime
    dossier: str = ""
