"""The gate: every SOAP call passes here before anything else reads it, and is refused here early.

Order: method, Content-Encoding and Content-Type, announced length, rate, bytes read with a cap, XML and
its limits, envelope. The tree is handed on, so the message is parsed once. Nothing of the content is logged,
and the errors raised are those of `wsc_soap.errors`, to be written as faults.

Sources: WS-I Basic Profile 1.1 R1114 (405), R1115 (415), R1125 and R1126 (500); SOAP 1.2 part 2, 7.5.2.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from wsc_soap.errors import (
    MessageInvalide,
    MessageTropGrand,
    MethodeNonAdmise,
    TropDeRequetes,
    TypeNonAdmis,
    WscError,
)
from wsc_soap.web.debit import Debit
from wsc_soap.web.genre import Environ, lire_genre
from wsc_soap.web.limites import LIMITES, Limites
from wsc_soap.xmlio.enveloppe import ENTETES_COMPRISES, Enveloppe, Genre, lire_enveloppe
from wsc_soap.xmlio.message import parse_message

_MORCEAU = 64 * 1024
_REFUS = (MessageTropGrand, MethodeNonAdmise, TropDeRequetes, TypeNonAdmis)


@dataclass(frozen=True)
class Requete:
    """A SOAP call let through: its envelope, what HTTP said of it, its size in octets."""

    enveloppe: Enveloppe
    genre: Genre
    taille: int


def lire_requete(
    environ: Environ,
    limites: Limites = LIMITES,
    *,
    debit: Debit | None = None,
    collectivite: str = "",
    comprises: frozenset[str] = ENTETES_COMPRISES,
) -> Requete:
    """Read the SOAP call of a WSGI `environ`.

    `debit` counts the calls of this address in `collectivite`; `comprises` names the header blocks known.
    Raises MethodeNonAdmise, TypeNonAdmis, MessageTropGrand, TropDeRequetes, DtdInterdite, MessageInvalide,
    VersionSoapInconnue or EnteteNonComprise.
    """
    if environ.get("REQUEST_METHOD") != "POST":
        raise MethodeNonAdmise(methode=_methode(environ))
    genre = lire_genre(environ)
    annoncee = _longueur(environ, limites.taille)
    if debit is not None:
        debit.compter(str(environ.get("REMOTE_ADDR", "")), collectivite)
    data = _lire_corps(environ, annoncee, limites.taille)
    racine = parse_message(data, limites.xml, genre.charset)
    return Requete(lire_enveloppe(racine, genre, comprises), genre, len(data))


def statut_http(erreur: WscError, version: str) -> int:
    """Give the status of a fault: its own for a refusal of HTTP, else 500, or 400 for a SOAP 1.2 Sender."""
    if isinstance(erreur, _REFUS):
        return erreur.statut
    return 400 if version == "1.2" and erreur.cote == "Client" else 500


def entetes_http(erreur: WscError) -> list[tuple[str, str]]:
    """Give the HTTP header that goes with a refusal: Allow with 405, Retry-After with 429."""
    if isinstance(erreur, MethodeNonAdmise):
        return [("Allow", "GET, HEAD, POST")]
    if isinstance(erreur, TropDeRequetes):
        return [("Retry-After", str(erreur.valeurs["attente"]))]
    return []


def _methode(environ: Environ) -> str:
    methode = str(environ.get("REQUEST_METHOD", ""))
    return methode if methode.isascii() and methode.isalpha() and len(methode) <= 20 else "demandée"


def _longueur(environ: Environ, maximum: int) -> int | None:
    """Give the announced length; None when the server tells the end itself (chunked), 0 when nothing does."""
    if environ.get("HTTP_TRANSFER_ENCODING") and environ.get("wsgi.input_terminated"):
        return None
    valeur = str(environ.get("CONTENT_LENGTH") or "").strip()
    if not valeur:
        return None if environ.get("wsgi.input_terminated") else 0
    if not (valeur.isascii() and valeur.isdigit()):
        raise MessageInvalide(raison="Content-Length n'est pas un nombre")
    if len(valeur) > 18 or int(valeur) > maximum:
        raise MessageTropGrand(maximum=maximum)
    return int(valeur)


def _lire_corps(environ: Environ, annoncee: int | None, maximum: int) -> bytes:
    """Read the announced octets, or up to the end; never more than `maximum`, whatever was announced."""
    voulus = maximum + 1 if annoncee is None else annoncee
    try:
        data = _lire(environ["wsgi.input"], voulus)
    except (OSError, ValueError):
        raise MessageInvalide(raison="sa lecture a été interrompue") from None
    if len(data) > maximum:
        raise MessageTropGrand(maximum=maximum)
    if annoncee is not None and len(data) < annoncee:
        raise MessageInvalide(raison="il est plus court que Content-Length ne l'annonce")
    if not data:
        raise MessageInvalide(raison="il est vide")
    return data


def _lire(entree: Any, voulus: int) -> bytes:
    morceaux = []
    while voulus > 0 and (morceau := entree.read(min(voulus, _MORCEAU))):
        morceaux.append(morceau)
        voulus -= len(morceau)
    return b"".join(morceaux)
