"""Signalements of one problem: the second citizen is told before sending, agents group them, both learn the end."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from administration import Admin
from calls import agent, client, code, refused
from demandes import incident
from served_platform import Platform

from wsc_soap.domain.proximite import Lieu, metres, near
from wsc_soap.mail import SpooledSms
from wsc_soap.operations.installation import publish_delivered

HERE, TEN_METRES, FAR = "48.85660 2.35220", "48.85669 2.35220", "48.85750 2.35220"


@pytest.fixture
def town(platform: Platform):
    """Old signalements are out of reach: each test has its own month."""
    platform.clock.shift += timedelta(days=40)
    return platform


@pytest.fixture(scope="module", autouse=True)
def _time(platform: Platform):
    yield
    platform.clock.shift = timedelta()


def at(position: str = "", adresse: str = "", **others: object) -> dict:
    demande = incident(**others)
    del demande["adresseLieu"]
    return demande | ({"position": position} if position else {}) | ({"adresseLieu": adresse} if adresse else {})


def warned(town: Platform, demande: dict) -> list[str]:
    told = client(town, "incident-voirie").service.verifier(demande=demande)
    assert told.valide
    return [one.message.replace("\u00a0", " ") for one in told.avertissement if one.regle == "doublon"]


def filed(town: Platform, demande: dict):
    return client(town, "incident-voirie").service.deposer(demande=demande)


class Desk:
    """An agent, whose session is opened anew: days pass between two calls."""

    def __init__(self, town: Platform, who: str = "martin") -> None:
        self.town, self.who = town, who

    def __call__(self, operation: str, numero: str, **said: object):
        service, session = agent(self.town, self.who)
        return service.service[operation](numero=numero, _soapheaders=session, **said)

    def near(self, numero: str) -> dict[str, tuple[str, int | None]]:
        return {one.numero: (one.lien, one.distance) for one in self("lireDossier", numero).proche}


def test_who_reports_a_problem_already_reported_nearby_is_told_of_it_and_of_nobody(town) -> None:
    assert warned(town, at(HERE)) == []
    first = filed(town, at(HERE, "Devant chez Mme Untel", nomDeclarant="Paul Secret", anonyme=False))
    (told,) = warned(town, at(TEN_METRES))
    assert "Un signalement proche est déjà ouvert : à 10 m, reçu le" in told
    assert "Prise en charge par nos services" in told
    assert not {"Secret", "Untel", first.numero, "passant@"} & set(told.split())
    assert warned(town, at(FAR)) == []
    assert warned(town, at(TEN_METRES, categorie="proprete", numeroCandelabre=None)) == []
    recu = filed(town, at(TEN_METRES))
    assert [one.champ for one in recu.avertissement if one.regle == "doublon"] == ["/demande/position"]
    (told,) = warned(town, at(HERE))
    assert told.startswith("2 signalements proches sont déjà ouverts : à 0 m")


def test_a_typed_place_is_compared_where_a_position_is_missing(town) -> None:
    filed(town, at(adresse="12, rue des Érables"))
    (told,) = warned(town, at(HERE, "12 RUE DES ERABLES"))
    assert "à la même adresse" in told
    assert warned(town, at(adresse="14 rue des Érables")) == []


def test_a_closed_or_old_signalement_is_none(town) -> None:
    recu = filed(town, at(HERE))
    Desk(town)("traiterDossier", recu.numero, action="infonde", motif="non-localise")
    assert warned(town, at(HERE)) == []
    filed(town, at(HERE))
    assert len(warned(town, at(HERE))) == 1
    town.clock.shift += timedelta(days=8)
    assert warned(town, at(HERE)) == []


def test_distance_and_days_are_values_that_a_town_sets(town) -> None:
    filed(town, at(HERE))
    admin = Admin(town, "royer")
    admin("bo-services", "ouvrirBrouillon", teleservice="incident-voirie")
    admin("bo-services", "definirParametre", teleservice="incident-voirie", nom="rayonDoublons", valeur="5")
    admin("bo-services", "publier", teleservice="incident-voirie")
    town.installation.platform.bouquet.forget()
    assert warned(town, at(TEN_METRES)) == []
    assert len(warned(town, at(HERE))) == 1
    admin("bo-services", "ouvrirBrouillon", teleservice="incident-voirie")
    admin("bo-services", "definirParametre", teleservice="incident-voirie", nom="joursDoublons", valeur="0")
    admin("bo-services", "publier", teleservice="incident-voirie")
    town.installation.platform.bouquet.forget()
    assert warned(town, at(HERE)) == []
    publish_delivered(town.installation.platform.storage, "demoville", ("incident-voirie",), datetime.now(UTC))
    town.installation.platform.bouquet.forget()


def test_agents_group_two_signalements_and_both_citizens_learn_the_end(town) -> None:
    main, other = filed(town, at(HERE)), filed(town, at(TEN_METRES, courriel="second@courriel.example"))
    desk = Desk(town)
    assert desk.near(other.numero) == {main.numero: ("proche", 10)}
    town.work()
    read = desk("regrouperDossier", other.numero, principal=main.numero)
    assert (read.enAttente, read.journal[-1].libelle) == (True, f"Regroupé avec le dossier {main.numero}")
    assert desk.near(other.numero) == {main.numero: ("principal", 10)}
    assert desk.near(main.numero) == {other.numero: ("rattache", 10)}
    assert desk("lireDossier", main.numero).journal[-1].libelle == f"Dossier {other.numero} regroupé avec celui-ci"
    assert mails(town, "second@")[-1][0].endswith("est regroupé avec un autre")
    town.clock.shift += timedelta(days=5)
    town.work()
    assert [line.libelle for line in desk("lireDossier", other.numero).journal if "qualifié" in line.libelle] == []
    desk("traiterDossier", main.numero, action="infonde", motif="non-municipal", commentaire="Pour M. Untel.")
    (objet, texte) = mails(town, "second@")[-1]
    assert "est terminé" in objet
    assert "Nous ne pouvons pas intervenir : ce problème ne relève pas de la commune." in texte
    assert "Untel" not in texte
    ended = desk("lireDossier", other.numero)
    assert (ended.issue, ended.journal[-1].libelle) == ("refusee", "Clos avec le dossier principal")
    town.work()
    assert len(desk("lireDossier", other.numero).journal) == len(ended.journal)


def mails(town: Platform, address: str) -> list[tuple[str, str]]:
    town.work()
    return [
        (str(mail["Subject"]).replace("\u00a0", " "), text(mail)) for mail in town.mails if address in str(mail["To"])
    ]


def text(mail) -> str:
    return " ".join(mail.get_body(("plain",)).get_content().replace("\u00a0", " ").split())


def test_a_dossier_detached_is_to_be_treated_again_with_its_clocks(town) -> None:
    main, other = filed(town, at(HERE)), filed(town, at(HERE))
    desk = Desk(town)
    desk("regrouperDossier", other.numero, principal=main.numero)
    read = desk("detacherDossier", other.numero)
    assert (read.enAttente, desk.near(other.numero)) == (False, {main.numero: ("proche", 0)})
    desk("traiterDossier", main.numero, action="doublon")
    town.clock.shift += timedelta(days=5)
    town.work()
    read = desk("lireDossier", other.numero)
    assert (read.etat, [line.libelle for line in read.journal][-1]) == ("en-cours", "Non qualifié en 1\u00a0jour ouvré")


def test_groups_are_of_one_main_dossier(town) -> None:
    one, two, three = (filed(town, at(HERE)).numero for _ in range(3))
    desk = Desk(town)
    desk("regrouperDossier", two, principal=one)
    assert code(refused(lambda: desk("regrouperDossier", two, principal=three))) == "ActionImpossible"
    assert code(refused(lambda: desk("regrouperDossier", three, principal=two))) == "ActionImpossible"
    assert code(refused(lambda: desk("regrouperDossier", one, principal=one))) == "ActionImpossible"
    assert code(refused(lambda: desk("detacherDossier", three))) == "ActionImpossible"
    assert code(refused(lambda: desk("regrouperDossier", three, principal=one, version=99))) == "DossierModifie"
    desk("regrouperDossier", one, principal=three)
    assert {nom: lien for nom, (lien, _) in desk.near(three).items()} == {one: "rattache", two: "rattache"}
    other = Desk(town, "durand")
    assert code(refused(lambda: other("regrouperDossier", one, principal=three))) == "DossierIntrouvable"


def test_another_town_sees_nothing_of_it(town) -> None:
    filed(town, at(HERE))
    elsewhere = client(town, "incident-voirie", "saint-exemple").service.verifier(demande=at(HERE))
    assert [one for one in elsewhere.avertissement if one.regle == "doublon"] == []


def test_a_danger_tells_the_town_s_number_on_call_by_sms(town, tmp_path) -> None:
    admin = Admin(town, "royer")
    admin("bo-services", "ouvrirBrouillon", teleservice="incident-voirie")
    admin(
        "bo-services", "definirParametre", teleservice="incident-voirie", nom="numeroAstreinte", valeur="01 99 00 56 78"
    )
    admin("bo-services", "publier", teleservice="incident-voirie")
    town.installation.platform.bouquet.forget()
    town.work()
    town.installation.platform.sms = spool = SpooledSms(tmp_path)
    filed(town, at(HERE, "Place du Marché", danger=True))
    filed(town, at(FAR))
    town.work()
    town.installation.platform.sms = None
    (sms,) = spool.list_all()
    assert (sms.numero, "Place du Marché" in sms.texte) == ("+33199005678", True)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [((48_856_600, 2_352_200), (48_856_600, 2_352_200), 0), ((0, 0), (0, 1_000_000), 111195),
     ((48_856_600, 2_352_200), (45_764_000, 4_835_700), 391499), ((0, 179_999_900), (0, -179_999_900), 22)],
)  # fmt: skip
def test_distances_are_those_of_the_globe(one, other, expected) -> None:
    places = [Lieu("", "", "", "", *point, datetime.now(UTC)) for point in (one, other)]
    assert abs((metres(*places) or 0) - expected) <= expected // 500 + 1
    assert near(*places, expected + expected // 500 + 1)
