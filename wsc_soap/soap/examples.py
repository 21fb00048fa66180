"""Samples of the documentation: messages made of the contract itself, with values that the forms accept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date, datetime, timedelta
from typing import Any, get_origin, get_type_hints

from lxml import etree

from wsc_soap.domain import numero
from wsc_soap.domain.formulaire import Champ
from wsc_soap.domain.profil import PROFILS
from wsc_soap.operations.context import Context
from wsc_soap.operations.deposit import check
from wsc_soap.operations.form_agendas import FormAgendas
from wsc_soap.operations.registry import Demande, Operation, operations_of, split_annotation, wire_name
from wsc_soap.soap.contracts import TELESERVICE, Contract
from wsc_soap.soap.faults import SOAP11
from wsc_soap.soap.models import COMMUN

_ROUNDS = 14
_IMAGE = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
# what the parameters hold in samples, by name
_VALUES = {
    "action": "confirmerReception", "base": "/demarches?vue=", "cle": "7b1e0c52-3f0e-4a51-9d56-0c9c3b1f2a77",
    "cle_suivi": "7YQ4-M2XC-9RTA", "courriel": "h.astier@courriel.example", "identifiant": "mp.durand",
    "jeton": "2nVq8fJx", "mot_de_passe": "Tilleul-Moulin-27", "mots": "naissance", "niveau_titre": "2", "nom": "Astier",
    "numero": numero.compose(2026, 333), "prenoms": "Henri", "rang": "1", "version": "3", "vue": "presentation",
    "code": "voirie", "debut": "wsc_4fVq8f", "espace_de_noms": "urn:wsc:teleservice:acte-naissance:1",
    "integrateur": "logiciel-etat-civil", "libelle": "Voirie", "ressource": "salle-des-fetes",
    "teleservice": "acte-naissance", "theme": "etat-civil", "valeur": "12",
    "reserver.debut": "10:00", "reserver.fin": "10:30", "reserver.objet": "M. Renard, par téléphone",
}  # fmt: skip
# and by type, for those that are not in the list
_BY_TYPE: dict[Any, str] = {
    str: "exemple", int: "1", bool: "true", bytes: "PD94bWwgdmVyc2lvbj0iMS4wIj8+", date: "2027-03-05",
    datetime: "2027-03-05T09:00:00",
}  # fmt: skip
# values for each type of field that has no options, the likeliest first; the next ones for what rules refuse
_NUMBERS = ("1", "2", "10", "100", "1900")
_FIELDS = {
    "adresse": ("12 rue des Tilleuls",), "booleen": ("true", "false"), "courriel": ("h.astier@courriel.example",),
    "dateHeure": ("2025-11-20T08:30:00",), "decimal": _NUMBERS, "entier": _NUMBERS, "montant": _NUMBERS,
    "geolocalisation": ("48.8534 2.3488",), "heure": ("14:30:00", "08:00:00", "17:00:00"), "pays": ("FR", "BE"),
    "telephone": ("+33199001122",), "nir": ("269054958815780",), "iban": ("FR7630006000011234567890189",),
    "siret": ("73282932000074",), "siren": ("732829320",), "rna": ("W751234567",), "immatriculation": ("AB-123-CD",),
    "referenceCadastrale": ("75104000AB0123",), "dossierUrbanisme": ("PC 075 104 26 A0012",),
    "texte": ("Astier", "1234567", "PC 075 104 26 A0012", "123456789012345"),
    "texteLong": ("Quelques mots qui expliquent la demande.",),
}  # fmt: skip
_DAYS, _YEARS = (30, -30, 1, 100, 200), (-5, -8, -1, -16, -40, -20, 1)


def request(context: Context, contract: Contract, operation: Operation) -> str:
    """A SOAP 1.1 message that calls the operation, indented."""
    root = etree.Element(f"{{{SOAP11}}}Envelope", nsmap={"soap": SOAP11})
    if operation.right in ("citoyen", *PROFILS):
        header = etree.SubElement(root, f"{{{SOAP11}}}Header")
        session = etree.SubElement(header, f"{{{COMMUN}}}Session", nsmap={None: COMMUN})
        etree.SubElement(session, f"{{{COMMUN}}}jeton").text = "2nVq8fJx"
    body = etree.SubElement(root, f"{{{SOAP11}}}Body")
    call = etree.SubElement(body, f"{{{contract.namespace}}}{operation.name}", nsmap={None: contract.namespace})
    for parametre in operation.parameters:
        if parametre.type is Demande:
            call.append(demande(context))
        elif not parametre.optional and get_origin(parametre.type) is not tuple:
            element = etree.SubElement(call, f"{{{contract.namespace}}}{wire_name(parametre.name)}")
            own = f"{operation.name}.{parametre.name}"
            _put(element, own if own in _VALUES else parametre.name, parametre.type)
    return _indented(root)


def _put(element: etree._Element, nom: str, type_: Any) -> None:
    """A value for a parameter, or for each member that its type demands."""
    if not is_dataclass(type_):
        element.text = _BY_TYPE[type_] if type_ is not str else _VALUES.get(nom, _BY_TYPE[str])
        return
    hints = get_type_hints(type_, include_extras=True)
    for member in fields(type_):
        inner, optional, _, _ = split_annotation(hints[member.name])
        if not optional and get_origin(inner) is not tuple:
            _put(etree.SubElement(element, f"{{{COMMUN}}}{wire_name(member.name)}"), member.name, inner)


def _indented(root: etree._Element) -> str:
    etree.indent(root)
    return etree.tostring(root, encoding="unicode")


def demande(context: Context) -> etree._Element:
    """A demande that the form of the téléservice accepts: what is always asked, then what its own errors ask for."""
    sample = _Sample(context)
    for _ in range(_ROUNDS):
        made = sample.demande()
        errors = {_path(m.champ) for m in check(context, made).errors}
        if not errors:
            break
        for path in errors:
            sample.again(path)
    return made


def _path(xpath: str) -> str:
    return "/".join(step.split("[")[0] for step in xpath.removeprefix("/demande/").split("/"))


class _Sample:
    """A demande in the making: the fields taken in, and how many values of each were refused."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.namespace = context.demarche.espace_de_noms
        self.wanted: set[str] = set()
        self.refused: dict[str, int] = {}

    def again(self, path: str) -> None:
        """Take a field in, or give it its next value."""
        times = self.refused.get(path, -1) + 1
        if path in self.wanted:
            self.refused[path] = times
        self.wanted.add(path)
        champ = dict(self.context.demarche.formulaire.walk()).get(path)
        if champ is not None and champ.champs and times < len(champ.champs):  # a group wants one member more
            self.wanted.add(f"{path}/{champ.champs[times].nom}")

    def demande(self) -> etree._Element:
        """The element as it is now."""
        root = etree.Element(f"{{{self.namespace}}}demande", nsmap={None: self.namespace})
        self._fill(root, self.context.demarche.formulaire.champs, "")
        return root

    def _fill(self, parent: etree._Element, champs: tuple[Champ, ...], prefix: str) -> None:
        for champ in champs:
            path = prefix + champ.nom
            always = champ.obligatoire and not champ.condition
            if not champ.is_input or not (always or any(f"{one}/".startswith(f"{path}/") for one in self.wanted)):
                continue
            for _ in range(max(1, champ.occurrences_min)):
                self._put(etree.SubElement(parent, f"{{{self.namespace}}}{champ.nom}"), champ, path, parent)

    def _put(self, element: etree._Element, champ: Champ, path: str, parent: etree._Element) -> None:
        if champ.champs:
            self._fill(element, champ.champs, f"{path}/")
        elif champ.type == "pieceJointe":
            etree.SubElement(element, f"{{{self.namespace}}}nom").text = "justificatif.png"
            etree.SubElement(element, f"{{{self.namespace}}}contenu").text = _IMAGE
        else:
            values = self._values(champ, parent)
            element.text = values[self.refused.get(path, 0) % len(values)]

    def _values(self, champ: Champ, demande: etree._Element) -> tuple[str, ...]:
        """The values worth trying, in order."""
        if champ.options:
            return tuple(option.code for option in champ.options)
        bookable = FormAgendas(self.context, demande).values(champ)
        if bookable:
            return bookable
        if champ.type == "date":
            return ("2002-07-14", *self._days())
        town = self.context.collectivite
        here = {"communeInsee": town.commune, "codePostal": town.code_postal}
        given = (champ.minimum, here.get(champ.type, ""), *_FIELDS.get(champ.type, ("Astier",)))
        return tuple(value for value in given if value)

    def _days(self) -> Iterator[str]:
        today = self.context.today()
        yield from ((today + timedelta(days=days)).isoformat() for days in _DAYS)
        yield from ((today.replace(day=1, year=today.year + years)).isoformat() for years in _YEARS)


def first_steps(door: Any, context: Context, contract: Contract, address: str) -> Iterator[tuple[str, str]]:
    """How to make a first call: with curl, PHP and Python; and what the service answers now when anybody may ask."""
    operations = operations_of(TELESERVICE if context.teleservice else context.service)
    first = operations[0]
    given = {p.name: _VALUES[p.name] for p in first.parameters if not p.optional and p.name in _VALUES}
    yield "Message", request(context, contract, first)
    if first.right == "public" and all(parameter.optional for parameter in first.parameters):
        envelope = etree.Element(f"{{{SOAP11}}}Envelope", nsmap={"soap": SOAP11})
        etree.SubElement(envelope, f"{{{SOAP11}}}Body").append(door.answer(context, first.name))
        yield "Réponse du service", _indented(envelope)
    yield "curl", _CURL.format(adresse=address)
    php = ", ".join(f"'{wire_name(nom)}' => '{value}'" for nom, value in given.items())
    yield "PHP", _PHP.format(adresse=address, operation=first.name, arguments=php)
    python = ", ".join(f"{wire_name(nom)}={value!r}" for nom, value in given.items())
    yield "Python", _PYTHON.format(adresse=address, operation=first.name, arguments=python)


_CURL = "curl --header 'Content-Type: text/xml; charset=utf-8' --data-binary @message.xml \\\n     {adresse}"
_PHP = (
    "$service = new SoapClient('{adresse}?wsdl', ['exceptions' => true]);\n"
    "$reponse = $service->{operation}([{arguments}]);\n"
    "print_r($reponse);"
)
_PYTHON = (
    "from zeep import Client\n\nservice = Client('{adresse}?wsdl').service\nprint(service.{operation}({arguments}))"
)
