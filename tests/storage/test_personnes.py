"""Accounts, links, sessions, attempts, agents, téléservices, uploads."""

from dataclasses import replace
from datetime import timedelta

from fabriques import MIDI, un_agent, un_compte, un_dossier, une_session

from wsc_soap.storage import Stockage
from wsc_soap.storage.essais import Essai

VILLE = "demoville"
HEURE = timedelta(hours=1)


def test_an_address_makes_one_account_whatever_its_case(ville: Stockage):
    with ville.ecrire(VILLE) as unite:
        assert not unite.comptes.ajouter(un_compte("c2", "HENRI@Exemple.fr "))
        assert unite.comptes.par_courriel("Henri@exemple.FR").id == "c1"
        assert unite.comptes.ajouter(un_compte("c2", "Autre@exemple.fr"))
        autre = unite.comptes.lire("c2")
        assert autre.courriel == "Autre@exemple.fr"
        assert not unite.comptes.modifier(replace(autre, courriel="henri@exemple.fr"))
        assert unite.comptes.modifier(replace(autre, courriel="AUTRE@exemple.fr", telephone="0102030405"))
        assert unite.comptes.lire("c2").telephone == "0102030405"


def test_an_account_is_confirmed_once(ville: Stockage):
    with ville.ecrire(VILLE) as unite:
        assert unite.comptes.confirmer("c1", MIDI)
        assert not unite.comptes.confirmer("c1", MIDI + HEURE)
        assert unite.comptes.lire("c1").confirme_le == MIDI


def test_an_account_that_goes_leaves_its_dossiers_behind(ville: Stockage):
    with ville.ecrire(VILLE) as unite:
        unite.dossiers.ajouter(un_dossier(compte="c1"))
        unite.jetons.ajouter("j1", "confirmation", "c1", MIDI + HEURE)
        assert unite.comptes.supprimer("c1")
        assert not unite.comptes.supprimer("c1")
        assert unite.dossiers.lire("D-2026-000001").compte is None
        unite.valider()


def test_a_link_serves_once_for_its_own_use_and_in_time(ville: Stockage):
    with ville.ecrire(VILLE) as unite:
        unite.jetons.ajouter("j1", "confirmation", "c1", MIDI + HEURE)
        unite.jetons.ajouter("j2", "confirmation", "c1", MIDI + HEURE)
        unite.jetons.ajouter("j3", "mot-de-passe", "c1", MIDI + HEURE)
        assert unite.jetons.utiliser("j1", "mot-de-passe", MIDI) is None
        assert unite.jetons.utiliser("j2", "confirmation", MIDI + HEURE) is None
        assert unite.jetons.utiliser("j1", "confirmation", MIDI) == "c1"
        assert unite.jetons.utiliser("j1", "confirmation", MIDI) is None
        unite.jetons.annuler("c1", "mot-de-passe")
        assert unite.jetons.utiliser("j3", "mot-de-passe", MIDI) is None
        assert unite.jetons.purger(MIDI + HEURE) == 2


def test_sessions_are_seen_and_closed_one_by_one_or_all_but_one(ville: Stockage):
    with ville.ecrire(VILLE) as unite:
        for nom in ("s1", "s2", "s3"):
            unite.sessions.ouvrir(une_session(nom))
        unite.sessions.ouvrir(une_session("a1", genre="agent"))
        unite.sessions.voir("s1", MIDI + HEURE, MIDI + 2 * HEURE)
        assert unite.sessions.lire("s1").expire_le == MIDI + 2 * HEURE
        assert unite.sessions.fermer_toutes("citoyen", "c1", sauf="s2") == 2
        assert [session.empreinte for session in unite.sessions.du_sujet("citoyen", "c1")] == ["s2"]
        assert unite.sessions.fermer("s2")
        assert not unite.sessions.fermer("s2")
        assert unite.sessions.purger(MIDI + HEURE) == 1


def test_failures_count_up_until_they_are_forgotten(ville: Stockage):
    with ville.ecrire(VILLE) as unite:
        assert [unite.essais.echouer("henri", MIDI + n * HEURE) for n in range(3)] == [1, 2, 3]
        unite.essais.bloquer("henri", MIDI + 9 * HEURE)
        assert unite.essais.lire("henri") == Essai(3, MIDI + 2 * HEURE, MIDI + 9 * HEURE)
        unite.essais.effacer("henri")
        assert unite.essais.lire("henri") == Essai()


def test_an_agent_is_written_whole_and_never_removed(ville: Stockage):
    with ville.ecrire(VILLE) as unite:
        unite.agents.enregistrer(un_agent(services=("etat-civil", "élections"), nom="Abadie"))
        unite.agents.enregistrer(un_agent("p.durand", nom="Durand"))
        assert [agent.nom for agent in unite.agents.lister()] == ["Abadie", "Durand"]
        assert unite.agents.lire("l.martin").services == ("etat-civil", "élections")
        assert unite.agents.desactiver("l.martin")
        assert unite.agents.changer_mot_de_passe("l.martin", "autre")
        agent = unite.agents.lire("l.martin")
        assert (agent.actif, agent.mot_de_passe) == (False, "autre")
        assert not unite.agents.desactiver("x")


def test_publishing_makes_a_revision_only_when_the_document_changed(ville: Stockage):
    espace = "urn:wsc:teleservice:acte-naissance:1"

    def publier(empreinte, espace=espace):
        return unite.teleservices.publier(
            "acte-naissance",
            "etat-civil",
            b"<d/>",
            espace_de_noms=espace,
            empreinte=empreinte,
            maintenant=MIDI,
        )

    with ville.ecrire(VILLE) as unite:
        assert unite.teleservices.lire("acte-naissance").mode == "brouillon"
        assert unite.teleservices.definir_mode("acte-naissance", "en-ligne")
        assert [publier("a" * 64), publier("b" * 64), publier("b" * 64), publier("a" * 64)] == [1, 2, 2, 3]
        assert publier("c" * 64, "urn:wsc:demoville:acte-naissance:2") == 4
        actif = unite.teleservices.lire("acte-naissance")
        assert (actif.mode, actif.revision) == ("en-ligne", 4)
        assert unite.teleservices.par_espace_de_noms("acte-naissance", espace).revision == 3
        assert unite.teleservices.revision("acte-naissance", 2).empreinte == "b" * 64
        assert [revision.revision for revision in unite.teleservices.revisions("acte-naissance")] == [
            4,
            3,
            2,
            1,
        ]
        assert [actif.code for actif in unite.teleservices.lister()] == ["acte-naissance"]
        assert unite.teleservices.lire("autre") is None


def test_the_town_s_document_is_replaced(ville: Stockage):
    with ville.ecrire(VILLE) as unite:
        unite.collectivites.enregistrer(b"<autre/>", MIDI + HEURE)
        assert unite.collectivites.lire() == b"<autre/>"


def test_an_upload_serves_one_dossier_in_time(ville: Stockage):
    with ville.ecrire(VILLE) as unite:
        unite.dossiers.ajouter(un_dossier())
        unite.televersements.ouvrir("t1", MIDI, MIDI + HEURE)
        assert not unite.televersements.utiliser("t1", "D-2026-000001", MIDI)  # nothing came yet
        assert unite.televersements.recevoir("t1", "a.pdf", "application/pdf", 3, "f" * 64, MIDI)
        assert not unite.televersements.utiliser("t1", "D-2026-000001", MIDI + HEURE)
        assert unite.televersements.utiliser("t1", "D-2026-000001", MIDI)
        assert not unite.televersements.utiliser("t1", "D-2026-000001", MIDI)
        assert not unite.televersements.recevoir("t1", "b.pdf", "application/pdf", 3, "e" * 64, MIDI)
        lu = unite.televersements.lire("t1")
        assert (lu.nom, lu.utilise_par) == ("a.pdf", "D-2026-000001")
        assert unite.televersements.purger(MIDI + HEURE) == 1
