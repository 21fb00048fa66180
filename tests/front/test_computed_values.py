"""Computed values through the front door: told, kept, shown, never received."""

from __future__ import annotations

from urllib.request import urlopen

import pytest
from calls import agent, client, code, places, refused
from lxml import etree
from sample_forms import publish, sejour

SOAP = "http://schemas.xmlsoap.org/soap/envelope/"


def stay(**changes: object) -> dict:
    children = [{"prenom": "Léa", "nuits": 3}, {"prenom": "Tom", "nuits": 10}]
    return {"courriel": "a@exemple.fr", "revenu": "900.00", "parts": "2.5", "enfant": children} | changes


@pytest.fixture(scope="module")
def service(platform):
    for town in ("demoville", "saint-exemple"):
        publish(platform.installation.platform.storage, town, sejour())
    platform.installation.platform.bouquet.forget()
    return client(platform, "sejour")


def values(answer) -> dict[str, str]:
    return {value.champ: value.valeur for value in answer.calcul}


def test_the_contract_has_no_element_for_a_computed_value(platform, service) -> None:
    with urlopen(platform.soap("sejour") + "?xsd") as answer:
        assert b'name="total"' not in answer.read()


def test_verifying_and_filing_tell_the_same_values(service) -> None:
    checked, recu = service.service.verifier(demande=stay()), service.service.deposer(demande=stay(), cle="sejour-1")
    assert values(checked) == values(recu)
    assert values(recu)["/demande/enfant[2]/tarif"] == "111.15"
    texts = {value.libelle: value.texte for value in recu.calcul}
    assert texts["À payer"] == "144,50\u00a0€"
    assert service.service.deposer(demande=stay(), cle="sejour-1") == recu


def test_they_are_kept_beside_the_demande_and_read_everywhere(platform, service) -> None:
    recu = service.service.deposer(demande=stay())
    with platform.installation.platform.storage.read("demoville") as unit:
        kept = unit.demandes.get(recu.numero)
    assert b"144.50" in kept.calculs
    assert b"144.50" not in kept.document
    lines = lambda answer: {line.libelle: line.texte for section in answer.section for line in section.ligne}  # noqa: E731
    suivi = service.service.suivre(numero=recu.numero, cleSuivi=recu.cleSuivi)
    assert lines(suivi)["Acompte"] == ["43,35\u00a0€"]
    dossiers, session = agent(platform)
    assert lines(dossiers.service.lireDossier(numero=recu.numero, _soapheaders=session))["Quotient"] == ["360"]
    platform.work()
    mail = next(m for m in reversed(platform.mails) if recu.numero in m["Subject"])
    assert "144,50" in mail.get_body(("plain",)).get_content()
    pdf = service.service.telechargerRecapitulatif(numero=recu.numero, cleSuivi=recu.cleSuivi)
    assert pdf.contenu.startswith(b"%PDF")


def test_a_computed_value_given_by_the_caller_is_refused(platform, service) -> None:
    message = service.create_message(service.service, "deposer", demande=stay())
    demande = message.find(".//{*}demande")
    etree.SubElement(demande, demande[0].tag.replace("courriel", "total")).text = "0.01"
    detail = refused(lambda: _send(service, message))
    assert code(detail) == "DemandeInvalide"
    assert places(detail) == {"/demande/total"}


def _send(service, envelope: etree._Element):
    binding = service.service._binding
    headers = {"Content-Type": "text/xml; charset=utf-8", "SOAPAction": '""'}
    answer = service.transport.post_xml(service.service._binding_options["address"], envelope, headers)
    return binding.process_reply(service, binding.get("deposer"), answer)
