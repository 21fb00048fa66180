"""Let spyne 2.14.0 import on Python 3.12 and 3.13: its vendored six has a finder of the old protocol, and it imports
the removed `cgi`. Does nothing where spyne imports as it is. Imported before any `import spyne`.
"""

from __future__ import annotations

import importlib.machinery
import importlib.util
import logging
import sys
import types
from email.message import Message
from pathlib import Path


def _parse_header(line: str) -> tuple[str, dict[str, str]]:
    message = Message()
    message["content-type"] = line
    pairs = message.get_params(failobj=[])
    return (pairs[0][0] if pairs else "", dict(pairs[1:]))


def _supply_cgi() -> None:
    if sys.version_info >= (3, 13) and "cgi" not in sys.modules:
        module = types.ModuleType("cgi")
        module.parse_header = _parse_header  # type: ignore[attr-defined]
        sys.modules["cgi"] = module


def _find_spec(self: object, fullname: str, path: object = None, target: object = None) -> object:
    known = self.known_modules  # type: ignore[attr-defined]
    return importlib.machinery.ModuleSpec(fullname, self) if fullname in known else None  # type: ignore[arg-type]


def _create_module(self: object, spec: importlib.machinery.ModuleSpec) -> types.ModuleType:
    return self.load_module(spec.name)  # type: ignore[attr-defined, no-any-return]


def _exec_module(self: object, module: types.ModuleType) -> None:
    return None


def _mend_six() -> None:
    """Load the vendored six by path, before spyne, and give its importer the protocol of Python 3.4 and later."""
    package = importlib.util.find_spec("spyne")
    if package is None or package.origin is None or "spyne.util.six" in sys.modules:
        return
    path = Path(package.origin).parent / "util" / "six.py"
    spec = importlib.util.spec_from_file_location("spyne.util.six", path)
    if spec is None or spec.loader is None:
        return
    six = importlib.util.module_from_spec(spec)
    sys.modules["spyne.util.six"] = six
    spec.loader.exec_module(six)
    importer = type(six._importer)
    if not hasattr(importer, "find_spec"):
        importer.find_spec = _find_spec
        importer.create_module = _create_module
        importer.exec_module = _exec_module


def apply() -> None:
    """Make spyne importable and silence the loggers that would print message bodies (personal data)."""
    if sys.version_info >= (3, 12):
        _supply_cgi()
        _mend_six()
    logging.getLogger("spyne").setLevel(logging.CRITICAL + 1)


apply()
