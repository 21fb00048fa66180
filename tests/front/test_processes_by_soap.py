"""Processes, messages, acteurs and agents administered by SOAP alone."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from administration import Admin, open_by_hand, staff
from calls import agent, code, places, refused

TELESERVICE = "incident-voirie"


@pytest.fixture(scope="module")
def admin(platform) -> Admin:
    staff(platform)
    staff(platform, "saint-exemple")
    open_by_hand(platform, TELESERVICE)
    return Admin(platform)


def tree(admin: Admin):
    return admin("bo-processus", "lireArbre", teleservice=TELESERVICE)


def etape(arbre, code: str):
    return next(one for one in arbre.etape if one.code == code)


RELIRE = {"nom": "relire", "libelle": "Relire", "acteur": "services-techniques", "cible": "resolu"}


def test_an_etape_and_its_action_are_added_moved_and_taken_away(admin: Admin) -> None:
    before = tree(admin)
    ends = [one.code for one in before.etape if one.issue]
    after = admin("bo-processus", "definirEtape", teleservice=TELESERVICE, code="relecture", libelleAgent="Relecture",
                  acteur="services-techniques", delai="2", version=before.version)  # fmt: skip
    assert after.version == before.version + 1
    assert [one.code for one in after.etape].index("relecture") == [one.code for one in before.etape].index(ends[0])
    cible = after.etape[1].code
    after = admin("bo-processus", "definirAction", teleservice=TELESERVICE, etape="relecture", action={
        **RELIRE, "cible": cible, "explication": "Le dossier repart.",
        "motif": [{"code": "a-revoir", "libelle": "Le texte est à revoir"}],
        "champ": [{"nom": "remarque", "type": "texteLong", "libelle": "Remarque", "obligatoire": True}],
        "effet": [{"genre": "alerter", "parametre": [{"nom": "acteur", "valeur": "services-techniques"}]}],
    })  # fmt: skip
    action = etape(after, "relecture").action[0]
    assert (action.titre, action.cibleRang, action.sorte) == ("Relire", 2, "acteur")
    assert action.definition.champ[0].libelle == "Remarque" and action.definition.motif[0].code == "a-revoir"
    assert [(one.place, one.grave) for one in after.constat if one.regle == "chemin"] == [("processus/relecture", True)]
    moved = admin("bo-processus", "deplacerEtape", teleservice=TELESERVICE, code="relecture", rang=2)
    assert moved.etape[1].code == "relecture"
    admin("bo-processus", "supprimerAction", teleservice=TELESERVICE, etape="relecture", action="relire")
    last = admin("bo-processus", "supprimerEtape", teleservice=TELESERVICE, code="relecture")
    assert [one.code for one in last.etape] == [one.code for one in before.etape]


def test_bad_input_has_a_typed_answer(admin: Admin) -> None:
    at = {"teleservice": TELESERVICE}
    lost = {**at, "code": "perdue"}
    for call, expected in (
        (lambda: admin("bo-processus", "lireArbre", teleservice="inconnu"), "TeleserviceInconnu"),
        (lambda: admin("bo-processus", "deplacerEtape", **lost, rang=1), "EtapeInconnue"),
        (lambda: admin("bo-processus", "supprimerEtape", **lost), "EtapeInconnue"),
        (lambda: admin("bo-processus", "definirAction", **at, etape="perdue", action=RELIRE), "EtapeInconnue"),
        (lambda: admin("bo-processus", "definirEtape", **at, code="Majuscule", libelleAgent="X", acteur="usager"),
         "DefinitionInvalide"),
        (lambda: admin("bo-processus", "definirEtape", **at, code="x", libelleAgent="X", acteur="usager", version=999),
         "BrouillonModifie"),
        (lambda: admin("bo-processus", "definirEtape", teleservice="acte-naissance", code="x", libelleAgent="X",
                       acteur="usager"), "BrouillonInconnu"),
        (lambda: admin("bo-messages", "definirMessage", **at, code="x", objet="{{demande.perdu}}", corps="Bonjour"),
         "ParametreInvalide"),
        (lambda: admin("bo-messages", "supprimerMessage", **at, code="perdu"), "MessageInconnu"),
        (lambda: admin("bo-acteurs", "definirActeur", code="x", libelle="X", genre="usager"), "ParametreInvalide"),
        (lambda: admin("bo-acteurs", "definirActeur", code="X", libelle="X", genre="externe"), "DefinitionInvalide"),
        (lambda: admin("bo-acteurs", "supprimerActeur", code="etat-civil"), "EncoreUtilise"),
        (lambda: admin("bo-acteurs", "desactiverAgent", identifiant="perdu"), "AgentInconnu"),
        (lambda: admin("bo-acteurs", "definirAgent", identifiant="neuf", nom="N", prenom="N", profil="roi",
                       motDePasse="Tilleul-Moulin-27"), "ParametreInvalide"),
    ):  # fmt: skip
        assert code(refused(call)) == expected


def test_an_etape_that_actions_lead_to_says_which(admin: Admin) -> None:
    second = tree(admin).etape[1].code
    detail = refused(lambda: admin("bo-processus", "supprimerEtape", teleservice=TELESERVICE, code=second))
    assert code(detail) == "EncoreUtilise" and "»" in "".join(detail.itertext())


@pytest.mark.parametrize("who", ["bernard", "moreau"])
def test_rights_follow_the_profile(platform, admin: Admin, who: str) -> None:
    other = Admin(platform, who)
    call = lambda: other("bo-acteurs", "definirActeur", code="x", libelle="X", genre="externe")  # noqa: E731
    assert code(refused(call)) == "AccesRefuse"
    if who == "moreau":
        assert code(refused(lambda: other("bo-processus", "lireArbre", teleservice=TELESERVICE))) == "AccesRefuse"
    else:
        assert other("bo-processus", "lireArbre", teleservice=TELESERVICE).etape


def test_the_same_key_does_a_thing_once(admin: Admin) -> None:
    given = {
        "teleservice": TELESERVICE,
        "code": "controle-double",
        "libelleAgent": "Contrôle",
        "acteur": "usager",
        "cle": "k1",
    }
    first = admin("bo-processus", "definirEtape", **given)
    again = admin("bo-processus", "definirEtape", **given)
    assert again.version == first.version
    assert (
        code(refused(lambda: admin("bo-processus", "definirEtape", **{**given, "libelleAgent": "Autre"})))
        == "CleReutilisee"
    )
    admin("bo-processus", "supprimerEtape", teleservice=TELESERVICE, code="controle-double")


def test_an_etape_takes_actions_of_the_library_by_soap(admin: Admin) -> None:
    given = {"teleservice": TELESERVICE, "code": "seconde-lecture", "libelleAgent": "Seconde lecture"}
    tree = admin("bo-processus", "lireArbre", teleservice=TELESERVICE)
    service = next(one.code for one in tree.acteur if one.genre == "service")
    tree = admin("bo-processus", "definirEtape", **given, acteur=service)
    etape = next(one for one in tree.etape if one.code == "seconde-lecture")
    assert {"demanderComplement", "mettreEnAttente", "retirer"} <= {one.code for one in etape.actionType}
    at = {"teleservice": TELESERVICE, "etape": "seconde-lecture"}
    tree = admin("bo-processus", "ajouterActionsTypes", **at, action=["mettreEnAttente", "reprendre"])
    etape = next(one for one in tree.etape if one.code == "seconde-lecture")
    assert [one.definition.nom for one in etape.action] == ["mettreEnAttente", "reprendre"]
    assert etape.action[0].definition.motif and {one.acteurLibelle for one in etape.action} == {etape.acteurLibelle}
    again = refused(lambda: admin("bo-processus", "ajouterActionsTypes", **at, action=["reprendre"]))
    assert code(again) == "ActionInconnue"
    admin("bo-processus", "supprimerEtape", teleservice=TELESERVICE, code="seconde-lecture")


def test_all_ways_are_listed_from_the_deposit_to_each_outcome(admin: Admin) -> None:
    ways = admin("bo-processus", "listerChemins", teleservice="acte-naissance")
    assert ways.complet and {way.issue for way in ways.chemin} >= {"acceptee", "refusee", "sans-suite", "classee"}
    assert all(way.passage[0].etape == "demande-initiale" for way in ways.chemin)


def test_a_message_is_written_previewed_and_tells_who_uses_it(admin: Admin) -> None:
    admin("bo-messages", "definirTexte", code="signature", libelle="Signature", corps="La mairie de {{commune}} !")
    listed = admin("bo-messages", "definirMessage", teleservice=TELESERVICE, code="bonne-nouvelle",
                   objet="Dossier {{numeroDossier}}", corps="Bonjour,\n\nC’est fait. {{texte.signature}}")  # fmt: skip
    mine = next(one for one in listed.message if one.code == "bonne-nouvelle")
    assert list(mine.utilise) == [] and "texte.signature" in listed.champFusion
    seen = admin("bo-messages", "previsualiserMessage", teleservice=TELESERVICE, code="bonne-nouvelle")
    assert seen.corps == "Bonjour,\n\nC’est fait. La mairie de Démoville\u202f!" and seen.numero is None
    detail = refused(lambda: admin("bo-messages", "supprimerTexte", code="signature"))
    assert code(detail) == "EncoreUtilise"
    admin("bo-messages", "supprimerMessage", teleservice=TELESERVICE, code="bonne-nouvelle")
    assert admin("bo-messages", "supprimerTexte", code="signature") in (None, [])


def test_a_standard_text_that_is_gone_keeps_a_draft_from_being_published(admin: Admin) -> None:
    admin("bo-messages", "definirTexte", code="formule", libelle="Formule", corps="Cordialement")
    given = {"teleservice": TELESERVICE, "code": "avec-formule", "objet": "Objet", "corps": "{{texte.formule}}"}
    admin("bo-messages", "definirMessage", **given)
    town = admin.platform.installation.platform.storage
    with town.write("demoville") as unit:  # somebody restores an older description of the town
        document = unit.collectivites.get()
        unit.collectivites.save(document.replace(b'code="formule"', b'code="autre"'), admin.platform.clock())
        unit.commit()
    admin.platform.installation.platform.bouquet.forget()
    detail = refused(lambda: admin("bo-services", "publier", teleservice=TELESERVICE))
    assert code(detail) == "DefinitionInvalide" and "messages/avec-formule/corps" in places(detail)
    admin("bo-messages", "supprimerMessage", teleservice=TELESERVICE, code="avec-formule")


def test_an_acteur_outside_has_its_mailbox(admin: Admin) -> None:
    admin("bo-acteurs", "definirActeur", code="parquet", libelle="Parquet de Pontoise", genre="externe",
          courriel="parquet@justice.example")  # fmt: skip
    listed = admin("bo-acteurs", "listerActeurs")
    mine = next(one for one in listed if one.code == "parquet")
    assert (mine.genre, mine.courriel) == ("externe", "parquet@justice.example") and mine.teleservice
    found = admin("bo-processus", "verifierProcessus", teleservice="acte-naissance")
    assert not any("adresse" in one.message for one in found.constat)


def test_an_agent_is_made_loses_and_gets_back_his_session(platform, admin: Admin) -> None:
    given = {"identifiant": "neuf", "nom": "Neuf", "prenom": "Ève", "profil": "gestionnaire", "service": ["etat-civil"]}
    assert code(refused(lambda: admin("bo-acteurs", "definirAgent", **given))) == "ParametreInvalide"
    admin("bo-acteurs", "definirAgent", **given, motDePasse="Tilleul-Moulin-27")
    new = Admin(platform, "neuf")
    assert new("bo-acteurs", "listerAgents")
    admin("bo-acteurs", "desactiverAgent", identifiant="neuf")
    assert code(refused(lambda: new("bo-acteurs", "listerAgents"))) in ("SessionInvalide", "SessionExpiree")


def test_a_town_keeps_an_administrator(admin: Admin) -> None:
    for one in admin("bo-acteurs", "listerAgents"):
        if one.profil == "administrateur" and one.identifiant != "leroy":
            admin("bo-acteurs", "desactiverAgent", identifiant=one.identifiant)
    assert code(refused(lambda: admin("bo-acteurs", "desactiverAgent", identifiant="leroy"))) == "ParametreInvalide"


def test_while_an_agent_is_away_the_substitute_sees_the_dossiers(platform, admin: Admin) -> None:
    today = date.today()
    admin("bo-acteurs", "definirAgent", identifiant="absent", nom="A", prenom="A", profil="agent",
          service=["services-techniques"], motDePasse="Tilleul-Moulin-27")  # fmt: skip
    session, head = agent(platform, "petit")
    assert list(session.service.listerDossiers(_soapheaders=head).profil.service) == ["population"]
    away = {"identifiant": "absent", "du": today, "remplacant": "petit"}
    listed = admin("bo-acteurs", "definirAbsence", **away, au=today + timedelta(days=3))
    mine = next(one for one in listed if one.identifiant == "absent").absence[0]
    assert (mine.enCours, mine.remplacant) == (True, "petit")
    assert list(session.service.listerDossiers(_soapheaders=head).profil.service) == [
        "population",
        "services-techniques",
    ]
    assert (
        code(refused(lambda: admin("bo-acteurs", "definirAbsence", **{**away, "remplacant": "absent"})))
        == "ParametreInvalide"
    )
    admin("bo-acteurs", "definirAbsence", identifiant="absent", du=today, annuler=True)
    assert list(session.service.listerDossiers(_soapheaders=head).profil.service) == ["population"]


def test_acts_are_journalled_newest_first_and_the_chain_holds(admin: Admin) -> None:
    read = admin("bo-services", "listerActes")
    assert read.integre and read.acte[0].rang > read.acte[-1].rang
    assert {"definirActeur", "definirEtape", "definirTexte"} <= {one.operation for one in read.acte}
    assert all(one.auteur == "M. Leroy Antoine" for one in read.acte)
    assert {one.objet for one in admin("bo-services", "listerActes", objet="signature").acte} == {"signature"}
