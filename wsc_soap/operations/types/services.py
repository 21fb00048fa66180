"""What the back office says of the téléservices: offer, drafts, versions, parameters, themes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date as day
from datetime import datetime
from typing import Annotated

from wsc_soap.operations.types.agent import Profil
from wsc_soap.operations.types.commun import Erreur
from wsc_soap.operations.types.presentation import ResumeTeleservice
from wsc_soap.operations.types.processus import ResultatSimulation


@dataclass(frozen=True)
class EtatBrouillon:
    """Un brouillon ouvert, sans son contenu."""

    version: Annotated[int, "Numéro à rendre avec une modification"]
    origine: Annotated[int, "Révision de départ ; 0 pour le modèle livré ou un téléservice nouveau"]
    auteur: Annotated[str, "Dernière personne à l'avoir modifié"]
    ouvert_le: datetime
    modifie_le: datetime


@dataclass(frozen=True)
class ChangementPrevu:
    """Un changement de mode à venir, fait par la plateforme à l'heure dite."""

    le: datetime
    mode: str
    auteur: str


@dataclass(frozen=True)
class ServiceOffert:
    """Un téléservice vu par la collectivité : au catalogue, pris, ou créé par elle."""

    code: str
    intitule: str
    intitule_origine: str
    resume: str | None
    theme: str
    theme_libelle: str
    origine: Annotated[str, "livre, ou propre pour un téléservice créé par la collectivité"]
    mode: Annotated[str, "catalogue (pas encore pris), brouillon, essai, en-ligne ou suspendu"]
    revision: Annotated[int | None, "Révision en vigueur"]
    publiee_le: datetime | None
    espace_de_noms: Annotated[str | None, "Espace de noms du contrat en vigueur"]
    personnalise: Annotated[bool, "Vrai quand la révision en vigueur diffère du modèle livré"]
    a_verifier: Annotated[int, "Nombre de paramètres que la collectivité n'a pas encore vérifiés"]
    brouillon: EtatBrouillon | None
    prevu: tuple[ChangementPrevu, ...]
    mot_cle: tuple[str, ...] = ()
    evenement: Annotated[tuple[str, ...], "Événements de vie sous lesquels le citoyen le trouve"] = ()
    avertissement: Annotated[
        tuple[Erreur, ...], "Ce qui manque pour qu'il serve : les agendas où ses demandes réservent"
    ] = ()


@dataclass(frozen=True)
class ThemeOffert:
    """Un thème et ses téléservices."""

    code: str
    libelle: str
    teleservice: tuple[ServiceOffert, ...]


@dataclass(frozen=True)
class ThemeConnu:
    """Un thème, sans ses téléservices."""

    code: str
    libelle: str


@dataclass(frozen=True)
class Offre:
    """Tous les téléservices que la collectivité peut offrir, par thème."""

    profil: Profil
    theme: tuple[ThemeOffert, ...]
    evenement: Annotated[tuple[str, ...], "Tous les événements de vie, à donner à la recherche"] = ()
    theme_connu: Annotated[tuple[ThemeConnu, ...], "Tous les thèmes, à donner à la recherche"] = ()


@dataclass(frozen=True)
class ThemeVille:
    """Un thème, avec le titre que la collectivité lui donne."""

    code: str
    libelle: str
    libelle_modele: Annotated[str | None, "Titre livré ; absent pour un thème créé par la collectivité"]
    rang: int
    nombre: Annotated[int, "Téléservices pris dans ce thème"]


@dataclass(frozen=True)
class RubriqueVille:
    """Une rubrique de la collectivité : un téléservice peut se trouver dans plusieurs."""

    code: str
    libelle: str
    rang: int
    teleservice: Annotated[tuple[str, ...], "Codes des téléservices, dans l'ordre"]


@dataclass(frozen=True)
class ThemesVille:
    """Les thèmes et les rubriques de la collectivité, et les téléservices à y placer."""

    profil: Profil
    theme: tuple[ThemeVille, ...]
    rubrique: tuple[RubriqueVille, ...]
    teleservice: tuple[ResumeTeleservice, ...]


@dataclass(frozen=True)
class ParametreReglable:
    """Une valeur que la collectivité règle à un seul endroit."""

    nom: str
    libelle: str
    type: Annotated[str, "texte, entier, decimal, montant ou date"]
    valeur: str
    valeur_modele: Annotated[str | None, "Valeur du modèle livré, quand elle est autre"]
    a_verifier: bool


@dataclass(frozen=True)
class Parametres:
    """Les paramètres d'un téléservice, ceux du brouillon quand il y en a un."""

    teleservice: str
    version: Annotated[int | None, "Version du brouillon ; absente quand aucun n'est ouvert"]
    parametre: tuple[ParametreReglable, ...]


@dataclass(frozen=True)
class Brouillon:
    """Un brouillon entier, avec ce qui empêche encore de le publier."""

    teleservice: str
    etat: EtatBrouillon
    document: Annotated[bytes, "La définition, un document de l'espace urn:wsc:definition:1"]
    erreur: Annotated[tuple[Erreur, ...], "Manquements à corriger avant de publier"]


@dataclass(frozen=True)
class VerificationBrouillon:
    """Ce qui empêche de publier un brouillon, et ce qui mérite attention."""

    teleservice: str
    version: int
    valide: bool
    erreur: tuple[Erreur, ...]
    avertissement: tuple[Erreur, ...]


@dataclass(frozen=True)
class Publication:
    """Une révision publiée."""

    teleservice: str
    revision: int
    espace_de_noms: str
    contrat_nouveau: Annotated[bool, "Vrai quand le schéma de la demande a changé"]
    message: str
    simulation: Annotated[tuple[ResultatSimulation, ...], "Simulations enregistrées, rejouées dans cette révision"]


@dataclass(frozen=True)
class Difference:
    """Une différence entre deux versions, en une phrase."""

    famille: Annotated[
        str, "presentation, parametres, formulaire, reservations, processus, messages, courriers ou echanges"
    ]
    lieu: str
    genre: Annotated[str, "ajout, retrait, modification ou deplacement"]
    phrase: str


@dataclass(frozen=True)
class ChangementContrat:
    """Un changement du schéma de la demande, ou de ce qui est contrôlé sans que le schéma le dise, et son effet sur les
    logiciels qui l'emploient."""

    champ: Annotated[str, "Chemin du champ dans la demande"]
    verdict: Annotated[str, "compatible, compatible-avec-defaut ou rupture"]
    phrase: str


@dataclass(frozen=True)
class IntegrateurTouche:
    """Un logiciel qui emploie le contrat changé."""

    code: str
    nom: str
    courriel: str | None
    appels: Annotated[int, "Nombre d'appels depuis 13 mois"]
    dernier_appel: day


@dataclass(frozen=True)
class Comparaison:
    """Les différences entre deux versions d'un téléservice, et ce qu'elles changent pour les logiciels."""

    teleservice: str
    avant: Annotated[str, "Version de départ, en clair"]
    apres: Annotated[str, "Version d'arrivée, en clair"]
    verdict: Annotated[
        str | None, "compatible, compatible-avec-defaut ou rupture ; absent tant que l'une a des erreurs"
    ]
    contrat_change: Annotated[bool, "Faux : le schéma reste le même, et ce qui est contrôlé a pu changer"]
    difference: tuple[Difference, ...]
    changement: tuple[ChangementContrat, ...]
    integrateur: Annotated[tuple[IntegrateurTouche, ...], "Logiciels qui ont appelé le contrat de départ"]
    feuille: Annotated[tuple[str, ...], "Feuilles de style de la collectivité qui nomment un champ changé"]


@dataclass(frozen=True)
class VersionTeleservice:
    """Une révision publiée, et l'état de son contrat."""

    revision: int
    espace_de_noms: str
    publiee_le: datetime
    auteur: str | None
    en_vigueur: bool
    contrat_en_vigueur: bool
    fin_acceptation: Annotated[day | None, "Dernier jour où le contrat est accepté"]
    acceptee: Annotated[bool, "Faux quand le contrat n'est plus accepté"]
    appels: Annotated[int, "Appels du contrat depuis 13 mois"]


@dataclass(frozen=True)
class Versions:
    """Les révisions d'un téléservice, la plus récente d'abord."""

    teleservice: str
    version: tuple[VersionTeleservice, ...]


@dataclass(frozen=True)
class ActeAdministration:
    """Une ligne du journal des réglages."""

    rang: int
    instant: datetime
    auteur: str
    operation: str
    objet: str
    libelle: str


@dataclass(frozen=True)
class Actes:
    """Le journal des réglages, le plus récent d'abord."""

    integre: Annotated[bool, "Vrai quand aucune ligne n'a été changée, ôtée ou déplacée : chacune scelle la précédente"]
    acte: tuple[ActeAdministration, ...]
    suite: Annotated[str | None, "À rendre pour lire la suite"]


@dataclass(frozen=True)
class FicheTeleservice:
    """Tout ce qu'il faut pour administrer un téléservice."""

    profil: Profil
    service: ServiceOffert
    parametre: tuple[ParametreReglable, ...]
    version: tuple[VersionTeleservice, ...]
    erreur: Annotated[tuple[Erreur, ...], "Ce qui empêche de publier le brouillon"]
    acte: tuple[ActeAdministration, ...]
