"""The form of a draft as citizens will see it: the very views of the form, over nothing that is kept."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from wsc_soap.operations import fragments, journey, screen, types
from wsc_soap.operations.context import Context
from wsc_soap.operations.screen import FormState
from wsc_soap.storage.brouillons import Brouillon
from wsc_soap.xmlio.presentable import presentable

NOTHING_SENT = "Ceci est un aperçu : rien n’est envoyé ni enregistré."


def preview(
    context: Context,
    draft: Brouillon,
    base: str,
    page: str,
    every: bool,
    entrees: Iterable[types.Entree],
    niveau: int | None,
) -> types.Fragment:
    """A page of the form, or the one that follows a post from the preview.

    Raises DefinitionInvalide when nothing can be shown, ParametreInvalide for a `base` or a level that is not admitted.
    """
    seen = context.with_changes(teleservice=presentable(draft.document, every), revision=0, mode="essai")
    answers = tuple(entree for entree in entrees if entree.fichier is None and not entree.nom_fichier)
    form = _posted(seen, answers) if answers else _page(seen, page)
    return fragments.form_fragment(seen, form, base, niveau)


def _page(context: Context, page: str) -> types.FormulaireAffiche:
    entrees = {
        path.replace("/", "."): [champ.defaut]
        for path, champ in context.demarche.formulaire.walk()
        if champ.defaut and "/" not in path
    }
    filled = screen.read_entries(context, entrees, {})
    codes = [shown.code for shown in screen.visible_pages(context.demarche, filled)]
    chosen = page if page in codes else codes[0]
    return screen.show(context, FormState(entrees, chosen, filled))


def _posted(context: Context, entrees: tuple[types.Entree, ...]) -> types.FormulaireAffiche:
    sent = any(entree.nom == journey.GO and entree.valeur == journey.SEND for entree in entrees)
    kept = tuple(entree for entree in entrees if not (entree.nom == journey.GO and entree.valeur == journey.SEND))
    form = journey.submit(context, kept, "apercu").formulaire
    assert form is not None  # only sending gives a receipt
    return replace(form, avis=NOTHING_SENT) if sent else form
