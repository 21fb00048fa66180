"""The screens of the back office: what the stylesheets make of sample answers, compared with expected pages.

After a change that is meant: `python tests/xsl_bo/regenerer_bo.py`, then read the difference before committing it.
"""

from __future__ import annotations

import re
from pathlib import Path

import bo_vues
import pytest
from lxml import etree
from lxml.etree import _Element

from wsc_soap import resources
from wsc_soap.rendering.transform import Feuilles

ATTENDU = Path(__file__).parent / "attendu"
H = {"h": "http://www.w3.org/1999/xhtml", "x": "http://www.w3.org/1999/XSL/Transform"}
FEUILLES = Feuilles()
VUES = bo_vues.vues()


def rendre(document: _Element) -> str:
    """The page of a view document, as the web layer asks for it."""
    return FEUILLES.xhtml("html/bo.xsl", document, base="/demoville/bo/", statique="/static/")


def page(document: _Element) -> _Element:
    """The page, parsed."""
    return etree.fromstring(rendre(document))


def canonique(texte: str) -> str:
    """The page in canonical XML, the DOCTYPE left out."""
    return etree.canonicalize(texte)


@pytest.fixture(params=sorted(VUES))
def nom(request: pytest.FixtureRequest) -> str:
    """The name of each sample."""
    return request.param


def test_a_view_gives_the_expected_page(nom: str) -> None:
    assert canonique(rendre(VUES[nom])) == canonique((ATTENDU / f"{nom}.xhtml").read_text(encoding="utf-8"))


def test_ids_are_unique_and_every_reference_arrives(nom: str) -> None:
    racine = page(VUES[nom])
    ids = racine.xpath("//@id")
    assert len(ids) == len(set(ids))
    references = [
        r for a in racine.xpath("//@for | //@aria-labelledby | //@aria-describedby") for r in a.split()
    ]
    references += [lien[1:] for lien in racine.xpath("//@href[starts-with(., '#')]")]
    assert set(references) <= set(ids)


def test_every_entry_has_a_name_and_a_label(nom: str) -> None:
    racine = page(VUES[nom])
    for entree in racine.xpath("//h:input[@type != 'hidden'] | //h:textarea", namespaces=H):
        etiquettes = racine.xpath("//h:label[@for = $id]", namespaces=H, id=entree.get("id"))
        assert entree.get("name") and (etiquettes or entree.xpath("ancestor::h:label", namespaces=H))


def test_a_page_has_one_title_no_missing_word_and_nothing_that_the_content_policy_forbids(nom: str) -> None:
    racine = page(VUES[nom])
    assert len(racine.xpath("//h:h1", namespaces=H)) == 1
    assert racine.xpath("string(//h:title)", namespaces=H).endswith(" – Back office – Démoville")
    assert not racine.xpath(
        "//@style | //h:script | //h:style | //@*[starts-with(name(), 'on')]", namespaces=H
    )
    assert not re.search(r"\[[a-z]+\.[\w.-]*\]", rendre(VUES[nom]))


def test_forms_that_change_something_carry_the_token_and_the_others_do_not(nom: str) -> None:
    for formulaire in page(VUES[nom]).xpath("//h:form", namespaces=H):
        jetons = formulaire.xpath("h:input[@name = '_csrf']/@value", namespaces=H)
        assert jetons == (["jeton-1"] if formulaire.get("method") == "post" else [])


def test_two_hundred_rows_are_two_hundred_rows() -> None:
    racine = page(bo_vues.vue("bo-dossiers", bo_vues.LISTE_LONGUE))
    assert len(racine.xpath("//h:tbody/h:tr", namespaces=H)) == 200
    assert "1\u202f362" in racine.xpath("string(//h:nav)", namespaces=H)


def test_the_journal_is_newest_first_whichever_way_it_comes() -> None:
    endroit, envers = (
        page(bo_vues.vue("bo-dossier", dossier)).xpath(
            "//h:ol[@class = 'bo-log']//h:time/@datetime", namespaces=H
        )
        for dossier in (bo_vues.DOSSIER, bo_vues.EN_RETARD)
    )
    assert endroit == envers == sorted(endroit, reverse=True)


def test_an_action_with_motives_goes_to_its_own_page_and_the_refusal_comes_last() -> None:
    rail = page(VUES["dossier"]).xpath("//h:aside", namespaces=H)[0]
    assert rail.xpath("//h:button[@name = 'action']/@value", namespaces=H) == ["valider", "saisirProcureur"]
    liens = rail.xpath(".//h:a/@href", namespaces=H)
    assert liens == [
        "/demoville/bo/dossiers/2026-00333/action?nom=demanderComplement",
        "/demoville/bo/dossiers/2026-00333/action?nom=refuser",
    ]


def test_the_way_to_the_next_rows_keeps_the_search_and_escapes_it() -> None:
    liens = page(VUES["dossiers-recherche"]).xpath("//h:p[@class = 'bo-foot']/h:a/@href", namespaces=H)
    assert liens == [
        "/demoville/bo/?q=astier%20%26%20fils&suite=2026-11-16T09%3A00%3A00%2B01%3A00%7C2026-00316"
    ]


# --- words ---------------------------------------------------------------------------------------------------------

FEUILLES_BO = [chemin for chemin in resources.lister("xsl", ".xsl") if chemin.startswith("html/bo")]


def cles_dynamiques() -> set[str]:
    """The keys that a stylesheet makes of a value of a closed list."""
    pluriels = (
        "dossiers.en-retard",
        "dossiers.affiches",
        "echeance.retard",
        "delais.passes",
        "delais.depasse",
    )
    filtres = ("a-traiter", "miens", "en-attente", "clos")
    cles = {f"bo.{cle}.{nombre}" for cle in pluriels for nombre in ("un", "plusieurs")}
    cles |= {f"bo.{debut}.{f}" for debut in ("filtre", "dossiers.titre", "vide") for f in filtres}
    cles |= {f"bo.mois.{mois:02d}" for mois in range(1, 13)} | {
        f"bo.{p}.titre" for p in ("pieces", "messages", "journal")
    }
    return cles | {f"bo.messages.{etat}" for etat in ("a-envoyer", "envoye", "echec")}


def cles_ecrites() -> set[str]:
    """The keys written whole in the stylesheets, and the codes that bo-erreur.xsl knows."""
    textes = {chemin: resources.lire("xsl", chemin).decode() for chemin in FEUILLES_BO}
    cles = {
        c
        for texte in textes.values()
        for c in re.findall(r"\b(bo(?:\.[\w-]+){2,}|bo\.vue-inconnue)(?=['<])", texte)
    }
    codes = re.search(r'name="connues">([\w ]+)<', textes["html/bo-erreur.xsl"])
    assert codes
    return cles | {f"bo.erreur.{code}" for code in codes[1].split()}


def test_every_word_asked_for_exists_and_no_word_is_left_over() -> None:
    connues = {cle for cle in FEUILLES.textes if cle.startswith("bo.")}
    demandees = cles_ecrites() | cles_dynamiques()
    assert {c for c in demandees if not any(d.startswith(f"{c}.") for d in demandees)} == connues


@pytest.mark.parametrize("chemin", FEUILLES_BO)
def test_no_word_is_written_inside_a_stylesheet(chemin: str) -> None:
    racine = etree.fromstring(resources.lire("xsl", chemin))
    techniques = ("x:attribute", "x:variable", "x:when", "x:otherwise", "x:if")
    dehors = " or ".join(f"ancestor::{t}" for t in techniques)
    mots = racine.xpath(f"//text()[not({dehors})][normalize-space()]", namespaces=H)
    assert [mot for mot in mots if re.search(r"[^\W\d_]", mot)] == []
    assert not re.search(r"[à-ÿÀ-Ý]", "".join(racine.itertext()))
