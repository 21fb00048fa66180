"""Registered business software: its key is known by its digest only, its calls are counted by contract and day."""

from __future__ import annotations

import hashlib
from datetime import date, timedelta

import pytest
import requests
from calls import back_office, client, code, refused

from wsc_soap.operations.call_counter import Call, CallCounter

ESPACE = "urn:wsc:teleservice:incident-voirie:1"
WSSE = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd"
TYPE = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-username-token-profile-1.0#Password"


@pytest.fixture
def bureau(platform):
    return back_office(platform, "bo-integrateurs")


@pytest.fixture
def key(bureau) -> str:
    bureau("definirIntegrateur", code="voirie-plus", nom="Voirie Plus", courriel="contact@voirie.example", actif=True)
    return bureau("creerCle", integrateur="voirie-plus", libelle="Production").secret


def describe(platform, header: str = "", **http: str) -> requests.Response:
    message = (
        '<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/">'
        f'{header}<soap:Body><decrire xmlns="{ESPACE}"/></soap:Body></soap:Envelope>'
    )
    headers = {"Content-Type": "text/xml"} | http
    return requests.post(platform.soap("incident-voirie"), message.encode(), headers=headers, timeout=20)


def bearer(key: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {key}"}


def username_token(user: str, key: str, kind: str = "Text") -> str:
    return (
        f'<soap:Header><w:Security xmlns:w="{WSSE}" soap:mustUnderstand="1"><w:UsernameToken><w:Username>{user}'
        f'</w:Username><w:Password Type="{TYPE}{kind}">{key}</w:Password></w:UsernameToken></w:Security></soap:Header>'
    )


def counted(bureau) -> dict[tuple[str | None, str], tuple[int, int]]:
    found = bureau("listerAppels", teleservice="incident-voirie").appels
    return {(one.integrateur, one.operation): (one.nombre, one.refus) for one in found}


def test_calls_are_counted_for_who_made_them(platform, bureau, key: str) -> None:
    assert describe(platform).status_code == 200
    for _ in range(2):
        assert describe(platform, **bearer(key)).status_code == 200
    assert describe(platform, username_token("voirie-plus", key)).status_code == 200
    shown = counted(bureau)
    assert shown["voirie-plus", "decrire"] == (3, 0)
    assert shown[None, "decrire"] == (1, 0)
    neighbour = back_office(platform, "bo-integrateurs", town="saint-exemple")
    assert counted(neighbour) == {}


def test_a_refused_call_is_counted_as_such(platform, bureau) -> None:
    voirie = client(platform, "incident-voirie")
    refused(lambda: voirie.service.suivre(numero="D-2026-000001", cleSuivi="AAAA-AAAA-AAAA"))
    assert counted(bureau)[None, "suivre"] == (1, 1)


@pytest.mark.parametrize("wrong", ["wsc_" + "a" * 40, "", "é", "x" * 500])
def test_a_key_that_is_not_one_is_refused(platform, wrong: str) -> None:
    answer = describe(platform, Authorization=f"Bearer {wrong}".encode().decode("latin-1"))
    assert answer.status_code == 500
    assert b"CleRefusee" in answer.content


def test_a_key_opens_nothing_once_revoked_expired_or_in_another_town(platform, bureau, key: str) -> None:
    expired = bureau("creerCle", integrateur="voirie-plus", libelle="Essai", expire=date.today())
    platform.clock.shift = timedelta(days=2)
    try:
        assert b"CleRefusee" in describe(platform, **bearer(expired.secret)).content
    finally:
        platform.clock.shift = timedelta()
    assert b"CleRefusee" in describe(platform, username_token("autre", key)).content
    assert b"CleRefusee" in describe(platform, username_token("voirie-plus", key, "Digest")).content
    elsewhere = requests.post(
        platform.soap("incident-voirie", "saint-exemple"),
        f'<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body><decrire xmlns="{ESPACE}"/>'
        "</soap:Body></soap:Envelope>",
        headers={"Content-Type": "text/xml", **bearer(key)},
        timeout=20,
    )
    assert b"CleRefusee" in elsewhere.content
    bureau("revoquerCle", integrateur="voirie-plus", debut=key[:10])
    assert b"CleRefusee" in describe(platform, **bearer(key)).content


def test_only_the_digest_of_a_key_is_kept(platform, bureau, key: str) -> None:
    with platform.installation.platform.storage.read("demoville") as unit:
        assert unit.integrateurs.key(hashlib.sha256(key.encode()).hexdigest()).debut == key[:10]
    listed = bureau("listerIntegrateurs").integrateur[0]
    assert key not in str(listed)
    assert key[:10] in {one.debut for one in listed.cle}


def test_an_integrator_made_inactive_loses_its_keys(platform, bureau, key: str) -> None:
    bureau("definirIntegrateur", code="voirie-plus", nom="Voirie Plus", actif=False)
    assert b"CleRefusee" in describe(platform, **bearer(key)).content


def test_a_change_that_breaks_names_the_integrators_who_called(platform, bureau, key: str) -> None:
    from lxml import etree

    assert describe(platform, **bearer(key)).status_code == 200
    counted(bureau)
    services = back_office(platform, "bo-services")
    draft = services("ouvrirBrouillon", teleservice="incident-voirie")
    root = etree.fromstring(draft.document)
    (found,) = root.xpath("//*[@nom = 'accordContact']")  # nothing else reads it
    found.getparent().remove(found)
    services("importerDefinition", paquet=etree.tostring(root), version=draft.etat.version)
    compared = services("comparer", teleservice="incident-voirie")
    assert compared.verdict == "rupture"
    assert [(one.code, one.courriel, one.appels > 0) for one in compared.integrateur] == [
        ("voirie-plus", "contact@voirie.example", True)
    ]
    services("abandonnerBrouillon", teleservice="incident-voirie")


def test_a_rule_more_breaks_under_the_same_contract_and_names_who_calls_it(platform, bureau, key: str) -> None:
    from lxml import etree

    assert describe(platform, **bearer(key)).status_code == 200
    counted(bureau)
    services = back_office(platform, "bo-services")
    draft = services("ouvrirBrouillon", teleservice="incident-voirie")
    root = etree.fromstring(draft.document)
    (found,) = root.xpath("//*[@nom = 'description']")
    etree.SubElement(
        found, "{urn:wsc:definition:1}regle", test="string-length(description) > 20"
    ).text = "Dites-en plus."
    services("importerDefinition", paquet=etree.tostring(root), version=draft.etat.version)
    compared = services("comparer", teleservice="incident-voirie")
    assert (compared.verdict, compared.contratChange) == ("rupture", False)
    assert [(one.champ, one.verdict) for one in compared.changement] == [("description", "rupture")]
    assert "Dites-en plus" in compared.changement[0].phrase
    assert [one.code for one in compared.integrateur] == ["voirie-plus"]
    services("abandonnerBrouillon", teleservice="incident-voirie")


def test_only_who_called_the_contract_that_changes_is_named(platform) -> None:
    from lxml import etree

    town = "saint-exemple"
    bureau, services = (back_office(platform, one, town=town) for one in ("bo-integrateurs", "bo-services"))
    bureau("definirIntegrateur", code="ancien-client", nom="Ancien client")
    key = bureau("creerCle", integrateur="ancien-client", libelle="Production").secret
    address = platform.soap("incident-voirie", town)
    message = f'<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><decrire xmlns="{ESPACE}"/></s:Body></s:Envelope>'
    headers = {"Content-Type": "text/xml"} | bearer(key)
    assert requests.post(address, message, headers=headers, timeout=20).status_code == 200
    bureau("listerAppels")  # what is counted is written down

    def changed(change) -> list[str]:
        draft = services("ouvrirBrouillon", teleservice="incident-voirie")
        root = etree.fromstring(draft.document)
        change(root)
        services("importerDefinition", paquet=etree.tostring(root), version=draft.etat.version)
        return [one.code for one in services("comparer", teleservice="incident-voirie").integrateur]

    page = "{urn:wsc:definition:1}formulaire/{urn:wsc:definition:1}page"
    champ = {"nom": "neuf", "type": "texte", "libelle": "Neuf"}
    assert changed(lambda root: etree.SubElement(root.find(page), root.find(page)[0].tag, champ)) == ["ancien-client"]
    services("publier", teleservice="incident-voirie")
    assert changed(lambda root: root.xpath("//*[@nom = 'neuf']")[0].set("obligatoire", "true")) == []


def software(bureau, code_: str):
    return next(one for one in bureau("listerIntegrateurs").integrateur if one.code == code_)


def test_a_code_that_is_taken_is_not_given_to_another_software(bureau) -> None:
    bureau("definirIntegrateur", code="graphe", nom="Graphe", courriel="contact@graphe.example")
    detail = refused(lambda: bureau("definirIntegrateur", code="graphe", nom="Autre logiciel"))
    assert code(detail) == "IntegrateurConnu"
    assert "« Graphe »" in "".join(detail.itertext()) and "modifierIntegrateur" in "".join(detail.itertext())
    assert software(bureau, "graphe").nom == "Graphe"
    bureau("definirIntegrateur", code="graphe", nom=" Graphe ")
    again = software(bureau, "graphe")
    assert (again.nom, again.courriel, again.actif) == ("Graphe", "contact@graphe.example", True)


def test_software_is_renamed_on_purpose_and_what_is_not_given_stays(bureau) -> None:
    bureau("definirIntegrateur", code="ancien", nom="Ancien nom", courriel="contact@ancien.example")
    bureau("modifierIntegrateur", code="ancien", nom="Nouveau nom")
    one = software(bureau, "ancien")
    assert (one.nom, one.courriel, one.actif) == ("Nouveau nom", "contact@ancien.example", True)
    bureau("modifierIntegrateur", code="ancien", courriel="", actif=False)
    one = software(bureau, "ancien")
    assert (one.nom, one.courriel, one.actif) == ("Nouveau nom", None, False)
    assert code(refused(lambda: bureau("modifierIntegrateur", code="jamais-vu", nom="x"))) == "IntegrateurInconnu"
    for wrong in ({"nom": "  "}, {"courriel": "pas une adresse"}):
        assert code(refused(lambda w=wrong: bureau("modifierIntegrateur", code="ancien", **w))) == "ParametreInvalide"
    assert software(bureau, "ancien").nom == "Nouveau nom"


def test_the_key_of_a_registration_does_it_once(bureau) -> None:
    one = {"code": "une-fois", "nom": "Une fois", "cle": "cle-une-fois"}
    bureau("definirIntegrateur", **one)
    bureau("modifierIntegrateur", code="une-fois", nom="Renommé")
    bureau("definirIntegrateur", **one)
    assert software(bureau, "une-fois").nom == "Renommé"
    assert code(refused(lambda: bureau("definirIntegrateur", **one | {"nom": "Autre"}))) == "CleReutilisee"


def test_unknown_integrators_and_wrong_days_are_refused(bureau) -> None:
    assert code(refused(lambda: bureau("creerCle", integrateur="inconnu", libelle="x"))) == "IntegrateurInconnu"
    future = date.today() + timedelta(days=3)
    assert code(refused(lambda: bureau("listerAppels", depuis=future))) == "ParametreInvalide"
    assert code(refused(lambda: bureau("definirIntegrateur", code="A B", nom="x"))) == "ParametreInvalide"


def test_counting_writes_nothing_until_it_is_time_and_nothing_is_lost_at_the_end(platform) -> None:
    storage = platform.installation.platform.storage
    counter, day = CallCounter(storage, period=3600), date(2026, 1, 2)
    one = Call("demoville", day, "essai", "urn:x", "", "decrire")
    for rank in range(1000):
        counter.count(one, rank % 10 == 0)
    assert sums(storage, day) == []
    counter.close()
    assert sums(storage, day) == [(1000, 100)]
    again = CallCounter(storage, period=3600)
    again.count(one, False)
    again.close()
    assert sums(storage, day) == [(1001, 100)]


def sums(storage, day: date) -> list[tuple[int, int]]:
    with storage.read("demoville") as unit:
        return [(one.nombre, one.refus) for one in unit.appels.since(day, "essai")]
