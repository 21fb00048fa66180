"""A form definition -> the spyne type of its demande: the form is the contract (design, section 4).

Every type lives in the contract's namespace. A field becomes an element of the XSD builtin its field type declares,
with its length, pattern, bounds and options; conditional and optional fields have minOccurs=0.
"""

from __future__ import annotations

from decimal import Decimal as Number
from typing import Any

from spyne.model.binary import ByteArray
from spyne.model.complex import ComplexModel
from spyne.model.primitive import Boolean, Date, DateTime, Decimal, Integer32, Time, Unicode

from wsc_soap.domain.champs.base import ChampType
from wsc_soap.domain.champs.registry import champ_type
from wsc_soap.domain.formulaire import Champ, Formulaire

MANY = 1000
LONGEST = 10_000


def demande_type(formulaire: Formulaire, namespace: str) -> Any:
    """The complex type `Demande` of a form in the namespace `namespace`."""
    return _Maker(namespace).group("Demande", "", formulaire.champs).customize(min_occurs=1, nillable=False)


class _Maker:
    """Makes the types of one form; names are the path of the field, so they never collide."""

    def __init__(self, namespace: str) -> None:
        self.namespace = namespace
        self._file: Any = None

    def group(self, name: str, prefix: str, champs: tuple[Champ, ...]) -> Any:
        model = ComplexModel.produce(namespace=self.namespace, type_name=name, members={})
        for champ in champs:
            if champ.is_input:
                model.append_field(champ.nom, self.member(prefix, champ))
        return model

    def member(self, prefix: str, champ: Champ) -> Any:
        name = prefix + champ.nom[:1].upper() + champ.nom[1:]
        kind = champ_type(champ.type)
        optional = not champ.obligatoire or bool(champ.condition)
        occurs = {
            "min_occurs": 0 if optional else max(1, champ.occurrences_min),
            "max_occurs": min(champ.occurrences_max, MANY),
            "nillable": False,
        }
        if kind.xsd == "groupe":
            group = self.group(name, name, champ.champs)
            group.Attributes.doc = champ.libelle
            return group.customize(**occurs)
        if kind.xsd == "fichier":
            return self.file_type().customize(**occurs)
        return self.simple(name, champ, kind).customize(doc=_documentation(champ), **occurs)

    def file_type(self) -> Any:
        if self._file is None:
            self._file = ComplexModel.produce(
                namespace=self.namespace,
                type_name="Fichier",
                members={},
            )
            for nom, base, least in (
                ("nom", Unicode(255, min_len=1), 1),
                ("typeMime", Unicode(100), 0),
                ("contenu", ByteArray, 0),
                ("televersement", Unicode(100), 0),
            ):
                self._file.append_field(nom, base.customize(min_occurs=least, nillable=False))
            self._file.Attributes.doc = "Un fichier : son nom, et son contenu ou le jeton de son téléversement."
        return self._file

    def simple(self, name: str, champ: Champ, kind: ChampType) -> Any:
        builtin = {
            "string": self.text,
            "int": _bounded(Integer32, int),
            "decimal": _bounded(Decimal, Number),
            "date": _plain(Date),
            "time": _plain(Time),
            "dateTime": _plain(DateTime),
            "boolean": _plain(Boolean),
        }[kind.xsd]
        type_ = builtin(champ, kind)
        if type_.Attributes.values or type_ not in _UNRESTRICTED:
            type_.__namespace__ = self.namespace
            type_.__type_name__ = name
        return type_

    def text(self, champ: Champ, kind: ChampType) -> Any:
        if champ.options:
            return Unicode(values=[option.code for option in champ.options])
        facets: dict[str, Any] = {}
        if champ.longueur_min or champ.obligatoire:
            facets["min_len"] = champ.longueur_min or 1
        if longest := kind.length(champ):
            facets["max_len"] = longest
        patterns = kind.motifs(champ)
        if patterns:
            facets.setdefault("max_len", LONGEST)
        type_ = Unicode(**facets) if facets else Unicode
        if patterns:  # spyne would compile an XSD pattern with Python's re, another dialect
            type_.Attributes._pattern = patterns[-1]
        return type_


_UNRESTRICTED = (Unicode, Integer32, Decimal, Date, Time, DateTime, Boolean)


def _plain(base: Any) -> Any:
    return lambda champ, kind: base


def _bounded(base: Any, read: Any) -> Any:
    def make(champ: Champ, kind: ChampType) -> Any:
        facets = {}
        if champ.minimum:
            facets["ge"] = read(champ.minimum)
        if champ.maximum:
            facets["le"] = read(champ.maximum)
        return base(**facets) if facets else base

    return make


def _documentation(champ: Champ) -> str:
    return f"{champ.libelle}. {champ.aide}" if champ.aide else champ.libelle
