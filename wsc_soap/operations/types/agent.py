"""The agent's back office."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated

from wsc_soap.operations.types.action import ActionPossible
from wsc_soap.operations.types.agenda import ReservationAgenda
from wsc_soap.operations.types.commun import (
    DocumentDossier,
    Etape,
    LigneRecapitulatif,
    MessageEnvoye,
    SectionRecapitulatif,
)
from wsc_soap.operations.types.paiement import Paiement


@dataclass(frozen=True)
class Profil:
    """L'agent et son profil."""

    identifiant: str
    nom: str
    profil: str
    service: Annotated[tuple[str, ...], "Codes des services dont il traite les dossiers"]


@dataclass(frozen=True)
class DossierAgent:
    """Une ligne de la liste de l'agent."""

    numero: str
    citoyen: str
    teleservice: str
    intitule: str
    theme_libelle: str
    etape: str
    etape_libelle: str
    date_depot: datetime
    echeance: date | None
    jours_de_retard: Annotated[int, "Jours ouvrés de retard sur l'étape, 0 si aucun"]
    agent: Annotated[str | None, "Agent qui a pris le dossier"]
    a_moi: bool


@dataclass(frozen=True)
class ListeAgent:
    """Les dossiers du profil de l'agent, les plus urgents d'abord."""

    profil: Profil
    filtre: Annotated[str, "a-traiter, en-attente, miens ou clos"]
    a_traiter: int
    en_attente: int
    en_retard: int
    miens: int
    dossier: tuple[DossierAgent, ...]
    suite: str | None


@dataclass(frozen=True)
class LigneJournal:
    """Une ligne du journal d'un dossier."""

    date: datetime
    acteur: str
    libelle: str
    etape: str
    cible: str | None
    motif: str | None
    commentaire: str | None
    reponse: Annotated[tuple[LigneRecapitulatif, ...], "Ce que le formulaire de l'action a reçu"] = ()


@dataclass(frozen=True)
class AvisDossier:
    """Un avis demandé sur un dossier."""

    rang: int
    acteur: str
    libelle: Annotated[str, "Nom de qui doit rendre l'avis"]
    demande_le: datetime
    terme: Annotated[date | None, "Dernier jour pour répondre"]
    avis: Annotated[str | None, "favorable, defavorable ou aucun ; absent tant qu'il est attendu"]
    commentaire: str | None
    rendu_le: datetime | None
    rendu_par: str | None
    a_moi: Annotated[bool, "Vrai quand l'agent peut rendre cet avis"]
    a_relancer: Annotated[bool, "Vrai quand l'agent peut rappeler cet avis à qui le doit"] = False


@dataclass(frozen=True)
class PieceJointe:
    """Une pièce du dossier."""

    rang: int
    libelle: str
    nom: str
    type_mime: str
    taille: int


@dataclass(frozen=True)
class DossierProche:
    """Un autre dossier du même problème, ou regroupé avec celui-ci."""

    numero: str
    lien: Annotated[str, "proche, principal (celui-ci lui est rattaché) ou rattache (il est rattaché à celui-ci)"]
    date_depot: datetime
    etape_libelle: str
    distance: Annotated[int | None, "En mètres ; absente quand l'adresse écrite seule les rapproche"]
    version: int
    position: Annotated[str | None, "Latitude et longitude ; absente quand le lieu est seulement écrit"] = None


@dataclass(frozen=True)
class DossierComplet:
    """Le dossier tel que l'agent le voit."""

    profil: Profil
    numero: str
    citoyen: str
    courriel: str | None
    teleservice: str
    intitule: str
    theme_libelle: str
    date_depot: datetime
    etat: str
    etat_libelle: str
    issue: str | None
    etape_code: str
    etape_libelle: str
    etape_depuis: datetime
    echeance: date | None
    jours_ouvres_passes: int
    jours_ouvres_prevus: int | None
    agent: str | None
    a_moi: bool
    version: int
    section: tuple[SectionRecapitulatif, ...]
    piece: tuple[PieceJointe, ...]
    etape: Annotated[tuple[Etape, ...], "Ce que voit le citoyen"]
    action: tuple[ActionPossible, ...]
    message: tuple[MessageEnvoye, ...]
    journal: tuple[LigneJournal, ...]
    document: Annotated[tuple[DocumentDossier, ...], "Courriers et résultats joints au dossier"] = ()
    avis: Annotated[tuple[AvisDossier, ...], "Avis demandés sur le dossier"] = ()
    service: Annotated[str, "Code du service chargé du dossier"] = ""
    service_nom: Annotated[str, "Nom du service chargé du dossier"] = ""
    en_attente: Annotated[bool, "Vrai quand le dossier attend quelqu'un d'autre que le service"] = False
    silence_le: Annotated[date | None, "Jour où le silence de la mairie vaudra décision"] = None
    reservation: Annotated[tuple[ReservationAgenda, ...], "Ce que la demande réserve"] = ()
    paiement: Annotated[tuple[Paiement, ...], "Ce que le dossier doit ou a payé"] = ()
    proche: Annotated[tuple[DossierProche, ...], "Signalements proches du même problème, et dossiers regroupés"] = ()
    position: Annotated[str | None, "Latitude et longitude du lieu signalé, quand la demande les donne"] = None
