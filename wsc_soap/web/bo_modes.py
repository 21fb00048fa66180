"""Opening and closing several téléservices at once, now or at dates, from their list."""

from __future__ import annotations

from datetime import datetime

from werkzeug.wrappers import Response

from wsc_soap.errors import ParametreInvalide, ParametresAVerifier, TeleserviceInconnu
from wsc_soap.rendering.typography import typeset
from wsc_soap.web.bo_teleservices import MODES, SERVICE, moment, offered
from wsc_soap.web.visit import Facts, Visit, sentences

MOST = 100


def change(visit: Visit) -> Response:
    """Change the mode of those chosen; those that cannot be changed are named, each with its reason."""
    posted = visit.posted
    chosen = tuple(dict.fromkeys(e.valeur or "" for e in posted.entrees if e.nom == "teleservice"))[:MOST]
    nom = MODES.get(posted.get("action"), "")
    if not nom or not chosen:
        nothing = (("ParametreInvalide", "lot", visit.label("web.champ.demarches")),)
        return offered(visit, nothing, posted.values("le", "jusqua"), 422)
    try:
        le, jusqua = moment(visit, "le"), moment(visit, "jusqua")
        refused = _each(visit, nom, chosen, le, jusqua)
    except ParametreInvalide as error:
        return offered(visit, sentences(error), posted.values("le", "jusqua"), error.status)
    done = len(chosen) - len(refused)
    if refused:
        told = (("", "", visit.label("web.avis.lot-partiel", n=str(done), total=str(len(chosen)))),)
        return offered(visit, told + refused, posted.values("le", "jusqua"), 409)
    number = "un" if done == 1 else "plusieurs"
    notice = visit.label(f"web.avis.{'lot-prevu' if le else 'lot-change'}.{number}", n=str(done))
    return visit.redirect("teleservices", ("ok", notice))


def _each(visit: Visit, nom: str, chosen: tuple[str, ...], le: datetime | None, jusqua: datetime | None) -> Facts:
    """Why some of them stayed as they were, each a link to its line."""
    facts: Facts = ()
    for code in chosen:
        try:
            visit.call(SERVICE, nom, teleservice=code, le=le, jusqua=jusqua)
        except ParametresAVerifier as error:
            text = visit.label("web.avis.lot-a-verifier", demarche=_title(visit, code))
            facts += ((error.code, f"demarche-{code}", typeset(text)),)
        except TeleserviceInconnu as error:
            facts += sentences(error, "")
    return facts


def _title(visit: Visit, code: str) -> str:
    return str(visit.call(SERVICE, "lireTeleservice", teleservice=code).service.intitule)
