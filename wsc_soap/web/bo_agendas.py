"""The agents' agenda: the week of a resource, its bookings, its settings."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from werkzeug.wrappers import Response

from wsc_soap.errors import (
    AccesRefuse,
    CreneauIndisponible,
    MotifManquant,
    ParametreInvalide,
    ReservationIntrouvable,
    WscError,
)
from wsc_soap.operations.types import HoraireAgenda, TarifAgenda
from wsc_soap.web.posted import PostedForm
from wsc_soap.web.visit import Facts, Visit, sentences

SERVICE = "bo-agendas"
NEW = "nouvelle"
DAYS, RANGES = range(1, 8), (1, 2)
TARIFS = range(1, 6)
_TEXTS = ("genre", "libelle", "service", "lieu", "description")
_BOOKED = ("jour", "debut", "fin", "places", "objet")
_NUMBERS = ("capacite", "places", "duree", "battement", "horizon")


def week(visit: Visit) -> Response:
    """A week of a resource, the first one unless another is chosen."""
    return _week(visit)


def _week(visit: Visit, erreurs: Facts = (), status: int = 200) -> Response:
    args = visit.request.args
    chosen = args.get("ressource", "")[:60] or _first(visit)
    first = _day(args.get("du", "")) or _today(visit)
    first -= timedelta(days=first.weekday())
    given: dict[str, Any] = {"ressource": chosen or None, "du": first, "au": first + timedelta(days=6)}
    answer = visit.answer(SERVICE, "listerReservations", **given)
    parametres = {
        "ressource": chosen,
        "precedente": (first - timedelta(days=7)).isoformat(),
        "suivante": (first + timedelta(days=7)).isoformat(),
    }
    typed = visit.posted.values(*_BOOKED) if erreurs else None
    return visit.page("bo-agendas", answer, erreurs=erreurs, entrees=typed, parametres=parametres, status=status)


def _first(visit: Visit) -> str:
    found = visit.call(SERVICE, "listerRessources").ressource
    return found[0].code if found else ""


def _today(visit: Visit) -> date:
    context = visit.context(SERVICE)
    return context.today()


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None


def change(visit: Visit) -> Response:
    """Book for the town, or cancel a booking."""
    return _book(visit) if visit.posted.get("geste") == "reserver" else _cancel(visit)


def _book(visit: Visit) -> Response:
    sent = visit.posted
    given: dict[str, Any] = {nom: sent.get(nom) for nom in ("debut", "fin", "objet")}
    given |= {"jour": _day(sent.get("jour")), "places": _places(sent)}
    try:
        visit.call(SERVICE, "reserver", ressource=visit.request.args.get("ressource", "")[:60], **given)
    except (CreneauIndisponible, ParametreInvalide) as error:
        facts = _facts(error) if isinstance(error, ParametreInvalide) else sentences(error)
        return _week(visit, facts, error.status)
    return visit.redirect(f"agendas?{visit.request.query_string.decode()}", ("ok", visit.label("web.avis.reserve")))


def _places(sent: PostedForm) -> int | None:
    """How many; none asked is one, and what is no number is none at all."""
    return (sent.number("places", 7) or 0) if sent.get("places").strip() else None


def _cancel(visit: Visit) -> Response:
    sent = visit.posted
    try:
        given = {"reservation": sent.get("reservation")[:40], "motif": sent.get("motif")}
        done = visit.call(SERVICE, "annulerReservation", **given)
    except (MotifManquant, ReservationIntrouvable) as error:
        champ = f"motif-{sent.get('reservation')[:40]}" if isinstance(error, MotifManquant) else ""
        facts = ((error.code, champ, visit.label("web.champ.motif-annulation")),) if champ else sentences(error, "")
        return _week(visit, facts, error.status)
    return visit.redirect(f"agendas?{visit.request.query_string.decode()}", ("ok", done.message))


def settings(visit: Visit, code: str) -> Response:
    """The settings of a resource; `nouvelle` is one to be made, for the genre that a link names."""
    wanted = visit.request.args.get("pour", "")[:60]
    return _settings(visit, code, entrees={"genre": wanted, "code": wanted} if wanted and code == NEW else None)


def _settings(
    visit: Visit, code: str, erreurs: Facts = (), entrees: dict[str, str] | None = None, status: int = 200
) -> Response:
    answer = visit.answer(SERVICE, "listerReservations", ressource=None if code == NEW else code[:60])
    return visit.page(
        "bo-agenda-reglages", answer, erreurs=erreurs, entrees=entrees, parametres={"code": code}, status=status
    )


def define(visit: Visit, code: str) -> Response:
    """Add or change a resource."""
    sent = visit.posted
    new = sent.get("code")[:60] if code == NEW else code
    given: dict[str, Any] = {nom: sent.get(nom) for nom in _TEXTS}
    given |= {nom: sent.number(nom, 7) for nom in _NUMBERS}
    given |= {"feries": sent.get("feries") == "true", "active": sent.get("active") == "true"}
    given["tarif"] = tuple(
        TarifAgenda(f"t{rank}", sent.get(f"tarif.{rank}.libelle"), _cents(sent.get(f"tarif.{rank}.montant")))
        for rank in TARIFS
        if sent.get(f"tarif.{rank}.libelle").strip()
    )
    typed = sent.values("code", *_TEXTS, *_NUMBERS)
    return _change(visit, code, new, lambda: visit.call(SERVICE, "definirRessource", code=new, **given), typed)


def define_hours(visit: Visit, code: str) -> Response:
    """Replace the weekly openings."""
    sent = visit.posted
    opened = tuple(
        HoraireAgenda(jour, sent.get(f"debut.{jour}.{rank}")[:5], sent.get(f"fin.{jour}.{rank}")[:5])
        for jour in DAYS
        for rank in RANGES
        if sent.get(f"debut.{jour}.{rank}") or sent.get(f"fin.{jour}.{rank}")
    )
    return _change(visit, code, code, lambda: visit.call(SERVICE, "definirHoraires", ressource=code, horaire=opened))


def define_exception(visit: Visit, code: str) -> Response:
    """Add or remove a day that is not like the others."""
    sent = visit.posted
    given: dict[str, Any] = {"retirer": sent.get("retirer")[:40] or None}
    if not given["retirer"]:
        given = {
            "jour": _day(sent.get("jour")),
            "genre": sent.get("genre")[:20] or None,
            "debut": sent.get("debut")[:5] or None,
            "fin": sent.get("fin")[:5] or None,
            "motif": sent.get("motif")[:200] or None,
        }
    typed = sent.values("jour", "debut", "fin", "motif")
    return _change(visit, code, code, lambda: visit.call(SERVICE, "definirException", ressource=code, **given), typed)


def _change(
    visit: Visit, code: str, after: str, change: Callable[[], object], typed: dict[str, str] | None = None
) -> Response:
    try:
        change()
    except (ParametreInvalide, AccesRefuse) as error:
        return _settings(visit, code, _facts(error), typed, 422)
    return visit.redirect(f"agendas/{after}", ("ok", visit.label("web.avis.agenda")))


def _facts(error: WscError) -> Facts:
    if not isinstance(error, ParametreInvalide):
        return sentences(error, "")
    reason = str(error.values["raison"])
    return ((error.code, error.champ, f"{reason[:1].upper()}{reason[1:]}."),)


def _cents(text: str) -> int:
    whole, _, part = text.replace(",", ".").replace("€", "").strip().partition(".")
    clean = f"{whole}{part[:2]:0<2}"
    return int(clean) if clean.isdecimal() and len(clean) < 10 else -1
