"""What a dossier owes, as the wire shows it, and where it is paid."""

from __future__ import annotations

from collections.abc import Iterable

from wsc_soap import errors
from wsc_soap.domain.french import amount
from wsc_soap.domain.paiement import A_PAYER, PAYE, Paiement
from wsc_soap.operations import booking, types
from wsc_soap.operations.context import Context
from wsc_soap.storage import UnitOfWork

ETATS = {A_PAYER: "À payer", PAYE: "Payé", "echoue": "Paiement non abouti", "annule": "Annulé"}


def listed(context: Context, paiements: Iterable[Paiement]) -> tuple[types.Paiement, ...]:
    """Payments as the wire shows them."""
    return tuple(_shown(context, one) for one in paiements)


def _shown(context: Context, one: Paiement) -> types.Paiement:
    return types.Paiement(
        id=one.id,
        objet=one.objet,
        centimes=one.centimes,
        montant=amount(booking.euros(one.centimes)),
        etat=one.etat,
        etat_libelle=ETATS[one.etat],
        date=context.local(one.change_le),
        reference=one.reference or None,
        en_ligne=one.payable and context.platform.paiement.address(context.collectivite.code, one, "") is not None,
    )


def opened(context: Context, unit: UnitOfWork, numero: str, retour: str) -> types.PaiementOuvert:
    """Where the citizen pays what the dossier owes. Raises `ActionImpossible` when nothing is to be paid on line."""
    for one in unit.paiements.of_dossier(numero):
        address = context.platform.paiement.address(context.collectivite.code, one, retour) if one.payable else None
        if address is not None:
            return types.PaiementOuvert(_shown(context, one), address)
    raise errors.ActionImpossible(action="Payer en ligne", raison="rien n'est à payer en ligne sur ce dossier")
