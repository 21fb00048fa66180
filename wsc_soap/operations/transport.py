"""A téléservice in and out: export, import, and back to the delivered model. All of it ends in a draft."""

from __future__ import annotations

from collections.abc import Iterator

from lxml.etree import _Element

from wsc_soap.domain.french import typeset
from wsc_soap.errors import BrouillonModifie, DefinitionInvalide, Manquement, ParametreInvalide, TeleserviceInconnu
from wsc_soap.operations import delivered, drafts, types
from wsc_soap.operations.context import Context
from wsc_soap.storage.brouillons import Brouillon
from wsc_soap.xmlio.expansion import canonical
from wsc_soap.xmlio.namespaces import definition_tag as tag
from wsc_soap.xmlio.package import read_package, write_package
from wsc_soap.xmlio.parser import parse_xml
from wsc_soap.xmlio.skeleton import admissible_code
from wsc_soap.xmlio.town_parameters import UnfitValue, parameters, set_parameter


def export(context: Context, code: str, draft: bool) -> types.FichierRendu:
    """The package of the revision in force, or of the draft; of the delivered model when the town has not taken it."""
    document, revision = _exported(context, code, draft)
    content = write_package(document, context.collectivite.code, revision, context.local(context.now()))
    return types.FichierRendu(f"{code}.xml", "application/xml", content)


def import_package(
    context: Context, octets: bytes, version: int | None, cle: str | None
) -> tuple[str, tuple[types.Erreur, ...]]:
    """Put the téléservice of a package in a draft; its code, and what its new town should look at.

    Refused whole, with every fault, when the document cannot be published as it is.
    """
    if len(octets) > drafts.LARGEST:
        raise ParametreInvalide(champ="paquet", parametre="paquet", raison="il dépasse 2 Mo")
    document = read_package(octets)
    found = drafts.faults(document)
    root = parse_xml(document)
    code = root.get("code", "")
    if not admissible_code(code):
        message = "Ce code est celui d’une adresse de la plateforme : choisissez un autre code."
        found = (*found, Manquement("teleservice/code", "code", "code", message))
    if found:
        raise DefinitionInvalide(nom=code, nombre=len(found), erreurs=found)
    with context.read() as unit:
        open_already = unit.brouillons.get(code)
    if open_already is not None and version is None and open_already.document != document:
        raise BrouillonModifie(teleservice=code, auteur=open_already.auteur)
    drafts.open_draft_with(context, code, document)
    _replace(context, code, document, version, "importerDefinition", "Définition importée", cle)
    return code, tuple(_warnings(context, root))


def restore(context: Context, code: str, keep: bool, version: int | None, cle: str | None) -> Brouillon:
    """Put the delivered model in the draft; with `keep`, the values that the town set stay where they still fit."""
    try:
        model = delivered.model(code)
    except KeyError:
        raise TeleserviceInconnu(teleservice=code[:64]) from None
    draft = drafts.open_draft(context, code)
    root = parse_xml(model)
    if keep:
        _keep_values(parse_xml(draft.document), root)
    document = canonical(root)
    return _replace(context, code, document, version, "retablirModele", "Modèle livré remis dans le brouillon", cle)


def _exported(context: Context, code: str, draft: bool) -> tuple[bytes, int]:
    if draft:
        return drafts.read_draft(context, code).document, 0
    with context.read() as unit:
        active = unit.teleservices.get(code)
        revision = unit.teleservices.revision(code, active.revision) if active else None
    if revision is not None:
        return revision.source or revision.document, revision.revision
    try:
        return delivered.model(code), 0
    except KeyError:
        raise TeleserviceInconnu(teleservice=code[:64]) from None


def _replace(
    context: Context, code: str, document: bytes, version: int | None, nom: str, libelle: str, cle: str | None
) -> Brouillon:
    def change(root: _Element) -> None:
        new = parse_xml(document)
        root.clear()
        root.attrib.update(dict(new.attrib))
        root.text = new.text  # to the byte: a model put back has the model's digest
        root.extend(list(new))

    return drafts.edit_draft(context, code, change, version, operation=nom, libelle=libelle, cle=cle)


def _keep_values(own: _Element, model: _Element) -> None:
    delivered_values = {p.nom: p.valeur for p in parameters(model)}
    for parametre in parameters(own):
        if parametre.nom in delivered_values and not parametre.a_verifier:
            try:
                set_parameter(model, parametre.nom, parametre.valeur)
            except UnfitValue:
                continue


def _warnings(context: Context, root: _Element) -> Iterator[types.Erreur]:
    """What is right in itself and may not be in this town: departments that it has not."""
    known = {contact.code for contact in context.collectivite.services}
    acteurs = (acteur for acteur in root.iter(tag("acteur")) if acteur.get("genre") == "service")
    named = dict.fromkeys([root.get("service", ""), *(acteur.get("code", "") for acteur in acteurs)])
    for service in named:
        if service not in known:
            message = f"Le service « {service} » n’existe pas dans votre mairie : l’accueil recevra ses dossiers."
            yield types.Erreur(f"service/{service}", service, "service", typeset(message))
