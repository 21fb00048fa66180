"""Finding téléservices by words, by theme, by life event: the same for citizens and for towns that choose."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache
from typing import TypeVar

from wsc_soap.domain.french import unaccented

Found = TypeVar("Found")
# what a sentence needs and a search does not
_EMPTY = re.compile(
    "a|aux?|avec|d|dans|de|des|du|en|et|j|je|l|la|le|les|ma|mes|mon|n|nos|notre|ou|par|pour|qu|que|qui|s|sa|se|ses|son"
    "|sur|une?|vos|votre"
)
_TITLE, _KEYWORD, _ELSEWHERE = 5, 4, 1  # what a word weighs where it stands
_BEGINNING, _MISSPELT = 0.6, 0.4  # of that weight
_WHOLE = 20  # the words are exactly one of the keywords
_SHORT = 4  # letters of a word that is taken as it is typed
_CLOSE = 0.79  # likeness of a slip: one in a word of five letters, two in a long one


@dataclass(frozen=True)
class Texts:
    """What of a téléservice is searched: its theme, its life events, its titles, its keywords, everything else."""

    theme: str
    events: tuple[str, ...]
    titles: tuple[str, ...]
    keywords: tuple[str, ...]
    others: tuple[str, ...]


@dataclass(frozen=True)
class Wanted:
    """What is looked for: all the words, in that theme, under that life event; what is empty does not count."""

    mots: str = ""
    theme: str = ""
    evenement: str = ""

    def among(self, offers: Iterable[Found], seen: Callable[[Found], Texts]) -> list[Found]:
        """The offers that answer, best first. Spelling is forgiven only when nothing is found as it was typed."""
        held = [(offer, texts) for offer in offers if self._stands(texts := seen(offer))]
        words = _words(self.mots)
        if not words:
            return [offer for offer, _ in held]
        for forgiving in (False, True):
            scored = [(_score(words, texts, forgiving), offer) for offer, texts in held]
            found = sorted((one for one in scored if one[0]), key=lambda one: -one[0])
            if found:
                return [offer for _, offer in found]
        return []

    def _stands(self, texts: Texts) -> bool:
        in_event = not self.evenement or fold(self.evenement) in {fold(one) for one in texts.events}
        return self.theme in ("", texts.theme) and in_event


def fold(text: str) -> str:
    """Without accents, in small letters, one kind of apostrophe and of space."""
    return " ".join(unaccented(text).replace("’", "'").split())


def _words(text: str) -> tuple[str, ...]:
    """The words that count, each without the mark of its plural."""
    every = tuple(re.findall("[a-z0-9]+", fold(text)))
    return tuple(_singular(word) for word in every if not _EMPTY.fullmatch(word)) or every


def _singular(word: str) -> str:
    return word[:-1] if len(word) >= _SHORT and word[-1] in "sx" else word


@lru_cache(maxsize=4096)
def _indexed(texts: tuple[str, ...]) -> tuple[frozenset[str], frozenset[tuple[str, ...]]]:
    """The words of these texts, and each text as its words."""
    each = frozenset(_words(text) for text in texts)
    return frozenset(word for words in each for word in words), each


def _score(words: tuple[str, ...], texts: Texts, forgiving: bool) -> float:
    """How well a téléservice answers; 0 when a word is nowhere in it."""
    places = ((texts.titles, _TITLE), (texts.keywords, _KEYWORD), ((*texts.others, *texts.events), _ELSEWHERE))
    total = 0.0
    for word in words:
        best = max(weight * _likeness(word, _indexed(where)[0], forgiving) for where, weight in places)
        if not best:
            return 0
        total += best
    keywords = _indexed(texts.keywords)[1] | _indexed(texts.titles)[1]
    return total + (_WHOLE / len(words) if words in keywords else 0)


def _likeness(word: str, known: frozenset[str], forgiving: bool) -> float:
    if word in known:
        return 1
    if len(word) >= _SHORT - 1 and any(one.startswith(word) for one in known):
        return _BEGINNING
    if forgiving and len(word) >= _SHORT and get_close_matches(word, known, 1, _CLOSE):
        return _MISSPELT
    return 0
