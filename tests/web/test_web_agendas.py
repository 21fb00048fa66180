"""The agents' pages of the agendas: a resource made, opened, closed on a day; its week; a booking cancelled."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import icalendar
import pytest
from bookings import SHOW_DAY, TODAY, publish
from browser import Browser, Page
from web_journeys import signed_in
from web_platform import Platform

from wsc_soap.operations.opening import open_context

BO = "/demoville/bo/agendas"
MONDAY = TODAY + timedelta(days=14 - TODAY.weekday())
X = "http://www.w3.org/1999/xhtml"


@pytest.fixture(scope="module")
def ville(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Platform]:
    """A platform of its own, with the téléservices made for booking."""
    platform = Platform(tmp_path_factory.mktemp("agendas") / "donnees")
    platform.fill("demoville")
    publish(platform)
    yield platform
    platform.installation.close()


@pytest.fixture
def bureau(ville: Platform) -> Browser:
    return signed_in(ville, "petit")


@pytest.fixture
def desk(bureau: Browser) -> Page:
    """The settings of the passport desk, made on its first use."""
    page = bureau.open(f"{BO}/nouvelle")
    values = {"genre": "guichet", "libelle": "Guichet des passeports", "service": "population", "duree": "30"}
    values |= {"lieu": "Hall de la mairie", "places": "2", "capacite": "0", "battement": "0", "horizon": "60"}
    form = page.formulaire("agendas/nouvelle")
    page = bureau.send(page, form, code="guichet", feries="true", active="true", **values)
    assert page.titre == "Guichet des passeports" and page.avis, page.erreurs()
    hours = {"debut.1.1": "09:00", "fin.1.1": "12:00", "debut.1.2": "14:00", "fin.1.2": "16:00"}
    return bureau.send(page, page.formulaire("horaires"), **hours)


def free(ville: Platform, ressource: str, day) -> dict[str, int]:
    """The slots of a day and their free places, as any citizen's page would offer them."""
    door = ville.installation.door
    context = open_context(door.platform, "demoville", "agenda")
    found = door.call(context, "listerCreneaux", ressource=ressource, du=day, au=day)
    return {f"{slot.debut:%H:%M}": slot.places_libres for slot in found.creneau}


def test_what_an_agent_sets_is_what_citizens_are_offered(ville: Platform, bureau: Browser, desk: Page) -> None:
    assert list(free(ville, "guichet", MONDAY)) == [
        "09:00", "09:30", "10:00", "10:30", "11:00", "11:30", "14:00", "14:30", "15:00", "15:30",
    ]  # fmt: skip
    form = desk.formulaire("exceptions")
    page = bureau.send(
        desk, form, jour=MONDAY.isoformat(), genre="fermeture", debut="14:00", fin="16:00", motif="Formation"
    )
    assert "Formation" in page.text
    assert len(free(ville, "guichet", MONDAY)) == 6
    bureau.send(page, page.xpath("//h:form[h:input[@name = 'retirer']]")[0])
    assert len(free(ville, "guichet", MONDAY)) == 10


@pytest.mark.parametrize(
    ("form", "values", "champ"),
    [
        ("agendas/guichet", {"places": "0"}, "places"),
        ("agendas/guichet", {"libelle": " "}, "libelle"),
        ("agendas/guichet", {"duree": "5000"}, "duree"),
        ("horaires", {"debut.2.1": "12:00", "fin.2.1": "09:00"}, "horaire"),
        ("exceptions", {"jour": ""}, "jour"),
        ("exceptions", {"jour": "2027-01-04", "genre": "ouverture"}, "debut"),
    ],
)
def test_a_wrong_setting_is_said_beside_its_field_and_nothing_is_lost(
    ville: Platform, bureau: Browser, desk: Page, form: str, values: dict, champ: str
) -> None:
    before = free(ville, "guichet", MONDAY)
    page = bureau.send(desk, desk.formulaire(form), **values)
    assert page.status == 422 and len(page.erreurs()) == 1
    (link,) = page.xpath("//*[@role = 'alert']//h:li/h:a/@href") or [""]
    assert link == f"#{champ}" and page.xpath("//*[@id = $id]", id=champ)
    assert free(ville, "guichet", MONDAY) == before


def booked(browser: Browser, nom: str) -> str:
    """A demande for both places of the show, else on its waiting list; gives the page's words."""
    page = browser.open("/demoville/services/essai-attente/formulaire")
    for values in (
        {"lieu": "petit-theatre"},
        {"creneau": f"{SHOW_DAY}T15:00:00", "places": "2"},
        {"nom": nom, "courriel": f"{nom.lower()}@courriel.example"},
        {"engagement.certificationExactitude": "true", "engagement.consentementCourriel": "true"},
    ):
        page = browser.send(page, page.formulaire("/formulaire"), ("_aller", "suivante"), **values)
    return browser.send(page, page.formulaire("/formulaire"), ("_aller", "envoyer")).titre


def test_a_booking_cancelled_on_the_week_is_told_and_its_places_go_to_who_waits(
    ville: Platform, bureau: Browser
) -> None:
    assert booked(ville.navigateur(), "Dupuis") == booked(ville.navigateur(), "Fillon") == "Votre demande est envoyée"
    ville.work()
    week = f"{BO}?ressource=petit-theatre&du={SHOW_DAY}"
    page = bureau.open(week)
    assert "Liste d’attente" in page.text and "Option" in page.text
    form = page.formulaire("agendas", "Annuler la réservation")
    refused = bureau.send(page, form, motif="")
    assert refused.status == 422 and len(refused.erreurs()) == 1
    page = bureau.send(page, form, motif="Le théâtre est inondé")
    assert "annulée" in page.avis
    gone = ville.work()
    texts = {mail["To"].addresses[0].addr_spec: mail.get_body(("plain",)).get_content() for mail in gone}
    assert "inondé" in texts["dupuis@courriel.example"]
    assert "Liste d’attente" not in bureau.open(week).text
    assert free(ville, "petit-theatre", SHOW_DAY)["15:00"] == 0


def test_the_calendar_address_on_the_page_is_one_that_a_calendar_program_reads(
    ville: Platform, bureau: Browser
) -> None:
    booked(ville.navigateur(), "Lecteur")
    page = bureau.open(f"{BO}?ressource=petit-theatre&du={SHOW_DAY}")
    (address,) = set(page.xpath("//h:a/@href[contains(., '.ics')] | //h:input/@value[contains(., '.ics')]"))
    feed = ville.navigateur().brut(address.removeprefix("http://localhost"))
    events = icalendar.Calendar.from_ical(feed.data).walk("VEVENT")
    assert {str(event["SUMMARY"]) for event in events} == {"Réservation"}


@pytest.mark.parametrize("path", [BO, f"{BO}?ressource=grande-salle", f"{BO}/guichet", f"{BO}/nouvelle"])
def test_every_page_can_be_heard_and_typed(bureau: Browser, desk: Page, path: str) -> None:
    page = bureau.open(path)
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    references = [r for a in page.xpath("//@for | //@aria-labelledby | //@aria-describedby") for r in a.split()]
    assert set(references) <= set(ids)
    for entry in page.xpath("//h:input[@type != 'hidden'] | //h:select | //h:textarea"):
        named = page.xpath("//h:label[@for = $id]", id=entry.get("id", "")) or entry.get("aria-label")
        assert entry.get("name") and (named or entry.xpath("ancestor::h:label", namespaces={"h": X}))
    assert len(page.xpath("//h:h1")) == 1
    assert "[bo." not in page.text


def test_a_booking_made_at_the_counter_stands_in_the_week_and_a_taken_moment_keeps_what_was_typed(
    ville: Platform, bureau: Browser, desk: Page
) -> None:
    page = bureau.open(f"{BO}?ressource=guichet&du={MONDAY}")
    given = {
        "jour": MONDAY.isoformat(),
        "debut": "14:30",
        "fin": "15:00",
        "places": "2",
        "objet": "Mme Colin, au guichet",
    }
    page = bureau.send(page, page.formulaire("agendas", "reserver"), ("geste", "reserver"), **given)
    assert "La réservation est enregistrée." in page.avis
    assert "Mme Colin, au guichet" in page.text
    assert free(ville, "guichet", MONDAY)["14:30"] == 0
    page = bureau.send(page, page.formulaire("agendas", "reserver"), ("geste", "reserver"), **given)
    assert page.status == 409
    assert any("n’est plus libre" in text for text in page.erreurs())
    assert page.xpath("//h:input[@id='objet']/@value") == ["Mme Colin, au guichet"]


def test_places_that_are_no_number_book_nothing(ville: Platform, bureau: Browser, desk: Page) -> None:
    page = bureau.open(f"{BO}?ressource=guichet&du={MONDAY}")
    given = {"jour": MONDAY.isoformat(), "debut": "15:30", "fin": "16:00", "places": "deux", "objet": "Mme Colin"}
    page = bureau.send(page, page.formulaire("agendas", "reserver"), ("geste", "reserver"), **given)
    assert page.status == 400 and page.erreurs() == ["Une au moins."]
    assert page.xpath("//h:input[@id='places']/@value") == ["deux"]
    assert free(ville, "guichet", MONDAY)["15:30"] == 2
