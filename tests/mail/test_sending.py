"""Real SMTP conversations: accepted, refused for now, refused for good."""

import socket
import threading
from contextlib import contextmanager
from email.message import EmailMessage

import pytest
from aiosmtpd.controller import Controller

from wsc_soap.mail import PermanentFailure, TemporaryFailure, send_mail


class Outbox:
    """A mail server that answers what it is told to, and keeps what it accepts."""

    def __init__(self, **answers):
        self.answers = answers
        self.recus = []

    async def handle_MAIL(self, server, session, envelope, address, options):
        envelope.mail_from = address
        return self.answers.get("mail", "250 OK")

    async def handle_RCPT(self, server, session, envelope, address, options):
        envelope.rcpt_tos.append(address)
        return self.answers.get("rcpt", "250 OK")

    async def handle_DATA(self, server, session, envelope):
        self.recus.append(envelope)
        return self.answers.get("data", "250 OK")


@contextmanager
def server(genre=Outbox, **answers):
    mailbox = genre(**answers)
    controller = Controller(mailbox, hostname="127.0.0.1", port=free_port())
    controller.start()
    try:
        yield mailbox, controller.port
    finally:
        controller.stop()


def free_port():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


def message():
    courriel = EmailMessage()
    courriel["From"] = "ville@demoville.example"
    courriel["To"] = "Henri <h.astier@courriel.example>"
    courriel["Subject"] = "Essai"
    courriel.set_content("Prêt\n.\nfin\n", cte="quoted-printable")
    return courriel


def test_an_accepted_message_arrives_whole():
    with server() as (mailbox, port):
        send_mail(message(), "127.0.0.1", port, bounces_to="rebonds@demoville.example")
    (recu,) = mailbox.recus
    assert recu.mail_from == "rebonds@demoville.example"
    assert recu.rcpt_tos == ["h.astier@courriel.example"]
    assert b"Pr=C3=AAt\r\n.\r\nfin" in recu.content


@pytest.mark.parametrize("moment", ["mail", "rcpt", "data"])
@pytest.mark.parametrize(
    ("answer", "error"),
    [
        ("421 4.3.2 fermeture", TemporaryFailure),
        ("450 4.2.1 occupée", TemporaryFailure),
        ("452 4.2.2 pleine", TemporaryFailure),
        ("550 5.1.1 h.astier@courriel.example inconnu", PermanentFailure),
        ("552 5.3.4 trop grand", PermanentFailure),
        ("554 5.7.1 refusé", PermanentFailure),
    ],
)
def test_the_answer_of_the_server_decides(moment, answer, error):
    with server(**{moment: answer}) as (_, port), pytest.raises(error) as raised:
        send_mail(message(), "127.0.0.1", port)
    assert str(raised.value) == f"SMTP {answer[:3]}"


def test_a_quarrel_after_the_message_does_not_send_it_twice():
    class Grumpy(Outbox):
        async def handle_QUIT(self, server, session, envelope):
            return "421 4.3.2 non"

    with server(Grumpy) as (mailbox, port):
        send_mail(message(), "127.0.0.1", port)
    assert len(mailbox.recus) == 1


def test_a_server_that_refuses_to_talk_is_for_later():
    with socket.create_server(("127.0.0.1", 0)) as accueil:
        fil = threading.Thread(target=lambda: accueil.accept()[0].sendall(b"554 non\r\n"))
        fil.start()
        with pytest.raises(TemporaryFailure):
            send_mail(message(), "127.0.0.1", accueil.getsockname()[1])
        fil.join()


def test_a_refused_connection_is_for_later():
    with pytest.raises(TemporaryFailure, match="ConnectionRefusedError"):
        send_mail(message(), "127.0.0.1", free_port())


def test_a_server_that_says_nothing_is_left_after_the_delay():
    with socket.socket() as mute:
        mute.bind(("127.0.0.1", 0))
        mute.listen(1)
        with pytest.raises(TemporaryFailure):
            send_mail(message(), "127.0.0.1", mute.getsockname()[1], timeout=0.2)


def test_encryption_that_the_server_lacks_is_never_given_up():
    with server() as (mailbox, port):
        with pytest.raises(TemporaryFailure):
            send_mail(message(), "127.0.0.1", port, encryption="starttls")
        with pytest.raises(TemporaryFailure):
            send_mail(message(), "127.0.0.1", port, encryption="implicite", timeout=1)
        with pytest.raises(ValueError, match="encrypted"):
            send_mail(message(), "127.0.0.1", port, login="a", password="secret")
    assert mailbox.recus == []
