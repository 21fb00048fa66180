"""The élections services obey their dates by the front door: before the last day, on it, after it, after the poll."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from calls import PASSWORD, agent, citizen, client, code, header, places, refused
from catalogue_demandes import DEMANDES

from wsc_soap.operations.installation import install_agent, publish_delivered

PARIS = ZoneInfo("Europe/Paris")
ENROL, MOVE = "inscription-electorale", "changement-adresse-electeur"
LAST_MINUTE, DAY_AFTER = "2027-03-05T23:59:00", "2027-03-06T00:01:00"
LAST_LATE, TOO_LATE = "2027-04-01T12:00:00", "2027-04-02T00:01:00"
EVE, AFTER = "2027-04-11T19:00:00", "2027-04-12T08:00:00"


@pytest.fixture(scope="module")
def town(platform: Any) -> Any:
    storage = platform.installation.platform.storage
    publish_delivered(storage, "demoville", (ENROL, MOVE), datetime.now(UTC))
    install_agent(
        storage, "demoville", "renard", PASSWORD, civilite="M.", nom="Renard", prenom="Luc", profil="agent",
        services=("elections", "cabinet-maire"),
    )  # fmt: skip
    platform.installation.platform.bouquet.forget()
    return platform


@pytest.fixture
def at(town: Any) -> Iterator[Any]:
    """Puts the platform's clock at a moment of the town, and back afterwards."""

    def put(moment: str) -> None:
        town.clock.shift = datetime.fromisoformat(moment).replace(tzinfo=PARIS) - datetime.now(UTC)

    yield put
    town.clock.shift = town.clock.shift * 0


def told(town: Any, **changes: object) -> set[str]:
    """The fields about which a demande made now is refused or warned."""
    verdict = client(town, ENROL).service.verifier(demande=DEMANDES[ENROL] | changes)
    return {line.champ for line in (*verdict.erreur, *verdict.avertissement)}


def notices(town: Any, service: str) -> bool:
    """Whether the form tells that the last day is past."""
    form = client(town, service).service.lireFormulaire()
    fields = [champ for page in form.page for champ in page.champ]
    return any(champ.visible and "date limite" in (champ.libelle or "") for champ in fields)


@pytest.mark.parametrize(
    ("moment", "late", "accepted"),
    [
        ("2026-12-01T10:00:00", None, True),
        (LAST_MINUTE, None, True),
        (LAST_MINUTE, "mutation", False),
        (DAY_AFTER, None, False),
        (DAY_AFTER, "aucun", False),
        (DAY_AFTER, "mutation", True),
        (LAST_LATE, "nationalite", True),
        (TOO_LATE, "nationalite", False),
        (EVE, None, False),
        (AFTER, None, False),
    ],
)
def test_who_may_still_vote_at_the_next_poll(town, at, moment: str, late: str | None, accepted: bool) -> None:
    at(moment)
    asked = {"scrutinVise": "prochain"} | ({"derogationL30": late} if late else {})
    assert (not told(town, **asked)) is accepted, told(town, **asked)
    if late is None:
        assert not told(town, scrutinVise="suivant")


@pytest.mark.parametrize(("moment", "told"), [(LAST_MINUTE, False), (DAY_AFTER, True), (EVE, True), (AFTER, False)])
def test_the_form_tells_that_the_last_day_is_past_until_the_poll(town, at, moment: str, told: bool) -> None:
    at(moment)
    assert notices(town, ENROL) is told


def test_a_demande_that_comes_late_is_filed_and_its_receipt_says_when_one_will_vote(town, at) -> None:
    """The mairie takes demandes all the year: what is late counts for the poll after."""
    at(DAY_AFTER)
    service = client(town, ENROL)
    head = header(service, citizen(town))
    late = DEMANDES[ENROL] | {"scrutinVise": "prochain"}
    (warning,) = service.service.deposer(demande=late, _soapheaders=head).avertissement
    assert warning.champ == "/demande/scrutinVise" and "5\u00a0mars 2027" in warning.message
    recu = service.service.deposer(demande=late | {"derogationL30": "mutation"}, _soapheaders=head)
    assert recu.numero and not recu.avertissement


@pytest.mark.parametrize("moment", [LAST_MINUTE, TOO_LATE])
def test_a_late_reason_given_outside_its_days_is_refused(town, at, moment: str) -> None:
    at(moment)
    service = client(town, ENROL)
    demande = DEMANDES[ENROL] | {"derogationL30": "mutation"}
    detail = refused(lambda: service.service.deposer(demande=demande, _soapheaders=header(service, citizen(town))))
    assert code(detail) == "DemandeInvalide" and places(detail) == {"/demande/derogationL30"}


@pytest.mark.parametrize(("moment", "offered"), [(LAST_MINUTE, False), (DAY_AFTER, True), (AFTER, False)])
def test_a_change_that_comes_late_is_recorded_for_after_the_poll_and_said_so(
    town, at, moment: str, offered: bool
) -> None:
    at("2027-03-01T09:00:00")
    service = client(town, MOVE)
    numero = service.service.deposer(demande=DEMANDES[MOVE], _soapheaders=header(service, citizen(town))).numero
    at(moment)
    dossiers, session = agent(town, "renard")
    dossiers.service.traiterDossier(numero=numero, action="valider", _soapheaders=session)
    names = {a.nom for a in dossiers.service.lireDossier(numero=numero, _soapheaders=session).action}
    assert ("enregistreApres" in names) is offered and "enregistre" in names
    if offered:
        town.mails.clear()
        dossiers.service.traiterDossier(numero=numero, action="enregistreApres", _soapheaders=session)
        town.work()
        text = " ".join(mail.get_body(("plain",)).get_content() for mail in town.mails)
        assert "vous votez encore dans votre ancien bureau" in text and "5\u00a0mars 2027" in text
