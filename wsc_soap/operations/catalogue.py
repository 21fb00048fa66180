"""The town's catalogue: what a site can offer."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from typing import Annotated

from wsc_soap.operations import types
from wsc_soap.operations.bouquet import Offer
from wsc_soap.operations.context import Context
from wsc_soap.operations.registry import MaxLength, operation

SERVICE = "catalogue"


@operation(SERVICE)
def lister_teleservices(context: Context) -> types.Catalogue:
    """Liste les téléservices en ligne de la collectivité, par thème."""
    return _catalogue(context.platform.bouquet.offers(context.collectivite.code))


@operation(SERVICE)
def rechercher_teleservices(
    context: Context, mots: Annotated[str, "Mots cherchés dans les intitulés et les mots clés", MaxLength(200)]
) -> types.Catalogue:
    """Cherche des téléservices par mots, sans tenir compte des accents ni de la casse."""
    wanted = _fold(mots).split()
    offers = context.platform.bouquet.offers(context.collectivite.code)
    return _catalogue(offer for offer in offers if all(word in _text(offer) for word in wanted))


def _catalogue(offers: Iterable[Offer]) -> types.Catalogue:
    themes: dict[str, tuple[str, list[types.ResumeTeleservice]]] = {}
    for offer in offers:
        service = offer.teleservice
        line = types.ResumeTeleservice(
            service.code,
            service.intitule,
            service.intitule_origine,
            service.theme.code,
            service.resume or None,
            offer.mode,
        )
        themes.setdefault(service.theme.code, (service.theme.libelle, []))[1].append(line)
    return types.Catalogue(
        tuple(types.ThemeCatalogue(code, libelle, tuple(lines)) for code, (libelle, lines) in sorted(themes.items()))
    )


def _text(offer: Offer) -> str:
    service = offer.teleservice
    return _fold(" ".join((service.intitule, service.intitule_origine, service.resume, *service.mots_cles)))


def _fold(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter)).lower()
