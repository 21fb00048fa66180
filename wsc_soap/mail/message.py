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
from email.utils import format_datetime
from functools import lru_cache
from importlib.resources import files
from typing import Any

from wsc_soap.domain.collectivite import Collectivite, Contact
from wsc_soap.mail.policy import MAIL
from wsc_soap.rendering.text import render, render_html
from wsc_soap.rendering.typography import typeset

SUBJECT_LENGTH = 200
PREVIEW_LENGTH = 140

_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_NEVER = frozenset(' <>,;:"\\()@')  # quoted local parts are legal, and nobody has one
_LINK = re.compile(r"(https?://[^\s<>«»]*[^\s<>«».,;:!?)\]’'\"])")
_SENTENCE = re.compile(r"(?<=[.?!…])\s")


class InvalidMail(ValueError):
    """The message cannot be written: no address in `destinataire`, or a link that is not http(s)."""


@dataclass(frozen=True)
class EtapeLine:
    """One étape of the thread: `etat` is `ok`, `en-cours` or `non-realise`; `date` the day of an `ok`."""

    libelle: str
    etat: str
    date: date | None = None


@dataclass(frozen=True)
class Courriel:
    """What a message says, and to whom.

    `cle` names the outbox row, so that the same row always has the same Message-ID. `corps` is plain text,
    blank lines between paragraphs. `service` answers questions (the reception when None). `a_faire` is the
    one thing expected of the person, `preview` the line that mailboxes show after the subject (else the first
    sentence).
    """

    cle: str
    date: datetime
    town: Collectivite
    expediteur: str
    destinataire: str
    objet: str
    corps: str
    nom_destinataire: str = ""
    service: Contact | None = None
    preview: str = ""
    a_faire: str = ""
    numero: str = ""
    etapes: tuple[EtapeLine, ...] = ()
    link: str = ""
    libelle_lien: str = "Suivre mon dossier"


def compose(courriel: Courriel) -> EmailMessage:
    """The message, ready to send: multipart/alternative, text first. Raises CourrielInvalide."""
    message = EmailMessage(policy=MAIL)
    _headers(message, courriel)
    values = _values(courriel)
    message.set_content(render(_template("courriel.txt"), values), cte="quoted-printable")
    html = render_html(_template("courriel.html"), values)
    message.add_alternative(html, subtype="html", cte="quoted-printable")
    return message


def _headers(message: EmailMessage, courriel: Courriel) -> None:
    service = courriel.service or courriel.town.accueil
    message["Subject"] = f"[{_line(courriel.town.nom)}] {_line(typeset(courriel.objet))}"[:SUBJECT_LENGTH]
    message["From"] = _address(courriel.town.intitule, courriel.expediteur)
    message["To"] = _address(courriel.nom_destinataire, courriel.destinataire)
    if service.courriel:
        message["Reply-To"] = _address(service.nom, service.courriel)
    message["Date"] = format_datetime(courriel.date)
    message["Message-ID"] = _message_id(courriel)
    message["Auto-Submitted"] = "auto-generated"
    message["Content-Language"] = "fr"


def _message_id(courriel: Courriel) -> str:
    domain = _address("", courriel.expediteur).domain
    digest = hashlib.sha256(f"{courriel.town.code}\0{courriel.cle}".encode()).hexdigest()
    return f"<{digest[:40]}@{domain}>"


def _address(nom: str, address: str) -> Address:
    """A header address; refuses anything that is not exactly one, so that no header can be smuggled in."""
    local, at_sign, domain = address.rpartition("@")
    if not (at_sign and local and domain) or any(c in _NEVER or not c.isprintable() for c in local + domain):
        raise InvalidMail("adresse")
    try:
        return Address(_line(nom), local, domain.encode("idna").decode("ascii"))
    except (ValueError, UnicodeError):
        raise InvalidMail("adresse") from None


def _line(text: str) -> str:
    """`text` on one line, without control or direction characters."""
    visible = (" " if c.isspace() and c not in "\u00a0\u202f" else c for c in text)
    return " ".join("".join(c for c in visible if unicodedata.category(c) not in _INVISIBLES).split(" ")).strip()


_INVISIBLES = {"Cc", "Cf", "Cs", "Zl", "Zp"}


def _values(courriel: Courriel) -> dict[str, Any]:
    """What the models read: see `modeles/courriel.txt`."""
    town = courriel.town
    body = typeset(courriel.corps.strip())
    return {
        "objet": _titre(_line(typeset(courriel.objet)), courriel.numero),
        "apercu": typeset(courriel.preview) or _first_sentence(body),
        "corps": body,
        "paragraphes": [_chunks(p.strip()) for p in re.split(r"\n\s*\n", body) if p.strip()],
        "a_faire": typeset(courriel.a_faire),
        "numero": courriel.numero,
        "etapes": [{"libelle": e.libelle, "etat": e.etat, "date": e.date} for e in courriel.etapes],
        "lien": _safe_link(courriel.link),
        "libelle_lien": courriel.libelle_lien,
        "service": _service(courriel.service or town.accueil),
        "ville": {
            "nom": town.nom,
            "intitule": town.intitule,
            "accent": _colour(town.accent, "#14505c"),
            "second": _colour(town.second, "#b4632a"),
        },
    }


def _service(service: Contact) -> dict[str, str]:
    return {
        "nom": service.nom,
        "adresse": typeset(service.adresse),
        "telephone": typeset(service.telephone),
        "courriel": service.courriel,
    }


def _chunks(paragraphe: str) -> list[dict[str, str]]:
    """A paragraph in pieces, so that an address in it can be a link."""
    return [
        {"texte": chunk, "lien": chunk if rank % 2 else ""}
        for rank, chunk in enumerate(_LINK.split(paragraphe))
        if chunk
    ]


def _titre(objet: str, numero: str) -> list[dict[str, str]]:
    """The subject in pieces, so that the number of the dossier is never broken at the end of a line."""
    before, found, after = objet.partition(numero) if numero else (objet, "", "")
    return [{"texte": before}, {"numero": found}, {"texte": after}]


def _first_sentence(body: str) -> str:
    return _SENTENCE.split(re.sub(r"\s*\n\s*", " ", body), maxsplit=1)[0][:PREVIEW_LENGTH]


def _safe_link(link: str) -> str:
    if link and not _LINK.fullmatch(link):
        raise InvalidMail("lien")
    return link


def _colour(colour: str, defaut: str) -> str:
    return colour if _COLOUR.fullmatch(colour) else defaut


@lru_cache(maxsize=8)
def _template(nom: str) -> str:
    return files("wsc_soap.mail").joinpath("modeles", nom).read_text("utf-8")
