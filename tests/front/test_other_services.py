"""The two other téléservices, by SOAP: nothing but their documents makes them."""

from __future__ import annotations

from datetime import date

import requests
from calls import agent, citizen, client, code, header, places, refused
from demandes import PNG, change, incident


def test_an_incident_is_reported_without_an_account_and_repaired(platform) -> None:
    voirie = client(platform, "incident-voirie")
    recu = voirie.service.deposer(demande=incident())
    dossiers, session = agent(platform, "martin")
    read = dossiers.service.lireDossier(numero=recu.numero, _soapheaders=session)
    assert [(piece.nom, piece.typeMime) for piece in read.piece] == [("lampadaire.png", "image/png")]
    photo = dossiers.service.lirePiece(numero=recu.numero, rang=1, _soapheaders=session)
    assert photo.contenu == PNG
    for action in ("affecter", "resoudre", "confirmer"):
        read = dossiers.service.traiterDossier(numero=recu.numero, action=action, _soapheaders=session)
    assert read.issue == "acceptee"


def test_a_place_is_needed_typed_or_on_the_map(platform) -> None:
    voirie = client(platform, "incident-voirie")
    on_the_map = incident(position="48.8566 2.3522")
    del on_the_map["adresseLieu"]
    assert voirie.service.verifier(demande=on_the_map).valide
    nowhere = incident()
    del nowhere["adresseLieu"]
    assert places(refused(lambda: voirie.service.deposer(demande=nowhere))) == {"/demande/adresseLieu"}


def test_a_large_photo_goes_by_upload(platform) -> None:
    voirie = client(platform, "incident-voirie")
    upload = voirie.service.ouvrirTeleversement()
    sent = requests.put(upload.adresse, PNG, headers={"Content-Type": "image/png"}, timeout=10)
    assert sent.status_code in (200, 201, 204)
    photo = {"nom": "lampadaire.png", "televersement": upload.jeton}
    recu = voirie.service.deposer(demande=incident(photos=[photo]))
    dossiers, session = agent(platform, "martin")
    read = dossiers.service.lireDossier(numero=recu.numero, _soapheaders=session)
    assert [piece.taille for piece in read.piece] == [len(PNG)]
    again = refused(lambda: voirie.service.deposer(demande=incident(photos=[photo])))
    assert code(again) == "PieceIntrouvable"


def test_a_move_wants_an_account_and_carries_each_person(platform) -> None:
    move = client(platform, "changement-adresse")
    today = date.today().isoformat()
    assert code(refused(lambda: move.service.deposer(demande=change(today)))) == "SessionRequise"
    mine = header(move, citizen(platform, "l.dupuis@courriel.example"))
    recu = move.service.deposer(demande=change(today), _soapheaders=mine)
    dossiers, session = agent(platform, "petit")
    read = dossiers.service.lireDossier(numero=recu.numero, _soapheaders=session)
    people = [section for section in read.section if section.rang]
    assert [person.ligne[0].texte for person in people] == [["Dupuis Jeanne"], ["Dupuis Léo"]]


def test_a_move_is_passed_on_to_the_services_chosen_and_closes_when_each_has_confirmed(platform) -> None:
    move = client(platform, "changement-adresse")
    mine = header(move, citizen(platform, "l.dupuis@courriel.example"))
    recu = move.service.deposer(demande=change(date.today().isoformat()), _soapheaders=mine)
    population, session = agent(platform, "petit")
    asked = population.service.traiterDossier(numero=recu.numero, action="valider", _soapheaders=session).avis
    assert {avis.acteur for avis in asked} == {"population", "services-techniques"}, "population, dechets"
    ranks = {avis.acteur: avis.rang for avis in asked}
    waste, theirs = agent(platform, "martin")
    done = {"numero": recu.numero, "avis": "favorable", "commentaire": "Bac livré."}
    waste.service.rendreAvis(rang=ranks["services-techniques"], **done, _soapheaders=theirs)
    assert not population.service.lireDossier(numero=recu.numero, _soapheaders=session).issue
    population.service.rendreAvis(rang=ranks["population"], **done, _soapheaders=session)
    assert population.service.lireDossier(numero=recu.numero, _soapheaders=session).issue == "acceptee"


def test_an_error_in_a_repeated_group_names_the_occurrence(platform) -> None:
    move = client(platform, "changement-adresse")
    demande = change(date.today().isoformat())
    demande["composition"][1]["dateNaissance"] = "2190-01-01"
    checked = move.service.verifier(demande=demande)
    assert [error.champ for error in checked.erreur] == ["/demande/composition[2]/dateNaissance"]
