"""Drafts of demandes: kept for a month, taken up again on any device by who has the code."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from hashlib import sha256
from urllib.parse import quote

from wsc_soap.domain import code_reprise
from wsc_soap.domain.dossier import DeferredTask
from wsc_soap.domain.french import long_date
from wsc_soap.errors import BrouillonIntrouvable, ParametreInvalide
from wsc_soap.operations import once, types
from wsc_soap.operations.addresses import address
from wsc_soap.operations.context import Context
from wsc_soap.operations.sessions import digest
from wsc_soap.storage import UnitOfWork
from wsc_soap.storage.saisies import Saisie
from wsc_soap.xmlio.saisie import read_saisie, write_saisie

EXPIRY = "purge-brouillon"
CODE = "_brouillon"
LARGEST = 256 * 1024
_NOT_KEPT = ("_aller", "_vus", "_page", "_csrf", CODE)


def save(
    context: Context,
    page: str,
    entrees: Mapping[str, Sequence[str]],
    code: str | None = None,
    cle: str | None = None,
) -> types.BrouillonDemande:
    """Keep what was typed, in place of what the draft of this code held, else in a new one.

    Raises `BrouillonIntrouvable` for a code that opens nothing here, `ParametreInvalide` beyond 256 KB. The files that
    the entries name are kept as long as the draft.
    """
    kept = {nom: list(values) for nom, values in entrees.items() if nom not in _NOT_KEPT and any(values)}
    document = write_saisie(page, kept)
    if len(document) > LARGEST:
        raise ParametreInvalide(champ="entree", parametre="entree", raison="256 Ko de réponses au plus")
    now = context.now()
    until = now + context.platform.settings.draft_life
    compte = context.identity.sujet if context.identity else None
    identifier = code_reprise.new_identifier()
    key = None if code else once.key_of(context, "enregistrerBrouillon", cle, sha256(document).hexdigest())
    with context.write() as unit:
        if (known := once.take(unit, key, identifier)) is not None:
            return describe(context, _kept(unit.saisies.get(known, now)))
        if code:
            before = _find(context, unit, code)
            saisie = Saisie(
                before.id, before.teleservice, before.compte or compte, document, before.cree_le, now, until
            )
            unit.saisies.save(saisie)
        else:
            saisie = Saisie(identifier, context.demarche.code, compte, document, now, now, until)
            unit.saisies.add(saisie)
            unit.outbox.add([DeferredTask(EXPIRY, {"brouillon": saisie.id}, until)], now)
        for jeton in (jeton for nom, values in kept.items() if nom.endswith(".jeton") for jeton in values):
            unit.televersements.extend(digest(jeton), until, now)
        unit.commit()
    return describe(context, saisie)


def _kept(saisie: Saisie | None) -> Saisie:
    """The draft that the same call made; `BrouillonIntrouvable` when it was filed or erased since."""
    if saisie is None:
        raise BrouillonIntrouvable()
    return saisie


def describe(context: Context, saisie: Saisie) -> types.BrouillonDemande:
    """A draft as the wire shows it."""
    code = code_reprise.compose(context.platform.settings.secret, context.collectivite.code, saisie.id)
    service = context.platform.bouquet.offer(context.collectivite.code, saisie.teleservice).teleservice
    return types.BrouillonDemande(
        code=code,
        teleservice=saisie.teleservice,
        intitule=service.intitule_court,
        modifie_le=context.local(saisie.modifie_le),
        expire_le=context.local(saisie.expire_le),
        lien=_link(context, saisie.teleservice, code),
    )


def read(context: Context, code: str) -> tuple[Saisie, str, dict[str, list[str]]]:
    """The draft of this code, the page it was left at and its entries; `BrouillonIntrouvable`."""
    with context.read() as unit:
        saisie = _find(context, unit, code)
    return saisie, *read_saisie(saisie.document)


def send_link(context: Context, code: str, courriel: str, cle: str | None = None) -> None:
    """Send the link of a draft to an address; `BrouillonIntrouvable`, `ParametreInvalide`."""
    destination = address(courriel)
    key = once.key_of(context, "envoyerLienBrouillon", cle, destination, sujet=f"brouillon:{code}")
    with context.write() as unit:
        if once.take(unit, key) is not None:
            return
        found = describe(context, _find(context, unit, code))
        contenu = {
            "destinataire": "adresse",
            "adresse": destination,
            "message": "reprise-brouillon",
            "prenoms": "",
            "lien": found.lien,
            "teleservice": found.intitule,
            "dateLimite": long_date(found.expire_le.date()),
        }
        unit.outbox.add([DeferredTask("courriel", contenu, context.now())], context.now())
        unit.commit()


def forget(context: Context, code: str) -> None:
    """Erase a draft, filed or given up; one that is no more is no error."""
    identifier = code_reprise.read(context.platform.settings.secret, context.collectivite.code, code)
    if identifier is None:
        return
    with context.write() as unit:
        unit.saisies.delete(identifier)
        unit.commit()


def of_account(context: Context, unit: UnitOfWork) -> tuple[types.BrouillonDemande, ...]:
    """The drafts of the account of the session, those of services that are closed left out."""
    open_now = {offer.teleservice.code for offer in context.platform.bouquet.offers(context.collectivite.code)}
    found = unit.saisies.of_account(context.caller.sujet, context.now())
    return tuple(describe(context, saisie) for saisie in found if saisie.teleservice in open_now)


def purge(context: Context, identifier: str) -> datetime | None:
    """Erase a draft whose term is over; the new term of one that was saved since, None when it is gone."""
    now = context.now()
    with context.write() as unit:
        saisie = unit.saisies.get(identifier, now)
        if saisie is None:
            unit.saisies.delete(identifier)
        else:
            unit.outbox.add([DeferredTask(EXPIRY, {"brouillon": identifier}, saisie.expire_le)], now)
        unit.commit()
    return saisie.expire_le if saisie else None


def _find(context: Context, unit: UnitOfWork, code: str) -> Saisie:
    identifier = code_reprise.read(context.platform.settings.secret, context.collectivite.code, code[:60])
    saisie = unit.saisies.get(identifier, context.now()) if identifier else None
    if saisie is None or saisie.teleservice != context.demarche.code:
        raise BrouillonIntrouvable(champ="code")
    return saisie


def _link(context: Context, teleservice: str, code: str) -> str:
    root = context.platform.settings.address
    return f"{root}/{context.collectivite.code}/services/{teleservice}/brouillon?code={quote(code)}"
