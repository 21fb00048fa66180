"""Let a dropped spyne Application die: spyne keeps it in three places that nothing empties (measured: see
docs/adr/0002). Only the dropped application's own entries are removed, so that others go on serving meanwhile."""

from __future__ import annotations

from typing import Any

from spyne.interface.xml_schema import _base as schema_base
from spyne.interface.xml_schema import model as schema_model
from spyne.protocol.xml import XmlDocument
from spyne.util import appreg, dyninit, memo
from spyne.util.cdict import cdict


def _handler_tables() -> list[cdict]:
    tables = [
        table
        for module in (schema_base, schema_model, dyninit)
        for table in vars(module).values()
        if isinstance(table, cdict)
    ]
    tables += [value for table in list(tables) for value in dict.values(table) if isinstance(value, cdict)]
    protocols = [value for value in vars(schema_model).values() if isinstance(value, XmlDocument)]
    return tables + [table for made in protocols for table in vars(made).values() if isinstance(table, cdict)]


# spyne's own entries: a base such as Decimal belongs to every contract to come, even when the last one is dropped
_TABLES = [(table, frozenset(table)) for table in _handler_tables()]


def purge(app: Any, shared: frozenset[int]) -> None:
    """Forget an application. `shared` are the ids of classes that other applications use too."""
    classes = {cls for cls in _classes_of(app) if id(cls) not in shared}
    appreg.applications.pop((app.tns, app.name), None)
    ids = {id(cls) for cls in classes}
    for table, own in _TABLES:
        for cls in classes - own:
            dict.pop(table, cls, None)
    for memory in list(memo.memoize.registry):
        entries = getattr(memory, "memo", None)
        if isinstance(entries, dict):
            for key in [key for key in list(entries) if _mentions(key, classes, ids)]:
                entries.pop(key, None)


def _classes_of(app: Any) -> set[Any]:
    seen: set[Any] = set()
    todo = [method.in_message for service in app.services for method in service.public_methods.values()]
    todo += [method.out_message for service in app.services for method in service.public_methods.values()]
    while todo:
        cls = todo.pop()
        if cls is None or cls in seen:
            continue
        seen.add(cls)
        todo += list((getattr(cls, "_type_info", None) or {}).values())
        todo += [base for base in (getattr(cls, "__orig__", None), getattr(cls, "__extends__", None)) if base]
    return seen


def _mentions(key: Any, classes: set[Any], ids: set[int]) -> bool:
    if isinstance(key, tuple):
        return any(_mentions(part, classes, ids) for part in key)
    if isinstance(key, int):
        return key in ids
    try:
        return key in classes
    except TypeError:
        return False
