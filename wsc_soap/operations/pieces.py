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
from wsc_soap.domain.file_content import is_whole
from wsc_soap.domain.formulaire import Champ
from wsc_soap.domain.french import file_size as printed_size
from wsc_soap.domain.french import typeset
from wsc_soap.errors import Manquement, PieceIntrouvable, PieceRefusee, PieceTropGrande, WscError
from wsc_soap.operations.context import Context
from wsc_soap.operations.sessions import digest

FORMATS = {
    "pdf": ("application/pdf", (".pdf",), "PDF"),
    "jpeg": ("image/jpeg", (".jpg", ".jpeg"), "JPEG"),
    "png": ("image/png", (".png",), "PNG"),
}
NOT_WHOLE = "il est incomplet, ou contient autre chose que ce qu'il annonce"
EMPREINTE, TAILLE, TEXTE = "empreinte", "taille", "texte"


@dataclass
class ReceivedPieces:
    """What was taken out of a demande: the rows of its files, and the upload tokens they came by (digests)."""

    pieces: list[Piece] = field(default_factory=list)
    jetons: list[str] = field(default_factory=list)

    @property
    def size(self) -> int:
        """Octets of all files."""
        return sum(piece.taille for piece in self.pieces)


@dataclass(frozen=True)
class AcceptedFile:
    """A file on disk that a row may name."""

    nom: str
    type_mime: str
    size: int
    empreinte: str


def detach_files(context: Context, demande: etree._Element) -> ReceivedPieces:
    """Keep the files of a demande on disk and put digest and size in place of each content.

    `contenu` keeps its element, emptied, with attributes `empreinte` (SHA-256), `taille`, and `texte` (digest of the
    base64 text as sent) when that text was not canonical, so that the original can be restored to the letter.
    Raises `PieceTropGrande`, `PieceRefusee`, `PieceIntrouvable` with the field's XPath: the first
    of what is wrong, with all that is in its `erreurs`.
    """
    received, refused = ReceivedPieces(), list[tuple[WscError, Manquement]]()
    for champ, xpath, element in _file_elements(context, demande):
        try:
            kept = _keep(context, champ, xpath, element, received)
        except WscError as error:
            refused.append((error, _told(error, champ, xpath)))
            continue
        rank = len(received.pieces) + 1
        received.pieces.append(Piece(rank, xpath, kept.nom, kept.type_mime, kept.size, kept.empreinte))
        if received.size > context.platform.settings.dossier_limit:
            raise _too_big(kept.nom, context.platform.settings.dossier_limit, xpath)
    if refused:
        first = refused[0][0]
        first.erreurs = tuple(told for _, told in refused)
        raise first
    return received


def _told(error: WscError, champ: Champ, xpath: str) -> Manquement:
    return Manquement(xpath, champ.libelle, "fichier", typeset(f"{error.text} {error.remedy_text}"))


def _file_elements(context: Context, demande: etree._Element) -> Iterator[tuple[Champ, str, etree._Element]]:
    namespace = context.demarche.espace_de_noms
    for path, champ in context.demarche.formulaire.pieces:
        steps = "/".join(f"{{{namespace}}}{step}" for step in path.split("/"))
        for rank, element in enumerate(demande.findall(steps), 1):
            yield champ, f"/demande/{path}[{rank}]", element


def _keep(
    context: Context, champ: Champ, xpath: str, element: etree._Element, received: ReceivedPieces
) -> AcceptedFile:
    namespace = context.demarche.espace_de_noms
    nom = element.findtext(f"{{{namespace}}}nom", "")
    contenu = element.find(f"{{{namespace}}}contenu")
    jeton = element.findtext(f"{{{namespace}}}televersement", "").strip()
    if contenu is None:
        kept = uploaded(context, jeton, xpath)
        check_format(champ, nom, kept.type_mime, xpath)
        received.jetons.append(digest(jeton))
        return AcceptedFile(nom, kept.type_mime, kept.size, kept.empreinte)
    text = contenu.text or ""
    kept = accept(context, champ, xpath, nom, _decoded(text, nom, xpath), context.platform.settings.soap_file_limit)
    _replace(context, contenu, text, kept)
    return kept


def _replace(context: Context, contenu: etree._Element, text: str, kept: AcceptedFile) -> None:
    fichiers = context.platform.storage.fichiers
    contenu.set(EMPREINTE, kept.empreinte)
    contenu.set(TAILLE, str(kept.size))
    canonical = b64encode(fichiers.read(context.collectivite.code, kept.empreinte)).decode()
    if text != canonical:
        contenu.set(TEXTE, fichiers.store(context.collectivite.code, text.encode())[0])
    contenu.text = None


def restore_files(context: Context, demande: etree._Element) -> None:
    """Put the contents back, in place: the canonical XML is again the one received."""
    fichiers, town = context.platform.storage.fichiers, context.collectivite.code
    for contenu in demande.iter("{*}contenu"):
        empreinte, text = contenu.get(EMPREINTE), contenu.get(TEXTE)
        contenu.attrib.clear()
        if empreinte:
            as_sent = fichiers.read(town, text) if text else b64encode(fichiers.read(town, empreinte))
            contenu.text = as_sent.decode()


def inspect_files(context: Context, demande: etree._Element) -> tuple[Manquement, ...]:
    """What `detach_files` would refuse, all at once, with nothing kept."""
    found = []
    for champ, xpath, element in _file_elements(context, demande):
        namespace = context.demarche.espace_de_noms
        nom = element.findtext(f"{{{namespace}}}nom", "")
        text = element.findtext(f"{{{namespace}}}contenu")
        try:
            if text is None:
                jeton = element.findtext(f"{{{namespace}}}televersement", "").strip()
                check_format(champ, nom, uploaded(context, jeton, xpath).type_mime, xpath)
            else:
                check_content(champ, xpath, nom, _decoded(text, nom, xpath), context.platform.settings.soap_file_limit)
        except WscError as error:
            found.append(_told(error, champ, xpath))
    return tuple(found)


def accept(context: Context, champ: Champ, xpath: str, nom: str, octets: bytes, maximum: int) -> AcceptedFile:
    """Check a file's size, content and name against its field, and keep it on disk."""
    type_mime = check_content(champ, xpath, nom, octets, maximum)
    empreinte, size = context.platform.storage.fichiers.store(context.collectivite.code, octets)
    return AcceptedFile(nom, type_mime, size, empreinte)


def check_content(champ: Champ, xpath: str, nom: str, octets: bytes, maximum: int) -> str:
    """The media type of a file that its field admits; raises `PieceTropGrande` or `PieceRefusee`."""
    largest = min(champ.taille_max or maximum, maximum)
    if len(octets) > largest:
        raise _too_big(nom, largest, xpath)
    type_mime = sniff(octets)
    check_format(champ, nom, type_mime, xpath)
    if not is_whole(octets, type_mime):
        raise PieceRefusee(champ=xpath, nom=nom, raison=NOT_WHOLE, formats=_printed(champ))
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
    for mime, extensions, _ in admitted:
        if type_mime == mime and PurePosixPath(nom).suffix.lower() in extensions:
            return
    known = any(type_mime == mime for mime, _, _ in admitted)
    raison = "son nom ne correspond pas à son contenu" if known else "son contenu n'est pas d'un format admis"
    raise PieceRefusee(champ=xpath, nom=nom, raison=raison, formats=_printed(champ))


def _printed(champ: Champ) -> str:
    """The formats of a field, in words."""
    *names, last = (FORMATS[code][2] for code in (champ.formats or tuple(FORMATS)))
    return f"{', '.join(names)} ou {last}" if names else last


def uploaded(context: Context, jeton: str, xpath: str = "") -> AcceptedFile:
    """The file sent earlier under an upload token; `PieceIntrouvable` when unknown, not yet sent, used or expired."""
    with context.read() as unit:
        row = unit.televersements.get(digest(jeton))
    if row is None or not row.empreinte or row.utilise_par or row.expire_le <= context.now():
        raise PieceIntrouvable(champ=xpath)
    return AcceptedFile(row.nom, row.type_mime, row.taille, row.empreinte)


def receive(context: Context, jeton: str, nom: str, stream: BinaryIO) -> AcceptedFile:
    """Keep the file sent under an upload token, in place of one sent before.

    Raises `PieceIntrouvable` for a token that is unknown, used or expired, `PieceTropGrande`, `PieceRefusee` when the
    content is of no format that any field admits.
    """
    cle, now = digest(jeton), context.now()
    with context.read() as unit:
        row = unit.televersements.get(cle)
    if row is None or row.utilise_par or row.expire_le <= now:
        raise PieceIntrouvable()
    fichiers, town = context.platform.storage.fichiers, context.collectivite.code
    maximum = context.platform.settings.file_limit
    empreinte, size = fichiers.store(town, stream, name=nom, maximum=maximum)
    with fichiers.open(town, empreinte) as kept:
        octets = kept.read()
    type_mime = sniff(octets)
    if type_mime not in {mime for mime, _, _ in FORMATS.values()}:
        raise PieceRefusee(nom=nom, raison="son contenu n'est pas d'un format admis", formats="PDF, JPEG ou PNG")
    if not is_whole(octets, type_mime):
        raise PieceRefusee(nom=nom, raison=NOT_WHOLE, formats="PDF, JPEG ou PNG")
    with context.write() as unit:
        if not unit.televersements.receive(cle, nom, type_mime, size, empreinte, now):
            raise PieceIntrouvable()
        unit.commit()
    return AcceptedFile(nom, type_mime, size, empreinte)


def _decoded(text: str, nom: str, xpath: str) -> bytes:
    try:
        return b64decode("".join(text.split()), validate=True)
    except (binascii.Error, ValueError):
        raise PieceRefusee(
            champ=xpath, nom=nom, raison="son contenu n'est pas du base64", formats="PDF, JPEG ou PNG"
        ) from None


def _too_big(nom: str, maximum: int, xpath: str) -> PieceTropGrande:
    return PieceTropGrande(champ=xpath, nom=nom, maximum=printed_size(maximum))
