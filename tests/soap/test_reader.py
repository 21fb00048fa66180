"""Parameters made of dataclasses arrive whole, whatever their fields are called on the wire."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

import wsc_soap.operations.teleservice  # noqa: F401  (declares its operations)
from wsc_soap.operations.registry import find_operation
from wsc_soap.operations.types import Entree
from wsc_soap.soap.reader import arguments, read


@dataclass(frozen=True)
class Box:
    """A box in a box."""

    nom: str
    boite: tuple[Box, ...]
    mot: tuple[str, ...]


COMMUN = "urn:wsc:commun:1"


def element(**fields: str) -> etree._Element:
    root = etree.Element(f"{{{COMMUN}}}entree")
    for name, text in fields.items():
        etree.SubElement(root, f"{{{COMMUN}}}{name}").text = text
    return root


def test_a_file_keeps_its_name_and_its_bytes() -> None:
    assert read(element(nom="piece", fichier="YWJj\n", nomFichier="a.png"), Entree) == Entree(
        "piece", None, b"abc", "a.png"
    )


def test_an_empty_text_is_not_an_absent_one() -> None:
    assert read(element(nom="a", valeur=""), Entree).valeur == ""
    assert read(element(nom="a"), Entree).valeur is None


def test_an_absent_list_is_empty_and_a_list_keeps_its_order() -> None:
    operation = find_operation("teleservice", "soumettreFormulaire")
    body = etree.Element("{urn:wsc:essai:1}soumettreFormulaire")
    assert arguments(operation, body)["entree"] == ()
    for name in ("a", "b"):
        body.append(element(nom=name))
    assert [entree.nom for entree in arguments(operation, body)["entree"]] == ["a", "b"]


def test_values_within_values_arrive_whole() -> None:
    inner = element(nom="b", mot="un")
    outer = element(nom="a")
    inner.tag = f"{{{COMMUN}}}boite"
    outer.extend([inner, element(nom="c")])
    outer[-1].tag = f"{{{COMMUN}}}boite"
    assert read(outer, Box) == Box("a", (Box("b", (), ("un",)), Box("c", (), ())), ())
