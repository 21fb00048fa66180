"""The delivered catalogue as towns meet it: each model assembled and read once per process."""

from __future__ import annotations

import hashlib
from functools import lru_cache

from wsc_soap.domain.teleservice import Teleservice, Theme
from wsc_soap.xmlio.definition import load_teleservice
from wsc_soap.xmlio.expansion import assemble, settle
from wsc_soap.xmlio.library import Library
from wsc_soap.xmlio.parser import parse_xml

KEPT = 100


@lru_cache(maxsize=1)
def library() -> Library:
    """The library of the package."""
    return Library()


@lru_cache(maxsize=KEPT)
def model(code: str) -> bytes:
    """The assembled document of a delivered téléservice; KeyError when the catalogue lacks it."""
    return assemble(library().document(code), library())


@lru_cache(maxsize=KEPT)
def digest(code: str) -> str:
    """The digest that a revision of the model as it is has; a list needs no more of it."""
    return hashlib.sha256(settle(model(code))).hexdigest()


@lru_cache(maxsize=KEPT)
def delivered_teleservice(code: str) -> Teleservice:
    """The same, settled and read."""
    return load_teleservice(settle(model(code)))


@lru_cache(maxsize=1)
def delivered_themes() -> tuple[Theme, ...]:
    """The themes of the catalogue, by code."""
    roots = (parse_xml(library().theme(code)) for code in library().themes())
    return tuple(Theme(root.get("code", ""), root.get("libelle", "")) for root in roots)
