"""Calendars to download or to subscribe to."""

from __future__ import annotations

import hmac

from werkzeug.wrappers import Response

from wsc_soap.errors import RessourceInconnue
from wsc_soap.operations import booking, calendars
from wsc_soap.web.files import download
from wsc_soap.web.portal import _key, service
from wsc_soap.web.visit import Visit


def of_demande(visit: Visit, code: str) -> Response:
    """What a demande books, with number and key."""
    numero, cle = _key(visit)
    return download(visit.call(service(code), "telechargerAgenda", numero=numero, cle_suivi=cle), save=True)


def of_account(visit: Visit, numero: str) -> Response:
    """What a dossier of the account books."""
    return download(visit.call("compte", "telechargerAgenda", numero=numero), save=True)


def feed(visit: Visit, code: str) -> Response:
    """A resource's calendar, for a program that knows its address."""
    context = visit.context("agenda")
    if not hmac.compare_digest(visit.request.args.get("cle", ""), calendars.feed_key(context, code)):
        raise RessourceInconnue(ressource=code[:60])
    with context.read() as unit:
        return download(calendars.of_ressource(context, unit, booking.read_ressource(unit, code)), save=True)
