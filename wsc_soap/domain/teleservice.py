"""A téléservice whole: what it is, its form, its process, its messages (design, section 5)."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from functools import cached_property

from wsc_soap.domain.formulaire import Formulaire
from wsc_soap.domain.processus import Processus
from wsc_soap.domain.proximite import Doublons


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
class Parametre:
    """A value that the town sets in one place. `type` is `texte`, `entier`, `decimal`, `montant` or `date`;
    `a_verifier` asks the town to check it before going on line."""

    nom: str
    valeur: str
    libelle: str
    type: str = "texte"
    a_verifier: bool = False


@dataclass(frozen=True)
class Courrier:
    """A letter type, over the same merge fields as the messages. One with a `destinataire` is not written to the
    citizen, who does not see it."""

    code: str
    libelle: str
    objet: str
    corps: str
    destinataire: str = ""


@dataclass(frozen=True)
class Reservation:
    """What a demande takes from an agenda when it is filed; every value is an expression over the demande. `attente`
    puts it on a waiting list when full, `option` is how many days the places are held unconfirmed."""

    ressource: str
    debut: str
    fin: str = ""
    places: str = ""
    condition: str = ""
    attente: bool = False
    option: int | None = None


@dataclass(frozen=True)
class DonneePoussee:
    """Something that business software pushes to a dossier, read in `{{metier.nom}}`."""

    nom: str
    libelle: str
    type: str = "texte"


@dataclass(frozen=True)
class Echanges:
    """What business software pulls of the demande (paths of fields) and what it pushes."""

    logiciel: str = ""
    tires: tuple[str, ...] = ()
    pousses: tuple[DonneePoussee, ...] = ()


@dataclass(frozen=True)
class Theme:
    """A theme of the bouquet and the message types its services share."""

    code: str
    libelle: str


@dataclass(frozen=True)
class Teleservice:
    """One immutable revision of a téléservice. `compte` is `optional`, `requis` or `sans`. `service` is the code of
    the town's department in charge. `espace_de_noms` is the namespace of its contract, `empreinte` the SHA-256 of the
    expanded definition document. `ouverture` is an expression over dates outside which nothing is filed;
    `enregistrement` is `toujours`, or `surDemande` for a computation of which nothing is kept unless asked.
    `demandeur_telephone` is where the number of SMS is read, empty for a citizen who wants none; `doublons` says what
    near duplicates are."""

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
    parametres: tuple[Parametre, ...] = ()
    evenements: tuple[str, ...] = ()
    reservations: tuple[Reservation, ...] = ()
    courriers: dict[str, Courrier] = field(default_factory=dict)
    echanges: Echanges = field(default_factory=Echanges)
    ouverture: str = ""
    enregistrement: str = "toujours"
    demandeur_telephone: str = ""
    doublons: Doublons | None = None

    @cached_property
    def wording(self) -> str:
        """A digest of the words that the published contract shows: titles, labels, hints. Two revisions of one
        namespace and one wording have the same WSDL, byte for byte."""
        labels = [(path, champ.libelle, champ.aide) for path, champ in self.formulaire.walk()]
        return hashlib.sha256(repr((self.intitule, self.resume, labels)).encode()).hexdigest()
