"""Real SMTP conversations: accepted, refused for now, refused for good."""

import socket
import threading
from contextlib import contextmanager
from email.message import EmailMessage

import pytest
from aiosmtpd.controller import Controller

from wsc_soap.mail import EnvoiDefinitif, EnvoiTemporaire, envoyer


class Boite:
    """A mail server that answers what it is told to, and keeps what it accepts."""

    def __init__(self, **reponses):
        self.reponses = reponses
        self.recus = []

    async def handle_MAIL(self, server, session, envelope, address, options):
        envelope.mail_from = address
        return self.reponses.get("mail", "250 OK")

    async def handle_RCPT(self, server, session, envelope, address, options):
        envelope.rcpt_tos.append(address)
        return self.reponses.get("rcpt", "250 OK")

    async def handle_DATA(self, server, session, envelope):
        self.recus.append(envelope)
        return self.reponses.get("data", "250 OK")


@contextmanager
def serveur(genre=Boite, **reponses):
    boite = genre(**reponses)
    controleur = Controller(boite, hostname="127.0.0.1", port=port_libre())
    controleur.start()
    try:
        yield boite, controleur.port
    finally:
        controleur.stop()


def port_libre():
    with socket.socket() as prise:
        prise.bind(("127.0.0.1", 0))
        return prise.getsockname()[1]


def message():
    courriel = EmailMessage()
    courriel["From"] = "ville@demoville.example"
    courriel["To"] = "Henri <h.astier@courriel.example>"
    courriel["Subject"] = "Essai"
    courriel.set_content("Prêt\n.\nfin\n", cte="quoted-printable")
    return courriel


def test_an_accepted_message_arrives_whole():
    with serveur() as (boite, port):
        envoyer(message(), "127.0.0.1", port, retour="rebonds@demoville.example")
    (recu,) = boite.recus
    assert recu.mail_from == "rebonds@demoville.example"
    assert recu.rcpt_tos == ["h.astier@courriel.example"]
    assert b"Pr=C3=AAt\r\n.\r\nfin" in recu.content


@pytest.mark.parametrize("moment", ["mail", "rcpt", "data"])
@pytest.mark.parametrize(
    ("reponse", "erreur"),
    [
        ("421 4.3.2 fermeture", EnvoiTemporaire),
        ("450 4.2.1 occupée", EnvoiTemporaire),
        ("452 4.2.2 pleine", EnvoiTemporaire),
        ("550 5.1.1 h.astier@courriel.example inconnu", EnvoiDefinitif),
        ("552 5.3.4 trop grand", EnvoiDefinitif),
        ("554 5.7.1 refusé", EnvoiDefinitif),
    ],
)
def test_the_answer_of_the_server_decides(moment, reponse, erreur):
    with serveur(**{moment: reponse}) as (_, port), pytest.raises(erreur) as levee:
        envoyer(message(), "127.0.0.1", port)
    assert str(levee.value) == f"SMTP {reponse[:3]}"


def test_a_quarrel_after_the_message_does_not_send_it_twice():
    class Grincheuse(Boite):
        async def handle_QUIT(self, server, session, envelope):
            return "421 4.3.2 non"

    with serveur(Grincheuse) as (boite, port):
        envoyer(message(), "127.0.0.1", port)
    assert len(boite.recus) == 1


def test_a_server_that_refuses_to_talk_is_for_later():
    with socket.create_server(("127.0.0.1", 0)) as accueil:
        fil = threading.Thread(target=lambda: accueil.accept()[0].sendall(b"554 non\r\n"))
        fil.start()
        with pytest.raises(EnvoiTemporaire):
            envoyer(message(), "127.0.0.1", accueil.getsockname()[1])
        fil.join()


def test_a_refused_connection_is_for_later():
    with pytest.raises(EnvoiTemporaire, match="ConnectionRefusedError"):
        envoyer(message(), "127.0.0.1", port_libre())


def test_a_server_that_says_nothing_is_left_after_the_delay():
    with socket.socket() as muet:
        muet.bind(("127.0.0.1", 0))
        muet.listen(1)
        with pytest.raises(EnvoiTemporaire):
            envoyer(message(), "127.0.0.1", muet.getsockname()[1], delai=0.2)


def test_encryption_that_the_server_lacks_is_never_given_up():
    with serveur() as (boite, port):
        with pytest.raises(EnvoiTemporaire):
            envoyer(message(), "127.0.0.1", port, chiffrement="starttls")
        with pytest.raises(EnvoiTemporaire):
            envoyer(message(), "127.0.0.1", port, chiffrement="implicite", delai=1)
        with pytest.raises(ValueError, match="encrypted"):
            envoyer(message(), "127.0.0.1", port, identifiant="a", mot_de_passe="secret")
    assert boite.recus == []
