"""Paying: from the dossier to the hosted page and back; the trial page itself; what a page tells from outside."""

from __future__ import annotations

from collections.abc import Callable

from werkzeug.wrappers import Response

from wsc_soap.errors import AccesRefuse, PageInconnue
from wsc_soap.operations.hosted_payment import PATH, TrialPayment
from wsc_soap.web import posted
from wsc_soap.web.portal import _key, service
from wsc_soap.web.visit import Visit

_SEEN = ("paiement", "centimes", "objet", "retour", "signature")


def pay(visit: Visit, code: str) -> Response:
    """Leave for the payment page, with number and key."""
    numero, cle = _key(visit)
    opened = visit.call(service(code), "ouvrirPaiement", numero=numero, cle_suivi=cle)
    return _leave(opened.adresse)


def pay_from_account(visit: Visit, numero: str) -> Response:
    """Leave for the payment page, from the account."""
    return _leave(visit.call("compte", "ouvrirPaiement", numero=numero).adresse)


def _leave(address: str) -> Response:
    return Response(status=303, headers={"Location": address, "Cache-Control": "no-store"})


def notification(visit: Visit) -> Response:
    """What the payment page tells, server to server: its signature is its proof."""
    sent = posted.read(visit.request, posted.SIMPLE)
    visit.call("paiement", "notifierPaiement", message=sent.get("message"), signature=sent.get("signature"))
    return Response("ok\n", content_type="text/plain; charset=utf-8")


def trial(visit: Visit) -> Response:
    """The trial page: what is paid, and two buttons."""
    return visit.page("paiement-essai", parametres=_admitted(visit, visit.request.args.get))


def trial_paid(visit: Visit) -> Response:
    """A button of the trial page: the outcome is told as from outside, then the visitor goes back."""
    sent = visit.posted
    values = _admitted(visit, lambda nom, _: sent.get(nom))
    accepted = sent.get("choix") == "payer"
    message, signature = _port(visit).outcome(visit.collectivite, values["paiement"], int(values["centimes"]), accepted)
    visit.call("paiement", "notifierPaiement", message=message, signature=signature)
    return _leave(values["retour"])


def _port(visit: Visit) -> TrialPayment:
    port = visit.site.door.platform.paiement
    if not isinstance(port, TrialPayment):
        raise PageInconnue()
    return port


def _admitted(visit: Visit, get: Callable[[str, str], str]) -> dict[str, str]:
    """What the address of the page says, when it was written here."""
    values = {nom: get(nom, "")[:2000] for nom in _SEEN}
    if not _port(visit).admits(visit.collectivite, values):
        raise AccesRefuse()
    return values


__all__ = ["PATH", "notification", "pay", "pay_from_account", "trial", "trial_paid"]
