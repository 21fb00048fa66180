"""PDF documents made from the same answers as the screens."""

from __future__ import annotations

from typing import Any

from wsc_soap.operations import types
from wsc_soap.operations.contexte import Contexte
from wsc_soap.operations.vues import Cadre, view_document
from wsc_soap.rendering.pdf import rml_vers_pdf


def recap_pdf(contexte: Contexte, answer: Any) -> types.FichierRendu:
    """The recap of a dossier (a `Suivi` or a `DossierComplet`) as a PDF."""
    titre = f"{answer.intitule}, dossier {answer.numero}"
    follow_up = f"{contexte.plateforme.reglages.adresse}/{contexte.collectivite.code}/suivi"
    cadre = Cadre(parametres={"adresseSuivi": follow_up})
    document = view_document(contexte, "recapitulatif-pdf", titre, answer, cadre)
    rml = contexte.plateforme.feuilles.transformer("pdf/recapitulatif.xsl", document)
    pdf = rml_vers_pdf(rml, contexte.local(contexte.maintenant()))
    return types.FichierRendu(f"recapitulatif-{answer.numero}.pdf", "application/pdf", pdf)
