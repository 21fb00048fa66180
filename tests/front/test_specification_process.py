"""The process of the specification's screen, section 4.1, rebuilt from nothing by SOAP alone: made, proved, played,
published, run, moved to a later revision."""

from __future__ import annotations

from datetime import timedelta

import pytest
from administration import Admin, staff
from calls import client, code, header, refused
from demandes import acte_naissance
from specification_process import ACTIONS, ETAPES, TREE, action

NEW = "acte-de-la-specification"
AT = {"teleservice": NEW}


@pytest.fixture(scope="module")
def admin(platform) -> Admin:
    staff(platform)
    admin = Admin(platform)
    admin("bo-services", "ouvrirBrouillon", **AT, intitule="Demander un acte", theme="etat-civil", service="etat-civil")
    build(admin)
    return admin


def build(admin: Admin) -> None:
    """The étapes and actions of the screen, in place of the skeleton's."""
    old = admin("bo-processus", "lireArbre", **AT)
    keep = {one["code"] for one in ETAPES} | {old.debut}
    for one in ETAPES:
        admin("bo-processus", "definirEtape", **AT, **one)
    for etape, given in ACTIONS:
        admin("bo-processus", "definirAction", **AT, etape=etape, action=given)
    wanted = {(etape, given["nom"]) for etape, given in ACTIONS}
    for one in old.etape:
        if one.code not in keep:
            admin("bo-processus", "supprimerEtape", **AT, code=one.code, remplaceePar="cloture")
        for known in one.action if one.code in keep and one.code != old.debut else ():
            if (one.code, known.definition.nom) not in wanted:
                admin("bo-processus", "supprimerAction", **AT, etape=one.code, action=known.definition.nom)


def tree(admin: Admin) -> list[str]:
    return [
        line
        for etape in admin("bo-processus", "lireArbre", **AT).etape
        for line in (
            f"{etape.rang}. {etape.libelleAgent}",
            *(f"- {one.titre} > {one.cibleRang} {one.cibleLibelle}" for one in etape.action if one.cibleRang),
        )
    ]


def test_the_tree_reads_as_on_the_screen_of_the_specification(admin: Admin) -> None:
    assert tree(admin) == TREE
    found = admin("bo-processus", "verifierProcessus", **AT)
    assert found.publiable, [(one.place, one.message) for one in found.constat]


def test_a_dossier_is_played_in_the_draft_and_nothing_is_sent(platform, admin: Admin) -> None:
    platform.work()
    mails = len(platform.mails)
    played = admin("bo-processus", "simuler", **AT, acte=[
        {"action": "donneesVerifiees"}, {"action": "envoiDuDocument"}, {"jours": 16},
    ])  # fmt: skip
    assert (played.etape, played.issue, played.attendu, played.echec) == ("cloture", "acceptee", True, None)
    assert [one.libelle for one in played.pas][-1] == "Envoi de plus de 15 jours"
    sent = [text.code for step in played.pas for text in step.texte]
    assert "prise-en-charge" in sent and "accuse-reception" in sent
    platform.work()
    assert len(platform.mails) == mails


def test_a_simulation_is_a_test_that_a_change_of_the_process_breaks(admin: Admin) -> None:
    acts = [{"action": "donneesVerifiees"}, {"action": "envoiDuDocument"}, {"action": "confirmationDeReception"}]
    kept = admin("bo-processus", "enregistrerSimulation", **AT, nom="Réception confirmée", acte=acts)
    assert [(one.nom, one.reussie) for one in kept.resultat] == [("Réception confirmée", True)]
    assert 0 < kept.actionCouverte < kept.action and any("plus de 15 jours" in left for left in kept.nonCouverte)
    broken = action("confirmationDeReception", "Confirmation de réception internet", "usager", "preparation")
    admin("bo-processus", "definirAction", **AT, etape="envoi", action=broken)
    failed = admin("bo-processus", "rejouerSimulations", **AT).resultat[0]
    assert not failed.reussie and "cloture" in failed.echec
    build(admin)
    assert admin("bo-processus", "rejouerSimulations", **AT).resultat[0].reussie


def test_it_is_published_run_and_moved(platform, admin: Admin) -> None:
    settle(admin)
    made = admin("bo-services", "publier", **AT)
    assert [(one.nom, one.reussie) for one in made.simulation] == [("Réception confirmée", True)]
    admin("bo-services", "mettreEnLigne", **AT)
    first, second = deposit(platform), deposit(platform)
    treat(platform, first, "donneesVerifiees")
    treat(platform, first, "envoiDuDocument")
    platform.clock.shift += timedelta(days=16)
    try:
        platform.work()
        assert state(platform, first).etat == "clos"
        later(platform, admin, second)
    finally:
        platform.clock.shift -= timedelta(days=16)


def settle(admin: Admin) -> None:
    """Say that the values to check are right."""
    for one in admin("bo-services", "listerParametres", **AT).parametre:
        if one.aVerifier:
            admin("bo-services", "definirParametre", **AT, nom=one.nom, valeur=one.valeur)


def later(platform, admin: Admin, numero: tuple[str, str]) -> None:
    """A new revision where an étape has another code: the dossier waits for a mapping, then moves."""
    admin = Admin(platform)
    admin("bo-services", "ouvrirBrouillon", **AT)
    admin("bo-processus", "definirEtape", **AT, code="verification", libelleAgent="Vérification", acteur="etat-civil")
    for etape, given in ACTIONS:
        if etape == "prise-en-charge":
            admin("bo-processus", "definirAction", **AT, etape="verification", action=given)
    admin("bo-processus", "supprimerEtape", **AT, code="prise-en-charge", remplaceePar="verification")
    admin("bo-services", "publier", **AT)
    left = admin("bo-processus", "migrerDossiers", **AT)
    mine = next(one for one in left.dossier if one.numero == numero[0])
    assert not mine.migre and "prise-en-charge" in mine.raison
    mapped = [{"ancienne": "prise-en-charge", "nouvelle": "verification"}]
    tried = admin("bo-processus", "migrerDossiers", **AT, correspondance=mapped, essai=True)
    assert [one.migre for one in tried.dossier] == [True]
    moved = admin("bo-processus", "migrerDossiers", **AT, correspondance=mapped)
    assert [(one.migre, one.etape, one.revision) for one in moved.dossier] == [(True, "verification", 2)]
    treat(platform, numero, "donneesVerifiees")
    assert state(platform, numero).etat == "en-cours"


def test_only_an_administrator_moves_dossiers(platform, admin: Admin) -> None:
    other = Admin(platform, "bernard")
    assert code(refused(lambda: other("bo-processus", "migrerDossiers", **AT))) == "AccesRefuse"


# --- running it -----------------------------------------------------------------------------------------------------


def deposit(platform) -> tuple[str, str]:
    recu = client(platform, NEW).service.deposer(demande={"demandeur": acte_naissance()["demandeur"]})
    return recu.numero, recu.cleSuivi


def treat(platform, numero: tuple[str, str], action: str) -> None:
    session = client(platform, "bo-session").service.ouvrirSession(identifiant="durand", motDePasse="Tilleul-Moulin-27")
    dossiers = client(platform, "bo-dossiers")
    dossiers.service.traiterDossier(numero=numero[0], action=action, _soapheaders=header(dossiers, session.jeton))


def state(platform, numero: tuple[str, str]):
    return client(platform, NEW).service.suivre(numero=numero[0], cleSuivi=numero[1])
