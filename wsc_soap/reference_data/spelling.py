"""One spelling for names that people write in several: accents, case, hyphens, « St » and « 1er » make no
difference."""

from __future__ import annotations

import re
from unicodedata import combining, normalize

_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss"})
_WORDS = {"st": "saint", "ste": "sainte", "sts": "saints", "stes": "saintes", "arrondissement": "", "arr": ""}
_ORDINAL = re.compile(r"([0-9]+)(?:er|e|eme|ere)")


def search_key(text: str) -> str:
    """The spelling under which a name is filed and looked for: « St-Étienne » -> « saint etienne », « Lyon
    1er Arrondissement » -> « lyon 1 »."""
    letters = normalize("NFD", text.casefold().translate(_LIGATURES))
    words = re.findall(r"[^\W_]+", "".join(letter for letter in letters if not combining(letter)))
    return " ".join(word for word in map(_word, words) if word)


def _word(word: str) -> str:
    ordinal = _ORDINAL.fullmatch(word)
    return ordinal[1] if ordinal else _WORDS.get(word, word)
