"""Every attack of the corpus through the whole WSGI application, and what only the whole can show."""

from __future__ import annotations

import logging
import re
import time
from collections.abc import Iterator

import pytest
from corpus import ADDRESS, OPERATION, SECRET, TNS, Attack, envelope, environ, environ_de, good_request
from corpus_http import HTTP_ATTACKS
from corpus_xml import XML_ATTACKS
from lxml import etree
from target import Answer, Target
from witnesses import Listener, watch_over

ATTACKS = XML_ATTACKS + HTTP_ATTACKS
OUR_FAULT = {"Server", "Receiver"}
INTERNAL = re.compile(
    rb"Traceback|libxml|lxml|line \d|column \d|SELECT |sqlite|sqlalchemy|spyne|File \"|\.py|/tmp/|/home/|Start tag",
    re.IGNORECASE,
)


@pytest.fixture(scope="module")
def cible(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Target]:
    cible = Target(tmp_path_factory.mktemp("cible"))
    cible.call(good_request())
    yield cible
    cible.storage.close()


def call(cible: Target, body: str, service: str = "essai", **changes: object) -> Answer:
    """Call with a body; `body` is the content of soap:Body."""
    path = {"PATH_INFO": f"/demoville/soap/{service}"}
    return cible.call(environ(envelope(body), path | changes))


def demande(
    nom: str = "Astier", courriel: str = "henri@exemple.fr", suite: str = "", operation: str = "deposer"
) -> str:
    """The body of a deposit; the values are XML already."""
    champs = f"<t:nom>{nom}</t:nom><t:courriel>{courriel}</t:courriel>{suite}"
    return f'<t:{operation} xmlns:t="{TNS}"><t:demande>{champs}</t:demande></t:{operation}>'


def document_of(cible: Target, recu: Answer) -> etree._Element:
    """The demande stored for a receipt."""
    numero = recu.body.findtext(".//{*}numero")
    with cible.storage.read("demoville") as unit:
        return etree.fromstring(unit.demandes.get(numero).document)


@pytest.mark.parametrize("attack", ATTACKS, ids=str)
def test_an_attack_gets_one_well_formed_french_fault_of_the_client(
    cible: Target, attack: Attack, ecoute: Listener, canary: object
) -> None:
    answer = cible.call(environ_de(attack, ecoute.address, str(canary)))
    assert answer.side not in OUR_FAULT
    assert answer.headers["Content-Type"].startswith(("text/xml", "application/soap+xml"))
    if attack.code is not None:
        assert answer.status == attack.status
        assert answer.code in (attack.code, "")  # a header fault has no detail
        assert answer.side in {"Client", "Sender", "MustUnderstand", "VersionMismatch"}
    if answer.side:
        said = answer.body.xpath(".//*[@xml:lang='fr']")
        assert said and all(said.text.endswith(".") for said in said)
    assert not INTERNAL.search(answer.octets), answer.octets
    assert SECRET.encode() not in answer.octets
    assert cible.still_answers()


def test_no_attack_stores_anything_opens_a_file_or_calls_anybody(
    cible: Target, ecoute: Listener, canary: object, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    before = cible.count()
    for attack in ATTACKS:
        request = environ_de(attack, ecoute.address, str(canary))
        with watch_over() as seen:
            cible.call(request)
        assert seen == [], attack
    assert cible.count() == before
    assert ecoute.calls == 0
    assert SECRET not in caplog.text
    assert "Traceback" not in caplog.text


def test_nearly_every_refusal_takes_less_than_fifty_milliseconds(
    cible: Target, ecoute: Listener, canary: object
) -> None:
    durations = []
    for attack in ATTACKS:
        request = environ_de(attack, ecoute.address, str(canary))
        start = time.thread_time()
        cible.call(request)
        durations.append(time.thread_time() - start)
    durations.sort()
    assert durations[int(len(durations) * 0.95)] < 0.050
    assert durations[-1] < 0.5


# --- row 10


@pytest.mark.parametrize(("lines", "side"), [(1_000, ""), (1_001, "Client")])
def test_a_repeated_group_has_an_end(cible: Target, lines: int, side: str) -> None:
    suite = "<t:ligne><t:valeur>a</t:valeur></t:ligne>" * lines
    assert call(cible, demande(suite=suite, operation="verifier")).side == side


# --- row 12


@pytest.mark.parametrize(
    "body",
    [
        demande(suite="<t:nom>Autre</t:nom>"),
        demande(suite="<t:autre/>"),
        demande(suite='<nom xmlns="urn:autre">Autre</nom>'),
        demande().replace("<t:demande>", '<t:demande role="agent">'),
        demande().replace("</t:demande>", "</t:demande><t:demande/>"),
    ],
)
def test_a_demande_with_more_than_the_contract_says_is_refused_whole(cible: Target, body: str) -> None:
    before = cible.count()
    assert call(cible, body).side == "Client"
    assert cible.count() == before


# --- rows 15 and 16


@pytest.mark.parametrize(
    "text", ["]]>", "<!-- a", "<b/>", "&lt;script&gt;", "O'Brien \"x\"", "x' or '1'='1", "{{ 7*7 }}", "${x}", "a\u202f;", "\u202eabc"]
)  # fmt: skip
def test_what_looks_like_code_is_stored_as_the_text_it_is(cible: Target, text: str) -> None:
    nom = etree.Element("nom")
    nom.text = text
    escaped = etree.tostring(nom, encoding="unicode")[5:-6]
    recu = call(cible, demande(nom=escaped))
    if recu.side == "":
        assert document_of(cible, recu).findtext("{*}nom") == text
    else:
        assert recu.code == "DemandeInvalide"


def test_a_comment_splits_no_value(cible: Target) -> None:
    recu = call(cible, demande(courriel="henri<!-- -->@exemple.<![CDATA[fr]]>"))
    assert document_of(cible, recu).findtext("{*}courriel") == "henri@exemple.fr"


def test_a_session_split_by_a_comment_is_the_whole_session(cible: Target) -> None:
    body = f'<b:ouvrirSession xmlns:b="urn:wsc:bo-session:1"><b:identifiant>l.martin</b:identifiant><b:motDePasse>{SECRET}</b:motDePasse></b:ouvrirSession>'
    jeton = call(cible, body, "bo-session").body.findtext(".//{*}jeton")
    session = f'<c:Session xmlns:c="urn:wsc:commun:1">{jeton[:5]}<!-- x -->{jeton[5:]}</c:Session>'
    message = envelope('<b:lireProfil xmlns:b="urn:wsc:bo-session:1"/>', session)
    assert cible.call(environ(message, {"PATH_INFO": "/demoville/soap/bo-session"})).side == ""


# --- row 11: rights follow the body


@pytest.mark.parametrize("action", ['""', '"listerDossiers"'])
def test_an_agents_operation_needs_an_agent_whatever_the_action_says(cible: Target, action: str) -> None:
    body = '<b:listerDossiers xmlns:b="urn:wsc:bo-dossiers:1"/>'
    assert call(cible, body, "bo-dossiers", HTTP_SOAPACTION=action).code == "SessionRequise"
    assert call(cible, body, "essai", HTTP_SOAPACTION=action).side == "Client"


# --- row 24


@pytest.mark.parametrize("numero", ["x' or '1'='1", '" or ""="', "']|//*|a['", "1; DROP TABLE dossier"])
def test_a_number_is_looked_up_and_never_run(cible: Target, numero: str) -> None:
    body = f'<t:suivre xmlns:t="{TNS}"><t:numero>{numero}</t:numero><t:cleSuivi>{numero}</t:cleSuivi></t:suivre>'
    assert call(cible, body).code in {"DossierIntrouvable", "MessageInvalide"}


# --- row 27


@pytest.mark.parametrize(
    "changes",
    [
        {"HTTP_HOST": "evil.example"},
        {"HTTP_HOST": "evil.example", "PATH_INFO": ADDRESS + "/"},
        {"HTTP_HOST": "evil.example", "PATH_INFO": "//demoville//soap//essai"},
        {"HTTP_X_FORWARDED_HOST": "evil.example", "HTTP_FORWARDED": "host=evil.example"},
        {"SERVER_NAME": "evil.example", "HTTP_HOST": None},
    ],
)
def test_the_address_that_callers_pretend_is_never_said_again(cible: Target, changes: dict[str, object]) -> None:
    for method, question in (("GET", "wsdl"), ("GET", ""), ("POST", "")):
        answer = cible.call(environ(envelope(), {"REQUEST_METHOD": method, "QUERY_STRING": question} | changes))
        assert "evil.example" not in answer.octets.decode() + repr(answer.headers)


def test_a_public_contract_tells_nothing_of_the_back_office(cible: Target) -> None:
    contract = cible.call(environ(b"", {"REQUEST_METHOD": "GET", "QUERY_STRING": "wsdl"})).octets.decode()
    assert "https://demarches.example/demoville/soap/essai" in contract
    for nom in ("traiterDossier", "listerDossiers", "lireProfil", "publier", "bo-"):
        assert nom not in contract


# --- rows 28 and 32


def test_a_defect_is_answered_by_a_reference_and_logged_without_values(
    cible: Target, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fall_over(*_: object, **__: object) -> None:
        raise RuntimeError(f"SELECT {SECRET} FROM /home/x")

    caplog.set_level(logging.DEBUG)
    with monkeypatch.context() as replacement:
        replacement.setattr(cible.installation.application.door, "serve", fall_over)
        answer = cible.call(good_request())
    assert (answer.status, answer.side, answer.code) == (500, "Server", "Indisponible")
    reference = re.search("[0-9a-f]{8}", answer.body.findtext(".//{*}remede") or "")
    assert reference and reference[0] in caplog.text
    assert not INTERNAL.search(answer.octets)
    assert SECRET not in caplog.text
    assert cible.still_answers()


@pytest.mark.parametrize(
    ("service", "body"),
    [
        ("bo-session", '<b:ouvrirSession xmlns:b="urn:wsc:bo-session:1"><b:identifiant>x</b:identifiant><b:motDePasse>{}</b:motDePasse></b:ouvrirSession>'),
        ("bo-session", '<b:ouvrirSession xmlns:b="urn:wsc:bo-session:1"><b:motDePasse>{}</b:motDePasse></b:ouvrirSession>'),
        ("bo-session", '<b:ouvrirSession xmlns:b="urn:wsc:bo-session:1"><b:identifiant>{0}</b:identifiant><b:motDePasse>{0}<b:a/></b:motDePasse></b:ouvrirSession>'),
        ("essai", demande(courriel="{}")),
        ("essai", demande(nom="{}&#10;ERROR forged")),
    ],
)  # fmt: skip
def test_a_refused_value_is_neither_repeated_nor_logged(
    cible: Target, service: str, body: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    answer = call(cible, body.format(SECRET), service)
    assert answer.side == "Client"
    assert SECRET.encode() not in answer.octets
    assert SECRET not in caplog.text


# --- addresses


@pytest.mark.parametrize(
    "path",
    [
        "/demoville/soap/inconnu", "/inconnue/soap/essai", "/demoville/soap/essai/", "/demoville/soap/", "/demoville/soap/../essai",
        "/demoville/soap/essai/../../../etc/passwd", "/demoville/soap/\x00", "/demoville/soap/\xff\xfe", "/demoville/soap/" + "x" * 100_000,
        "/demoville'--/soap/essai", "", "//evil.example/soap/essai", "/demoville\r\nX: y/soap/essai", "/demoville/soap/essai;a=b",
    ],
)  # fmt: skip
def test_an_address_that_leads_nowhere_is_answered_too(cible: Target, path: str) -> None:
    for method in ("POST", "GET", "HEAD", "OPTIONS", "PUT"):
        answer = cible.call(environ(envelope(), {"PATH_INFO": path, "REQUEST_METHOD": method}))
        assert 200 <= answer.status < 500 or answer.side == "Client"
        assert not INTERNAL.search(answer.octets)
        assert "\n" not in "".join(answer.headers.values())


def test_a_flood_is_slowed_down_with_a_fault_that_says_how_long(tmp_path_factory: pytest.TempPathFactory) -> None:
    cible = Target(tmp_path_factory.mktemp("debit"), debit=0.1, rafale=3)
    answers = [cible.call(good_request()) for _ in range(4)]
    assert [answer.status for answer in answers] == [200, 200, 200, 429]
    assert answers[-1].code == "TropDeRequetes"
    assert int(answers[-1].headers["Retry-After"]) in range(1, 11)
    assert cible.call(good_request() | {"REMOTE_ADDR": "192.0.2.99"}).status == 200


def test_the_operation_of_the_corpus_is_a_good_one(cible: Target) -> None:
    assert cible.still_answers()
    assert call(cible, OPERATION).body.tag == f"{{{TNS}}}decrireReponse"
