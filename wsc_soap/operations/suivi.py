"""Reading a dossier for a citizen and doing the citizen's actions: shared by the téléservice and the account."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from lxml import etree

from wsc_soap.domain import cle_suivi, numero
from wsc_soap.domain.deroulement import Acte, actions_possibles, franchir
from wsc_soap.domain.dossier import Dossier, LigneJournal
from wsc_soap.domain.processus import USAGER
from wsc_soap.domain.teleservice import Teleservice
from wsc_soap.errors import DossierIntrouvable, DossierModifie
from wsc_soap.operations import conversions, types
from wsc_soap.operations.contexte import Contexte
from wsc_soap.operations.pieces import restore_files
from wsc_soap.xmlio.demande import recapituler
from wsc_soap.xmlio.parser import parse_xml

if TYPE_CHECKING:
    from wsc_soap.storage import Unite


def canonical_number(texte: str) -> str:
    """The number as it is stored, whatever way it was typed; `DossierIntrouvable` when its check digit is wrong."""
    code = numero.lire(texte)
    if code is None:
        raise DossierIntrouvable(numero=texte[:40])
    return code


def check_key(contexte: Contexte, code: str, cle: str) -> None:
    """Raise `DossierIntrouvable` unless the follow-up key is the one of this number: unknown and wrong look alike."""
    expected = cle_suivi.calculer(contexte.plateforme.reglages.secret, contexte.collectivite.code, code)
    if not cle_suivi.egale(cle, expected):
        raise DossierIntrouvable(numero=code)


def read_dossier(unite: Unite, code: str) -> Dossier:
    """The dossier of this number in this collectivité, or `DossierIntrouvable`."""
    dossier = unite.dossiers.lire(code)
    if dossier is None:
        raise DossierIntrouvable(numero=code)
    return dossier


def locate(contexte: Contexte, texte: str, cle: str) -> Dossier:
    """The dossier of a number and key as somebody typed them; `DossierIntrouvable` when they do not go together."""
    code = canonical_number(texte)
    check_key(contexte, code, cle)
    with contexte.lire() as unite:
        return read_dossier(unite, code)


def service_of(contexte: Contexte, dossier: Dossier) -> Teleservice:
    """The revision of the téléservice that the dossier runs on."""
    return contexte.plateforme.bouquet.revision(contexte.collectivite.code, dossier.teleservice, dossier.revision)


def view(contexte: Contexte, unite: Unite, dossier: Dossier) -> types.Suivi:
    """Where a dossier stands, in the citizen's restricted view."""
    service = service_of(contexte, dossier)
    journal = unite.journal.lister(dossier.numero)
    return types.Suivi(
        numero=dossier.numero,
        teleservice=dossier.teleservice,
        intitule=service.intitule_court,
        theme=service.theme.code,
        theme_libelle=service.theme.libelle,
        date_depot=contexte.local(dossier.depose_le),
        etat=conversions.etat(dossier),
        etat_libelle=conversions.etat_libelle(dossier),
        issue=dossier.issue or None,
        date_cloture=contexte.local(dossier.clos_le) if dossier.clos_le else None,
        version=dossier.version,
        etape=conversions.etapes(contexte, service.processus, dossier, journal),
        action=conversions.actions(actions_possibles(service.processus, dossier, USAGER)),
        message=messages(contexte, unite, dossier.numero),
        section=sections(contexte, unite, service, dossier.numero),
        contact=conversions.contact(contexte.collectivite.service(dossier.service)),
    )


def messages(contexte: Contexte, unite: Unite, code: str) -> tuple[types.MessageEnvoye, ...]:
    """The messages to the citizen, oldest first; those not sent yet have no text."""
    states = {"a-faire": "a-envoyer", "faite": "envoye", "morte": "echec"}
    return tuple(
        types.MessageEnvoye(
            contexte.local(row.faite_le or row.cree_le), row.objet or "", row.corps or None, states[row.etat]
        )
        for row in unite.boite.courriels(code)
        if row.etat in states and row.contenu["destinataire"] == "citoyen"
    )


def stored_demande(unite: Unite, code: str) -> etree._Element:
    """The stored demande, its files still by digest."""
    stored = unite.demandes.lire(code)
    if stored is None:
        raise DossierIntrouvable(numero=code)
    return parse_xml(stored.document)


def sections(
    contexte: Contexte, unite: Unite, service: Teleservice, code: str
) -> tuple[types.SectionRecapitulatif, ...]:
    """The demande as it reads in French."""
    return recap(contexte, service, stored_demande(unite, code))


def recap(
    contexte: Contexte, service: Teleservice, demande: etree._Element, tailles: Mapping[str, int] | None = None
) -> tuple[types.SectionRecapitulatif, ...]:
    """The recap of any demande element; `tailles` are the sizes of files known by upload token."""
    noms = contexte.plateforme.bouquet.noms(contexte.collectivite)
    return tuple(
        types.SectionRecapitulatif(
            page, titre, rang, tuple(types.LigneRecapitulatif(libelle, tuple(textes)) for libelle, textes in lignes)
        )
        for page, titre, rang, lignes in recapituler(service, demande, noms, tailles)
    )


def original_demande(contexte: Contexte, unite: Unite, code: str) -> bytes:
    """The XML of the demande as it was received, files included."""
    demande = stored_demande(unite, code)
    restore_files(contexte, demande)
    document: bytes = etree.tostring(demande, xml_declaration=True, encoding="UTF-8")
    return document


def act(
    contexte: Contexte, code: str, action: str, acte: Acte, version: int | None, owner: str | None = None
) -> Dossier:
    """Do an action on a dossier and write step, journal and effects together.

    `version` is the one the caller read, None to act on whatever stands; `owner` an account the dossier must belong to.
    Raises `DossierIntrouvable`, `DossierModifie` when somebody was faster, and the errors of `franchir`.
    """
    with contexte.ecrire() as unite:
        dossier = read_dossier(unite, code)
        if owner is not None and dossier.compte != owner:
            raise DossierIntrouvable(numero=code)
        journal = unite.journal.lister(code)
        if version is not None and version != dossier.version:
            raise DossierModifie(numero=code, auteur=_last_author(journal))
        service = service_of(contexte, dossier)
        maintenant = contexte.maintenant()
        pas = franchir(service.processus, contexte.collectivite, dossier, action, acte, maintenant, len(journal) + 1)
        if not unite.dossiers.modifier(pas.dossier, dossier.version):
            raise DossierModifie(numero=code, auteur=_last_author(journal))
        unite.journal.ajouter(code, pas.ligne)
        unite.boite.ajouter(pas.taches, maintenant)
        unite.valider()
    return pas.dossier


def _last_author(journal: Sequence[LigneJournal]) -> str:
    return journal[-1].acteur if journal else "une autre personne"
