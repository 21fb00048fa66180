"""The delivered téléservices: what the specification and the catalogue want of them."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from sample_services import CODES, demarche

from wsc_soap.domain.champs.registry import champ_type
from wsc_soap.domain.teleservice import Teleservice

COMPTES = {
    "acte-naissance": "facultatif",
    "incident-voirie": "facultatif",
    "changement-adresse": "requis",
}
PLAIN_SPACE_BEFORE = re.compile(r" [:;!?»€%]|« |n° ")
SAID_TWICE = re.compile(r"€\s*€|%\s*%|\b(jours|mois|ans|heures)\s+\1\b")


def sentences(service: Teleservice) -> Iterator[str]:
    """Everything that people read."""
    yield from (service.intitule, service.intitule_court, service.resume, service.prix, service.delai)
    yield from (service.silence, service.fondement, *service.mots_cles)
    yield from (text for point in service.procedure for text in (point.titre, point.texte))
    yield from (text for piece in service.pieces for text in (piece.libelle, piece.precision))
    for rubrique in service.rubriques:
        yield from (rubrique.titre, rubrique.texte, *rubrique.entetes, *(t for line in rubrique.lignes for t in line))
    for page in service.formulaire.pages:
        yield from (page.titre, page.intro)
    for _, champ in service.formulaire.walk():
        yield from (champ.libelle, champ.aide, champ.message_absent, *(regle.message for regle in champ.regles))
        yield from (text for option in champ.options for text in (option.libelle, option.aide))
    for etape in service.processus.etapes:
        yield from (etape.libelle_agent, etape.libelle_citoyen)
        for action in etape.actions:
            yield from (action.libelle, action.explication, *(motif.libelle for motif in action.motifs))
            yield from (effet.parametres.get("suite", "") for effet in action.effets)
    for message in service.messages.values():
        yield from (message.objet, message.corps)


@pytest.mark.parametrize("code", CODES)
def test_prose_is_set_in_french_and_speaks_as_the_look_wants(code: str) -> None:
    for sentence in sentences(demarche(code)):
        assert not PLAIN_SPACE_BEFORE.search(sentence), sentence
        assert not SAID_TWICE.search(sentence), sentence
        assert "'" not in sentence and "!" not in sentence and "{" not in sentence.replace("{{", ""), sentence
        assert not re.search(r"veuillez|merci de|cliquez|invalide", sentence, re.IGNORECASE), sentence


@pytest.mark.parametrize("code", CODES)
def test_each_has_the_six_messages_of_its_theme_and_the_common_ones(code: str) -> None:
    expected = {"accuse-reception", "prise-en-charge", "complement", "decision-favorable", "refus", "cloture"}
    common = {"avancement", "convocation", "rappel", "sans-suite"}
    assert expected | common <= set(demarche(code).messages)


@pytest.mark.parametrize("code", CODES)
def test_each_mandatory_field_and_each_rule_says_its_own_remedy(code: str) -> None:
    for path, champ in demarche(code).formulaire.walk():
        if champ.obligatoire and champ_type(champ.type).xsd != "groupe":
            assert champ.message_absent, path
        assert all(regle.message for regle in champ.regles), path


@pytest.mark.parametrize("code", CODES)
def test_each_ends_with_the_engagement_which_must_be_ticked(code: str) -> None:
    if demarche(code).enregistrement == "surDemande":  # nothing is asked of anybody, nothing is kept
        return
    page = demarche(code).formulaire.pages[-1]
    assert [champ.nom for champ in page.champs] == ["engagement"]
    certification = page.champs[0].champ("certificationExactitude")
    assert champ_type("booleen").composant_for(certification) == "case"


@pytest.mark.parametrize("code", CODES)
def test_each_takes_a_demande_back_and_warns_its_department_when_nobody_moves(code: str) -> None:
    processus = demarche(code).processus
    start = processus.etape(processus.etape(processus.debut).action("deposer").cible)  # type: ignore[union-attr]
    if processus.acteur(start.acteur).genre != "service":
        return
    retrait = start.action("retirer")
    assert retrait is not None and processus.etape(retrait.cible).issue == "sans-suite"
    alert = start.action("alerterRetard")
    assert alert is not None and (alert.apres, alert.unite, alert.cible) == (start.delai, "joursOuvres", "")


@pytest.mark.parametrize("code", CODES)
def test_a_text_that_gives_a_reason_is_sent_by_actions_that_have_one(code: str) -> None:
    service = demarche(code)
    texts = {"envoyerMessage": service.messages, "genererCourrier": service.courriers}
    for etape in service.processus.etapes:
        for action in etape.actions:
            for effet in action.effets:
                text = texts.get(effet.genre, {}).get(effet.parametres.get("code", ""))
                if text is not None and "{{motif}}" in text.objet + text.corps:
                    assert action.motifs, (etape.code, action.nom, text.code)


def test_a_birth_certificate_runs_through_the_screens_of_the_specification() -> None:
    service = demarche("acte-naissance")
    etapes = service.processus.etapes
    assert list(dict.fromkeys(etape.libelle_citoyen for etape in etapes if not etape.detour)) == [
        "Demande initiale",
        "Prise en charge par nos services",
        "Contrôle de validité de la demande",
        "Préparation du document",
        "Envoi du document par courrier",
    ]
    assert service.processus.etape("controle-validite").libelle_agent == "Contrôle légalité"
    posted = service.processus.etape("envoi-document")
    assert posted.action("confirmerReception").libelle == "Confirmation de réception internet"  # type: ignore[union-attr]
    closing = posted.action("cloreApresEnvoi")
    assert closing is not None and closing.libelle == "Envoi de plus de 15\u00a0jours"
    assert (closing.acteur, closing.cible, closing.apres) == ("horloge", "acceptee", 15)
    assert [point.titre for point in service.procedure] == [
        "Vous remplissez le formulaire de demande",
        "Nos services prennent la demande en charge",
        "Un contrôle de validité est effectué",
        "La copie est préparée et envoyée à votre domicile",
    ]


def test_accounts_are_asked_for_as_the_catalogue_says() -> None:
    asked = {code: demarche(code).compte for code in CODES}
    assert COMPTES.items() <= asked.items()


@pytest.mark.parametrize("code", CODES)
def test_each_is_found_by_several_words_and_by_a_life_event(code: str) -> None:
    service = demarche(code)
    assert len(set(service.mots_cles)) >= 3
    assert service.evenements and len(set(service.evenements)) == len(service.evenements)
