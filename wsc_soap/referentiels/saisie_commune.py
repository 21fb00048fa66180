"""From what a person types to the code of a commune, and what to say when it is not clear."""

from __future__ import annotations

import re

from wsc_soap.domain.champs.commune_insee import TYPE
from wsc_soap.domain.francais import typographie

from .communes import Commune, Communes
from .orthographe import cle

_CODE = re.compile(r"\(?\s*\b([0-9][0-9AB][0-9]{3})\b\s*\)?", re.IGNORECASE)
_CHOICES = 5


def resoudre_commune(texte: str, communes: Communes, code_postal: str | None = None) -> str:
    """The INSEE code meant by « Lyon », « 69001 Lyon », « Lyon (69123) », « 75104 », with the postal code
    of the same address when there is one; the text as it is when no commune, or more than one, may be
    meant."""
    propre = " ".join(texte.split())
    trouve = _CODE.search(propre)
    code = trouve[1].upper() if trouve else ""
    nom = propre.replace(trouve[0], " ") if trouve else propre
    if not cle(nom):
        return _bare_code(code, communes, code_postal) or texte
    return _named(nom, code, communes, code_postal) or texte


def candidates(texte: str, communes: Communes) -> list[Commune]:
    """The communes that the text may mean, likely ones first; empty when nothing resembles it."""
    trouve = _CODE.search(texte)
    nom = texte.replace(trouve[0], " ") if trouve else texte
    meant = communes.par_nom(nom) or communes.par_nom_ou_postal(nom, _CHOICES)
    return meant or (communes.par_postal(trouve[1]) if trouve else [])


def phrase_candidates(texte: str, communes: Communes) -> str:
    """What to say of a text that is no commune: « Précisez la commune : Saint-Denis (11310), Saint-Denis
    (30500) ou Saint-Denis (93200) », or how to write one."""
    possibles = [
        f"{commune.nom} ({commune.postaux[0]})" for commune in candidates(texte, communes) if commune.postaux
    ]
    if not possibles:
        return typographie(TYPE.FORME)
    *debut, dernier = possibles[:_CHOICES]
    return typographie(f"Précisez la commune : {', '.join(debut)}{' ou ' if debut else ''}{dernier}")


def verifier_commune(valeur: str, communes: Communes, code_postal: str | None = None) -> str | None:
    """None when the value is the code of a commune served by the postal code (if given), else what to do, in
    French."""
    commune = communes.commune(valeur)
    if commune is None:
        return phrase_candidates(valeur, communes)
    if code_postal and communes.coherent(valeur, code_postal) is False:
        return typographie(
            f"Vérifiez le code postal : {code_postal} n’est pas un code postal de {commune.nom}"
        )
    return None


def _bare_code(code: str, communes: Communes, code_postal: str | None) -> str | None:
    """A code alone is the INSEE code, as programs send it, unless the address says that it is the postal
    code."""
    known = communes.commune(code) is not None
    if known and not (code_postal == code and communes.coherent(code, code_postal) is False):
        return code
    return _only(_whole(communes.par_postal(code)))


def _named(nom: str, code: str, communes: Communes, code_postal: str | None) -> str | None:
    homonymes = communes.par_nom(nom)
    if code and any(commune.code == code for commune in homonymes):
        return code
    for postal in (code, code_postal):
        served = [commune for commune in homonymes if postal in commune.postaux]
        if postal and (served or postal == code):
            return _only(served)
    return _only(homonymes)


def _whole(communes: list[Commune]) -> list[Commune]:
    """Without the arrondissements, whose town is in the list too."""
    return [commune for commune in communes if not commune.nom.endswith("Arrondissement")]


def _only(communes: list[Commune]) -> str | None:
    return communes[0].code if len(communes) == 1 else None
