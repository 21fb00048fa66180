"""Random processes driven by random legal and illegal acts: the journal explains the state, no effect is lost or done
twice."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from processes import action, etape, process
from runs import CITIZEN, LEA, PAUL, Run

from wsc_soap.domain.processus import Effet, Etape, Processus
from wsc_soap.errors import ActionImpossible, BoucleAutomatique, MotifManquant

CODES = ("e0", "e1", "e2", "e3")
MAIL = (Effet("envoyerMessage", {"code": "avancement"}),)
PEOPLE = (CITIZEN, LEA, PAUL)


@st.composite
def processes(draw: st.DrawFn) -> Processus:
    """A deposit, up to four étapes with moves of everybody, of time and of the system, two outcomes."""
    codes = CODES[: draw(st.integers(1, 4))]
    targets = (*codes, "fin", "")
    etapes = [draw(one_etape(code, targets)) for code in codes]
    start = etape("depot", action("deposer", codes[0], "usager", effets=MAIL), acteur="usager")
    return process(start, *etapes, etape("fin", acteur="horloge", issue="acceptee"))


@st.composite
def one_etape(draw: st.DrawFn, code: str, targets: tuple[str, ...]) -> Etape:
    actions = []
    for rank in range(draw(st.integers(1, 5))):
        nom = f"{code}a{rank}"
        acteur = draw(st.sampled_from(("usager", "accueil", "accueil", "horloge")))
        given_ = {
            "effets": MAIL if draw(st.booleans()) else (),
            "condition": draw(st.sampled_from(("", "", "false()"))),
        }
        if acteur == "horloge":
            automatic = draw(st.integers(0, 4)) == 0
            given_ |= (
                {"automatique": True}
                if automatic
                else {"apres": draw(st.integers(1, 9)), "repete": draw(st.booleans())}
            )
        elif rank:
            given_ |= {"exige": (f"{code}a0",)} if draw(st.booleans()) else {}
            given_ |= {"profil": "gestionnaire"} if draw(st.integers(0, 4)) == 0 else {}
        actions.append(action(nom, draw(st.sampled_from(targets)), acteur, **given_))
    return replace(etape(code, *actions), retour=draw(st.booleans()))


acts = st.one_of(
    st.tuples(
        st.just("act"),
        st.sampled_from([f"{code}a{rank}" for code in CODES for rank in range(5)]),
        st.sampled_from(PEOPLE),
    ),
    st.tuples(st.just("sleep"), st.integers(1, 12), st.none()),
    st.tuples(st.just("event"), st.sampled_from(("paiement-recu", "avis-recus")), st.none()),
)


def play(run: Run, script: list[tuple[str, object, object]]) -> None:
    """Do what can be done of it; what is refused must change nothing."""
    for kind, what, who in script:
        before = (run.case, list(run.tasks))
        try:
            if kind == "act":
                allowed = what in run.offered(who)
                run.act(str(what), who)
                assert allowed
            elif kind == "event":
                run.event(str(what))
            else:
                run.sleep(days=int(what))
        except (ActionImpossible, MotifManquant):
            assert (run.case, run.tasks) == before
            assert what not in run.offered(who)
        except BoucleAutomatique:
            return


@settings(max_examples=250, deadline=None)
@given(processes(), st.lists(acts, max_size=25))
def test_the_journal_explains_the_state_and_every_effect_is_there_once(processus: Processus, script) -> None:
    run = Run(processus)
    try:
        run.act("deposer", CITIZEN)
    except BoucleAutomatique:
        assert (run.dossier.etape, run.actions, run.tasks) == ("depot", [], [])
        return
    play(run, script)
    explained(run)
    effects(run)


def explained(run: Run) -> None:
    here, passage = run.case.processus.debut, 0
    for rank, line in enumerate(run.case.journal, 1):
        assert (line.rang, line.etape) == (rank, here)
        assert run.case.processus.etape(here).action(line.action) is not None
        if line.cible:
            here, passage = line.cible, passage + 1
    assert (run.dossier.etape, run.dossier.passage) == (here, passage)
    assert run.dossier.issue == run.case.processus.etape(here).issue


def effects(run: Run) -> None:
    wanted = Counter(
        line.rang
        for line in run.case.journal
        for effet in run.case.processus.etape(line.etape).action(line.action).effets
    )
    mails = [task for task in (*run.tasks, *run.done) if task.genre == "courriel"]
    assert Counter(int(task.contenu["rang"]) for task in mails) == wanted


@settings(max_examples=150, deadline=None)
@given(processes(), st.lists(acts, max_size=25))
def test_no_two_clocks_of_one_action_wait_at_once(processus: Processus, script) -> None:
    run = Run(processus)
    try:
        run.act("deposer", CITIZEN)
    except BoucleAutomatique:
        return
    play(run, script)
    waiting = [
        task.contenu["action"]
        for task in run.tasks
        if task.genre == "minuterie" and task.contenu["passage"] == str(run.dossier.passage)
    ]
    assert len(waiting) == len(set(waiting))
