"""A birth certificate from deposit to closure, by SOAP alone, with zeep."""

from __future__ import annotations

from datetime import timedelta

import pytest
from calls import COMMUN, agent, client, header, states
from demandes import PNG, acte_naissance
from lxml import etree
from zeep.exceptions import Fault


def test_a_demande_goes_from_deposit_to_closure_and_everyone_sees_where_it_stands(platform) -> None:
    act = client(platform, "acte-naissance")
    recu = act.service.deposer(demande=acte_naissance(), cle="histoire-1")
    assert recu.numero.startswith("20")
    assert states(recu)[:3] == [
        ("Demande initiale", "ok"),
        ("Prise en charge par nos services", "en-cours"),
        ("Contrôle de validité de la demande", "non-realise"),
    ]
    platform.work()
    receipt = next(m for m in platform.mails if m["To"].addresses[0].addr_spec == "h.astier@courriel.example")
    assert recu.numero in receipt.get_body(("plain",)).get_content()

    dossiers, session = agent(platform)
    listed = dossiers.service.listerDossiers(_soapheaders=session)
    line = next(d for d in listed.dossier if d.numero == recu.numero)
    assert (line.citoyen, line.etapeLibelle) == ("H. Astier", "Prise en charge")
    dossiers.service.prendreDossier(numero=recu.numero, _soapheaders=session)
    for action in ("prendreEnCharge", "valider", "documentPret"):
        read = dossiers.service.lireDossier(numero=recu.numero, _soapheaders=session)
        dossiers.service.traiterDossier(numero=recu.numero, action=action, version=read.version, _soapheaders=session)
    suivi = act.service.suivre(numero=recu.numero, cleSuivi=recu.cleSuivi)
    assert ("Envoi du document par courrier", "en-cours") in states(suivi)
    assert [a.nom for a in suivi.action if a.nom == "confirmerReception"]
    closed = act.service.effectuerAction(
        numero=recu.numero, cleSuivi=recu.cleSuivi, action="confirmerReception", version=suivi.version
    )
    assert (closed.etat, closed.issue) == ("clos", "acceptee")
    platform.work()
    read = dossiers.service.lireDossier(numero=recu.numero, _soapheaders=session)
    assert all(message.etat == "envoye" for message in read.message)
    assert read.journal[0].libelle == "Déposer la demande"


def test_the_same_key_gives_the_same_receipt_and_another_content_is_refused(platform) -> None:
    act = client(platform, "acte-naissance")
    first = act.service.deposer(demande=acte_naissance(), cle="double")
    assert act.service.deposer(demande=acte_naissance(), cle="double") == first
    with pytest.raises(Fault) as caught:
        act.service.deposer(demande=acte_naissance(nombreExemplaires=2), cle="double")
    assert etree.QName(caught.value.detail[0]).localname == "CleReutilisee"


def test_all_errors_come_at_once_with_place_rule_and_remedy(platform) -> None:
    act = client(platform, "acte-naissance")
    wrong = acte_naissance(dateNaissanceTitulaire="2062-07-14", nomTitulaire="", modeRemise="pigeon")
    wrong["demandeur"] = wrong["demandeur"] | {"courriel": "pas-une-adresse", "telephone": "0899123456"}
    with pytest.raises(Fault) as caught:
        act.service.deposer(demande=wrong)
    errors = caught.value.detail[0].findall(f"{{{COMMUN}}}erreur")
    places = {error.findtext(f"{{{COMMUN}}}champ") for error in errors}
    assert places == {
        "/demande/dateNaissanceTitulaire",
        "/demande/nomTitulaire",
        "/demande/modeRemise",
        "/demande/demandeur/courriel",
        "/demande/demandeur/telephone",
    }
    assert all(error.findtext(f"{{{COMMUN}}}message") for error in errors)


def test_fifteen_days_after_the_sending_the_clock_closes_the_dossier(platform) -> None:
    act = client(platform, "acte-naissance")
    recu = act.service.deposer(demande=acte_naissance())
    dossiers, session = agent(platform)
    for action in ("prendreEnCharge", "valider", "documentPret"):
        dossiers.service.traiterDossier(numero=recu.numero, action=action, _soapheaders=session)
    platform.clock.shift = timedelta(days=14, hours=23)
    platform.work()
    assert act.service.suivre(numero=recu.numero, cleSuivi=recu.cleSuivi).etat == "en-cours"
    platform.clock.shift = timedelta(days=15, minutes=1)
    platform.work()
    after = act.service.suivre(numero=recu.numero, cleSuivi=recu.cleSuivi)
    platform.clock.shift = timedelta()
    assert (after.etat, after.issue) == ("clos", "acceptee")


def test_a_refusal_needs_one_of_its_reasons(platform) -> None:
    act = client(platform, "acte-naissance")
    recu = act.service.deposer(demande=acte_naissance())
    dossiers, session = agent(platform)
    with pytest.raises(Fault) as caught:
        dossiers.service.traiterDossier(numero=recu.numero, action="refuser", _soapheaders=session)
    assert etree.QName(caught.value.detail[0]).localname == "MotifManquant"
    read = dossiers.service.lireDossier(numero=recu.numero, _soapheaders=session)
    motif = next(a for a in read.action if a.nom == "refuser").motif[0].code
    after = dossiers.service.traiterDossier(
        numero=recu.numero, action="refuser", motif=motif, commentaire="Écrivez-nous.", _soapheaders=session
    )
    assert after.issue == "refusee"


def test_the_second_of_two_agents_is_told_that_the_dossier_changed(platform) -> None:
    act = client(platform, "acte-naissance")
    recu = act.service.deposer(demande=acte_naissance())
    dossiers, session = agent(platform)
    version = dossiers.service.lireDossier(numero=recu.numero, _soapheaders=session).version
    dossiers.service.traiterDossier(numero=recu.numero, action="prendreEnCharge", version=version, _soapheaders=session)
    with pytest.raises(Fault) as caught:
        dossiers.service.traiterDossier(
            numero=recu.numero, action="prendreEnCharge", version=version, _soapheaders=session
        )
    assert etree.QName(caught.value.detail[0]).localname == "DossierModifie"


@pytest.mark.parametrize("soap12", [False, True])
def test_a_file_sent_in_the_message_is_restored_to_the_letter(platform, soap12: bool) -> None:
    act = client(platform, "acte-naissance")
    port = "ActeNaissanceSoap12" if soap12 else "ActeNaissanceSoap11"
    service = act.bind("ActeNaissance", port)
    demande = acte_naissance(
        typeActe="copieIntegrale",
        nomParent1="Astier",
        prenomsParent1="Henri",
        parent2Inconnu=True,
        pieceIdentite=[{"nom": "identite.png", "contenu": PNG}],
    )
    sent = act.create_message(service, "deposer", demande=demande)
    recu = service.deposer(demande=demande)
    dossiers, session = agent(platform)
    answer = dossiers.service.telechargerDemande(numero=recu.numero, _soapheaders=session)
    received = sent.find(".//{urn:wsc:teleservice:acte-naissance:1}demande")
    assert c14n(etree.fromstring(answer.contenu)) == c14n(received)
    read = dossiers.service.lireDossier(numero=recu.numero, _soapheaders=session)
    assert [(piece.nom, piece.taille) for piece in read.piece] == [("identite.png", len(PNG))]


def c14n(element: etree._Element) -> bytes:
    copy = etree.fromstring(etree.tostring(element))
    etree.cleanup_namespaces(copy)
    return etree.tostring(copy, method="c14n", exclusive=True)


def test_a_foreign_town_sees_nothing(platform) -> None:
    act = client(platform, "acte-naissance")
    recu = act.service.deposer(demande=acte_naissance())
    other = client(platform, "acte-naissance", "saint-exemple")
    for attempt in (
        lambda: other.service.suivre(numero=recu.numero, cleSuivi=recu.cleSuivi),
        lambda: other.service.telechargerRecapitulatif(numero=recu.numero, cleSuivi=recu.cleSuivi),
    ):
        with pytest.raises(Fault) as caught:
            attempt()
        assert etree.QName(caught.value.detail[0]).localname == "DossierIntrouvable"
    _, session = agent(platform)
    foreign = client(platform, "bo-dossiers", "saint-exemple")
    with pytest.raises(Fault) as caught:
        foreign.service.listerDossiers(_soapheaders=session)
    assert etree.QName(caught.value.detail[0]).localname == "SessionInvalide"


def test_a_citizen_registers_confirms_and_follows_the_dossiers_of_the_account(platform) -> None:
    compte = client(platform, "compte")
    compte.service.inscrire(
        courriel="b.fillon@courriel.example", motDePasse="Un-Mot-De-Passe-7", nom="Fillon", prenoms="Béatrice"
    )
    with pytest.raises(Fault) as caught:
        compte.service.ouvrirSession(courriel="b.fillon@courriel.example", motDePasse="Un-Mot-De-Passe-7")
    assert etree.QName(caught.value.detail[0]).localname == "IdentifiantsRefuses"
    platform.work()
    mail = next(m for m in platform.mails if "b.fillon@" in m["To"])
    text = mail.get_body(("plain",)).get_content()
    jeton = text.split("jeton=")[1].split()[0]
    compte.service.confirmerInscription(jeton=jeton)
    session = compte.service.ouvrirSession(courriel="b.fillon@courriel.example", motDePasse="Un-Mot-De-Passe-7")
    mine = header(compte, session.jeton)
    act = client(platform, "acte-naissance")
    recu = act.service.deposer(demande=acte_naissance(), _soapheaders=header(act, session.jeton))
    listed = compte.service.listerDossiers(_soapheaders=mine)
    assert [d.numero for d in listed.dossier] == [recu.numero]
    pdf = compte.service.telechargerRecapitulatif(numero=recu.numero, _soapheaders=mine)
    assert pdf.contenu.startswith(b"%PDF")
    compte.service.fermerSession(_soapheaders=mine)
    with pytest.raises(Fault) as caught:
        compte.service.listerDossiers(_soapheaders=mine)
    assert etree.QName(caught.value.detail[0]).localname == "SessionInvalide"
