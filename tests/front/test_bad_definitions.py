"""A definition that contradicts itself is refused with every fault at its place, and the published version stays."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from calls import back_office, client, code, places, refused
from demandes import acte_naissance
from lxml import etree

N = "{urn:wsc:definition:1}"
ACTE = "acte-naissance"


@pytest.fixture
def draft(platform) -> Iterator[tuple]:
    """`call` of an administrator, and the draft as it was opened; given up in the end."""
    call = back_office(platform, "bo-services")
    yield call, call("ouvrirBrouillon", teleservice=ACTE)
    call("abandonnerBrouillon", teleservice=ACTE)


def add(root: etree._Element, nom: str, type_: str, inner: str = "", **attributes: str) -> None:
    page = root.find(f"{N}formulaire/{N}page")
    champ = etree.SubElement(page, f"{N}champ", nom=nom, type=type_, libelle=nom.title(), **attributes)
    for code_ in inner.split():
        etree.SubElement(champ, f"{N}option", code=code_, libelle=code_.title())


def test_every_contradiction_is_told_at_once_with_its_place(platform, draft: tuple) -> None:
    call, opened = draft
    root = etree.fromstring(opened.document)
    add(root, "ages", "entier", minimum="18", maximum="3")
    add(root, "jours", "date", minimum="2027-01-02", maximum="2027-01-01")
    add(root, "mots", "texte", longueurMin="9", longueurMax="3")
    add(root, "court", "codePostal", longueurMin="9")
    add(root, "prix", "montant", minimum="5", defaut="3")
    add(root, "choisi", "choix", "oui non oui")
    add(root, "propose", "choix", "oui non", defaut="peut-etre")
    add(root, "copies", "pieceJointe", occurrencesMin="4", occurrencesMax="2")
    add(root, "plusieurs", "texte", occurrencesMax="4")
    add(root, "jamais", "texte", condition="ages > 5 and ages < 3")
    add(root, "cache", "texte", condition="choisi = 'oui'")
    add(root, "encore", "texte", condition="choisi = 'non' and cache")
    add(root, "perdu", "texte", condition="disparu")
    add(root, "dehors", "texte", condition="../../typeActe")
    add(root, "rond", "calcul", calcul="carre + 1")
    add(root, "carre", "calcul", calcul="rond + 1")
    add(root, "bombe", "texte", motif="(a|aa)+b")
    add(root, "vide", "codePostal", motif="[a-z]+")
    refusal = refused(lambda: call("importerDefinition", paquet=etree.tostring(root), version=opened.etat.version))
    assert code(refusal) == "DefinitionInvalide"
    assert places(refusal) == {
        "formulaire/ages/minimum",
        "formulaire/jours/minimum",
        "formulaire/mots/longueurMin",
        "formulaire/court/longueurMin",
        "formulaire/prix/defaut",
        "formulaire/choisi/oui",
        "formulaire/propose/defaut",
        "formulaire/copies/occurrencesMin",
        "formulaire/plusieurs/occurrencesMax",
        "formulaire/jamais/condition",
        "formulaire/encore/condition",
        "formulaire/perdu/condition",
        "formulaire/dehors/condition",
        "formulaire/rond/calcul",
        "formulaire/carre/calcul",
        "formulaire/bombe/motif",
        "formulaire/vide/motif",
    }
    assert client(platform, ACTE).service.deposer(demande=acte_naissance()).numero


def test_a_contradiction_made_field_by_field_is_kept_in_the_draft_and_stops_its_publication(
    platform, draft: tuple
) -> None:
    call, opened = draft
    designer = back_office(platform, "bo-formulaires")
    wrong = {"type": "entier", "libelle": "Âge", "nom": "age", "minimum": "18", "maximum": "3"}
    designer("ajouterChamp", teleservice=ACTE, version=opened.etat.version, page="document", proprietes=wrong)
    checked = call("verifierBrouillon", teleservice=ACTE)
    assert not checked.valide
    assert [error.champ for error in checked.erreur] == ["formulaire/age/minimum"]
    refusal = refused(lambda: call("publier", teleservice=ACTE))
    assert (code(refusal), places(refusal)) == ("DefinitionInvalide", {"formulaire/age/minimum"})
    assert client(platform, ACTE).service.deposer(demande=acte_naissance()).numero


@pytest.mark.parametrize(
    ("spoil", "fault"),
    [
        (lambda octets: octets.replace(b"<champ ", b'<champ secret="1" ', 1), "DefinitionInvalide"),
        (lambda octets: b'<!DOCTYPE a [<!ENTITY b "c">]>' + octets, "DtdInterdite"),
        (lambda octets: octets[:-20], "MessageInvalide"),
        (lambda octets: b"", "MessageInvalide"),
        (lambda octets: b"\x00" + octets, "MessageInvalide"),
        (lambda octets: b'<teleservice xmlns="urn:wsc:definition:1"/>', "DefinitionInvalide"),
        (lambda octets: b'<a xmlns="urn:autre"/>', "DefinitionInvalide"),
        (lambda octets: octets.replace(b"</formulaire>", b"<page/>" * 200_000 + b"</formulaire>", 1), ""),
    ],
    ids=["attribute", "doctype", "cut", "empty", "nul", "bare", "foreign", "huge"],
)
def test_a_document_that_is_no_definition_is_a_typed_fault_and_changes_nothing(
    platform, draft: tuple, spoil, fault: str
) -> None:
    call, opened = draft
    octets = opened.document if isinstance(opened.document, bytes) else opened.document.encode()
    refusal = refused(lambda: call("importerDefinition", paquet=spoil(octets), version=opened.etat.version))
    assert code(refusal) == fault or (not fault and code(refusal) not in ("Indisponible", ""))
    assert client(platform, ACTE).service.deposer(demande=acte_naissance()).numero
    assert call("verifierBrouillon", teleservice=ACTE).valide
