"""Booking by the screen, on each engine: what cannot be booked comes back with the reason and what is free; of those
who send the same moment together, one is told it is his."""

from __future__ import annotations

import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from pathlib import Path
from threading import Barrier

import pytest
from bookings import SHOW_DAY, TODAY, publish
from browser import Browser, Page
from web_platform import Platform

FAR = TODAY + timedelta(days=60)
NEXT = ("_aller", "suivante")


@pytest.fixture
def ville(base: str, tmp_path: Path) -> Iterator[Platform]:
    platform = Platform(tmp_path / "donnees", base_de_donnees=base)
    platform.fill("demoville")
    publish(platform)
    yield platform
    platform.installation.close()


def at(champ: str, day: date, hour: int) -> dict[str, str]:
    """The five entries of a field of day and hour."""
    values = {"jour": day.day, "mois": day.month, "annee": day.year, "heure": hour, "minute": 0}
    return {f"{champ}.{part}": str(value) for part, value in values.items()}


def answer(browser: Browser, page: Page, **values: str) -> Page:
    return browser.send(page, page.formulaire("/formulaire"), NEXT, **values)


def of_hall(ville: Platform, browser: Browser, day: date, debut: int, fin: int, participants: int = 40) -> Page:
    """The page after the hours of the hall were given."""
    page = browser.open("/demoville/services/essai-salle/formulaire")
    page = answer(browser, page, lieu="grande-salle")
    return answer(browser, page, participants=str(participants), **at("debut", day, debut), **at("fin", day, fin))


def to_the_end(browser: Browser, page: Page) -> Page:
    """The page where answers are read again."""
    page = answer(browser, page, nom="Dupuis", courriel="j.dupuis@courriel.example")
    return answer(
        browser, page,
        **{"engagement.certificationExactitude": "true", "engagement.consentementCourriel": "true"},
    )  # fmt: skip


def send(browser: Browser, page: Page) -> Page:
    return browser.send(page, page.formulaire("/formulaire"), ("_aller", "envoyer"))


@pytest.mark.parametrize(
    ("day", "debut", "fin", "participants", "said"),
    [
        (TODAY - timedelta(days=1), 10, 12, 40, "à venir"),
        (FAR, 6, 9, 40, "heures d’ouverture"),
        (FAR, 12, 10, 40, "heures d’ouverture"),
        (FAR, 10, 12, 121, "salle plus grande"),
    ],
)
def test_the_page_says_why_a_hall_cannot_be_had(
    ville: Platform, day: date, debut: int, fin: int, participants: int, said: str
) -> None:
    page = of_hall(ville, ville.navigateur(), day, debut, fin, participants)
    assert page.status == 422
    (error,) = page.erreurs()
    assert said in error
    (link,) = page.xpath("//*[@role = 'alert']//h:li/h:a/@href")
    assert page.xpath("//*[@id = $id]", id=link.removeprefix("#"))


def test_hours_that_another_took_are_refused_with_what_is_free_and_those_are_then_had(ville: Platform) -> None:
    browser = ville.navigateur()
    first = send(browser, to_the_end(browser, of_hall(ville, browser, FAR, 10, 12)))
    assert first.titre == "Votre demande est envoyée"
    page = of_hall(ville, browser, FAR, 11, 13)
    (error,) = page.erreurs()
    assert "n’est plus libre" in error and re.search(r"de 12\s+h à 14\s+h", error)
    page = answer(browser, page, **at("debut", FAR, 12), **at("fin", FAR, 14))
    assert send(browser, to_the_end(browser, page)).titre == "Votre demande est envoyée"


def test_more_places_than_the_show_has_left_are_refused_and_fewer_are_had(ville: Platform) -> None:
    browser = ville.navigateur()
    page = answer(browser, browser.open("/demoville/services/essai-creneau/formulaire"), lieu="petit-theatre")
    page = answer(browser, page, creneau=f"{SHOW_DAY}T20:00:00", places="3")
    assert page.status == 422 and "moins de places" in page.erreurs()[0]
    page = answer(browser, page, creneau="2020-01-06T20:00:00", places="1")
    assert page.status == 422 and "moment de la liste" in page.erreurs()[0]
    page = answer(browser, page, creneau=f"{SHOW_DAY}T20:00:00", places="2")
    assert send(browser, to_the_end(browser, page)).titre == "Votre demande est envoyée"
    again = answer(browser, browser.open("/demoville/services/essai-creneau/formulaire"), lieu="petit-theatre")
    offered = again.xpath("//h:input[@type = 'radio' and @name = 'creneau']/@value")
    assert offered == [f"{SHOW_DAY}T15:00:00"]


def test_the_free_moments_are_a_list_and_then_a_calendar_that_leads_to_it(ville: Platform) -> None:
    browser = ville.navigateur()
    page = answer(browser, browser.open("/demoville/services/essai-creneau/formulaire"), lieu="petit-theatre")
    radio = page.xpath("//h:input[@type = 'radio' and @name = 'creneau']")[0]
    table = page.xpath("//h:table[contains(@class, 'wsc-calendar')]")[0]
    order = list(page.root.iter())
    assert order.index(radio) < order.index(table)
    links = page.xpath("//h:table//h:a/@href")
    assert links and all(page.xpath("//*[@id = $id]", id=link[1:]) for link in links)


SOAP = """<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body>
<deposer xmlns="{space}"><demande><lieu>grande-salle</lieu><debut>{day}T10:00:00</debut><fin>{day}T12:00:00</fin>
<participants>40</participants><nom>Dupuis</nom><courriel>j.dupuis@courriel.example</courriel>
<engagement><certificationExactitude>true</certificationExactitude>
<consentementCourriel>true</consentementCourriel></engagement></demande></deposer></soap:Body></soap:Envelope>"""


def test_of_four_who_ask_for_the_same_hours_together_one_has_them_and_the_others_read_what_is_free(
    ville: Platform,
) -> None:
    """Two by the screen and two by SOAP, let go at the same instant."""
    together, browsers = Barrier(4), [ville.navigateur() for _ in range(4)]
    ready = [to_the_end(browser, of_hall(ville, browser, FAR, 10, 12)) for browser in browsers[:2]]
    message = SOAP.format(space="urn:wsc:teleservice:essai-salle:1", day=FAR)

    def race(rank: int) -> str:
        together.wait()
        if rank < 2:
            page = send(browsers[rank], ready[rank])
            return page.titre if page.status == 200 else " ".join(page.erreurs())
        sent = browsers[rank].brut("/demoville/soap/essai-salle", "POST", data=message, content_type="text/xml")
        return "Votre demande est envoyée" if sent.status_code == 200 else sent.text

    with ThreadPoolExecutor(4) as pool:
        told = list(pool.map(race, range(4)))
    lost = [text for text in told if text != "Votre demande est envoyée"]
    assert len(lost) == 3
    for text in lost:
        assert "n’est plus libre" in text and re.search(r"de 12\s+h à 14\s+h", text), text
    assert all("CreneauIndisponible" in text for text in told[2:] if text in lost)
    with ville.installation.platform.storage.read("demoville") as unit:
        assert len(unit.agendas.during("grande-salle", ville.now(), ville.now() + timedelta(days=90))) == 1
