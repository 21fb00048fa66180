"""PDF documents made from the same answers as the screens."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from lxml import etree

from wsc_soap.domain.teleservice import Courrier
from wsc_soap.operations import conversions, types
from wsc_soap.operations.context import Context
from wsc_soap.operations.messages import Matter, written
from wsc_soap.operations.views import Cadre, view_document


def letter_pdf(context: Context, matter: Matter, courrier: Courrier) -> types.FichierRendu:
    """A letter type about a dossier, as a PDF."""
    town = context.collectivite
    answer = types.Lettre(
        numero=matter.dossier.numero,
        intitule=matter.service.intitule_court,
        date=context.today(),
        destinataire=_written(courrier.destinataire, matter) or matter.dossier.demandeur,
        adresse=() if courrier.destinataire else _address(matter),
        objet=_written(courrier.objet, matter),
        paragraphe=tuple(_written(courrier.corps, matter).split("\n\n")),
        contact=conversions.contact(town.service(matter.dossier.service)),
    )
    document = view_document(context, "courrier-pdf", courrier.libelle, answer)
    rml = context.platform.stylesheets.transform("pdf/courrier.xsl", document)
    pdf = _pdf(rml, context.local(context.now()))
    return types.FichierRendu(f"{courrier.code}-{matter.dossier.numero}.pdf", "application/pdf", pdf)


def _address(matter: Matter) -> tuple[str, ...]:
    """Where the citizen lives, line by line, as far as the demande says."""
    person = matter.values["demande"].get("demandeur")
    given = person if isinstance(person, dict) else {}
    town = f"{given.get('codePostal', '')} {given.get('commune', '')}".strip()
    return tuple(filter(None, (*str(given.get("adresse", "")).split("\n"), town)))


def _written(template: str, matter: Matter) -> str:
    return written(template, {**matter.values, "lien": matter.link})


def recap_pdf(context: Context, answer: Any) -> types.FichierRendu:
    """The recap of a dossier (a `Suivi` or a `DossierComplet`) as a PDF."""
    titre = f"{answer.intitule}, dossier {answer.numero}"
    follow_up = f"{context.platform.settings.address}/{context.collectivite.code}/suivi"
    cadre = Cadre(parametres={"adresseSuivi": follow_up})
    document = view_document(context, "recapitulatif-pdf", titre, answer, cadre)
    rml = context.platform.stylesheets.transform("pdf/recapitulatif.xsl", document)
    pdf = _pdf(rml, context.local(context.now()))
    return types.FichierRendu(f"recapitulatif-{answer.numero}.pdf", "application/pdf", pdf)


def _pdf(rml: etree._Element, instant: datetime) -> bytes:
    """The engine is asked for with the first PDF: it weighs as much as forty contracts."""
    from wsc_soap.rendering.pdf import rml_to_pdf

    return rml_to_pdf(rml, instant)
