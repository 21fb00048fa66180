"""French typography of running text, after the Lexique des règles typographiques de l'Imprimerie nationale.

Narrow no-break space (U+202F) before ; ! ? and in thousands; no-break space (U+00A0) before :, inside « »,
before € and %, after n°, M., Mme, between a figure and its unit, a day and its month, in
telephone numbers; apostrophe ’.
"""

from __future__ import annotations

import re
from datetime import date

NO_BREAK = "\u00a0"
THIN = "\u202f"

MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin",
    "juillet", "août", "septembre", "octobre", "novembre", "décembre",
)  # fmt: skip

_B = "[ \u00a0\u202f]"  # the blanks a writer may have typed
_UNITS = "km|hm|m|cm|mm|m²|m³|km²|ha|kg|g|l|h|min|s|ans?|mois|jours?|euros?|Ko|Mo|Go|o"

# Addresses, e-mail, numbers of dossiers, hours written with a colon: kept letter for letter.
_INTACT = re.compile(
    r"(?:https?://|www\.|mailto:)[^\s<>«»]*[^\s<>«».,;:!?)\]’'\"]"
    r"|[^\s<>«»@,;:!?()]{1,64}@[^\s<>«»@,;:!?()]{0,253}[^\s<>«»@,;:!?().]"
    r"|\b\d{4}-\d{5}(?:-\d)?\b"
    r"|[\ue000-\uf8ff]"
)

_RULES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"(?<=\w)'(?=[\w«\ue000-\uf8ff])", "’"),
        (r"(?<!\.)\.\.\.(?!\.)", "…"),
        (r'"([^"\n«»]+)"', r"«\1»"),
        (rf"(?<=\d){_B}*([€%])", rf"{NO_BREAK}\1"),
        (rf"\b([nN])[°º]{_B}*(?=\d)", rf"\1°{NO_BREAK}"),
        (rf"\b(MM?\.|Mmes?|Mlle|Dr|Me){_B}+(?=[A-ZÀ-ÖØ-Þ])", rf"\1{NO_BREAK}"),
        (rf"(?<=\d){_B}(?=(?:{_UNITS})\b)", NO_BREAK),
        (rf"(?<=\d\u00a0h){_B}(?=\d\d\b)", NO_BREAK),
        (rf"\b(\d\d?|1er){_B}+(?={'|'.join(MONTHS)})", rf"\1{NO_BREAK}"),
    )
)
_TELEPHONE = re.compile(rf"(?<!\d)(?<!\d[ \u00a0\u202f])0\d(?:{_B}\d\d){{4}}(?!\d|{_B}\d)")
_THOUSANDS = re.compile(rf"(?<![\d,.-])(?<!\d[ \u00a0\u202f])\d{{1,3}}(?:{_B}\d{{3}})+(?!\d|{_B}\d|-)")
_PASSES = 8
_BLANK = re.compile(_B)
_HIGH = re.compile(rf"(?<![\s;!?:…«(\[]){_B}*([;!?]+)(?=[\s»)\]]|$)")
_COLON = re.compile(rf"(?<![\s;!?:…«(\[]){_B}*:(?=\s|$)")
_OPENING = re.compile(rf"«{_B}*(?=\S)")
_CLOSING = re.compile(rf"(?<=\S){_B}*»")


def typeset(text: str) -> str:
    """`text` with French spaces, quotes and apostrophes; addresses and numbers of dossiers are left alone.

    Doing it twice changes nothing more; only blanks, quotes, apostrophes and suspension points ever change.
    """
    text = str(text)
    for _ in range(_PASSES):  # one rule may make room for another: until nothing moves
        before, text = text, _one_pass(text)
        if text == before:
            break
    return text


def _one_pass(text: str) -> str:
    intact: list[str] = []

    def set_aside(found: re.Match[str]) -> str:
        intact.append(found[0])
        return "\ue000"

    replaced = _apply(_INTACT.sub(set_aside, text))
    rest = iter(intact)
    return re.sub("\ue000", lambda _: next(rest), replaced)


def _apply(text: str) -> str:
    for pattern, replacement in _RULES:
        text = pattern.sub(replacement, text)
    text = _TELEPHONE.sub(lambda m: _BLANK.sub(NO_BREAK, m[0]), text)
    text = _THOUSANDS.sub(lambda m: _BLANK.sub(THIN, m[0]), text)
    text = _HIGH.sub(rf"{THIN}\1", text)
    text = _COLON.sub(f"{NO_BREAK}:", text)
    text = _OPENING.sub(f"«{NO_BREAK}", text)
    return _CLOSING.sub(f"{NO_BREAK}»", text)


def date_without_year(day: date) -> str:
    """« 20 novembre », « 1er décembre », the space between them not breaking."""
    return f"{'1er' if day.day == 1 else day.day}{NO_BREAK}{MONTHS[day.month - 1]}"


def long_date(day: date) -> str:
    """« 20 novembre 2026 »."""
    return f"{date_without_year(day)} {day.year}"
