"""Every type of field, by the worked examples of the rules: through SOAP and on the page, the same verdict and the same
sentence; what is accepted goes through the contract's XSD and back."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
import requests
from calls import COMMUN, STRICT, agent
from field_examples import INVALID, TYPED, VALID
from lxml import etree
from sample_forms import document, publish
from zeep import Client

from wsc_soap.domain.champs.registry import champ_type

SOAP = "http://schemas.xmlsoap.org/soap/envelope/"
CODE = "tous-les-types"
SPACE = f"urn:wsc:teleservice:{CODE}:1"
# the commune far from the postal code, with which it would have to agree
TYPES = sorted({row[0] for row in (*VALID, *INVALID)}, key=lambda nom: (nom != "communeInsee", nom))
PAGES = (
    '<page code="p" titre="Page">'
    + "".join(f'<champ nom="{one}" type="{one}" libelle="Numéro"/>' for one in TYPES)
    + "</page>"
)


@pytest.fixture(scope="module")
def form(platform):
    publish(platform.installation.platform.storage, "demoville", document(CODE, PAGES))
    platform.installation.platform.bouquet.forget()
    return platform


@pytest.fixture(scope="module")
def stub(form) -> Client:
    return Client(form.soap(CODE) + "?wsdl", settings=STRICT)


def sent_by_soap(platform, values: Mapping[str, str], operation: str) -> requests.Response:
    body = etree.Element(f"{{{SPACE}}}{operation}", nsmap={None: SPACE})
    demande = etree.SubElement(body, f"{{{SPACE}}}demande")
    for nom, text in values.items():
        etree.SubElement(demande, f"{{{SPACE}}}{nom}").text = text
    whole = b'<s:Envelope xmlns:s="%s"><s:Body>%s</s:Body></s:Envelope>' % (SOAP.encode(), etree.tostring(body))
    return requests.post(platform.soap(CODE), whole, headers={"Content-Type": "text/xml; charset=utf-8"}, timeout=30)


def checked(platform, values: Mapping[str, str], operation: str = "verifier") -> list[tuple[str, str, str]]:
    """Places, labels and sentences of what SOAP says is wrong with a demande of these values."""
    answer = sent_by_soap(platform, values, operation)
    root = etree.fromstring(answer.content)
    assert root.find(".//{*}verification") is not None or "DemandeInvalide" in answer.text, answer.text
    return [
        tuple(error.findtext(f"{{{COMMUN}}}{part}", "") for part in ("champ", "libelle", "message"))
        for error in root.iter(f"{{{COMMUN}}}erreur")
    ]


def posted(stub: Client, nom: str, typed: str):
    """What comes of a page where that was typed."""
    entries = {nom: typed, "_page": "p", "_aller": "suivante"}
    given = [{"nom": name, "valeur": text} for name, text in entries.items()]
    return stub.service.soumettreFormulaire(vue="formulaire", entree=given)


@pytest.mark.parametrize(("type_", "typed", "kept"), VALID)
def test_what_is_right_is_accepted_by_both_doors(form, stub: Client, type_: str, typed: str, kept: str) -> None:
    assert checked(form, {type_: kept}) == []
    assert posted(stub, type_, typed).vue == "recapitulatif"


def in_xml(text: str) -> bool:
    try:
        etree.Element("a").text = text
    except ValueError:
        return False
    return True


# a page knows which commune « Lyon » is
WRONG = [row for row in INVALID if in_xml(row[1]) and row != ("communeInsee", "Lyon")]


@pytest.mark.parametrize(("type_", "typed"), WRONG)
def test_what_is_wrong_is_refused_by_both_doors_with_one_sentence(form, stub: Client, type_: str, typed: str) -> None:
    kind = champ_type(type_)
    [(place, label, sentence)] = checked(form, {type_: kind.read(typed)})
    assert (place, label) == (f"/demande/{type_}", "Numéro")
    page = posted(stub, type_, typed)
    assert page.vue == "formulaire"
    shown = " ".join(etree.fromstring(page.xhtml).itertext())
    assert sentence in shown
    if kind.read(typed) == typed:
        assert sentence in {fault for _, _, fault in checked(form, {type_: typed})}


@pytest.mark.parametrize(("type_", "sent", "wanted"), TYPED)
def test_a_program_that_sends_what_people_type_is_told_what_to_send(form, type_: str, sent: str, wanted: str) -> None:
    [(place, _, sentence)] = checked(form, {type_: sent})
    assert place == f"/demande/{type_}"
    assert sentence.endswith(f"comme le schéma l’attend\u00a0: {wanted}")
    assert checked(form, {type_: wanted}) == []


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ("Lyon", "comme le schéma l’attend\u00a0: 69123"),
        ("Saint-Denis", "Précisez la commune"),
        ("x" * 50_000, "liste"),
    ],
)
def test_a_program_that_sends_the_name_of_a_commune_is_told_its_code(form, sent: str, words: str) -> None:
    [(_, _, sentence)] = checked(form, {"communeInsee": sent})
    assert words in sentence


def test_everything_right_at_once_is_filed_and_comes_back_to_the_letter(form, stub: Client) -> None:
    values = {type_: kept for type_, _, kept in reversed(VALID)}
    ordered = {one: values[one] for one in TYPES if one in values}
    assert checked(form, ordered) == []
    assert checked(form, ordered | {"date": "2025-02-29", "decimal": "NaN"}, "deposer") == [
        ("/demande/date", "Numéro", "Vérifiez le numéro\u00a0: ce jour n’existe pas dans le calendrier"),
        ("/demande/decimal", "Numéro", "Écrivez le numéro en chiffres, avec une virgule s’il le faut\u00a0: 12,5"),
    ]
    with form.installation.platform.storage.read("demoville") as unit:
        assert unit.dossiers.count_open(CODE) == 0, "nothing of what was refused is kept"
    numero = filed(form, ordered)
    dossiers, session = agent(form)
    given = dossiers.service.telechargerDemande(numero=numero, _soapheaders=session)
    kept = etree.fromstring(given.contenu)
    assert {etree.QName(one).localname: one.text for one in kept} == ordered


def filed(platform, values: Mapping[str, str]) -> str:
    answer = sent_by_soap(platform, values, "deposer")
    return etree.fromstring(answer.content).findtext(".//{*}numero")
