"""Comparing two versions of a téléservice: what people read, what clients must do, who is touched."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from lxml.etree import _Element

from wsc_soap.domain.french import typeset
from wsc_soap.domain.teleservice import Teleservice
from wsc_soap.errors import BrouillonInconnu, DefinitionInvalide, RevisionInconnue, TeleserviceInconnu
from wsc_soap.operations import delivered, types
from wsc_soap.operations.context import Context
from wsc_soap.operations.publication import demande_schema, model_of
from wsc_soap.storage import UnitOfWork
from wsc_soap.xmlio.definition import load_teleservice
from wsc_soap.xmlio.definition_changes import definition_changes
from wsc_soap.xmlio.expansion import settle
from wsc_soap.xmlio.parser import parse_xml
from wsc_soap.xmlio.rule_changes import rule_changes
from wsc_soap.xmlio.schema_changes import SchemaChange, schema_changes, verdict

MODEL = 0
MEMORY = timedelta(days=400)  # thirteen months, so that what is called once a year is seen


@dataclass(frozen=True)
class Version:
    """One side of a comparison: its name for people, the document with its parameters unsettled, its contract (empty
    for a draft)."""

    nom: str
    document: bytes
    espace_de_noms: str = ""

    def root(self) -> _Element:
        """The document as a tree."""
        return parse_xml(self.document)

    def teleservice(self) -> Teleservice | None:
        """The form read; None while the document has faults."""
        try:
            return load_teleservice(settle(self.document))
        except DefinitionInvalide:
            return None


def compare(context: Context, code: str, avant: int | None, apres: int | None) -> types.Comparaison:
    """The comparison of two revisions; 0 is the delivered model. `avant` is the revision in force by default (the
    model when there is none), `apres` the draft.

    Raises `RevisionInconnue`, `BrouillonInconnu`, `TeleserviceInconnu`.
    """
    with context.read() as unit:
        before, after = _before(unit, code, avant), _after(unit, code, apres)
    differences = definition_changes(before.root(), after.root())
    old, new = before.teleservice(), after.teleservice()
    changes = _changes(context, old, new) if old and new else ()
    return types.Comparaison(
        teleservice=code,
        avant=typeset(before.nom),
        apres=typeset(after.nom),
        verdict=verdict(changes) if old and new else None,
        contrat_change=bool(old and new and demande_schema(context, old) != demande_schema(context, new)),
        difference=tuple(types.Difference(d.famille, d.lieu, d.genre, typeset(d.phrase)) for d in differences),
        changement=tuple(types.ChangementContrat(c.champ, c.verdict, typeset(c.phrase)) for c in changes),
        integrateur=_callers(context, code, before.espace_de_noms) if changes else (),
        feuille=_stylesheets(context, changes),
    )


def preview(context: Context, code: str) -> tuple[Teleservice, int]:
    """The téléservice as it stands nearest to being published, and its revision in force (0 without one):
    the draft, the revision in force, the model. `TeleserviceInconnu` when there is none that can be read."""
    with context.read() as unit:
        draft, active = unit.brouillons.get(code), unit.teleservices.get(code)
        revision = unit.teleservices.revision(code, active.revision) if active else None
    numero = revision.revision if revision else MODEL
    drafted = Version("", draft.document).teleservice() if draft else None
    if drafted is not None:
        return drafted, numero
    if revision is not None:
        return context.platform.bouquet.revision(context.collectivite.code, code, numero), numero
    model = model_of(code)
    if model is None:
        raise TeleserviceInconnu(teleservice=code[:64])
    return model, numero


def _before(unit: UnitOfWork, code: str, numero: int | None) -> Version:
    active = unit.teleservices.get(code)
    if numero is None:
        return _revision(unit, code, active.revision) if active else _model(code)
    return _model(code) if numero == MODEL else _revision(unit, code, numero)


def _after(unit: UnitOfWork, code: str, numero: int | None) -> Version:
    if numero is not None:
        return _before(unit, code, numero)
    draft = unit.brouillons.get(code)
    if draft is None:
        raise BrouillonInconnu(teleservice=code[:64])
    return Version("le brouillon", draft.document)


def _revision(unit: UnitOfWork, code: str, numero: int) -> Version:
    revision = unit.teleservices.revision(code, numero)
    if revision is None:
        raise RevisionInconnue(teleservice=code[:64], revision=numero)
    return Version(f"la révision {numero}", revision.source or revision.document, revision.espace_de_noms)


def _model(code: str) -> Version:
    model = model_of(code)
    if model is None:
        raise TeleserviceInconnu(teleservice=code[:64])
    return Version("le modèle livré", delivered.model(code), model.espace_de_noms)


def _changes(context: Context, old: Teleservice, new: Teleservice) -> tuple[SchemaChange, ...]:
    defaults = {path: champ.defaut for path, champ in new.formulaire.walk() if champ.defaut}
    asked = {path for path, champ in new.formulaire.walk() if champ.obligatoire}
    said = schema_changes(demande_schema(context, old), demande_schema(context, new), defaults, asked)
    return (*said, *rule_changes(old.formulaire, new.formulaire))


def _callers(context: Context, code: str, espace: str) -> tuple[types.IntegrateurTouche, ...]:
    """The registered integrators who called that contract, the most frequent first."""
    since = context.local(context.now() - MEMORY).date()
    with context.read() as unit:
        counts = [count for count in unit.appels.since(since, code) if count.espace_de_noms == espace]
        names = {one.code: one for one in unit.integrateurs.list_all()}
    found = []
    for one in dict.fromkeys(count.integrateur for count in counts):
        if one in names:
            own = [count for count in counts if count.integrateur == one]
            calls, last = sum(count.nombre for count in own), max(count.jour for count in own)
            found.append(types.IntegrateurTouche(one, names[one].nom, names[one].courriel or None, calls, last))
    return tuple(sorted(found, key=lambda caller: -caller.appels))


def _stylesheets(context: Context, changes: tuple[SchemaChange, ...]) -> tuple[str, ...]:
    """The town's own sheets that name a field that changed, by its own name."""
    names = {change.champ.rpartition("/")[2] for change in changes}
    return context.platform.stylesheets.naming(context.collectivite.code, names) if names else ()
