"""Conditions that a person builds without XPath: comparisons joined by « et » or « ou », written as expressions.

`write_condition` gives the expression; `condition_reading` reads it back. A field is named by its path in the form;
what a process knows besides, by its path from the demande (`../dossier/paye`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from wsc_soap.xmlio.location_paths import Path, relative

# operator -> the kinds of value it compares with; "" for none
OPERATEURS: dict[str, tuple[str, ...]] = {
    "rempli": ("",),
    "vide": ("",),
    "oui": ("",),
    "non": ("",),
    "pasOui": ("",),
    "egal": ("texte", "nombre", "champ", "commune", "date", "jours", "joursOuvres", "champDate"),
    "different": ("texte", "nombre", "champ", "commune"),
    "autre": ("texte", "nombre", "champ", "commune"),
    "contient": ("texte",),
    "commence": ("texte",),
    "inferieur": ("nombre", "champ", "date", "jours", "joursOuvres", "champDate", "maintenant"),
    "auPlus": ("nombre", "champ", "date", "jours", "joursOuvres", "champDate", "maintenant"),
    "superieur": ("nombre", "champ", "date", "jours", "joursOuvres", "champDate", "maintenant"),
    "auMoins": ("nombre", "champ", "date", "jours", "joursOuvres", "champDate", "maintenant"),
    "compteAuPlus": ("nombre",),
    "compteAuMoins": ("nombre",),
    "ageAuMoins": ("nombre",),
    "ageMoinsDe": ("nombre",),
}
GENRES = tuple(sorted({genre for genres in OPERATEURS.values() for genre in genres}))
DATES = ("date", "jours", "joursOuvres", "champDate")
SIGNS = {"egal": "=", "autre": "!=", "inferieur": "<", "auPlus": "<=", "superieur": ">", "auMoins": ">="}
BOOLEANS = {"oui": ("true", "1"), "non": ("false", "0")}
_PARAMETRE = r"\{[a-z][A-Za-z0-9]*\}"
_NUMBER = re.compile(rf"-?[0-9]{{1,15}}([.][0-9]{{1,6}})?|{_PARAMETRE}")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
DAYS = re.compile(rf"-?([0-9]{{1,5}}|{_PARAMETRE})")
# what a process reads beside the demande: `../dossier/paye`, `../actions/mesurer/surface`
OUTSIDE = ("dossier", "actions", "avis")
_PATH = re.compile(rf"(\.\./({'|'.join(OUTSIDE)})/)?[a-z][A-Za-z0-9]*(/[a-z][A-Za-z0-9]*)*")


class InvalidCondition(ValueError):
    """A condition that cannot be written; the message says why, in French."""


@dataclass(frozen=True)
class Comparaison:
    """A field, an operator, and what it is compared with: `genre` says how `valeur` is meant (a text, a number, a date
    AAAA-MM-JJ, a number of days from today, the path of another field…)."""

    champ: str
    operateur: str
    genre: str = ""
    valeur: str = ""


@dataclass(frozen=True)
class Condition:
    """Comparisons that must all hold (`et`), or one of which must (`ou`); `sauf_vide`: or the field has no answer."""

    comparaisons: tuple[Comparaison, ...]
    liaison: str = "et"
    sauf_vide: bool = False


def write_condition(condition: Condition, context: Path, own: str = "") -> str:
    """The expression of a condition, read at `context`; `own` is the field that `sauf_vide` speaks of.

    Raises InvalidCondition.
    """
    if condition.liaison not in ("et", "ou"):
        raise InvalidCondition("la liaison est « et » ou « ou »")
    if not condition.comparaisons:
        raise InvalidCondition("une condition a au moins une comparaison")
    atoms = [_write(one, context) for one in condition.comparaisons]
    text = {"et": " and ", "ou": " or "}[condition.liaison].join(atoms)
    if not condition.sauf_vide:
        return text
    return f"not({_path(own, context)}) or {text if len(atoms) == 1 else f'({text})'}"


def check_comparison(one: Comparaison) -> None:
    """Raises InvalidCondition unless the comparison makes sense."""
    if not _PATH.fullmatch(one.champ):
        raise InvalidCondition("choisissez le champ à comparer")
    if one.operateur not in OPERATEURS:
        raise InvalidCondition(f"l'opérateur « {one.operateur[:40]} » n'existe pas")
    if one.genre not in OPERATEURS[one.operateur]:
        raise InvalidCondition("cette comparaison n'admet pas ce genre de valeur")
    forms = {"nombre": _NUMBER, "date": _DAY, "jours": DAYS, "joursOuvres": DAYS, "champ": _PATH, "champDate": _PATH}
    if one.genre in forms and not forms[one.genre].fullmatch(one.valeur):
        raise InvalidCondition(_EXPECTED[one.genre])
    if one.genre == "joursOuvres" and (one.valeur.startswith("-") or (one.valeur.isdigit() and len(one.valeur) > 3)):
        raise InvalidCondition("les jours ouvrés se comptent à partir d'aujourd'hui, vers l'avant, 999 au plus")
    if one.genre == "texte" and not one.valeur:
        raise InvalidCondition("écrivez la valeur à comparer")


_EXPECTED = {
    "nombre": "écrivez un nombre, avec un point pour les décimales",
    "date": "écrivez une date, comme 2027-01-31",
    "jours": "écrivez un nombre de jours, négatif avant aujourd'hui",
    "joursOuvres": "écrivez un nombre de jours ouvrés",
    "champ": "choisissez l'autre champ",
    "champDate": "choisissez l'autre date",
}


def _write(one: Comparaison, context: Path) -> str:
    check_comparison(one)
    path = _path(one.champ, context)
    match one.operateur:
        case "rempli":
            return path
        case "vide":
            return f"not({path})"
        case "oui" | "non":
            return f"({_boolean(path, one.operateur)})"
        case "pasOui":
            return f"not({_boolean(path, 'oui')})"
        case "different":
            return f"not({path} = {_value(one, context)})"
        case "contient" | "commence":
            function = "contains" if one.operateur == "contient" else "starts-with"
            return f"{function}({path}, {_value(one, context)})"
        case "compteAuPlus" | "compteAuMoins":
            return f"count({path}) {'<=' if one.operateur == 'compteAuPlus' else '>='} {one.valeur}"
        case "ageAuMoins" | "ageMoinsDe":
            sign = "<=" if one.operateur == "ageAuMoins" else ">"
            return f"{_day(path)} + {_years(one.valeur)} {sign} $aujourdhui"
    return f"{_left(one, path)} {SIGNS[one.operateur]} {_value(one, context)}"


def _path(path: str, context: Path) -> str:
    return relative(context, tuple(path.split("/")))


def _boolean(path: str, operateur: str) -> str:
    return " or ".join(f"{path} = '{value}'" for value in BOOLEANS[operateur])


def _day(path: str) -> str:
    return f"number(translate({path},'-',''))"


def _years(valeur: str) -> str:
    if not valeur.isdigit() or len(valeur) > 3:
        raise InvalidCondition("écrivez un âge en années entières")
    return f"{int(valeur)}0000"


def _left(one: Comparaison, path: str) -> str:
    if one.genre in DATES:
        return _day(path)
    return f"number(translate(substring({path},1,19),'-:T',''))" if one.genre == "maintenant" else path


def _value(one: Comparaison, context: Path) -> str:
    match one.genre:
        case "texte":
            return _literal(one.valeur)
        case "champ":
            return _path(one.valeur, context)
        case "champDate":
            return _day(_path(one.valeur, context))
        case "date":
            return one.valeur.replace("-", "")
        case "jours" | "joursOuvres":
            return _days(one.valeur, "ouvres" if one.genre == "joursOuvres" else "")
        case "commune" | "maintenant":
            return f"${one.genre}"
    return one.valeur


def _literal(text: str) -> str:
    if "'" not in text:
        return f"'{text}'"
    if '"' not in text:
        return f'"{text}"'
    raise InvalidCondition("retirez l'apostrophe ou les guillemets droits de la valeur")


def _days(valeur: str, ending: str) -> str:
    number = valeur.removeprefix("-")
    if number == "0" and not ending:
        return "$aujourdhui"
    return f"$jMoins{number}" if valeur.startswith("-") else f"$jPlus{number}{ending}"
