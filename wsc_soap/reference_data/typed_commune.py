"""From what a person types to the code of a commune, and what to say when it is not clear."""

from __future__ import annotations

import re

from wsc_soap.domain.champs.commune_insee import TYPE
from wsc_soap.domain.french import typeset

from .communes import Commune, Communes
from .spelling import search_key

_CODE = re.compile(r"\(?\s*\b([0-9][0-9AB][0-9]{3})\b\s*\)?", re.IGNORECASE)
_CHOICES = 5
_LONGEST = 200  # the longest name has 45 letters


def resolve_commune(text: str, communes: Communes, code_postal: str | None = None) -> str:
    """The INSEE code meant by « Lyon », « 69001 Lyon », « Lyon (69123) », « 75104 », with the postal code
    of the same address when there is one; the text as it is when no commune, or more than one, may be
    meant."""
    clean = " ".join(text[:_LONGEST].split())
    found = _CODE.search(clean)
    code = found[1].upper() if found else ""
    nom = clean.replace(found[0], " ") if found else clean
    if not search_key(nom):
        return _bare_code(code, communes, code_postal) or text
    return _named(nom, code, communes, code_postal) or text


def candidates(text: str, communes: Communes) -> list[Commune]:
    """The communes that the text may mean, likely ones first; empty when nothing resembles it."""
    text = " ".join(text[:_LONGEST].split())
    found = _CODE.search(text)
    nom = text.replace(found[0], " ") if found else text
    meant = communes.by_name(nom) or communes.by_name_or_postal_code(nom, _CHOICES)
    return meant or (communes.by_postal_code(found[1]) if found else [])


def candidates_sentence(text: str, communes: Communes) -> str:
    """What to say of a text that is no commune: « Précisez la commune : Saint-Denis (11310), Saint-Denis
    (30500) ou Saint-Denis (93200) », or how to write one."""
    possible = [
        f"{commune.nom} ({commune.postal_codes[0]})" for commune in candidates(text, communes) if commune.postal_codes
    ]
    if not possible:
        return typeset(TYPE.FORM)
    *start, last = possible[:_CHOICES]
    return typeset(f"Précisez la commune : {', '.join(start)}{' ou ' if start else ''}{last}")


def check_commune(value: str, communes: Communes, code_postal: str | None = None) -> str | None:
    """None when the value is the code of a commune served by the postal code (if given), else what to do, in
    French."""
    commune = communes.commune(value)
    if commune is None:
        return candidates_sentence(value, communes)
    if code_postal and communes.coherent(value, code_postal) is False:
        return typeset(f"Vérifiez le code postal : {code_postal} n’est pas un code postal de {commune.nom}")
    return None


def _bare_code(code: str, communes: Communes, code_postal: str | None) -> str | None:
    """A code alone is the INSEE code, as programs send it, unless the address says that it is the postal
    code."""
    known = communes.commune(code) is not None
    if known and not (code_postal == code and communes.coherent(code, code_postal) is False):
        return code
    return _only(_whole(communes.by_postal_code(code)))


def _named(nom: str, code: str, communes: Communes, code_postal: str | None) -> str | None:
    namesakes = communes.by_name(nom)
    if code and any(commune.code == code for commune in namesakes):
        return code
    for postal in (code, code_postal):
        served = [commune for commune in namesakes if postal in commune.postal_codes]
        if postal and (served or postal == code):
            return _only(served)
    return _only(namesakes)


def _whole(communes: list[Commune]) -> list[Commune]:
    """Without the arrondissements, whose town is in the list too."""
    return [commune for commune in communes if not commune.nom.endswith("Arrondissement")]


def _only(communes: list[Commune]) -> str | None:
    return communes[0].code if len(communes) == 1 else None
