"""How a town groups its téléservices: the delivered themes under its own titles, its own themes, its rubriques."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from wsc_soap.errors import ParametreInvalide
from wsc_soap.operations import acts, delivered, types
from wsc_soap.operations.bo_session import profile
from wsc_soap.operations.context import Context
from wsc_soap.operations.offer import Known, offered
from wsc_soap.storage.rubriques import RUBRIQUE, THEME, Rubrique
from wsc_soap.xmlio.skeleton import fits_code

T = TypeVar("T")
_LAST = 1_000_000
_MOST = 100


def titles(context: Context) -> dict[str, str]:
    """The titles of all themes by code, the town's own wherever it has one."""
    found = {theme.code: theme.libelle for theme in delivered.delivered_themes()}
    own = context.platform.bouquet.headings(context.collectivite.code).themes
    return found | {theme.code: theme.libelle for theme in own}


def in_order(context: Context, by_theme: Mapping[str, T]) -> list[tuple[str, T]]:
    """What stands by code of theme, in the town's order: those it has placed, then the others by code."""
    ranks = {theme.code: theme.rang for theme in context.platform.bouquet.headings(context.collectivite.code).themes}
    return sorted(by_theme.items(), key=lambda item: (ranks.get(item[0], _LAST), item[0]))


def town_headings(context: Context) -> types.ThemesVille:
    """Themes and rubriques as the town set them, and the téléservices it may place."""
    with context.read() as unit:
        own = unit.rubriques.list_all(THEME)
        rubriques = unit.rubriques.list_all(RUBRIQUE)
        known = Known.read(context, unit)
        services = [offered(context, unit, known, code) for code in known.actives]
    models = {theme.code: theme.libelle for theme in delivered.delivered_themes()}
    by_code = {theme.code: theme for theme in own}
    codes = sorted({*models, *by_code}, key=lambda code: (by_code[code].rang if code in by_code else _LAST, code))
    themes = (
        types.ThemeVille(
            code,
            by_code[code].libelle if code in by_code else models[code],
            models.get(code),
            rang,
            sum(service.theme == code for service in services),
        )
        for rang, code in enumerate(codes, 1)
    )
    return types.ThemesVille(
        profile(context),
        tuple(themes),
        tuple(types.RubriqueVille(r.code, r.libelle, rang, r.teleservices) for rang, r in enumerate(rubriques, 1)),
        tuple(
            types.ResumeTeleservice(s.code, s.intitule, s.intitule_origine, s.theme, s.resume, s.mode) for s in services
        ),
    )


def save(context: Context, nom: str, heading: Rubrique, rang: int | None, cle: str | None) -> None:
    """Add a heading or change it, at place `rang` among its kind (the end without it)."""
    _check(heading, rang)
    with context.write() as unit:
        if acts.done_before(context, unit, nom, cle, heading.code, heading.libelle, str(rang), *heading.teleservices):
            return
        unknown = set(heading.teleservices) - {active.code for active in unit.teleservices.list_all()}
        if unknown:
            raison = f"la collectivité n'offre pas {', '.join(sorted(unknown))}"
            raise ParametreInvalide(champ="teleservice", parametre="teleservice", raison=raison)
        others = [one for one in unit.rubriques.list_all(heading.genre) if one.code != heading.code]
        present = next((one for one in unit.rubriques.list_all(heading.genre) if one.code == heading.code), None)
        if present is None and len(others) >= _MOST:
            raise ParametreInvalide(champ="code", parametre="code", raison=f"il y en a déjà {_MOST}")
        place = rang - 1 if rang is not None else _place(others, present)
        others.insert(min(place, len(others)), heading)
        for number, one in enumerate(others, 1):
            unit.rubriques.save(Rubrique(one.genre, one.code, one.libelle, number, one.teleservices))
        what = "Thème" if heading.genre == THEME else "Rubrique"
        acts.note(context, unit, nom, heading.code, f"{what} « {heading.libelle} » défini en place {place + 1}")
        unit.commit()
    context.platform.bouquet.forget()


def remove(context: Context, code: str, cle: str | None) -> None:
    """Remove a rubrique; `ParametreInvalide` when there is none of that code."""
    with context.write() as unit:
        if acts.done_before(context, unit, "supprimerRubrique", cle, code):
            return
        if not unit.rubriques.delete(RUBRIQUE, code):
            raise ParametreInvalide(champ="code", parametre="code", raison="aucune rubrique ne porte ce code")
        acts.note(context, unit, "supprimerRubrique", code, "Rubrique supprimée")
        unit.commit()
    context.platform.bouquet.forget()


def _place(others: list[Rubrique], present: Rubrique | None) -> int:
    return len(others) if present is None else present.rang - 1


def _check(heading: Rubrique, rang: int | None) -> None:
    if not fits_code(heading.code):
        raison = "il s'écrit en minuscules et tirets, par exemple « sport »"
        raise ParametreInvalide(champ="code", parametre="code", raison=raison)
    if not heading.libelle:
        raise ParametreInvalide(champ="libelle", parametre="libelle", raison="donnez un titre")
    if rang is not None and not 1 <= rang <= _MOST:
        raise ParametreInvalide(champ="rang", parametre="rang", raison=f"c'est un nombre de 1 à {_MOST}")
