"""Each of the delivered téléservices travels to another town whole, and comes back to its model after any change."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from wsc_soap.bootstrap import Installation, build
from wsc_soap.config import Settings
from wsc_soap.domain.profil import ADMINISTRATEUR
from wsc_soap.operations import delivered
from wsc_soap.operations.context import Context, Identity
from wsc_soap.operations.installation import install_town
from wsc_soap.operations.opening import open_context
from wsc_soap.operations.registry import operations_of
from wsc_soap.xmlio.library import Library
from wsc_soap.xmlio.namespaces import definition_tag as tag

CODES = Library().codes()
HERE, THERE = "demoville", "saint-exemple"
OPERATIONS = {operation.name: operation.function for operation in operations_of("bo-services")}


@pytest.fixture(scope="module")
def installation(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    made = build(Settings(_env_file=None, donnees=Path(tmp_path_factory.mktemp("catalogue")), debit=0))
    for town in (HERE, THERE):
        document = (files("wsc_soap.demo") / f"{town}.xml").read_bytes()
        install_town(made.platform.storage, document, datetime.now(UTC))
    yield made
    made.close()


def call(installation: Installation, town: str, operation: str, **given: Any) -> Any:
    """A call of `bo-services` by the administrator of a town."""
    identity = Identity("agent", "royer", "Mme Royer", profil=ADMINISTRATEUR, services=("accueil",))
    context: Context = open_context(installation.platform, town, "bo-services").with_changes(identity=identity)
    return OPERATIONS[operation](context, **given)


def rows(installation: Installation, town: str, code: str) -> tuple[bytes, str]:
    """The whole document of the revision in force and its digest."""
    with installation.platform.storage.read(town) as unit:
        active = unit.teleservices.get(code)
        revision = unit.teleservices.revision(code, active.revision)
        return revision.source, revision.empreinte


@pytest.mark.parametrize("code", CODES)
def test_a_package_of_one_town_is_the_same_teleservice_in_another(installation: Installation, code: str) -> None:
    call(installation, HERE, "activerTeleservice", teleservice=code)
    package = call(installation, HERE, "exporterDefinition", teleservice=code).contenu
    checked = call(installation, THERE, "importerDefinition", paquet=package)
    assert (checked.teleservice, checked.valide, checked.erreur) == (code, True, ())
    made = call(installation, THERE, "publier", teleservice=code)
    assert made.espace_de_noms == f"urn:wsc:teleservice:{code}:1"
    assert rows(installation, THERE, code) == rows(installation, HERE, code)
    card = call(installation, THERE, "lireTeleservice", teleservice=code).service
    assert not card.personnalise
    again = call(installation, THERE, "exporterDefinition", teleservice=code).contenu
    assert content(again) == content(package)


def content(package: bytes) -> bytes:
    """What a package holds, without where and when it was made."""
    (definition,) = etree.fromstring(package).iter(tag("teleservice"))
    return etree.tostring(definition, method="c14n")


@pytest.mark.parametrize("code", CODES)
def test_whatever_a_town_changed_the_model_can_be_put_back(installation: Installation, code: str) -> None:
    call(installation, HERE, "activerTeleservice", teleservice=code)
    spoiled = changed(delivered.model(code))
    version = call(installation, HERE, "ouvrirBrouillon", teleservice=code).etat.version
    call(installation, HERE, "importerDefinition", paquet=spoiled, version=version)
    call(installation, HERE, "publier", teleservice=code)
    assert call(installation, HERE, "lireTeleservice", teleservice=code).service.personnalise
    call(installation, HERE, "retablirModele", teleservice=code, garder_parametres=False)
    call(installation, HERE, "publier", teleservice=code)
    assert rows(installation, HERE, code) == (delivered.model(code), delivered.digest(code))
    assert not call(installation, HERE, "lireTeleservice", teleservice=code).service.personnalise


def changed(model: bytes) -> bytes:
    """The model with another title, a value set, a field more, a message written anew, an étape called otherwise."""
    root = copy.deepcopy(etree.fromstring(model))
    root.find(tag("intitule")).text = "Une démarche de chez nous"
    page = root.find(f".//{tag('page')}")
    etree.SubElement(page, tag("champ"), nom="champDeLaVille", type="texte", libelle="Une question de chez nous")
    root.find(f".//{tag('message')}/{tag('objet')}").text = "Un objet de chez nous"
    root.find(f".//{tag('etape')}").set("libelleAgent", "Une étape de chez nous")
    numbers = (p for p in root.iter(tag("parametre")) if p.get("type") == "entier" and int(p.get("valeur")) > 1)
    for number in list(numbers)[:1]:
        number.set("valeur", str(int(number.get("valeur")) + 1))
    return etree.tostring(root, encoding="UTF-8")


def test_the_values_that_a_town_set_stay_when_it_wants_them(installation: Installation) -> None:
    code = "inscription-cantine"
    call(installation, HERE, "activerTeleservice", teleservice=code)
    before = next(
        p for p in call(installation, HERE, "listerParametres", teleservice=code).parametre if p.type == "montant"
    )
    call(installation, HERE, "definirParametre", teleservice=code, nom=before.nom, valeur="9.87")
    call(installation, HERE, "retablirModele", teleservice=code)
    kept = {p.nom: p.valeur for p in call(installation, HERE, "listerParametres", teleservice=code).parametre}
    assert kept[before.nom] == "9.87"
