"""The specification's process from nothing, by pages alone: a new téléservice, its étapes and actions, a form with a
condition and a rule, what silence decides; published, put on line, and dossiers run through it to their end."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from browser import Browser, Page
from specification_process import ACTIONS, ETAPES
from web_journeys import ANSWERS, sign_in_agent
from web_platform import Platform

CODE = "acte-de-la-commune"
BO = "/demoville/bo"
ONE = f"{BO}/teleservices/{CODE}"
PROCESS = f"{ONE}/processus"
FIELDS = {
    "champ.1.libelle": "Registre trouvé",
    "champ.1.type": "choix",
    "champ.1.options": "Oui | Non",
    "champ.1.obligatoire": "true",
    "champ.2.libelle": "Pages",
    "champ.2.type": "entier",
    "champ.2.condition": "registreTrouve = 'oui'",
    "champ.2.regles": "pages <= 4 => Écrivez 4 pages au plus.",
}


@pytest.fixture(scope="module")
def admin(platform: Platform) -> Browser:
    browser = platform.navigateur()
    sign_in_agent(browser, "royer")
    return browser


@pytest.fixture(scope="module")
def built(admin: Browser) -> Browser:
    """The téléservice, made, published and put on line by pages."""
    page = admin.open(f"{BO}/teleservices/nouveau")
    given = {"intitule": "Acte de la commune", "teleservice": CODE, "theme": "etat-civil", "service": "etat-civil"}
    asked = page.xpath("//h:form//*[@name]/@name")
    admin.send(page, page.formulaire("nouveau"), **{nom: value for nom, value in given.items() if nom in asked})
    service = service_of(admin)
    for etape in ETAPES:
        put_etape(admin, {**etape, "acteur": service if etape["acteur"] == "etat-civil" else etape["acteur"]})
    for etape, action in ACTIONS:
        fields = FIELDS if action["nom"] == "donneesVerifiees" else {}
        acteur = service if action["acteur"] == "etat-civil" else action["acteur"]
        put_action(admin, etape, {**action, "acteur": acteur}, **fields)
    put_action(admin, "prise-en-charge", {"libelle": "Sans réponse", "acteur": "horloge", "cible": "refus-tacite"},
               declencheur="silence")  # fmt: skip
    drop_the_rest(admin)
    return admin


def service_of(admin: Browser) -> str:
    """The department that the skeleton put in charge."""
    page = admin.open(f"{PROCESS}/etapes/nouvelle")
    codes = page.xpath("//h:select[@name = 'acteur']/h:option/@value")
    return next(code for code in codes if code not in ("usager", "horloge"))


def put_etape(admin: Browser, etape: dict) -> None:
    known = f'id="etape-{etape["code"]}"'.encode() in admin.open(PROCESS).octets
    where = f"etapes/{etape['code'] if known else 'nouvelle'}"
    page = admin.open(f"{PROCESS}/{where}")
    page = admin.send(page, page.formulaire(where), ("geste", "enregistrer"), **etape)
    assert page.avis == "L’étape est enregistrée.", page.erreurs()
    if etape["code"] == "cloture":
        refused = {"code": "refus-tacite", "libelleAgent": "Refus tacite", "acteur": "horloge", "issue": "refusee"}
        put_etape(admin, refused)


def put_action(admin: Browser, etape: str, given: dict, **more: str) -> None:
    page = admin.open(f"{PROCESS}/etapes/{etape}/actions/nouvelle")
    values = {nom: given[nom] for nom in ("libelle", "acteur", "cible")} | {"apres": given.get("apres", "")}
    if given.get("effet"):
        values["message"] = given["effet"][0]["parametre"][0]["valeur"]
    page = admin.send(page, page.formulaire("actions/nouvelle"), ("geste", "enregistrer"), **values, **more)
    assert page.avis == "L’action est enregistrée.", page.erreurs()


def drop_the_rest(admin: Browser) -> None:
    """Take away what only the skeleton has, but the étape where demandes are filed."""
    kept = {etape["code"] for etape in ETAPES} | {"refus-tacite", "demande-initiale", "nouvelle"}
    found = dict.fromkeys(re.findall(rf'{PROCESS}/etapes/([\w-]+)"', admin.open(PROCESS).octets.decode()))
    for code in found:
        if code not in kept:
            page = admin.open(f"{PROCESS}/etapes/{code}")
            form = page.formulaire(f"etapes/{code}", "supprimer")
            page = admin.send(page, form, ("geste", "supprimer"), remplacement="prise-en-charge")
            assert page.avis == "L’étape est supprimée.", page.erreurs()
    wanted = {action["libelle"] for _, action in ACTIONS} | {"Sans réponse", "Déposer la demande"}
    for path in re.findall(
        rf'{PROCESS}/etapes/[\w-]+/actions/(?!nouvelle)\w+(?=")', admin.open(PROCESS).octets.decode()
    ):
        page = admin.open(path)
        if page.titre not in wanted:
            page = admin.send(page, page.formulaire("actions/"), ("geste", "supprimer"))
            assert page.avis == "L’action est supprimée.", page.erreurs()


def test_what_is_new_overwrites_nothing_of_the_same_name(built: Browser) -> None:
    before = built.open(PROCESS)
    page = built.open(f"{PROCESS}/etapes/nouvelle")
    assert page.xpath("string(//h:select[@name = 'acteur']/h:option[@selected]/@value)") == service_of(built)
    form = page.formulaire("etapes/nouvelle")
    refused = built.send(page, form, ("geste", "enregistrer"), libelleAgent="Préparation", code="preparation")
    assert refused.status == 400 and "une autre étape a ce code" in refused.erreurs()[0]
    page = built.send(page, form, ("geste", "enregistrer"), libelleAgent="Préparation", code="", version=version(built))
    assert page.address.endswith("#etape-preparation-2"), "the place of what was just made"
    page = built.open(f"{PROCESS}/etapes/prise-en-charge/actions/nouvelle")
    page = built.send(page, page.formulaire("actions/nouvelle"), ("geste", "enregistrer"), libelle="Données Vérifiées")
    assert page.address.endswith("#etape-prise-en-charge")
    assert page.xpath("//h:li[@id = 'etape-prise-en-charge']//h:a[contains(@href, 'actions/donneesVerifiees2')]")
    for where in ("etapes/prise-en-charge/actions/donneesVerifiees2", "etapes/preparation-2"):
        page = built.open(f"{PROCESS}/{where}")
        form = page.formulaire(where, "supprimer")
        built.send(page, form, ("geste", "supprimer"))
    tree = "//h:ul[@class = 'bo-tree']"
    assert built.open(PROCESS).xpath(f"string({tree})") == before.xpath(f"string({tree})")


def set_silence(admin: Browser, **row: str) -> Page:
    page = admin.open(f"{PROCESS}/silence")
    values = {f"silence.1.{nom}": value for nom, value in row.items()}
    return admin.send(page, page.formulaire("silence"), ("geste", "enregistrer"), **values)


def test_silence_is_set_by_its_page_and_said_beside_the_tree(built: Browser) -> None:
    assert "Le silence ne décide rien" in built.open(PROCESS).text
    refused = set_silence(built, effet="rejet", delai="", unite="mois")
    assert refused.status >= 400 and refused.erreurs()
    assert refused.xpath("string(//h:select[@name = 'silence.1.effet']/h:option[@selected]/@value)") == "rejet"
    page = set_silence(built, effet="rejet", delai="2", unite="mois", depuis="depot")
    assert page.avis == "Le silence est enregistré."
    text = page.text.replace("\xa0", " ")
    assert "Silence vaut rejet au bout de 2 mois à compter du dépôt" in " ".join(text.split())
    page = built.open(f"{PROCESS}/silence")
    rows = page.xpath("//h:tbody/h:tr")
    assert any("Prise en charge" in row.xpath("string()") and "Sans réponse" in row.xpath("string()") for row in rows)


def test_a_field_of_an_action_keeps_its_condition_its_rule_and_its_options(built: Browser) -> None:
    path = f"{PROCESS}/etapes/prise-en-charge/actions/donneesVerifiees"
    page = built.open(path)
    page = built.send(page, page.formulaire("donneesVerifiees"), ("geste", "enregistrer"),
                      **{"champ.1.options": "Oui | Pas encore"})  # fmt: skip
    assert page.avis == "L’action est enregistrée.", page.erreurs()
    page = built.open(path)

    def value(nom: str) -> str:
        return page.xpath(f"normalize-space(//*[@name = '{nom}']/@value | //h:textarea[@name = '{nom}'])")

    assert value("champ.2.condition") == "registreTrouve = 'oui'"
    assert value("champ.2.regles") == "pages <= 4 => Écrivez 4 pages au plus."
    assert page.xpath("string(//h:input[@name = 'champ.1.option.oui']/@value)") == "Oui"
    form = page.formulaire("donneesVerifiees")
    wrong = {"champ.2.regles": "pages au plus 4", "champ.1.libelle": "Registre trouvé ?"}
    refused = built.send(page, form, ("geste", "enregistrer"), **wrong)
    assert refused.status == 400 and "ne se lit pas" in refused.erreurs()[0]
    assert refused.xpath("string(//*[@role = 'alert']//h:a/@href)") == "#champ.2.regles"
    assert refused.xpath("string(//h:input[@name = 'champ.1.libelle']/@value)") == "Registre trouvé ?"
    unknown = {"champ.2.condition": "champPerdu = 'oui'"}
    built.send(page, form, ("geste", "enregistrer"), **unknown)
    assert "champPerdu" in built.open(PROCESS).text, (
        "a condition on a field that is not there is said before publishing"
    )
    built.send(page, form, ("geste", "enregistrer"), version=version(built))
    assert "champPerdu" not in built.open(PROCESS).text


def version(admin: Browser) -> str:
    return admin.open(f"{PROCESS}/silence").xpath("string(//h:input[@name = 'version']/@value)")


def press(admin: Browser, action: str) -> Page:
    page = admin.open(ONE)
    return admin.send(page, page.formulaire(f"teleservices/{CODE}", action), ("action", action))


def confirm_values(admin: Browser) -> None:
    """Say that the values to check are right."""
    page = admin.open(ONE)
    form = page.formulaire("/parametres")
    checks = dict.fromkeys(page.xpath("//h:input[starts-with(@name, 'verifie-')]/@name"), "true")
    assert admin.send(page, form, **checks).status == 200


def filed(platform: Platform) -> tuple[str, str]:
    """A dossier filed on the citizen's pages: its number, the address where it is followed."""
    citizen = platform.navigateur()
    page = citizen.open(f"/demoville/services/{CODE}/formulaire")
    for _ in range(6):
        if page.xpath("//h:button[@value = 'envoyer']"):
            page = citizen.send(page, page.formulaire("formulaire"), ("_aller", "envoyer"))
            break
        asked = page.xpath("//h:form[@id = 'formulaire']//*[@name and not(@type = 'hidden')]/@name")
        values = {nom: ANSWERS[nom] for nom in asked if nom in ANSWERS}
        assert page.status < 500 and page.xpath("//h:form"), page.text
        page = citizen.send(page, page.formulaire("formulaire"), ("_aller", "suivante"), **values)
    found = re.search(r"numero=([\w-]+)&cle=([\w-]+)", page.address)
    assert found, (page.titre, page.erreurs())
    return found[1], f"/demoville/services/{CODE}/suivi?numero={found[1]}&cle={found[2]}"


def treat(agent: Browser, numero: str, nom: str, **values: str) -> Page:
    page = agent.open(f"{BO}/dossiers/{numero}")
    if f"action?nom={nom}" in page.octets.decode():
        page = agent.open(f"{BO}/dossiers/{numero}/action?nom={nom}")
    return agent.send(page, page.formulaire(f"dossiers/{numero}", nom), ("action", nom), **values)


def test_a_dossier_goes_through_it_to_its_end_by_pages(platform: Platform, built: Browser) -> None:
    confirm_values(built)
    assert "Révision 1" in press(built, "publier").text.replace("\xa0", " ")
    page = press(built, "en-ligne")
    assert page.status == 200 and not page.erreurs(), page.erreurs()
    assert page.xpath("//h:button[@value = 'suspendre']") and not page.xpath("//h:button[@value = 'en-ligne']")
    numero, followed = filed(platform)
    agent = platform.navigateur()
    sign_in_agent(agent, "durand")
    field = "champ.donneesVerifiees."
    refused = treat(agent, numero, "donneesVerifiees", **{f"{field}registreTrouve": "oui", f"{field}pages": "9"})
    assert refused.status == 422 and "Écrivez 4 pages au plus." in " ".join(refused.erreurs())
    treat(agent, numero, "donneesVerifiees", **{f"{field}registreTrouve": "oui", f"{field}pages": "2"})
    treat(agent, numero, "envoiDuDocument")
    citizen = platform.navigateur()
    page = citizen.open(followed)
    page = citizen.send(page, page.formulaire("suivi", "Confirmation de réception internet"),
                        ("action", "confirmationDeReception"))  # fmt: skip
    assert page.status == 200
    page = agent.open(f"{BO}/dossiers/{numero}")
    steps = page.xpath("//h:section[@id = 'journal']//*[@class = 'bo-step']")
    assert "Ce dossier est clos." in page.text and len(steps) >= 4
    assert "Confirmation de réception internet" in page.text and "Acceptée" in page.text
    assert [mail for mail in platform.work() if numero in mail.as_string().replace("=\n", "")]


def test_silence_closes_a_dossier_that_nobody_treated(platform: Platform, built: Browser) -> None:
    numero, _ = filed(platform)
    agent = platform.navigateur()
    sign_in_agent(agent, "durand")
    assert "Décision tacite le" in agent.open(f"{BO}/dossiers/{numero}").text
    platform.shift = timedelta(days=64)
    try:
        platform.work()
        later = platform.navigateur()
        sign_in_agent(later, "durand")
        text = later.open(f"{BO}/dossiers/{numero}").text
    finally:
        platform.shift = timedelta()
    assert "Sans réponse" in text and "Refusée" in text


def test_an_etape_takes_actions_of_the_library_with_all_they_need(platform: Platform, built: Browser) -> None:
    press(built, "ouvrir")
    path = f"{PROCESS}/etapes/preparation"
    page = built.open(path)
    ticked = page.xpath("//h:input[@name = 'type']/@value")
    assert {"demanderComplement", "mettreEnAttente", "retirer", "constaterRefusTacite"} <= set(ticked)
    assert "alerterRetard" not in ticked, "without a delay, an étape is never late"
    form = page.formulaire("etapes/preparation", "types")
    refused = built.send(page, form, ("geste", "types"))
    assert refused.status == 400 and "Cochez au moins une action" in refused.erreurs()[0]
    page = built.send(page, form, ("geste", "types"), type=["demanderComplement", "retirer"], version=version(built))
    assert page.avis == "Les actions types sont ajoutées."
    tree = " ".join(page.xpath("string(//h:ul[@class = 'bo-tree'])").split())
    assert "Demander un complément" in tree and "En attente de l’usager" in tree and "Envoyer le complément" in tree
    assert "Mettre en attente" not in tree
    assert not page.xpath("//h:div[contains(@class, 'bo-notice--bad')]"), page.text[:1500]
    left = built.open(path).xpath("//h:input[@name = 'type']/@value")
    assert not {"demanderComplement", "retirer"} & set(left)
    messages = built.open(f"{ONE}/messages").text
    assert "Il manque un élément" in messages
    unknown = built.send(built.open(path), form, ("geste", "types"), type=["perdue"], version=version(built))
    assert unknown.status == 404
    assert "Révision 2" in press(built, "publier").text.replace("\xa0", " ")
    numero, followed = filed(platform)
    durand = platform.navigateur()
    sign_in_agent(durand, "durand")
    field = "champ.donneesVerifiees."
    treat(durand, numero, "donneesVerifiees", **{f"{field}registreTrouve": "pasEncore"})
    asked = {"motif": "piece-manquante", "champ.demanderComplement.piecesManquantes": "Le livret"}
    page = treat(durand, numero, "demanderComplement", **asked)
    assert page.status == 200, page.erreurs()
    assert any("Le livret" in mail.get_body(("plain",)).get_content() for mail in platform.work())
    citizen = platform.navigateur()
    page = citizen.open(followed)
    page = citizen.send(
        page, page.formulaire("suivi", "Envoyer le complément"), **{"champ.completer.reponse": "Voici."}
    )
    assert "Étape : Préparation du document" in durand.open(f"{BO}/dossiers/{numero}").text.replace("\xa0", " ")
