"""Drafts of demandes by SOAP: kept, taken up, mailed, listed in the account, erased at their term."""

from __future__ import annotations

from datetime import timedelta

import pytest
from calls import agent, citizen, client, code, header, refused
from demandes import PNG

TYPED = [("typeActe", "copieIntegrale"), ("nomTitulaire", "Astier"), ("dateNaissanceTitulaire.jour", "31")]


def entries(*pairs: tuple[str, str]) -> list[dict]:
    return [{"nom": nom, "valeur": valeur} for nom, valeur in pairs]


def typed(answer, nom: str) -> list[str]:
    return [e.valeur for e in answer.formulaire.cachee if e.nom == nom] + [
        value
        for page in answer.formulaire.page
        for champ in page.champ
        if champ.entree == nom
        for value in champ.valeur
    ]


@pytest.fixture
def act(platform):
    return client(platform, "acte-naissance")


def test_a_draft_keeps_what_was_typed_wrong_or_missing_and_comes_back_at_its_page(act) -> None:
    kept = act.service.enregistrerBrouillon(entree=entries(*TYPED, ("_page", "acte")))
    read = act.service.lireBrouillon(code=kept.code.lower().replace("-", " "))
    assert typed(read, "nomTitulaire") == ["Astier"]
    assert typed(read, "typeActe") == ["copieIntegrale"]
    assert [page.code for page in read.formulaire.page if page.etat == "courante"] == ["acte"]
    again = act.service.enregistrerBrouillon(entree=entries(("nomTitulaire", "Morel")), code=kept.code)
    assert again.code == kept.code
    assert typed(act.service.lireBrouillon(code=kept.code), "nomTitulaire") == ["Morel"]


def test_the_link_goes_by_mail_and_leads_to_the_draft(platform, act) -> None:
    kept = act.service.enregistrerBrouillon(entree=entries(*TYPED), courriel="reprise@courriel.example")
    platform.work()
    mail = next(m for m in reversed(platform.mails) if "reprise@courriel.example" in m["To"])
    assert kept.lien in mail.get_body(("plain",)).get_content()
    assert kept.code in kept.lien
    wrong = refused(lambda: act.service.envoyerLienBrouillon(code=kept.code, courriel="personne"))
    assert code(wrong) == "ParametreInvalide"


def test_nothing_opens_a_draft_but_its_code_in_its_town_and_service(platform, act) -> None:
    kept = act.service.enregistrerBrouillon(entree=entries(*TYPED))
    others = [
        (act, kept.code[:-1] + ("0" if kept.code[-1] != "0" else "1")),
        (act, ""),
        (client(platform, "incident-voirie"), kept.code),
        (client(platform, "acte-naissance", "saint-exemple"), kept.code),
    ]
    for service, given in others:
        assert code(refused(lambda s=service, c=given: s.service.lireBrouillon(code=c))) == "BrouillonIntrouvable"
    act.service.supprimerBrouillon(code=kept.code)
    assert code(refused(lambda: act.service.lireBrouillon(code=kept.code))) == "BrouillonIntrouvable"


def test_the_account_lists_its_own_drafts_and_nobody_elses(platform, act) -> None:
    compte = client(platform, "compte")
    mine, other = citizen(platform, "brouillon@courriel.example"), citizen(platform, "autre@courriel.example")
    kept = act.service.enregistrerBrouillon(entree=entries(*TYPED), _soapheaders=header(act, mine))
    listed = compte.service.listerBrouillons(_soapheaders=header(compte, mine))
    assert [draft.code for draft in listed] == [kept.code]
    assert not compte.service.listerBrouillons(_soapheaders=header(compte, other))


def test_a_draft_is_erased_thirty_days_after_it_was_last_saved(platform, act) -> None:
    kept = act.service.enregistrerBrouillon(entree=entries(*TYPED))
    platform.clock.shift = timedelta(days=20)
    act.service.enregistrerBrouillon(entree=entries(*TYPED), code=kept.code)
    platform.clock.shift = timedelta(days=40)
    platform.work()
    assert typed(act.service.lireBrouillon(code=kept.code), "nomTitulaire") == ["Astier"]
    platform.clock.shift = timedelta(days=51)
    platform.work()
    assert code(refused(lambda: act.service.lireBrouillon(code=kept.code))) == "BrouillonIntrouvable"
    with platform.installation.platform.storage.read("demoville") as unit:
        assert unit.saisies.get(kept.code.replace("-", "")[:8], unit_start()) is None
    platform.clock.shift = timedelta()


def unit_start():
    from datetime import UTC, datetime

    return datetime(2000, 1, 1, tzinfo=UTC)


def test_its_files_last_as_long_as_it_does(platform) -> None:
    service = client(platform, "incident-voirie")
    photo = {"nom": "photos", "nomFichier": "lampe.png", "fichier": PNG}
    kept = service.service.enregistrerBrouillon(entree=[photo, *entries(("description", "Une lampe"))])
    platform.clock.shift = timedelta(days=10)
    read = service.service.lireBrouillon(code=kept.code)
    assert typed(read, "photos.jeton")
    platform.clock.shift = timedelta()


def test_a_draft_too_large_is_refused(act) -> None:
    huge = [("description", "x" * 90_000)] * 4
    assert code(refused(lambda: act.service.enregistrerBrouillon(entree=entries(*huge)))) == "ParametreInvalide"


def test_an_agent_never_sees_a_draft(platform, act) -> None:
    act.service.enregistrerBrouillon(entree=entries(("demandeur.nomNaissance", "Brouillonneau")))
    dossiers, session = agent(platform)
    assert not dossiers.service.listerDossiers(recherche="Brouillonneau", _soapheaders=session).dossier
