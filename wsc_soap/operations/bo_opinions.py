"""The opinions that agents owe, give and remind others of."""

from __future__ import annotations

from typing import Annotated

from wsc_soap import errors
from wsc_soap.domain.dossier import Avis
from wsc_soap.operations import acts, opinions, suivi, types
from wsc_soap.operations.bo_dossiers import DOSSIER, SERVICE, Numero, accessible, acting, complete, lire_dossier
from wsc_soap.operations.bo_session import profile
from wsc_soap.operations.context import Context
from wsc_soap.operations.once import Cle
from wsc_soap.operations.registry import MaxLength, operation
from wsc_soap.storage import UnitOfWork

__all__ = ["SERVICE"]

Rang = Annotated[int, "Rang de l'avis, rendu par lireDossier"]


@operation(SERVICE, right="agent")
def lister_avis(context: Context) -> types.AvisAttendus:
    """Liste les avis que les services de l'agent doivent rendre, les plus anciens d'abord."""
    today = context.today()
    with context.read() as unit:
        waiting = [one for service in context.caller.services for one in unit.avis.waiting(service)]
        lines = tuple(
            types.AvisAttendu(
                code, avis.rang, dossier.demandeur, suivi.service_of(context, dossier).intitule_court,
                context.local(avis.demande_le), avis.terme,
                opinions.acteur_label(context, dossier, avis.acteur),
                max(0, (today - avis.terme).days) if avis.terme else 0,
            )
            for code, avis in sorted(waiting, key=lambda one: one[1].demande_le)
            if (dossier := unit.dossiers.get(code)) is not None
        )  # fmt: skip
    return types.AvisAttendus(profile(context), lines)


@operation(
    SERVICE, right="agent", faults=(*DOSSIER, errors.ParametreInvalide, errors.AccesRefuse, errors.AvisDejaRendu)
)
def rendre_avis(
    context: Context,
    numero: Numero,
    rang: Rang,
    avis: Annotated[str, "favorable, defavorable ou aucun", MaxLength(20)],
    commentaire: Annotated[str | None, "Ce qui fonde l'avis", MaxLength(2000)] = None,
    cle: Cle = None,
) -> types.DossierComplet:
    """Rend l'avis demandé au service de l'agent ; quand tous sont rendus, le processus continue."""
    with context.write() as unit:
        if acts.done_before(context, unit, "rendreAvis", cle, numero, rang, avis, commentaire):
            return complete(context, unit, accessible(context, unit, numero))
        dossier = accessible(context, unit, numero)
        asked = _awaited(unit, dossier.numero, rang)
        if not opinions.may_give(context, dossier, asked, context.caller.services):
            raise errors.AccesRefuse()
        opinions.give(context, unit, dossier, rang, avis, (commentaire or "").strip(), acting(context))
        unit.commit()
    return lire_dossier(context, dossier.numero)


@operation(SERVICE, right="agent", faults=(*DOSSIER, errors.AccesRefuse, errors.AvisDejaRendu, errors.ActionImpossible))
def relancer_avis(context: Context, numero: Numero, rang: Rang, cle: Cle = None) -> types.DossierComplet:
    """Rappelle à qui le doit un avis attendu, par courriel, une fois par jour au plus ; le journal le garde."""
    with context.write() as unit:
        if acts.done_before(context, unit, "relancerAvis", cle, numero, rang):
            return complete(context, unit, accessible(context, unit, numero))
        dossier = accessible(context, unit, numero)
        asked = _awaited(unit, dossier.numero, rang)
        if dossier.service not in context.caller.services:
            raise errors.AccesRefuse()
        opinions.remind(context, unit, dossier, asked, acting(context))
        unit.commit()
    return lire_dossier(context, dossier.numero)


def _awaited(unit: UnitOfWork, numero: str, rang: int) -> Avis:
    """An opinion that was asked; `AvisDejaRendu` when it never was."""
    asked = next((one for one in unit.avis.list_all(numero) if one.rang == rang), None)
    if asked is None:
        raise errors.AvisDejaRendu(numero=numero)
    return asked
