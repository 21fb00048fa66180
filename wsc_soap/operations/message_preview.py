"""A message as its reader would see it, from the values of a dossier or of an example; nothing is sent."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Any

from wsc_soap.domain.formulaire import Champ
from wsc_soap.domain.french import long_date
from wsc_soap.domain.teleservice import Courrier, Message, Teleservice
from wsc_soap.errors import MessageInconnu, ParametreInvalide
from wsc_soap.operations import booked_fields, messages, suivi, types
from wsc_soap.operations.context import Context
from wsc_soap.operations.process_tree import Sheet, open_sheet
from wsc_soap.rendering.text import InvalidTemplate
from wsc_soap.xmlio.merge_fields import CHAMPS, fields_named
from wsc_soap.xmlio.town_edits import TEXTE

EXAMPLE = "D-2026-000042"


def preview(
    context: Context,
    sheet: Sheet,
    kind: str,
    code: str | None,
    objet: str | None,
    corps: str | None,
    numero: str | None,
) -> types.ApercuMessage:
    """The message type of that code, or the subject and body given in its place, filled."""
    known = _text(sheet.teleservice, kind, code)
    values, reader, number = _values(context, sheet.teleservice, numero)
    templates = (objet or (known.objet if known else ""), corps or (known.corps if known else ""))
    try:
        lines = [messages.written(template, values) for template in templates]
    except InvalidTemplate as refusal:
        raise ParametreInvalide(champ="corps", parametre="corps", raison=str(refusal)) from None
    return types.ApercuMessage(lines[0], lines[1], reader, number)


def _text(service: Teleservice, kind: str, code: str | None) -> Message | Courrier | None:
    if not code:
        return None
    family: Mapping[str, Message | Courrier] = service.messages if kind == "message" else service.courriers
    if code not in family:
        raise MessageInconnu(code=code)
    return family[code]


def _values(context: Context, service: Teleservice, numero: str | None) -> tuple[Mapping[str, Any], str, str | None]:
    if not numero:
        return example(context, service), "M. Henri Astier", None
    with context.read() as unit:
        dossier = suivi.read_dossier(unit, suivi.canonical_number(numero))
        matter = messages.gather(context, unit, dossier.numero, {})
    return matter.values, dossier.demandeur, dossier.numero


def example(context: Context, service: Teleservice) -> Mapping[str, Any]:
    """Values that read well for every merge field of a téléservice."""
    town, today = context.collectivite, context.today()
    booked = booked_fields.example(context, today + timedelta(days=7))
    values: dict[str, Any] = {
        "commune": town.nom,
        "numeroDossier": EXAMPLE,
        "teleservice": service.intitule_court,
        "demandeur": {"civilite": "Monsieur", "nom": "Astier", "prenoms": "Henri"},
        "etape": {"libelleCitoyen": service.processus.etapes[-1].libelle_citoyen},
        "service": messages.contact_fields(town.service(service.service)),
        "agent": {"nom": "Mme Durand"},
        "lienSuivi": f"{context.platform.settings.address}/{town.code}/suivi",
        "motif": "il manque une pièce",
        "piecesManquantes": "un justificatif de domicile",
        "delaiReponse": service.delai,
        "effetSilence": service.silence,
        "voiesRecours": messages.appeal(service),
        "rendezVous": booked_fields.rendez_vous({}, booked),
        "reservation": booked,
        "suite": "",
        "orientation": "la mairie du lieu de naissance",
        "demande": _answers(service.formulaire.champs),
        "action": _answers(c for e in service.processus.etapes for a in e.actions for c in a.champs),
        "metier": {donnee.nom: f"[{donnee.libelle}]" for donnee in service.echanges.pousses},
    }
    days = {nom: long_date(today) for nom in CHAMPS if nom.startswith("date")}
    return messages.with_texts(context, days | {"dateLimite": long_date(today + timedelta(days=30))} | values)


def _answers(champs: Iterator[Champ] | tuple[Champ, ...]) -> dict[str, Any]:
    return {champ.nom: _answers(champ.champs) if champ.champs else _answer(champ) for champ in champs}


def _answer(champ: Champ) -> str:
    if champ.options:
        return champ.options[0].libelle
    return {"booleen": "oui", "date": "14 juillet 2026", "entier": "2"}.get(champ.type, f"[{champ.libelle}]")


def merge_fields(context: Context, service: Teleservice) -> tuple[str, ...]:
    """The merge fields that a message of this téléservice may use, the platform's first."""
    asked = (f"demande.{path.replace('/', '.')}" for path, champ in service.formulaire.walk() if _filled(champ))
    actions = {f"action.{c.nom}": None for e in service.processus.etapes for a in e.actions for c in a.champs}
    pushed = (f"metier.{donnee.nom}" for donnee in service.echanges.pousses)
    textes = (f"{TEXTE}{code}" for code in sorted(context.collectivite.textes))
    return (*sorted(CHAMPS), *textes, *asked, *actions, *pushed)


def _filled(champ: Champ) -> bool:
    return champ.type not in ("groupe", "groupeRepete", "information")


def users_of_text(context: Context, code: str) -> tuple[str, ...]:
    """The téléservices, in force or under change, whose messages use a standard text."""
    with context.read() as unit:
        active = [row.code for row in unit.teleservices.list_all()]
        drafts = [draft.teleservice for draft in unit.brouillons.list_all()]
    found = []
    for teleservice in dict.fromkeys((*active, *drafts)):
        service = open_sheet(context, teleservice).teleservice
        texts: list[Message | Courrier] = [*service.messages.values(), *service.courriers.values()]
        if any(f"{TEXTE}{code}" in fields_named(f"{text.objet} {text.corps}") for text in texts):
            found.append(f"« {service.intitule_court} »")
    return tuple(found)
