"""The published versions of a téléservice, and how long each contract is accepted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from wsc_soap.errors import ParametreInvalide, TeleserviceInconnu, VersionInconnue
from wsc_soap.operations import acts, types
from wsc_soap.operations.comparison import MEMORY
from wsc_soap.operations.context import Context
from wsc_soap.storage import UnitOfWork


def town_versions(context: Context, unit: UnitOfWork, code: str) -> tuple[types.VersionTeleservice, ...]:
    """Every revision, the newest first; none for a téléservice that was never published."""
    active = unit.teleservices.get(code)
    if active is None:
        return ()
    revisions = unit.teleservices.revisions(code)
    ends = unit.teleservices.ends(code)
    today = context.today()
    calls: dict[str, int] = {}
    for count in unit.appels.since(context.local(context.now() - MEMORY).date(), code):
        calls[count.espace_de_noms] = calls.get(count.espace_de_noms, 0) + count.nombre
    current = next(one.espace_de_noms for one in revisions if one.revision == active.revision)
    return tuple(
        types.VersionTeleservice(
            revision=one.revision,
            espace_de_noms=one.espace_de_noms,
            publiee_le=context.local(one.publiee_le),
            auteur=one.auteur or None,
            en_vigueur=one.revision == active.revision,
            contrat_en_vigueur=one.espace_de_noms == current,
            fin_acceptation=ends.get(one.espace_de_noms),
            acceptee=accepted(ends.get(one.espace_de_noms), today),
            appels=calls.get(one.espace_de_noms, 0),
        )
        for one in revisions
    )


@dataclass(frozen=True)
class AcceptedContract:
    """A contract that calls may still bear, and its last day when one is announced."""

    espace_de_noms: str
    en_vigueur: bool
    fin: date | None


def contracts(context: Context) -> tuple[AcceptedContract, ...]:
    """The contracts of the téléservice that are accepted now, the one in force first, then the newest; the only one of
    a platform service."""
    service = context.teleservice
    if service is None:
        return (AcceptedContract(f"urn:wsc:{context.service}:1", True, None),)
    with context.read() as unit:
        known = dict.fromkeys(one.espace_de_noms for one in unit.teleservices.revisions(service.code))
        ends = unit.teleservices.ends(service.code)
    older = (AcceptedContract(one, False, ends.get(one)) for one in known if one != service.espace_de_noms)
    first = AcceptedContract(service.espace_de_noms, True, None)
    return (first, *(one for one in older if accepted(one.fin, context.today())))


def accepted(fin: date | None, today: date) -> bool:
    """True on the last day of a contract and before; always without an announced end."""
    return fin is None or today <= fin


def announce_end(context: Context, code: str, espace: str, fin: date | None) -> None:
    """Announce the last day on which an older contract is accepted; None takes the announcement back.

    Raises `TeleserviceInconnu`, `VersionInconnue` (no such contract), `ParametreInvalide` (the contract in force, or a
    day that is over).
    """
    today = context.today()
    with context.write() as unit:
        active = unit.teleservices.get(code)
        current = unit.teleservices.revision(code, active.revision) if active else None
        if current is None:
            raise TeleserviceInconnu(teleservice=code[:64])
        if espace == current.espace_de_noms:
            raise ParametreInvalide(champ="espaceDeNoms", parametre="espaceDeNoms", raison="ce contrat est en vigueur")
        if unit.teleservices.by_namespace(code, espace) is None:
            raise VersionInconnue(version=espace[:200], attendue=current.espace_de_noms)
        if fin is not None and fin < today:
            raise ParametreInvalide(champ="fin", parametre="fin", raison="ce jour est passé")
        unit.teleservices.set_end(code, espace, fin)
        what = f"accepté jusqu’au {fin.isoformat()}" if fin else "accepté sans limite"
        acts.note(context, unit, "annoncerFin", code, f"Contrat {espace} {what}")
        unit.commit()
