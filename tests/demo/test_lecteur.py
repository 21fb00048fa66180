"""The page of the caught messages shows them without letting them act."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path

import pytest
from werkzeug.test import Client

from wsc_soap.demo.mailbox import Mailbox
from wsc_soap.demo.reader import Reader
from wsc_soap.mail import SpooledSms


@pytest.fixture
def mailbox(tmp_path: Path) -> Mailbox:
    return Mailbox(tmp_path / "courriels")


def reader_of(mailbox: Mailbox) -> Reader:
    return Reader(mailbox, SpooledSms(mailbox.folder.with_name("sms")))


def message(objet: str, html: str = "") -> bytes:
    mail = EmailMessage()
    mail["Subject"], mail["From"], mail["To"] = objet, "mairie@demoville.example", "h.astier@courriel.example"
    mail["Date"] = "Mon, 23 Nov 2026 10:00:00 +0100"
    mail.set_content(
        "Suivez votre dossier : http://localhost:8080/demoville/suivi?cle=A&numero=1.\n<script>alert(1)</script>"
    )
    if html:
        mail.add_alternative(html, subtype="html")
    return mail.as_bytes()


def test_messages_are_listed_and_their_links_can_be_followed(mailbox: Mailbox) -> None:
    nom = mailbox.keep(message("Démarche <b>reçue</b>"))
    reader = Client(reader_of(mailbox))
    assert "Démarche &lt;b&gt;reçue&lt;/b&gt;" in reader.get("/").text
    page = reader.get(f"/{nom}").text
    assert 'href="http://localhost:8080/demoville/suivi?cle=A&amp;numero=1"' in page
    assert "<script" not in page


def test_the_html_part_has_no_script_no_request_and_its_links_open_elsewhere(mailbox: Mailbox) -> None:
    nom = mailbox.keep(
        message("Un", '<p><a href="http://localhost/x">là</a><img src="http://ailleurs.example/i.png"></p>')
    )
    answer = Client(reader_of(mailbox)).get(f"/{nom}/html")
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "sandbox allow-popups" in policy
    assert "allow-scripts" not in policy
    assert 'target="_blank"' in answer.text


@pytest.mark.parametrize(
    "address", ["/../secret", "/abc", "/0000000000000000-00000000", "/0000000000000000-00000000/html"]
)
def test_nothing_else_is_ever_read(mailbox: Mailbox, address: str) -> None:
    assert Client(reader_of(mailbox)).get(address).status_code == 404


def test_a_message_without_date_or_of_any_bytes_does_no_harm(mailbox: Mailbox) -> None:
    names = [
        mailbox.keep(octets) for octets in (b"", b"\xff\xfe\0rien", b"Subject: =?utf-8?q?=FF?=\nDate: hier\n\ncorps")
    ]
    reader = Client(reader_of(mailbox))
    assert reader.get("/").status_code == 200
    assert all(reader.get(f"/{nom}").status_code == 200 for nom in names)


def test_sms_are_listed_beside_the_messages(mailbox: Mailbox) -> None:
    reader = Client(reader_of(mailbox))
    assert "Aucun SMS" in reader.get("/sms").text
    SpooledSms(mailbox.folder.with_name("sms")).send("cle-1", "+33199001234", "Rendez-vous <demain> à 9 h")
    page = reader.get("/sms").text
    assert "Rendez-vous &lt;demain&gt; à 9 h" in page
    assert "+33199001234" in page
    assert 'href="/sms"' in reader.get("/").text
