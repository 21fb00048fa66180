"""What a message says: the merge fields of the catalogue's rules (section 1) filled for one dossier."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from wsc_soap.domain import cle_suivi
from wsc_soap.domain.champs.base import Names
from wsc_soap.domain.collectivite import Contact
from wsc_soap.domain.dossier import Dossier, LigneJournal
from wsc_soap.domain.french import long_date
from wsc_soap.domain.teleservice import Teleservice
from wsc_soap.operations import booked_fields, conversions, deposit, suivi, types
from wsc_soap.operations.context import Context
from wsc_soap.rendering.text import render
from wsc_soap.rendering.typography import typeset
from wsc_soap.storage import UnitOfWork
from wsc_soap.xmlio.action_values import action_values
from wsc_soap.xmlio.demande import merge_values

# what an empty field leaves: the short label that announces it, its colon, its comma, its blanks; what a full one
# doubles: a stop
_LEFT = (
    (re.compile(r"(?:^|(?<=[.!?] ))(?:[^\s.!?:;]+ ){0,4}[^\s.!?:;]+\s*:\s*\.(?=\s|$)"), ""),
    (re.compile(r"\s*:\s*\.(?=\s|$)"), "."),
    (re.compile(r"(?:\s*,)+(?=\s*,)|\s*,\s+$|^\s*,\s*|\s*,(?=\s*\.(?:\s|$))"), ""),
    (re.compile(r"(?<=:)\s*,\s*"), " "),
    (re.compile(r"(?<=[^.\s])\.\.(?=\s|$)"), "."),
    (re.compile(r" +(?= |[,.](?:\s|$))"), ""),
)
APPEAL = "Vous pouvez contester cette réponse dans les deux mois devant le maire, ou devant le tribunal administratif."


@dataclass(frozen=True)
class Matter:
    """Everything a dossier's message is made from."""

    service: Teleservice
    dossier: Dossier
    values: Mapping[str, Any]
    etapes: tuple[types.Etape, ...]
    link: str


def gather(context: Context, unit: UnitOfWork, code: str, contenu: Mapping[str, str]) -> Matter:
    """Read a dossier and fill the merge fields; `contenu` is the outbox row's."""
    dossier = suivi.read_dossier(unit, code)
    service = suivi.service_of(context, dossier)
    journal = unit.journal.list_all(code)
    cle = cle_suivi.compute(context.platform.settings.secret, context.collectivite.code, code)
    link = deposit.follow_link(context, service.code, code, cle)
    if dossier.compte:
        link = f"{context.platform.settings.address}/{context.collectivite.code}/compte/dossiers/{code}"
    names = context.platform.bouquet.names(context.collectivite)
    fields = merge_values(service, suivi.whole_view(unit, code), names)
    booked = booked_fields.of_dossier(context, unit, code)
    told = facts(context, service, dossier, journal, contenu, booked) | {"lienSuivi": link}
    etapes = conversions.etapes(context, service.processus, dossier, journal)
    return Matter(service, dossier, with_texts(context, {**fields, **told}), etapes, link)


def facts(
    context: Context,
    service: Teleservice,
    dossier: Dossier,
    journal: Sequence[LigneJournal],
    contenu: Mapping[str, str],
    booked: Mapping[str, str] = booked_fields.NOTHING,
) -> dict[str, Any]:
    """The merge fields that the dossier, its actions and its booking fill, the demande's aside; `contenu` is the outbox
    row's."""
    names = context.platform.bouquet.names(context.collectivite)
    etape = contenu.get("etape") or dossier.etape
    answered = asked(service, journal, contenu, names)
    arranged = {"reservation": booked, "rendezVous": booked_fields.rendez_vous(answered["action"], booked)}
    return _facts(context, service, dossier, etape, contenu) | answered | arranged


def appeal(service: Teleservice) -> str:
    """How an answer is contested: what the téléservice says in its parameter `voiesRecours`, else the usual ways."""
    return next((one.valeur for one in service.parametres if one.nom == "voiesRecours"), APPEAL)


def with_texts(context: Context, values: Mapping[str, Any]) -> Mapping[str, Any]:
    """The same with the town's standard texts, `{{texte.code}}`, filled with these very values."""
    textes = context.collectivite.textes.values()
    return {**values, "texte": {texte.code: render(texte.corps, values) for texte in textes}} if textes else values


def _facts(
    context: Context, service: Teleservice, dossier: Dossier, etape: str, contenu: Mapping[str, str]
) -> dict[str, Any]:
    def printed(instant: Any) -> str:
        return long_date(context.local(instant).date()) if instant else ""

    return {
        "commune": context.collectivite.nom,
        "numeroDossier": dossier.numero,
        "teleservice": service.intitule_court,
        "dateDepot": printed(dossier.depose_le),
        "dateReception": printed(dossier.depose_le),
        "dateLimite": _day(contenu.get("dateLimite")) or (long_date(dossier.echeance) if dossier.echeance else ""),
        "dateSilence": long_date(dossier.silence_le) if dossier.silence_le else "",
        "dateCloture": printed(dossier.clos_le),
        "dateDecision": printed(dossier.etape_depuis),
        "delaiReponse": service.delai,
        "effetSilence": service.silence,
        "motif": contenu.get("motif", ""),
        "suite": contenu.get("suite", ""),
        "voiesRecours": appeal(service),
        "etape": {"libelleCitoyen": service.processus.etape(etape).libelle_citoyen},
        "service": contact_fields(context.collectivite.service(dossier.service)),
        "agent": {"nom": contenu.get("auteur", "")},
        "auteur": contenu.get("auteur", ""),
    }


def _day(text: str | None) -> str:
    return long_date(date.fromisoformat(text)) if text else ""


def asked(
    service: Teleservice, journal: Sequence[LigneJournal], contenu: Mapping[str, str], names: Names
) -> dict[str, Any]:
    """The merge fields that the forms of actions fill, the latest answer of each field up to the step's own line."""
    last = int(contenu.get("rang") or 0) or len(journal)
    action = action_values(service, [line for line in journal if line.rang <= last], names)
    return {
        "action": action,
        "piecesManquantes": action.get("piecesManquantes", ""),
        "orientation": action.get("orientation", ""),
    }


def contact_fields(contact: Contact) -> dict[str, str]:
    """A department as merge fields."""
    return {
        "nom": contact.nom,
        "telephone": contact.telephone,
        "courriel": contact.courriel,
        "horaires": contact.horaires,
    }


def written(template: str, values: Mapping[str, Any]) -> str:
    """The text that a model makes, set in French. What an empty field would leave goes: a paragraph of nothing else, a
    label that announces it (« Repas : . »), a second blank."""
    lines = (_tidy(line) for line in render(template, values).split("\n"))
    return "\n\n".join(filter(str.strip, typeset("\n".join(lines)).split("\n\n")))


def _tidy(line: str) -> str:
    for pattern, instead in _LEFT:
        line = pattern.sub(instead, line)
    return line.strip(" ")
