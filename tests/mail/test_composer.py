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
from wsc_soap.mail import Courriel, CourrielInvalide, LigneEtape, composer

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
LIEN = "https://services.demoville.example/demoville/services/acte-naissance/suivi?numero=2026-00333-4&cle=abc"
COURRIEL = Courriel(
    cle="42",
    date=datetime(2026, 11, 23, 9, 5, tzinfo=UTC),
    ville=DEMOVILLE,
    expediteur="ne-pas-repondre@demoville.example",
    destinataire="h.astier@courriel.example",
    nom_destinataire="Henri Astier",
    objet="Dossier 2026-00333-4 : pris en charge",
    corps=f"Bonjour Monsieur Astier,\n\nL'examen a commencé. Il dure 5 jours ouvrés.\n\nSuivi : {LIEN}.",
    service=ETAT_CIVIL,
    a_faire="Vous n'avez rien à faire pour l'instant.",
    numero="2026-00333-4",
    etapes=(
        LigneEtape("Demande initiale", "ok", date(2026, 11, 20)),
        LigneEtape("Contrôle de validité", "en-cours"),
        LigneEtape("Envoi du document", "non-realise"),
    ),
    lien=LIEN,
)


def recu(courriel):
    """The message as its reader gets it: written, then parsed again."""
    return message_from_bytes(composer(courriel).as_bytes(), policy=default)


def corps(message, genre):
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
    autres = [
        COURRIEL,
        replace(COURRIEL, objet="Autre objet"),
        replace(COURRIEL, cle="43"),
        replace(COURRIEL, ville=replace(DEMOVILLE, code="saint-exemple")),
    ]
    a, b, c, d = (composer(courriel)["Message-ID"] for courriel in autres)
    assert a == b
    assert len({a, c, d}) == 3
    assert re.fullmatch(r"<[0-9a-f]{40}@demoville\.example>", a)


def test_the_text_comes_first_and_says_everything():
    message = recu(COURRIEL)
    assert [partie.get_content_type() for partie in message.iter_parts()] == ["text/plain", "text/html"]
    texte = corps(message, "plain")
    assert "Bonjour Monsieur Astier,\n\nL’examen a commencé. Il dure 5\u00a0jours ouvrés.\n" in texte
    assert "- Demande initiale\u00a0: OK, 20\u00a0novembre\n- Contrôle de validité\u00a0: en cours\n" in texte
    assert "- Envoi du document\u00a0: non réalisé\n" in texte
    assert f"Suivre mon dossier\u00a0:\n{LIEN}\n" in texte
    assert "Vous n’avez rien à faire pour l’instant." in texte
    assert "01\u00a099\u00a000\u00a012\u00a034" in texte
    assert "\n\n\n" not in texte


def test_the_html_says_the_same_without_image_script_or_remote_thing():
    page = html.fromstring(corps(recu(COURRIEL), "html"))
    lu = page.text_content()
    for mots in ("Demande initiale", "OK, 20\u00a0novembre", "En cours", "Non réalisé", "Bonjour Monsieur Astier,"):
        assert mots in lu
    assert {a.get("href") for a in page.iter("a")} == {LIEN}
    assert not list(page.iter("img", "script", "link", "iframe", "form"))
    assert "url(" not in html.tostring(page, encoding="unicode")
    assert page.xpath("string(//body/div[1])") == "Bonjour Monsieur Astier, L’examen a commencé."


def test_a_message_without_dossier_link_or_question_is_shorter():
    seul = replace(ACCUEIL, courriel="", telephone="")
    court = replace(
        COURRIEL, etapes=(), lien="", numero="", a_faire="", service=None, ville=replace(DEMOVILLE, accueil=seul)
    )
    message = recu(court)
    assert message["Reply-To"] is None
    for genre in ("plain", "html"):
        assert "Dossier 2026" not in corps(message, genre).replace("[Démoville] Dossier", "").split("</h1>")[-1]
        assert "Une question" not in corps(message, genre)


def test_values_are_escaped_in_the_html():
    piege = '<script>alert("1")</script>'
    message = recu(replace(COURRIEL, objet=piege, corps=piege, a_faire=piege, numero=piege))
    assert "<script" not in corps(message, "html")
    assert "alert" in corps(message, "html")


def test_a_colour_that_is_not_one_is_replaced():
    ville = replace(DEMOVILLE, accent="red;background:url(https://x.example/p)", second='"><b>')
    page = corps(recu(replace(COURRIEL, ville=ville)), "html")
    assert "x.example" not in page
    assert "background:#14505c" in page


INJECTIONS = [
    "a\r\nBcc: x@y.example",
    "a\nBcc: x@y.example",
    "a\u2028Bcc: x@y.example",
    "a\r\n\r\ncorps",
    "a\0b\u202eb",
]


@pytest.mark.parametrize("texte", INJECTIONS)
def test_no_header_is_smuggled_in_by_a_subject_or_a_name(texte):
    ville = replace(DEMOVILLE, nom=texte, intitule=texte, accueil=replace(ACCUEIL, nom=texte))
    message = recu(replace(COURRIEL, objet=texte, nom_destinataire=texte, ville=ville, service=None))
    assert message["Bcc"] is None
    assert len(message["To"].addresses) == 1
    assert str(message["To"].addresses[0].addr_spec) == "h.astier@courriel.example"
    assert sorted(message.keys()) == sorted(recu(COURRIEL).keys())


@pytest.mark.parametrize(
    "adresse",
    ["", "sans-arobase", "@x.example", "a@", "a@b@c.example", "a@x.example\r\nBcc: b@x.example", "a@x.example,b@x.example",
     "a b@x.example", "<a@x.example>", "a@x.example>", 'a"b@x.example', "a\0@x.example", "a@x..example", "a@" + "x" * 70],
)  # fmt: skip
def test_what_is_not_one_address_is_refused(adresse):
    for champ in ("destinataire", "expediteur"):
        with pytest.raises(CourrielInvalide):
            composer(replace(COURRIEL, **{champ: adresse}))


@pytest.mark.parametrize(
    "lien", ["javascript:alert(1)", "//x.example", "https://x.example/ a", 'https://x.example/"><b>']
)
def test_a_link_that_is_not_an_address_of_the_web_is_refused(lien):
    with pytest.raises(CourrielInvalide):
        composer(replace(COURRIEL, lien=lien))


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_subject_and_name_make_a_message_that_reads_back(objet, nom):
    message = recu(replace(COURRIEL, objet=objet, nom_destinataire=nom))
    assert sorted(message.keys()) == sorted(recu(COURRIEL).keys())
    assert message["Subject"].startswith("[Démoville]")


def test_a_domain_with_accents_is_written_in_ascii():
    assert "a@xn--dmoville-b1a.example" in str(recu(replace(COURRIEL, destinataire="a@démoville.example"))["To"])
