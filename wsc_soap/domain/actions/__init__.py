"""Kinds of effect an action may ask for: one module per kind, found by listing this package.

A kind turns an `Effet` of the definition into outbox tasks, or into `Consequences` (changes of the dossier, opinions
asked…); it performs nothing. To add one, add a module with a function decorated by `effet("nom")`; nothing else
changes.
"""

from __future__ import annotations

import pkgutil
from importlib import import_module

from wsc_soap.domain.actions.registry import Consequences, consequences, effet, kinds

for _module in pkgutil.iter_modules(__path__):
    import_module(f"{__name__}.{_module.name}")

__all__ = ["Consequences", "consequences", "effet", "kinds"]
