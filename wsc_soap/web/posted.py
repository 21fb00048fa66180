"""What a browser posts: read with limits, given as entries.

The limits are on the whole, on the number of entries and on what is not a file, before anything looks inside; the size
and the content of each file are checked by the operations, which know the field (`operations/pieces.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any

from werkzeug.exceptions import HTTPException, RequestEntityTooLarge
from werkzeug.wrappers import Request as BaseRequest

from wsc_soap.domain.french import file_size
from wsc_soap.errors import EnvoiIllisible, EnvoiTropGrand, ParametreInvalide
from wsc_soap.operations.types import Entree

SIMPLE = 64 * 1024
TEXT = 1024 * 1024
PARTS = 2000
# what no XML document can hold (XML 1.0, section 2.2), shown as the replacement character rather than lost unseen
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_MEDIA = ("application/x-www-form-urlencoded", "multipart/form-data")


class Request(BaseRequest):
    """A werkzeug request that never keeps more than `TEXT` of form text in memory; `place` is what its address
    says (code of the service, number of the dossier)."""

    max_form_memory_size = TEXT
    max_form_parts = PARTS
    place: Mapping[str, Any] = MappingProxyType({})


@dataclass(frozen=True)
class PostedForm:
    """The entries of a posted form, in the order of the page, files last."""

    entrees: tuple[Entree, ...] = ()

    def get(self, nom: str) -> str:
        """The first value of an entry, at most 4 000 characters of it; empty when it is not there."""
        return self.whole(nom)[:4000]

    def whole(self, nom: str) -> str:
        """The first value of that name, uncut: a list, whose end is never lost without a word."""
        return next((e.valeur or "" for e in self.entrees if e.nom == nom and e.fichier is None), "")

    def number(self, nom: str, digits: int = 8) -> int | None:
        """The whole number of an entry, of so many digits at most; None when it is none."""
        return whole(self.get(nom), digits)

    def day(self, nom: str) -> date | None:
        """The day of an entry, None when it is empty; `ParametreInvalide` when it is no day."""
        text = self.get(nom).strip()
        try:
            return date.fromisoformat(text) if text else None
        except ValueError:
            raise ParametreInvalide(champ=nom, parametre=nom, raison="choisissez un jour") from None

    def typed(self) -> dict[str, str]:
        """Every entry that is no file, to show again what was typed."""
        return {entree.nom: entree.valeur or "" for entree in self.entrees if entree.fichier is None}

    def without(self, names: Iterable[str], files: bool = True) -> PostedForm:
        """The same without these entries, and without the files unless `files`."""
        left_out = set(names)
        return PostedForm(tuple(e for e in self.entrees if e.nom not in left_out and (files or e.fichier is None)))

    def values(self, *names: str) -> dict[str, str]:
        """The first values of these entries, to show again what was typed."""
        return {nom: self.get(nom) for nom in names if self.get(nom)}

    def action(self) -> dict[str, str | int | None]:
        """The arguments of the form of an action on a dossier."""
        return {
            "action": self.get("action"),
            "version": self.number("version"),
            "motif": self.get("motif") or None,
        }


def read(request: BaseRequest, maximum: int) -> PostedForm:
    """The form that a request posts, `maximum` octets at most.

    Raises EnvoiTropGrand past a limit, EnvoiIllisible when it is no form.
    """
    if request.mimetype not in _MEDIA or request.headers.get("Content-Encoding", "identity") != "identity":
        raise EnvoiIllisible()
    request.max_content_length = maximum
    try:
        fields, files = list(request.form.items(multi=True)), list(request.files.items(multi=True))
    except RequestEntityTooLarge:
        raise EnvoiTropGrand(maximum=file_size(maximum)) from None
    except (HTTPException, ValueError, OSError):
        raise EnvoiIllisible() from None
    if len(fields) + len(files) > PARTS:
        raise EnvoiTropGrand(maximum=f"{PARTS} réponses")
    return PostedForm(
        tuple(Entree(legible(nom), legible(value), None, None) for nom, value in fields)
        + tuple(Entree(legible(nom), None, f.stream.read(), legible(f.filename or "")) for nom, f in files)
    )


def whole(text: str, digits: int = 8) -> int | None:
    """The whole number that somebody typed, of so many digits at most; None when it is none."""
    clean = text.strip()
    return int(clean) if clean.isascii() and clean.isdecimal() and len(clean) <= digits else None


def legible(text: str) -> str:
    """The text with what XML cannot hold replaced by U+FFFD."""
    return _ILLEGAL.sub("\ufffd", text)
