"""Effects that are no mail: an SMS, a letter, a call to a partner. Each ends its task in the transaction that keeps
what it made, so that a crash repeats the work and doubles nothing."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import wraps

from wsc_soap.domain.case import SYSTEME
from wsc_soap.domain.champs.telephone import dialled
from wsc_soap.domain.dossier import Document, Dossier, LigneJournal
from wsc_soap.domain.teleservice import Teleservice
from wsc_soap.errors import DossierModifie, PartenaireInjoignable, PartenaireInterdit, WscError
from wsc_soap.mail import SendingFailed, TemporaryFailure
from wsc_soap.operations import documents, messages, partner_call, process, suivi
from wsc_soap.operations.context import Context
from wsc_soap.rendering.text import render
from wsc_soap.rendering.typography import typeset
from wsc_soap.storage import Task, UnitOfWork
from wsc_soap.storage.crash_points import point
from wsc_soap.xmlio import partner
from wsc_soap.xmlio.demande import telephone
from wsc_soap.xmlio.platform_texts import platform_message

ATTEMPTS = 5
_log = logging.getLogger(__name__)
Perform = Callable[[Context, Task], None]


def _safely(perform: Perform) -> Perform:
    """A defect in one task must not stop the others: it is tried again, then shown as given up."""

    @wraps(perform)
    def attempt(context: Context, task: Task) -> None:
        try:
            perform(context, task)
        except DossierModifie:
            with context.write() as unit:
                unit.outbox.retry(task, "dossier modifié", context.now())
                unit.commit()
        except Exception as trouble:
            _log.error("task %s failed: %s", task.id, type(trouble).__name__, stack_info=True)
            with context.write() as unit:
                unit.outbox.failed(task, type(trouble).__name__, context.now())
                unit.commit()

    return attempt


@_safely
def send_sms(context: Context, task: Task) -> None:
    """The subject of a message type, to the number of a citizen who wants SMS or to the town's own; nothing without a
    port. The port is told the task's name, so that a worker that dies after it makes no second SMS."""
    sms = context.platform.sms
    with context.read() as unit:
        matter = messages.gather(context, unit, task.dossier, task.contenu)
        told = task.contenu.get("numero")
        numero = dialled(telephone(matter.service, suivi.whole_view(unit, task.dossier)) if told is None else told)
    code = task.contenu["message"]
    message = matter.service.messages.get(code) or platform_message(code)
    texte = typeset(render(message.objet, matter.values)) if sms is not None and numero else ""
    try:
        if sms is not None and texte:
            sms.send(task.id, numero, texte)
            point("sms-remis")
    except SendingFailed as trouble:
        return _not_sent(context, task, trouble)
    with context.write() as unit:
        unit.outbox.done(task, context.now(), objet=texte)
        unit.commit()
    return None


def _not_sent(context: Context, task: Task, trouble: SendingFailed) -> None:
    with context.write() as unit:
        if isinstance(trouble, TemporaryFailure):
            unit.outbox.failed(task, type(trouble).__name__, context.now())
        else:
            unit.outbox.give_up(task, type(trouble).__name__)
        unit.commit()


@_safely
def make_letter(context: Context, task: Task) -> None:
    """A letter type as PDF, kept on disk and listed in the dossier; shown to the citizen when it is to the citizen."""
    with context.read() as unit:
        matter = messages.gather(context, unit, task.dossier, task.contenu)
    courrier = matter.service.courriers[task.contenu["courrier"]]
    rendered = documents.letter_pdf(context, matter, courrier)
    empreinte, size = context.platform.storage.fichiers.store(context.collectivite.code, rendered.contenu)
    letter = Document(
        0, courrier.code, courrier.libelle, rendered.nom, rendered.type_mime, size, empreinte, context.now(),
        citoyen=not courrier.destinataire,
    )  # fmt: skip
    with context.write() as unit:
        if unit.outbox.done(task, context.now()):
            unit.documents.add(task.dossier, letter, task.id)
            unit.commit()


@_safely
def call_partner(context: Context, task: Task) -> None:
    """Ask the partner, keep its answer and do what the étape says of it; a partner that stays away is said too."""
    with context.read() as unit:
        dossier = unit.dossiers.get(task.dossier)
        message = _question(context, unit, dossier, task) if dossier is not None else b""
    if dossier is None or not _still_there(dossier, task):
        return _conclude(context, task, "", "")
    try:
        valeurs = _ask(context, task, message)
    except WscError as trouble:
        if isinstance(trouble, PartenaireInjoignable) and task.essais < ATTEMPTS:
            with context.write() as unit:
                unit.outbox.failed(task, trouble.code, context.now())
                unit.commit()
            return None
        return _conclude(context, task, "partenaire-injoignable", "", trouble.text)
    point("partenaire-repondu")
    return _conclude(context, task, "reponse-partenaire", valeurs)


def _still_there(dossier: Dossier, task: Task) -> bool:
    return not dossier.clos and str(dossier.passage) == task.contenu["passage"]


def _ask(context: Context, task: Task, message: bytes) -> str:
    partenaire = context.collectivite.partenaire(task.contenu["partenaire"])
    if partenaire is None:
        raise PartenaireInterdit()
    settings = context.platform.settings
    private, timeout = settings.private_partners, settings.partner_timeout
    return partner.answer(partner_call.post(partenaire.adresse, message, task.id, timeout=timeout, private=private))


def _question(context: Context, unit: UnitOfWork, dossier: Dossier, task: Task) -> bytes:
    facts = {
        "collectivite": context.collectivite.code,
        "teleservice": dossier.teleservice,
        "numero": dossier.numero,
        "etape": dossier.etape,
    }
    service = process.service_of(context, dossier)
    return partner.question(facts, _leaving(service, unit, dossier.numero))


def _leaving(service: Teleservice, unit: UnitOfWork, code: str) -> list[tuple[str, str]]:
    """The fields that the definition lets out, and no other."""
    demande = process.stored_view(unit, code)
    return [
        (path, element.text or "")
        for path in service.echanges.tires
        for element in demande.iterfind(path)
        if not len(element)
    ]


def _conclude(context: Context, task: Task, declencheur: str, valeurs: str, said: str = "") -> None:
    """End the task, write the answer in the journal, and do the étape's action for it, together."""
    with context.write() as unit:
        if not unit.outbox.done(task, context.now()):
            return
        dossier = unit.dossiers.get(task.dossier)
        if declencheur and dossier is not None and _still_there(dossier, task):
            unit.journal.add(dossier.numero, _line(context, dossier, task, valeurs, said))
            process.trigger(context, unit, dossier, declencheur)
        unit.commit()


def _line(context: Context, dossier: Dossier, task: Task, valeurs: str, said: str) -> LigneJournal:
    partenaire = context.collectivite.partenaire(task.contenu["partenaire"])
    nom = partenaire.nom if partenaire else task.contenu["partenaire"]
    libelle = f"Réponse de {nom}" if valeurs else f"Sans réponse de {nom}"
    return LigneJournal(
        0, context.now(), SYSTEME, "Système", partner.ACTION, libelle, dossier.etape, "", "", said, valeurs=valeurs
    )
