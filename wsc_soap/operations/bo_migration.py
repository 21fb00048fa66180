"""Moving running dossiers to the revision in force (specification, section 4.1)."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

from wsc_soap import errors
from wsc_soap.domain.dossier import Dossier
from wsc_soap.domain.french import typeset
from wsc_soap.domain.profil import ADMINISTRATEUR
from wsc_soap.domain.teleservice import Teleservice as Definition
from wsc_soap.operations import acts, migration, process, types
from wsc_soap.operations.bo_processus import SERVICE, Teleservice
from wsc_soap.operations.context import Context
from wsc_soap.operations.once import Cle
from wsc_soap.operations.registry import operation


@operation(
    SERVICE,
    right=ADMINISTRATEUR,
    faults=(errors.TeleserviceInconnu, errors.ParametreInvalide, errors.CleReutilisee),
)
def migrer_dossiers(
    context: Context,
    teleservice: Teleservice,
    numero: Annotated[tuple[str, ...], "Numéros des dossiers ; sans numéro, tous ceux qui sont en cours"] = (),
    correspondance: Annotated[tuple[types.Correspondance, ...], "Étapes qui ont changé de code"] = (),
    essai: Annotated[bool | None, "Vrai pour savoir ce qui se passerait, sans rien changer"] = None,
    cle: Cle = None,
) -> types.Migration:
    """Passe des dossiers en cours à la révision en vigueur, là où leur étape existe encore ou a une correspondance :
    leurs horloges sont réarmées depuis la même arrivée. Dit lesquels restent sur leur révision, et pourquoi."""
    with context.read() as unit:
        active = unit.teleservices.get(teleservice)
        if active is None:
            raise errors.TeleserviceInconnu(teleservice=teleservice)
        chosen = _chosen(unit.dossiers.open_of(teleservice), numero, active.revision)
    mapping = {one.ancienne: one.nouvelle for one in correspondance}
    content = f"{sorted(numero)} {sorted(mapping.items())} {active.revision}"
    new = context.platform.bouquet.revision(context.collectivite.code, teleservice, active.revision)
    answer = types.Migration(teleservice, active.revision, (), new.intitule, _etapes(new))
    if cle and not essai and _done(context, teleservice, cle, content):
        return answer
    moved = tuple(_move(context, dossier, new, active.revision, mapping, try_only=bool(essai)) for dossier in chosen)
    unknown = sorted(set(numero) - {dossier.numero for dossier in chosen})
    left = tuple(
        types.DossierMigre(n, False, "aucun dossier en cours à migrer ne porte ce numéro", 0, "") for n in unknown
    )
    if not essai:
        _note(context, teleservice, active.revision, sum(one.migre for one in moved))
    return replace(answer, dossier=(*moved, *left))


def _etapes(service: Definition) -> tuple[types.CodeLibelle, ...]:
    return tuple(
        types.CodeLibelle(etape.code, etape.libelle_agent) for etape in service.processus.etapes if not etape.issue
    )


def _chosen(opened: tuple[Dossier, ...], numeros: tuple[str, ...], revision: int) -> list[Dossier]:
    older = [dossier for dossier in opened if dossier.revision != revision]
    return [dossier for dossier in older if not numeros or dossier.numero in numeros]


def _move(
    context: Context, dossier: Dossier, new: Definition, revision: int, mapping: dict[str, str], *, try_only: bool
) -> types.DossierMigre:
    """One dossier, in its own transaction: one that somebody holds up does not keep the others."""
    before = dossier
    raison = migration.obstacle(process.service_of(context, dossier), new, dossier, mapping)
    if not raison and not try_only:
        try:
            with context.write() as unit:
                fresh = unit.dossiers.get(dossier.numero) or dossier
                raison = migration.obstacle(process.service_of(context, fresh), new, fresh, mapping)
                if not raison:
                    dossier = migration.move(context, unit, fresh, new, revision, mapping)
                    unit.commit()
        except errors.DossierModifie as refused:
            raison = refused.text
    return _told(context, before, new, revision, mapping, raison)


def _told(
    context: Context, before: Dossier, new: Definition, revision: int, mapping: dict[str, str], raison: str
) -> types.DossierMigre:
    """What became of a dossier, or would."""
    old = process.service_of(context, before)
    etape = before.etape if raison else mapping.get(before.etape, before.etape)
    return types.DossierMigre(
        numero=before.numero,
        migre=not raison,
        raison=typeset(raison) or None,
        revision=before.revision if raison else revision,
        etape=etape,
        citoyen=before.demandeur,
        revision_avant=before.revision,
        etape_avant=before.etape,
        etape_avant_libelle=_label(old, before.etape),
        etape_libelle=_label(old if raison else new, etape),
        etape_absente=bool(raison) and migration.unmapped(old, new, before, mapping),
    )


def _label(service: Definition, code: str) -> str:
    return next((etape.libelle_agent for etape in service.processus.etapes if etape.code == code), code)


def _done(context: Context, teleservice: str, cle: str, content: str) -> bool:
    with context.write() as unit:
        done = acts.done_before(context, unit, "migrerDossiers", cle, teleservice, content)
        unit.commit()
    return done


def _note(context: Context, teleservice: str, revision: int, number: int) -> None:
    with context.write() as unit:
        libelle = f"Dossiers passés à la révision {revision} : {number}"
        acts.note(context, unit, "migrerDossiers", teleservice, typeset(libelle))
        unit.commit()
