"""Changing the document of the collectivité, in one transaction with its line in the journal of administrators."""

from __future__ import annotations

from collections.abc import Callable

from lxml.etree import _Element

from wsc_soap.domain.french import typeset
from wsc_soap.errors import CollectiviteInconnue
from wsc_soap.operations import acts
from wsc_soap.operations.context import Context
from wsc_soap.xmlio.town_edits import edited


def edit_town(
    context: Context,
    change: Callable[[_Element], None],
    operation: str,
    objet: str,
    libelle: str,
    cle: str | None = None,
    *content: str,
) -> None:
    """Apply `change` to the document and keep it. The act is journalled under `operation`, on `objet`, with the
    sentence `libelle`; under the same `cle` and the same content it is done once."""
    town = context.collectivite.code
    with context.write() as unit:
        if acts.done_before(context, unit, operation, cle, objet, libelle, *content):
            return
        document = unit.collectivites.get()
        if document is None:
            raise CollectiviteInconnue(collectivite=town)
        unit.collectivites.save(edited(document, change), context.now())
        acts.note(context, unit, operation, objet, typeset(libelle))
        unit.commit()
    context.platform.bouquet.forget()
