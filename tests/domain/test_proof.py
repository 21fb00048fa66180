"""What is proved of a process before it is published."""

from __future__ import annotations

from hypothesis import given
from processes import action, any_process, asks, etape, process, sound

from wsc_soap.domain.graph import arcs, loop, paths
from wsc_soap.domain.processus import Processus, Silence
from wsc_soap.domain.proof import prove


def found(processus: Processus, **others: object) -> set[tuple[str, str, bool]]:
    return {(one.place, one.regle, one.grave) for one in prove(processus, **others)}


def test_a_sound_process_has_nothing_to_say() -> None:
    assert prove(sound()) == ()


def test_an_etape_out_of_reach_is_named() -> None:
    assert found(sound(etape("ile", action("finir", "acceptee")))) == {("processus/ile", "chemin", True)}


def test_an_etape_from_which_no_outcome_is_reached_is_named() -> None:
    stuck = process(
        etape("depot", action("deposer", "a", "usager"), action("clore", "fin")),
        etape("a", action("passer", "b")),
        etape("b", action("revenir", "a")),
        etape("fin", acteur="horloge", issue="classee"),
    )
    assert {("processus/a", "chemin", True), ("processus/b", "chemin", True)} == found(stuck)


def test_a_process_without_outcome_is_refused() -> None:
    assert ("processus", "issue", True) in found(process(etape("depot", action("deposer", "depot", "usager"))))


def test_going_back_to_where_one_came_from_is_a_way_out() -> None:
    back = sound(etape("pause", action("revenir", vers_origine=True), retour=True))
    examen = etape("examen", *back.etape("examen").actions, action("attendre", "pause"))
    assert found(process(back.etapes[0], examen, *back.etapes[2:])) == set()


def test_automatic_actions_may_not_turn_in_a_circle() -> None:
    turning = process(
        etape("depot", action("deposer", "a", "usager")),
        etape("a", action("passer", "b", automatique=True, condition="x"), action("clore", "fin")),
        etape("b", action("revenir", "a", "horloge", apres=0)),
        etape("fin", acteur="horloge", issue="classee"),
    )
    assert ("processus/a", "boucle", True) in found(turning)


def test_clocks_that_keep_a_dossier_turning_are_said_and_publication_goes_on() -> None:
    turning = process(
        etape("depot", action("deposer", "a", "usager")),
        etape("a", action("relancer", "b", "horloge", apres=3), action("clore", "fin")),
        etape("b", action("attendre", "a", "horloge", apres=3)),
        etape("fin", acteur="horloge", issue="classee"),
    )
    assert found(turning) == {("processus/a", "boucle", False)}


def test_a_clock_that_starts_again_at_once_is_refused() -> None:
    ticking = sound(etape("pause", action("tic", acteur="horloge", apres=0, repete=True), action("finir", "acceptee")))
    assert ("processus/pause/tic", "horloge", True) in found(ticking)


def test_waiting_for_somebody_outside_needs_a_clock() -> None:
    base = sound(etape("avis", action("repondre", "acceptee", "expert"), acteur="expert"))
    asked = process(
        base.etapes[0], etape("examen", action("consulter", "avis"), *base.etapes[1].actions), *base.etapes[2:]
    )
    assert found(asked) == {("processus/avis", "attente", False)}


def test_an_action_that_waits_for_one_that_does_not_exist_can_be_done_by_nobody() -> None:
    base = sound()
    examen = etape("examen", action("accepter", "acceptee", exige=("signer",)), action("refuser", "refusee"))
    assert found(process(base.etapes[0], examen, *base.etapes[2:])) == {("processus/examen/accepter", "acteur", True)}


def test_an_action_that_waits_for_one_offered_only_later_can_be_done_by_nobody() -> None:
    late = process(
        etape("depot", action("deposer", "examen", "usager")),
        etape("examen", action("signer", "fin", exige=("relire",)), action("passer", "relecture")),
        etape("relecture", action("relire", "fin")),
        etape("fin", acteur="horloge", issue="classee"),
    )
    assert found(late) == {("processus/examen/signer", "acteur", True)}


def test_an_event_that_nothing_makes_happen_is_said() -> None:
    base = sound()
    waiting = (*base.etape("examen").actions, action("suivre", "acceptee", declencheur="avis-recus"))
    silent = (*waiting, action("silence", "refusee", declencheur="silence"))
    assert found(process(base.etapes[0], etape("examen", *silent), *base.etapes[2:])) == {
        ("processus/examen/suivre", "declencheur", False),
        ("processus/examen/silence", "declencheur", False),
    }
    asked = (*silent, action("consulter", effets=(asks("demanderAvis"),)))
    processus = process(base.etapes[0], etape("examen", *asked), *base.etapes[2:], silences=(Silence("rejet", 2),))
    assert found(processus) == set()


def test_a_department_without_agent_or_without_the_profile_is_said() -> None:
    base = sound()
    examen = etape("examen", action("accepter", "acceptee", profil="gestionnaire"), action("refuser", "refusee"))
    processus = process(base.etapes[0], examen, *base.etapes[2:])
    accept, refuse = ("processus/examen/accepter", "effectif", False), ("processus/examen/refuser", "effectif", False)
    assert found(processus, effectif={}) == {accept, refuse}
    assert found(processus, effectif={"accueil": frozenset({"agent"})}) == {accept}
    assert found(processus, effectif={"accueil": frozenset({"agent", "administrateur"})}) == set()


def test_all_ways_to_each_outcome_are_listed() -> None:
    found_paths, whole = paths(sound())
    assert whole and {(path.etapes, path.actions, path.issue) for path in found_paths} == {
        (("depot", "examen", "acceptee"), (("Deposer",), ("Accepter",)), "acceptee"),
        (("depot", "examen", "refusee"), (("Deposer",), ("Refuser",)), "refusee"),
    }


def test_more_ways_than_can_be_read_keep_one_to_each_outcome() -> None:
    levels = 40
    middle = [
        etape(f"n{rank}{side}", *(action(f"vers{to}", f"n{rank + 1}{to}") for to in "ab"))
        for rank in range(levels)
        for side in "ab"
    ]
    last = [etape(f"n{levels}{side}", action("clore", f"fin{side}")) for side in "ab"]
    ends = [etape(f"fin{side}", acteur="horloge", issue=issue) for side, issue in (("a", "acceptee"), ("b", "refusee"))]
    start = etape("depot", action("deposer", "n0a", "usager"), action("autre", "n0b", "usager"))
    found_paths, whole = paths(process(start, *middle, *last, *ends), limit=50)
    assert not whole and len(found_paths) == 50
    assert {path.issue for path in found_paths} == {"acceptee", "refusee"}


@given(any_process())
def test_each_way_found_is_one_of_the_process_and_passes_nowhere_twice(processus: Processus) -> None:
    moves = {(arc.depart, arc.arrivee) for arc in arcs(processus)}
    for path in paths(processus)[0]:
        assert path.etapes[0] == processus.debut and len(set(path.etapes)) == len(path.etapes)
        assert set(zip(path.etapes, path.etapes[1:], strict=False)) <= moves
        assert processus.etape(path.etapes[-1]).issue == path.issue


@given(any_process())
def test_an_etape_is_out_of_reach_exactly_when_walking_from_the_deposit_never_meets_it(processus: Processus) -> None:
    met, moves = {processus.debut}, arcs(processus)
    for _ in processus.etapes:
        met |= {arc.arrivee for arc in moves if arc.depart in met}
    told = {one.place.split("/")[1] for one in prove(processus) if one.message == "Aucun chemin ne mène à cette étape."}
    assert told == {etape.code for etape in processus.etapes} - met


@given(any_process())
def test_a_circle_is_found_exactly_when_taking_away_what_leads_nowhere_leaves_something(processus: Processus) -> None:
    kept = [arc for arc in arcs(processus) if arc.action.automatique]
    rest = list(kept)
    while True:
        departs = {arc.depart for arc in rest}
        fewer = [arc for arc in rest if arc.arrivee in departs]
        if len(fewer) == len(rest):
            break
        rest = fewer
    circle = loop(kept)
    assert bool(circle) == bool(rest)
    moves = {(arc.depart, arc.arrivee) for arc in kept}
    assert {(a, b) for a, b in zip(circle, (*circle[1:], *circle[:1]), strict=True)} <= moves
