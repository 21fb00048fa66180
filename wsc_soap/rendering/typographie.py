"""French typography of running text, after the Lexique des règles typographiques de l'Imprimerie nationale.

Narrow no-break space (U+202F) before ; ! ? and in thousands; no-break space (U+00A0) before :, inside « »,
before € and %, after n°, M., Mme, between a figure and its unit, a day and its month, in
telephone numbers; apostrophe ’.
"""

from __future__ import annotations

import re
from datetime import date

INSECABLE = "\u00a0"
FINE = "\u202f"

MOIS = (
    "janvier", "février", "mars", "avril", "mai", "juin",
    "juillet", "août", "septembre", "octobre", "novembre", "décembre",
)  # fmt: skip

_B = "[ \u00a0\u202f]"  # the blanks a writer may have typed
_UNITES = "km|hm|m|cm|mm|m²|m³|km²|ha|kg|g|l|h|min|s|ans?|mois|jours?|euros?|Ko|Mo|Go|o"

# Addresses, e-mail, numbers of dossiers, hours written with a colon: kept letter for letter.
_INTACTS = re.compile(
    r"(?:https?://|www\.|mailto:)[^\s<>«»]*[^\s<>«».,;:!?)\]’'\"]"
    r"|[^\s<>«»@,;:!?()]{1,64}@[^\s<>«»@,;:!?()]{0,253}[^\s<>«»@,;:!?().]"
    r"|\b\d{4}-\d{5}(?:-\d)?\b"
    r"|[\ue000-\uf8ff]"
)

_REGLES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(motif), remplacement)
    for motif, remplacement in (
        (r"(?<=\w)'(?=[\w«\ue000-\uf8ff])", "’"),
        (r"(?<!\.)\.\.\.(?!\.)", "…"),
        (r'"([^"\n«»]+)"', r"«\1»"),
        (rf"(?<=\d){_B}*([€%])", rf"{INSECABLE}\1"),
        (rf"\b([nN])[°º]{_B}*(?=\d)", rf"\1°{INSECABLE}"),
        (rf"\b(MM?\.|Mmes?|Mlle|Dr|Me){_B}+(?=[A-ZÀ-ÖØ-Þ])", rf"\1{INSECABLE}"),
        (rf"(?<=\d){_B}(?=(?:{_UNITES})\b)", INSECABLE),
        (rf"(?<=\d\u00a0h){_B}(?=\d\d\b)", INSECABLE),
        (rf"\b(\d\d?|1er){_B}+(?={'|'.join(MOIS)})", rf"\1{INSECABLE}"),
    )
)
_TELEPHONE = re.compile(rf"(?<!\d)(?<!\d[ \u00a0\u202f])0\d(?:{_B}\d\d){{4}}(?!\d|{_B}\d)")
_MILLIERS = re.compile(rf"(?<![\d,.-])(?<!\d[ \u00a0\u202f])\d{{1,3}}(?:{_B}\d{{3}})+(?!\d|{_B}\d|-)")
_PASSES = 8
_BLANC = re.compile(_B)
_HAUTES = re.compile(rf"(?<![\s;!?:…«(\[]){_B}*([;!?]+)(?=[\s»)\]]|$)")
_DEUX_POINTS = re.compile(rf"(?<![\s;!?:…«(\[]){_B}*:(?=\s|$)")
_OUVRANT = re.compile(rf"«{_B}*(?=\S)")
_FERMANT = re.compile(rf"(?<=\S){_B}*»")


def typographier(texte: str) -> str:
    """`texte` with French spaces, quotes and apostrophes; addresses and numbers of dossiers are left alone.

    Doing it twice changes nothing more; only blanks, quotes, apostrophes and suspension points ever change.
    """
    texte = str(texte)
    for _ in range(_PASSES):  # one rule may make room for another: until nothing moves
        avant, texte = texte, _une_passe(texte)
        if texte == avant:
            break
    return texte


def _une_passe(texte: str) -> str:
    intacts: list[str] = []

    def mettre_de_cote(trouve: re.Match[str]) -> str:
        intacts.append(trouve[0])
        return "\ue000"

    remplace = _appliquer(_INTACTS.sub(mettre_de_cote, texte))
    suite = iter(intacts)
    return re.sub("\ue000", lambda _: next(suite), remplace)


def _appliquer(texte: str) -> str:
    for motif, remplacement in _REGLES:
        texte = motif.sub(remplacement, texte)
    texte = _TELEPHONE.sub(lambda m: _BLANC.sub(INSECABLE, m[0]), texte)
    texte = _MILLIERS.sub(lambda m: _BLANC.sub(FINE, m[0]), texte)
    texte = _HAUTES.sub(rf"{FINE}\1", texte)
    texte = _DEUX_POINTS.sub(f"{INSECABLE}:", texte)
    texte = _OUVRANT.sub(f"«{INSECABLE}", texte)
    return _FERMANT.sub(f"{INSECABLE}»", texte)


def date_sans_annee(jour: date) -> str:
    """« 20 novembre », « 1er décembre », the space between them not breaking."""
    return f"{'1er' if jour.day == 1 else jour.day}{INSECABLE}{MOIS[jour.month - 1]}"


def date_longue(jour: date) -> str:
    """« 20 novembre 2026 »."""
    return f"{date_sans_annee(jour)} {jour.year}"
