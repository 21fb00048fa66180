"""The registry of integrators: business software, its keys, what it calls."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Annotated
from zoneinfo import ZoneInfo

from wsc_soap import errors
from wsc_soap.domain.profil import ADMINISTRATEUR, GESTIONNAIRE
from wsc_soap.operations import acts, integrators, once, team, types
from wsc_soap.operations.bo_session import profile
from wsc_soap.operations.context import Context
from wsc_soap.operations.once import Cle
from wsc_soap.operations.registry import MaxLength, operation
from wsc_soap.storage import UnitOfWork
from wsc_soap.storage.integrateurs import CleIntegrateur, Integrateur
from wsc_soap.xmlio.skeleton import fits_code

SERVICE = "bo-integrateurs"
Code = Annotated[str, "Code de l'intégrateur", MaxLength(60)]
Nom = Annotated[str, "Nom du logiciel et de son éditeur", MaxLength(200)]
Courriel = Annotated[str | None, "Qui prévenir d'un changement de contrat", MaxLength(254)]
Actif = Annotated[bool | None, "Faux : ses clés n'ouvrent plus rien"]
MOST_DAYS = 400


@operation(SERVICE, right=GESTIONNAIRE)
def lister_integrateurs(context: Context) -> types.Integrateurs:
    """Liste les logiciels enregistrés et leurs clés, sans leur secret."""
    with context.read() as unit:
        keys = unit.integrateurs.all_keys()
        found = unit.integrateurs.list_all()
    return types.Integrateurs(profile(context), tuple(_integrator(context, one, keys) for one in found))


@operation(
    SERVICE,
    right=ADMINISTRATEUR,
    faults=(errors.IntegrateurConnu, errors.ParametreInvalide, errors.CleReutilisee),
)
def definir_integrateur(
    context: Context,
    code: Code,
    nom: Nom,
    courriel: Courriel = None,
    actif: Actif = None,
    cle: Cle = None,
) -> types.Integrateurs:
    """Enregistre un logiciel. Sous le code et le nom d'un logiciel déjà enregistré, rien n'est enregistré deux fois :
    seuls changent le courriel et l'état, s'ils sont donnés. Sous son code et un autre nom, l'appel est refusé :
    modifierIntegrateur change le nom."""
    if not fits_code(code):
        raison = "il s'écrit en minuscules et tirets, par exemple « logiciel-etat-civil »"
        raise errors.ParametreInvalide(champ="code", parametre="code", raison=raison)
    nom, courriel = _name(nom), _address(courriel)
    content = (code, nom, str(courriel), str(actif))
    with context.write() as unit:
        if not acts.done_before(context, unit, "definirIntegrateur", cle, *content):
            known = unit.integrateurs.get(code)
            if known is not None and known.nom != nom:
                raise errors.IntegrateurConnu(champ="code", integrateur=code, nom=known.nom)
            one = known or Integrateur(code, nom, "", True, context.now())
            _save(context, unit, "definirIntegrateur", one, courriel, actif)
            unit.commit()
    context.platform.bouquet.forget()
    return lister_integrateurs(context)


@operation(
    SERVICE,
    right=ADMINISTRATEUR,
    faults=(errors.IntegrateurInconnu, errors.ParametreInvalide, errors.CleReutilisee),
)
def modifier_integrateur(
    context: Context,
    code: Code,
    nom: Annotated[str | None, "Nouveau nom du logiciel et de son éditeur", MaxLength(200)] = None,
    courriel: Courriel = None,
    actif: Actif = None,
    cle: Cle = None,
) -> types.Integrateurs:
    """Change ce qu'on sait d'un logiciel enregistré. Ce qui n'est pas donné reste ; un courriel vide s'efface."""
    courriel = _address(courriel)
    content = (code, str(nom), str(courriel), str(actif))
    with context.write() as unit:
        if not acts.done_before(context, unit, "modifierIntegrateur", cle, *content):
            known = _known(unit, code)
            one = known if nom is None else replace(known, nom=_name(nom))
            _save(context, unit, "modifierIntegrateur", one, courriel, actif)
            unit.commit()
    context.platform.bouquet.forget()
    return lister_integrateurs(context)


@operation(SERVICE, right=ADMINISTRATEUR, faults=(errors.IntegrateurInconnu, errors.ParametreInvalide))
def creer_cle(
    context: Context,
    integrateur: Code,
    libelle: Annotated[str, "À quoi sert cette clé", MaxLength(200)],
    expire: Annotated[date | None, "Dernier jour de la clé ; sans limite sans lui"] = None,
    cle: Cle = None,
) -> types.CleCreee:
    """Crée une clé. Elle n'est montrée que dans cette réponse : la plateforme n'en garde que l'empreinte. Rejoué sous
    la même clé d'idempotence, l'appel rend la clé déjà créée, sans son secret ; s'il s'est perdu, révoquez-la."""
    today = context.today()
    if expire is not None and expire < today:
        raise errors.ParametreInvalide(champ="expire", parametre="expire", raison="ce jour est passé")
    with context.write() as unit:
        _known(unit, integrateur)
        key = once.key_of(context, "creerCle", cle, integrateur, libelle, expire)
        if (made := once.done(unit, key)) is not None:
            return types.CleCreee(integrateur, made, None)
        end = _end_of(context, expire) if expire else None
        secret, kept = integrators.new_key(integrateur, libelle.strip(), context.now(), end)
        if (made := once.take(unit, key, kept.debut)) is not None:
            return types.CleCreee(integrateur, made, None)
        unit.integrateurs.add_key(kept)
        acts.note(context, unit, "creerCle", integrateur, f"Clé {kept.debut}… créée : {libelle.strip()}")
        unit.commit()
    context.platform.bouquet.forget()
    return types.CleCreee(integrateur, kept.debut, secret)


@operation(SERVICE, right=ADMINISTRATEUR, faults=(errors.IntegrateurInconnu, errors.ParametreInvalide))
def revoquer_cle(
    context: Context,
    integrateur: Code,
    debut: Annotated[str, "Début de la clé, tel que listerIntegrateurs le rend", MaxLength(20)],
) -> types.Integrateurs:
    """Révoque une clé : elle n'ouvre plus rien. Une clé déjà révoquée le reste : rejoué, l'appel ne change rien."""
    with context.write() as unit:
        _known(unit, integrateur)
        found = [key for key in unit.integrateurs.all_keys() if (key.integrateur, key.debut) == (integrateur, debut)]
        if not found:
            raise errors.ParametreInvalide(champ="debut", parametre="debut", raison="aucune clé ne commence ainsi")
        for key in found:
            if unit.integrateurs.revoke(key.empreinte, context.now()):
                acts.note(context, unit, "revoquerCle", integrateur, f"Clé {debut}… révoquée")
        unit.commit()
    context.platform.bouquet.forget()
    return lister_integrateurs(context)


@operation(SERVICE, right=GESTIONNAIRE, faults=(errors.ParametreInvalide,))
def lister_appels(
    context: Context,
    teleservice: Annotated[str | None, "Code d'un téléservice ; tous sans lui", MaxLength(60)] = None,
    depuis: Annotated[date | None, "Premier jour compté ; 30 jours sans lui"] = None,
) -> types.ListeAppels:
    """Compte les appels par contrat, logiciel et opération. Un appel sans clé n'a pas d'intégrateur."""
    today = context.today()
    start = depuis or today - timedelta(days=30)
    if not today - timedelta(days=MOST_DAYS) <= start <= today:
        raison = f"c'est un jour passé, {MOST_DAYS} jours au plus"
        raise errors.ParametreInvalide(champ="depuis", parametre="depuis", raison=raison)
    if context.platform.counter:
        context.platform.counter.flush()
    with context.read() as unit:
        found = unit.appels.since(start, teleservice or "")
    return types.ListeAppels(
        start,
        tuple(
            types.Appels(c.teleservice, c.espace_de_noms, c.integrateur or None, c.operation, c.nombre, c.refus, c.jour)
            for c in found
        ),
    )


def _known(unit: UnitOfWork, code: str) -> Integrateur:
    known = unit.integrateurs.get(code)
    if known is None:
        raise errors.IntegrateurInconnu(champ="code", integrateur=code[:64])
    return known


def _name(nom: str) -> str:
    if not nom.strip():
        raise errors.ParametreInvalide(champ="nom", parametre="nom", raison="donnez un nom")
    return nom.strip()


def _address(courriel: str | None) -> str | None:
    """The address as it is kept; None when nothing is said of it."""
    return None if courriel is None else team.mailbox(courriel)


def _save(
    context: Context, unit: UnitOfWork, act: str, one: Integrateur, courriel: str | None, actif: bool | None
) -> None:
    """Write an integrator with what is said of it, and the act."""
    made = replace(
        one, courriel=one.courriel if courriel is None else courriel, actif=one.actif if actif is None else actif
    )
    unit.integrateurs.save(made)
    state = "enregistré" if made.actif else "désactivé"
    acts.note(context, unit, act, made.code, f"Intégrateur « {made.nom} » {state}")


def _end_of(context: Context, day: date) -> datetime:
    """The instant when that day is over in the town."""
    return datetime.combine(day + timedelta(days=1), time(), ZoneInfo(context.collectivite.fuseau))


def _integrator(context: Context, one: Integrateur, keys: tuple[CleIntegrateur, ...]) -> types.Integrateur:
    return types.Integrateur(
        one.code,
        one.nom,
        one.courriel or None,
        one.actif,
        tuple(
            types.CleDeclaree(
                key.debut,
                key.libelle or None,
                context.local(key.creee_le),
                context.local(key.expire_le) if key.expire_le else None,
                context.local(key.revoquee_le) if key.revoquee_le else None,
            )
            for key in keys
            if key.integrateur == one.code
        ),
    )
