"""Values to try in a field: those people give first, then those that rules may ask for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from wsc_soap.conformance.agendas import free, full
from wsc_soap.conformance.patterns import example
from wsc_soap.domain.champs.registry import champ_type
from wsc_soap.domain.collectivite import Collectivite
from wsc_soap.domain.formulaire import RESSOURCES, Champ

_DAYS = (0, -1, 1, -7, 3, 8, 16, 30, 45, 70, 100, 200, -20, -40, -100, -200, -300)
_YEARS = (-1, -2, -3, -4, -6, -8, -11, -15, -16, -17, -19, -22, -26, -35, -50, -70, -76, -90, -120, 1, 2, 3)
_HOURS = ("T10:00:00", "T12:00:00")
_SAMPLES: dict[str, tuple[str, ...]] = {
    "courriel": ("h.astier@courriel.example",),
    "telephone": ("+33612345678", "+33123456789"),
    "pays": ("FR", "BE", "MA", "US"),
    "nir": ("269054958815780", "185052A00401864"),
    "iban": ("FR7630006000011234567890189",),
    "siret": ("73282932000074",),
    "siren": ("732829320",),
    "rna": ("W751234567",),
    "immatriculation": ("AB-123-CD", "1234 AB 2A"),
    "referenceCadastrale": ("75104000AB0123",),
    "dossierUrbanisme": ("PC 075 104 26 A0012", "DP 075 104 26 A0012", "PA 075 104 26 A0012", "CU 075 104 26 A0012"),
    "geolocalisation": ("48.8566 2.3522",),
    "adresse": ("12 rue des Tilleuls", "3 place du Marché\nBâtiment B"),
    "heure": ("14:30:00", "08:00:00", "23:59:00", "00:00:00"),
    "booleen": ("true", "false"),
}
_WORDS = ("Dupuis",)
_NAMED = {
    "prenom": ("Jeanne Marie",),
    "lieu": ("salle 2 de l’hôtel de ville",),
    "destinataire": ("mairie de Saint-Exemple",),
    "manquantes": ("la copie de votre pièce d’identité",),
    "orientation": ("mairie de Saint-Exemple, 2 place du Marché, 01 99 00 00 00",),
}
_LONG = ("Une précision utile au service, en une phrase simple.",)
_LENGTH = re.compile(r"string-length\([^)]*\) *(?:=|>=|<=) *(\d{1,3})\b")
_NUMBERS = ("1234567", "12345", "1234567890", "123456789012345")


@dataclass(frozen=True)
class Setting:
    """Where and when demandes are made up: the town, the day there; `waiting` when what is full may be asked for."""

    town: Collectivite
    today: date
    waiting: bool = False


def candidates(champ: Champ, setting: Setting) -> tuple[str, ...]:
    """Lexical values worth trying in a field, the likeliest first; all right by the field's own type and bounds."""
    kind = champ_type(champ.type)
    values = [champ.defaut, *_proposed(champ, setting)]
    return tuple(value for value in dict.fromkeys(filter(None, values)) if kind.check(value, champ) is None)


def _proposed(champ: Champ, setting: Setting) -> Iterator[str]:
    if champ.options:
        yield from (option.code for option in champ.options)
    elif champ.liste.startswith(RESSOURCES):
        genre = champ.liste.removeprefix(RESSOURCES)
        yield from (free(genre), full(genre)) if setting.waiting else (free(genre),)
    elif champ.type in ("codePostal", "communeInsee"):
        yield setting.town.code_postal if champ.type == "codePostal" else setting.town.commune
        yield "69001" if champ.type == "codePostal" else "69123"
    elif champ.type in ("date", "dateHeure", "creneau"):
        yield from _dates(champ, setting.today)
    elif champ.type in _SAMPLES:
        yield from _SAMPLES[champ.type]
    elif champ_type(champ.type).xsd in ("int", "decimal"):
        yield from _numbers(champ, setting.today.year)
    else:
        yield from _texts(champ)


def _dates(champ: Champ, today: date) -> Iterator[str]:
    """Days near and far; with hours, a morning and a noon of each."""
    near = [today + timedelta(days=days) for days in _DAYS]
    far = [_years_after(today, years) for years in _YEARS]
    born = [_years_after(today, -35)] if "naissance" in champ.nom.lower() else []
    for day in born + near + far:
        yield from (day.isoformat() + hour for hour in (("",) if champ.type == "date" else _HOURS))


def _years_after(day: date, years: int) -> date:
    return day.replace(year=day.year + years, day=min(day.day, 28))


def _numbers(champ: Champ, year: int) -> Iterator[str]:
    """Small and large numbers, and years."""
    years = (str(year - ago) for ago in (0, 1, 30, 80, 110, 150))
    small = ("1", "2", "3", "5", "10", "20", "50", "100", "1000", "20000", "0")
    yield from filter(None, (champ.minimum, *small, *years, champ.maximum))
    if champ.minimum and champ.maximum:
        yield str(int((Decimal(champ.minimum) + Decimal(champ.maximum)) / 2))


def _texts(champ: Champ) -> Iterator[str]:
    words: tuple[str, ...] = _LONG + _WORDS if champ.type == "texteLong" else _WORDS + _LONG
    words = next((kept for nom, kept in _NAMED.items() if nom in champ.nom.lower()), ()) + words
    yield from (word[: champ.longueur_max or None].strip() for word in words)
    yield from _NUMBERS
    for regle in champ.regles:  # as long as a rule says
        yield from ("1" * int(length) for length in _LENGTH.findall(regle.test))
    shortest = champ.longueur_min or 1
    yield "mot " * (shortest // 4 + 1)
    if champ.motif or champ_type(champ.type).motif:
        text = example(champ.motif or champ_type(champ.type).motif, shortest) or ""
        yield from (text, *(text[:-1] + digit for digit in "3579"))


def bounds(champ: Champ) -> Iterator[str]:
    """Values at the very edge of what the field admits: shortest and longest text, least and greatest number."""
    kind = champ_type(champ.type)
    found = [champ.minimum, champ.maximum]
    if kind.xsd == "string" and not champ.options and champ.type in ("texte", "texteLong"):
        longest = kind.length(champ)
        found += [_of_length(champ, champ.longueur_min or 1), _of_length(champ, longest) if longest else ""]
    yield from (value for value in dict.fromkeys(filter(None, found)) if kind.check(value, champ) is None)


def _of_length(champ: Champ, length: int) -> str:
    if champ.motif:
        return example(champ.motif, length) or ""
    return ("é" * length)[:length]


def _beyond(xsd: str, bound: str, step: int) -> str:
    """The value next to a bound, on its far side."""
    if xsd in ("int", "decimal"):
        return str(Decimal(bound) + step)
    if xsd == "time":
        return (datetime.fromisoformat(f"2026-01-01T{bound}") + timedelta(minutes=step)).time().isoformat()
    moved = datetime.fromisoformat(bound) + timedelta(days=step)
    return moved.date().isoformat() if xsd == "date" else moved.isoformat()


def wrong(champ: Champ) -> Iterator[str]:
    """Values that the field's own type or bounds refuse."""
    kind = champ_type(champ.type)
    found = ["pas une valeur", "§" * ((kind.length(champ) or 0) + 1) if kind.length(champ) else ""]
    for bound, step in ((champ.minimum, -1), (champ.maximum, 1)):
        if bound:
            found.append(_beyond(kind.xsd, bound, step))
    yield from (value for value in filter(None, found) if kind.check(value, champ) is not None)
