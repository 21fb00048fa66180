"""The SOAP envelope, both ways: a checked tree to its parts, an answer to bytes.

Sources: SOAP 1.1 section 4, SOAP 1.2 part 1 sections 2 and 5, WS-I Basic Profile 1.1 (rule numbers beside
each check). Nothing said in a header is ever contacted: WS-Addressing addresses are only read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from lxml import etree
from lxml.etree import _Element

from wsc_soap.errors import EnteteNonComprise, MessageInvalide, TypeNonAdmis, VersionSoapInconnue
from wsc_soap.xmlio import espaces

VERSIONS = {espaces.SOAP_11: "1.1", espaces.SOAP_12: "1.2"}
ESPACES = {version: espace for espace, version in VERSIONS.items()}
MEDIAS = {"text/xml": "1.1", "application/soap+xml": "1.2"}
SESSION = f"{{{espaces.COMMUN}}}Session"
ENTETES_COMPRISES = frozenset({SESSION})

_ROLES_A_NOUS = frozenset(
    {
        "",
        "http://schemas.xmlsoap.org/soap/actor/next",
        "http://www.w3.org/2003/05/soap-envelope/role/next",
        "http://www.w3.org/2003/05/soap-envelope/role/ultimateReceiver",
    }
)
_CIBLE = {"1.1": f"{{{espaces.SOAP_11}}}actor", "1.2": f"{{{espaces.SOAP_12}}}role"}
_OUI, _NON = frozenset({"1", "true"}), frozenset({"", "0", "false"})


@dataclass(frozen=True)
class Genre:
    """What HTTP said of the message: media type in lower case, character set and SOAP action or empty."""

    media: str = "text/xml"
    charset: str = ""
    action: str = ""

    @property
    def version(self) -> str:
        """The SOAP version that the media type announces."""
        return MEDIAS.get(self.media, "1.1")


@dataclass(frozen=True)
class Enveloppe:
    """A message read: SOAP version, header blocks for us, the one child of Body, SOAP action or empty."""

    version: str
    entetes: tuple[_Element, ...]
    corps: _Element
    action: str

    def entete(self, nom: str) -> _Element | None:
        """Give the header block of that name in Clark notation, or None."""
        return next((bloc for bloc in self.entetes if bloc.tag == nom), None)


def lire_enveloppe(
    racine: _Element, genre: Genre, comprises: frozenset[str] = ENTETES_COMPRISES
) -> Enveloppe:
    """Check the shape of an envelope and give its parts.

    `comprises` names the header blocks the caller knows. Raises VersionSoapInconnue (neither SOAP 1.1 nor
    1.2), TypeNonAdmis (version and Content-Type disagree), EnteteNonComprise (SOAP 1.1 section 4.2.3) or
    MessageInvalide.
    """
    version = _version(racine, genre)
    entete, corps = _parties(racine, ESPACES[version])
    operation = _seul_enfant(corps)
    _refuser_codage((racine, entete, corps, operation), ESPACES[version])
    if operation.tag == f"{{{ESPACES[version]}}}Fault":
        raise MessageInvalide(raison="une faute n'est pas une demande")
    _verifier_action(genre.action, etree.QName(operation).localname)
    return Enveloppe(version, _entetes(entete, version, comprises), operation, genre.action)


def enveloppe(version: str, corps: _Element, entetes: Iterable[_Element] = ()) -> bytes:
    """Write an envelope around `corps` and header blocks, in UTF-8; the elements are moved, not copied."""
    espace = ESPACES[version]
    racine = etree.Element(f"{{{espace}}}Envelope", nsmap={"soap": espace})
    blocs = list(entetes)
    if blocs:
        etree.SubElement(racine, f"{{{espace}}}Header").extend(blocs)
    etree.SubElement(racine, f"{{{espace}}}Body").append(corps)
    return etree.tostring(racine, encoding="UTF-8", xml_declaration=True)


def _version(racine: _Element, genre: Genre) -> str:
    nom = etree.QName(racine)
    if nom.localname != "Envelope":
        raise MessageInvalide(raison="sa racine n'est pas une enveloppe SOAP")
    version = VERSIONS.get(nom.namespace or "")
    if version is None:
        raise VersionSoapInconnue
    if version != genre.version:
        raise TypeNonAdmis(
            raison=f"l'enveloppe est celle de SOAP {version} et Content-Type dit {genre.media}"
        )
    return version


def _parties(racine: _Element, espace: str) -> tuple[_Element | None, _Element]:
    """Give Header, if there is one, and Body; nothing else may stand in Envelope (R1011)."""
    _refuser_texte(racine)
    enfants = list(racine)
    entete = enfants.pop(0) if enfants and enfants[0].tag == f"{{{espace}}}Header" else None
    if len(enfants) != 1 or enfants[0].tag != f"{{{espace}}}Body":
        raise MessageInvalide(
            raison="une enveloppe contient un en-tête facultatif, un corps, et rien d'autre"
        )
    return entete, enfants[0]


def _seul_enfant(corps: _Element) -> _Element:
    """Give the one element of Body (R2201, R9981), which has a namespace (R1014)."""
    _refuser_texte(corps)
    if len(corps) != 1:
        raise MessageInvalide(raison="le corps contient exactement un élément, celui de l'opération")
    if not etree.QName(corps[0]).namespace:
        raise MessageInvalide(raison="l'élément de l'opération n'a pas d'espace de noms")
    return corps[0]


def _refuser_texte(element: _Element) -> None:
    textes = [element.text, *(enfant.tail for enfant in element)]
    if any(texte and not texte.isspace() for texte in textes):
        raise MessageInvalide(raison="du texte est placé entre les parties de l'enveloppe")


def _refuser_codage(elements: Iterable[_Element | None], espace: str) -> None:
    """Refuse encodingStyle on the envelope's parts and on the child of Body (R1005, R1006, R1007)."""
    codage = f"{{{espace}}}encodingStyle"
    if any(element is not None and element.get(codage) is not None for element in elements):
        raise MessageInvalide(
            raison="l'attribut encodingStyle n'est pas admis : le contrat est document/literal"
        )


def _entetes(entete: _Element | None, version: str, comprises: frozenset[str]) -> tuple[_Element, ...]:
    """Give the blocks meant for us, all understood or not mandatory (SOAP 1.1 sections 4.2.2 and 4.2.3)."""
    if entete is None:
        return ()
    _refuser_texte(entete)
    blocs = tuple(bloc for bloc in entete if bloc.get(_CIBLE[version], "").strip() in _ROLES_A_NOUS)
    vus: set[str] = set()
    for bloc in blocs:
        _verifier_bloc(bloc, ESPACES[version], comprises)
        if bloc.tag in vus and bloc.tag in comprises:
            raise MessageInvalide(raison="un en-tête est donné deux fois")
        vus.add(bloc.tag)
    return blocs


def _verifier_bloc(bloc: _Element, espace: str, comprises: frozenset[str]) -> None:
    nom = etree.QName(bloc)
    if not nom.namespace:
        raise MessageInvalide(raison="un en-tête n'a pas d'espace de noms")
    obligatoire = bloc.get(f"{{{espace}}}mustUnderstand", "").strip()
    if obligatoire not in _OUI | _NON:
        raise MessageInvalide(raison="mustUnderstand vaut 0 ou 1")
    if obligatoire in _OUI and bloc.tag not in comprises:
        raise EnteteNonComprise(entete=nom.localname, espace=nom.namespace)


def _verifier_action(action: str, operation: str) -> None:
    """Refuse an action that names another operation than the body, which alone decides (R2744, R2745)."""
    if action and re.split("[/:#.?=]", action)[-1] != operation:
        raise MessageInvalide(raison="l'action SOAP annoncée n'est pas celle du corps")
