"""One parser for each thread, and the weight of the names it has met.

libxml2 keeps every name, prefix, namespace and short run of blanks it ever read in a dictionary that lives as
long as the thread (measured: 5 MB kept for a refused message of 5 MB; past about 400 MB the thread parses
nothing new). Honest messages share a small vocabulary; a stranger can send ever new names. So the new names
of each thread are weighed, and once they pass `CEILING` its messages are parsed in a thread of their own,
whose dictionary dies with the message (0.15 ms more each, for that thread only).
"""

from __future__ import annotations

import threading
from collections.abc import Iterable
from typing import Any

from lxml import etree
from lxml.etree import _Element

from wsc_soap.errors import WscError
from wsc_soap.xmlio.parser import SETTINGS, parse_with

CEILING = 4 * 1024 * 1024


class _ThreadState(threading.local):
    """What a thread remembers: its parser, the names it knows, and their weight in bytes."""

    def __init__(self) -> None:
        self.parser = _parser()
        etree.fromstring(b"<x/>", self.parser)
        self.known: set[Any] = set()
        self.weight = 0


def _parser() -> etree.XMLParser:
    """Processing instructions are kept, to be refused; the encoding is ours, whatever is declared."""
    return etree.XMLParser(remove_pis=False, collect_ids=False, encoding="utf-8", **SETTINGS)


_thread = _ThreadState()


def enter() -> None:
    """To be called before anything else of lxml in a thread.

    A thread that starts by making an element gets names that lean on the main thread's (lxml, `_getThreadDict`), and a
    stylesheet with parameters then loses its local variables as soon as the main thread knows one by the same name;
    one that starts by parsing has names of its own.
    """
    assert _thread.parser is not None


def parse(text: bytes) -> _Element:
    """Parse UTF-8 bytes, here or in a passing thread; same errors as `parse_xml`."""
    if _thread.weight <= CEILING:
        return parse_with(_thread.parser, text)
    return _parse_elsewhere(text)


def new_names(names: set[str]) -> set[str]:
    """Give the names that this thread has not retained."""
    return names - _thread.known


def retain(*names: Iterable[Any]) -> None:
    """Weigh and retain the names, and other things libxml2 keeps, that this thread never met."""
    if _thread.weight <= CEILING:
        unknown = set().union(*names) - _thread.known
        weigh_down(sum(len(str(name)) for name in unknown))
        _thread.known |= unknown


def weigh_down(octets: int) -> None:
    """Count a refused message as if every byte of it were a new name: nobody looked at its names."""
    _thread.weight += octets


def _parse_elsewhere(text: bytes) -> _Element:
    roots: list[_Element] = []
    errors: list[WscError] = []

    def parse_here() -> None:
        try:
            roots.append(parse_with(_parser(), text))
        except WscError as error:
            errors.append(error)

    thread = threading.Thread(target=parse_here, name="lecture-xml")
    thread.start()
    thread.join()
    if errors:
        raise errors[0]
    return roots[0]
