"""The administration of processes: what is written, and the tree that is read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated

from wsc_soap.operations.types.affectation import CodeLibelle
from wsc_soap.operations.types.commun import Motif
from wsc_soap.operations.types.definition import ConditionChamp


@dataclass(frozen=True)
class ActeurProcessus:
    """Un acteur du processus."""

    code: str
    libelle: str
    genre: Annotated[str, "usager, service, externe, metier ou horloge"]
    courriel: Annotated[str | None, "Boîte d'un acteur externe"]


@dataclass(frozen=True)
class SilenceProcessus:
    """Ce que décide le silence de l'administration, et quand."""

    effet: Annotated[str, "acceptation, rejet ou aucun"]
    delai: Annotated[str, "Nombre, ou nom d'un paramètre entre accolades"]
    unite: Annotated[str | None, "jours, joursOuvres ou mois (par défaut)"]
    depuis: Annotated[str | None, "depot (par défaut) ou complet"]
    condition: str | None
    condition_simple: Annotated[ConditionChamp | None, "La même sans XPath, quand elle peut s'écrire ainsi"] = None


@dataclass(frozen=True)
class ParametreEffet:
    """Un paramètre d'un effet : code, message, acteur, delai…"""

    nom: str
    valeur: str


@dataclass(frozen=True)
class EffetAction:
    """Ce que l'action fait faire : envoyerMessage, alerter, affecter, genererCourrier…"""

    genre: str
    parametre: tuple[ParametreEffet, ...]


@dataclass(frozen=True)
class OptionAction:
    """Un choix possible d'un champ."""

    code: str
    libelle: str


@dataclass(frozen=True)
class RegleAction:
    """Une règle d'un champ : vraie, ou la phrase dit le remède."""

    test: Annotated[str, "Expression lue dans le formulaire de l'action"]
    message: str
    niveau: Annotated[str | None, "erreur (par défaut) ou avertissement"]


@dataclass(frozen=True)
class ChampAction:
    """Un champ du formulaire de l'action."""

    nom: str
    type: Annotated[str, "texte, texteLong, date, choix, pieceJointe…"]
    libelle: str
    obligatoire: bool | None
    aide: str | None
    absent: Annotated[str | None, "Phrase dite quand la réponse manque"]
    condition: str | None
    longueur_max: str | None
    occurrences_max: str | None
    formats: Annotated[str | None, "Formats de fichier, séparés par une espace"]
    option: tuple[OptionAction, ...]
    minimum: Annotated[str | None, "Borne d'un nombre"] = None
    maximum: Annotated[str | None, "Borne d'un nombre"] = None
    regle: Annotated[tuple[RegleAction, ...], "La liste entière"] = ()
    condition_simple: Annotated[ConditionChamp | None, "La même sans XPath, quand elle peut s'écrire ainsi"] = None


@dataclass(frozen=True)
class ActionDefinie:
    """Une action d'une étape, telle que l'administrateur la définit."""

    nom: Annotated[str, "Nom en minuscule puis majuscules intérieures : prendreEnCharge"]
    libelle: str
    acteur: Annotated[str, "Code d'un acteur du processus"]
    cible: Annotated[str | None, "Étape d'arrivée ; absente, le dossier reste où il est"]
    explication: str | None
    ton: Annotated[str | None, "principale, secondaire (par défaut) ou refus"]
    vers_origine: bool | None
    condition: str | None
    exige: Annotated[str | None, "Actions à faire avant, séparées par une espace"]
    distinct: Annotated[str | None, "Actions qu'une autre personne doit avoir faites"]
    profil: Annotated[str | None, "agent, gestionnaire ou administrateur"]
    automatique: bool | None
    declencheur: Annotated[str | None, "avis-recus, paiement-recu, silence…"]
    apres: Annotated[str | None, "Délai d'une action de l'horloge"]
    unite: Annotated[str | None, "minutes, heures, jours (par défaut), joursOuvres ou mois"]
    depuis: Annotated[str | None, "etape (par défaut), depot ou complet"]
    reference: Annotated[str | None, "Expression qui lit une date dans la demande"]
    repete: bool | None
    motif: tuple[Motif, ...]
    champ: tuple[ChampAction, ...]
    effet: tuple[EffetAction, ...]
    condition_simple: Annotated[ConditionChamp | None, "La même sans XPath, quand elle peut s'écrire ainsi"] = None


@dataclass(frozen=True)
class MessageArbre:
    """Un texte qu'une action fait partir."""

    genre: Annotated[str, "message, alerte, sms ou courrier"]
    code: str
    objet: str
    destinataire: str


@dataclass(frozen=True)
class ActionArbre:
    """Une action dans l'arbre : sa définition, et ce qu'il faut pour la lire."""

    titre: Annotated[str, "Libellé, paramètres remplacés"]
    acteur_libelle: str
    sorte: Annotated[str, "acteur, automatique ou horloge"]
    delai: Annotated[str | None, "Délai d'une horloge, en clair"]
    cible_rang: int | None
    cible_libelle: str | None
    message: tuple[MessageArbre, ...]
    definition: ActionDefinie


@dataclass(frozen=True)
class EtapeArbre:
    """Une étape dans l'arbre, avec ses actions."""

    rang: int
    code: str
    libelle_agent: str
    libelle_citoyen: str
    acteur: str
    acteur_libelle: str
    delai: Annotated[str | None, "Délai de l'étape, en jours ouvrés, ou nom d'un paramètre entre accolades"]
    delai_jours: Annotated[int | None, "Le même, paramètre remplacé"]
    issue: Annotated[str | None, "acceptee, refusee, sans-suite ou classee : l'étape clôt le dossier"]
    detour: bool
    retour: bool
    delai_legal: Annotated[str | None, "suspendu ou reinitialise"]
    depart: Annotated[bool, "Vrai pour l'étape où les demandes se déposent"]
    action: tuple[ActionArbre, ...]
    action_type: Annotated[tuple[CodeLibelle, ...], "Actions types qu'ajouterActionsTypes peut lui donner"] = ()


@dataclass(frozen=True)
class Enchainement:
    """Un passage d'une étape à une autre, avec les actions qui y mènent."""

    depart: int
    arrivee: int
    libelle: tuple[str, ...]
    horloge: Annotated[bool, "Vrai quand le système seul y mène"]


@dataclass(frozen=True)
class EtapeVision:
    """Une ligne de la vision restreinte du citoyen."""

    libelle: str
    rang: Annotated[tuple[int, ...], "Étapes que cette ligne recouvre"]
    detour: Annotated[bool, "Montrée seulement si le dossier y passe"]
    message: Annotated[tuple[str, ...], "Codes des messages que le citoyen reçoit en y arrivant"]


@dataclass(frozen=True)
class Constat:
    """Ce que la vérification a trouvé, à corriger ou à savoir."""

    place: Annotated[str, "processus/<étape>/<action>, messages/<code>/corps…"]
    regle: str
    message: str
    grave: Annotated[bool, "Vrai quand la publication sera refusée"]
    etape: str | None
    action: str | None


@dataclass(frozen=True)
class MessageType:
    """Un message ou un courrier type, par son code et son objet."""

    code: str
    objet: str


@dataclass(frozen=True)
class GroupeChamps:
    """Ce qu'une condition du processus peut lire, sous un titre : une page du formulaire, le dossier, les avis…"""

    libelle: str
    champ: Annotated[tuple[CodeLibelle, ...], "Chemins, comme adresse/codePostal ou ../dossier/paye"]
    reponse: Annotated[tuple[str, ...], "Réponses possibles de ses champs à choix"] = ()


@dataclass(frozen=True)
class Arbre:
    """Le processus d'un téléservice : étapes, actions, enchaînements, acteurs, vision du citoyen."""

    teleservice: str
    intitule: str
    version: Annotated[int | None, "Version du brouillon ; absente, l'arbre est celui de la révision en vigueur"]
    revision: Annotated[int | None, "Révision en vigueur, s'il y en a une"]
    mode: str | None
    dossiers_en_cours: int
    debut: str
    acteur: tuple[ActeurProcessus, ...]
    silence: tuple[SilenceProcessus, ...]
    etape: tuple[EtapeArbre, ...]
    enchainement: tuple[Enchainement, ...]
    vision: tuple[EtapeVision, ...]
    constat: tuple[Constat, ...]
    message: tuple[MessageType, ...]
    courrier: tuple[MessageType, ...]
    genre_effet: Annotated[tuple[str, ...], "Effets que la plateforme connaît"]
    silence_delai: Annotated[tuple[int, ...], "Délais du silence dans le même ordre, paramètres remplacés"] = ()
    comparable: Annotated[tuple[GroupeChamps, ...], "Ce que les conditions peuvent lire"] = ()


@dataclass(frozen=True)
class VerificationProcessus:
    """Ce que la vérification a trouvé ; `publiable` est vrai quand rien n'est grave."""

    teleservice: str
    publiable: bool
    constat: tuple[Constat, ...]


@dataclass(frozen=True)
class PassageChemin:
    """Une étape d'un chemin, et les actions qui la quittent."""

    etape: str
    libelle: str
    action: tuple[str, ...]


@dataclass(frozen=True)
class Chemin:
    """Un chemin du dépôt à une issue, sans repasser deux fois au même endroit."""

    issue: str
    passage: tuple[PassageChemin, ...]


@dataclass(frozen=True)
class ListeChemins:
    """Tous les chemins du processus, ou les premiers."""

    teleservice: str
    complet: Annotated[bool, "Faux quand il y en a plus que la liste n'en montre"]
    chemin: tuple[Chemin, ...]


@dataclass(frozen=True)
class ActeSimule:
    """Un acte d'une simulation : une action, ou du temps qui passe."""

    action: Annotated[str | None, "Nom d'une action de l'étape"]
    acteur: Annotated[str | None, "Code de l'acteur qui la fait ; absent, celui de l'action"]
    motif: str | None
    commentaire: str | None
    valeur: Annotated[tuple[ParametreEffet, ...], "Réponses au formulaire de l'action"]
    jours: Annotated[int | None, "Jours qui passent avant l'acte ; sans action, le temps seul passe"]
    etape_attendue: Annotated[str | None, "Étape où le dossier doit être ensuite"]


@dataclass(frozen=True)
class DonneeSimulee:
    """Une réponse de la demande simulée : chemin du champ et valeur."""

    champ: str
    valeur: str


@dataclass(frozen=True)
class TexteProduit:
    """Un message, une alerte ou un courrier que le processus ferait partir."""

    genre: str
    code: str
    destinataire: str
    objet: str
    corps: str


@dataclass(frozen=True)
class PasSimule:
    """Ce qui arrive au dossier : l'acte, l'étape où il se trouve ensuite, les textes produits."""

    date: datetime
    acteur: str
    libelle: str
    etape: str
    etape_libelle: str
    texte: tuple[TexteProduit, ...]
    effet: Annotated[tuple[str, ...], "Autres effets : affectation, échange, paiement…"]


@dataclass(frozen=True)
class ActionOfferte:
    """Une action que quelqu'un pourrait faire maintenant."""

    nom: str
    libelle: str
    acteur: str
    acteur_libelle: str
    motif: tuple[Motif, ...]
    champ: Annotated[tuple[ChampAction, ...], "Ce que l'action demande"]


@dataclass(frozen=True)
class Simulation:
    """Un dossier joué dans le brouillon : rien n'est envoyé, rien n'est gardé."""

    teleservice: str
    etape: str
    etape_libelle: str
    date: datetime
    issue: str | None
    pas: tuple[PasSimule, ...]
    action: tuple[ActionOfferte, ...]
    echec: Annotated[str | None, "Pourquoi la simulation n'a pas pu aller au bout"]
    attendu: Annotated[bool, "Vrai quand chaque étape attendue a été atteinte"]


@dataclass(frozen=True)
class ResultatSimulation:
    """Une simulation enregistrée, rejouée."""

    nom: str
    reussie: bool
    echec: str | None
    acte: int


@dataclass(frozen=True)
class RejeuSimulations:
    """Toutes les simulations enregistrées, rejouées, et les actions qu'elles couvrent."""

    teleservice: str
    resultat: tuple[ResultatSimulation, ...]
    action: int
    action_couverte: int
    non_couverte: Annotated[tuple[str, ...], "Actions qu'aucune simulation ne fait : étape, puis libellé"]


@dataclass(frozen=True)
class Correspondance:
    """Une étape de l'ancienne révision, et celle qui la remplace."""

    ancienne: str
    nouvelle: str


@dataclass(frozen=True)
class DossierMigre:
    """Ce qu'il est advenu d'un dossier."""

    numero: str
    migre: bool
    raison: Annotated[str | None, "Pourquoi il reste sur sa révision"]
    revision: int
    etape: str
    citoyen: str | None = None
    revision_avant: Annotated[int | None, "Révision sous laquelle il était"] = None
    etape_avant: Annotated[str | None, "Étape où il était, sous cette révision"] = None
    etape_avant_libelle: str | None = None
    etape_libelle: Annotated[str | None, "Nom de l'étape où il est maintenant"] = None
    etape_absente: Annotated[bool, "Vrai quand il suffirait de dire quelle étape remplace la sienne"] = False


@dataclass(frozen=True)
class Migration:
    """Les dossiers passés à la révision en vigueur, et ceux qui ne le peuvent pas."""

    teleservice: str
    revision: int
    dossier: tuple[DossierMigre, ...]
    intitule: str = ""
    etape: Annotated[tuple[CodeLibelle, ...], "Étapes de la révision en vigueur où un dossier peut arriver"] = ()
