"""Performing the deferred effects of the outbox: messages leave, clocks act; each at least once, in any process."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from datetime import timedelta
from email.message import EmailMessage
from typing import Any

from wsc_soap.domain.processus import HORLOGE
from wsc_soap.domain.workflow import Act
from wsc_soap.errors import ActionImpossible, DossierIntrouvable, DossierModifie
from wsc_soap.mail import Courriel, EtapeLine, InvalidMail, PermanentFailure, TemporaryFailure, compose
from wsc_soap.operations import messages, modes, places, suivi
from wsc_soap.operations.context import Context, Platform
from wsc_soap.rendering.text import render
from wsc_soap.rendering.typography import typeset
from wsc_soap.storage import Task
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
        _KINDS[task.genre](context, task, send, expediteur)
    return len(tasks)


def _send(context: Context, task: Task, send: Send, expediteur: str) -> None:
    try:
        courriel = _to_service(context, task, expediteur) if task.dossier else _to_address(context, task, expediteur)
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


def _to_service(context: Context, task: Task, expediteur: str) -> Courriel | None:
    """The mail of a dossier: to its citizen, or to a department's mailbox; None when nobody is to be written to."""
    with context.read() as unit:
        matter = messages.gather(context, unit, task.dossier, task.contenu)
    town = context.collectivite
    service = town.service(matter.dossier.service)
    to_citizen = task.contenu["destinataire"] == "citoyen"
    address = matter.dossier.courriel if to_citizen else town.service(task.contenu["acteur"]).courriel
    if not address:
        return None
    message = matter.service.messages.get(task.contenu["message"]) or platform_message(task.contenu["message"])
    return Courriel(
        cle=task.id,
        date=context.local(context.now()),
        town=town,
        expediteur=expediteur,
        destinataire=address,
        nom_destinataire=matter.dossier.demandeur if to_citizen else service.nom,
        objet=_line(message.objet, matter.values),
        corps=_line(message.corps, matter.values),
        service=service,
        numero=matter.dossier.numero if to_citizen else "",
        etapes=tuple(
            EtapeLine(etape.libelle, etape.etat, etape.date.date() if etape.date else None) for etape in matter.etapes
        )
        if to_citizen
        else (),
        link=matter.link if to_citizen else _agent_link(context, matter.dossier.numero),
    )


def _agent_link(context: Context, code: str) -> str:
    return f"{context.platform.settings.address}/{context.collectivite.code}/bo/dossiers/{code}"


def _to_address(context: Context, task: Task, expediteur: str) -> Courriel:
    """A mail about an account: to an address, with a link of its own."""
    message = platform_message(task.contenu["message"])
    values = {"commune": context.collectivite.nom, "prenoms": task.contenu["prenoms"], "lien": task.contenu["lien"]}
    return Courriel(
        cle=task.id,
        date=context.local(context.now()),
        town=context.collectivite,
        expediteur=expediteur,
        destinataire=task.contenu["adresse"],
        nom_destinataire=task.contenu["prenoms"],
        objet=_line(message.objet, values),
        corps=_line(message.corps, values),
        link=task.contenu["lien"],
    )


def _line(template: str, values: Mapping[str, Any]) -> str:
    return typeset(render(template, values))


def _tick(context: Context, task: Task, send: Send, expediteur: str) -> None:
    """A clock's action, unless the dossier has left the étape meanwhile."""
    with context.read() as unit:
        dossier = unit.dossiers.get(task.dossier)
    done = dossier is None or dossier.clos or str(dossier.passage) != task.contenu["passage"]
    if not done and dossier is not None:
        try:
            suivi.act(context, task.dossier, task.contenu["action"], Act(HORLOGE, "Horloge"), dossier.version)
        except DossierModifie:
            with context.write() as unit:
                unit.outbox.retry(task, "dossier modifié", context.now())
                unit.commit()
            return None
        except ActionImpossible:
            return _give_up(context, task, "ActionImpossible")
    _close(context, task, "", "")
    return None


def _expire(context: Context, task: Task, send: Send, expediteur: str) -> None:
    """An option of an agenda that has run out."""
    places.expire(context, task.contenu["reservation"])
    _close(context, task, "", "")


def _change_mode(context: Context, task: Task, send: Send, expediteur: str) -> None:
    """A planned change of mode of a téléservice."""
    modes.apply_planned(context, task.contenu)
    _close(context, task, "", "")


_KINDS: dict[str, Callable[[Context, Task, Send, str], None]] = {
    "courriel": _send,
    "minuterie": _tick,
    places.EXPIRY: _expire,
    modes.TASK: _change_mode,
}
