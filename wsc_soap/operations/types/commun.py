"""What every service shares: errors, étapes, actions, messages, files, fragments."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date as day
from datetime import datetime
from typing import Annotated


@dataclass(frozen=True)
class Erreur:
    """Un manquement : l'endroit, la règle et le remède."""

    champ: Annotated[str, "XPath de l'élément en cause"]
    libelle: Annotated[str, "Libellé du champ"]
    regle: Annotated[str, "Code de la règle"]
    message: Annotated[str, "Phrase qui dit le remède"]


@dataclass(frozen=True)
class ValeurCalculee:
    """Une valeur que la mairie calcule à partir de la demande ; elle n'est jamais reçue de l'appelant."""

    champ: Annotated[str, "XPath de la place de la valeur dans le formulaire"]
    libelle: Annotated[str, "Libellé du champ"]
    valeur: Annotated[str, "Nombre, date ou texte, point décimal"]
    texte: Annotated[str, "La valeur telle qu'elle se lit en français"]


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
    echeance: Annotated[day | None, "Date prévue, si elle est connue"]


@dataclass(frozen=True)
class Motif:
    """Un motif qu'une action peut demander."""

    code: str
    libelle: str


@dataclass(frozen=True)
class MessageEnvoye:
    """Un message envoyé au citoyen, ou que le citoyen a écrit."""

    date: datetime
    objet: str
    corps: Annotated[str | None, "Texte du message, absent tant qu'il n'est pas envoyé"]
    etat: Annotated[str, "a-envoyer, envoye ou echec ; recu pour un message du citoyen"]


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
    entree: Annotated[str | None, "Dans un formulaire, l'entrée où la réponse se modifie"] = None


@dataclass(frozen=True)
class SectionRecapitulatif:
    """Les réponses d'une page, ou d'un groupe de cette page (`rang` d'un groupe répété, à partir de 1)."""

    page: str
    titre: str
    rang: int | None
    ligne: tuple[LigneRecapitulatif, ...]


@dataclass(frozen=True)
class FichierRendu:
    """Un fichier rendu par une opération."""

    nom: str
    type_mime: str
    contenu: bytes


@dataclass(frozen=True)
class DocumentDossier:
    """Un document joint au dossier par la mairie : un courrier, un acte, un résultat."""

    rang: int
    libelle: str
    nom: str
    type_mime: str
    taille: int
    date: datetime


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
class Accuse:
    """Ce qui vient d'être fait, en une phrase."""

    message: str


@dataclass(frozen=True)
class SessionOuverte:
    """Une session ouverte. Le jeton se place dans l'en-tête Session."""

    jeton: str
    expire_le: datetime
    nom: Annotated[str, "Nom à afficher"]
