"""The form as a screen shows it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date as day
from typing import Annotated

from wsc_soap.operations.types.commun import Contact, Entree, Erreur, SectionRecapitulatif


@dataclass(frozen=True)
class OptionChamp:
    """Un choix possible."""

    code: str
    libelle: str
    aide: str | None
    choisie: bool


@dataclass(frozen=True)
class MomentLibre:
    """Un moment qui peut encore être réservé."""

    debut: Annotated[str, "Valeur à rendre dans le champ"]
    libelle: str
    places_libres: int
    choisi: bool


@dataclass(frozen=True)
class JourLibre:
    """Un jour et ses moments libres ; sans moment, le jour est complet ou fermé."""

    jour: day
    libelle: str
    moment: tuple[MomentLibre, ...]


@dataclass(frozen=True)
class FichierRecu:
    """Un fichier déjà reçu pour ce champ."""

    nom: str
    taille: int
    jeton: Annotated[str, "Jeton de téléversement"]


@dataclass(frozen=True)
class OccurrenceChamp:
    """Une occurrence d'un groupe : ses champs."""

    rang: int
    champ: tuple[ChampFormulaire, ...]


@dataclass(frozen=True)
class ChampFormulaire:
    """Un champ tel qu'il se présente à l'écran, avec sa valeur et ses erreurs."""

    nom: Annotated[str, "Nom de l'élément dans la demande"]
    entree: Annotated[str, "Nom de l'entrée HTML : demandeur.codePostal, composition.2.nom"]
    xpath: Annotated[str, "XPath de l'élément dans la demande"]
    type: Annotated[str, "Type de champ"]
    composant: Annotated[str, "Composant d'écran, liste fermée"]
    libelle: str
    aide: str | None
    obligatoire: bool
    visible: bool
    condition: Annotated[str | None, "XPath 1.0 de visibilité, dans le contexte du groupe"]
    calcul: Annotated[str | None, "XPath 1.0 d'une valeur calculée, dans le contexte du groupe"]
    forme: Annotated[str | None, "Forme d'une valeur calculée : decimal, entier, montant, date ou texte"]
    valeur: Annotated[tuple[str, ...], "Valeur telle que saisie ; telle qu'elle se lit, pour une valeur calculée"]
    partie: Annotated[tuple[str, ...], "Jour, mois, année d'une date telle que saisie"]
    option: tuple[OptionChamp, ...]
    jour: Annotated[tuple[JourLibre, ...], "Moments libres d'une ressource, pour un champ qui en réserve"]
    fichier: tuple[FichierRecu, ...]
    erreur: tuple[str, ...]
    longueur_max: int | None
    minimum: str | None
    maximum: str | None
    autocompletion: str | None
    occurrences_min: int
    occurrences_max: int
    formats: str | None
    occurrence: tuple[OccurrenceChamp, ...]


@dataclass(frozen=True)
class PageFormulaire:
    """Une page du formulaire."""

    code: str
    titre: str
    intro: str | None
    etat: Annotated[str, "faite, courante ou a-venir"]
    champ: tuple[ChampFormulaire, ...]


@dataclass(frozen=True)
class VariableExpression:
    """Une variable nommée par les expressions du formulaire, et ce qui la remplace hors du serveur."""

    nom: Annotated[str, "Nom, sans le signe dollar"]
    litteral: Annotated[str, "Nombre, ou texte entre apostrophes"]


@dataclass(frozen=True)
class FormulaireAffiche:
    """Le formulaire, la page courante, les valeurs déjà saisies et les erreurs."""

    teleservice: str
    intitule: str
    intitule_court: str
    theme_libelle: str
    espace_de_noms: str
    etape: Annotated[str, "saisie ou relecture"]
    numero_page: int
    nombre_pages: int
    page: tuple[PageFormulaire, ...]
    cachee: Annotated[tuple[Entree, ...], "Entrées des autres pages, à renvoyer telles quelles"]
    erreur: tuple[Erreur, ...]
    avertissement: tuple[Erreur, ...]
    section: Annotated[tuple[SectionRecapitulatif, ...], "Réponses déjà données"]
    avis: Annotated[str | None, "Avis à montrer en tête de page"]
    contact: Contact
    vue: Annotated[str, "Réponses lues, en XML sans espace de noms : ce sur quoi s'évaluent les expressions"]
    variable: tuple[VariableExpression, ...]
    enregistrement: Annotated[str, "toujours, ou surDemande : rien n'est gardé sans l'envoi voulu"] = "toujours"
    conservation_mois: Annotated[int | None, "Mois de conservation après la clôture du dossier"] = None
