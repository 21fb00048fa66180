"""`demanderAvis acteurs="a b" delai="15" unite="jours" relance="5" defaut="favorable"`: opinions asked together.

Each acteur is written to (`message` names another text than the platform's), reminded `relance` days before the end,
and after the last day `defaut` stands for the answer that did not come.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from wsc_soap.domain.actions.registry import Consequences, Instant, effet, message_facts
from wsc_soap.domain.clocks import MORNING, day_after, local_day, midnight_after
from wsc_soap.domain.dossier import Avis, DeferredTask
from wsc_soap.domain.processus import Effet

MESSAGE = "demande-avis"


@effet("demanderAvis")
def demander_avis(demande: Effet, instant: Instant) -> Consequences:
    """One opinion for each acteur, its mail, its reminder and its term."""
    case, parametres = instant.known, demande.parametres
    delai = parametres.get("delai")
    today = local_day(case.collectivite, instant.now)
    terme = day_after(today, int(delai), parametres.get("unite", "jours"), case.collectivite) if delai else None
    first = len(case.avis) + 1
    avis = tuple(
        Avis(rang, acteur, instant.now, terme, parametres.get("defaut", "aucun"))
        for rang, acteur in enumerate(parametres.get("acteurs", "").split(), first)
    )
    return Consequences(tasks=tuple(_tasks(demande, instant, avis)), avis=avis)


def _tasks(demande: Effet, instant: Instant, avis: tuple[Avis, ...]) -> Iterator[DeferredTask]:
    town = instant.known.collectivite
    relance = demande.parametres.get("relance")
    for one in avis:
        yield mail(instant, one, demande.parametres.get("message", MESSAGE))
        if one.terme is None:
            continue
        if relance:
            day = datetime.combine(one.terme - timedelta(days=int(relance)), MORNING, ZoneInfo(town.fuseau))
            yield _clock(instant, one, "relance", max(day.astimezone(UTC), instant.now))
        yield _clock(instant, one, "terme", midnight_after(town, one.terme))


def mail(instant: Instant, avis: Avis, message: str) -> DeferredTask:
    """The mail that asks for an opinion, with a link for an external acteur."""
    facts = message_facts(instant)
    if avis.terme:
        facts["dateLimite"] = avis.terme.isoformat()
    contenu = {**facts, "destinataire": "avis", "acteur": avis.acteur, "message": message, "avis": str(avis.rang)}
    return DeferredTask("courriel", contenu, instant.now, instant.dossier.numero)


def _clock(instant: Instant, avis: Avis, quoi: str, when: datetime) -> DeferredTask:
    contenu = {"avis": str(avis.rang), "quoi": quoi, "rang": str(instant.rang)}
    return DeferredTask("minuterie", contenu, when, instant.dossier.numero)
