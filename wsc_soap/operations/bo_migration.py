"""Moving running dossiers to the revision in force (specification, section 4.1)."""

from __future__ import annotations

from typing import Annotated

from wsc_soap import errors
from wsc_soap.domain.dossier import Dossier
from wsc_soap.domain.french import typeset
from wsc_soap.domain.profil import ADMINISTRATEUR
from wsc_soap.operations import acts, migration, process, types
from wsc_soap.operations.bo_processus import SERVICE, Cle, Teleservice
from wsc_soap.operations.context import Context
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
    if cle and not essai and _done(context, teleservice, cle, content):
        return types.Migration(teleservice, active.revision, ())
    moved = tuple(_move(context, dossier, active.revision, mapping, try_only=bool(essai)) for dossier in chosen)
    unknown = sorted(set(numero) - {dossier.numero for dossier in chosen})
    left = tuple(
        types.DossierMigre(n, False, "aucun dossier en cours à migrer ne porte ce numéro", 0, "") for n in unknown
    )
    if not essai:
        _note(context, teleservice, active.revision, sum(one.migre for one in moved))
    return types.Migration(teleservice, active.revision, (*moved, *left))


def _chosen(opened: tuple[Dossier, ...], numeros: tuple[str, ...], revision: int) -> list[Dossier]:
    older = [dossier for dossier in opened if dossier.revision != revision]
    return [dossier for dossier in older if not numeros or dossier.numero in numeros]


def _move(
    context: Context, dossier: Dossier, revision: int, mapping: dict[str, str], *, try_only: bool
) -> types.DossierMigre:
    """One dossier, in its own transaction: one that somebody holds up does not keep the others."""
    new = context.platform.bouquet.revision(context.collectivite.code, dossier.teleservice, revision)
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
    etape = mapping.get(dossier.etape, dossier.etape) if not raison else dossier.etape
    return types.DossierMigre(
        dossier.numero, not raison, typeset(raison) or None, revision if not raison else dossier.revision, etape
    )


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
