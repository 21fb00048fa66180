"""`obtenirFragment` and `soumettreFormulaire`: the answers of the other operations put through the stylesheets."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from wsc_soap.domain import cle_suivi
from wsc_soap.errors import BrouillonIntrouvable, ParametreInvalide, WscError
from wsc_soap.operations import action_forms, brouillons, journey, refused_action, screen, suivi, types
from wsc_soap.operations.context import Context
from wsc_soap.operations.views import Cadre, view_document

DEFAULT_LEVEL = 2
_BASE = re.compile(r"(?:https?://[^\s/?#\"'<>\\]+[/?][^\s\"'<>\\]*)?|/?[^\s:/\"'<>\\][^\s:\"'<>\\]*|/", re.ASCII)


def values(parametres: Iterable[types.Entree]) -> dict[str, str]:
    """Parameters of a view as a dictionary; the last of a name counts."""
    return {parametre.nom: parametre.valeur or "" for parametre in parametres}


def level(niveau: int | None) -> int:
    """The heading level, `ParametreInvalide` outside 1 to 5."""
    chosen = DEFAULT_LEVEL if niveau is None else niveau
    if not 1 <= chosen <= 5:
        raise ParametreInvalide(champ="niveauTitre", parametre="niveauTitre", raison="de 1 à 5")
    return chosen


def safe_base(base: str) -> str:
    """The prefix of links, `ParametreInvalide` unless it is an http address or a path: a link must not run a script."""
    if not _BASE.fullmatch(base):
        raise ParametreInvalide(champ="base", parametre="base", raison="une adresse http, https, ou un chemin")
    return base


def render(context: Context, nom: str, titre: str, answer: Any, base: str, niveau: int | None, cadre: Cadre) -> str:
    """A view as a well-formed XHTML fragment."""
    base = safe_base(base)
    stylesheets = context.platform.stylesheets
    document = view_document(context, nom, titre, answer, cadre)
    statique = f"{context.platform.settings.address}/static/"
    return stylesheets.xhtml(
        "html/fragment.xsl", document, base=base, niveau=str(level(niveau)), prefixe=f"wsc-{nom}-", statique=statique
    )


def service_view(
    context: Context, vue: str, base: str, niveau: int | None, parametres: dict[str, str]
) -> types.Fragment:
    """A view of a téléservice: presentation, formulaire, recapitulatif, confirmation, suivi or brouillon."""
    service = context.demarche
    cadre = Cadre(parametres=parametres)
    if vue == "presentation":
        return _fragment(context, vue, service.intitule, screen.describe(context), base, niveau, cadre)
    if vue == "formulaire":
        return form_fragment(context, screen.blank(context, every_page=False), base, niveau)
    if vue == "brouillon":
        if parametres.get("code"):
            return form_fragment(context, journey.resume(context, parametres["code"]).formulaire, base, niveau)
        cadre = Cadre(parametres={"service": service.code})
        return _fragment(context, vue, service.intitule_court, None, base, niveau, cadre)
    if vue == "confirmation":
        return _fragment(context, vue, service.intitule_court, _receipt(context, parametres), base, niveau, cadre)
    if vue in ("suivi", "recapitulatif"):
        return _fragment(context, vue, service.intitule_court, _followed(context, parametres), base, niveau, cadre)
    raise ParametreInvalide(champ="vue", parametre="vue", raison=f"« {vue[:40]} » n'est pas une vue du téléservice")


def _receipt(context: Context, parametres: dict[str, str]) -> types.Recu:
    from wsc_soap.operations import teleservice  # the receipt is the operation's own answer

    return teleservice.lire_recu(context, parametres.get("numero", ""), parametres.get("cle", ""))


def _followed(context: Context, parametres: dict[str, str]) -> types.Suivi:
    code = suivi.canonical_number(parametres.get("numero", ""))
    suivi.check_key(context, code, parametres.get("cle", ""))
    with context.read() as unit:
        return suivi.view(context, unit, suivi.read_dossier(unit, code))


def _fragment(
    context: Context, vue: str, titre: str, answer: Any, base: str, niveau: int | None, cadre: Cadre
) -> types.Fragment:
    xhtml = render(context, vue, titre, answer, base, niveau, cadre)
    return types.Fragment(vue, titre, xhtml, None, None, None)


def form_fragment(context: Context, form: types.FormulaireAffiche, base: str, niveau: int | None) -> types.Fragment:
    """The form at its page, or the check-answers view."""
    xhtml = render(context, "formulaire", form.intitule, form, base, niveau, Cadre())
    vue = "recapitulatif" if form.etape == "relecture" else "formulaire"
    # the title of the host's page says it first, for who hears pages
    wrong = context.platform.stylesheets.texts["formulaire.erreur"] if form.erreur else ""
    return types.Fragment(vue, wrong + form.intitule, xhtml, None, None, None)


def submit(
    context: Context, vue: str, entrees: Iterable[types.Entree], cle: str | None, base: str, niveau: int | None
) -> types.Fragment:
    """The fragment that follows a post of the form, of a citizen's action, or of the follow-up form."""
    if vue in ("formulaire", "recapitulatif"):
        result = journey.submit(context, entrees, cle)
        if result.formulaire:
            return form_fragment(context, result.formulaire, base, niveau)
        if result.brouillon:
            return _draft(context, result.brouillon, base, niveau)
        assert result.recu is not None
        return _confirmation(context, result.recu, base, niveau)
    if vue == "brouillon":
        return _taken_up(context, values(entrees), base, niveau)
    if vue == "suivi":
        posted = tuple(entrees)
        return _action(context, values(posted), posted, base, niveau)
    raise ParametreInvalide(champ="vue", parametre="vue", raison=f"« {vue[:40]} » ne reçoit pas de formulaire")


def _draft(
    context: Context, answer: types.BrouillonDemande, base: str, niveau: int | None, cadre: Cadre | None = None
) -> types.Fragment:
    return _fragment(context, "brouillon", answer.intitule, answer, base, niveau, cadre or Cadre())


def _taken_up(context: Context, entrees: dict[str, str], base: str, niveau: int | None) -> types.Fragment:
    """What the two little forms of a draft post: a code to take up, or an address for its link."""
    code, courriel = entrees.get("code", ""), entrees.get("courriel")
    try:
        if courriel is None:
            return form_fragment(context, journey.resume(context, code).formulaire, base, niveau)
        brouillons.send_link(context, code, courriel)
        avis = ("ok", context.platform.stylesheets.texts["web.avis.lien-brouillon"])
        return _draft(context, _described(context, code), base, niveau, Cadre(avis=avis))
    except (BrouillonIntrouvable, ParametreInvalide) as error:
        fault = (error.code, error.champ, f"{error.text} {error.remedy_text}")
        given = {nom: value for nom, value in entrees.items() if nom in ("code", "courriel")}
        cadre = Cadre(erreurs=(fault,), entrees=given, parametres={"service": context.demarche.code})
        answer = None if isinstance(error, BrouillonIntrouvable) else _described(context, code)
        return _fragment(context, "brouillon", context.demarche.intitule_court, answer, base, niveau, cadre)


def _described(context: Context, code: str) -> types.BrouillonDemande:
    return brouillons.describe(context, brouillons.read(context, code)[0])


def _confirmation(context: Context, recu: types.Recu, base: str, niveau: int | None) -> types.Fragment:
    parametres = {"numero": recu.numero, "cle": recu.cle_suivi}
    done = service_view(context, "confirmation", base, niveau, parametres)
    return types.Fragment("confirmation", done.titre, done.xhtml, recu.numero, recu.cle_suivi, None)


def _action(
    context: Context, entrees: dict[str, str], posted: tuple[types.Entree, ...], base: str, niveau: int | None
) -> types.Fragment:
    from wsc_soap.operations import teleservice  # the action is the operation itself

    numero, cle = entrees.get("numero", ""), cle_suivi.normalise(entrees.get("cle", ""))
    parametres = {"numero": numero, "cle": cle}
    try:
        teleservice.effectuer_action(
            context, numero, cle, *refused_action.asked(entrees), action_forms.answers_in(posted)
        )
    except WscError as error:
        cadre = Cadre(parametres=parametres)
        titre, answer = context.demarche.intitule_court, _followed(context, parametres)
        return refused(context, ("suivi", titre, answer), posted, error, base, niveau, cadre)
    return service_view(context, "suivi", base, niveau, parametres)


def refused(
    context: Context,
    view: tuple[str, str, types.Suivi],
    posted: tuple[types.Entree, ...],
    error: WscError,
    base: str,
    niveau: int | None,
    cadre: Cadre,
) -> types.Fragment:
    """The view (name, title, answer) of a dossier under an action that was refused: what was typed stays, what is wrong
    is said, or what the answers ask more is asked."""
    vue, titre, suivi_lu = view
    answer = context.platform.serialise(suivi_lu)
    texts = context.platform.stylesheets.texts
    if refused_action.fill(answer, values(posted).get("action", ""), posted, error):
        said = replace(cadre, avis=("wait", texts["web.avis.questions"]))
        return _fragment(context, vue, titre, answer, base, niveau, said)
    shown = _fragment(context, vue, titre, answer, base, niveau, replace(cadre, erreurs=refused_action.lines(error)))
    return replace(shown, titre=texts["formulaire.erreur"] + titre)
