"""Near duplicates: what a citizen is told before sending, what agents see, and what the end of one is to the others.

Citizens are told of others' signalements what anybody may know: how far, since when, how far it went.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from lxml import etree

from wsc_soap.domain import workflow
from wsc_soap.domain.case import SYSTEME, Act
from wsc_soap.domain.dossier import DeferredTask, Dossier
from wsc_soap.domain.french import long_date
from wsc_soap.domain.processus import HORLOGE, Action, Effet, Processus
from wsc_soap.domain.proximite import Doublons, Lieu, box, folded, metres, near, point, written
from wsc_soap.domain.teleservice import Teleservice
from wsc_soap.errors import Manquement
from wsc_soap.operations import process, types
from wsc_soap.operations.context import Context
from wsc_soap.rendering.typography import typeset
from wsc_soap.xmlio.demande import Findings
from wsc_soap.xmlio.expressions import compiled

if TYPE_CHECKING:
    from wsc_soap.storage import UnitOfWork

TASK = "cloture-regroupement"
CLOSED_WITH, CLOSED_LABEL = "cloreAvecPrincipal", "Clos avec le dossier principal"
TOLD, LISTED = 5, 20
OUTCOMES = {
    "acceptee": "Le problème est résolu",
    "refusee": "Nous ne pouvons pas intervenir",
    "": "Le dossier est clos sans autre suite",
}
Near = tuple[Lieu, Dossier]


def examine(context: Context, findings: Findings, variables: Mapping[str, object]) -> Findings:
    """The findings with a warning that lists the open signalements of the same problem nearby."""
    rule = context.demarche.doublons
    if rule is None or not rule.jours:
        return findings
    here = _place(context, context.demarche, rule, findings.view, variables)
    if here is None:
        return findings
    with context.read() as unit:
        found = _nearby(context, unit, rule, here)
    if not found:
        return findings
    expression = rule.position if here.latitude is not None and rule.position else rule.lieu
    champ = dict(context.demarche.formulaire.walk()).get(expression)
    place = f"/demande/{expression}" if champ else "/demande"
    told = Manquement(place, champ.libelle if champ else "Lieu", "doublon", _sentence(context, here, found))
    return replace(findings, warnings=(*findings.warnings, told))


def record(context: Context, unit: UnitOfWork, dossier: Dossier, view: etree._Element) -> None:
    """Keep where a dossier just added is about, when its téléservice looks for duplicates."""
    rule = context.demarche.doublons
    if rule is None:
        return
    known = context.platform.bouquet.variables(context.collectivite, context.now(), context.demarche)
    here = _place(context, context.demarche, rule, view, known)
    if here is not None:
        unit.lieux.add(replace(here, dossier=dossier.numero, depose_le=dossier.depose_le))


def _place(
    context: Context, service: Teleservice, rule: Doublons, view: etree._Element, variables: Mapping[str, object]
) -> Lieu | None:
    """The place of a demande; None when it says none."""

    def read(expression: str) -> str:
        return " ".join(compiled(expression).as_text(view, variables).split()) if expression else ""

    latitude, longitude = point(read(rule.position))
    adresse = folded(read(rule.lieu))
    if latitude is None and not adresse:
        return None
    return Lieu("", service.code, read(rule.memes), adresse, latitude, longitude, context.now())


def _nearby(context: Context, unit: UnitOfWork, rule: Doublons, here: Lieu) -> list[Near]:
    """The open dossiers of the same problem around, those attached to another left out, the nearest first."""
    span = timedelta(days=rule.jours)
    recent = unit.lieux.recent(here, here.depose_le - span, here.depose_le + span, box(here, rule.rayon))
    around = [
        one for one in recent if one.dossier != here.dossier and not one.principal and near(here, one, rule.rayon)
    ]
    found = [(one, dossier) for one in around if (dossier := unit.dossiers.get(one.dossier)) is not None]
    return sorted(found, key=lambda pair: metres(here, pair[0]) or 0)


def _sentence(context: Context, here: Lieu, found: list[Near]) -> str:
    one = len(found) == 1
    head = "Un signalement proche est déjà ouvert" if one else f"{len(found)} signalements proches sont déjà ouverts"
    lines = " ; ".join(_told(context, here, *pair) for pair in found[:TOLD])
    same = "S’il s’agit du même problème, il est inutile d’en envoyer un autre."
    return typeset(f"{head} : {lines}. {same}")


def _told(context: Context, here: Lieu, lieu: Lieu, dossier: Dossier) -> str:
    distance = metres(here, lieu)
    where = "à la même adresse" if distance is None else f"à {distance} m"
    etape = process.service_of(context, dossier).processus.etape(dossier.etape).libelle_citoyen
    return f"{where}, reçu le {long_date(context.local(dossier.depose_le).date())} (« {etape} »)"


# --- for agents


def shown(context: Context, unit: UnitOfWork, dossier: Dossier) -> tuple[types.DossierProche, ...]:
    """What a dossier is grouped with, then the open dossiers of the same problem nearby; nothing of departments that
    are not the agent's."""
    here = unit.lieux.get(dossier.numero)
    if here is None:
        return ()
    groups: dict[str, tuple[Lieu, str]] = {}
    if here.principal and (main := unit.lieux.get(here.principal)):
        groups[main.dossier] = (main, "principal")
    groups |= {one.dossier: (one, "rattache") for one in unit.lieux.attached(dossier.numero)}
    rule = process.service_of(context, dossier).doublons
    if rule is not None and rule.jours and not dossier.clos and not here.principal:
        for one, _ in _nearby(context, unit, rule, here)[:LISTED]:
            groups.setdefault(one.dossier, (one, "proche"))
    lines = (_line(context, unit, here, lieu, lien) for lieu, lien in groups.values())
    return tuple(line for line in lines if line is not None)


def _line(context: Context, unit: UnitOfWork, here: Lieu, lieu: Lieu, lien: str) -> types.DossierProche | None:
    dossier = unit.dossiers.get(lieu.dossier)
    if dossier is None or dossier.service not in context.caller.services:
        return None
    etape = process.service_of(context, dossier).processus.etape(dossier.etape)
    return types.DossierProche(
        dossier.numero,
        lien,
        context.local(dossier.depose_le),
        etape.libelle_agent,
        metres(here, lieu),
        dossier.version,
        written(lieu),
    )


def position(unit: UnitOfWork, dossier: Dossier) -> str | None:
    """Where a dossier is about, when its demande gave a position."""
    here = unit.lieux.get(dossier.numero)
    return written(here) if here else None


def closing(unit: UnitOfWork, dossier: Dossier) -> list[DeferredTask]:
    """The end of a dossier is the end of those attached to it."""
    assert dossier.clos_le is not None
    return [
        DeferredTask(TASK, {"principal": dossier.numero}, dossier.clos_le, one.dossier)
        for one in unit.lieux.attached(dossier.numero)
    ]


process.on_closing(closing)


def close_with_main(context: Context, unit: UnitOfWork, code: str, contenu: Mapping[str, str]) -> None:
    """Close, in this transaction, a dossier with the one it is attached to; its citizen is told the same outcome."""
    dossier, lieu = unit.dossiers.get(code), unit.lieux.get(code)
    main = unit.dossiers.get(contenu["principal"])
    if dossier is None or main is None or dossier.clos or not main.clos:
        return
    if lieu is None or lieu.principal != main.numero:
        return
    case = process.open_case(context, unit, dossier)
    cible = _outcome(case.processus, main)
    told = (Effet("envoyerMessage", {"code": TASK}),)
    action = Action(CLOSED_WITH, CLOSED_LABEL, HORLOGE, cible, effets=told)
    act = Act(SYSTEME, "Système", commentaire=_answer(unit, main))
    process.write(context, unit, dossier, workflow.perform(case, action, act))


def _outcome(processus: Processus, main: Dossier) -> str:
    """The étape with the outcome of the main dossier, that of the same code first."""
    ends = [etape for etape in processus.etapes if etape.issue]
    same = [etape for etape in ends if etape.issue == main.issue] or ends
    return next((etape for etape in same if etape.code == main.etape), same[0]).code


def _answer(unit: UnitOfWork, main: Dossier) -> str:
    """The outcome in words, with its reason: a reason is one of the definition's, it names nobody."""
    last = unit.journal.list_all(main.numero)[-1]
    words = OUTCOMES.get(main.issue, OUTCOMES[""])
    return f"{words} : {last.motif}" if last.motif else words
