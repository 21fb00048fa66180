"""Each wrong call meets its own typed fault, and nothing is stored."""

from __future__ import annotations

from datetime import timedelta

import pytest
import requests
from calls import COMMUN, PASSWORD, agent, citizen, client, code, header, places, refused
from demandes import PNG, acte_naissance, incident

NS = "urn:wsc:teleservice:acte-naissance:1"


def dossiers_in(platform, town: str) -> int:
    with platform.installation.platform.storage.read(town) as unit:
        page = unit.dossiers.for_agent(("etat-civil",), "a-traiter", "", limit=1000)
        return len(page.dossiers)


def soap(platform, path: str, body: str) -> requests.Response:
    envelope = (
        '<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/">'
        f"<soap:Body>{body}</soap:Body></soap:Envelope>"
    )
    return requests.post(f"{platform.base}/{path}", envelope.encode(), headers={"Content-Type": "text/xml"}, timeout=10)


@pytest.mark.parametrize(
    ("path", "body", "expected"),
    [
        ("atlantide/soap/acte-naissance", f'<decrire xmlns="{NS}"/>', "CollectiviteInconnue"),
        (
            "demoville/soap/permis-de-reve",
            '<decrire xmlns="urn:wsc:teleservice:permis-de-reve:1"/>',
            "TeleserviceInconnu",
        ),
        ("demoville/soap/acte-naissance", f'<decrire xmlns="{NS[:-1]}7"/>', "VersionInconnue"),
        ("demoville/soap/acte-naissance", f'<detruire xmlns="{NS}"/>', "OperationInconnue"),
        ("demoville/soap/acte-naissance", f'<deposer xmlns="{NS}"><inconnu/></deposer>', "MessageInvalide"),
        ("demoville/soap/bo-dossiers", '<listerDossiers xmlns="urn:wsc:bo-dossiers:1"/>', "SessionRequise"),
    ],
)
def test_a_wrong_address_version_or_operation_is_named(platform, path: str, body: str, expected: str) -> None:
    answer = soap(platform, path, body)
    assert answer.status_code == 500
    assert f":{expected}" in answer.text or f"<{expected}" in answer.text
    assert "<faultcode>soap:Client</faultcode>" in answer.text


def test_a_closed_teleservice_says_so(platform) -> None:
    built = platform.installation.platform
    act = client(platform, "incident-voirie", "saint-exemple")
    with built.storage.write("saint-exemple") as unit:
        unit.teleservices.set_mode("incident-voirie", "suspendu")
        unit.commit()
    built.bouquet.forget()
    assert code(refused(lambda: act.service.deposer(demande=incident()))) == "TeleserviceFerme"


def test_an_expired_session_and_a_forged_one_are_told_apart(platform) -> None:
    dossiers, session = agent(platform)
    platform.clock.shift = timedelta(minutes=31)
    expired = code(refused(lambda: dossiers.service.listerDossiers(_soapheaders=session)))
    platform.clock.shift = timedelta()
    assert expired == "SessionExpiree"
    forged = header(dossiers, "n-importe-quoi")
    assert code(refused(lambda: dossiers.service.listerDossiers(_soapheaders=forged))) == "SessionInvalide"


def test_a_citizen_is_not_an_agent(platform) -> None:
    jeton = citizen(platform)
    dossiers = client(platform, "bo-dossiers")
    assert code(refused(lambda: dossiers.service.listerDossiers(_soapheaders=header(dossiers, jeton)))) == "AccesRefuse"


def test_five_wrong_passwords_block_the_account_for_a_while(platform) -> None:
    session = client(platform, "bo-session", "saint-exemple")

    def attempt(secret: str):
        return session.service.ouvrirSession(identifiant="petit", motDePasse=secret)

    assert [code(refused(lambda: attempt("faux-mot-de-passe"))) for _ in range(5)] == ["IdentifiantsRefuses"] * 5
    assert code(refused(lambda: attempt(PASSWORD))) == "TropDeTentatives"
    platform.clock.shift = timedelta(minutes=6)
    assert attempt(PASSWORD).jeton
    platform.clock.shift = timedelta()


@pytest.mark.parametrize(
    ("file", "expected"),
    [
        ({"nom": "photo.png", "contenu": b"GIF89a not what it says"}, "PieceRefusee"),
        ({"nom": "photo.pdf", "contenu": PNG}, "PieceRefusee"),
        ({"nom": "photo.png", "contenu": PNG + b"\0" * 6_000_000}, "PieceTropGrande"),
        ({"nom": "photo.png", "televersement": "jeton-inconnu"}, "PieceIntrouvable"),
    ],
)
def test_a_file_too_big_or_of_the_wrong_content_is_refused_with_its_place(platform, file: dict, expected: str) -> None:
    before = dossiers_in(platform, "demoville")
    act = client(platform, "acte-naissance")
    demande = acte_naissance(typeActe="copieIntegrale", parent1Inconnu=True, parent2Inconnu=True, pieceIdentite=[file])
    detail = refused(lambda: act.service.deposer(demande=demande))
    assert code(detail) == expected
    assert detail.findtext(f"{{{COMMUN}}}champ") == "/demande/pieceIdentite[1]"
    assert dossiers_in(platform, "demoville") == before


def test_a_value_in_a_field_whose_condition_is_false_is_refused(platform) -> None:
    act = client(platform, "acte-naissance")
    detail = refused(lambda: act.service.deposer(demande=acte_naissance(nomParent1="Astier")))
    assert (code(detail), places(detail)) == ("DemandeInvalide", {"/demande/nomParent1"})


def test_checking_stores_nothing_and_warns(platform) -> None:
    before = dossiers_in(platform, "demoville")
    act = client(platform, "acte-naissance")
    checked = act.service.verifier(demande=acte_naissance(communeNaissance="69381"))
    assert (checked.valide, [warning.champ for warning in checked.avertissement]) == (
        True,
        ["/demande/communeNaissance"],
    )
    assert dossiers_in(platform, "demoville") == before


def test_a_wrong_number_or_key_opens_nothing(platform) -> None:
    act = client(platform, "acte-naissance")
    recu = act.service.deposer(demande=acte_naissance())
    wrong_digit = recu.numero[:-1] + str((int(recu.numero[-1]) + 1) % 10)
    for numero, cle in ((wrong_digit, recu.cleSuivi), (recu.numero, "0000-0000-0000"), ("n'importe quoi", "x")):
        assert code(refused(lambda n=numero, c=cle: act.service.suivre(numero=n, cleSuivi=c))) == "DossierIntrouvable"


def test_a_mail_server_that_is_down_delays_mails_and_nothing_else(platform) -> None:
    from wsc_soap.mail import TemporaryFailure
    from wsc_soap.operations.tasks import perform_due

    def down(message) -> None:
        raise TemporaryFailure("ConnectionRefusedError")

    act = client(platform, "acte-naissance")
    recu = act.service.deposer(demande=acte_naissance())
    settings, built = platform.installation.settings, platform.installation.platform
    while perform_due(built, down, settings.expediteur):
        pass
    follow = act.service.suivre(numero=recu.numero, cleSuivi=recu.cleSuivi)
    assert [message.etat for message in follow.message] == ["a-envoyer"]
    platform.clock.shift = timedelta(minutes=2)
    platform.work()
    platform.clock.shift = timedelta()
    follow = act.service.suivre(numero=recu.numero, cleSuivi=recu.cleSuivi)
    assert [message.etat for message in follow.message] == ["envoye"]


def test_checking_tells_of_files_too(platform) -> None:
    act = client(platform, "acte-naissance")
    wrong = [{"nom": "photo.pdf", "contenu": PNG}, {"nom": "photo.png", "contenu": PNG}]
    demande = acte_naissance(typeActe="copieIntegrale", parent1Inconnu=True, parent2Inconnu=True, pieceIdentite=wrong)
    checked = act.service.verifier(demande=demande)
    assert [(error.champ, error.regle) for error in checked.erreur] == [("/demande/pieceIdentite[1]", "fichier")]
