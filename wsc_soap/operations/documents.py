"""PDF documents made from the same answers as the screens."""

from __future__ import annotations

from typing import Any

from wsc_soap.operations import types
from wsc_soap.operations.context import Context
from wsc_soap.operations.views import Cadre, view_document
from wsc_soap.rendering.pdf import rml_to_pdf


def recap_pdf(context: Context, answer: Any) -> types.FichierRendu:
    """The recap of a dossier (a `Suivi` or a `DossierComplet`) as a PDF."""
    titre = f"{answer.intitule}, dossier {answer.numero}"
    follow_up = f"{context.platform.settings.address}/{context.collectivite.code}/suivi"
    cadre = Cadre(parametres={"adresseSuivi": follow_up})
    document = view_document(context, "recapitulatif-pdf", titre, answer, cadre)
    rml = context.platform.stylesheets.transform("pdf/recapitulatif.xsl", document)
    pdf = rml_to_pdf(rml, context.local(context.now()))
    return types.FichierRendu(f"recapitulatif-{answer.numero}.pdf", "application/pdf", pdf)
