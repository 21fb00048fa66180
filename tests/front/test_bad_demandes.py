"""Demandes that are wrong in every way, as programs send them: typed refusals that name the field, nothing stored."""

from __future__ import annotations

import base64
import zipfile
from copy import deepcopy
from datetime import date
from io import BytesIO

import pytest
import requests
from calls import COMMUN, client
from demandes import PNG, acte_naissance, change
from lxml import etree

ACTE, ADDRESS = "acte-naissance", "changement-adresse"
SOAP = "http://schemas.xmlsoap.org/soap/envelope/"
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


def right(platform, code: str = ACTE, **changes: object) -> etree._Element:
    """The body of a `verifier` that is right, as zeep writes it."""
    demande = acte_naissance(**changes) if code == ACTE else change(date.today().isoformat(), **changes)
    made = client(platform, code)
    envelope = made.create_message(made.service, "verifier", demande=demande)
    return deepcopy(envelope.find(f"{{{SOAP}}}Body")[0])


def send(platform, body: etree._Element | bytes, code: str = ACTE) -> requests.Response:
    octets = body if isinstance(body, bytes) else etree.tostring(body)
    whole = b'<s:Envelope xmlns:s="%s"><s:Body>%s</s:Body></s:Envelope>' % (SOAP.encode(), octets)
    return requests.post(platform.soap(code), whole, headers={"Content-Type": "text/xml; charset=utf-8"}, timeout=30)


def told(answer: requests.Response) -> dict[str, tuple[str, str]]:
    """What the answer says is wrong, by place: rule and sentence. No answer shows what is inside the platform."""
    assert "Traceback" not in answer.text
    assert "Indisponible" not in answer.text
    root = etree.fromstring(answer.content)
    found = {}
    for error in root.iter(f"{{{COMMUN}}}erreur"):
        rule, sentence = error.findtext(f"{{{COMMUN}}}regle", ""), error.findtext(f"{{{COMMUN}}}message", "")
        assert sentence
        found[error.findtext(f"{{{COMMUN}}}champ", "")] = (rule, sentence)
    return found


def put(body: etree._Element, path: str, text: str) -> etree._Element:
    element = body.find("/".join(f"{{*}}{step}" for step in ["demande", *path.split("/")]))
    element.text = text
    return body


@pytest.mark.parametrize(
    ("path", "text", "rule", "words"),
    [
        ("nomTitulaire", "Ast\x7fier", "type", "invisible"),
        ("nomTitulaire", "Ast\u0085ier", "type", "invisible"),
        ("nomTitulaire", "Ast\nier", "type", "une seule ligne"),
        ("nomTitulaire", "Ast\u202eier", "type", "invisible"),
        ("nomTitulaire", "   ", "obligatoire", "nom de naissance"),
        ("nomTitulaire", "\u00a0", "obligatoire", "nom de naissance"),
        ("nomTitulaire", "\u200b\u2060\ufeff", "obligatoire", "nom de naissance"),
        ("nomTitulaire", "\u3000\u2800", "obligatoire", "nom de naissance"),
        ("prenomsTitulaire", "x" * 1_000_000, "longueur", "150"),
        ("nombreExemplaires", "9" * 400, "type", "chiffres"),
        ("nombreExemplaires", "1e9", "type", "chiffres"),
        ("nombreExemplaires", "NaN", "type", "chiffres"),
        ("nombreExemplaires", "-0", "regle", "1 au moins"),
        ("nombreExemplaires", "１", "type", "chiffres"),
        ("nombreExemplaires", "1,0", "type", "chiffres"),
        ("nombreExemplaires", "-2147483648", "regle", "1 au moins"),
        ("dateNaissanceTitulaire", "2002-02-30", "type", "n’existe pas"),
        ("dateNaissanceTitulaire", "2001-02-29", "type", "n’existe pas"),
        ("dateNaissanceTitulaire", "2002-13-01", "type", "n’existe pas"),
        ("dateNaissanceTitulaire", "0000-00-00", "type", "n’existe pas"),
        ("dateNaissanceTitulaire", "14/07/2002", "type", "2002-07-14"),
        ("dateNaissanceTitulaire", "99999-01-01", "type", "jour, un mois et une année"),
        ("dateNaissanceTitulaire", "2002-07-14+02:00", "type", "jour, un mois et une année"),
        ("dateNaissanceTitulaire", "9999-12-31", "regle", "année"),
        ("demandeur/courriel", "a@b" + ".c" * 200 + ".fr", "longueur", "254"),
        ("demandeur/courriel", "<script>@courriel.example", "type", ""),
        ("demandeur/telephone", "+33899123456", "type", "surtaxé"),
        ("demandeur/telephone", "+" + "9" * 5000, "type", ""),
        ("demandeur/adresse", "\n".join(["12 rue des Tilleuls"] * 5), "type", "4 lignes"),
        ("demandeur/pays", "ZZ", "type", "liste"),
        ("demandeur/commune", "Lyon", "type", "69123"),
        ("engagement/certificationExactitude", "peut-être", "type", "oui ou par non"),
        ("engagement/certificationExactitude", "TRUE", "type", "true"),
        ("engagement/certificationExactitude", "0", "regle", ""),
        ("typeActe", "copieIntegrale ", "option", "liste"),
    ],
)  # fmt: skip
def test_a_wrong_value_is_refused_at_its_place_with_its_remedy(
    platform, path: str, text: str, rule: str, words: str
) -> None:
    found = told(send(platform, put(right(platform), path, text)))
    assert f"/demande/{path}" in found, found
    assert found[f"/demande/{path}"][0] == rule
    assert words in found[f"/demande/{path}"][1]


@pytest.mark.parametrize(
    "octets", [b"Ast\x00ier", b"Ast&#1;ier", b"Ast&#0;ier", b"Ast\xff\xfeier", b"Ast&#xD800;ier", b"Ast&eacute;"]
)
def test_what_no_xml_holds_is_a_message_that_cannot_be_read(platform, octets: bytes) -> None:
    answer = send(platform, etree.tostring(right(platform)).replace(b">Astier<", b">" + octets + b"<", 1))
    assert told(answer) == {}
    assert "MessageInvalide" in answer.text


@pytest.mark.parametrize("times", [11, 500, 5000])
def test_too_many_occurrences_are_one_fault_that_names_the_group(platform, times: int) -> None:
    body = right(platform, ADDRESS)
    one = body.find("{*}demande/{*}composition")
    for _ in range(times):
        one.addnext(deepcopy(one))
    found = told(send(platform, body, ADDRESS))
    assert set(found) == {"/demande/composition"}
    assert found["/demande/composition"][0] == "occurrences"


def test_more_elements_than_any_demande_has_are_refused_before_they_are_read(platform) -> None:
    body = right(platform, ADDRESS)
    one = body.find("{*}demande/{*}composition")
    for _ in range(20_000):
        one.addnext(etree.Element(one.tag))
    answer = send(platform, body, ADDRESS)
    assert told(answer) == {}
    assert "MessageInvalide" in answer.text
    assert "plus de 20000 éléments, surtout « composition »" in answer.text.replace("\u00a0", " ")


def test_ten_thousand_lines_of_a_group_are_refused_with_the_name_of_the_group(platform) -> None:
    body = right(platform, ADDRESS)
    one = body.find("{*}demande/{*}composition")
    for _ in range(10_000):
        one.addnext(deepcopy(one))
    answer = send(platform, body, ADDRESS)
    assert told(answer) == {}
    assert "MessageInvalide" in answer.text
    assert "surtout « composition »" in answer.text.replace("\u00a0", " ")


def zipped() -> bytes:
    held = BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("a.txt", "x")
    return held.getvalue()


@pytest.mark.parametrize(
    ("nom", "octets", "words"),
    [
        ("acte.pdf", b"<html><script>alert(1)</script></html>", "format admis"),
        ("acte.pdf", zipped(), "format admis"),
        ("acte.pdf", b"MZ\x90\x00" + b"\0" * 60, "format admis"),
        ("acte.pdf", PNG, "nom ne correspond pas"),
        ("acte.png", PDF, "nom ne correspond pas"),
        ("acte.png", PNG + PDF, "incomplet"),
        ("acte.png", PNG + b"<script>alert(1)</script>", "incomplet"),
        ("acte.png", PNG[:-8], "incomplet"),
        ("acte.png", b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', "format admis"),
        ("acte\u202efdp.pdf", PDF, "invisible"),
        ("acte.docx", zipped(), "PDF"),
        ("acte.svg", b'<svg xmlns="http://www.w3.org/2000/svg"/>', "PDF"),
        ("acte.pdf.exe", PDF, "PDF"),
        ("acte", PDF, "PDF"),
        ("pdf", PDF, "PDF"),
        ("x" * 300 + ".pdf", PDF, "255"),
        ("acte\x7f\n.pdf", PDF, "nom"),
        ("acte.pdf", b"", "vide"),
    ],
)  # fmt: skip
def test_a_file_that_is_not_what_it_says_is_refused_at_its_place(platform, nom: str, octets: bytes, words: str) -> None:
    good = {"nom": "livret.pdf", "contenu": PDF}
    body = right(
        platform, typeActe="copieIntegrale", parent1Inconnu=True, parent2Inconnu=True, pieceIdentite=[good, good]
    )
    second = body.findall("{*}demande/{*}pieceIdentite")[1]
    second.find("{*}nom").text = nom
    second.find("{*}contenu").text = base64.b64encode(octets).decode()
    found = told(send(platform, body))
    assert set(found) == {"/demande/pieceIdentite[2]"}
    assert found["/demande/pieceIdentite[2]"][0] in ("fichier", "longueur")
    assert words in found["/demande/pieceIdentite[2]"][1]


def test_content_that_is_no_base64_and_a_type_that_lies_are_told(platform) -> None:
    good = {"nom": "livret.pdf", "contenu": PDF}
    body = right(platform, typeActe="copieIntegrale", parent1Inconnu=True, parent2Inconnu=True, pieceIdentite=[good])
    put(body, "pieceIdentite/contenu", "n’est pas du base64")
    assert told(send(platform, body))["/demande/pieceIdentite[1]"][0] == "type"


def test_every_fault_of_a_demande_comes_in_one_answer(platform) -> None:
    body = right(platform)
    for path, text in (
        ("nomTitulaire", "A\x7f"),
        ("dateNaissanceTitulaire", "2002-02-30"),
        ("demandeur/courriel", "x"),
    ):
        put(body, path, text)
    assert set(told(send(platform, body))) >= {
        "/demande/nomTitulaire",
        "/demande/dateNaissanceTitulaire",
        "/demande/demandeur/courriel",
    }


def test_every_wrong_file_of_a_deposit_comes_in_one_answer_and_nothing_is_filed(platform) -> None:
    bad = {"nom": "acte.pdf", "contenu": b"<html/>"}
    body = right(
        platform, typeActe="copieIntegrale", parent1Inconnu=True, parent2Inconnu=True,
        pieceIdentite=[bad, {"nom": "livret.pdf", "contenu": PDF}, {"nom": "a.png", "contenu": PDF}],
    )  # fmt: skip
    body.tag = body.tag.replace("verifier", "deposer")
    answer = send(platform, body)
    assert "PieceRefusee" in answer.text
    assert set(told(answer)) == {"/demande/pieceIdentite[1]", "/demande/pieceIdentite[3]"}


XSI = "http://www.w3.org/2001/XMLSchema-instance"


@pytest.mark.parametrize(
    ("attributes", "places"),
    [
        ({f"{{{XSI}}}nil": "true"}, {"/demande/nomTitulaire/@nil": "inconnu"}),
        ({f"{{{XSI}}}nil": "false"}, {"/demande/nomTitulaire/@nil": "inconnu"}),
        ({f"{{{XSI}}}type": "xs:string"}, {"/verifier/demande/nomTitulaire": "inconnu"}),
        ({f"{{{XSI}}}type": "xs:int"}, {"/verifier/demande/nomTitulaire": "inconnu"}),
        ({"lang": "fr"}, {"/demande/nomTitulaire/@lang": "inconnu"}),
    ],
)
def test_what_is_said_beside_a_value_is_refused_at_its_place(
    platform, attributes: dict[str, str], places: dict[str, str]
) -> None:
    body = right(platform)
    old = body.find("{*}demande/{*}nomTitulaire")
    named = etree.Element(old.tag, attributes, {"xs": "http://www.w3.org/2001/XMLSchema"})
    named.text = old.text
    old.getparent().replace(old, named)
    found = told(send(platform, body))
    assert {place: rule for place, (rule, _) in found.items()} == places
    assert all("retirez" in sentence or "n’a pas d’élément" in sentence for _, sentence in found.values())


def test_elements_that_are_not_of_the_form_are_refused_each_at_its_place(platform) -> None:
    body = right(platform)
    demande = body.find("{*}demande")
    name = demande.find("{*}nomTitulaire")
    name.addnext(deepcopy(name))
    demande.append(etree.Element("{urn:autre}nomTitulaire"))
    demande.append(etree.Element(name.tag.replace("nomTitulaire", "motDePasse")))
    found = told(send(platform, body))
    assert found["/demande/motDePasse"][0] == "inconnu"
    assert found["/demande/nomTitulaire"][0] in ("occurrences", "inconnu")


@pytest.mark.parametrize("text", ["Astier", "", "A\x7f"])
def test_an_answer_to_a_question_that_is_not_asked_is_refused_whatever_it_holds(platform, text: str) -> None:
    body = right(platform)  # an extract without parents asks nothing of them
    before = body.find("{*}demande/{*}communeNaissance")
    hidden = etree.Element(before.tag.replace("communeNaissance", "nomParent1"))
    hidden.text = text
    before.addnext(hidden)
    found = told(send(platform, body))
    assert found["/demande/nomParent1"][0] == "masque" and "retirez-le" in found["/demande/nomParent1"][1]
