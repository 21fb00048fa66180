"""What a téléservice looks for in the agendas of its town, read in its document, settled or not."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml.etree import _Element

from wsc_soap.domain.agenda import Besoin
from wsc_soap.domain.formulaire import RESSOURCES
from wsc_soap.xmlio.expansion import in_words
from wsc_soap.xmlio.namespaces import definition_tag as tag

_CODE = re.compile(r"'([^']+)'")


def needs(root: _Element) -> tuple[Besoin, ...]:
    """Each genre and each code once, what must be there before what may be."""
    found: dict[tuple[str, str], Besoin] = {}
    for one in sorted(_needs(root), key=lambda besoin: besoin.facultatif):
        found.setdefault((one.genre, one.code), one)
    return tuple(found.values())


def _needs(root: _Element) -> Iterator[Besoin]:
    for champ in root.iter(tag("champ")):
        libelle, optional = champ.get("libelle", ""), champ.get("obligatoire") != "true"
        if champ.get("liste", "").startswith(RESSOURCES):
            yield Besoin(champ.get("liste", "").removeprefix(RESSOURCES), "", libelle, optional)
        if found := _CODE.fullmatch(champ.get("ressource", "")):
            yield Besoin("", in_words(root, found[1]), libelle, optional)
