"""Reading a dossier for a citizen and doing the citizen's actions: shared by the téléservice and the account."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from lxml import etree

from wsc_soap.domain import cle_suivi, numero
from wsc_soap.domain.dossier import Dossier, LigneJournal
from wsc_soap.domain.processus import USAGER, Action
from wsc_soap.domain.teleservice import Teleservice
from wsc_soap.domain.workflow import Act, advance, chosen
from wsc_soap.errors import DossierIntrouvable, PieceIntrouvable
from wsc_soap.operations import (
    action_bookings,
    action_forms,
    agenda_answers,
    conversions,
    once,
    payment_answers,
    process,
    types,
)
from wsc_soap.operations.context import Context
from wsc_soap.operations.once import Cle
from wsc_soap.operations.pieces import restore_files
from wsc_soap.operations.process import service_of
from wsc_soap.operations.writing import WRITTEN
from wsc_soap.xmlio.demande import Calculs, read_calculs, stored_view, summarise
from wsc_soap.xmlio.parser import parse_xml

if TYPE_CHECKING:
    from wsc_soap.storage import UnitOfWork

__all__ = [
    "act",
    "citizen",
    "locate",
    "read_dossier",
    "recap",
    "sections",
    "service_of",
    "stored_demande",
    "summary",
    "view",
]


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


def citizen(dossier: Dossier, motif: str = "") -> Act:
    """The citizen of a dossier, as somebody who acts."""
    return Act(USAGER, dossier.demandeur or "Usager", motif=motif, sujet=dossier.compte or "")


def summary(
    context: Context, unit: UnitOfWork, dossier: Dossier, journal: tuple[LigneJournal, ...]
) -> types.ResumeDossier:
    """Where a dossier stands and what its citizen can do, as a line of the account shows it."""
    service = service_of(context, dossier)
    return types.ResumeDossier(
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
        etape=conversions.etapes(context, service.processus, dossier, journal),
        action=action_forms.offered(
            context, process.open_case(context, unit, dossier, journal), citizen(dossier), service
        ),
    )


def view(context: Context, unit: UnitOfWork, dossier: Dossier) -> types.Suivi:
    """Where a dossier stands, in the citizen's restricted view."""
    service = service_of(context, dossier)
    journal = unit.journal.list_all(dossier.numero)
    return types.Suivi(
        **vars(summary(context, unit, dossier, journal)),
        version=dossier.version,
        message=messages(context, unit, dossier.numero, journal),
        section=sections(context, unit, service, dossier.numero),
        contact=conversions.contact(context.collectivite.service(dossier.service)),
        document=documents_of(context, unit, dossier.numero, citizen_only=True),
        reservation=agenda_answers.of_dossier(context, unit, dossier.numero),
        paiement=payment_answers.listed(context, unit.paiements.of_dossier(dossier.numero)),
    )


def documents_of(
    context: Context, unit: UnitOfWork, code: str, citizen_only: bool = False
) -> tuple[types.DocumentDossier, ...]:
    """The letters and results of a dossier, all or those that its citizen may see."""
    return tuple(
        types.DocumentDossier(
            document.rang,
            document.libelle,
            document.nom,
            document.type_mime,
            document.taille,
            context.local(document.cree_le),
        )
        for document in unit.documents.list_all(code)
        if document.citoyen or not citizen_only
    )


def document_file(context: Context, unit: UnitOfWork, code: str, rang: int, citizen_only: bool) -> types.FichierRendu:
    """One document, `PieceIntrouvable` when the dossier has none of this rank that the caller may see."""
    document = unit.documents.get(code, rang)
    if document is None or (citizen_only and not document.citoyen):
        raise PieceIntrouvable()
    contenu = context.platform.storage.fichiers.read(context.collectivite.code, document.empreinte)
    return types.FichierRendu(document.nom, document.type_mime, contenu)


def messages(
    context: Context, unit: UnitOfWork, code: str, journal: Iterable[LigneJournal] = ()
) -> tuple[types.MessageEnvoye, ...]:
    """The messages to the citizen and, of the journal, those the citizen wrote, oldest first; the ones that are not
    sent yet have no text."""
    states = {"a-faire": "a-envoyer", "faite": "envoye", "morte": "echec"}
    sent = [
        types.MessageEnvoye(
            context.local(row.faite_le or row.cree_le), row.objet or "", row.corps or None, states[row.etat]
        )
        for row in unit.outbox.courriels(code)
        if row.etat in states and row.contenu["destinataire"] == "citoyen"
    ]
    received = [
        types.MessageEnvoye(context.local(line.instant), line.libelle, line.commentaire, "recu")
        for line in journal
        if line.action == WRITTEN
    ]
    return tuple(sorted([*sent, *received], key=lambda message: message.date))


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
    entree_of: Callable[[str], str | None] = lambda place: None,
) -> tuple[types.SectionRecapitulatif, ...]:
    """The recap of any demande element; `sizes` are the sizes of files known by upload token, `calculs` the values
    computed from it, `entree_of` gives the entry of a form where an answer is changed."""
    names = context.platform.bouquet.names(context.collectivite)
    return tuple(
        types.SectionRecapitulatif(
            page,
            titre,
            rank,
            tuple(types.LigneRecapitulatif(one.libelle, tuple(one.textes), entree_of(one.place)) for one in lines),
        )
        for page, titre, rank, lines in summarise(service, demande, names, sizes, calculs)
    )


def original_demande(context: Context, unit: UnitOfWork, code: str) -> bytes:
    """The XML of the demande as it was received, files included."""
    demande = stored_demande(unit, code)
    restore_files(context, demande)
    document: bytes = etree.tostring(demande, xml_declaration=True, encoding="UTF-8")
    return document


def act(
    context: Context,
    code: str,
    action: str,
    act: Act,
    version: int | None,
    owner: str | None = None,
    entrees: Iterable[types.Entree] = (),
    key: once.Key | None = None,
) -> Dossier:
    """Do an action on a dossier and write step, journal and effects together.

    `version` is the one the caller read, None to act on whatever stands; `owner` an account the dossier must belong to;
    `entrees` what the action's form was answered; `key` finds the act that the same call did before. Raises
    `DossierIntrouvable`, `DossierModifie` when somebody was faster, `DemandeInvalide` for the form, and the errors of
    `advance`, of attachments and of what it books.
    """
    with context.read() as unit:
        if once.done(unit, key) is not None:
            return read_dossier(unit, code)
        seen = _to_change(unit, code, version, owner)
        asked = chosen(process.open_case(context, unit, seen), action, act)
    # files go to disk before the transaction that names them
    answers = action_forms.read(context, service_of(context, seen), asked, entrees)
    with context.write() as unit:
        if once.take(unit, key) is not None:
            return read_dossier(unit, code)
        dossier = _to_change(unit, code, version, owner)
        if dossier.passage != seen.passage:
            raise process.modified(unit, code, seen.version)
        case, said = process.open_case(context, unit, dossier), replace(act, valeurs=answers.valeurs)
        if action_bookings.book(context, unit, case, asked, said):
            case = process.open_case(context, unit, dossier)  # its conditions read what was booked
        step = advance(case, action, said)
        _attach(context, unit, code, asked, answers)
        after = process.write(context, unit, dossier, step)
        unit.commit()
    return after


def key_of_act(
    context: Context, code: str, action: str, act: Act, version: int | None, entrees: Iterable[types.Entree], cle: Cle
) -> once.Key | None:
    """The key of an act on a dossier; without a session it is the dossier's own."""
    content = (code, action, act.motif, act.commentaire, version, once.answers(entrees))
    return once.key_of(context, "effectuerAction", cle, *content, sujet=f"{act.sujet}:{code}")


def _to_change(unit: UnitOfWork, code: str, version: int | None, owner: str | None) -> Dossier:
    dossier = read_dossier(unit, code)
    if owner is not None and dossier.compte != owner:
        raise DossierIntrouvable(numero=code)
    if version is not None and version != dossier.version:
        raise process.modified(unit, code, version)
    return dossier


def _attach(context: Context, unit: UnitOfWork, code: str, action: Action, answers: action_forms.Answers) -> None:
    """The files of an action join the pieces of the dossier."""
    if not answers.received.pieces:
        return
    known = unit.pieces.list_all(code)
    unit.pieces.add(code, action_forms.placed_pieces(action, answers.received, len(known)))
    for jeton in answers.received.jetons:
        if not unit.televersements.use(jeton, code, context.now()):
            raise PieceIntrouvable()
