"""The lists of dossiers, each served by one index and paged by keyset: never by OFFSET, never by counting.

A page ends with `suite`, which the caller gives back as `apres` to read on. It is the place of the last line
in the order of the list, so lines that come or go meanwhile neither repeat nor hide others.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Executable,
    Row,
    Select,
    bindparam,
    false,
    func,
    select,
    true,
    tuple_,
    union_all,
)

from wsc_soap.domain.dossier import Dossier
from wsc_soap.errors import ParametreInvalide
from wsc_soap.storage import tables
from wsc_soap.storage.colonnes import Instant
from wsc_soap.storage.depot import TENANT, Depot

_t = tables.dossier
COLONNES = tuple(champ.name for champ in fields(Dossier))
_SEPARATEUR = "~"


@dataclass(frozen=True)
class PageDossiers:
    """One page of a list; `suite` is None on the last one."""

    dossiers: tuple[Dossier, ...]
    suite: str | None


@dataclass(frozen=True)
class Comptes:
    """How many open dossiers an agent's services have, by filter; `en_retard` are the late ones of
    `a_traiter`."""

    a_traiter: int
    en_attente: int
    en_retard: int
    miens: int


class _Ordre(NamedTuple):
    """The order of a list: a column, then the numéro; `decroissant` turns both."""

    colonne: str
    decroissant: bool


_URGENCE = _Ordre("urgence", False)
_DEPOT = _Ordre("depose_le", True)
_CLOTURE = _Ordre("clos_le", True)

_FILTRES: dict[str, tuple[_Ordre, tuple[ColumnElement[bool], ...]]] = {
    "a-traiter": (_URGENCE, (_t.c.clos == false(), _t.c.en_attente == false())),
    "en-attente": (_URGENCE, (_t.c.clos == false(), _t.c.en_attente == true())),
    "miens": (_URGENCE, (_t.c.clos == false(), _t.c.agent == bindparam("l_agent"))),
    "clos": (_CLOTURE, (_t.c.clos == true(),)),
}
FILTRES = tuple(_FILTRES)


class Listes(Depot):
    """The lists that the screens show."""

    def du_compte(self, compte: str, *, archives: bool, apres: str = "", limite: int = 20) -> PageDossiers:
        """A citizen's dossiers, open or (`archives`) closed, the newest first. ParametreInvalide on a bad
        `apres`."""
        ordre = _du_compte(bool(apres))
        return self._page(ordre, _DEPOT, apres, limite, le_compte=compte, archives=archives)

    def de_l_agent(
        self, services: Sequence[str], filtre: str, agent: str, *, apres: str = "", limite: int = 50
    ) -> PageDossiers:
        """The dossiers of these services: `a-traiter`, `en-attente` (it is not a service's turn) and `miens`
        (held by `agent`) by échéance, none last; `clos` by closing, the latest first. ParametreInvalide on a
        bad `apres`."""
        if not services:
            return PageDossiers((), None)
        noms = {f"service_{rang}": service for rang, service in enumerate(dict.fromkeys(services))}
        ordre = _de_l_agent(filtre, len(noms), bool(apres))
        valeurs = noms | ({"l_agent": agent} if filtre == "miens" else {})
        return self._page(ordre, _FILTRES[filtre][0], apres, limite, **valeurs)

    def compter_agent(self, services: Sequence[str], agent: str, aujourdhui: date) -> Comptes:
        """The open dossiers of these services, counted by filter; late on the day `aujourdhui` of the
        town."""
        valeurs = {"services": list(services), "l_agent": agent, "aujourdhui": aujourdhui}
        ligne = self._executer(_COMPTER, **valeurs).one()
        return Comptes(*ligne)

    def rechercher(self, services: Sequence[str], texte: str, limite: int = 50) -> tuple[Dossier, ...]:
        """The dossiers of these services whose numéro, demandeur or courriel contain every word of `texte`,
        whatever the accents and the case; the newest first."""
        conditions = [_t.c.recherche.contains(mot, autoescape=True) for mot in replier(texte).split()]
        ordre = (
            select(*(_t.c[nom] for nom in COLONNES))
            .where(
                _t.c.collectivite == TENANT,
                _t.c.service.in_(bindparam("services", expanding=True)),
                *conditions,
            )
            .order_by(_t.c.depose_le.desc(), _t.c.numero.desc())
            .limit(bindparam("limite"))
        )
        return tuple(Dossier(*ligne) for ligne in self._executer(ordre, services=list(services), limite=limite))

    def _page(self, ordre: Executable, tri: _Ordre, apres: str, limite: int, **valeurs: Any) -> PageDossiers:
        if apres:
            valeurs |= _place(tri, apres)
        lignes = self._executer(ordre, limite=limite + 1, **valeurs).all()
        suite = _suite(lignes[limite - 1]) if len(lignes) > limite else None
        return PageDossiers(tuple(Dossier(*ligne[: len(COLONNES)]) for ligne in lignes[:limite]), suite)


def replier(texte: str) -> str:
    """The text as it is searched: lower case, without accents."""
    if texte.isascii():
        return texte.lower()
    decompose = unicodedata.normalize("NFKD", texte)
    return "".join(lettre for lettre in decompose if not unicodedata.combining(lettre)).lower()


def _liste(tri: _Ordre, suite: bool, *conditions: ColumnElement[bool]) -> Select[Any]:
    """One list: an index range read in its own order, and no further than the page."""
    colonne = _t.c[tri.colonne]
    requete = select(*(_t.c[nom] for nom in COLONNES), colonne.label("cle_tri"))
    requete = requete.where(_t.c.collectivite == TENANT, *conditions)
    if suite:
        place = tuple_(bindparam("apres_cle", type_=colonne.type), bindparam("apres_numero"))
        ici = tuple_(colonne, _t.c.numero)
        requete = requete.where(ici < place if tri.decroissant else ici > place)
    return requete.order_by(*_tri(tri, colonne, _t.c.numero)).limit(bindparam("limite"))


def _tri(tri: _Ordre, *colonnes: Any) -> list[Any]:
    return [colonne.desc() if tri.decroissant else colonne.asc() for colonne in colonnes]


@cache
def _du_compte(suite: bool) -> Executable:
    return _liste(_DEPOT, suite, _t.c.compte == bindparam("le_compte"), _t.c.clos == bindparam("archives"))


@cache
def _de_l_agent(filtre: str, nombre: int, suite: bool) -> Executable:
    """One branch per service, so that each is an index range; the engine merges them."""
    tri, conditions = _FILTRES[filtre]
    branches = [_liste(tri, suite, _t.c.service == bindparam(f"service_{rang}"), *conditions) for rang in range(nombre)]
    if nombre == 1:
        return branches[0]
    union = union_all(*(select(branche.subquery()) for branche in branches))
    return union.order_by(*_tri(tri, *(union.selected_columns[n] for n in ("cle_tri", "numero")))).limit(
        bindparam("limite")
    )


def _combien(*conditions: ColumnElement[bool]) -> Any:
    """One count, answered by an index alone."""
    ouverts = (_t.c.collectivite == TENANT, _t.c.clos == false(), _t.c.service.in_(_SERVICES))
    return select(func.count()).where(*ouverts, *conditions).scalar_subquery()


_SERVICES: BindParameter[Any] = bindparam("services", expanding=True)
_en_retard = _t.c.urgence < bindparam("aujourdhui", type_=_t.c.urgence.type)
_COMPTER = select(
    _combien(_t.c.en_attente == false()),
    _combien(_t.c.en_attente == true()),
    _combien(_t.c.en_attente == false(), _en_retard),
    _combien(_t.c.agent == bindparam("l_agent")),
)


def _suite(ligne: Row[Any]) -> str:
    return f"{ligne.cle_tri.isoformat()}{_SEPARATEUR}{ligne.numero}"


def _place(tri: _Ordre, apres: str) -> dict[str, Any]:
    cle, _, numero = apres.partition(_SEPARATEUR)
    lire = datetime.fromisoformat if isinstance(_t.c[tri.colonne].type, Instant) else date.fromisoformat
    try:
        place = lire(cle)
    except ValueError:
        place = None
    if place is None or (isinstance(place, datetime) and place.tzinfo is None):
        raise ParametreInvalide(parametre="suite", raison="elle ne vient pas de la page précédente")
    return {"apres_cle": place, "apres_numero": numero}
