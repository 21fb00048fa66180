"""What the operations take and give: frozen dataclasses that `soap/` turns into XSD types, field for field.

A field `date_depot` is the element `dateDepot`; a tuple is a repeated element; `X | None` is optional; the string in
`Annotated` is the element's documentation. An empty string is written as an absent element where the field is
optional. All types live in `urn:wsc:commun:1`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated

# --- shared ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Erreur:
    """Un manquement : l'endroit, la règle et le remède."""

    champ: Annotated[str, "XPath de l'élément en cause"]
    libelle: Annotated[str, "Libellé du champ"]
    regle: Annotated[str, "Code de la règle"]
    message: Annotated[str, "Phrase qui dit le remède"]


@dataclass(frozen=True)
class Contact:
    """Un service de la mairie et les moyens de le joindre."""

    nom: str
    adresse: str | None
    telephone: str | None
    courriel: str | None
    horaires: str | None


@dataclass(frozen=True)
class Etape:
    """Une étape de la vision restreinte du citoyen."""

    libelle: Annotated[str, "Libellé pour le citoyen"]
    etat: Annotated[str, "ok, en-cours ou non-realise"]
    date: Annotated[datetime | None, "Jour et heure où l'étape a été franchie"]
    echeance: Annotated[date | None, "Date prévue, si elle est connue"]


@dataclass(frozen=True)
class Motif:
    """Un motif qu'une action peut demander."""

    code: str
    libelle: str


@dataclass(frozen=True)
class ActionPossible:
    """Une action offerte à l'appelant à l'étape où se trouve le dossier."""

    nom: Annotated[str, "Nom à donner à effectuerAction ou traiterDossier"]
    libelle: str
    explication: Annotated[str | None, "Conséquence de l'action, en une phrase"]
    ton: Annotated[str, "principale, secondaire ou refus"]
    motif: Annotated[tuple[Motif, ...], "Motifs admis ; un motif est obligatoire dès qu'il y en a"]


@dataclass(frozen=True)
class MessageEnvoye:
    """Un message envoyé au citoyen."""

    date: datetime
    objet: str
    corps: Annotated[str | None, "Texte du message, absent tant qu'il n'est pas envoyé"]
    etat: Annotated[str, "a-envoyer, envoye ou echec"]


# --- public operations of a téléservice ------------------------------------------------------------------------------


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
class OptionChamp:
    """Un choix possible."""

    code: str
    libelle: str
    aide: str | None
    choisie: bool


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
    valeur: Annotated[tuple[str, ...], "Valeur telle que saisie"]
    partie: Annotated[tuple[str, ...], "Jour, mois, année d'une date telle que saisie"]
    option: tuple[OptionChamp, ...]
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
class Entree:
    """Une entrée de formulaire HTML : un nom et une valeur, ou un fichier."""

    nom: str
    valeur: str | None
    fichier: bytes | None
    nom_fichier: str | None


@dataclass(frozen=True)
class LigneRecapitulatif:
    """Une réponse, telle qu'elle se lit en français."""

    libelle: str
    texte: tuple[str, ...]


@dataclass(frozen=True)
class SectionRecapitulatif:
    """Les réponses d'une page, ou d'un groupe de cette page (`rang` d'un groupe répété, à partir de 1)."""

    page: str
    titre: str
    rang: int | None
    ligne: tuple[LigneRecapitulatif, ...]


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


@dataclass(frozen=True)
class Verification:
    """Le résultat d'une vérification : rien n'est enregistré."""

    valide: bool
    erreur: tuple[Erreur, ...]
    avertissement: tuple[Erreur, ...]


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


@dataclass(frozen=True)
class FichierRendu:
    """Un fichier rendu par une opération."""

    nom: str
    type_mime: str
    contenu: bytes


@dataclass(frozen=True)
class Fragment:
    """Un fragment XHTML bien formé, à placer dans une page."""

    vue: Annotated[str, "Vue rendue : formulaire, recapitulatif, confirmation…"]
    titre: str
    xhtml: str
    numero: Annotated[str | None, "Numéro du dossier, une fois la demande déposée"]
    cle_suivi: Annotated[str | None, "Clé de suivi, une fois la demande déposée"]
    jeton: Annotated[str | None, "Jeton de session, quand une session vient d'être ouverte"]


@dataclass(frozen=True)
class Televersement:
    """Où envoyer un fichier, par HTTP PUT, avant d'en citer le jeton dans la demande."""

    jeton: str
    adresse: str
    expire_le: datetime
    taille_max: int


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


# --- the citizen's account --------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class SessionOuverte:
    """Une session ouverte. Le jeton se place dans l'en-tête Session."""

    jeton: str
    expire_le: datetime
    nom: Annotated[str, "Nom à afficher"]


@dataclass(frozen=True)
class Accuse:
    """Ce qui vient d'être fait, en une phrase."""

    message: str


@dataclass(frozen=True)
class Compte:
    """Les informations personnelles du compte."""

    courriel: str
    civilite: str | None
    nom: str
    prenoms: str
    telephone: str | None
    cree_le: datetime


@dataclass(frozen=True)
class ResumeDossier:
    """Un dossier dans le tableau de bord du citoyen."""

    numero: str
    teleservice: str
    intitule: str
    theme: str
    theme_libelle: str
    date_depot: datetime
    etat: str
    etat_libelle: str
    issue: str | None
    date_cloture: datetime | None
    etape: tuple[Etape, ...]
    action: tuple[ActionPossible, ...]


@dataclass(frozen=True)
class ListeDossiers:
    """Les dossiers du compte. `suite` se rend à l'opération pour lire les suivants."""

    archives: bool
    nom: str
    dossier: tuple[ResumeDossier, ...]
    suite: str | None


# --- the agent's back office ------------------------------------------------------------------------------------------


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


@dataclass(frozen=True)
class PieceJointe:
    """Une pièce du dossier."""

    rang: int
    libelle: str
    nom: str
    type_mime: str
    taille: int


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
