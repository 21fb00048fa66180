"""Every attack of the corpus through the whole WSGI application, and what only the whole can show."""

from __future__ import annotations

import logging
import re
import time
from collections.abc import Iterator

import pytest
from cible import Cible, Reponse
from corpus import ADRESSE, OPERATION, SECRET, TNS, Attaque, bonne_requete, enveloppe, environ, environ_de
from corpus_http import ATTAQUES_HTTP
from corpus_xml import ATTAQUES_XML
from lxml import etree
from temoins import Ecoute, surveiller

ATTAQUES = ATTAQUES_XML + ATTAQUES_HTTP
NOTRE_FAUTE = {"Server", "Receiver"}
INTERNES = re.compile(
    rb"Traceback|libxml|lxml|line \d|column \d|SELECT |sqlite|sqlalchemy|spyne|File \"|\.py|/tmp/|/home/|Start tag",
    re.IGNORECASE,
)


@pytest.fixture(scope="module")
def cible(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cible]:
    cible = Cible(tmp_path_factory.mktemp("cible"))
    cible.appeler(bonne_requete())
    yield cible
    cible.stockage.fermer()


def appeler(cible: Cible, corps: str, service: str = "essai", **changements: object) -> Reponse:
    """Call with a body; `corps` is the content of soap:Body."""
    chemin = {"PATH_INFO": f"/demoville/soap/{service}"}
    return cible.appeler(environ(enveloppe(corps), chemin | changements))


def demande(
    nom: str = "Astier", courriel: str = "henri@exemple.fr", suite: str = "", operation: str = "deposer"
) -> str:
    """The body of a deposit; the values are XML already."""
    champs = f"<t:nom>{nom}</t:nom><t:courriel>{courriel}</t:courriel>{suite}"
    return f'<t:{operation} xmlns:t="{TNS}"><t:demande>{champs}</t:demande></t:{operation}>'


def document_de(cible: Cible, recu: Reponse) -> etree._Element:
    """The demande stored for a receipt."""
    numero = recu.corps.findtext(".//{*}numero")
    with cible.stockage.lire("demoville") as unite:
        return etree.fromstring(unite.demandes.lire(numero).document)


@pytest.mark.parametrize("attaque", ATTAQUES, ids=str)
def test_an_attack_gets_one_well_formed_french_fault_of_the_client(
    cible: Cible, attaque: Attaque, ecoute: Ecoute, canari: object
) -> None:
    reponse = cible.appeler(environ_de(attaque, ecoute.adresse, str(canari)))
    assert reponse.cote not in NOTRE_FAUTE
    assert reponse.entetes["Content-Type"].startswith(("text/xml", "application/soap+xml"))
    if attaque.code is not None:
        assert reponse.statut == attaque.statut
        assert reponse.code in (attaque.code, "")  # a header fault has no detail
        assert reponse.cote in {"Client", "Sender", "MustUnderstand", "VersionMismatch"}
    if reponse.cote:
        dits = reponse.corps.xpath(".//*[@xml:lang='fr']")
        assert dits and all(dit.text.endswith(".") for dit in dits)
    assert not INTERNES.search(reponse.octets), reponse.octets
    assert SECRET.encode() not in reponse.octets
    assert cible.repond_encore()


def test_no_attack_stores_anything_opens_a_file_or_calls_anybody(
    cible: Cible, ecoute: Ecoute, canari: object, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    avant = cible.compter()
    for attaque in ATTAQUES:
        requete = environ_de(attaque, ecoute.adresse, str(canari))
        with surveiller() as vus:
            cible.appeler(requete)
        assert vus == [], attaque
    assert cible.compter() == avant
    assert ecoute.appels == 0
    assert SECRET not in caplog.text
    assert "Traceback" not in caplog.text


def test_nearly_every_refusal_takes_less_than_fifty_milliseconds(cible: Cible, ecoute: Ecoute, canari: object) -> None:
    durees = []
    for attaque in ATTAQUES:
        requete = environ_de(attaque, ecoute.adresse, str(canari))
        debut = time.thread_time()
        cible.appeler(requete)
        durees.append(time.thread_time() - debut)
    durees.sort()
    assert durees[int(len(durees) * 0.95)] < 0.050
    assert durees[-1] < 0.5


# --- row 10


@pytest.mark.parametrize(("lignes", "cote"), [(1_000, ""), (1_001, "Client")])
def test_a_repeated_group_has_an_end(cible: Cible, lignes: int, cote: str) -> None:
    suite = "<t:ligne><t:valeur>a</t:valeur></t:ligne>" * lignes
    assert appeler(cible, demande(suite=suite, operation="verifier")).cote == cote


# --- row 12


@pytest.mark.parametrize(
    "corps",
    [
        demande(suite="<t:nom>Autre</t:nom>"),
        demande(suite="<t:autre/>"),
        demande(suite='<nom xmlns="urn:autre">Autre</nom>'),
        demande().replace("<t:demande>", '<t:demande role="agent">'),
        demande().replace("</t:demande>", "</t:demande><t:demande/>"),
    ],
)
def test_a_demande_with_more_than_the_contract_says_is_refused_whole(cible: Cible, corps: str) -> None:
    avant = cible.compter()
    assert appeler(cible, corps).cote == "Client"
    assert cible.compter() == avant


# --- rows 15 and 16


@pytest.mark.parametrize(
    "texte", ["]]>", "<!-- a", "<b/>", "&lt;script&gt;", "O'Brien \"x\"", "x' or '1'='1", "{{ 7*7 }}", "${x}", "a\u202f;", "\u202eabc"]
)  # fmt: skip
def test_what_looks_like_code_is_stored_as_the_text_it_is(cible: Cible, texte: str) -> None:
    nom = etree.Element("nom")
    nom.text = texte
    echappe = etree.tostring(nom, encoding="unicode")[5:-6]
    recu = appeler(cible, demande(nom=echappe))
    if recu.cote == "":
        assert document_de(cible, recu).findtext("{*}nom") == texte
    else:
        assert recu.code == "DemandeInvalide"


def test_a_comment_splits_no_value(cible: Cible) -> None:
    recu = appeler(cible, demande(courriel="henri<!-- -->@exemple.<![CDATA[fr]]>"))
    assert document_de(cible, recu).findtext("{*}courriel") == "henri@exemple.fr"


def test_a_session_split_by_a_comment_is_the_whole_session(cible: Cible) -> None:
    corps = f'<b:ouvrirSession xmlns:b="urn:wsc:bo-session:1"><b:identifiant>l.martin</b:identifiant><b:motDePasse>{SECRET}</b:motDePasse></b:ouvrirSession>'
    jeton = appeler(cible, corps, "bo-session").corps.findtext(".//{*}jeton")
    session = f'<c:Session xmlns:c="urn:wsc:commun:1">{jeton[:5]}<!-- x -->{jeton[5:]}</c:Session>'
    message = enveloppe('<b:lireProfil xmlns:b="urn:wsc:bo-session:1"/>', session)
    assert cible.appeler(environ(message, {"PATH_INFO": "/demoville/soap/bo-session"})).cote == ""


# --- row 11: rights follow the body


@pytest.mark.parametrize("action", ['""', '"listerDossiers"'])
def test_an_agents_operation_needs_an_agent_whatever_the_action_says(cible: Cible, action: str) -> None:
    corps = '<b:listerDossiers xmlns:b="urn:wsc:bo-dossiers:1"/>'
    assert appeler(cible, corps, "bo-dossiers", HTTP_SOAPACTION=action).code == "SessionRequise"
    assert appeler(cible, corps, "essai", HTTP_SOAPACTION=action).cote == "Client"


# --- row 24


@pytest.mark.parametrize("numero", ["x' or '1'='1", '" or ""="', "']|//*|a['", "1; DROP TABLE dossier"])
def test_a_number_is_looked_up_and_never_run(cible: Cible, numero: str) -> None:
    corps = f'<t:suivre xmlns:t="{TNS}"><t:numero>{numero}</t:numero><t:cleSuivi>{numero}</t:cleSuivi></t:suivre>'
    assert appeler(cible, corps).code in {"DossierIntrouvable", "MessageInvalide"}


# --- row 27


@pytest.mark.parametrize(
    "changements",
    [
        {"HTTP_HOST": "evil.example"},
        {"HTTP_HOST": "evil.example", "PATH_INFO": ADRESSE + "/"},
        {"HTTP_HOST": "evil.example", "PATH_INFO": "//demoville//soap//essai"},
        {"HTTP_X_FORWARDED_HOST": "evil.example", "HTTP_FORWARDED": "host=evil.example"},
        {"SERVER_NAME": "evil.example", "HTTP_HOST": None},
    ],
)
def test_the_address_that_callers_pretend_is_never_said_again(cible: Cible, changements: dict[str, object]) -> None:
    for methode, question in (("GET", "wsdl"), ("GET", ""), ("POST", "")):
        reponse = cible.appeler(
            environ(enveloppe(), {"REQUEST_METHOD": methode, "QUERY_STRING": question} | changements)
        )
        assert "evil.example" not in reponse.octets.decode() + repr(reponse.entetes)


def test_a_public_contract_tells_nothing_of_the_back_office(cible: Cible) -> None:
    contrat = cible.appeler(environ(b"", {"REQUEST_METHOD": "GET", "QUERY_STRING": "wsdl"})).octets.decode()
    assert "https://demarches.example/demoville/soap/essai" in contrat
    for nom in ("traiterDossier", "listerDossiers", "lireProfil", "publier", "bo-"):
        assert nom not in contrat


# --- rows 28 and 32


def test_a_defect_is_answered_by_a_reference_and_logged_without_values(
    cible: Cible, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def tomber(*_: object, **__: object) -> None:
        raise RuntimeError(f"SELECT {SECRET} FROM /home/x")

    caplog.set_level(logging.DEBUG)
    with monkeypatch.context() as remplacement:
        remplacement.setattr(cible.installation.application.door, "serve", tomber)
        reponse = cible.appeler(bonne_requete())
    assert (reponse.statut, reponse.cote, reponse.code) == (500, "Server", "Indisponible")
    reference = re.search("[0-9a-f]{8}", reponse.corps.findtext(".//{*}remede") or "")
    assert reference and reference[0] in caplog.text
    assert not INTERNES.search(reponse.octets)
    assert SECRET not in caplog.text
    assert cible.repond_encore()


@pytest.mark.parametrize(
    ("service", "corps"),
    [
        ("bo-session", '<b:ouvrirSession xmlns:b="urn:wsc:bo-session:1"><b:identifiant>x</b:identifiant><b:motDePasse>{}</b:motDePasse></b:ouvrirSession>'),
        ("bo-session", '<b:ouvrirSession xmlns:b="urn:wsc:bo-session:1"><b:motDePasse>{}</b:motDePasse></b:ouvrirSession>'),
        ("bo-session", '<b:ouvrirSession xmlns:b="urn:wsc:bo-session:1"><b:identifiant>{0}</b:identifiant><b:motDePasse>{0}<b:a/></b:motDePasse></b:ouvrirSession>'),
        ("essai", demande(courriel="{}")),
        ("essai", demande(nom="{}&#10;ERROR forged")),
    ],
)  # fmt: skip
def test_a_refused_value_is_neither_repeated_nor_logged(
    cible: Cible, service: str, corps: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    reponse = appeler(cible, corps.format(SECRET), service)
    assert reponse.cote == "Client"
    assert SECRET.encode() not in reponse.octets
    assert SECRET not in caplog.text


# --- addresses


@pytest.mark.parametrize(
    "chemin",
    [
        "/demoville/soap/inconnu", "/inconnue/soap/essai", "/demoville/soap/essai/", "/demoville/soap/", "/demoville/soap/../essai",
        "/demoville/soap/essai/../../../etc/passwd", "/demoville/soap/\x00", "/demoville/soap/\xff\xfe", "/demoville/soap/" + "x" * 100_000,
        "/demoville'--/soap/essai", "", "//evil.example/soap/essai", "/demoville\r\nX: y/soap/essai", "/demoville/soap/essai;a=b",
    ],
)  # fmt: skip
def test_an_address_that_leads_nowhere_is_answered_too(cible: Cible, chemin: str) -> None:
    for methode in ("POST", "GET", "HEAD", "OPTIONS", "PUT"):
        reponse = cible.appeler(environ(enveloppe(), {"PATH_INFO": chemin, "REQUEST_METHOD": methode}))
        assert 200 <= reponse.statut < 500 or reponse.cote == "Client"
        assert not INTERNES.search(reponse.octets)
        assert "\n" not in "".join(reponse.entetes.values())


def test_a_flood_is_slowed_down_with_a_fault_that_says_how_long(tmp_path_factory: pytest.TempPathFactory) -> None:
    cible = Cible(tmp_path_factory.mktemp("debit"), debit=0.1, rafale=3)
    reponses = [cible.appeler(bonne_requete()) for _ in range(4)]
    assert [reponse.statut for reponse in reponses] == [200, 200, 200, 429]
    assert reponses[-1].code == "TropDeRequetes"
    assert int(reponses[-1].entetes["Retry-After"]) in range(1, 11)
    assert cible.appeler(bonne_requete() | {"REMOTE_ADDR": "192.0.2.99"}).statut == 200


def test_the_operation_of_the_corpus_is_a_good_one(cible: Cible) -> None:
    assert cible.repond_encore()
    assert appeler(cible, OPERATION).corps.tag == f"{{{TNS}}}decrireReponse"
