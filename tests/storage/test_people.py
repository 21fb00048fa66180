"""Accounts, links, sessions, attempts, agents, téléservices, uploads."""

from dataclasses import replace
from datetime import timedelta

from factories import NOON, a_compte, a_dossier, a_session, an_agent

from wsc_soap.storage import Storage
from wsc_soap.storage.attempts import AttemptCount

TOWN = "demoville"
HOUR = timedelta(hours=1)


def test_an_address_makes_one_account_whatever_its_case(town: Storage):
    with town.write(TOWN) as unit:
        assert not unit.comptes.add(a_compte("c2", "HENRI@Exemple.fr "))
        assert unit.comptes.by_courriel("Henri@exemple.FR").id == "c1"
        assert unit.comptes.add(a_compte("c2", "Autre@exemple.fr"))
        other = unit.comptes.get("c2")
        assert other.courriel == "Autre@exemple.fr"
        assert not unit.comptes.update(replace(other, courriel="henri@exemple.fr"))
        assert unit.comptes.update(replace(other, courriel="AUTRE@exemple.fr", telephone="0102030405"))
        assert unit.comptes.get("c2").telephone == "0102030405"


def test_an_account_is_confirmed_once(town: Storage):
    with town.write(TOWN) as unit:
        assert unit.comptes.confirm("c1", NOON)
        assert not unit.comptes.confirm("c1", NOON + HOUR)
        assert unit.comptes.get("c1").confirme_le == NOON


def test_an_account_that_goes_leaves_its_dossiers_behind(town: Storage):
    with town.write(TOWN) as unit:
        unit.dossiers.add(a_dossier(compte="c1"))
        unit.jetons.add("j1", "confirmation", "c1", NOON + HOUR)
        assert unit.comptes.delete("c1")
        assert not unit.comptes.delete("c1")
        assert unit.dossiers.get("D-2026-000001").compte is None
        unit.commit()


def test_a_link_serves_once_for_its_own_use_and_in_time(town: Storage):
    with town.write(TOWN) as unit:
        unit.jetons.add("j1", "confirmation", "c1", NOON + HOUR)
        unit.jetons.add("j2", "confirmation", "c1", NOON + HOUR)
        unit.jetons.add("j3", "mot-de-passe", "c1", NOON + HOUR)
        assert unit.jetons.use("j1", "mot-de-passe", NOON) is None
        assert unit.jetons.use("j2", "confirmation", NOON + HOUR) is None
        assert unit.jetons.use("j1", "confirmation", NOON) == "c1"
        assert unit.jetons.use("j1", "confirmation", NOON) is None
        unit.jetons.cancel("c1", "mot-de-passe")
        assert unit.jetons.use("j3", "mot-de-passe", NOON) is None
        assert unit.jetons.purge(NOON + HOUR) == 2


def test_sessions_are_seen_and_closed_one_by_one_or_all_but_one(town: Storage):
    with town.write(TOWN) as unit:
        for nom in ("s1", "s2", "s3"):
            unit.sessions.open(a_session(nom))
        unit.sessions.open(a_session("a1", genre="agent"))
        unit.sessions.touch("s1", NOON + HOUR, NOON + 2 * HOUR)
        assert unit.sessions.get("s1").expire_le == NOON + 2 * HOUR
        assert unit.sessions.close_all("citoyen", "c1", but_for="s2") == 2
        assert [session.empreinte for session in unit.sessions.for_sujet("citoyen", "c1")] == ["s2"]
        assert unit.sessions.close("s2")
        assert not unit.sessions.close("s2")
        assert unit.sessions.purge(NOON + HOUR) == 1


def test_failures_count_up_until_they_are_forgotten(town: Storage):
    with town.write(TOWN) as unit:
        assert [unit.attempts.count_failure("henri", NOON + n * HOUR) for n in range(3)] == [1, 2, 3]
        unit.attempts.block("henri", NOON + 9 * HOUR)
        assert unit.attempts.get("henri") == AttemptCount(3, NOON + 2 * HOUR, NOON + 9 * HOUR)
        unit.attempts.clear("henri")
        assert unit.attempts.get("henri") == AttemptCount()


def test_an_agent_is_written_whole_and_never_removed(town: Storage):
    with town.write(TOWN) as unit:
        unit.agents.save(an_agent(services=("etat-civil", "élections"), nom="Abadie"))
        unit.agents.save(an_agent("p.durand", nom="Durand"))
        assert [agent.nom for agent in unit.agents.list_all()] == ["Abadie", "Durand"]
        assert unit.agents.get("l.martin").services == ("etat-civil", "élections")
        assert unit.agents.deactivate("l.martin")
        assert unit.agents.set_password("l.martin", "autre")
        agent = unit.agents.get("l.martin")
        assert (agent.actif, agent.mot_de_passe) == (False, "autre")
        assert not unit.agents.deactivate("x")


def test_publishing_makes_a_revision_only_when_the_document_changed(town: Storage):
    namespace = "urn:wsc:teleservice:acte-naissance:1"

    def publish(empreinte, namespace=namespace):
        return unit.teleservices.publish(
            "acte-naissance",
            "etat-civil",
            b"<d/>",
            espace_de_noms=namespace,
            empreinte=empreinte,
            now=NOON,
        )

    with town.write(TOWN) as unit:
        assert unit.teleservices.get("acte-naissance").mode == "brouillon"
        assert unit.teleservices.set_mode("acte-naissance", "en-ligne")
        assert [publish("a" * 64), publish("b" * 64), publish("b" * 64), publish("a" * 64)] == [1, 2, 2, 3]
        assert publish("c" * 64, "urn:wsc:demoville:acte-naissance:2") == 4
        actif = unit.teleservices.get("acte-naissance")
        assert (actif.mode, actif.revision) == ("en-ligne", 4)
        assert unit.teleservices.by_namespace("acte-naissance", namespace).revision == 3
        assert unit.teleservices.revision("acte-naissance", 2).empreinte == "b" * 64
        assert [revision.revision for revision in unit.teleservices.revisions("acte-naissance")] == [
            4,
            3,
            2,
            1,
        ]
        assert [actif.code for actif in unit.teleservices.list_all()] == ["acte-naissance"]
        assert unit.teleservices.get("autre") is None


def test_the_town_s_document_is_replaced(town: Storage):
    with town.write(TOWN) as unit:
        unit.collectivites.save(b"<autre/>", NOON + HOUR)
        assert unit.collectivites.get() == b"<autre/>"


def test_an_upload_serves_one_dossier_in_time(town: Storage):
    with town.write(TOWN) as unit:
        unit.dossiers.add(a_dossier())
        unit.televersements.open("t1", NOON, NOON + HOUR)
        assert not unit.televersements.use("t1", "D-2026-000001", NOON)  # nothing came yet
        assert unit.televersements.receive("t1", "a.pdf", "application/pdf", 3, "f" * 64, NOON)
        assert not unit.televersements.use("t1", "D-2026-000001", NOON + HOUR)
        assert unit.televersements.use("t1", "D-2026-000001", NOON)
        assert not unit.televersements.use("t1", "D-2026-000001", NOON)
        assert not unit.televersements.receive("t1", "b.pdf", "application/pdf", 3, "e" * 64, NOON)
        read = unit.televersements.get("t1")
        assert (read.nom, read.utilise_par) == ("a.pdf", "D-2026-000001")
        assert unit.televersements.purge(NOON + HOUR) == 1
