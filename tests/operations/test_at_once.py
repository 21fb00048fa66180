"""Several people at once, on each engine: a reminder leaves once, what is done under one key is done once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from threading import Barrier, BrokenBarrierError

import process_service
import pytest
from factories import NOON

from wsc_soap.domain.workflow import Act
from wsc_soap.errors import WscError
from wsc_soap.operations import bo_dossiers, bo_opinions, bo_writing, opening, opinions, suivi, types
from wsc_soap.operations.context import Context, Identity, Platform
from wsc_soap.operations.deposit import deposit
from wsc_soap.xmlio.filled_form import read_filled_form

CROWD = 6
ENTRIES = {
    "surface": ["12"], "parcelle": ["AB 12"], "demandeur.nomNaissance": ["Astier"],
    "demandeur.courriel": ["h.astier@courriel.example"], "demandeur.telephone": ["0199001234"],
}  # fmt: skip
AGENT = Identity("agent", "durand", "Mme Durand", "", "gestionnaire", ("etat-civil",))
ACT = Act("agent", "Mme Durand", ("etat-civil",), sujet="agent:durand", profil="gestionnaire")


@pytest.fixture
def desk(offering: Platform) -> Context:
    """An agent at work, in a town whose process asks for opinions."""
    process_service.publish(offering.storage, "demoville", NOON)
    offering.bouquet.forget()
    town = offering.bouquet.collectivite("demoville")
    return Context(offering, town, "bo-dossiers", identity=AGENT)


def filed(desk: Context) -> str:
    context = opening.open_context(desk.platform, "demoville", process_service.CODE)
    bouquet = context.platform.bouquet
    form = read_filled_form(
        context.demarche, ENTRIES, {}, bouquet.names(context.collectivite),
        bouquet.variables(context.collectivite, context.now(), context.demarche),
    )  # fmt: skip
    return deposit(context, form.demande, None).numero


def at_once(call: Callable[[], object]) -> Counter[str]:
    """What each of a crowd that starts together was told."""
    start = Barrier(CROWD)

    def one(_: int) -> str:
        start.wait(20)
        try:
            call()
        except WscError as refusal:
            return refusal.code
        return "done"

    with ThreadPoolExecutor(CROWD) as crowd:
        return Counter(crowd.map(one, range(CROWD)))


def measured(desk: Context, numero: str) -> None:
    measure = (types.Entree("champ.mesurer.mesure", "12", None, None),)
    suivi.act(desk, numero, "mesurer", ACT, None, entrees=measure)


def test_a_reminder_asked_by_many_at_once_leaves_once(desk: Context, monkeypatch) -> None:
    numero = filed(desk)
    measured(desk, numero)
    suivi.act(desk, numero, "consulter", ACT, None)
    written, together = opinions._reminder, Barrier(2)

    def slowly(*given):
        with suppress(BrokenBarrierError):  # whoever found nothing reminded yet waits for another who did too
            together.wait(0.5)
        return written(*given)

    monkeypatch.setattr(opinions, "_reminder", slowly)
    told = at_once(lambda: bo_opinions.relancer_avis(desk, numero, 1))
    assert told == {"done": 1, "ActionImpossible": CROWD - 1}
    with desk.read() as unit:
        assert [line.action for line in unit.journal.list_all(numero)].count("relancerAvis.1") == 1


def test_the_same_call_under_one_key_many_times_at_once_is_done_once(desk: Context) -> None:
    numero = filed(desk)
    for call in (
        lambda: bo_writing.annoter_dossier(desk, numero, "Vu.", "k1"),
        lambda: bo_dossiers.traiter_dossier(
            desk, numero, "mesurer", entree=(types.Entree("champ.mesurer.mesure", "12", None, None),), cle="k2"
        ),
    ):
        assert at_once(call) == {"done": CROWD}
    with desk.read() as unit:
        lines = Counter(line.action for line in unit.journal.list_all(numero))
    assert (lines["annoterDossier"], lines["mesurer"]) == (1, 1)
