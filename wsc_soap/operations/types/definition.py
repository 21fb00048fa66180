"""The form of a draft as its editors read and change it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated

from wsc_soap.operations.types.agent import Profil
from wsc_soap.operations.types.commun import Erreur


@dataclass(frozen=True)
class ComparaisonChamp:
    """Une comparaison : un champ, un opérateur et ce à quoi on compare."""

    champ: Annotated[str, "Chemin du champ comparé : demandeur/pays"]
    operateur: Annotated[
        str,
        "rempli, vide, oui, non, pasOui, egal, different, autre, contient, commence, inferieur, auPlus, superieur,"
        " auMoins, compteAuPlus, compteAuMoins, ageAuMoins ou ageMoinsDe",
    ]
    genre: Annotated[
        str | None,
        "Genre de la valeur : texte, nombre, date, jours et joursOuvres (à partir d'aujourd'hui), champ, champDate,"
        " commune, maintenant ; absent, il se déduit du champ",
    ]
    valeur: Annotated[str | None, "Valeur, code ou libellé d'une option, date AAAA-MM-JJ, chemin d'un autre champ"]
    champ_libelle: Annotated[str | None, "Libellé du champ, rendu à la lecture"]
    valeur_libelle: Annotated[str | None, "Libellé de la valeur, rendu à la lecture"]


@dataclass(frozen=True)
class ConditionChamp:
    """Une condition écrite sans XPath."""

    liaison: Annotated[str | None, "et (par défaut) : toutes les comparaisons ; ou : une au moins"]
    sauf_vide: Annotated[bool | None, "Pour une règle : tenue aussi quand le champ n'a pas de réponse"]
    comparaison: tuple[ComparaisonChamp, ...]


@dataclass(frozen=True)
class OptionDefinie:
    """Une réponse possible d'un choix."""

    code: Annotated[str | None, "Code dans le XML : copieIntegrale ; absent, il est fait du libellé"]
    libelle: str
    aide: str | None


@dataclass(frozen=True)
class ProprietesChamp:
    """Les propriétés d'un champ. Les nombres peuvent être des renvois à un paramètre : {tailleMaxMo}."""

    nom: Annotated[str | None, "Nom de l'élément dans la demande ; absent d'un champ nouveau, il est fait du libellé"]
    type: Annotated[str, "Type de champ : texte, date, choix…"]
    libelle: str
    obligatoire: bool | None
    aide: Annotated[str | None, "Phrase d'aide ; texte d'un champ information"]
    absent: Annotated[str | None, "Ce qu'il faut faire quand la réponse manque"]
    condition: Annotated[str | None, "XPath 1.0 borné : le champ n'existe que si elle est vraie"]
    condition_simple: Annotated[ConditionChamp | None, "La même, écrite sans XPath ; l'une ou l'autre"]
    calcul: Annotated[str | None, "XPath 1.0 borné d'un champ calcul"]
    forme: Annotated[str | None, "Comment un calcul se lit : decimal, entier, montant, date ou texte"]
    defaut: str | None
    longueur_min: str | None
    longueur_max: str | None
    minimum: str | None
    maximum: str | None
    motif: Annotated[str | None, "Expression régulière d'XML Schema que la valeur entière respecte"]
    occurrences_min: str | None
    occurrences_max: str | None
    formats: Annotated[str | None, "Formats de fichier, séparés par une espace : pdf jpeg png"]
    taille_max_mo: Annotated[str | None, "Taille la plus grande d'un fichier, en mégaoctets"]
    autocompletion: Annotated[str | None, "Valeur de l'attribut HTML autocomplete"]
    prerempli: Annotated[
        str | None, "D'où la valeur peut être connue : compte.courriel, demande.demandeur.adresse ; la première qui l'a"
    ]
    liste: Annotated[str | None, "Liste vivante d'un choix : ressources:salle"]
    ressource: Annotated[str | None, "Pour un créneau : XPath du code de la ressource"]
    sensible: Annotated[bool | None, "Donnée sensible (RGPD, article 9)"]
    option: Annotated[tuple[OptionDefinie, ...], "Toutes les options, dans l'ordre ; absentes, elles ne changent pas"]


@dataclass(frozen=True)
class RegleChamp:
    """Une règle d'un champ : ce qui doit être vrai tant qu'il est visible, et le remède."""

    numero: Annotated[int, "Rang de la règle dans le champ, 1 pour la première"]
    test: Annotated[str, "XPath 1.0 borné"]
    simple: Annotated[ConditionChamp | None, "Le même test sans XPath, quand il s'écrit ainsi"]
    message: str
    niveau: Annotated[str, "erreur : la demande est refusée ; avertissement : la phrase est montrée"]


@dataclass(frozen=True)
class ChampDefini:
    """Un champ du brouillon, ses règles et, pour un groupe, ses champs."""

    chemin: Annotated[str, "Chemin depuis la demande : demandeur/codePostal"]
    rang: Annotated[int, "Place parmi les champs voisins, 1 pour le premier"]
    voisins: Annotated[int, "Nombre de champs au même endroit"]
    proprietes: ProprietesChamp
    regle: tuple[RegleChamp, ...]
    avertissement: tuple[Erreur, ...]
    champ: tuple[ChampDefini, ...]


@dataclass(frozen=True)
class PageDefinie:
    """Une page du brouillon."""

    code: str
    titre: str
    intro: str | None
    rang: int
    avertissement: tuple[Erreur, ...]
    champ: tuple[ChampDefini, ...]


@dataclass(frozen=True)
class TypeChamp:
    """Un type de champ et les propriétés qui ont un sens pour lui."""

    nom: str
    composant: Annotated[str, "Composant d'écran, liste fermée"]
    propriete: tuple[str, ...]


@dataclass(frozen=True)
class FormulaireDefini:
    """Le formulaire du brouillon, entier, avec ce qui empêche de le publier."""

    profil: Profil
    teleservice: str
    intitule: str
    version: Annotated[int, "Version du brouillon, à rendre avec la modification suivante"]
    origine: Annotated[int, "Révision d'où part le brouillon, 0 pour le modèle livré ou une création"]
    auteur: str
    modifie_le: datetime
    page: tuple[PageDefinie, ...]
    avertissement: Annotated[tuple[Erreur, ...], "Ce qui ne concerne ni une page ni un champ"]
    type: tuple[TypeChamp, ...]


@dataclass(frozen=True)
class ModificationFormulaire:
    """Ce qui vient d'être changé."""

    version: Annotated[int, "Nouvelle version du brouillon"]
    chemin: Annotated[str | None, "Chemin du champ ou code de la page, après la modification"]
    message: str
