"""Which properties of the definition language a type of field takes: what an editor of forms offers for it.

They follow from the XSD builtin and the widget of the type, so that a new type needs nothing here.
"""

from __future__ import annotations

from .base import ChampType

_ASKED = ("obligatoire", "aide", "absent", "condition", "sensible")
_TYPED = ("defaut", "longueurMin", "longueurMax", "motif", "autocompletion", "prerempli")
_BY_WIDGET: dict[str, tuple[str, ...]] = {
    "choix": ("defaut", "option", "liste", "autocompletion", "prerempli"),
    "cases": ("option", "occurrencesMin", "occurrencesMax"),
    "oui-non": ("defaut",),
    "case": ("defaut",),
    "fichiers": ("formats", "tailleMaxMo", "occurrencesMin", "occurrencesMax"),
    "groupe": (),
    "groupe-repete": ("occurrencesMin", "occurrencesMax"),
    "position": (),
    "date": ("autocompletion", "prerempli"),
    "date-heure": (),
    "heure": (),
    "nombre": ("defaut", "minimum", "maximum"),
    "creneau": ("ressource",),
}


def properties_of(kind: ChampType) -> tuple[str, ...]:
    """The names of the properties that mean something for this type, beside its name, its type and its label."""
    if kind.nom == "calcul":
        return ("aide", "condition", "calcul", "forme", "sensible")
    if kind.composant == "note":
        return ("aide", "condition")
    if kind.composant not in _BY_WIDGET:
        return _ASKED + (_TYPED if kind.xsd == "string" else ())
    own = _BY_WIDGET[kind.composant]
    if kind.nom not in ("choix", "choixMultiple"):  # the countries are a list of their own
        own = tuple(nom for nom in own if nom not in ("option", "liste"))
    return _ASKED + own
