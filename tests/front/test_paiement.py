"""A process that asks for money: what is owed, the hosted page, its notifications, each counted once."""

from __future__ import annotations

import json
import re
import urllib.parse
import urllib.request
from datetime import UTC, datetime
from http.cookiejar import CookieJar

import pytest
from bookings import DOCUMENT
from calls import agent, client, code, refused

from wsc_soap.bootstrap import payment_port
from wsc_soap.config import Settings
from wsc_soap.xmlio.definition import load_teleservice
from wsc_soap.xmlio.expansion import expand
from wsc_soap.xmlio.library import Library

PROCESS = """
<processus debut="demande-initiale">
  <acteur code="usager" libelle="Usager" genre="usager"/>
  <acteur code="population" libelle="Population" genre="service"/>
  <acteur code="horloge" libelle="Système" genre="horloge"/>
  <etape code="demande-initiale" libelleAgent="Demande" libelleCitoyen="Demande" acteur="usager">
    <action nom="deposer" libelle="Déposer" acteur="usager" cible="paiement">
      <effets><demanderPaiement montant="prix" objet="Location"/></effets></action>
  </etape>
  <etape code="paiement" libelleAgent="Paiement" libelleCitoyen="Paiement" acteur="population">
    <action nom="recu" libelle="Paiement reçu" acteur="horloge" declencheur="paiement-recu" cible="acceptee"/>
    <action nom="rate" libelle="Paiement refusé" acteur="horloge" declencheur="paiement-echoue"/>
    <action nom="refuser" libelle="Refuser" acteur="population" cible="refusee" condition="../dossier/paye = 'false'"/>
    <action nom="retirer" libelle="Retirer" acteur="usager" cible="sans-suite"/>
  </etape>
</processus>"""
FIELDS = '<champ nom="prix" type="calcul" libelle="Prix" forme="montant" calcul="heures * 12.5"/>'


def document() -> bytes:
    text = DOCUMENT.format(code="essai-paiement", genre="x", quand="", reservation="", examen="")
    head, tail = text.split("<processus")[0], "</teleservice>"
    pages = """<page code="quoi" titre="Quoi">
      <champ nom="heures" type="entier" libelle="Heures" obligatoire="true" minimum="0" maximum="99"/>{0}
      <champ nom="nom" type="texte" libelle="Nom" obligatoire="true"/>
      <champ nom="courriel" type="courriel" libelle="Adresse électronique"/></page><bloc ref="engagement"/>"""
    head = re.sub(r"<formulaire>.*</formulaire>", f"<formulaire>{pages.format(FIELDS)}</formulaire>", head, flags=re.S)
    return expand((head + PROCESS + tail).encode(), Library())


@pytest.fixture(scope="module")
def town(platform):
    """The platform with the trial payment page, and the téléservice that asks for money."""
    installation, octets = platform.installation, document()
    service = load_teleservice(octets)
    installation.platform.paiement = payment_port(
        Settings(donnees=installation.settings.donnees, adresse=platform.base, paiement="essai")
    )
    with installation.platform.storage.write("demoville") as unit:
        unit.teleservices.publish(
            service.code, service.theme.code, octets, espace_de_noms=service.espace_de_noms,
            empreinte=service.empreinte, now=datetime.now(UTC),
        )  # fmt: skip
        unit.teleservices.set_mode(service.code, "en-ligne")
        unit.commit()
    installation.platform.bouquet.forget()
    return platform


def deposited(town, heures: int = 3):
    """A demande that owes money, its service and its receipt."""
    service = client(town, "essai-paiement")
    recu = service.service.deposer(
        demande={
            "heures": heures,
            "nom": "Dupuis",
            "courriel": "j.dupuis@courriel.example",
            "engagement": {"certificationExactitude": True, "consentementCourriel": True},
        }
    )
    town.work()
    return service, recu


def follow(service, recu):
    return service.service.suivre(numero=recu.numero, cleSuivi=recu.cleSuivi)


def owed(service, recu) -> list[tuple[str, int, str]]:
    return [(p.etat, p.centimes, p.montant) for p in follow(service, recu).paiement]


def told(town, recu, accepted: bool = True, **changes: object) -> tuple[str, str]:
    """What the page tells of the payment of a dossier."""
    service = client(town, "essai-paiement")
    paiement = follow(service, recu).paiement[-1]
    port = town.installation.platform.paiement
    message, signature = port.outcome("demoville", paiement.id, paiement.centimes, accepted)
    if changes:
        message = json.dumps(json.loads(message) | changes, sort_keys=True)
        signature = port.signature(message)
    return message, signature


def test_a_dossier_owes_what_its_form_computes_and_says_where_to_pay_it(town) -> None:
    service, recu = deposited(town)
    assert owed(service, recu) == [("a-payer", 3750, "37,50\u00a0€")]
    opened = service.service.ouvrirPaiement(numero=recu.numero, cleSuivi=recu.cleSuivi)
    assert opened.adresse.startswith(f"{town.base}/demoville/paiement-essai?")
    dossiers, session = agent(town, "petit")
    read = dossiers.service.lireDossier(numero=recu.numero, _soapheaders=session)
    assert [(p.etat, p.objet) for p in read.paiement] == [("a-payer", "Location")]


def test_a_payment_told_twice_counts_once_and_moves_the_dossier_once(town) -> None:
    service, recu = deposited(town)
    message, signature = told(town, recu)
    port = client(town, "paiement").service
    for _ in range(3):
        port.notifierPaiement(message=message, signature=signature)
    later = told(town, recu, accepted=False)
    port.notifierPaiement(message=later[0], signature=later[1])
    assert [state for state, _, _ in owed(service, recu)] == ["paye"]
    suivi = follow(service, recu)
    assert (suivi.etat, suivi.issue) == ("clos", "acceptee")
    dossiers, session = agent(town, "petit")
    read = dossiers.service.lireDossier(numero=recu.numero, _soapheaders=session)
    assert [line.libelle for line in read.journal].count("Paiement reçu") == 1


def test_a_payment_that_fails_can_be_tried_again(town) -> None:
    service, recu = deposited(town)
    port = client(town, "paiement").service
    failed = told(town, recu, accepted=False)
    port.notifierPaiement(message=failed[0], signature=failed[1])
    assert [state for state, _, _ in owed(service, recu)] == ["echoue"]
    assert service.service.ouvrirPaiement(numero=recu.numero, cleSuivi=recu.cleSuivi).adresse
    done = told(town, recu)
    port.notifierPaiement(message=done[0], signature=done[1])
    assert follow(service, recu).issue == "acceptee"


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"centimes": 1}, "ParametreInvalide"),
        ({"paiement": "inconnu"}, "ParametreInvalide"),
        ({"collectivite": "saint-exemple"}, "AccesRefuse"),
    ],
)
def test_a_notification_about_something_else_changes_nothing(town, changes, fault) -> None:
    service, recu = deposited(town)
    message, signature = told(town, recu, **changes)
    port = client(town, "paiement").service
    assert code(refused(lambda: port.notifierPaiement(message=message, signature=signature))) == fault
    assert [state for state, _, _ in owed(service, recu)] == ["a-payer"]


def test_a_notification_nobody_signed_is_refused(town) -> None:
    _, recu = deposited(town)
    message, signature = told(town, recu)
    port = client(town, "paiement").service
    forged = refused(lambda: port.notifierPaiement(message=message.replace("paye", "paye "), signature=signature))
    assert code(forged) == "AccesRefuse"


def test_nothing_to_pay_is_paid_at_once(town) -> None:
    service, recu = deposited(town, heures=0)
    assert [state for state, _, _ in owed(service, recu)] == ["paye"]
    assert follow(service, recu).issue == "acceptee"


def test_conditions_read_whether_the_dossier_is_paid(town) -> None:
    _, recu = deposited(town)
    dossiers, session = agent(town, "petit")
    read = dossiers.service.lireDossier(numero=recu.numero, _soapheaders=session)
    assert "refuser" in [action.nom for action in read.action]


def test_a_citizen_pays_on_the_trial_page_and_comes_back_to_a_dossier_that_is_paid(town) -> None:
    service, recu = deposited(town)
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
    query = urllib.parse.urlencode({"numero": recu.numero, "cle": recu.cleSuivi})
    page = browser.open(f"{town.base}/demoville/services/essai-paiement/suivi?{query}").read().decode()
    assert "Payer 37,50\u00a0€ en ligne" in page
    trial = browser.open(f"{town.base}/demoville/services/essai-paiement/paiement?{query}").read().decode()
    assert "37,50\u00a0€" in trial and "aucune somme n’est débitée" in trial
    fields = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', trial))
    fields = {nom: value.replace("&amp;", "&") for nom, value in fields.items()} | {"choix": "payer"}
    back = browser.open(f"{town.base}/demoville/paiement-essai", urllib.parse.urlencode(fields).encode())
    assert recu.numero in back.url and "Payé" in back.read().decode()
    assert follow(service, recu).issue == "acceptee"


def test_the_trial_page_is_shown_for_no_amount_but_the_one_signed(town) -> None:
    service, recu = deposited(town)
    address = service.service.ouvrirPaiement(numero=recu.numero, cleSuivi=recu.cleSuivi).adresse
    with pytest.raises(urllib.error.HTTPError) as caught:
        urllib.request.urlopen(address.replace("centimes=3750", "centimes=1"))
    assert caught.value.code == 403


def test_without_a_payment_page_the_citizen_is_sent_to_the_town_hall(town) -> None:
    service, recu = deposited(town)
    port = town.installation.platform.paiement
    town.installation.platform.paiement = payment_port(Settings(donnees=town.installation.settings.donnees))
    try:
        assert [p.enLigne for p in follow(service, recu).paiement] == [False]
        refusal = refused(lambda: service.service.ouvrirPaiement(numero=recu.numero, cleSuivi=recu.cleSuivi))
        assert code(refusal) == "ActionImpossible"
    finally:
        town.installation.platform.paiement = port


def test_an_outside_page_tells_its_outcome_by_an_ordinary_post(town) -> None:
    service, recu = deposited(town)
    message, signature = told(town, recu)
    body = urllib.parse.urlencode({"message": message, "signature": signature}).encode()
    with urllib.request.urlopen(f"{town.base}/demoville/paiements/notification", body) as answer:
        assert answer.status == 200
    assert follow(service, recu).issue == "acceptee"
