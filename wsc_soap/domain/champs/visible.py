"""What people see of a text: blanks of every kind and marks of format show nothing; marks that turn the direction of
writing round show something else than what is written."""

from __future__ import annotations

import re
from unicodedata import category

# embeddings, overrides and isolates (Unicode, UAX 9): « exe.fdp » may be shown for « pdf.exe »
TURNED = re.compile("[\u202a-\u202e\u2066-\u2069]")
MARKS = "\u200b\u202a-\u202e\u2060\u2066-\u2069\ufeff"  # for a class of characters
_MARKS = re.compile(f"[{MARKS}]")
# letters and signs that Unicode draws as a blank
_DRAWN_BLANK = frozenset("\u034f\u115f\u1160\u2800\u3164\uffa0")


def is_seen(text: str) -> bool:
    """True when at least one character of the text shows something."""
    return any(category(char) not in _UNSEEN and char not in _DRAWN_BLANK for char in text)


def is_plain(text: str) -> bool:
    """True when the text shows something, in the order in which it is written."""
    return is_seen(text) and TURNED.search(text) is None


def without_marks(text: str) -> str:
    """A text that was pasted, without the invisible marks that came with it."""
    return text if text.isascii() else _MARKS.sub("", text)


_UNSEEN = frozenset({"Cc", "Cf", "Zs", "Zl", "Zp"})
