"""How a dossier moves: who may act, what follows by itself, what stays of it."""

from __future__ import annotations

import pytest
from processes import action, etape, process, sound
from runs import CITIZEN, LEA, PAUL, Run

from wsc_soap.domain.formulaire import Champ
from wsc_soap.domain.processus import Effet, Motif
from wsc_soap.errors import ActionImpossible, BoucleAutomatique, MotifManquant

CLOSED = etape("fin", acteur="horloge", issue="acceptee")
DEPOSIT = etape("depot", action("deposer", "examen", "usager"), acteur="usager")


def examined(*actions, more=()):
    """Deposit, then an examination with these actions."""
    return process(DEPOSIT, etape("examen", *actions), CLOSED, *more)


def deposited(processus, demande: str = "<demande/>") -> Run:
    return Run(processus, demande).act("deposer", CITIZEN)


def test_an_action_is_offered_only_while_its_condition_holds() -> None:
    processus = examined(action("offrir", "fin", condition="age >= 18"), action("refuser", "fin"))
    assert deposited(processus, "<demande><age>17</age></demande>").offered() == ["refuser"]
    assert deposited(processus, "<demande><age>18</age></demande>").offered() == ["offrir", "refuser"]
    with pytest.raises(ActionImpossible) as caught:
        deposited(processus, "<demande><age>17</age></demande>").act("offrir")
    assert "condition" in caught.value.text


def test_a_condition_reads_the_dossier_and_the_forms_of_the_actions_done() -> None:
    processus = examined(
        action("mesurer", champs=(Champ("surface", "decimal", "Surface"),)),
        action("attendre", effets=(Effet("mettreEnAttente"),)),
        action("reprendre", condition="../dossier/enAttente = 'true'", effets=(Effet("reprendre"),)),
        action("accorder", "fin", condition="../actions/mesurer/surface > 20"),
    )
    run = deposited(processus).act("mesurer", valeurs="<mesurer><surface>12</surface></mesurer>")
    assert run.offered() == ["mesurer", "attendre"]
    run.act("mesurer", valeurs="<mesurer><surface>31</surface></mesurer>").act("attendre")
    assert run.dossier.en_attente
    assert run.offered() == ["mesurer", "attendre", "reprendre", "accorder"]
    assert not run.act("reprendre").dossier.en_attente


def test_a_mandatory_form_comes_before_a_decision() -> None:
    run = deposited(examined(action("instruire"), action("decider", "fin", exige=("instruire",))))
    with pytest.raises(ActionImpossible) as caught:
        run.act("decider")
    assert "« Instruire »" in caught.value.text
    assert run.act("instruire").act("decider").dossier.clos


def test_two_people_approve() -> None:
    run = deposited(examined(action("viser"), action("signer", "fin", exige=("viser",), distinct=("viser",))))
    run.act("viser", LEA)
    assert "signer" not in run.offered(LEA)
    assert "signer" in run.offered(PAUL)


def test_an_action_may_want_a_wider_profile() -> None:
    run = deposited(examined(action("signer", "fin", profil="gestionnaire"), action("clore", "fin")))
    assert run.offered(LEA) == ["clore"]
    assert run.offered(PAUL) == ["signer", "clore"]


def test_a_reason_is_wanted_and_the_system_gives_the_first() -> None:
    motifs = (Motif("a", "raison a"), Motif("b", "raison b"))
    run = deposited(
        examined(action("clore", "fin", motifs=motifs), action("tard", "fin", "horloge", motifs=motifs, apres=3))
    )
    with pytest.raises(MotifManquant):
        run.act("clore")
    assert run.sleep(days=3).case.journal[-1].motif == "raison a"


def test_automatic_actions_follow_in_the_same_step_and_the_version_counts_one() -> None:
    processus = process(
        DEPOSIT,
        etape("examen", action("trier", "rapide", "horloge", automatique=True, condition="simple = 'true'")),
        etape("rapide", action("finir", "fin", "horloge", automatique=True)),
        CLOSED,
    )
    run = deposited(processus, "<demande><simple>true</simple></demande>")
    assert (run.actions, run.dossier.issue, run.dossier.version) == (["deposer", "trier", "finir"], "acceptee", 1)
    assert [line.acteur_genre for line in run.case.journal] == ["usager", "systeme", "systeme"]
    assert deposited(processus).dossier.etape == "examen"


def test_a_loop_of_automatic_actions_is_stopped_and_nothing_moved() -> None:
    processus = process(
        DEPOSIT,
        etape("examen", action("aller", "autre", "horloge", automatique=True)),
        etape("autre", action("revenir", "examen", "horloge", automatique=True)),
    )
    run = Run(processus)
    with pytest.raises(BoucleAutomatique):
        run.act("deposer", CITIZEN)
    assert (run.dossier.etape, run.actions) == ("depot", [])


def test_a_waiting_etape_leads_back_to_where_the_dossier_came_from() -> None:
    waiting = etape("attente", action("completer", "", "usager", vers_origine=True), acteur="usager", retour=True)
    processus = process(
        DEPOSIT,
        etape("examen", action("avancer", "controle"), action("demander", "attente")),
        etape("controle", action("demander", "attente"), action("finir", "fin")),
        waiting,
        CLOSED,
    )
    run = deposited(processus).act("demander")
    assert (run.dossier.en_attente, run.dossier.origine) == (True, "examen")
    assert run.act("completer", CITIZEN).dossier.etape == "examen"
    run.act("avancer").act("demander").act("completer", CITIZEN)
    assert (run.dossier.etape, run.dossier.origine) == ("controle", "")
    assert run.case.journal[-1].cible == "controle"


def test_an_event_does_the_first_action_of_that_trigger_whose_condition_holds() -> None:
    processus = examined(
        action("refuser", "fin", "horloge", declencheur="paiement-recu", condition="false()"),
        action("confirmer", "fin", "horloge", declencheur="paiement-recu"),
    )
    run = deposited(processus)
    assert run.offered() == []
    assert run.event("paiement-echoue").dossier.etape == "examen"
    assert run.event("paiement-recu").actions[-1] == "confirmer"


def test_a_dossier_given_to_another_department_is_treated_there() -> None:
    voirie = LEA.__class__(**{**vars(LEA), "services": ("voirie",), "sujet": "agent:v"})
    processus = process(
        DEPOSIT,
        etape(
            "examen", action("orienter", effets=(Effet("affecter", {"service": "voirie"}),)), action("suivre", "apres")
        ),
        etape("apres", action("finir", "fin")),
        CLOSED,
    )
    run = deposited(processus)
    assert run.offered(voirie) == []
    run.act("orienter")
    assert (run.dossier.service, run.offered(voirie)) == ("voirie", ["orienter", "suivre"])
    assert run.act("suivre", voirie).dossier.service == "voirie"


def test_nothing_is_offered_on_a_closed_dossier() -> None:
    run = deposited(sound()).act("accepter")
    assert run.offered() == []
    with pytest.raises(ActionImpossible):
        run.act("refuser")


def test_an_effect_is_left_out_when_its_own_condition_does_not_hold() -> None:
    asked = (
        Effet("demanderAvis", {"acteurs": "voirie", "si": "lieu = 'rue'"}),
        Effet("demanderAvis", {"acteurs": "parcs", "si": "lieu = 'parc'"}),
        Effet("demanderAvis", {"acteurs": "police"}),
    )
    run = deposited(examined(action("consulter", effets=asked)), "<demande><lieu>parc</lieu></demande>")
    run.act("consulter")
    assert [(avis.rang, avis.acteur) for avis in run.case.avis] == [(1, "parcs"), (2, "police")]
