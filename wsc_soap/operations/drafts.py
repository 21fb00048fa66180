"""Drafts: the assembled document of a téléservice under change, one per téléservice and collectivité.

Every designer operation is `edit_draft` with a pure change to the tree. An unfinished draft is kept as it is: its
faults are listed (`faults`), and refused only when it is published.
"""

from __future__ import annotations

from collections.abc import Callable

from lxml.etree import _Element

from wsc_soap.domain.french import typeset
from wsc_soap.domain.profil import GESTIONNAIRE
from wsc_soap.errors import (
    BrouillonInconnu,
    BrouillonModifie,
    CleReutilisee,
    DefinitionInvalide,
    Manquement,
    ParametreInvalide,
)
from wsc_soap.operations import acts, delivered
from wsc_soap.operations.context import Context
from wsc_soap.storage import UnitOfWork
from wsc_soap.storage.brouillons import Brouillon
from wsc_soap.xmlio.definition import load_teleservice
from wsc_soap.xmlio.definition_schema import check_schema
from wsc_soap.xmlio.expansion import canonical, settle
from wsc_soap.xmlio.namespaces import definition_tag
from wsc_soap.xmlio.parser import parse_xml
from wsc_soap.xmlio.skeleton import NewTeleservice, admissible_code, new_document

RIGHT = GESTIONNAIRE
Element = _Element
LARGEST = 2 * 1024 * 1024
FAULTS = (BrouillonInconnu, BrouillonModifie, CleReutilisee, ParametreInvalide)
"""What an operation over `edit_draft` may answer."""


def read_draft(context: Context, code: str) -> Brouillon:
    """The draft of a téléservice; `BrouillonInconnu` when none is open."""
    with context.read() as unit:
        draft = unit.brouillons.get(code)
    if draft is None:
        raise BrouillonInconnu(teleservice=code[:64])
    return draft


def open_draft(context: Context, code: str, new: NewTeleservice | None = None) -> Brouillon:
    """Open the draft of a téléservice, or give the one that is open already.

    It starts from the revision in force, else from the delivered model, else from a skeleton with what `new` says.
    `ParametreInvalide` when the code cannot be a téléservice's, or is unknown and nothing is said of it.
    """
    return _open(context, code, lambda unit: _start(unit, code, new))


def open_draft_with(context: Context, code: str, document: bytes) -> Brouillon:
    """Open the draft of a téléservice that neither the town nor the catalogue has with this document; else as
    `open_draft`."""

    def start(unit: UnitOfWork) -> tuple[bytes, int]:
        known = unit.teleservices.get(code) is not None or code in delivered.library().codes()
        return _start(unit, code, None) if known else (document, 0)

    return _open(context, code, start)


def _open(context: Context, code: str, start: Callable[[UnitOfWork], tuple[bytes, int]]) -> Brouillon:
    with context.write() as unit:
        if (known := unit.brouillons.get(code)) is not None:
            return known
        document, origine = start(unit)
        unit.brouillons.add(code, document, origine, acts.author(context), context.now())
        acts.note(context, unit, "ouvrirBrouillon", code, _opened(origine, code))
        unit.commit()
    return read_draft(context, code)


def edit_draft(
    context: Context,
    code: str,
    change: Callable[[_Element], object],
    version: int | None = None,
    *,
    operation: str,
    libelle: str,
    cle: str | None = None,
) -> Brouillon:
    """Apply `change` to the tree of the draft (the `teleservice` element, in place) and keep it, in one transaction.

    `version` is the one the caller read: another is refused by `BrouillonModifie`; None takes the draft as it stands.
    The act is journalled under the wire name `operation` and the sentence `libelle`; under the same `cle` it is done
    once. What `change` raises goes through, nothing kept. A change that changes nothing makes no version.
    """
    with context.write() as unit:
        draft = unit.brouillons.get(code)
        if draft is None:
            raise BrouillonInconnu(teleservice=code[:64])
        if acts.done_before(context, unit, operation, cle, code, libelle):
            return draft
        if version is not None and version != draft.version:
            raise BrouillonModifie(teleservice=code, auteur=draft.auteur)
        root = parse_xml(draft.document)
        change(root)
        document = _checked(root, code)
        if document != draft.document:
            _keep(context, unit, draft, document)
            acts.note(context, unit, operation, code, libelle)
        unit.commit()
    return read_draft(context, code)


def edit_by_word(
    context: Context,
    code: str,
    change: Callable[[_Element], object],
    version: int | None,
    operation: str,
    libelle: str,
    cle: str | None,
) -> None:
    """`edit_draft` for a change that writes what its caller typed: the tree must still be of the language after it.

    Raises `DefinitionInvalide` with every place that is not, nothing kept.
    """

    def checked(root: _Element) -> None:
        change(root)
        check_schema(root, code, "teleservice")

    edit_draft(context, code, checked, version, operation=operation, libelle=typeset(libelle), cle=cle)


def drop_draft(context: Context, code: str, cle: str | None = None) -> None:
    """Give the draft up; `BrouillonInconnu` when none is open."""
    with context.write() as unit:
        if acts.done_before(context, unit, "abandonnerBrouillon", cle, code):
            return
        if not unit.brouillons.delete(code):
            raise BrouillonInconnu(teleservice=code[:64])
        acts.note(context, unit, "abandonnerBrouillon", code, "Brouillon abandonné")
        unit.commit()


def faults(document: bytes) -> tuple[Manquement, ...]:
    """Everything that keeps an assembled document from being published, each with its place."""
    try:
        load_teleservice(settle(document))
    except DefinitionInvalide as refusal:
        return refusal.erreurs
    return ()


def _keep(context: Context, unit: UnitOfWork, draft: Brouillon, document: bytes) -> None:
    kept = unit.brouillons.change(draft.teleservice, draft.version, document, acts.author(context), context.now())
    if not kept:  # PostgreSQL lets two writers read the same version
        raise BrouillonModifie(teleservice=draft.teleservice, auteur=draft.auteur)


def _checked(root: _Element, code: str) -> bytes:
    """The canonical document; a change may neither rename the téléservice nor make it endless."""
    if root.tag != definition_tag("teleservice") or root.get("code") != code:
        raise ParametreInvalide(champ="code", parametre="code", raison="le code d'un téléservice ne change pas")
    document = canonical(root)
    if len(document) > LARGEST:
        raise ParametreInvalide(champ="definition", parametre="definition", raison="elle dépasse 2 Mo")
    return document


def _start(unit: UnitOfWork, code: str, new: NewTeleservice | None) -> tuple[bytes, int]:
    active = unit.teleservices.get(code)
    if active is not None:
        revision = unit.teleservices.revision(code, active.revision)
        assert revision is not None  # a foreign key
        return revision.source or revision.document, revision.revision
    try:
        return delivered.model(code), 0
    except KeyError:
        pass
    if not admissible_code(code):
        raison = "il s'écrit en minuscules et tirets, et n'est pas celui d'une adresse de la plateforme"
        raise ParametreInvalide(champ="teleservice", parametre="teleservice", raison=raison)
    if new is None:
        raison = "il n'est pas au catalogue ; pour le créer, donnez un intitulé et un thème"
        raise ParametreInvalide(champ="intitule", parametre="teleservice", raison=raison)
    return new_document(delivered.library(), new), 0


def _opened(origine: int, code: str) -> str:
    if origine:
        return f"Brouillon ouvert depuis la révision {origine}"
    known = code in delivered.library().codes()
    return "Brouillon ouvert depuis le modèle livré" if known else "Téléservice créé, brouillon ouvert"
