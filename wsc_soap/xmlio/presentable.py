"""A draft made fit to be shown: what its checks refuse is left out, the rest is a form like any other."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from wsc_soap.domain.champs.motif import InvalidPattern, check_pattern
from wsc_soap.domain.champs.registry import TYPES
from wsc_soap.domain.formulaire import Champ, Formulaire, Page
from wsc_soap.domain.teleservice import Teleservice
from wsc_soap.errors import Manquement
from wsc_soap.xmlio.definition import read_teleservice
from wsc_soap.xmlio.definition_schema import refuse
from wsc_soap.xmlio.expansion import settle
from wsc_soap.xmlio.expressions import InvalidExpression, compiled

_GROUPES = ("groupe", "groupeRepete")


def presentable(document: bytes, every: bool = False) -> Teleservice:
    """The téléservice of an assembled document, its form without what cannot be shown; `every` field when asked,
    whatever its condition.

    Raises DefinitionInvalide when a parameter is not defined, the schema is broken, or no field is left.
    """
    teleservice = read_teleservice(settle(document))
    pages = tuple(_page(page, every) for page in teleservice.formulaire.pages)
    shown = tuple(page for page in pages if page.champs)
    if not shown:
        message = "Le formulaire n’a encore aucun champ à montrer : ajoutez-en un."
        refuse(teleservice.code, [Manquement("formulaire", "formulaire", "vide", message)])
    # the checks of a form are kept by its digest: this one is another form
    digest = f"{teleservice.empreinte}:apercu:{every}"
    return replace(teleservice, formulaire=Formulaire(shown), empreinte=digest)


def _page(page: Page, every: bool) -> Page:
    return replace(page, champs=tuple(_champs(page.champs, every)))


def _champs(champs: tuple[Champ, ...], every: bool) -> Iterator[Champ]:
    for champ in champs:
        kept = _champ(champ, every)
        if kept is not None:
            yield kept


def _champ(champ: Champ, every: bool) -> Champ | None:
    if champ.type not in TYPES or (champ.type == "calcul" and not _compiles(champ.calcul)):
        return None
    children = tuple(_champs(champ.champs, every)) if champ.type in _GROUPES else ()
    if champ.type in _GROUPES and not children:
        return None
    return replace(
        champ,
        champs=children,
        condition="" if every or not _compiles(champ.condition) else champ.condition,
        regles=tuple(regle for regle in champ.regles if _compiles(regle.test)),
        motif=champ.motif if _holds(check_pattern, champ.motif) else "",
        minimum=_number(champ.minimum),
        maximum=_number(champ.maximum),
        occurrences_min=_least(champ, every),
    )


def _least(champ: Champ, every: bool) -> int:
    """Asked to show every field, a repeated group shows itself once."""
    wanted = max(1, champ.occurrences_min) if every and champ.type == "groupeRepete" else champ.occurrences_min
    return min(wanted, champ.occurrences_max)


def _compiles(text: str) -> bool:
    return bool(text) and _holds(compiled, text)


def _holds(check: Callable[[str], object], text: str) -> bool:
    try:
        check(text)
    except (InvalidExpression, InvalidPattern):
        return False
    return True


def _number(text: str) -> str:
    return text if text.removeprefix("-").replace(".", "", 1).isdigit() else ""
