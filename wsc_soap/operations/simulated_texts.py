"""What the tasks of a simulated step would send: messages, alerts, letters, filled; other effects in words."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from wsc_soap.domain.case import Case
from wsc_soap.domain.dossier import DeferredTask
from wsc_soap.domain.french import typeset
from wsc_soap.domain.teleservice import Courrier, Message, Teleservice
from wsc_soap.operations import booked_fields, messages, types
from wsc_soap.operations.context import Context
from wsc_soap.rendering.text import InvalidTemplate, render
from wsc_soap.xmlio.demande import merge_values
from wsc_soap.xmlio.platform_texts import platform_message

_GENRES = {"courriel": "message", "sms": "sms", "courrier": "courrier"}
_WORDS = {"echange": "échange publié vers le logiciel métier", "partenaire": "appel du service web d’un partenaire"}


def produced(
    context: Context, service: Teleservice, case: Case, demande: etree._Element, tasks: Iterable[DeferredTask]
) -> tuple[tuple[types.TexteProduit, ...], tuple[str, ...]]:
    """The texts that these tasks would send, and the other effects in words."""
    texts, effects = [], []
    for task in tasks:
        if task.genre in _GENRES:
            texts.append(_text(context, service, case, demande, task))
        else:
            effects.append(_WORDS.get(task.genre, task.genre))
    return tuple(texts), tuple(effects)


def _text(
    context: Context, service: Teleservice, case: Case, demande: etree._Element, task: DeferredTask
) -> types.TexteProduit:
    contenu = task.contenu
    code = contenu.get("message") or contenu.get("code", "")
    text: Message | Courrier
    if task.genre == "courrier":
        text = service.courriers.get(code) or Courrier(code, code, code, "")
    else:
        text = service.messages.get(code) or platform_message(code)
    values = _values(context, service, case, demande, contenu)
    try:
        objet, corps = (typeset(render(template, values)) for template in (text.objet, text.corps))
    except InvalidTemplate as refusal:
        objet, corps = text.objet, str(refusal)
    to_citizen = contenu.get("destinataire", "citoyen") == "citoyen"
    genre = _GENRES[task.genre] if to_citizen or task.genre != "courriel" else "alerte"
    return types.TexteProduit(genre, code, _reader(service, contenu, to_citizen), objet, corps)


def _reader(service: Teleservice, contenu: dict[str, str], to_citizen: bool) -> str:
    if to_citizen:
        return "Usager"
    code = contenu.get("acteur") or contenu.get("adresse", "")
    return next((acteur.libelle for acteur in service.processus.acteurs if acteur.code == code), code)


def _values(
    context: Context, service: Teleservice, case: Case, demande: etree._Element, contenu: dict[str, str]
) -> dict[str, object]:
    names = context.platform.bouquet.names(context.collectivite)
    fields = merge_values(service, demande, names)
    person = {"civilite": "Monsieur", "nom": "Astier", "prenoms": "Henri"}
    if not any((fields.get("demandeur") or {}).values()):
        fields = {**fields, "demandeur": person}
    booked = booked_fields.of_demande(context, service, demande)
    facts = messages.facts(context, service, case.dossier, case.journal, contenu, booked)
    link = f"{context.platform.settings.address}/{context.collectivite.code}/suivi"
    return dict(messages.with_texts(context, {**fields, **facts, "lienSuivi": link}))
