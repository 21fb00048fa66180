"""Publishing: a draft becomes an immutable revision, and a new contract when the schema of the demande changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from wsc_soap.domain.teleservice import Teleservice
from wsc_soap.errors import BrouillonInconnu, BrouillonModifie
from wsc_soap.operations import acts, delivered
from wsc_soap.operations.context import Context
from wsc_soap.operations.drafts import read_draft
from wsc_soap.operations.recents import Recents
from wsc_soap.storage import UnitOfWork
from wsc_soap.storage.brouillons import Brouillon
from wsc_soap.storage.teleservices import Revision
from wsc_soap.xmlio import namespaces
from wsc_soap.xmlio.definition import load_teleservice, read_teleservice
from wsc_soap.xmlio.definition_schema import refuse
from wsc_soap.xmlio.expansion import canonical, settle
from wsc_soap.xmlio.parser import parse_xml
from wsc_soap.xmlio.town_edits import missing_texts

_schemas: Recents[bytes] = Recents(400)


@dataclass(frozen=True)
class Published:
    """What a publication made: the revision in force, its contract, and whether that is another one than before."""

    revision: int
    espace_de_noms: str
    new_contract: bool


def demande_schema(context: Context, teleservice: Teleservice) -> bytes:
    """The canonical XSD of the demande of a form; made once for each document."""
    return _schemas.get(teleservice.empreinte, lambda: context.platform.demande_schema(teleservice))


def publish(context: Context, code: str, version: int | None, fin: date | None, cle: str | None) -> Published:
    """Make the draft at `version` the revision in force and take the draft away.

    `fin` is announced as the last day of the contracts before, when the contract changes. Raises `BrouillonInconnu`,
    `BrouillonModifie`, and `DefinitionInvalide` with every fault; then the revision in force stays.
    """
    done = _published_before(context, code, cle, version, fin)
    if done is not None:
        return done
    draft = read_draft(context, code)
    if version is not None and version != draft.version:
        raise BrouillonModifie(teleservice=code, auteur=draft.auteur)
    read = load_teleservice(settle(draft.document))  # every fault is told before anything is chosen
    refuse(code, list(missing_texts(read, context.collectivite)))
    with context.read() as unit:
        revisions = unit.teleservices.revisions(code)
    espace = _namespace(context, read, revisions)
    document = _in_namespace(draft.document, code, espace)
    with context.write() as unit:
        made = _write(context, unit, draft, document, fin)
        if cle:
            acts.done_before(context, unit, "publier", cle, code, str(version), str(fin))
        unit.commit()
    context.platform.bouquet.forget()
    return made


def take(context: Context, code: str, mode: str) -> Published:
    """Publish a delivered model as it is; one that was taken before is left as it is. KeyError when the catalogue lacks
    it."""
    source = delivered.model(code)
    service = delivered.delivered_teleservice(code)
    with context.write() as unit:
        unit.actes.lock()
        active = unit.teleservices.get(code)
        if active is None:
            _insert(context, unit, service, settle(source), source)
            unit.teleservices.set_mode(code, mode)
            acts.note(context, unit, "activerTeleservice", code, "Pris au catalogue, tel que livré")
            unit.commit()
    context.platform.bouquet.forget()
    return Published(active.revision if active else 1, service.espace_de_noms, active is None)


def _published_before(
    context: Context, code: str, cle: str | None, version: int | None, fin: date | None
) -> Published | None:
    """The revision that the same call under the same key made."""
    if not cle:
        return None
    with context.write() as unit:  # what it reserves is not kept
        if not acts.done_before(context, unit, "publier", cle, code, str(version), str(fin)):
            return None
        active = unit.teleservices.get(code)
        revision = unit.teleservices.revision(code, active.revision) if active else None
    if revision is None:
        raise BrouillonInconnu(teleservice=code)
    return Published(revision.revision, revision.espace_de_noms, False)


def _write(context: Context, unit: UnitOfWork, draft: Brouillon, document: bytes, fin: date | None) -> Published:
    code = draft.teleservice
    if not unit.brouillons.take_out(code, draft.version):
        changed = unit.brouillons.get(code)
        raise BrouillonModifie(teleservice=code, auteur=changed.auteur if changed else draft.auteur)
    unit.actes.lock()
    earlier = {revision.espace_de_noms for revision in unit.teleservices.revisions(code)}
    service = load_teleservice(document)
    espace = service.espace_de_noms
    active = unit.teleservices.get(code)
    before = unit.teleservices.revision(code, active.revision) if active else None
    numero = _insert(context, unit, service, document, _without_namespace(draft.document))
    unit.teleservices.set_end(code, espace, None)
    if fin:
        for old in earlier - {espace} - set(unit.teleservices.ends(code)):
            unit.teleservices.set_end(code, old, fin)
    acts.note(context, unit, "publier", code, f"Révision {numero} publiée, contrat {espace}")
    return Published(numero, espace, before is None or before.espace_de_noms != espace)


def _insert(context: Context, unit: UnitOfWork, service: Teleservice, document: bytes, source: bytes) -> int:
    return unit.teleservices.publish(
        service.code,
        service.theme.code,
        document,
        espace_de_noms=service.espace_de_noms,
        empreinte=service.empreinte,
        now=context.now(),
        source=source,
        auteur=acts.author(context),
    )


def _namespace(context: Context, read: Teleservice, revisions: Sequence[Revision]) -> str:
    """The contract of a form: the delivered model's or an earlier one with the same schema, else a new one of the
    town's own."""
    schema = demande_schema(context, read)
    model = model_of(read.code)
    known = {} if model is None else {model.espace_de_noms: model}
    for revision in revisions:
        if revision.espace_de_noms not in known:
            known[revision.espace_de_noms] = read_teleservice(revision.document)
    for espace, teleservice in known.items():
        if demande_schema(context, teleservice) == schema:
            return espace
    numbers = (int(espace.rpartition(":")[2]) for espace in known)
    return namespaces.own_teleservice(context.collectivite.code, read.code, max(numbers, default=0) + 1)


def model_of(code: str) -> Teleservice | None:
    """The delivered model of a téléservice, or None."""
    try:
        return delivered.delivered_teleservice(code)
    except KeyError:
        return None


def _in_namespace(source: bytes, code: str, espace: str) -> bytes:
    """The settled document of a revision, bearing its contract."""
    root = parse_xml(settle(source))
    numero = int(espace.rpartition(":")[2])
    root.set("version", str(numero))
    root.attrib.pop("espaceDeNoms", None)
    if espace != namespaces.teleservice(code, numero):
        root.set("espaceDeNoms", espace)
    return canonical(root)


def _without_namespace(source: bytes) -> bytes:
    """A draft never says its contract: publishing does."""
    root = parse_xml(source)
    root.attrib.pop("espaceDeNoms", None)
    return canonical(root)
