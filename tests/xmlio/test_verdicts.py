"""The verdict on a change of a form, and a demande of the form before that tells whether it is right: what was accepted
is still accepted, but after a break."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest
from lxml import etree
from sample_forms import document
from sample_services import at_noon, code_lists

import wsc_soap.operations.teleservice  # noqa: F401  (registers what the contract offers)
from wsc_soap.domain.formulaire import Champ
from wsc_soap.domain.teleservice import Teleservice
from wsc_soap.soap.contracts import Contracts
from wsc_soap.soap.demande_schema import demande_schema
from wsc_soap.xmlio.definition import Library, expand, load_teleservice
from wsc_soap.xmlio.demande import DemandeChecker
from wsc_soap.xmlio.namespaces import definition_tag as tag
from wsc_soap.xmlio.rule_changes import rule_changes
from wsc_soap.xmlio.schema_changes import BREAK, COMPATIBLE, WITH_DEFAULT, schema_changes, verdict

AB = '<option code="a" libelle="A"/><option code="b" libelle="B"/>'
PAGES = f"""
<page code="un" titre="Un">
  <champ nom="nom" type="texte" libelle="Nom" obligatoire="true" longueurMax="40"/>
  <champ nom="choix" type="choix" libelle="Choix">{AB}</champ>
  <champ nom="detail" type="texte" libelle="Détail" condition="choix = 'b'"/>
  <champ nom="exige" type="texte" libelle="Exigé" obligatoire="true" condition="choix = 'b'"/>
  <champ nom="multi" type="choixMultiple" libelle="Multi" occurrencesMax="2">{AB}</champ>
  <champ nom="age" type="entier" libelle="Âge" minimum="0" maximum="120"/>
  <champ nom="nombre" type="entier" libelle="Nombre"/>
  <champ nom="jour" type="date" libelle="Jour" minimum="2020-01-01"/>
  <champ nom="moment" type="dateHeure" libelle="Moment"/>
  <champ nom="codePostal" type="codePostal" libelle="Code"/>
  <champ nom="lettres" type="texte" libelle="Lettres" motif="[a-z]{{1,5}}"/>
</page>
<page code="deux" titre="Deux">
  <champ nom="piece" type="pieceJointe" libelle="Pièce" formats="pdf jpeg" tailleMaxMo="5" occurrencesMax="3"/>
  <champ nom="groupe" type="groupe" libelle="Groupe"><champ nom="x" type="texte" libelle="X"/></champ>
  <champ nom="ligne" type="groupeRepete" libelle="Ligne" occurrencesMax="5">
    <champ nom="z" type="texte" libelle="Z"/>
  </champ>
  <champ nom="prix" type="montant" libelle="Prix"><regle test="not(prix) or prix &lt;= 100">Cent au plus.</regle></champ>
  <champ nom="accord" type="booleen" libelle="Accord"/>
</page>"""

FULL = {
    "nom": "Astier",
    "choix": "b",
    "detail": "d",
    "exige": "e",
    "multi": ["a", "b"],
    "age": "30",
    "nombre": "-7",
    "jour": "2026-01-02",
    "moment": "2026-01-02T10:00:00",
    "codePostal": "69001",
    "lettres": "abc",
    "piece": [{"nom": "a.jpg", "contenu": "/9j/2Q=="}],
    "groupe": {"x": "1"},
    "ligne": [{"z": "1"}, {"z": "2"}, {"z": "3"}],
    "prix": "99",
    "accord": "1",
}
LESS = {"nom": "Astier", "choix": "a"}
Edit = Callable[[etree._Element], None]


def put(place: str, **attributes: str | None) -> Edit:
    """Attributes of a field; None takes one away."""

    def edit(root: etree._Element) -> None:
        champ = at(root, place)
        for nom, value in attributes.items():
            if value is None:
                champ.attrib.pop(nom, None)
            else:
                champ.set(nom, value)

    return edit


def at(root: etree._Element, place: str) -> etree._Element:
    found = root.find(tag("formulaire"))
    for step in place.split("/"):
        found = next(one for one in found.iter(tag("champ")) if one.get("nom") == step)
    return found


def add(xml: str, before: str = "", into: str = "") -> Edit:
    def edit(root: etree._Element) -> None:
        made = etree.fromstring(xml.replace("<champ", '<champ xmlns="urn:wsc:definition:1"', 1))
        if before:
            at(root, before).addprevious(made)
        else:
            (at(root, into) if into else root.find(tag("formulaire"))[-1]).append(made)

    return edit


def drop(place: str, xpath: str = "") -> Edit:
    def edit(root: etree._Element) -> None:
        gone = at(root, place)
        if xpath:
            gone = gone.find(xpath)
        gone.getparent().remove(gone)

    return edit


def move(place: str, into: str) -> Edit:
    return lambda root: at(root, into).append(at(root, place))


def page_first(root: etree._Element) -> None:
    formulaire = root.find(tag("formulaire"))
    formulaire.insert(0, formulaire[-1])


def option(code: str, place: str = "choix") -> Edit:
    return lambda root: at(root, place).append(etree.Element(tag("option"), code=code, libelle=code.title()))


def rule(place: str, test: str, level: str = "erreur") -> Edit:
    def edit(root: etree._Element) -> None:
        made = etree.SubElement(at(root, place), tag("regle"), test=test, niveau=level)
        made.text = "Corrigez."

    return edit


def retest(test: str) -> Edit:
    return lambda root: at(root, "prix").find(tag("regle")).set("test", test)


def several(*edits: Edit) -> Edit:
    def edit(root: etree._Element) -> None:
        for one in edits:
            one(root)

    return edit


NEW = '<champ nom="neuf" type="texte" libelle="Neuf"{}/>'
MAY, MUST = NEW.format(""), NEW.format(' obligatoire="true"')
MUST_IF = NEW.format(' obligatoire="true" condition="{}"')

# the change, its verdict, a demande of before that shows it
CASES: dict[str, tuple[Edit, str, Mapping[str, Any]]] = {
    "nothing": (lambda root: None, COMPATIBLE, FULL),
    "label only": (put("nom", libelle="Nom de famille"), COMPATIBLE, FULL),
    "help only": (lambda root: setattr(etree.SubElement(at(root, "nom"), tag("aide")), "text", "Aide."), COMPATIBLE, FULL),
    # fields
    "optional field added": (add(MAY), COMPATIBLE, FULL),
    "optional field added in the middle": (add(MAY, before="age"), COMPATIBLE, FULL),
    "mandatory field added": (add(MUST), BREAK, LESS),
    "mandatory field with a default added": (add(NEW.format(' obligatoire="true" defaut="v"')), WITH_DEFAULT, LESS),
    "mandatory field added under a condition": (add(MUST_IF.format("choix = 'b'")), BREAK, FULL),
    "mandatory field under a condition that only new answers make true": (
        several(add(MAY), add(MUST_IF.format("neuf = 'x'").replace("neuf", "autre", 1))), COMPATIBLE, FULL,
    ),
    "mandatory field under a condition of a new option": (
        several(option("c"), add(MUST_IF.format("choix = 'c'"))), BREAK, None,
    ),
    "field removed": (drop("accord"), BREAK, FULL),
    "field renamed": (put("accord", nom="entente"), BREAK, FULL),
    "field moved to another group": (move("accord", "groupe"), BREAK, FULL),
    "field moved to another place": (lambda root: at(root, "nom").addprevious(at(root, "age")), BREAK, FULL),
    "page moved": (page_first, BREAK, FULL),
    "computed instead of given": (put("nombre", type="calcul", calcul="age + 1", forme="entier"), BREAK, FULL),
    "made mandatory": (put("detail", condition=None, obligatoire="true"), BREAK, LESS),
    "made mandatory, once and for all": (put("lettres", obligatoire="true"), BREAK, LESS),
    "made mandatory with a default": (put("lettres", obligatoire="true", defaut="x"), WITH_DEFAULT, LESS),
    "made mandatory where it is shown": (put("detail", obligatoire="true"), BREAK, FULL | {"detail": None}),
    "made mandatory where it is shown, with a default": (
        put("detail", obligatoire="true", defaut="x"), WITH_DEFAULT, FULL | {"detail": None},
    ),
    "made optional": (put("nom", obligatoire="false"), COMPATIBLE, FULL),
    # conditions
    "condition added": (put("age", condition="choix = 'b'"), BREAK, LESS | {"age": "3"}),
    "condition added to a mandatory field": (put("nom", condition="choix = 'b'"), BREAK, LESS),
    "condition added to a group": (put("groupe", condition="choix = 'b'"), BREAK, LESS | {"groupe": {"x": "1"}}),
    "condition removed": (put("detail", condition=None), COMPATIBLE, FULL),
    "condition of a mandatory field removed": (put("exige", condition=None), BREAK, LESS),
    "condition widened": (put("detail", condition="choix = 'b' or age > 3"), COMPATIBLE, FULL),
    "condition of a mandatory field widened": (
        put("exige", condition="choix = 'b' or age > 3"), BREAK, LESS | {"age": "5"},
    ),
    "condition narrowed": (put("detail", condition="choix = 'b' and age > 50"), BREAK, FULL),
    "another condition": (put("detail", condition="choix = 'a'"), BREAK, FULL),
    # rules
    "rule added": (rule("nom", "string-length(nom) > 50"), BREAK, FULL),
    "warning added": (rule("nom", "string-length(nom) > 50", "avertissement"), COMPATIBLE, FULL),
    "rule removed": (drop("prix", tag("regle")), COMPATIBLE, FULL),
    "limit of a rule moved away": (retest("not(prix) or prix <= 200"), COMPATIBLE, FULL),
    "limit of a rule brought nearer": (retest("not(prix) or prix <= 50"), BREAK, FULL),
    "rule of a new field that says nothing without it": (
        several(add(MAY), rule("neuf", "not(neuf) or neuf = nom")), COMPATIBLE, FULL,
    ),
    "rule between a new field and an old one": (several(add(MAY), rule("nom", "neuf or age > 50")), BREAK, FULL),
    # types
    "text longer": (put("nom", longueurMax="80"), COMPATIBLE, FULL),
    "text shorter": (put("nom", longueurMax="5"), BREAK, FULL),
    "text with a least length": (put("nom", longueurMin="9"), BREAK, FULL),
    "pattern widened": (put("lettres", motif="[a-z0-9]{1,8}"), COMPATIBLE, FULL),
    "pattern narrowed": (put("lettres", motif="[a-b]{1,5}"), BREAK, FULL),
    "pattern removed": (put("lettres", motif=None), COMPATIBLE, FULL),
    "pattern added": (put("detail", motif="[0-9]*"), BREAK, FULL),
    "postal code becomes text": (put("codePostal", type="texte"), COMPATIBLE, FULL),
    "text becomes postal code": (put("lettres", type="codePostal", motif=None), BREAK, FULL),
    "text becomes e-mail": (put("detail", type="courriel"), BREAK, FULL),
    "postal code becomes a commune": (put("codePostal", type="communeInsee"), BREAK, FULL | {"codePostal": "20090"}),
    "short text becomes long text": (put("nom", type="texteLong"), COMPATIBLE, FULL),
    "long text of one line": (put("detail", type="texteLong"), COMPATIBLE, FULL),
    "choice becomes text": (
        several(put("multi", type="texte", occurrencesMax=None), drop("multi", tag("option")), drop("multi", tag("option"))),
        BREAK, FULL,
    ),
    "integer becomes decimal": (put("nombre", type="decimal"), COMPATIBLE, FULL),
    "integer becomes an amount": (put("nombre", type="montant"), BREAK, FULL),
    "integer becomes text": (put("nombre", type="texte"), COMPATIBLE, FULL),
    "amount becomes integer": (several(put("prix", type="entier")), BREAK, FULL | {"prix": "9.50"}),
    "date becomes text": (put("jour", type="texte", minimum=None), COMPATIBLE, FULL),
    "date becomes date and hour": (put("jour", type="dateHeure", minimum=None), BREAK, FULL),
    "date and hour become a slot": (put("moment", type="creneau", ressource="'salle'"), BREAK, None),
    "yes or no becomes text": (put("accord", type="texte"), COMPATIBLE, FULL),
    # bounds
    "least number lower": (put("age", minimum="-5"), COMPATIBLE, FULL),
    "least number higher": (put("age", minimum="40"), BREAK, FULL),
    "least number for the first time": (put("nombre", minimum="0"), BREAK, FULL),
    "greatest number that changes nothing": (put("nombre", maximum="2147483647"), COMPATIBLE, FULL),
    "bounds removed": (put("age", minimum=None, maximum=None), COMPATIBLE, FULL),
    "earliest day earlier": (put("jour", minimum="2019-01-01"), COMPATIBLE, FULL),
    "earliest day later": (put("jour", minimum="2026-06-01"), BREAK, FULL),
    "latest day": (put("jour", maximum="2025-12-31"), BREAK, FULL),
    # options
    "option added": (option("c"), COMPATIBLE, FULL),
    "option removed": (drop("choix", tag("option")), BREAK, LESS),
    "option of several added": (option("c", "multi"), COMPATIBLE, FULL),
    "options in another order": (lambda root: at(root, "choix").append(at(root, "choix")[0]), COMPATIBLE, FULL),
    "choice becomes several": (put("choix", type="choixMultiple", occurrencesMax="2"), COMPATIBLE, FULL),
    "several becomes choice": (put("multi", type="choix", occurrencesMax=None), BREAK, FULL),
    # how many
    "more lines": (put("ligne", occurrencesMax="9"), COMPATIBLE, FULL),
    "fewer lines": (put("ligne", occurrencesMax="2"), BREAK, FULL),
    "a least number of lines": (put("ligne", occurrencesMin="4"), BREAK, FULL),
    "a group that repeats": (put("groupe", type="groupeRepete", occurrencesMax="3"), COMPATIBLE, FULL),
    "a group that repeats no more": (put("ligne", type="groupe", occurrencesMax=None), BREAK, FULL),
    "field added in a group": (add(MAY, into="groupe"), COMPATIBLE, FULL),
    "mandatory field added in a group": (add(MUST, into="groupe"), BREAK, FULL),
    # files
    "format more": (put("piece", formats="pdf jpeg png"), COMPATIBLE, FULL),
    "format less": (put("piece", formats="pdf"), BREAK, FULL),
    "every format": (put("piece", formats=None), COMPATIBLE, FULL),
    "larger files": (put("piece", tailleMaxMo="9"), COMPATIBLE, FULL),
    "smaller files": (put("piece", tailleMaxMo="1"), BREAK, None),
    "fewer files": (put("piece", occurrencesMax="1"), BREAK, FULL | {"piece": FULL["piece"] * 2}),
    "a file where text was": (put("lettres", type="pieceJointe", motif=None), BREAK, FULL),
}  # fmt: skip

_contracts = Contracts(4)


def service(edit: Edit = lambda root: None) -> Teleservice:
    root = etree.fromstring(document("verdicts", PAGES))
    edit(root)
    return load_teleservice(expand(etree.tostring(root), Library()))


BEFORE = service()


def fill(parent: etree._Element, champs: tuple[Champ, ...], values: Mapping[str, Any], space: str) -> None:
    for champ in champs:
        given = values.get(champ.nom)
        for one in given if isinstance(given, list) else [] if given is None else [given]:
            element = etree.SubElement(parent, f"{{{space}}}{champ.nom}")
            if isinstance(one, str):
                element.text = one
            elif champ.type == "pieceJointe":
                for part, text in one.items():
                    etree.SubElement(element, f"{{{space}}}{part}").text = text
            else:
                fill(element, champ.champs, one, space)


def accepted(form: Teleservice, values: Mapping[str, Any]) -> bool:
    """What the form says of a demande that a program of the form before writes."""
    space = form.espace_de_noms
    body = etree.Element(f"{{{space}}}verifier")
    demande = etree.SubElement(body, f"{{{space}}}demande")
    fill(demande, BEFORE.formulaire.champs, values, space)
    by_schema = _contracts.make("teleservice", form).schema.validate(body)
    return by_schema and DemandeChecker(form, code_lists()).check(demande, at_noon()).valid


@pytest.mark.parametrize("case", CASES)
def test_a_change_has_the_verdict_that_a_demande_of_before_shows(case: str) -> None:
    edit, expected, witness = CASES[case]
    after = service(edit)
    defaults = {path: champ.defaut for path, champ in after.formulaire.walk() if champ.defaut}
    asked = {path for path, champ in after.formulaire.walk() if champ.obligatoire}
    schemas = (demande_schema(_contracts, form) for form in (BEFORE, after))
    said = (*schema_changes(*schemas, defaults, asked), *rule_changes(BEFORE.formulaire, after.formulaire))
    assert verdict(said) == expected, said
    assert all(one.champ and one.phrase for one in said)
    if witness is not None:
        assert accepted(BEFORE, witness)
        assert accepted(after, witness) == (expected == COMPATIBLE), said
