"""One parser for each thread, and the weight of the names it has met.

libxml2 keeps every name, prefix, namespace and short run of blanks it ever read in a dictionary that lives as
long as the thread (measured: 5 MB kept for a refused message of 5 MB; past about 400 MB the thread parses
nothing new). Honest messages share a small vocabulary; a stranger can send ever new names. So the new names
of each thread are weighed, and once they pass `PLAFOND` its messages are parsed in a thread of their own,
whose dictionary dies with the message (0.15 ms more each, for that thread only).
"""

from __future__ import annotations

import threading
from collections.abc import Iterable
from typing import Any

from lxml import etree
from lxml.etree import _Element

from wsc_soap.errors import WscError
from wsc_soap.xmlio.parser import REGLAGES, parse_with

PLAFOND = 4 * 1024 * 1024


class _Fil(threading.local):
    """What a thread remembers: its parser, the names it knows, and their weight in bytes."""

    def __init__(self) -> None:
        self.parser = _parser()
        self.connus: set[Any] = set()
        self.poids = 0


def _parser() -> etree.XMLParser:
    """Processing instructions are kept, to be refused; the encoding is ours, whatever is declared."""
    return etree.XMLParser(remove_pis=False, collect_ids=False, encoding="utf-8", **REGLAGES)


_fil = _Fil()


def lire(texte: bytes) -> _Element:
    """Parse UTF-8 bytes, here or in a passing thread; same errors as `parse_xml`."""
    if _fil.poids <= PLAFOND:
        return parse_with(_fil.parser, texte)
    return _lire_ailleurs(texte)


def nouveaux(noms: set[str]) -> set[str]:
    """Give the names that this thread has not retained."""
    return noms - _fil.connus


def retenir(*noms: Iterable[Any]) -> None:
    """Weigh and retain the names, and other things libxml2 keeps, that this thread never met."""
    if _fil.poids <= PLAFOND:
        inconnus = set().union(*noms) - _fil.connus
        alourdir(sum(len(str(nom)) for nom in inconnus))
        _fil.connus |= inconnus


def alourdir(octets: int) -> None:
    """Count a refused message as if every byte of it were a new name: nobody looked at its names."""
    _fil.poids += octets


def _lire_ailleurs(texte: bytes) -> _Element:
    racines: list[_Element] = []
    erreurs: list[WscError] = []

    def lire_ici() -> None:
        try:
            racines.append(parse_with(_parser(), texte))
        except WscError as erreur:
            erreurs.append(erreur)

    fil = threading.Thread(target=lire_ici, name="lecture-xml")
    fil.start()
    fil.join()
    if erreurs:
        raise erreurs[0]
    return racines[0]
