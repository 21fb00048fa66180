"""Drafts, versions and contracts, through the SOAP door: one town changes a form, its clients and its neighbour live on."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from calls import back_office, client, code, places, refused
from demandes import acte_naissance
from lxml import etree

N = "{urn:wsc:definition:1}"
MODEL = "urn:wsc:teleservice:acte-naissance:1"
OWN = "urn:wsc:demoville:acte-naissance:{}"
ACTE = "acte-naissance"


class Town:
    """An administrator who changes the form of `acte-naissance`."""

    def __init__(self, platform) -> None:
        self.call = back_office(platform, "bo-services")

    def edit(self, change) -> int:
        """Change the draft as another program would: read it, give it back; its new version."""
        draft = self.call("ouvrirBrouillon", teleservice=ACTE)
        root = etree.fromstring(draft.document)
        change(root)
        given = self.call("importerDefinition", paquet=etree.tostring(root), version=draft.etat.version)
        return given.version

    def publish(self, **options):
        return self.call("publier", teleservice=ACTE, **options)


@pytest.fixture
def town(platform) -> Town:
    return Town(platform)


def field(nom: str, **attributes: str):
    """A change: a text field at the end of the first page."""

    def change(root: etree._Element) -> None:
        page = root.find(f"{N}formulaire/{N}page")
        etree.SubElement(page, f"{N}champ", nom=nom, type="texte", libelle=nom.title(), longueurMax="40", **attributes)

    return change


def namespace(platform, town: str = "demoville") -> str:
    return client(platform, ACTE, town).service.decrire().espaceDeNoms


def test_words_alone_make_a_revision_under_the_same_contract(platform, town: Town) -> None:
    town.edit(lambda root: setattr(root.find(f"{N}intitule"), "text", "Obtenir un acte de naissance"))
    compared = town.call("comparer", teleservice=ACTE)
    assert (compared.verdict, compared.contratChange, compared.changement) == ("compatible", False, [])
    assert [(d.famille, d.genre) for d in compared.difference] == [("presentation", "modification")]
    assert "Obtenir un acte de naissance" in compared.difference[0].phrase
    made = town.publish(cle="titre-1")
    assert (made.revision, made.espaceDeNoms, made.contratNouveau) == (2, MODEL, False)
    assert town.publish(cle="titre-1").revision == 2
    assert client(platform, ACTE).service.decrire().intitule == "Obtenir un acte de naissance"
    assert client(platform, ACTE, "saint-exemple").service.decrire().intitule.startswith("Demander")
    assert b"Obtenir un acte" not in neighbour_wsdl(platform)


def neighbour_wsdl(platform) -> bytes:
    return platform.installation.door.wsdl("saint-exemple", ACTE)


def test_an_added_field_makes_a_contract_of_the_towns_own_and_the_old_clients_go_on(platform, town: Town) -> None:
    old, kept = client(platform, ACTE), platform.installation.door.contracts
    neighbour = kept.get(ACTE, platform.installation.platform.bouquet.offer("saint-exemple", ACTE).teleservice)
    town.edit(field("surnom"))
    compared = town.call("comparer", teleservice=ACTE)
    assert (compared.verdict, compared.contratChange) == ("compatible", True)
    assert [(c.champ, c.verdict) for c in compared.changement] == [("surnom", "compatible")]
    assert any("Surnom" in d.phrase and d.genre == "ajout" for d in compared.difference)
    made = town.publish()
    assert (made.espaceDeNoms, made.contratNouveau) == (OWN.format(2), True)
    assert namespace(platform) == OWN.format(2)
    new = client(platform, ACTE)
    assert new.service.deposer(demande=acte_naissance(surnom="Lili")).numero
    assert old.service.deposer(demande=acte_naissance()).numero
    assert namespace(platform, "saint-exemple") == MODEL
    again = platform.installation.platform.bouquet.offer("saint-exemple", ACTE).teleservice
    assert kept.get(ACTE, again) is neighbour


def test_a_mandatory_field_breaks_unless_it_has_a_default(platform, town: Town) -> None:
    town.edit(field("guichet", obligatoire="true", defaut="accueil"))
    assert town.call("comparer", teleservice=ACTE).verdict == "compatible-avec-defaut"
    version = town.edit(field("couleur", obligatoire="true"))
    compared = town.call("comparer", teleservice=ACTE)
    assert compared.verdict == "rupture"
    assert {c.champ: c.verdict for c in compared.changement} == {
        "guichet": "compatible-avec-defaut",
        "couleur": "rupture",
    }
    made = town.publish(version=version)
    assert made.espaceDeNoms == OWN.format(3)
    new = client(platform, ACTE)
    missing = refused(lambda: new.service.deposer(demande=acte_naissance(guichet="", couleur="")))
    assert places(missing) == {"/demande/guichet", "/demande/couleur"}


def test_an_older_contract_is_accepted_to_its_last_day_then_the_one_in_force_is_named(platform, town: Town) -> None:
    listed = town.call("listerVersions", teleservice=ACTE).version
    assert [(v.revision, v.espaceDeNoms, v.enVigueur) for v in listed] == [
        (4, OWN.format(3), True),
        (3, OWN.format(2), False),
        (2, MODEL, False),
        (1, MODEL, False),
    ]
    today = date.today()
    town.call("annoncerFin", teleservice=ACTE, espaceDeNoms=OWN.format(2), fin=today + timedelta(days=1))
    assert call_in(platform, OWN.format(2)) == 200
    platform.clock.shift = timedelta(days=2)
    try:
        assert call_in(platform, OWN.format(2)) == 500
        assert OWN.format(3).encode() in body_in(platform, OWN.format(2))
        assert call_in(platform, MODEL) == 200
    finally:
        platform.clock.shift = timedelta()


def call_in(platform, espace: str) -> int:
    return post(platform, espace).status_code


def body_in(platform, espace: str) -> bytes:
    return post(platform, espace).content


def post(platform, espace: str):
    import requests

    message = (
        '<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body>'
        f'<decrire xmlns="{espace}"/></soap:Body></soap:Envelope>'
    )
    return requests.post(platform.soap(ACTE), message.encode(), headers={"Content-Type": "text/xml"}, timeout=20)


def test_the_contract_in_force_has_no_end(platform, town: Town) -> None:
    refusal = refused(lambda: town.call("annoncerFin", teleservice=ACTE, espaceDeNoms=OWN.format(3), fin=date.today()))
    assert code(refusal) == "ParametreInvalide"
    unknown = refused(lambda: town.call("annoncerFin", teleservice=ACTE, espaceDeNoms="urn:wsc:x", fin=date.today()))
    assert code(unknown) == "VersionInconnue"


def test_the_delivered_model_comes_back_with_its_contract(platform, town: Town) -> None:
    town.call("definirParametre", teleservice=ACTE, nom="delaiReponseMax", valeur="12")
    town.call("retablirModele", teleservice=ACTE)
    values = {p.nom: p.valeur for p in town.call("listerParametres", teleservice=ACTE).parametre}
    assert values["delaiReponseMax"] == "12"
    assert town.publish().espaceDeNoms == MODEL
    assert namespace(platform) == MODEL
    assert "12\u00a0jours ouvrés" in client(platform, ACTE).service.decrire().delai


def test_a_draft_with_faults_is_refused_whole_and_the_published_version_stays(platform, town: Town) -> None:
    draft = town.call("ouvrirBrouillon", teleservice=ACTE)
    root = etree.fromstring(draft.document)
    field("double")(root)
    field("double")(root)
    root.find(f"{N}processus").set("debut", "nulle-part")
    next(root.iter(f"{N}champ")).set("condition", "document('x')")
    refusal = refused(lambda: town.call("importerDefinition", paquet=etree.tostring(root), version=draft.etat.version))
    assert code(refusal) == "DefinitionInvalide"
    assert {"formulaire/double", "processus/debut", "formulaire/typeActe/condition"} <= places(refusal)
    assert town.call("verifierBrouillon", teleservice=ACTE).valide
    assert namespace(platform) == MODEL
    town.call("abandonnerBrouillon", teleservice=ACTE)
    assert code(refused(lambda: town.publish())) == "BrouillonInconnu"


def test_a_package_goes_from_a_town_to_another_and_is_checked_there(platform, town: Town) -> None:
    new = {"teleservice": "pret-de-materiel", "intitule": "Emprunter du matériel", "theme": "vie-quotidienne"}
    town.call("ouvrirBrouillon", **new, service="services-techniques")
    made = town.call("publier", teleservice="pret-de-materiel")
    assert made.espaceDeNoms == "urn:wsc:demoville:pret-de-materiel:1"
    package = town.call("exporterDefinition", teleservice="pret-de-materiel").contenu
    elsewhere = back_office(platform, "bo-services", town="saint-exemple")
    checked = elsewhere("importerDefinition", paquet=package)
    assert checked.valide
    assert (
        elsewhere("publier", teleservice="pret-de-materiel").espaceDeNoms == "urn:wsc:saint-exemple:pret-de-materiel:1"
    )
    tampered = package.replace("Emprunter du matériel".encode(), b"Emprunter")
    refusal = refused(lambda: elsewhere("importerDefinition", paquet=tampered))
    assert code(refusal) == "DefinitionInvalide"
    bomb = b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'
    assert code(refused(lambda: elsewhere("importerDefinition", paquet=bomb))) == "DtdInterdite"


def test_only_an_administrator_publishes_and_a_plain_agent_sees_nothing(platform) -> None:
    manager = back_office(platform, "bo-services", "vidal")
    manager("ouvrirBrouillon", teleservice="incident-voirie")
    assert code(refused(lambda: manager("publier", teleservice="incident-voirie"))) == "AccesRefuse"
    assert code(refused(lambda: manager("suspendre", teleservice="incident-voirie"))) == "AccesRefuse"
    manager("abandonnerBrouillon", teleservice="incident-voirie")
    plain = back_office(platform, "bo-services", "durand")
    assert code(refused(lambda: plain("listerTeleservices"))) == "AccesRefuse"
    anonymous = client(platform, "bo-services")
    assert code(refused(lambda: anonymous.service.listerTeleservices())) == "SessionRequise"


def test_what_was_done_stands_in_the_journal(platform, town: Town) -> None:
    acts = town.call("listerActes", objet="pret-de-materiel").acte
    assert [act.operation for act in acts] == ["publier", "ouvrirBrouillon"]
    assert acts[0].auteur == "Mme Royer Marie-Pierre"
