"""One spelling for names that people write in several: accents, case, hyphens, « St » and « 1er » make no
difference."""

from __future__ import annotations

import re
from unicodedata import combining, normalize

_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss"})
_WORDS = {"st": "saint", "ste": "sainte", "sts": "saints", "stes": "saintes", "arrondissement": "", "arr": ""}
_ORDINAL = re.compile(r"([0-9]+)(?:er|e|eme|ere)")


def cle(texte: str) -> str:
    """The spelling under which a name is filed and looked for: « St-Étienne » -> « saint etienne », « Lyon
    1er Arrondissement » -> « lyon 1 »."""
    lettres = normalize("NFD", texte.casefold().translate(_LIGATURES))
    mots = re.findall(r"[^\W_]+", "".join(lettre for lettre in lettres if not combining(lettre)))
    return " ".join(mot for mot in map(_word, mots) if mot)


def _word(mot: str) -> str:
    ordinal = _ORDINAL.fullmatch(mot)
    return ordinal[1] if ordinal else _WORDS.get(mot, mot)
