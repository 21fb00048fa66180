"""The views of the citizen side, as a browser, a keyboard and a screen reader receive them."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from form_examples import champ, formulaire
from lxml import etree
from rendered_views import EXPECTED, STYLESHEETS, canonical, render
from view_examples import EXAMPLES, FRAGMENT, SUIVI, fragment
from views_as_xml import vue

from wsc_soap import resources

X = {"h": "http://www.w3.org/1999/xhtml"}
NAMES = sorted(EXAMPLES)
FRAGMENTS = [nom for nom in NAMES if EXAMPLES[nom].driver == "html/fragment.xsl"]
PAGES = [nom for nom in NAMES if nom not in FRAGMENTS]


def tree(nom: str) -> etree._Element:
    return etree.fromstring(render(nom).removeprefix("<!DOCTYPE html>\n"))


def read(document: etree._Element, **parametres: str) -> etree._Element:
    return STYLESHEETS.transform("html/fragment.xsl", document, **(FRAGMENT | parametres))


@pytest.mark.parametrize("nom", NAMES)
def test_a_view_is_what_it_was(nom: str) -> None:
    expected = (EXPECTED / f"{nom}.xhtml").read_text(encoding="utf-8")
    assert canonical(render(nom)) == expected, "python tests/xsl/rendu_de_vues.py writes the golden files again"


def test_no_golden_file_is_left_without_its_sample() -> None:
    assert {fichier.stem for fichier in EXPECTED.iterdir()} == set(EXAMPLES)


@pytest.mark.parametrize("nom", NAMES)
def test_ids_are_unique_and_every_reference_has_its_target(nom: str) -> None:
    page = tree(nom)
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    references = page.xpath("//@for | //@form")
    references += [one for several in page.xpath("//@aria-describedby | //@aria-labelledby") for one in several.split()]
    references += [link[1:] for link in page.xpath("//@href") if link.startswith("#")]
    assert set(references) <= set(ids)


@pytest.mark.parametrize("nom", NAMES)
def test_every_input_has_a_name_for_people(nom: str) -> None:
    page = tree(nom)
    champs = page.xpath("//h:input[@type != 'hidden'] | //h:select | //h:textarea", namespaces=X)
    for element in champs:
        assert page.xpath("//h:label[@for = $id]", id=element.get("id"), namespaces=X) or element.xpath(
            "ancestor::h:label", namespaces=X
        )


@pytest.mark.parametrize("nom", NAMES)
def test_nothing_is_styled_or_scripted_inline_and_no_word_is_missing(nom: str) -> None:
    page = tree(nom)
    assert not page.xpath(
        "//@style | //h:style | //h:script[not(@src)] | //@*[starts-with(name(), 'on')]", namespaces=X
    )
    text = " ".join(page.itertext())
    assert not re.search(r"\[[a-z]+\.", text)
    assert "Élément inconnu" not in text


@pytest.mark.parametrize("nom", NAMES)
def test_every_class_has_its_rule(nom: str) -> None:
    regles = set(re.findall(r"\.(wsc[\w-]*)", resources.read("css", "wsc.css").decode()))
    classes = {one for several in tree(nom).xpath("//@class") for one in several.split()}
    assert classes <= regles


@pytest.mark.parametrize("nom", PAGES)
def test_a_page_has_one_title_one_main_and_headings_without_a_gap(nom: str) -> None:
    page = tree(nom)
    assert len(page.xpath("//h:h1", namespaces=X)) == len(page.xpath("//h:main", namespaces=X)) == 1
    levels = [
        int(etree.QName(titre).localname[1]) for titre in page.iter() if re.fullmatch(r".*\}h[1-6]", str(titre.tag))
    ]
    assert all(following <= niveau + 1 for niveau, following in pairwise(levels))
    assert page.findtext("h:head/h:title", namespaces=X).endswith(" – Démoville")


@pytest.mark.parametrize("nom", FRAGMENTS)
def test_a_fragment_keeps_to_its_base_its_level_and_its_prefix(nom: str) -> None:
    root = tree(nom)
    assert root.get("class") == "wsc" and root.get("lang") == "fr"
    assert not root.xpath("//h:h1 | //h:h2", namespaces=X)
    assert all(identifiant.startswith("a-") for identifiant in root.xpath("//@id"))
    for address in root.xpath("//@href | //@action | //@formaction"):
        assert address.startswith((FRAGMENT["base"], "#", "tel:", "mailto:")) or address == "/ma-page.php"
        assert address.count("?") <= 1


@pytest.mark.parametrize("nom", NAMES)
def test_every_posting_form_carries_the_token(nom: str) -> None:
    for formulaire_html in tree(nom).xpath("//h:form[@method = 'post']", namespaces=X):
        assert formulaire_html.xpath(".//h:input[@name = '_csrf']/@value", namespaces=X) == ["jeton-csrf"]


def test_a_search_on_a_page_with_a_query_keeps_that_query() -> None:
    recherche = tree("accueil-fragment").xpath("//h:form[@role = 'search']", namespaces=X)[0]
    assert recherche.get("action") == "/ma-page.php"
    cachees = {e.get("name"): e.get("value") for e in recherche.xpath("h:input[@type = 'hidden']", namespaces=X)}
    assert cachees == {"rubrique": "12", "wsc": ""}


def test_enter_presses_continue_and_never_a_button_that_takes_away() -> None:
    buttons = tree("formulaire").xpath("//h:form[@id = 'formulaire']//h:button[@name]", namespaces=X)
    assert [buttons[0].get(nom) for nom in ("name", "value", "tabindex")] == ["_aller", "suivante", "-1"]
    assert {button.get("value").split(":")[0] for button in buttons} == {
        "suivante", "precedente", "ajouter", "retirer", "retirer-fichier", "enregistrer",
    }  # fmt: skip


def test_a_page_sends_back_what_it_was_given() -> None:
    page = tree("formulaire")
    value = {e.get("name"): e.get("value") for e in page.xpath("//h:form[@id = 'formulaire']//h:input", namespaces=X)}
    assert value["_page"] == "acte" and value["_cle"] == "cle-1" and value["typeActe"] == "copieIntegrale"
    assert (value["dateNaissance.jour"], value["dateNaissance.annee"]) == ("14", "2002")
    assert value["nom"] == "d’Astier & fils" and value["preuve.jeton"] == "JETON1"
    assert page.xpath("string(//h:textarea[@name = 'observations'])", namespaces=X) == "Deux lignes :\n<bonjour>"


def test_a_hidden_field_keeps_its_value_and_is_not_among_those_seen() -> None:
    page = tree("formulaire")
    cache = page.xpath("//h:div[@data-xpath = '/demande/autre']", namespaces=X)[0]
    assert cache.get("hidden") == "hidden" and cache.get("data-condition") == "motif = 'autre'"
    assert cache.xpath(".//h:input/@value", namespaces=X) == ["gardé"]
    seen = page.xpath("string(//h:input[@name = '_vus']/@value)", namespaces=X).split()
    assert "autre" not in seen and {"nom", "demandeur.codePostal", "enfants.2.prenom"} <= set(seen)


def test_errors_are_said_first_and_lead_to_the_first_wrong_input() -> None:
    page = tree("formulaire-erreurs")
    assert page.findtext("h:head/h:title", namespaces=X).startswith("Erreur\u00a0: ")
    resume = page.xpath("//h:div[@role = 'alert']", namespaces=X)[0]
    assert resume.get("tabindex") == "-1"
    assert resume.xpath("string(h:h2)", namespaces=X).strip() == "Corrigez 4\u00a0réponses pour continuer"
    assert resume.xpath(".//h:a/@href", namespaces=X) == ["#nom", "#dateNaissance-annee", "#certification", "#preuve"]
    nom = page.xpath("//h:input[@id = 'nom']", namespaces=X)[0]
    assert nom.get("aria-invalid") == "true" and nom.get("aria-describedby") == "nom-aide nom-erreur"


def test_only_the_missing_part_of_a_date_is_wrong() -> None:
    faulty = tree("formulaire-erreurs").xpath("//h:input[@aria-invalid]/@name", namespaces=X)
    assert [nom for nom in faulty if nom.startswith("dateNaissance")] == ["dateNaissance.annee"]


def test_label_hint_error_and_input_come_in_that_order() -> None:
    champ_html = tree("formulaire-erreurs").xpath("//h:input[@id = 'nom']/..", namespaces=X)[0]
    assert [child.get("class").split()[0] for child in champ_html] == [
        "wsc-label",
        "wsc-hint",
        "wsc-error",
        "wsc-input",
    ]


def test_an_unknown_component_and_an_unknown_view_are_loud() -> None:
    displayed = formulaire()
    page = displayed.page[1]
    unknown = champ("sceau", "hologramme", "Sceau")
    other = type(page)(page.code, page.titre, None, "courante", (unknown,))
    text = "".join(read(vue("formulaire", type(displayed)(**(vars(displayed) | {"page": (other,)})))).itertext())
    assert "Élément inconnu\u00a0: sceau / hologramme" in text
    assert "Élément inconnu\u00a0: v:vue horoscope" in "".join(read(vue("horoscope")).itertext())


@pytest.mark.parametrize("nom", ["presentation", "formulaire", "confirmation", "suivi", "accueil", "informations"])
def test_an_answer_nobody_knows_is_loud_and_says_nothing_else(nom: str) -> None:
    answer = etree.fromstring("<horoscope xmlns='urn:x'><signe>Bélier</signe></horoscope>")
    text = "".join(read(vue(nom, answer)).itertext())
    assert "Élément inconnu\u00a0: horoscope" in text and "Bélier" not in text


def test_days_and_hours_are_written_in_french() -> None:
    page = tree("suivi")
    dates = {e.get("datetime"): "".join(e.itertext()) for e in page.iter("{*}time")}
    assert dates["2026-11-20"] == "20\u00a0novembre 2026"
    assert dates["2026-12-01"] == "1er\u00a0décembre 2026"
    assert dates["2026-12-01T09:00:00+01:00"] == "1er\u00a0décembre 2026 à 9\u00a0h"
    assert "vendredi 20\u00a0novembre 2026 à 14\u00a0h\u00a047" in "".join(tree("confirmation").itertext())


def test_an_action_goes_back_to_the_address_of_its_view_with_the_version() -> None:
    for nom, expected in (
        ("suivi", "/demoville/services/acte-naissance/suivi?numero=2026-00333-K&cle=7YQ4-M2XC-9RTA"),
        ("suivi-fragment", FRAGMENT["base"] + "services/acte-naissance/suivi&numero=2026-00333-K&cle=7YQ4-M2XC-9RTA"),
    ):
        action = tree(nom).xpath("//h:form[h:input[@value = 'confirmerReception']]", namespaces=X)[0]
        assert action.get("action") == expected
        assert action.xpath("h:input[@name = 'version']/@value", namespaces=X) == ["4"]


def test_an_action_that_cannot_be_taken_back_asks_first() -> None:
    remove = tree("suivi").xpath("//h:form[h:input[@value = 'retirer']]", namespaces=X)[0]
    assert etree.QName(remove.getparent()).localname == "details"
    assert remove.xpath(".//h:input[@name = 'motif']/@value", namespaces=X) == ["plus-besoin", "erreur"]


def test_the_account_of_a_closed_dossier_offers_no_action() -> None:
    assert not tree("dossier").xpath("//h:main//h:form", namespaces=X)


def test_two_fragments_can_share_a_page() -> None:
    first = set(read(vue("suivi", SUIVI), prefixe="a-").xpath("//@id"))
    second = set(read(vue("suivi", SUIVI), prefixe="b-").xpath("//@id"))
    assert first and not first & second


def test_headings_stop_at_the_sixth_level() -> None:
    root = read(vue("suivi", SUIVI), niveau="5")
    assert root.xpath("//h:h5 | //h:h6", namespaces=X) and not root.xpath("//h:h7 | //h:h8", namespaces=X)


def test_a_password_never_comes_back() -> None:
    document = vue("identification", entrees={"motDePasse": "secret"})
    assert "secret" not in etree.tostring(fragment(document).document.find(".//{*}contenu"), encoding="unicode")
    assert "secret" not in etree.tostring(read(document), encoding="unicode")
