"""What a town offers, through the SOAP door: taking, setting, opening and closing with dates, themes and rubriques."""

from __future__ import annotations

from datetime import timedelta

import pytest
from calls import back_office, client, code, places, refused
from demandes import incident

INCIDENT = "incident-voirie"


@pytest.fixture
def bureau(platform):
    return back_office(platform, "bo-services")


@pytest.fixture
def clock(platform):
    yield platform.clock
    platform.clock.shift = timedelta()


def line(bureau, teleservice: str):
    themes = bureau("listerTeleservices").theme
    return next(service for theme in themes for service in theme.teleservice if service.code == teleservice)


def listed(platform, town: str = "demoville") -> set[str]:
    platform.installation.platform.bouquet.forget()
    catalogue = client(platform, "catalogue", town).service.listerTeleservices()
    return {service.code for theme in catalogue for service in theme.teleservice}


def test_every_teleservice_is_listed_with_its_mode(bureau) -> None:
    shown = line(bureau, INCIDENT)
    assert (shown.mode, shown.revision, shown.origine, shown.personnalise) == ("en-ligne", 1, "livre", False)
    assert shown.espaceDeNoms == "urn:wsc:teleservice:incident-voirie:1"


def test_a_new_teleservice_is_a_draft_then_on_trial_then_on_line_once_its_values_are_checked(platform, bureau) -> None:
    new = {"teleservice": "operation-tranquillite-vacances", "intitule": "Surveiller mon logement"}
    nowhere = refused(lambda: bureau("ouvrirBrouillon", **new, theme="lune"))
    assert code(nowhere) == "ParametreInvalide"
    bureau("ouvrirBrouillon", **new, theme="vie-quotidienne")
    assert line(bureau, new["teleservice"]).mode == "brouillon"
    assert code(refused(lambda: bureau("mettreEnEssai", teleservice=new["teleservice"]))) == "TeleserviceInconnu"
    bureau("publier", teleservice=new["teleservice"])
    closed = refused(lambda: platform_call(platform, new["teleservice"]))
    assert code(closed) == "TeleserviceFerme"
    assert bureau("mettreEnEssai", teleservice=new["teleservice"]).service.mode == "essai"
    assert client(platform, new["teleservice"]).service.decrire().intitule == "Surveiller mon logement"
    assert new["teleservice"] not in listed(platform)
    unchecked = refused(lambda: bureau("mettreEnLigne", teleservice=new["teleservice"]))
    assert (code(unchecked), places(unchecked)) == ("ParametresAVerifier", {"parametre/conservationMois"})
    bureau("definirParametre", teleservice=new["teleservice"], nom="conservationMois", valeur="12")
    bureau("publier", teleservice=new["teleservice"])
    bureau("mettreEnLigne", teleservice=new["teleservice"])
    assert new["teleservice"] in listed(platform)
    assert new["teleservice"] not in listed(platform, "saint-exemple")


def platform_call(platform, teleservice: str):
    """A call by the catalogue's contract of another service, sent to this one's address."""
    stub = client(platform, INCIDENT)
    return stub.create_service(stub.service._binding.name.text, platform.soap(teleservice)).decrire()


@pytest.mark.parametrize(
    ("nom", "valeur", "remedy"),
    [
        ("conservationMois", "un an", "nombre entier"),
        ("conservationMois", "12,5", "nombre entier"),
        ("inconnu", "1", "aucune valeur"),
        ("conservationMois", "9" * 12, "nombre entier"),
    ],
)
def test_a_value_that_its_type_does_not_take_is_refused(bureau, nom: str, valeur: str, remedy: str) -> None:
    code_ = "operation-tranquillite-vacances"
    refusal = refused(lambda: bureau("definirParametre", teleservice=code_, nom=nom, valeur=valeur))
    assert remedy in refusal.findtext("{urn:wsc:commun:1}message")


def test_a_planned_suspension_closes_and_reopens_by_itself(platform, bureau, clock) -> None:
    now = platform.clock()
    card = bureau(
        "suspendre", teleservice=INCIDENT, le=now + timedelta(hours=2), jusqua=now + timedelta(hours=5)
    ).service
    assert card.mode == "en-ligne"
    assert [plan.mode for plan in card.prevu] == ["suspendu", "en-ligne"]
    clock.shift = timedelta(hours=3)
    platform.work()
    again = back_office(platform, "bo-services")
    assert line(again, INCIDENT).mode == "suspendu"
    clock.shift = timedelta(hours=6)
    platform.work()
    shown = line(back_office(platform, "bo-services"), INCIDENT)
    assert (shown.mode, shown.prevu) == ("en-ligne", [])
    assert client(platform, INCIDENT).service.deposer(demande=incident()).numero
    acts = back_office(platform, "bo-services")("listerActes", objet=INCIDENT).acte
    assert [act.auteur for act in acts[:2]] == ["Système", "Système"]


def test_a_plan_given_up_changes_nothing(platform, bureau, clock) -> None:
    bureau("suspendre", teleservice=INCIDENT, le=platform.clock() + timedelta(hours=2))
    bureau("mettreEnLigne", teleservice=INCIDENT)
    clock.shift = timedelta(hours=3)
    platform.work()
    assert line(back_office(platform, "bo-services"), INCIDENT).mode == "en-ligne"


def test_an_end_before_the_start_is_refused(platform, bureau) -> None:
    now = platform.clock()
    wrong = {"le": now + timedelta(hours=2), "jusqua": now + timedelta(hours=1)}
    assert code(refused(lambda: bureau("suspendre", teleservice=INCIDENT, **wrong))) == "ParametreInvalide"


def test_taking_from_the_catalogue_twice_changes_nothing(bureau) -> None:
    assert bureau("activerTeleservice", teleservice=INCIDENT).service.mode == "en-ligne"
    unknown = refused(lambda: bureau("activerTeleservice", teleservice="nulle-part"))
    assert code(unknown) == "TeleserviceInconnu"


def test_a_theme_takes_the_towns_title(platform, bureau) -> None:
    bureau("definirTheme", code="vie-quotidienne", libelle="Mon quartier", rang=1)
    themes = bureau("listerThemes").theme
    assert (themes[0].code, themes[0].libelle) == ("vie-quotidienne", "Mon quartier")
    shown = client(platform, "catalogue").service.listerThemes()
    assert shown[0].libelle == "Mon quartier"
    assert "Mon quartier" not in {
        t.libelle for t in client(platform, "catalogue", "saint-exemple").service.listerThemes()
    }


def test_rubriques_group_the_catalogue_and_a_teleservice_may_stand_in_several(platform, bureau) -> None:
    bureau("definirRubrique", code="voirie", libelle="Voirie", teleservice=[INCIDENT])
    bureau("definirRubrique", code="maison", libelle="Maison", teleservice=["changement-adresse", INCIDENT], rang=1)
    shown = client(platform, "catalogue").service.listerThemes()
    grouped = {theme.libelle: [service.code for service in theme.teleservice] for theme in shown}
    assert list(grouped)[:2] == ["Maison", "Voirie"]
    assert grouped["Maison"] == ["changement-adresse", INCIDENT]
    assert grouped["Voirie"] == [INCIDENT]
    assert "acte-naissance" in grouped["Autres démarches"]
    assert len(client(platform, "catalogue", "saint-exemple").service.listerThemes()) == 3
    unknown = refused(lambda: bureau("definirRubrique", code="x", libelle="X", teleservice=["nulle-part"]))
    assert code(unknown) == "ParametreInvalide"
    for name in ("voirie", "maison"):
        bureau("supprimerRubrique", code=name)
    assert {t.code for t in client(platform, "catalogue").service.listerThemes()} >= {"vie-quotidienne", "etat-civil"}


def missing(service) -> dict[str, str]:
    return {one.champ: one.message for one in service.avertissement if one.regle == "agenda"}


def test_what_books_in_agendas_that_are_not_there_is_warned_of_until_one_opens(platform, bureau) -> None:
    elu = {"teleservice": "rendez-vous-elu"}
    assert list(missing(line(bureau, elu["teleservice"]))) == ["agenda/permanence"]
    optional = [one.champ for one in line(bureau, elu["teleservice"]).avertissement if one.regle != "agenda"]
    assert optional == ["agenda/elu"]
    assert missing(line(bureau, INCIDENT)) == {}
    bureau("activerTeleservice", **elu)
    for value in bureau("listerParametres", **elu).parametre:
        if value.aVerifier:
            bureau("definirParametre", **elu, nom=value.nom, valeur=value.valeur)
    bureau("ouvrirBrouillon", **elu)
    checked = bureau("verifierBrouillon", **elu)
    assert "agenda/permanence" in {one.champ for one in checked.avertissement}
    bureau("publier", **elu)
    said = missing(bureau("mettreEnLigne", **elu).service)["agenda/permanence"]
    assert "créez une ressource du genre « permanence »" in said.replace("\u00a0", " ")
    agendas = back_office(platform, "bo-agendas")
    room = {
        "code": "permanence-gare",
        "genre": "permanence",
        "libelle": "Permanence de la Gare",
        "service": "population",
    }
    numbers = {"capacite": 0, "places": 1, "duree": 20, "battement": 0, "horizon": 60}
    agendas("definirRessource", **room, **numbers, feries=False, active=True)
    assert missing(line(bureau, elu["teleservice"])), "without opening hours there is nothing to book"
    agendas("definirHoraires", ressource="permanence-gare", horaire=[{"jour": 2, "debut": "17:00", "fin": "19:00"}])
    assert missing(line(bureau, elu["teleservice"])) == {}
    agendas("definirRessource", **room, **numbers, feries=False, active=False)
    assert list(missing(line(bureau, elu["teleservice"]))) == ["agenda/permanence"]


def test_a_resource_named_by_its_code_is_asked_for_by_the_value_that_the_town_set(bureau) -> None:
    assert list(missing(line(bureau, "passeport"))) == ["agenda/titres"]
