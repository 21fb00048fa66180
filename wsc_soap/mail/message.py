"""A message to one person, as text and as HTML.

The text part says everything; the HTML part says the same with the town's colours and the thread of étapes,
without any image or file. Their words are in `modeles/`. Headers follow RFC 5322 and RFC 3834
(automatic messages).
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from functools import lru_cache
from importlib.resources import files
from typing import Any

from wsc_soap.domain.collectivite import Collectivite, Contact
from wsc_soap.rendering.text import rendre, rendre_html
from wsc_soap.rendering.typographie import typographier

LONGUEUR_OBJET = 200
LONGUEUR_APERCU = 140

_COULEUR = re.compile(r"#[0-9a-fA-F]{6}")
_JAMAIS = frozenset(' <>,;:"\\()@')  # quoted local parts are legal, and nobody has one
_LIEN = re.compile(r"(https?://[^\s<>«»]*[^\s<>«».,;:!?)\]’'\"])")
_PHRASE = re.compile(r"(?<=[.?!…])\s")


class CourrielInvalide(ValueError):
    """The message cannot be written: no address in `destinataire`, or a link that is not http(s)."""


@dataclass(frozen=True)
class LigneEtape:
    """One étape of the thread: `etat` is `ok`, `en-cours` or `non-realise`; `date` the day of an `ok`."""

    libelle: str
    etat: str
    date: date | None = None


@dataclass(frozen=True)
class Courriel:
    """What a message says, and to whom.

    `cle` names the outbox row, so that the same row always has the same Message-ID. `corps` is plain text,
    blank lines between paragraphs. `service` answers questions (the reception when None). `a_faire` is the
    one thing expected of the person, `apercu` the line that mailboxes show after the subject (else the first
    sentence).
    """

    cle: str
    date: datetime
    ville: Collectivite
    expediteur: str
    destinataire: str
    objet: str
    corps: str
    nom_destinataire: str = ""
    service: Contact | None = None
    apercu: str = ""
    a_faire: str = ""
    numero: str = ""
    etapes: tuple[LigneEtape, ...] = ()
    lien: str = ""
    libelle_lien: str = "Suivre mon dossier"


def composer(courriel: Courriel) -> EmailMessage:
    """The message, ready to send: multipart/alternative, text first. Raises CourrielInvalide."""
    message = EmailMessage(policy=SMTP)
    _entetes(message, courriel)
    valeurs = _valeurs(courriel)
    message.set_content(rendre(_modele("courriel.txt"), valeurs), cte="quoted-printable")
    html = rendre_html(_modele("courriel.html"), valeurs)
    message.add_alternative(html, subtype="html", cte="quoted-printable")
    return message


def _entetes(message: EmailMessage, courriel: Courriel) -> None:
    service = courriel.service or courriel.ville.accueil
    message["Subject"] = f"[{_ligne(courriel.ville.nom)}] {_ligne(typographier(courriel.objet))}"[:LONGUEUR_OBJET]
    message["From"] = _adresse(courriel.ville.intitule, courriel.expediteur)
    message["To"] = _adresse(courriel.nom_destinataire, courriel.destinataire)
    if service.courriel:
        message["Reply-To"] = _adresse(service.nom, service.courriel)
    message["Date"] = format_datetime(courriel.date)
    message["Message-ID"] = _identifiant(courriel)
    message["Auto-Submitted"] = "auto-generated"
    message["Content-Language"] = "fr"


def _identifiant(courriel: Courriel) -> str:
    domaine = _adresse("", courriel.expediteur).domain
    trace = hashlib.sha256(f"{courriel.ville.code}\0{courriel.cle}".encode()).hexdigest()
    return f"<{trace[:40]}@{domaine}>"


def _adresse(nom: str, adresse: str) -> Address:
    """A header address; refuses anything that is not exactly one, so that no header can be smuggled in."""
    local, arobase, domaine = adresse.rpartition("@")
    if not (arobase and local and domaine) or any(c in _JAMAIS or not c.isprintable() for c in local + domaine):
        raise CourrielInvalide("adresse")
    try:
        return Address(_ligne(nom), local, domaine.encode("idna").decode("ascii"))
    except (ValueError, UnicodeError):
        raise CourrielInvalide("adresse") from None


def _ligne(texte: str) -> str:
    """`texte` on one line, without control or direction characters."""
    visibles = (" " if c.isspace() and c not in "\u00a0\u202f" else c for c in texte)
    return " ".join("".join(c for c in visibles if unicodedata.category(c) not in _INVISIBLES).split(" ")).strip()


_INVISIBLES = {"Cc", "Cf", "Cs", "Zl", "Zp"}


def _valeurs(courriel: Courriel) -> dict[str, Any]:
    """What the models read: see `modeles/courriel.txt`."""
    ville = courriel.ville
    corps = typographier(courriel.corps.strip())
    return {
        "objet": _titre(_ligne(typographier(courriel.objet)), courriel.numero),
        "apercu": typographier(courriel.apercu) or _premiere_phrase(corps),
        "corps": corps,
        "paragraphes": [_morceaux(p.strip()) for p in re.split(r"\n\s*\n", corps) if p.strip()],
        "a_faire": typographier(courriel.a_faire),
        "numero": courriel.numero,
        "etapes": [{"libelle": e.libelle, "etat": e.etat, "date": e.date} for e in courriel.etapes],
        "lien": _lien_sur(courriel.lien),
        "libelle_lien": courriel.libelle_lien,
        "service": _service(courriel.service or ville.accueil),
        "ville": {
            "nom": ville.nom,
            "intitule": ville.intitule,
            "accent": _couleur(ville.accent, "#14505c"),
            "second": _couleur(ville.second, "#b4632a"),
        },
    }


def _service(service: Contact) -> dict[str, str]:
    return {
        "nom": service.nom,
        "adresse": typographier(service.adresse),
        "telephone": typographier(service.telephone),
        "courriel": service.courriel,
    }


def _morceaux(paragraphe: str) -> list[dict[str, str]]:
    """A paragraph in pieces, so that an address in it can be a link."""
    return [
        {"texte": morceau, "lien": morceau if rang % 2 else ""}
        for rang, morceau in enumerate(_LIEN.split(paragraphe))
        if morceau
    ]


def _titre(objet: str, numero: str) -> list[dict[str, str]]:
    """The subject in pieces, so that the number of the dossier is never broken at the end of a line."""
    avant, trouve, apres = objet.partition(numero) if numero else (objet, "", "")
    return [{"texte": avant}, {"numero": trouve}, {"texte": apres}]


def _premiere_phrase(corps: str) -> str:
    return _PHRASE.split(re.sub(r"\s*\n\s*", " ", corps), maxsplit=1)[0][:LONGUEUR_APERCU]


def _lien_sur(lien: str) -> str:
    if lien and not _LIEN.fullmatch(lien):
        raise CourrielInvalide("lien")
    return lien


def _couleur(couleur: str, defaut: str) -> str:
    return couleur if _COULEUR.fullmatch(couleur) else defaut


@lru_cache(maxsize=8)
def _modele(nom: str) -> str:
    return files("wsc_soap.mail").joinpath("modeles", nom).read_text("utf-8")
