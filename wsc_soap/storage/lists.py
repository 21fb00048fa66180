"""The lists of dossiers, each served by one index and paged by keyset: never by OFFSET, never by counting.

A page ends with `suite`, which the caller gives back as `apres` to read on. It is the place of the last line
in the order of the list, so lines that come or go meanwhile neither repeat nor hide others.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime, time, timedelta
from functools import cache
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

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
from wsc_soap.domain.french import unaccented
from wsc_soap.errors import ParametreInvalide
from wsc_soap.storage import tables
from wsc_soap.storage.columns import Instant
from wsc_soap.storage.repository import TENANT, Repository

_t = tables.dossier
COLUMNS = tuple(champ.name for champ in fields(Dossier))
_SEPARATOR = "~"


@dataclass(frozen=True)
class DossierPage:
    """One page of a list; `suite` is None on the last one."""

    dossiers: tuple[Dossier, ...]
    suite: str | None


@dataclass(frozen=True)
class Counts:
    """How many open dossiers an agent's services have, by filter; `en_retard` are the late ones of
    `a_traiter`."""

    a_traiter: int
    en_attente: int
    en_retard: int
    miens: int


class _Order(NamedTuple):
    """The order of a list: a column, then the numéro; `descending` turns both."""

    column: str
    descending: bool


_URGENCE = _Order("urgence", False)
_DEPOSIT_ORDER = _Order("depose_le", True)
_SERVICES: BindParameter[Any] = bindparam("services", expanding=True)
_CLOSING_ORDER = _Order("clos_le", True)

_FILTRES: dict[str, tuple[_Order, tuple[ColumnElement[bool], ...]]] = {
    "a-traiter": (_URGENCE, (_t.c.clos == false(), _t.c.en_attente == false())),
    "en-attente": (_URGENCE, (_t.c.clos == false(), _t.c.en_attente == true())),
    "miens": (_URGENCE, (_t.c.clos == false(), _t.c.agent == bindparam("l_agent"))),
    "clos": (_CLOSING_ORDER, (_t.c.clos == true(),)),
}
FILTRES = tuple(_FILTRES)


class Lists(Repository):
    """The lists that the screens show."""

    def for_account(self, compte: str, *, archives: bool, after: str = "", limit: int = 20) -> DossierPage:
        """A citizen's dossiers, open or (`archives`) closed, the newest first. ParametreInvalide on a bad
        `after`."""
        statement = _for_account(bool(after))
        return self._page(statement, _DEPOSIT_ORDER, after, limit, le_compte=compte, archives=archives)

    def for_agent(
        self, services: Sequence[str], filtre: str, agent: str, *, after: str = "", limit: int = 50
    ) -> DossierPage:
        """The dossiers of these services: `a-traiter`, `en-attente` (it is not a service's turn) and `miens`
        (held by `agent`) by échéance, none last; `clos` by closing, the latest first. ParametreInvalide on a
        bad `after`."""
        if not services:
            return DossierPage((), None)
        names = _named(services)
        statement = _for_agent(filtre, len(names), bool(after))
        values = names | ({"l_agent": agent} if filtre == "miens" else {})
        return self._page(statement, _FILTRES[filtre][0], after, limit, **values)

    def count_for_agent(self, services: Sequence[str], agent: str, today: date) -> Counts:
        """The open dossiers of these services, counted by filter; late on the day `today` of the
        town."""
        values = {"services": list(services), "l_agent": agent, "aujourdhui": today}
        row = self._execute(_COUNT, **values).one()
        return Counts(*row)

    def search(
        self,
        services: Sequence[str],
        text: str,
        limit: int = 50,
        criteria: Mapping[str, str] | None = None,
        days: tuple[date | None, date | None] = (None, None),
        zone: str = "Europe/Paris",
        after: str = "",
    ) -> DossierPage:
        """The dossiers of these services whose numéro, demandeur or courriel contain every word of `text`,
        whatever the accents and the case, whose columns have the values of `criteria`, filed from the first to
        the last of `days` of that `zone`; the newest first. ParametreInvalide on a bad `after`."""
        if not services:
            return DossierPage((), None)
        conditions = [_t.c.recherche.contains(word, autoescape=True) for word in unaccented(text).split()]
        conditions += [_t.c[column] == value for column, value in (criteria or {}).items()]
        first, last = days
        if first:
            conditions.append(_t.c.depose_le >= datetime.combine(first, time(), ZoneInfo(zone)))
        if last:
            conditions.append(_t.c.depose_le < datetime.combine(last + timedelta(days=1), time(), ZoneInfo(zone)))
        names = _named(services)
        statement = _of_services(_DEPOSIT_ORDER, len(names), bool(after), *conditions)
        return self._page(statement, _DEPOSIT_ORDER, after, limit, **names)

    def _page(self, statement: Executable, order: _Order, after: str, limit: int, **values: Any) -> DossierPage:
        if after:
            values |= _place(order, after)
        rows = self._execute(statement, limite=limit + 1, **values).all()
        suite = _suite(rows[limit - 1]) if len(rows) > limit else None
        return DossierPage(tuple(Dossier(*row[: len(COLUMNS)]) for row in rows[:limit]), suite)


def _listing(order: _Order, suite: bool, *conditions: ColumnElement[bool]) -> Select[Any]:
    """One list: an index range read in its own order, and no further than the page."""
    column = _t.c[order.column]
    query = select(*(_t.c[name] for name in COLUMNS), column.label("cle_tri"))
    query = query.where(_t.c.collectivite == TENANT, *conditions)
    if suite:
        place = tuple_(bindparam("apres_cle", type_=column.type), bindparam("apres_numero"))
        here = tuple_(column, _t.c.numero)
        query = query.where(here < place if order.descending else here > place)
    return query.order_by(*_order_by(order, column, _t.c.numero)).limit(bindparam("limite"))


def _order_by(order: _Order, *columns: Any) -> list[Any]:
    return [column.desc() if order.descending else column.asc() for column in columns]


@cache
def _for_account(suite: bool) -> Executable:
    return _listing(_DEPOSIT_ORDER, suite, _t.c.compte == bindparam("le_compte"), _t.c.clos == bindparam("archives"))


@cache
def _for_agent(filtre: str, count: int, suite: bool) -> Executable:
    order, conditions = _FILTRES[filtre]
    return _of_services(order, count, suite, *conditions)


def _named(services: Sequence[str]) -> dict[str, str]:
    """The parameters of the branches of `_of_services`."""
    return {f"service_{rank}": service for rank, service in enumerate(dict.fromkeys(services))}


def _of_services(order: _Order, count: int, suite: bool, *conditions: ColumnElement[bool]) -> Executable:
    """One branch per service, so that each is an index range; the engine merges them."""
    branches = [
        _listing(order, suite, _t.c.service == bindparam(f"service_{rank}"), *conditions) for rank in range(count)
    ]
    if count == 1:
        return branches[0]
    union = union_all(*(select(branch.subquery()) for branch in branches))
    return union.order_by(*_order_by(order, *(union.selected_columns[n] for n in ("cle_tri", "numero")))).limit(
        bindparam("limite")
    )


def _how_many(*conditions: ColumnElement[bool]) -> Any:
    """One count, answered by an index alone."""
    opened = (_t.c.collectivite == TENANT, _t.c.clos == false(), _t.c.service.in_(_SERVICES))
    return select(func.count()).where(*opened, *conditions).scalar_subquery()


_en_retard = _t.c.urgence < bindparam("aujourdhui", type_=_t.c.urgence.type)
_COUNT = select(
    _how_many(_t.c.en_attente == false()),
    _how_many(_t.c.en_attente == true()),
    _how_many(_t.c.en_attente == false(), _en_retard),
    _how_many(_t.c.agent == bindparam("l_agent")),
)


def _suite(row: Row[Any]) -> str:
    return f"{row.cle_tri.isoformat()}{_SEPARATOR}{row.numero}"


def _place(order: _Order, after: str) -> dict[str, Any]:
    cle, _, numero = after.partition(_SEPARATOR)
    parse = datetime.fromisoformat if isinstance(_t.c[order.column].type, Instant) else date.fromisoformat
    try:
        place = parse(cle)
    except ValueError:
        place = None
    if place is None or (isinstance(place, datetime) and place.tzinfo is None):
        raise ParametreInvalide(parametre="suite", raison="elle ne vient pas de la page précédente")
    return {"apres_cle": place, "apres_numero": numero}
