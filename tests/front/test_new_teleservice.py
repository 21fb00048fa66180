"""A téléservice that the catalogue lacks, made from nothing by SOAP: ten types of fields, a repeated group, conditions, an
attachment; callable at once, then changed twice with both verdicts, each version answering its own clients."""

from __future__ import annotations

import pytest
from calls import back_office, client, places, refused
from demandes import PNG, acte_naissance
from lxml import etree

CODE = "operation-tranquillite-vacances"
N = "{urn:wsc:definition:1}"
PAGE = """
<page xmlns="urn:wsc:definition:1" code="absence" titre="Votre absence">
  <champ nom="dateDepart" type="date" libelle="Date de départ" obligatoire="true"/>
  <champ nom="dateRetour" type="date" libelle="Date de retour" obligatoire="true">
    <regle test="number(translate(dateRetour,'-','')) &gt; number(translate(dateDepart,'-',''))">Le retour suit le départ</regle>
  </champ>
  <champ nom="typeLogement" type="choix" libelle="Logement" obligatoire="true">
    <option code="maison" libelle="Maison"/><option code="appartement" libelle="Appartement"/>
  </champ>
  <champ nom="etage" type="entier" libelle="Étage" obligatoire="true" minimum="0" maximum="60" condition="typeLogement = 'appartement'"/>
  <champ nom="alarme" type="booleen" libelle="Une alarme est installée" obligatoire="true"/>
  <champ nom="telesurveillance" type="telephone" libelle="Société de télésurveillance" condition="alarme = 'true' or alarme = '1'"/>
  <champ nom="passage" type="heure" libelle="Heure de passage d’un proche"/>
  <champ nom="valeur" type="montant" libelle="Valeur des biens"/>
  <champ nom="remarques" type="texteLong" libelle="Remarques" longueurMax="500"/>
  <champ nom="personnes" type="groupeRepete" libelle="Personnes à prévenir" obligatoire="true" occurrencesMin="1" occurrencesMax="3">
    <champ nom="nom" type="texte" libelle="Nom" obligatoire="true" longueurMax="60"/>
    <champ nom="telephone" type="telephone" libelle="Téléphone" obligatoire="true"/>
    <champ nom="cle" type="booleen" libelle="Détient une clé" obligatoire="true"/>
  </champ>
  <champ nom="photo" type="pieceJointe" libelle="Photo de l’accès" formats="jpeg png" occurrencesMax="2"/>
</page>
"""


@pytest.fixture(scope="module")
def bureau(platform):
    return back_office(platform, "bo-services")


def edit(bureau, change) -> None:
    draft = bureau("ouvrirBrouillon", teleservice=CODE)
    root = etree.fromstring(draft.document)
    change(root)
    bureau("importerDefinition", paquet=etree.tostring(root), version=draft.etat.version)


def demande(**changes: object) -> dict:
    values = {
        "demandeur": acte_naissance()["demandeur"],
        "dateDepart": "2027-07-10",
        "dateRetour": "2027-07-24",
        "typeLogement": "appartement",
        "etage": 3,
        "alarme": False,
        "valeur": "1500.50",
        "personnes": [
            {"nom": "Dupuis", "telephone": "+33199001122", "cle": True},
            {"nom": "Fillon", "telephone": "+33199001133", "cle": False},
        ],
        "photo": [{"nom": "acces.png", "contenu": PNG}],
    }
    return values | changes


def test_it_is_made_from_nothing_and_takes_a_demande_at_once(platform, bureau) -> None:
    bureau("ouvrirBrouillon", teleservice=CODE, intitule="Faire surveiller mon logement", theme="vie-quotidienne")
    edit(bureau, lambda root: root.find(f"{N}formulaire").append(etree.fromstring(PAGE)))
    bureau("definirParametre", teleservice=CODE, nom="conservationMois", valeur="6")
    assert bureau("publier", teleservice=CODE).espaceDeNoms == f"urn:wsc:demoville:{CODE}:1"
    bureau("mettreEnEssai", teleservice=CODE)
    recu = client(platform, CODE).service.deposer(demande=demande(), cle="absence-1")
    assert recu.numero
    bureau("mettreEnLigne", teleservice=CODE)
    wrong = demande(dateRetour="2027-07-01", etage=99)
    found = places(refused(lambda: client(platform, CODE).service.deposer(demande=wrong)))
    assert found == {"/demande/dateRetour", "/demande/etage"}
    hidden = demande(typeLogement="maison")
    assert places(refused(lambda: client(platform, CODE).service.deposer(demande=hidden))) == {"/demande/etage"}


def test_it_changes_twice_and_each_version_answers_its_own_clients(platform, bureau) -> None:
    first = client(platform, CODE)
    edit(bureau, add("animal", "texte"))
    assert bureau("comparer", teleservice=CODE).verdict == "compatible"
    bureau("publier", teleservice=CODE)
    second = client(platform, CODE)
    edit(bureau, add("contrat", "texte", obligatoire="true"))
    assert bureau("comparer", teleservice=CODE).verdict == "rupture"
    bureau("publier", teleservice=CODE)
    third = client(platform, CODE)
    assert first.service.deposer(demande=demande()).numero
    assert second.service.deposer(demande=demande(animal="Un chat")).numero
    assert third.service.deposer(demande=demande(animal="Un chat", contrat="A-12")).numero
    spaces = [version.espaceDeNoms for version in bureau("listerVersions", teleservice=CODE).version]
    assert spaces == [f"urn:wsc:demoville:{CODE}:{rank}" for rank in (3, 2, 1)]


def add(nom: str, type_: str, **attributes: str):
    def change(root: etree._Element) -> None:
        page = root.find(f"{N}formulaire/{N}page[@code='absence']")
        etree.SubElement(page, f"{N}champ", nom=nom, type=type_, libelle=nom.title(), longueurMax="60", **attributes)

    return change
