"""A dossier and its journal, as immutable values read from and handed to storage."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime


@dataclass(frozen=True)
class Dossier:
    """The life of one demande. Instants are UTC and aware. `passage` counts the arrivals at an étape since the deposit
    (clocks name it, so that a clock of an earlier stay does nothing). `version` counts every change. `en_attente`
    is true while the étape waits for somebody who is not of the town's services. `origine` is the étape that a waiting
    étape (`retour`) was entered from. `complet_le` is when the demande was complete, None while it is not.
    `silence_le` is the last day of the legal delay, None when none runs; `suspendu_le` when that delay was stopped."""

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
    origine: str = ""
    complet_le: datetime | None = None
    silence_le: date | None = None
    suspendu_le: datetime | None = None

    @property
    def clos(self) -> bool:
        """True once an outcome is set."""
        return bool(self.issue)

    def with_changes(self, **changes: object) -> Dossier:
        """A copy with these fields changed."""
        return replace(self, **changes)  # type: ignore[arg-type]


@dataclass(frozen=True)
class LigneJournal:
    """One immutable line of a dossier's journal. `acteur_genre` is `usager`, `agent`, `externe`, `metier`, `horloge` or
    `systeme`; `acteur` a printable name, `sujet` the key of that person. `valeurs` is the XML of what the action's form
    was answered. `empreinte` chains the line to the one before (empty until stored)."""

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
    sujet: str = ""
    valeurs: str = ""


@dataclass(frozen=True)
class Avis:
    """An opinion asked from an acteur: `rang` counts those of the dossier. `avis` is `favorable`, `defavorable` or
    `aucun`, empty until given; `terme` is the last day to give it, after which `defaut` stands for it."""

    rang: int
    acteur: str
    demande_le: datetime
    terme: date | None = None
    defaut: str = "aucun"
    avis: str = ""
    commentaire: str = ""
    rendu_le: datetime | None = None
    rendu_par: str = ""


@dataclass(frozen=True)
class Document:
    """A file that the platform or the town added to a dossier (a letter, a result); `citoyen` shows it to the citizen
    too."""

    rang: int
    code: str
    libelle: str
    nom: str
    type_mime: str
    taille: int
    empreinte: str
    cree_le: datetime
    citoyen: bool = True


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
    """An outbox row: `genre` (`courriel`, `minuterie`, `sms`, `courrier`, `partenaire`), its `contenu` (str to str) and
    when it may be done first."""

    genre: str
    contenu: dict[str, str]
    pas_avant: datetime
    dossier: str = ""
