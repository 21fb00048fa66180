"""A revision published before a rule of definitions was made is served as it is: nothing of it is judged again."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
import requests
from calls import STRICT, code, refused
from lxml import etree
from sample_forms import document
from zeep import Client

from wsc_soap.errors import DefinitionInvalide
from wsc_soap.xmlio.definition import Library, expand, load_teleservice, read_teleservice

CODE = "publie-avant"
# a pattern that reads in too many ways, and a condition that never holds: neither could be published now
PAGES = """<page code="p" titre="P">
  <champ nom="mot" type="texte" libelle="Mot" obligatoire="true" motif="(a|aa)+b"/>
  <champ nom="jamais" type="texte" libelle="Jamais" condition="mot and not(mot)"/>
</page>"""


@pytest.fixture(scope="module")
def stub(platform) -> Client:
    expanded = expand(document(CODE, PAGES), Library())
    with pytest.raises(DefinitionInvalide) as refusal:
        load_teleservice(expanded)
    assert {fault.champ for fault in refusal.value.erreurs} == {"formulaire/mot/motif", "formulaire/jamais/condition"}
    service = read_teleservice(expanded)
    with platform.installation.platform.storage.write("demoville") as unit:
        unit.teleservices.publish(
            CODE, service.theme.code, expanded, espace_de_noms=service.espace_de_noms, empreinte=service.empreinte,
            now=datetime.now(UTC),
        )  # fmt: skip
        unit.teleservices.set_mode(CODE, "en-ligne")
        unit.commit()
    platform.installation.platform.bouquet.forget()
    return Client(platform.soap(CODE) + "?wsdl", settings=STRICT)


def test_it_is_described_and_takes_demandes(stub: Client) -> None:
    assert stub.service.decrire().intitule == "Publie-avant"
    assert stub.service.deposer(demande={"mot": "aab"}).numero


@pytest.mark.parametrize("word", ["aac", "a" * 1000])
def test_a_value_over_which_the_schema_gives_up_is_refused_at_its_field_all_the_same(stub: Client, word: str) -> None:
    detail = refused(lambda: stub.service.deposer(demande={"mot": word}))
    assert code(detail) == "DemandeInvalide"
    [fault] = detail.findall("{urn:wsc:commun:1}erreur")
    assert fault.findtext("{urn:wsc:commun:1}champ") == "/demande/mot"
    assert "forme attendue" in fault.findtext("{urn:wsc:commun:1}message")


def test_its_form_is_shown_and_its_schema_is_one(platform, stub: Client) -> None:
    assert "Mot" in stub.service.obtenirFragment(vue="formulaire").xhtml
    schema = requests.get(platform.soap(CODE) + "?xsd", timeout=20)
    assert etree.XMLSchema(etree.fromstring(schema.content)) is not None
