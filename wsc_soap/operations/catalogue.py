"""The town's catalogue: what a site can offer."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from typing import Annotated

from wsc_soap.operations import types
from wsc_soap.operations.bouquet import Offre
from wsc_soap.operations.contexte import Contexte
from wsc_soap.operations.registre import Longueur, operation

SERVICE = "catalogue"


@operation(SERVICE)
def lister_teleservices(contexte: Contexte) -> types.Catalogue:
    """Liste les téléservices en ligne de la collectivité, par thème."""
    return _catalogue(contexte.plateforme.bouquet.offres(contexte.collectivite.code))


@operation(SERVICE)
def rechercher_teleservices(
    contexte: Contexte, mots: Annotated[str, "Mots cherchés dans les intitulés et les mots clés", Longueur(200)]
) -> types.Catalogue:
    """Cherche des téléservices par mots, sans tenir compte des accents ni de la casse."""
    wanted = _fold(mots).split()
    offers = contexte.plateforme.bouquet.offres(contexte.collectivite.code)
    return _catalogue(offre for offre in offers if all(word in _text(offre) for word in wanted))


def _catalogue(offres: Iterable[Offre]) -> types.Catalogue:
    themes: dict[str, tuple[str, list[types.ResumeTeleservice]]] = {}
    for offre in offres:
        service = offre.teleservice
        line = types.ResumeTeleservice(
            service.code,
            service.intitule,
            service.intitule_origine,
            service.theme.code,
            service.resume or None,
            offre.mode,
        )
        themes.setdefault(service.theme.code, (service.theme.libelle, []))[1].append(line)
    return types.Catalogue(
        tuple(types.ThemeCatalogue(code, libelle, tuple(lines)) for code, (libelle, lines) in sorted(themes.items()))
    )


def _text(offre: Offre) -> str:
    service = offre.teleservice
    return _fold(" ".join((service.intitule, service.intitule_origine, service.resume, *service.mots_cles)))


def _fold(texte: str) -> str:
    decomposed = unicodedata.normalize("NFKD", texte)
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter)).lower()
