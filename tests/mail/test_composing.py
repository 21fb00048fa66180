"""What a message to a citizen holds, and that nothing can be smuggled into it."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime
from email import message_from_bytes
from email.policy import default

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from wsc_soap.domain.collectivite import Collectivite, Contact
from wsc_soap.mail import Courriel, EtapeLine, InvalidMail, compose

ACCUEIL = Contact(
    "accueil", "Accueil de la mairie", "1 place de l'Hôtel-de-Ville", "01 99 00 12 34", "mairie@demoville.example", ""
)
ETAT_CIVIL = replace(ACCUEIL, code="etat-civil", nom="Service État-civil", courriel="etat-civil@demoville.example")
DEMOVILLE = Collectivite(
    code="demoville",
    nom="Démoville",
    intitule="Ville de Démoville",
    commune="99123",
    code_postal="99123",
    accueil=ACCUEIL,
    services=(ETAT_CIVIL,),
)
LINK = "https://services.demoville.example/demoville/services/acte-naissance/suivi?numero=2026-00333-4&cle=abc"
COURRIEL = Courriel(
    cle="42",
    date=datetime(2026, 11, 23, 9, 5, tzinfo=UTC),
    town=DEMOVILLE,
    expediteur="ne-pas-repondre@demoville.example",
    destinataire="h.astier@courriel.example",
    nom_destinataire="Henri Astier",
    objet="Dossier 2026-00333-4 : pris en charge",
    corps=f"Bonjour Monsieur Astier,\n\nL'examen a commencé. Il dure 5 jours ouvrés.\n\nSuivi : {LINK}.",
    service=ETAT_CIVIL,
    a_faire="Vous n'avez rien à faire pour l'instant.",
    numero="2026-00333-4",
    etapes=(
        EtapeLine("Demande initiale", "ok", date(2026, 11, 20)),
        EtapeLine("Contrôle de validité", "en-cours"),
        EtapeLine("Envoi du document", "non-realise"),
    ),
    link=LINK,
)


def recu(courriel):
    """The message as its reader gets it: written, then parsed again."""
    return message_from_bytes(compose(courriel).as_bytes(), policy=default)


def body(message, genre):
    return message.get_body((genre,)).get_content().replace("\r\n", "\n")


def test_the_headers_say_who_writes_and_that_a_machine_does():
    message = recu(COURRIEL)
    assert message["Subject"].replace("\u00a0", " ") == "[Démoville] Dossier 2026-00333-4 : pris en charge"
    assert str(message["From"]) == "Ville de Démoville <ne-pas-repondre@demoville.example>"
    assert str(message["To"]) == "Henri Astier <h.astier@courriel.example>"
    assert str(message["Reply-To"]) == "Service État-civil <etat-civil@demoville.example>"
    assert message["Date"] == "Mon, 23 Nov 2026 09:05:00 +0000"
    assert message["Auto-Submitted"] == "auto-generated"


def test_the_same_row_keeps_its_message_id_and_another_row_or_town_does_not():
    others = [
        COURRIEL,
        replace(COURRIEL, objet="Autre objet"),
        replace(COURRIEL, cle="43"),
        replace(COURRIEL, town=replace(DEMOVILLE, code="saint-exemple")),
    ]
    a, b, c, d = (compose(courriel)["Message-ID"] for courriel in others)
    assert a == b
    assert len({a, c, d}) == 3
    assert re.fullmatch(r"<[0-9a-f]{40}@demoville\.example>", a)


def test_the_text_comes_first_and_says_everything():
    message = recu(COURRIEL)
    assert [partie.get_content_type() for partie in message.iter_parts()] == ["text/plain", "text/html"]
    text = body(message, "plain")
    assert "Bonjour Monsieur Astier,\n\nL’examen a commencé. Il dure 5\u00a0jours ouvrés.\n" in text
    assert "- Demande initiale\u00a0: OK, 20\u00a0novembre\n- Contrôle de validité\u00a0: en cours\n" in text
    assert "- Envoi du document\u00a0: non réalisé\n" in text
    assert f"Suivre mon dossier\u00a0:\n{LINK}\n" in text
    assert "Vous n’avez rien à faire pour l’instant." in text
    assert "01\u00a099\u00a000\u00a012\u00a034" in text
    assert "\n\n\n" not in text


def test_the_html_says_the_same_without_image_script_or_remote_thing():
    page = html.fromstring(body(recu(COURRIEL), "html"))
    read = page.text_content()
    for words in ("Demande initiale", "OK, 20\u00a0novembre", "En cours", "Non réalisé", "Bonjour Monsieur Astier,"):
        assert words in read
    assert {a.get("href") for a in page.iter("a")} == {LINK}
    assert not list(page.iter("img", "script", "link", "iframe", "form"))
    assert "url(" not in html.tostring(page, encoding="unicode")
    assert page.xpath("string(//body/div[1])") == "Bonjour Monsieur Astier, L’examen a commencé."


def test_a_message_without_dossier_link_or_question_is_shorter():
    alone = replace(ACCUEIL, courriel="", telephone="")
    short = replace(
        COURRIEL, etapes=(), link="", numero="", a_faire="", service=None, town=replace(DEMOVILLE, accueil=alone)
    )
    message = recu(short)
    assert message["Reply-To"] is None
    for genre in ("plain", "html"):
        assert "Dossier 2026" not in body(message, genre).replace("[Démoville] Dossier", "").split("</h1>")[-1]
        assert "Une question" not in body(message, genre)


def test_values_are_escaped_in_the_html():
    trap = '<script>alert("1")</script>'
    message = recu(replace(COURRIEL, objet=trap, corps=trap, a_faire=trap, numero=trap))
    assert "<script" not in body(message, "html")
    assert "alert" in body(message, "html")


def test_a_colour_that_is_not_one_is_replaced():
    town = replace(DEMOVILLE, accent="red;background:url(https://x.example/p)", second='"><b>')
    page = body(recu(replace(COURRIEL, town=town)), "html")
    assert "x.example" not in page
    assert "background:#14505c" in page


INJECTIONS = [
    "a\r\nBcc: x@y.example",
    "a\nBcc: x@y.example",
    "a\u2028Bcc: x@y.example",
    "a\r\n\r\ncorps",
    "a\0b\u202eb",
]


@pytest.mark.parametrize("text", INJECTIONS)
def test_no_header_is_smuggled_in_by_a_subject_or_a_name(text):
    town = replace(DEMOVILLE, nom=text, intitule=text, accueil=replace(ACCUEIL, nom=text))
    message = recu(replace(COURRIEL, objet=text, nom_destinataire=text, town=town, service=None))
    assert message["Bcc"] is None
    assert len(message["To"].addresses) == 1
    assert str(message["To"].addresses[0].addr_spec) == "h.astier@courriel.example"
    assert sorted(message.keys()) == sorted(recu(COURRIEL).keys())


@pytest.mark.parametrize(
    "address",
    ["", "sans-arobase", "@x.example", "a@", "a@b@c.example", "a@x.example\r\nBcc: b@x.example", "a@x.example,b@x.example",
     "a b@x.example", "<a@x.example>", "a@x.example>", 'a"b@x.example', "a\0@x.example", "a@x..example", "a@" + "x" * 70],
)  # fmt: skip
def test_what_is_not_one_address_is_refused(address):
    for champ in ("destinataire", "expediteur"):
        with pytest.raises(InvalidMail):
            compose(replace(COURRIEL, **{champ: address}))


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "//x.example", "https://x.example/ a", 'https://x.example/"><b>']
)
def test_a_link_that_is_not_an_address_of_the_web_is_refused(link):
    with pytest.raises(InvalidMail):
        compose(replace(COURRIEL, link=link))


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_subject_and_name_make_a_message_that_reads_back(objet, nom):
    message = recu(replace(COURRIEL, objet=objet, nom_destinataire=nom))
    assert sorted(message.keys()) == sorted(recu(COURRIEL).keys())
    assert message["Subject"].startswith("[Démoville]")


@pytest.mark.parametrize("accents", range(60))
def test_a_subject_keeps_its_spaces_wherever_its_lines_end(accents: int) -> None:
    objet = "é" * accents + " : un mois sans réponse à votre demande n°\u00a02026-00003-8"
    words = str(recu(replace(COURRIEL, objet=objet))["Subject"]).split()
    assert "un mois sans réponse à votre demande n°" in " ".join(words)


def test_a_domain_with_accents_is_written_in_ascii():
    assert "a@xn--dmoville-b1a.example" in str(recu(replace(COURRIEL, destinataire="a@démoville.example"))["To"])
