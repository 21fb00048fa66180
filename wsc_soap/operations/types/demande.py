"""Filing and following a demande."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated

from wsc_soap.operations.types.action import ActionPossible
from wsc_soap.operations.types.agenda import ReservationAgenda
from wsc_soap.operations.types.commun import (
    Contact,
    DocumentDossier,
    Erreur,
    Etape,
    MessageEnvoye,
    SectionRecapitulatif,
    ValeurCalculee,
)
from wsc_soap.operations.types.formulaire import FormulaireAffiche
from wsc_soap.operations.types.paiement import Paiement


@dataclass(frozen=True)
class Verification:
    """Le résultat d'une vérification : rien n'est enregistré."""

    valide: bool
    erreur: tuple[Erreur, ...]
    avertissement: tuple[Erreur, ...]
    calcul: Annotated[tuple[ValeurCalculee, ...], "Valeurs calculées à partir de la demande"] = ()


@dataclass(frozen=True)
class Recu:
    """L'accusé d'enregistrement d'une demande."""

    numero: Annotated[str, "Numéro du dossier, avec sa clé de contrôle"]
    cle_suivi: Annotated[str, "Clé secrète de suivi, à conserver avec le numéro"]
    teleservice: str
    intitule: str
    date_depot: datetime
    courriel: Annotated[str | None, "Adresse à laquelle part l'accusé de réception"]
    lien_suivi: str
    etape: tuple[Etape, ...]
    avertissement: tuple[Erreur, ...]
    calcul: Annotated[tuple[ValeurCalculee, ...], "Valeurs calculées à partir de la demande"] = ()


@dataclass(frozen=True)
class Suivi:
    """Où en est un dossier, dans la vision restreinte du citoyen."""

    numero: str
    teleservice: str
    intitule: str
    theme: str
    theme_libelle: str
    date_depot: datetime
    etat: Annotated[str, "en-cours ou clos"]
    etat_libelle: str
    issue: str | None
    date_cloture: datetime | None
    version: Annotated[int, "À rendre avec une action, pour déceler une modification entre-temps"]
    etape: tuple[Etape, ...]
    action: tuple[ActionPossible, ...]
    message: tuple[MessageEnvoye, ...]
    section: tuple[SectionRecapitulatif, ...]
    contact: Contact
    document: Annotated[tuple[DocumentDossier, ...], "Courriers et résultats joints au dossier"] = ()
    reservation: Annotated[tuple[ReservationAgenda, ...], "Ce que la demande réserve"] = ()
    paiement: Annotated[tuple[Paiement, ...], "Ce que le dossier doit ou a payé"] = ()


@dataclass(frozen=True)
class Televersement:
    """Où envoyer un fichier, par HTTP PUT, avant d'en citer le jeton dans la demande."""

    jeton: str
    adresse: str
    expire_le: datetime
    taille_max: int


@dataclass(frozen=True)
class BrouillonDemande:
    """Une demande commencée et gardée : rien n'en est vu par la mairie avant le dépôt."""

    code: Annotated[str, "Code de reprise ; il ouvre les réponses, sur n'importe quel appareil"]
    teleservice: str
    intitule: str
    modifie_le: datetime
    expire_le: Annotated[datetime, "Passé cet instant, le brouillon est effacé"]
    lien: Annotated[str, "Adresse de reprise sur le portail"]


@dataclass(frozen=True)
class BrouillonsDemandes:
    """Les brouillons d'un compte, le dernier modifié d'abord."""

    brouillon: tuple[BrouillonDemande, ...]


@dataclass(frozen=True)
class BrouillonLu:
    """Un brouillon, et le formulaire à la page où il a été laissé."""

    brouillon: BrouillonDemande
    formulaire: FormulaireAffiche
