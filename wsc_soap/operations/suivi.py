"""Reading a dossier for a citizen and doing the citizen's actions: shared by the téléservice and the account."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from lxml import etree

from wsc_soap.domain import cle_suivi, numero
from wsc_soap.domain.dossier import Dossier, LigneJournal
from wsc_soap.domain.processus import USAGER
from wsc_soap.domain.teleservice import Teleservice
from wsc_soap.domain.workflow import Act, advance, possible_actions
from wsc_soap.errors import DossierIntrouvable, DossierModifie
from wsc_soap.operations import conversions, types
from wsc_soap.operations.context import Context
from wsc_soap.operations.pieces import restore_files
from wsc_soap.xmlio.demande import Calculs, read_calculs, stored_view, summarise
from wsc_soap.xmlio.parser import parse_xml

if TYPE_CHECKING:
    from wsc_soap.storage import UnitOfWork


def canonical_number(text: str) -> str:
    """The number as it is stored, whatever way it was typed; `DossierIntrouvable` when its check digit is wrong."""
    code = numero.parse(text)
    if code is None:
        raise DossierIntrouvable(numero=text[:40])
    return code


def check_key(context: Context, code: str, cle: str) -> None:
    """Raise `DossierIntrouvable` unless the follow-up key is the one of this number: unknown and wrong look alike."""
    expected = cle_suivi.compute(context.platform.settings.secret, context.collectivite.code, code)
    if not cle_suivi.same_key(cle, expected):
        raise DossierIntrouvable(numero=code)


def read_dossier(unit: UnitOfWork, code: str) -> Dossier:
    """The dossier of this number in this collectivité, or `DossierIntrouvable`."""
    dossier = unit.dossiers.get(code)
    if dossier is None:
        raise DossierIntrouvable(numero=code)
    return dossier


def locate(context: Context, text: str, cle: str) -> Dossier:
    """The dossier of a number and key as somebody typed them; `DossierIntrouvable` when they do not go together."""
    code = canonical_number(text)
    check_key(context, code, cle)
    with context.read() as unit:
        return read_dossier(unit, code)


def service_of(context: Context, dossier: Dossier) -> Teleservice:
    """The revision of the téléservice that the dossier runs on."""
    return context.platform.bouquet.revision(context.collectivite.code, dossier.teleservice, dossier.revision)


def view(context: Context, unit: UnitOfWork, dossier: Dossier) -> types.Suivi:
    """Where a dossier stands, in the citizen's restricted view."""
    service = service_of(context, dossier)
    journal = unit.journal.list_all(dossier.numero)
    return types.Suivi(
        numero=dossier.numero,
        teleservice=dossier.teleservice,
        intitule=service.intitule_court,
        theme=service.theme.code,
        theme_libelle=service.theme.libelle,
        date_depot=context.local(dossier.depose_le),
        etat=conversions.etat(dossier),
        etat_libelle=conversions.etat_libelle(dossier),
        issue=dossier.issue or None,
        date_cloture=context.local(dossier.clos_le) if dossier.clos_le else None,
        version=dossier.version,
        etape=conversions.etapes(context, service.processus, dossier, journal),
        action=conversions.actions(possible_actions(service.processus, dossier, USAGER)),
        message=messages(context, unit, dossier.numero),
        section=sections(context, unit, service, dossier.numero),
        contact=conversions.contact(context.collectivite.service(dossier.service)),
    )


def messages(context: Context, unit: UnitOfWork, code: str) -> tuple[types.MessageEnvoye, ...]:
    """The messages to the citizen, oldest first; those not sent yet have no text."""
    states = {"a-faire": "a-envoyer", "faite": "envoye", "morte": "echec"}
    return tuple(
        types.MessageEnvoye(
            context.local(row.faite_le or row.cree_le), row.objet or "", row.corps or None, states[row.etat]
        )
        for row in unit.outbox.courriels(code)
        if row.etat in states and row.contenu["destinataire"] == "citoyen"
    )


def stored_demande(unit: UnitOfWork, code: str) -> etree._Element:
    """The stored demande, its files still by digest."""
    stored = unit.demandes.get(code)
    if stored is None:
        raise DossierIntrouvable(numero=code)
    return parse_xml(stored.document)


def stored_calculs(unit: UnitOfWork, code: str) -> Calculs:
    """The values computed from the demande when it was filed, by place."""
    stored = unit.demandes.get(code)
    return read_calculs(stored.calculs if stored else None)


def whole_view(unit: UnitOfWork, code: str) -> etree._Element:
    """The view of a stored demande with its computed values: what expressions and merge fields read."""
    return stored_view(stored_demande(unit, code), stored_calculs(unit, code))


def sections(
    context: Context, unit: UnitOfWork, service: Teleservice, code: str
) -> tuple[types.SectionRecapitulatif, ...]:
    """The demande as it reads in French, computed values at their places."""
    return recap(context, service, stored_demande(unit, code), calculs=stored_calculs(unit, code))


def recap(
    context: Context,
    service: Teleservice,
    demande: etree._Element,
    sizes: Mapping[str, int] | None = None,
    calculs: Calculs | None = None,
) -> tuple[types.SectionRecapitulatif, ...]:
    """The recap of any demande element; `sizes` are the sizes of files known by upload token, `calculs` the values
    computed from it."""
    names = context.platform.bouquet.names(context.collectivite)
    return tuple(
        types.SectionRecapitulatif(
            page, titre, rank, tuple(types.LigneRecapitulatif(libelle, tuple(texts)) for libelle, texts in lines)
        )
        for page, titre, rank, lines in summarise(service, demande, names, sizes, calculs)
    )


def original_demande(context: Context, unit: UnitOfWork, code: str) -> bytes:
    """The XML of the demande as it was received, files included."""
    demande = stored_demande(unit, code)
    restore_files(context, demande)
    document: bytes = etree.tostring(demande, xml_declaration=True, encoding="UTF-8")
    return document


def act(context: Context, code: str, action: str, act: Act, version: int | None, owner: str | None = None) -> Dossier:
    """Do an action on a dossier and write step, journal and effects together.

    `version` is the one the caller read, None to act on whatever stands; `owner` an account the dossier must belong to.
    Raises `DossierIntrouvable`, `DossierModifie` when somebody was faster, and the errors of `advance`.
    """
    with context.write() as unit:
        dossier = read_dossier(unit, code)
        if owner is not None and dossier.compte != owner:
            raise DossierIntrouvable(numero=code)
        journal = unit.journal.list_all(code)
        if version is not None and version != dossier.version:
            raise DossierModifie(numero=code, auteur=_last_author(journal))
        service = service_of(context, dossier)
        now = context.now()
        step = advance(service.processus, context.collectivite, dossier, action, act, now, len(journal) + 1)
        if not unit.dossiers.update(step.dossier, dossier.version):
            raise DossierModifie(numero=code, auteur=_last_author(journal))
        unit.journal.add(code, step.line)
        unit.outbox.add(step.tasks, now)
        unit.commit()
    return step.dossier


def _last_author(journal: Sequence[LigneJournal]) -> str:
    return journal[-1].acteur if journal else "une autre personne"
