"""The import table (docs/architecture.md): layers point one way, each third party has its one place."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "wsc_soap"

# layer -> the parts of wsc_soap that it may import
LAYERS = {
    "domain": {"domain", "errors"},
    "reference_data": {"reference_data", "domain"},
    "resources": set(),
    "errors": {"errors"},
    "xmlio": {"xmlio", "domain", "reference_data", "errors", "resources"},
    "storage": {"storage", "domain", "errors"},
    "rendering": {"rendering", "domain", "xmlio", "errors", "resources"},
    "mail": {"mail", "domain", "rendering", "errors", "resources"},
    "operations": {"operations", "domain", "reference_data", "xmlio", "storage", "rendering", "mail", "errors"},
    "soap": {"soap", "operations", "domain", "xmlio", "errors"},
    "web": {"web", "soap", "operations", "domain", "xmlio", "rendering", "errors", "resources"},
    "config": {"operations", "config"},
    "client": {"client"},
}
# third party -> where it may be imported
PLACES = {
    "spyne": ("soap/",),
    "sqlalchemy": ("storage/",),
    "alembic": ("storage/",),
    "psycopg": ("storage/",),
    "reportlab": ("rendering/pdf.py",),
    "z3c": ("rendering/pdf.py",),
    "jinja2": ("rendering/text.py", "client/"),
    "zeep": ("client/",),
    "smtplib": ("mail/",),
    "argon2": ("operations/passwords.py",),
    "werkzeug": ("web/", "client/", "demo/"),
    "waitress": ("commands/", "__main__.py", "demo/", "client/"),
    "pydantic_settings": ("config.py",),
    "pydantic": ("config.py",),
    "nh3": ("rendering/",),
    "icalendar": ("rendering/",),
    "aiosmtpd": ("demo/",),
}
PURE = {"stdnum", "phonenumbers", "email_validator", "holidays"}


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def layer(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports(path: Path) -> Iterator[str]:
    """Every absolute name that a module imports, `from . import x` resolved."""
    package = path.parent.relative_to(ROOT).parts
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = ".".join(package[: len(package) - node.level + 1]) + "." if node.level else ""
            module = base + (node.module or "")
            yield from (f"{module.rstrip('.')}.{alias.name}" for alias in node.names)


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_module_imports_only_what_its_layer_may(path: Path) -> None:
    own, where = layer(path), path.relative_to(PACKAGE).as_posix()
    allowed = LAYERS.get(own)
    for name in imports(path):
        head, _, rest = name.partition(".")
        if head == "wsc_soap" and allowed is not None:
            part = rest.split(".")[0]
            assert part in allowed or (PACKAGE / part).exists() is False, f"{where} imports {name}"
        for third, places in PLACES.items():
            if head == third:
                assert where.startswith(places), f"{where} imports {name}: only {places} may"


@pytest.mark.parametrize("path", sorted((PACKAGE / "domain").rglob("*.py")), ids=lambda p: p.name)
def test_the_domain_needs_the_standard_library_and_a_few_pure_checkers(path: Path) -> None:
    import sys

    for name in imports(path):
        head = name.split(".")[0]
        assert head in sys.stdlib_module_names or head in PURE or head == "wsc_soap", f"{path.name} imports {name}"


def test_no_module_is_longer_than_four_hundred_lines() -> None:
    files = [*modules(), *sorted((ROOT / "tests").rglob("*.py"))]
    long = [str(path.relative_to(ROOT)) for path in files if len(path.read_text("utf-8").splitlines()) > 400]
    assert not long


def test_no_module_is_called_utils_helpers_or_manager() -> None:
    assert not [path.name for path in modules() if path.stem in ("utils", "helpers", "manager", "misc")]


def test_no_xpath_is_built_from_a_formatted_string() -> None:
    for path in modules():
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "xpath":
                assert not any(isinstance(argument, ast.JoinedStr) for argument in node.args), path.name


def test_every_public_function_and_class_says_what_it_does() -> None:
    mute = []
    for path in modules():
        if "migrations" in path.parts:
            continue
        tree = ast.parse(path.read_text("utf-8"))
        for node in tree.body:
            public = isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_")
            if public and not ast.get_docstring(node):
                mute.append(f"{path.relative_to(PACKAGE)}:{node.name}")
    assert not mute
