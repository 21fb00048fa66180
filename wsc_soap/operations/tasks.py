"""Performing the deferred effects of the outbox: messages leave, clocks act; each at least once, in any process."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from datetime import timedelta
from email.message import EmailMessage

from wsc_soap.domain.actions import demander_paiement, reservation
from wsc_soap.domain.actions.appeler_partenaire import PARTENAIRE
from wsc_soap.domain.actions.envoyer_sms import SMS
from wsc_soap.domain.actions.generer_courrier import COURRIER
from wsc_soap.errors import DossierIntrouvable, DossierModifie, WscError
from wsc_soap.mail import Courriel, EtapeLine, InvalidMail, PermanentFailure, TemporaryFailure, compose
from wsc_soap.operations import brouillons, clock, doublons, messages, modes, paiement, places, task_effects
from wsc_soap.operations.context import Context, Platform
from wsc_soap.operations.recipients import recipient
from wsc_soap.storage import Task, UnitOfWork
from wsc_soap.storage.crash_points import point
from wsc_soap.xmlio.platform_texts import platform_message

LEASE = timedelta(minutes=5)
BATCH = 20
_log = logging.getLogger(__name__)
Send = Callable[[EmailMessage], None]


def perform_due(platform: Platform, send: Send, expediteur: str) -> int:
    """Claim what is due and do it; gives how many rows were claimed. `send` hands a message to a mail server and
    raises `TemporaryFailure` or `PermanentFailure`."""
    tasks = platform.storage.claim(BATCH, LEASE, platform.clock())
    for task in tasks:
        context = Context(platform, platform.bouquet.collectivite(task.collectivite), "taches")
        _KINDS.get(task.genre, _later)(context, task, send, expediteur)
    return len(tasks)


def _send(context: Context, task: Task, send: Send, expediteur: str) -> None:
    try:
        courriel = _to_somebody(context, task, expediteur) if task.dossier else _to_address(context, task, expediteur)
        if courriel is None:
            return _close(context, task, "", "")
        send(compose(courriel))
        point("courriel-remis")
    except TemporaryFailure as trouble:
        with context.write() as unit:
            unit.outbox.failed(task, str(trouble), context.now())
            unit.commit()
    except (PermanentFailure, InvalidMail, DossierIntrouvable) as trouble:
        _give_up(context, task, type(trouble).__name__)
    except Exception as trouble:
        # a defect in one message must not stop the others: it is tried again, then shown as given up
        _log.error("task %s failed: %s", task.id, type(trouble).__name__, stack_info=True)
        with context.write() as unit:
            unit.outbox.failed(task, type(trouble).__name__, context.now())
            unit.commit()
    else:
        _close(context, task, courriel.objet, courriel.corps)
    return None


def _close(context: Context, task: Task, objet: str, corps: str) -> None:
    with context.write() as unit:
        unit.outbox.done(task, context.now(), objet=objet, corps=corps)
        unit.commit()


def _give_up(context: Context, task: Task, raison: str) -> None:
    with context.write() as unit:
        unit.outbox.give_up(task, raison)
        unit.commit()


def _to_somebody(context: Context, task: Task, expediteur: str) -> Courriel | None:
    """The mail of a dossier: to its citizen, a department, an acteur; None when nobody is to be written to."""
    with context.read() as unit:
        matter = messages.gather(context, unit, task.dossier, task.contenu)
    who = recipient(context, matter, task.contenu)
    if who is None:
        return None
    message = matter.service.messages.get(task.contenu["message"]) or platform_message(task.contenu["message"])
    values = {**matter.values, "lien": who.link}
    return Courriel(
        cle=task.id,
        date=context.local(context.now()),
        town=context.collectivite,
        expediteur=expediteur,
        destinataire=who.courriel,
        nom_destinataire=who.nom,
        objet=messages.written(message.objet, values),
        corps=messages.written(message.corps, values),
        service=context.collectivite.service(matter.dossier.service),
        numero=matter.dossier.numero if who.citizen else "",
        etapes=tuple(
            EtapeLine(etape.libelle, etape.etat, etape.date.date() if etape.date else None) for etape in matter.etapes
        )
        if who.citizen
        else (),
        link=who.link,
        libelle_lien=who.words,
    )


def _to_address(context: Context, task: Task, expediteur: str) -> Courriel:
    """A mail about an account or a draft: to an address, with a link of its own."""
    message = platform_message(task.contenu["message"])
    values = {"commune": context.collectivite.nom, **task.contenu}
    return Courriel(
        cle=task.id,
        date=context.local(context.now()),
        town=context.collectivite,
        expediteur=expediteur,
        destinataire=task.contenu["adresse"],
        nom_destinataire=task.contenu["prenoms"],
        objet=messages.written(message.objet, values),
        corps=messages.written(message.corps, values),
        link=task.contenu["lien"],
    )


Perform = Callable[[Context, UnitOfWork, str, Mapping[str, str]], object]
Kind = Callable[[Context, Task, Send, str], None]


def _once(perform: Perform) -> Kind:
    """What is done to a dossier in one transaction with the end of its task: once, whatever crashes."""

    def run(context: Context, task: Task, send: Send, expediteur: str) -> None:
        try:
            with context.write() as unit:
                if unit.outbox.done(task, context.now()):
                    perform(context, unit, task.dossier, task.contenu)
                    unit.commit()
        except DossierModifie:
            with context.write() as unit:
                unit.outbox.retry(task, "dossier modifié", context.now())
                unit.commit()
        except WscError as trouble:
            _give_up(context, task, trouble.code)

    return run


def _later(context: Context, task: Task, send: Send, expediteur: str) -> None:
    """A kind of task that this version of the worker does not know: another one will."""
    with context.write() as unit:
        unit.outbox.failed(task, "genre inconnu", context.now())
        unit.commit()


def _change_mode(context: Context, task: Task, send: Send, expediteur: str) -> None:
    """A planned change of mode of a téléservice."""
    modes.apply_planned(context, task.contenu)
    _close(context, task, "", "")


def _forget_draft(context: Context, task: Task, send: Send, expediteur: str) -> None:
    """A draft whose term may be over; one that was saved since is looked at again at its new term."""
    brouillons.purge(context, task.contenu["brouillon"])
    _close(context, task, "", "")


_KINDS: dict[str, Kind] = {
    "courriel": _send,
    "minuterie": _once(clock.strike),
    places.EXPIRY: _once(places.expire),
    modes.TASK: _change_mode,
    SMS: lambda context, task, *_: task_effects.send_sms(context, task),
    COURRIER: lambda context, task, *_: task_effects.make_letter(context, task),
    PARTENAIRE: lambda context, task, *_: task_effects.call_partner(context, task),
    brouillons.EXPIRY: _forget_draft,
    doublons.TASK: _once(doublons.close_with_main),
    reservation.GENRE: _once(places.perform),
    demander_paiement.GENRE: _once(paiement.expect),
}
