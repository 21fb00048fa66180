"""The town's catalogue: what a site can offer."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Annotated

from wsc_soap.operations import types
from wsc_soap.operations.bouquet import Offer
from wsc_soap.operations.catalogue_search import Texts, Wanted, fold
from wsc_soap.operations.context import Context
from wsc_soap.operations.headings import in_order, titles
from wsc_soap.operations.registry import MaxLength, operation
from wsc_soap.storage.rubriques import Rubrique

SERVICE = "catalogue"
OTHERS = ("autres-demarches", "Autres démarches")


@operation(SERVICE)
def lister_themes(context: Context) -> types.Catalogue:
    """Liste les téléservices en ligne comme la collectivité les range : par ses rubriques si elle en a (un téléservice
    peut se trouver dans plusieurs), sinon par thèmes."""
    offers = context.platform.bouquet.offers(context.collectivite.code)
    rubriques = context.platform.bouquet.headings(context.collectivite.code).rubriques
    return _by_rubrique(offers, rubriques) if rubriques else _catalogue(context, offers)


@operation(SERVICE)
def lister_teleservices(context: Context) -> types.Catalogue:
    """Liste les téléservices en ligne de la collectivité, par thème."""
    return _catalogue(context, context.platform.bouquet.offers(context.collectivite.code))


@operation(SERVICE)
def lister_evenements(context: Context) -> types.Catalogue:
    """Liste les téléservices en ligne par événement de vie : déménagement, naissance, mariage… Un téléservice peut se
    trouver sous plusieurs ; son code de groupe est fait de l'intitulé de l'événement."""
    events: dict[str, list[Offer]] = {}
    for offer in context.platform.bouquet.offers(context.collectivite.code):
        for event in offer.teleservice.evenements:
            events.setdefault(event, []).append(offer)
    ordered = sorted(events.items(), key=lambda item: fold(item[0]))
    return types.Catalogue(tuple(_group(code_of(event), event, found) for event, found in ordered))


def code_of(event: str) -> str:
    """« Je déménage » -> `je-demenage`."""
    return "-".join(re.findall("[a-z0-9]+", fold(event)))


@operation(SERVICE)
def rechercher_teleservices(
    context: Context,
    mots: Annotated[
        str | None,
        "Mots cherchés dans les intitulés, les mots clés, les thèmes et les événements de vie",
        MaxLength(200),
    ] = None,
    theme: Annotated[str | None, "Code d'un thème rendu par listerThemes", MaxLength(60)] = None,
    evenement: Annotated[
        str | None, "Intitulé d'un événement de vie, tel que listerEvenements le rend", MaxLength(200)
    ] = None,
) -> types.Catalogue:
    """Cherche des téléservices par mots, par thème et par événement de vie, sans tenir compte des accents, de la casse
    ni du pluriel. Ce qui n'est pas donné ne compte pas. Avec des mots, les thèmes et leurs téléservices viennent du
    plus proche au moins proche ; une faute de frappe est admise si rien n'est trouvé autrement."""
    wanted, own = Wanted(mots or "", theme or "", evenement or ""), titles(context)
    found = wanted.among(context.platform.bouquet.offers(context.collectivite.code), lambda one: _texts(one, own))
    if not wanted.mots:
        return _catalogue(context, found)
    themes = _by_theme(found)
    return types.Catalogue(tuple(_group(code, _title(code, own, group), group) for code, group in themes.items()))


def _catalogue(context: Context, offers: Iterable[Offer]) -> types.Catalogue:
    """By theme, in the town's order and under its titles."""
    own = titles(context)
    themes = in_order(context, _by_theme(offers))
    return types.Catalogue(tuple(_group(code, _title(code, own, found), found) for code, found in themes))


def _by_theme(offers: Iterable[Offer]) -> dict[str, list[Offer]]:
    themes: dict[str, list[Offer]] = {}
    for offer in offers:
        themes.setdefault(offer.teleservice.theme.code, []).append(offer)
    return themes


def _title(code: str, own: Mapping[str, str], found: list[Offer]) -> str:
    """The town's title of a theme, else the delivered one."""
    return own.get(code, found[0].teleservice.theme.libelle)


def _by_rubrique(offers: Iterable[Offer], rubriques: Iterable[Rubrique]) -> types.Catalogue:
    """By rubrique; what stands in none comes last."""
    left = {offer.teleservice.code: offer for offer in offers}
    by_code, groups = dict(left), []
    for rubrique in rubriques:
        found = [by_code[code] for code in rubrique.teleservices if code in by_code]
        groups.append(_group(rubrique.code, rubrique.libelle, found))
        for code in rubrique.teleservices:
            left.pop(code, None)
    if left:
        groups.append(_group(*OTHERS, list(left.values())))
    return types.Catalogue(tuple(group for group in groups if group.teleservice))


def _group(code: str, libelle: str, offers: Iterable[Offer]) -> types.ThemeCatalogue:
    return types.ThemeCatalogue(code, libelle, tuple(_line(offer) for offer in offers))


def _line(offer: Offer) -> types.ResumeTeleservice:
    service = offer.teleservice
    return types.ResumeTeleservice(
        service.code,
        service.intitule,
        service.intitule_origine,
        service.theme.code,
        service.resume or None,
        offer.mode,
    )


def _texts(offer: Offer, own: Mapping[str, str]) -> Texts:
    service = offer.teleservice
    theme = service.theme
    titres = (service.intitule, service.intitule_origine)
    others = (service.resume or "", own.get(theme.code, theme.libelle))
    return Texts(theme.code, service.evenements, titres, service.mots_cles, others)
