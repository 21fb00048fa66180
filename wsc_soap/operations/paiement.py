"""Payments: expected when the process says so, opened for the citizen, told by the hosted page, once each."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Mapping
from typing import Annotated

from wsc_soap import errors
from wsc_soap.domain.paiement import A_PAYER, PAYE, Paiement, cents
from wsc_soap.operations import process, suivi, types
from wsc_soap.operations.context import Context
from wsc_soap.operations.registry import MaxLength, operation
from wsc_soap.storage import UnitOfWork
from wsc_soap.xmlio.expressions import compiled

SERVICE = "paiement"
TRIGGERS = {PAYE: "paiement-recu", "echoue": "paiement-echoue"}
FREE = "gratuit"
_log = logging.getLogger(__name__)


@operation(SERVICE, faults=(errors.AccesRefuse, errors.ParametreInvalide))
def notifier_paiement(
    context: Context,
    message: Annotated[str, "Notification de la page de paiement, telle qu'elle l'a écrite", MaxLength(4000)],
    signature: Annotated[str, "Signature de la notification", MaxLength(1000)],
) -> types.Accuse:
    """Reçoit ce que la page de paiement dit d'un paiement. La même notification peut arriver plusieurs fois : rejouée,
    elle ne compte qu'une fois."""
    told = context.platform.paiement.read(message, signature)
    if told is None or told.collectivite != context.collectivite.code:
        raise errors.AccesRefuse()
    with context.write() as unit:
        paiement = unit.paiements.lock(told.paiement)
        if paiement is None or paiement.centimes != told.centimes:
            raise errors.ParametreInvalide(parametre="message", raison="aucun paiement de ce montant n'est attendu")
        after = paiement.told(told.etat, told.reference, context.now())
        if after is not None:
            unit.paiements.update(after)
            process.trigger(context, unit, suivi.read_dossier(unit, after.dossier), TRIGGERS[after.etat])
            unit.commit()
    return types.Accuse("La notification est prise en compte.")


def expect(context: Context, unit: UnitOfWork, numero: str, contenu: Mapping[str, str]) -> None:
    """Write the payment that an effect asks for, in the place of what was expected of the dossier before. Nothing to
    pay is paid at once."""
    dossier, now = suivi.read_dossier(unit, numero), context.now()
    if dossier.clos:
        return
    text = compiled(contenu["montant"]).as_text(suivi.whole_view(unit, numero), {})
    centimes = cents(text)
    if centimes is None:
        _log.error("dossier %s asks for an amount that is none", numero)
        return
    key = hashlib.sha256(f"{numero}\0{contenu['passage']}\0{contenu['objet']}".encode()).hexdigest()[:24]
    unit.paiements.cancel(numero, now)
    state = A_PAYER if centimes else PAYE
    made = Paiement(key, numero, contenu["objet"], centimes, state, now, now, "" if centimes else FREE)
    if unit.paiements.add(made) and not centimes:
        process.trigger(context, unit, dossier, TRIGGERS[PAYE])


@process.facts
def paid(unit: UnitOfWork, numero: str) -> Mapping[str, str]:
    """`../dossier/paye`: true once everything that was asked is paid, absent when nothing was."""
    known = [one for one in unit.paiements.of_dossier(numero) if one.etat != "annule"]
    return {"paye": "true" if all(one.etat == PAYE for one in known) else "false"} if known else {}
