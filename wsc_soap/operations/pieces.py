"""Attachments: accepted by content, kept by content; the stored demande holds their digest instead of their bytes."""

from __future__ import annotations

import binascii
from base64 import b64decode, b64encode
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import BinaryIO

import puremagic
from lxml import etree

from wsc_soap.domain.dossier import Piece
from wsc_soap.domain.formulaire import Champ
from wsc_soap.domain.francais import taille as printed_size
from wsc_soap.errors import Manquement, PieceIntrouvable, PieceRefusee, PieceTropGrande, WscError
from wsc_soap.operations.contexte import Contexte
from wsc_soap.operations.sessions import digest

FORMATS = {
    "pdf": ("application/pdf", (".pdf",), "PDF"),
    "jpeg": ("image/jpeg", (".jpg", ".jpeg"), "JPEG"),
    "png": ("image/png", (".png",), "PNG"),
}
EMPREINTE, TAILLE, TEXTE = "empreinte", "taille", "texte"


@dataclass
class PiecesRecues:
    """What was taken out of a demande: the rows of its files, and the upload tokens they came by (digests)."""

    pieces: list[Piece] = field(default_factory=list)
    jetons: list[str] = field(default_factory=list)

    @property
    def taille(self) -> int:
        """Octets of all files."""
        return sum(piece.taille for piece in self.pieces)


@dataclass(frozen=True)
class FichierAccepte:
    """A file on disk that a row may name."""

    nom: str
    type_mime: str
    taille: int
    empreinte: str


def detach_files(contexte: Contexte, demande: etree._Element) -> PiecesRecues:
    """Keep the files of a demande on disk and put digest and size in place of each content.

    `contenu` keeps its element, emptied, with attributes `empreinte` (SHA-256), `taille`, and `texte` (digest of the
    base64 text as sent) when that text was not canonical, so that the original can be restored to the letter.
    Raises `PieceTropGrande`, `PieceRefusee`, `PieceIntrouvable` with the field's XPath.
    """
    received = PiecesRecues()
    for champ, xpath, element in _file_elements(contexte, demande):
        kept = _keep(contexte, champ, xpath, element, received)
        rang = len(received.pieces) + 1
        received.pieces.append(Piece(rang, xpath, kept.nom, kept.type_mime, kept.taille, kept.empreinte))
        if received.taille > contexte.plateforme.reglages.taille_dossier:
            raise _too_big(kept.nom, contexte.plateforme.reglages.taille_dossier, xpath)
    return received


def _file_elements(contexte: Contexte, demande: etree._Element) -> Iterator[tuple[Champ, str, etree._Element]]:
    espace = contexte.demarche.espace_de_noms
    for path, champ in contexte.demarche.formulaire.pieces:
        steps = "/".join(f"{{{espace}}}{step}" for step in path.split("/"))
        for rang, element in enumerate(demande.findall(steps), 1):
            yield champ, f"/demande/{path}[{rang}]", element


def _keep(
    contexte: Contexte, champ: Champ, xpath: str, element: etree._Element, received: PiecesRecues
) -> FichierAccepte:
    espace = contexte.demarche.espace_de_noms
    nom = element.findtext(f"{{{espace}}}nom", "")
    contenu = element.find(f"{{{espace}}}contenu")
    jeton = element.findtext(f"{{{espace}}}televersement", "").strip()
    if contenu is None:
        kept = uploaded(contexte, jeton, xpath)
        check_format(champ, nom, kept.type_mime, xpath)
        received.jetons.append(digest(jeton))
        return FichierAccepte(nom, kept.type_mime, kept.taille, kept.empreinte)
    text = contenu.text or ""
    kept = accept(
        contexte, champ, xpath, nom, _decoded(text, nom, xpath), contexte.plateforme.reglages.taille_fichier_soap
    )
    _replace(contexte, contenu, text, kept)
    return kept


def _replace(contexte: Contexte, contenu: etree._Element, text: str, kept: FichierAccepte) -> None:
    fichiers = contexte.plateforme.stockage.fichiers
    contenu.set(EMPREINTE, kept.empreinte)
    contenu.set(TAILLE, str(kept.taille))
    canonical = b64encode(fichiers.lire(contexte.collectivite.code, kept.empreinte)).decode()
    if text != canonical:
        contenu.set(TEXTE, fichiers.deposer(contexte.collectivite.code, text.encode())[0])
    contenu.text = None


def restore_files(contexte: Contexte, demande: etree._Element) -> None:
    """Put the contents back, in place: the canonical XML is again the one received."""
    fichiers, town = contexte.plateforme.stockage.fichiers, contexte.collectivite.code
    for contenu in demande.iter("{*}contenu"):
        empreinte, texte = contenu.get(EMPREINTE), contenu.get(TEXTE)
        contenu.attrib.clear()
        if empreinte:
            as_sent = fichiers.lire(town, texte) if texte else b64encode(fichiers.lire(town, empreinte))
            contenu.text = as_sent.decode()


def inspect_files(contexte: Contexte, demande: etree._Element) -> tuple[Manquement, ...]:
    """What `detach_files` would refuse, all at once, with nothing kept."""
    found = []
    for champ, xpath, element in _file_elements(contexte, demande):
        espace = contexte.demarche.espace_de_noms
        nom = element.findtext(f"{{{espace}}}nom", "")
        text = element.findtext(f"{{{espace}}}contenu")
        try:
            if text is None:
                jeton = element.findtext(f"{{{espace}}}televersement", "").strip()
                check_format(champ, nom, uploaded(contexte, jeton, xpath).type_mime, xpath)
            else:
                check_content(
                    champ, xpath, nom, _decoded(text, nom, xpath), contexte.plateforme.reglages.taille_fichier_soap
                )
        except WscError as erreur:
            found.append(Manquement(xpath, champ.libelle, "fichier", f"{erreur.texte} {erreur.texte_remede}"))
    return tuple(found)


def accept(contexte: Contexte, champ: Champ, xpath: str, nom: str, octets: bytes, maximum: int) -> FichierAccepte:
    """Check a file's size, content and name against its field, and keep it on disk."""
    type_mime = check_content(champ, xpath, nom, octets, maximum)
    empreinte, size = contexte.plateforme.stockage.fichiers.deposer(contexte.collectivite.code, octets)
    return FichierAccepte(nom, type_mime, size, empreinte)


def check_content(champ: Champ, xpath: str, nom: str, octets: bytes, maximum: int) -> str:
    """The media type of a file that its field admits; raises `PieceTropGrande` or `PieceRefusee`."""
    largest = min(champ.taille_max or maximum, maximum)
    if len(octets) > largest:
        raise _too_big(nom, largest, xpath)
    type_mime = sniff(octets)
    check_format(champ, nom, type_mime, xpath)
    return type_mime


def sniff(octets: bytes) -> str:
    """The media type that the content shows, `application/octet-stream` when it shows none."""
    try:
        return puremagic.from_string(octets[:8192], mime=True) or "application/octet-stream"
    except (puremagic.PureError, ValueError):
        return "application/octet-stream"


def check_format(champ: Champ, nom: str, type_mime: str, xpath: str) -> None:
    """Raise `PieceRefusee` unless content and extension are of one format that the field admits."""
    admitted = [FORMATS[code] for code in (champ.formats or tuple(FORMATS))]
    printed = (
        " ou ".join((", ".join(names[:-1]), names[-1])) if len(names := [f[2] for f in admitted]) > 1 else names[0]
    )
    for mime, extensions, _ in admitted:
        if type_mime == mime and PurePosixPath(nom).suffix.lower() in extensions:
            return
    known = any(type_mime == mime for mime, _, _ in admitted)
    raison = "son nom ne correspond pas à son contenu" if known else "son contenu n'est pas d'un format admis"
    raise PieceRefusee(champ=xpath, nom=nom, raison=raison, formats=printed)


def uploaded(contexte: Contexte, jeton: str, xpath: str = "") -> FichierAccepte:
    """The file sent earlier under an upload token; `PieceIntrouvable` when unknown, not yet sent, used or expired."""
    with contexte.lire() as unite:
        row = unite.televersements.lire(digest(jeton))
    if row is None or not row.empreinte or row.utilise_par or row.expire_le <= contexte.maintenant():
        raise PieceIntrouvable(champ=xpath)
    return FichierAccepte(row.nom, row.type_mime, row.taille, row.empreinte)


def receive(contexte: Contexte, jeton: str, nom: str, flux: BinaryIO) -> FichierAccepte:
    """Keep the file sent under an upload token, in place of one sent before.

    Raises `PieceIntrouvable` for a token that is unknown, used or expired, `PieceTropGrande`, `PieceRefusee` when the
    content is of no format that any field admits.
    """
    cle, maintenant = digest(jeton), contexte.maintenant()
    with contexte.lire() as unite:
        row = unite.televersements.lire(cle)
    if row is None or row.utilise_par or row.expire_le <= maintenant:
        raise PieceIntrouvable()
    fichiers, town = contexte.plateforme.stockage.fichiers, contexte.collectivite.code
    maximum = contexte.plateforme.reglages.taille_fichier
    empreinte, size = fichiers.deposer(town, flux, nom=nom, maximum=maximum)
    with fichiers.ouvrir(town, empreinte) as kept:
        type_mime = sniff(kept.read(8192))
    if type_mime not in {mime for mime, _, _ in FORMATS.values()}:
        raise PieceRefusee(nom=nom, raison="son contenu n'est pas d'un format admis", formats="PDF, JPEG ou PNG")
    with contexte.ecrire() as unite:
        if not unite.televersements.recevoir(cle, nom, type_mime, size, empreinte, maintenant):
            raise PieceIntrouvable()
        unite.valider()
    return FichierAccepte(nom, type_mime, size, empreinte)


def _decoded(text: str, nom: str, xpath: str) -> bytes:
    try:
        return b64decode("".join(text.split()), validate=True)
    except (binascii.Error, ValueError):
        raise PieceRefusee(
            champ=xpath, nom=nom, raison="son contenu n'est pas du base64", formats="PDF, JPEG ou PNG"
        ) from None


def _too_big(nom: str, maximum: int, xpath: str) -> PieceTropGrande:
    return PieceTropGrande(champ=xpath, nom=nom, maximum=printed_size(maximum))
