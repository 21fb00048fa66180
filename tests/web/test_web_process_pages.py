"""The process of the specification's screen rebuilt by the pages alone, in a browser without JavaScript: made, proved,
played, kept as a test, published, run; then messages, acteurs, agents and the journal."""

from __future__ import annotations

import re

import pytest
from browser import Browser, Page
from specification_process import ACTIONS, ETAPES, TREE
from web_journeys import sign_in_agent
from web_platform import Platform

from wsc_soap.domain.actions import kinds

BO = "/demoville/bo"
ONE = f"{BO}/teleservices/changement-adresse"
PROCESS = f"{ONE}/processus"


@pytest.fixture
def admin(navigateur: Browser) -> Browser:
    sign_in_agent(navigateur, "royer")
    return navigateur


def tree(page: Page) -> list[str]:
    lines = []
    for etape in page.xpath("//h:ul[@class = 'bo-tree']/h:li"):
        ns = {"h": "http://www.w3.org/1999/xhtml"}
        lines.append("".join(etape.xpath("string(.//h:summary)", namespaces=ns)).strip())
        for one in etape.xpath("./h:details/h:ul/h:li", namespaces=ns):
            title = one.xpath("string(h:a)", namespaces=ns)
            for target in one.xpath(".//h:em", namespaces=ns):
                found = re.search(r"Vers l’étape (\d+) - (.*)", "".join(target.itertext()))
                lines.append(f"- {title} > {found[1]} {found[2]}")
    return lines


def define(admin: Browser, etape: dict) -> None:
    page = admin.open(f"{PROCESS}/etapes/nouvelle")
    values = {nom: value for nom, value in etape.items() if nom != "acteur"} | {"acteur": etape["acteur"]}
    page = admin.send(page, page.formulaire("etapes/nouvelle"), ("geste", "enregistrer"), **values)
    assert page.avis == "L’étape est enregistrée.", page.text[:900]


def act(admin: Browser, etape: str, given: dict) -> None:
    page = admin.open(f"{PROCESS}/etapes/{etape}/actions/nouvelle")
    message = given["effet"][0]["parametre"][0]["valeur"] if given["effet"] else ""
    page = admin.send(page, page.formulaire("actions/nouvelle"), ("geste", "enregistrer"), libelle=given["libelle"],
                      acteur=given["acteur"], cible=given["cible"], message=message, apres=given.get("apres", ""))  # fmt: skip
    assert page.avis == "L’action est enregistrée.", page.text[:900]


def draft(admin: Browser) -> None:
    page = admin.open(PROCESS)
    if "Modifier dans un brouillon" in page.text:
        page = admin.send(page, page.formulaire("brouillon"))
        assert "Le brouillon est ouvert" in page.avis


def rebuild(admin: Browser) -> Page:
    draft(admin)
    names = {"etat-civil": "population"}
    wanted = [{**one, "acteur": names.get(one["acteur"], one["acteur"]), "code": f"{one['code']}-2"} for one in ETAPES]
    for one in wanted:
        define(admin, one)
    for etape, given in ACTIONS:
        acteur = names.get(given["acteur"], given["acteur"])
        act(admin, f"{etape}-2", {**given, "acteur": acteur, "cible": f"{given['cible']}-2"})
    kept = {one["code"] for one in wanted} | {"demande-initiale"}
    page = admin.open(PROCESS)
    for code in dict.fromkeys(re.findall(rf'href="{PROCESS}/etapes/([\w-]+)"', page.octets.decode())):
        if code not in kept and code != "nouvelle":
            page = admin.open(f"{PROCESS}/etapes/{code}")
            form = page.formulaire(f"etapes/{code}", "supprimer")
            page = admin.send(page, form, ("geste", "supprimer"), remplacement="prise-en-charge-2")
            assert page.avis == "L’étape est supprimée."
    return page


def test_the_screen_of_the_specification_is_rebuilt_played_published_and_run(
    platform: Platform, admin: Browser
) -> None:
    page = rebuild(admin)
    wanted = [line.replace("la demande >", "la déclaration >") for line in TREE]
    assert tree(page) == wanted
    assert page.xpath("//*[local-name() = 'svg'][@role = 'img']") and "Le schéma en mots" in page.text
    assert "Vision du citoyen" in page.text
    notices = ["".join(li.itertext()) for li in page.xpath("//h:div[contains(@class, 'bo-notice--bad')]//h:li")]
    assert notices == []
    page = play(admin)
    page = admin.send(page, page.formulaire("simulation", "enregistrer"), ("geste", "enregistrer"), nom="Jusqu’au bout")
    assert "rejouée à chaque publication" in page.avis and "Réussie" in page.text
    admin_call(admin)
    published = [line for line in tree(admin.open(PROCESS)) if not line.startswith("-")]
    assert published == [line for line in wanted if not line.startswith("-")]


def play(admin: Browser) -> Page:
    """Verify, send, then let sixteen days pass."""
    page = admin.open(f"{PROCESS}/simulation")
    for nom in ("donneesVerifiees", "envoiDuDocument"):
        page = admin.send(page, page.formulaire("simulation"), ("action", f"{nom}@population"))
        assert page.status == 200, page.text[:500]
    page = admin.send(page, page.formulaire("simulation"), ("geste", "passer"), jours="16")
    assert "Clôture : acceptée" in page.text.replace("\xa0", " ")
    return page


def admin_call(admin: Browser) -> None:
    """Publish, by the page of the téléservice."""
    page = admin.open(ONE)
    form = next(f for f in page.xpath("//h:form[@method = 'post']") if "publier" in "".join(f.itertext()).lower())
    page = admin.send(page, form, ("action", "publier"))
    assert page.status == 200 and "Révision 2 en vigueur" in admin.open(PROCESS).text


def test_a_refused_form_comes_back_with_what_was_typed(admin: Browser) -> None:
    draft(admin)
    page = admin.open(f"{PROCESS}/etapes/nouvelle")
    form = page.formulaire("etapes/nouvelle")
    page = admin.send(
        page, form, ("geste", "enregistrer"), libelleAgent="Contrôle", code="PAS UN CODE", acteur="usager"
    )
    assert page.status == 400 and page.erreurs()
    assert page.xpath("string(//h:input[@name = 'code']/@value)") == "PAS UN CODE"
    page = admin.open(f"{PROCESS}/etapes/demande-initiale/actions/nouvelle")
    form = page.formulaire("actions/nouvelle")
    page = admin.send(page, form, ("geste", "enregistrer"), libelle="Affecter", acteur="population", effets="?? quoi")
    assert page.erreurs() and "?? quoi" in page.text
    page = admin.send(page, form, ("geste", "enregistrer"), libelle="", acteur="population")
    assert page.status == 400 and "mots du bouton" in page.erreurs()[0]
    assert admin.open(f"{PROCESS}/etapes/perdue").status == 404


def test_each_effect_is_told_with_an_example_beside_its_entry(admin: Browser) -> None:
    draft(admin)
    page = admin.open(f"{PROCESS}/etapes/demande-initiale/actions/nouvelle")
    examples = [" ".join(one.itertext()) for one in page.xpath("//h:dl[@class = 'bo-effets']/h:dt")]
    assert {one.split()[0] for one in examples} == kinds()
    assert "[processus." not in page.text
    form = page.formulaire("actions/nouvelle")
    for rows in (examples[:11], examples[11:]):
        given = {"libelle": "Les effets", "acteur": "population", "effets": "\n".join(rows)}
        page = admin.send(page, form, ("geste", "enregistrer"), **given, version=None)
        assert page.avis == "L’action est enregistrée.", page.erreurs()
        page = admin.open(f"{PROCESS}/etapes/demande-initiale/actions/lesEffets")
        page = admin.send(page, page.formulaire("actions/"), ("geste", "supprimer"))
        assert page.avis == "L’action est supprimée."


def test_messages_texts_acteurs_agents_and_journal_have_their_pages(admin: Browser) -> None:
    page = admin.open(f"{BO}/textes")
    page = admin.send(page, page.formulaire("textes"), ("geste", "enregistrer"), libelle="Signature", corps="La mairie")
    assert "{{texte.signature}}" in page.text
    draft(admin)
    page = admin.open(f"{ONE}/messages/message/nouvelle")
    form = page.formulaire("messages/message")
    page = admin.send(page, form, ("geste", "voir"), objet="Bonjour", corps="{{commune}}, {{texte.signature}}")
    assert "Démoville, La mairie" in page.text
    page = admin.open(f"{BO}/acteurs")
    form = page.formulaire("acteurs")
    page = admin.send(
        page, form, ("geste", "enregistrer"), libelle="Le parquet", genre="externe", courriel="p@x.example"
    )
    assert "p@x.example" in page.text
    page = admin.open(f"{BO}/agents?agent=durand")
    form = page.formulaire("agents", "absence")
    page = admin.send(page, form, ("geste", "absence"), du="2099-07-01", au="2099-07-15", remplacant="petit")
    assert page.avis == "L’absence est enregistrée." and "Remplacé par" in page.text
    page = admin.open(f"{BO}/journal")
    assert "Texte type" in page.text and "Journal intact" in page.text


def test_who_is_added_takes_the_place_of_nobody(admin: Browser) -> None:
    page = admin.open(f"{BO}/agents")
    asked = {"identifiant": "durand", "nom": "Autre", "prenom": "Ève", "motDePasse": "Tilleul-Moulin-27"}
    page = admin.send(page, page.formulaire("agents", "enregistrer"), ("geste", "enregistrer"), **asked)
    assert page.status == 400 and "déjà pris" in page.erreurs()[0] and "Marie-Pierre" in page.text
    page = admin.open(f"{BO}/acteurs")
    asked = {"code": "etat-civil", "libelle": "Un autre", "genre": "service"}
    page = admin.send(page, page.formulaire("acteurs"), ("geste", "enregistrer"), **asked)
    assert (
        page.status == 400 and "déjà pris" in page.erreurs()[0] and "Un autre" not in admin.open(f"{BO}/acteurs").text
    )
    page = admin.open(f"{BO}/agents?agent=durand")
    page = admin.send(page, page.formulaire("agents", "enregistrer"), ("geste", "enregistrer"))
    assert page.avis and not page.erreurs()


def test_an_agent_has_no_such_page(navigateur: Browser) -> None:
    sign_in_agent(navigateur)
    assert navigateur.open(PROCESS).status == 403
    assert "Textes types" not in navigateur.open(f"{BO}/").text


@pytest.mark.parametrize(
    ("entry", "value", "said"),
    [
        ("effets", "\n".join(["reprendre"] * 21), "21 effets dans l’action « Trop »"),
        (
            "motifs",
            "\n".join(f"raison-{rank} : Raison {rank}" for rank in range(41)),
            "41 motifs dans l’action « Trop »",
        ),
        ("champ.1.options", " | ".join(f"Choix {rank}" for rank in range(401)), "401 choix dans le champ « Lequel »"),
    ],
)
def test_too_many_of_something_is_said_with_its_limit_and_what_holds_it(
    admin: Browser, entry: str, value: str, said: str
) -> None:
    draft(admin)
    page = admin.open(f"{PROCESS}/etapes/demande-initiale/actions/nouvelle")
    given = {
        "libelle": "Trop",
        "acteur": "population",
        "champ.1.libelle": "Lequel",
        "champ.1.type": "choix",
        entry: value,
    }
    page = admin.send(page, page.formulaire("actions/nouvelle"), ("geste", "enregistrer"), **given)
    sentence = " ".join(page.erreurs()).replace("\xa0", " ")
    assert page.status == 400 and said in sentence and "au plus" in sentence, sentence
