"""Finding téléservices by words, by theme, by life event: the same for citizens and for towns that choose."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from wsc_soap.domain.french import unaccented


@dataclass(frozen=True)
class Wanted:
    """What is looked for: all the words, in that theme, under that life event; what is empty does not count."""

    mots: str = ""
    theme: str = ""
    evenement: str = ""

    def fits(self, theme: str, evenements: Iterable[str], texts: Iterable[str]) -> bool:
        """True for a téléservice of this theme, these life events, these titles and words."""
        known = {fold(one) for one in evenements}
        text = fold(" ".join((*texts, *known)))
        return (
            all(word in text for word in fold(self.mots).split())
            and self.theme in ("", theme)
            and (not self.evenement or fold(self.evenement) in known)
        )


def fold(text: str) -> str:
    """Without accents, in small letters, one kind of apostrophe and of space."""
    return " ".join(unaccented(text).replace("’", "'").split())
