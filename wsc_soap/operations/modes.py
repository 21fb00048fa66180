"""Modes of a téléservice, now or at a date: the worker makes a planned change on time, unless it was given up."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from wsc_soap.domain.dossier import DeferredTask
from wsc_soap.domain.french import date_and_time
from wsc_soap.errors import Manquement, ParametreInvalide, ParametresAVerifier, TeleserviceInconnu
from wsc_soap.operations import acts
from wsc_soap.operations.context import Context
from wsc_soap.storage import UnitOfWork
from wsc_soap.storage.teleservices import ModePrevu
from wsc_soap.xmlio.parser import parse_xml
from wsc_soap.xmlio.town_parameters import to_check

BROUILLON, ESSAI, EN_LIGNE, SUSPENDU = MODES = ("brouillon", "essai", "en-ligne", "suspendu")
TASK = "mode"
_SENTENCES = {ESSAI: "Mis en essai", EN_LIGNE: "Mis en ligne", SUSPENDU: "Suspendu", BROUILLON: "Retiré de la vue"}
_OPERATIONS = {ESSAI: "mettreEnEssai", EN_LIGNE: "mettreEnLigne", SUSPENDU: "suspendre"}


def change_mode(
    context: Context, code: str, mode: str, le: datetime | None, jusqua: datetime | None, cle: str | None = None
) -> None:
    """Change the mode now, or at `le`; at `jusqua` the téléservice comes back to where it was (what was suspended
    reopens, what was open is suspended). What was planned before is given up.

    Raises `TeleserviceInconnu`, `ParametresAVerifier` (going on line), `ParametreInvalide` (dates).
    """
    now = context.now()
    start, end = _instant(context, le), _instant(context, jusqua)
    if end is not None and end <= (start or now):
        raise ParametreInvalide(champ="jusqua", parametre="jusqua", raison="elle doit venir après le début")
    with context.write() as unit:
        if acts.done_before(context, unit, _OPERATIONS[mode], cle, code, le, jusqua):
            return
        active = unit.teleservices.get(code)
        if active is None:
            raise TeleserviceInconnu(teleservice=code[:64])
        if mode == EN_LIGNE:
            check_parameters(unit, code, active.revision)
        unit.teleservices.forget_plans(code)
        if start is not None and start > now:
            _plan(context, unit, code, mode, start)
        else:
            unit.teleservices.set_mode(code, mode)
        if end is not None:
            _plan(context, unit, code, _back(mode, active.mode), end)
        acts.note(context, unit, _OPERATIONS[mode], code, _sentence(context, mode, start, end))
        unit.commit()
    context.platform.bouquet.forget()


def check_parameters(unit: UnitOfWork, code: str, numero: int) -> None:
    """Raise `ParametresAVerifier` while the town has values to check in that revision."""
    revision = unit.teleservices.revision(code, numero)
    assert revision is not None  # a foreign key
    left = to_check(parse_xml(revision.source or revision.document))
    if left:
        errors = tuple(
            Manquement(f"parametre/{p.nom}", p.libelle, "aVerifier", f"Vérifiez cette valeur : {p.valeur}.")
            for p in left
        )
        raise ParametresAVerifier(teleservice=code, nombre=len(left), erreurs=errors)


def apply_planned(context: Context, contenu: dict[str, str]) -> None:
    """Make a planned change of mode; nothing when it was given up meanwhile. For the worker."""
    code, mode, le = contenu["teleservice"], contenu["mode"], datetime.fromisoformat(contenu["le"])
    with context.write() as unit:
        if unit.teleservices.take_plan(code, le, mode):
            unit.teleservices.set_mode(code, mode)
            acts.note(context, unit, _OPERATIONS[mode], code, f"{_SENTENCES[mode]}, comme prévu")
            unit.commit()
    context.platform.bouquet.forget()


def _plan(context: Context, unit: UnitOfWork, code: str, mode: str, le: datetime) -> None:
    unit.teleservices.plan_mode(ModePrevu(code, le, mode, acts.author(context)))
    contenu = {"teleservice": code, "mode": mode, "le": le.isoformat()}
    unit.outbox.add([DeferredTask(TASK, contenu, le)], context.now())


def _back(mode: str, before: str) -> str:
    """The mode after a period: a suspension ends where it began, anything else ends suspended."""
    if mode != SUSPENDU:
        return SUSPENDU
    return before if before in (ESSAI, EN_LIGNE) else EN_LIGNE


def _instant(context: Context, value: datetime | None) -> datetime | None:
    """An hour without zone is the town's."""
    if value is None or value.tzinfo is not None:
        return value
    return value.replace(tzinfo=ZoneInfo(context.collectivite.fuseau))


def _sentence(context: Context, mode: str, start: datetime | None, end: datetime | None) -> str:
    fuseau = context.collectivite.fuseau
    since = f" à partir du {date_and_time(start, fuseau)}" if start else ""
    until = f" jusqu’au {date_and_time(end, fuseau)}" if end else ""
    return f"{_SENTENCES[mode]}{since}{until}"
