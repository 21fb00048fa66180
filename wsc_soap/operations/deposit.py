"""Filing a demande: checked, numbered, written once with its journal and its deferred effects, or not at all."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from lxml import etree

from wsc_soap.domain import cle_suivi, numero
from wsc_soap.domain.case import Case, NoExpression
from wsc_soap.domain.champs.registry import champ_type
from wsc_soap.domain.dossier import Dossier, LigneJournal
from wsc_soap.domain.processus import USAGER
from wsc_soap.domain.workflow import Act, Step, advance, echeance
from wsc_soap.errors import DemandeInvalide, PieceIntrouvable, SessionRequise
from wsc_soap.operations import conversions, doublons, process, reservations, types
from wsc_soap.operations.context import Context
from wsc_soap.operations.pieces import ReceivedPieces, detach_files
from wsc_soap.xmlio.demande import Calculs, Findings, demandeur, view, write_calculs

OPERATION = "deposer"
_RANKS = re.compile(r"\[\d+\]")


def check(context: Context, demande: etree._Element, creneau: str | None = None) -> Findings:
    """Everything the form's rules and the agendas say of a demande: errors and warnings. `creneau` is the token of a
    held slot."""
    known = variables(context, demande)
    checker = context.platform.bouquet.checker(context.collectivite, context.demarche)
    findings = checker.check(demande, known, follows_schema=demande is context.vouched)
    return doublons.examine(context, reservations.examine(context, findings, known, creneau), known)


def variables(context: Context, demande: etree._Element) -> Mapping[str, object]:
    """The variables of this téléservice's expressions now; `$capacite` is read in the demande."""
    known = context.platform.bouquet.variables(context.collectivite, context.now(), context.demarche)
    if not context.demarche.reservations:
        return known
    return reservations.WithCapacity(context, view(demande), known)


def refuse_invalid(findings: Findings) -> None:
    """Raise `DemandeInvalide` with all errors at once, if there are any; `CreneauIndisponible` when all that is wrong
    is that somebody else has the moment."""
    reservations.refuse_full(findings)
    if findings.errors:
        raise DemandeInvalide(nombre=len(findings.errors), erreurs=findings.errors, champ=findings.errors[0].champ)


def deposit(context: Context, demande: etree._Element, cle: str | None, creneau: str | None = None) -> types.Recu:
    """File a demande and give its receipt; the same key with the same content gives the same receipt again.

    `creneau` is the token of a held slot. Raises `SessionRequise` when the téléservice wants an account,
    `DemandeInvalide`, `CreneauIndisponible`, `CleReutilisee`, and the errors of attachments. On return everything is
    on disk.
    """
    if context.demarche.compte == "requis" and context.identity is None:
        raise SessionRequise()
    request = _fingerprint(demande) if cle else ""
    if cle and (earlier := _earlier(context, cle, request)):
        return earlier
    findings = check(context, demande, creneau)
    refuse_invalid(findings)
    received = detach_files(context, demande)
    return _write(context, demande, received, findings, cle, request, creneau)


def _write(
    context: Context,
    demande: etree._Element,
    received: ReceivedPieces,
    findings: Findings,
    cle: str | None,
    request: str,
    creneau: str | None,
) -> types.Recu:
    service, now = context.demarche, context.now()
    nom, courriel = demandeur(service, findings.view)
    document = etree.tostring(demande, encoding="UTF-8")
    with context.write() as unit:
        key = (OPERATION, _subject(context), cle or "")
        # asked again under the write lock: two deposits with one key may have passed the first look together
        if cle and (stored := unit.idempotence.reserve(*key, request, now)):
            return _load(stored)
        local = context.local(now)
        code = numero.compose(local.year, unit.dossiers.next_rank(local.year))
        booked = reservations.book(context, unit, code, findings.view, variables(context, demande), creneau)
        facts = reservations.facts([made for made, _ in booked])
        step = first_step(context, code, nom, courriel, now, findings.view, facts)
        unit.dossiers.add(step.dossier)
        reservations.write(context, unit, booked)
        doublons.record(context, unit, step.dossier, findings.view)
        unit.demandes.add(code, document, service.espace_de_noms, write_calculs(findings.calculs))
        unit.journal.open(code, step.lines[0])
        for line in step.lines[1:]:
            unit.journal.add(code, line)
        unit.pieces.add(code, received.pieces)
        for jeton in received.jetons:
            if not unit.televersements.use(jeton, code, now):
                raise PieceIntrouvable()
        process.write_effects(unit, step, now)
        recu = receipt(context, step.dossier, step.lines, findings)
        if cle:
            unit.idempotence.conclude(*key, _dump(recu))
        unit.commit()
    return recu


def first_step(
    context: Context,
    code: str,
    nom: str,
    courriel: str,
    now: datetime,
    view: etree._Element | None = None,
    facts: Mapping[str, str] | None = None,
) -> Step:
    """The new dossier after the citizen's first action and the automatic ones that follow; `view` is the demande's,
    `facts` what conditions read in `../dossier/…` beyond it."""
    service = context.demarche
    start = service.processus.etape(service.processus.debut)
    dossier = Dossier(
        numero=code,
        teleservice=service.code,
        revision=context.revision,
        theme=service.theme.code,
        etape=start.code,
        passage=0,
        depose_le=now,
        etape_depuis=now,
        service=service.service,
        demandeur=nom,
        courriel=courriel,
        compte=context.identity.sujet if context.identity else None,
        echeance=echeance(start, context.collectivite, now),
        version=0,
        complet_le=now,
    )
    action = next(action.nom for action in start.actions if action.acteur == USAGER)
    judge = NoExpression() if view is None else process.judge(context, service, lambda: view)
    case = Case(service.processus, context.collectivite, dossier, now, judge=judge, facts=facts or {})
    return advance(case, action, Act(USAGER, nom or "Usager", sujet=dossier.compte or ""))


def receipt(context: Context, dossier: Dossier, journal: Sequence[LigneJournal], findings: Findings) -> types.Recu:
    """What the citizen gets back at once, and may ask for again later."""
    service = context.demarche
    cle = cle_suivi.compute(context.platform.settings.secret, context.collectivite.code, dossier.numero)
    return types.Recu(
        numero=dossier.numero,
        cle_suivi=cle,
        teleservice=service.code,
        intitule=service.intitule_court,
        date_depot=context.local(dossier.depose_le),
        courriel=dossier.courriel or None,
        lien_suivi=follow_link(context, service.code, dossier.numero, cle),
        etape=conversions.etapes(context, service.processus, dossier, journal),
        avertissement=conversions.erreurs(findings.warnings),
        calcul=computed(context, findings.calculs),
    )


def computed(context: Context, calculs: Calculs) -> tuple[types.ValeurCalculee, ...]:
    """The values computed from a demande, as the wire shows them."""
    names = context.platform.bouquet.names(context.collectivite)
    champs = dict(context.demarche.formulaire.walk())
    return tuple(
        types.ValeurCalculee(place, champ.libelle, value, champ_type(champ.type).format_value(value, champ, names))
        for place, value in calculs.items()
        if (champ := champs.get(_RANKS.sub("", place).removeprefix("/demande/")))
    )


def follow_link(context: Context, teleservice: str, code: str, cle: str) -> str:
    """The address where a dossier is followed without an account."""
    address = context.platform.settings.address
    return f"{address}/{context.collectivite.code}/services/{teleservice}/suivi?numero={code}&cle={cle}"


def _subject(context: Context) -> str:
    """Whose key it is: the same key of two people are two keys."""
    return f"{context.demarche.code}:{context.identity.sujet if context.identity else ''}"


def _fingerprint(demande: etree._Element) -> str:
    return hashlib.sha256(etree.tostring(demande, method="c14n", exclusive=True)).hexdigest()


def _earlier(context: Context, cle: str, request: str) -> types.Recu | None:
    with context.read() as unit:
        stored = unit.idempotence.find(OPERATION, _subject(context), cle, request)
    return _load(stored) if stored else None


def _dump(recu: types.Recu) -> bytes:
    return json.dumps(asdict(recu), default=lambda value: value.isoformat(), ensure_ascii=False).encode()


def _load(stored: bytes) -> types.Recu:
    fields = json.loads(stored)
    fields["date_depot"] = datetime.fromisoformat(fields["date_depot"])
    fields["etape"] = tuple(_stage(etape) for etape in fields["etape"])
    fields["avertissement"] = tuple(types.Erreur(**error) for error in fields["avertissement"])
    fields["calcul"] = tuple(types.ValeurCalculee(**value) for value in fields.get("calcul", ()))
    return types.Recu(**fields)


def _stage(fields: dict[str, Any]) -> types.Etape:
    passed, expected = fields["date"], fields["echeance"]
    return types.Etape(
        fields["libelle"],
        fields["etat"],
        datetime.fromisoformat(passed) if passed else None,
        datetime.fromisoformat(expected).date() if expected else None,
    )
