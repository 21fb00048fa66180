"""The screens of the back office: what the stylesheets make of sample answers, compared with expected pages.

After a change that is meant: `python tests/xsl_bo/regenerate_bo.py`, then read the difference before committing it.
"""

from __future__ import annotations

import re
from pathlib import Path

import bo_designer_views
import bo_gesture_views
import bo_process_views
import bo_views
import pytest
from lxml import etree
from lxml.etree import _Element

from wsc_soap import resources
from wsc_soap.rendering.transform import Stylesheets

EXPECTED = Path(__file__).parent / "expected"
H = {"h": "http://www.w3.org/1999/xhtml", "x": "http://www.w3.org/1999/XSL/Transform"}
STYLESHEETS = Stylesheets()
VIEWS = bo_views.views() | bo_gesture_views.views() | bo_designer_views.views() | bo_process_views.views()


def render(document: _Element) -> str:
    """The page of a view document, as the web layer asks for it."""
    return STYLESHEETS.xhtml("html/bo.xsl", document, base="/demoville/bo/", statique="/static/")


def page(document: _Element) -> _Element:
    """The page, parsed."""
    return etree.fromstring(render(document))


def canonical(text: str) -> str:
    """The page in canonical XML, the DOCTYPE left out."""
    return etree.canonicalize(text)


@pytest.fixture(params=sorted(VIEWS))
def nom(request: pytest.FixtureRequest) -> str:
    """The name of each sample."""
    return request.param


def test_a_view_gives_the_expected_page(nom: str) -> None:
    assert canonical(render(VIEWS[nom])) == canonical((EXPECTED / f"{nom}.xhtml").read_text(encoding="utf-8"))


def test_ids_are_unique_and_every_reference_arrives(nom: str) -> None:
    root = page(VIEWS[nom])
    ids = root.xpath("//@id")
    assert len(ids) == len(set(ids))
    references = [r for a in root.xpath("//@for | //@aria-labelledby | //@aria-describedby") for r in a.split()]
    references += [link[1:] for link in root.xpath("//@href[starts-with(., '#')]")]
    assert set(references) <= set(ids)


def test_every_entry_has_a_name_and_a_label(nom: str) -> None:
    root = page(VIEWS[nom])
    for entree in root.xpath("//h:input[@type != 'hidden'] | //h:textarea", namespaces=H):
        labels_used = root.xpath("//h:label[@for = $id]", namespaces=H, id=entree.get("id"))
        assert entree.get("name") and (labels_used or entree.xpath("ancestor::h:label", namespaces=H))


def test_a_page_has_one_title_no_missing_word_and_nothing_that_the_content_policy_forbids(nom: str) -> None:
    root = page(VIEWS[nom])
    assert len(root.xpath("//h:h1", namespaces=H)) == 1
    assert root.xpath("string(//h:title)", namespaces=H).endswith(" – Back office – Démoville")
    assert not root.xpath(
        "//@style | //h:script[not(@src)] | //h:style | //@*[starts-with(name(), 'on')]", namespaces=H
    )
    assert not re.search(r"\[[a-z]+\.[\w.-]*\]", render(VIEWS[nom]))


def test_forms_that_change_something_carry_the_token_and_the_others_do_not(nom: str) -> None:
    for formulaire in page(VIEWS[nom]).xpath("//h:form", namespaces=H):
        jetons = formulaire.xpath("h:input[@name = '_csrf']/@value", namespaces=H)
        assert jetons == (["jeton-1"] if formulaire.get("method") == "post" else [])


def test_two_hundred_rows_are_two_hundred_rows() -> None:
    root = page(bo_views.vue("bo-dossiers", bo_views.LONG_LIST))
    assert len(root.xpath("//h:tbody/h:tr", namespaces=H)) == 200
    assert "1\u202f362" in root.xpath("string(//h:nav)", namespaces=H)


def test_the_journal_is_newest_first_whichever_way_it_comes() -> None:
    where, reverse = (
        page(bo_views.vue("bo-dossier", dossier)).xpath("//h:ol[@class = 'bo-log']//h:time/@datetime", namespaces=H)
        for dossier in (bo_views.DOSSIER, bo_views.EN_RETARD)
    )
    assert where == reverse == sorted(where, reverse=True)


def test_an_action_with_motives_goes_to_its_own_page_and_the_refusal_comes_last() -> None:
    rail = page(VIEWS["dossier"]).xpath("//h:aside", namespaces=H)[0]
    assert rail.xpath("//h:button[@name = 'action']/@value", namespaces=H) == ["valider", "saisirProcureur"]
    links = rail.xpath(".//h:a/@href", namespaces=H)
    assert links == [
        "/demoville/bo/dossiers/2026-00333/action?nom=demanderComplement",
        "/demoville/bo/dossiers/2026-00333/action?nom=refuser",
    ]


def test_the_way_to_the_next_rows_keeps_the_search_and_escapes_it() -> None:
    links = page(VIEWS["dossiers-recherche"]).xpath("//h:p[@class = 'bo-foot']/h:a/@href", namespaces=H)
    assert links == ["/demoville/bo/?q=astier%20%26%20fils&suite=2026-11-16T09%3A00%3A00%2B01%3A00%7C2026-00316"]


# --- words ---------------------------------------------------------------------------------------------------------

BO_SHEETS = [path for path in resources.list_files("xsl", ".xsl") if path.startswith("html/bo")]


def dynamic_keys() -> set[str]:
    """The keys that a stylesheet makes of a value of a closed list."""
    plurals = (
        "dossiers.en-retard",
        "dossiers.affiches",
        "echeance.retard",
        "delais.passes",
        "delais.depasse",
        "services.a-verifier",
        "service.brouillon.erreurs",
        "comparaison.appels",
        "agenda.capacite",
        "agenda.places",
    )
    filters = ("a-traiter", "miens", "en-attente", "clos")
    keys = {f"bo.{cle}.{number}" for cle in plurals for number in ("un", "plusieurs")}
    keys |= {f"bo.{start}.{f}" for start in ("filtre", "dossiers.titre", "vide") for f in filters}
    keys |= {f"bo.mois.{month:02d}" for month in range(1, 13)} | {
        f"bo.{p}.titre" for p in ("pieces", "messages", "journal")
    }
    keys |= {f"bo.messages.{etat}" for etat in ("a-envoyer", "envoye", "echec", "recu")}
    keys |= {f"bo.avis.{avis}" for avis in ("favorable", "defavorable", "aucun")}
    champs = ["code", "libelle", "genre", "lieu", "description", "capacite", "places", "duree", "battement", "horizon"]
    keys |= {f"bo.agenda.{part}.{champ}" for part in ("champ", "aide") for champ in champs}
    keys |= {f"bo.agenda.{nom}" for nom in ("champ.feries", "champ.active", "fermeture", "ouverture")}
    return keys | {f"bo.{start}.{value}" for starts, values in OF_SERVICES for start in starts for value in values}


OF_SERVICES = (
    (("services.titre", "services.aide", "services.onglet", "services.vide"), ("pris", "catalogue", "a-verifier")),
    (("services.vide",), ("recherche",)),
    (("services.prevu",), ("brouillon", "essai", "en-ligne", "suspendu")),
    (("mode", "service.mode"), ("catalogue", "brouillon", "essai", "en-ligne", "suspendu")),
    (("service.mode",), ("le", "jusqua")),
    (("service.origine",), ("livre", "propre")),
    (("verdict",), ("compatible", "compatible-avec-defaut", "rupture")),
    (("verdict",), ("compatible-aide", "compatible-avec-defaut-aide", "rupture-aide")),
    (("genre",), ("ajout", "retrait", "modification", "deplacement")),
    (("famille",), ("presentation", "parametres", "formulaire", "reservations")),
    (("famille",), ("processus", "messages", "courriers", "echanges")),
    (("agenda.genre",), ("salle", "elu", "permanence", "guichet", "spectacle", "activite", "salle-mariage")),
    (("agenda.genre",), ("restaurant-scolaire", "periscolaire", "creche")),
    (("proches",), ("principal", "rattache", "geste.proche", "geste.principal")),
    (("chercher.issues",), ("acceptee", "refusee", "sans-suite", "classee")),
    (("nouveau",), ("intitule", "intitule-aide", "teleservice", "teleservice-aide")),
)


def written_keys() -> set[str]:
    """The keys written whole in the stylesheets, and the codes that bo-erreur.xsl knows."""
    texts = {path: resources.read("xsl", path).decode() for path in BO_SHEETS}
    keys = {c for text in texts.values() for c in re.findall(r"\b(bo(?:\.[\w-]+){2,}|bo\.vue-inconnue)(?=['<])", text)}
    codes = re.search(r'name="connues">([\w ]+)<', texts["html/bo-erreur.xsl"])
    assert codes
    return keys | {f"bo.erreur.{code}" for code in codes[1].split()}


def test_every_word_asked_for_exists_and_no_word_is_left_over() -> None:
    known = {cle for cle in STYLESHEETS.texts if cle.startswith("bo.")}
    asked = written_keys() | dynamic_keys()
    assert {c for c in asked if not any(d.startswith(f"{c}.") for d in asked)} == known


@pytest.mark.parametrize("path", BO_SHEETS)
def test_no_word_is_written_inside_a_stylesheet(path: str) -> None:
    root = etree.fromstring(resources.read("xsl", path))
    technical = ("x:attribute", "x:variable", "x:when", "x:otherwise", "x:if")
    outside = " or ".join(f"ancestor::{t}" for t in technical)
    words = root.xpath(f"//text()[not({outside})][normalize-space()]", namespaces=H)
    assert [word for word in words if re.search(r"[^\W\d_]", word)] == []
    assert not re.search(r"[à-ÿÀ-Ý]", "".join(root.itertext()))
