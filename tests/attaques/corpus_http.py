"""Attacks on HTTP and on the envelope: rows 5, 6, 11 to 14, 18 and 31 of the table."""

from __future__ import annotations

import gzip
import zlib

from corpus import OPERATION, S11, S12, Attaque, enveloppe

TROP = ("MessageTropGrand", 413)
TYPE = ("TypeNonAdmis", 415)
SOAP_12 = "application/soap+xml; charset=utf-8"
WSA = 'xmlns:w="http://www.w3.org/2005/08/addressing"'
INCONNU = "EnteteNonComprise"
NEXT_11 = "http://schemas.xmlsoap.org/soap/actor/next"


def _longueur(valeur: str | None, **autres: object) -> dict[str, object]:
    return {"CONTENT_LENGTH": valeur, **autres}


def _grand() -> bytes:
    return enveloppe(f"{OPERATION}<!--{'x' * 13_000_000}-->")


MORCEAUX = {"CONTENT_LENGTH": None, "wsgi.input_terminated": True, "HTTP_TRANSFER_ENCODING": "chunked"}
TAILLES = (
    Attaque(5, "length over the limit", b"<a/>", *TROP, environ=_longueur("12582913")),
    Attaque(5, "length of many digits", b"<a/>", *TROP, environ=_longueur("9" * 5_000)),
    Attaque(5, "body over the limit", _grand, *TROP),
    Attaque(5, "body over the limit that announces ten octets", _grand, environ=_longueur("10")),
    Attaque(5, "body over the limit in pieces", _grand, *TROP, environ=MORCEAUX),
    Attaque(5, "body in pieces is fine", enveloppe(), None, environ=MORCEAUX),
    Attaque(5, "pieces that a length contradicts are fine", enveloppe(), None, environ=MORCEAUX | {"CONTENT_LENGTH": "5"}),
    Attaque(5, "pieces that the server did not undo", enveloppe(), environ={"CONTENT_LENGTH": None, "HTTP_TRANSFER_ENCODING": "chunked"}),
    Attaque(5, "length that lies low", enveloppe(), environ=_longueur("100")),
    Attaque(5, "length that lies high", enveloppe(), environ=_longueur("100000")),
    Attaque(5, "length absent", enveloppe(), environ=_longueur(None)),
    Attaque(5, "length empty", enveloppe(), environ=_longueur("")),
    Attaque(5, "length negative", enveloppe(), environ=_longueur("-1")),
    Attaque(5, "length in words", enveloppe(), environ=_longueur("dix")),
    Attaque(5, "length with a sign", enveloppe(), environ=_longueur("+10")),
    Attaque(5, "length in other digits", enveloppe(), environ=_longueur("\u0661\u0662")),
    Attaque(5, "two lengths", enveloppe(), environ=_longueur("10, 200")),
    Attaque(5, "empty body", b""),
    Attaque(5, "blank body", b"  \r\n"),
    Attaque(5, "byte order mark alone", b"\xef\xbb\xbf"),
)  # fmt: skip

BOMBE = gzip.compress(enveloppe(f"{OPERATION}<!--{'x' * 10_000_000}-->"))
COMPRESSIONS = (
    *(
        Attaque(6, f"{codage} announced", corps, *TYPE, environ={"HTTP_CONTENT_ENCODING": codage})
        for codage, corps in (
            ("gzip", BOMBE), ("x-gzip", BOMBE), ("GZIP", BOMBE), ("deflate", zlib.compress(enveloppe())),
            ("br", b"\x0b\x02\x80"), ("identity, gzip", BOMBE), ("gzip", enveloppe()),
        )
    ),
    Attaque(6, "gzip not announced", BOMBE),
    Attaque(6, "identity is fine", enveloppe(), None, environ={"HTTP_CONTENT_ENCODING": "identity"}),
)  # fmt: skip


def _action(valeur: str) -> dict[str, str]:
    return {"HTTP_SOAPACTION": valeur}


ACTIONS = (
    Attaque(11, "action of an administrator", enveloppe(), environ=_action('"publier"')),
    Attaque(11, "action of another service", enveloppe(), environ=_action('"urn:wsc:bo-dossiers:1/traiterDossier"')),
    Attaque(11, "body of an administrator under a harmless action", enveloppe('<p:publier xmlns:p="urn:wsc:bo-services:1"/>'), environ=_action('"decrire"')),
    Attaque(11, "action that only ends alike", enveloppe(), environ=_action('"adminDecrire"')),
    Attaque(11, "empty action is fine", enveloppe(), None, environ=_action('""')),
    Attaque(11, "right action is fine", enveloppe(), None, environ=_action('"decrire"')),
    Attaque(11, "right action without quotes is fine", enveloppe(), None, environ=_action("decrire")),
    Attaque(11, "right action with a path is fine", enveloppe(), None, environ=_action('"urn:wsc:x:1/decrire"')),
    Attaque(11, "SOAP 1.2 action of an administrator", enveloppe(espace=S12), statut=400, environ={"CONTENT_TYPE": SOAP_12 + '; action="publier"'}),
    Attaque(11, "SOAP 1.2 right action is fine", enveloppe(espace=S12), None, environ={"CONTENT_TYPE": SOAP_12 + '; action="urn:x/decrire"'}),
)  # fmt: skip

FORMES = (
    Attaque(12, "two operations in Body", enveloppe(OPERATION * 2)),
    Attaque(12, "empty Body", enveloppe("")),
    Attaque(12, "text in Body", enveloppe("texte")),
    Attaque(12, "text beside the operation", enveloppe(OPERATION + "texte")),
    Attaque(12, "operation without namespace", enveloppe("<decrire/>")),
    Attaque(12, "two Bodies", enveloppe(apres="<s:Body/>")),
    Attaque(12, "element after Body", enveloppe(apres='<x:y xmlns:x="urn:x"/>')),
    Attaque(12, "Header after Body", enveloppe(apres="<s:Header/>")),
    Attaque(12, "two Headers", enveloppe().replace(b"<s:Body>", b"<s:Header/><s:Header/><s:Body>")),
    Attaque(12, "no Body", f'<s:Envelope xmlns:s="{S11}"/>'.encode()),
    Attaque(12, "Header only", f'<s:Envelope xmlns:s="{S11}"><s:Header/></s:Envelope>'.encode()),
    Attaque(12, "a fault as a request", enveloppe("<s:Fault><faultcode>s:Client</faultcode></s:Fault>")),
    Attaque(12, "encodingStyle on Envelope", enveloppe().replace(b"Envelope xmlns", b'Envelope s:encodingStyle="" xmlns')),
    Attaque(12, "encodingStyle on Body", enveloppe().replace(b"<s:Body>", b'<s:Body s:encodingStyle="u">')),
    Attaque(12, "encodingStyle on the operation", enveloppe(OPERATION.replace(" xmlns", ' s:encodingStyle="u" xmlns'))),
    Attaque(12, "root that is no envelope", OPERATION.encode()),
    Attaque(12, "unknown envelope", enveloppe(espace="urn:autre"), "VersionSoapInconnue"),
    Attaque(12, "envelope without namespace", b"<Envelope><Body/></Envelope>", "VersionSoapInconnue"),
)  # fmt: skip


def _entete(attributs: str = "", nom: str = "x:Inconnu") -> str:
    return f'<{nom} xmlns:x="urn:inconnu" {attributs}/>'


def _reponse(nom: str, obligatoire: int) -> str:
    return f'<w:{nom} {WSA} s:mustUnderstand="{obligatoire}"><w:Address>http://@ECOUTE@/x</w:Address></w:{nom}>'


ENTETES = (
    *(Attaque(13, f"{nom} to a listener", enveloppe(entete=_reponse(nom, 0)), None) for nom in ("ReplyTo", "FaultTo", "From")),
    *(Attaque(13, f"mandatory {nom} to a listener", enveloppe(entete=_reponse(nom, 1)), INCONNU) for nom in ("ReplyTo", "FaultTo")),
    Attaque(14, "mandatory unknown header", enveloppe(entete=_entete('s:mustUnderstand="1"')), INCONNU),
    Attaque(14, "mandatory unknown header, true", enveloppe(entete=_entete('s:mustUnderstand="true"')), INCONNU),
    Attaque(14, "mandatory for the next actor", enveloppe(entete=_entete(f's:mustUnderstand="1" s:actor="{NEXT_11}"')), INCONNU),
    Attaque(14, "mandatory for an empty actor", enveloppe(entete=_entete('s:mustUnderstand="1" s:actor=""')), INCONNU),
    Attaque(14, "mandatory for another actor is fine", enveloppe(entete=_entete('s:mustUnderstand="1" s:actor="urn:autre"')), None),
    Attaque(14, "optional unknown header is fine", enveloppe(entete=_entete('s:mustUnderstand="0"')), None),
    Attaque(14, "unknown header is fine", enveloppe(entete=_entete()), None),
    Attaque(14, "mustUnderstand of two", enveloppe(entete=_entete('s:mustUnderstand="2"'))),
    Attaque(14, "header without namespace", enveloppe(entete="<Session/>")),
    Attaque(14, "text in Header", enveloppe(entete="texte")),
    Attaque(14, "two sessions", enveloppe(entete='<c:Session xmlns:c="urn:wsc:commun:1">a</c:Session>' * 2)),
    *(
        Attaque(14, f"SOAP 1.2 mandatory header, role {role or 'absent'}", enveloppe(entete=_entete(f's:mustUnderstand="true"{suite}'), espace=S12), INCONNU, environ={"CONTENT_TYPE": SOAP_12})
        for role, suite in (("", ""), ("next", f' s:role="{S12}/role/next"'), ("ultimateReceiver", f' s:role="{S12}/role/ultimateReceiver"'))
    ),
    Attaque(14, "SOAP 1.2 mandatory header for nobody is fine", enveloppe(entete=_entete(f's:mustUnderstand="1" s:role="{S12}/role/none"'), espace=S12), None, environ={"CONTENT_TYPE": SOAP_12}),
)  # fmt: skip

MTOM = 'multipart/related; type="application/xop+xml"; boundary=b; start="<a>"; start-info="text/xml"'
PARTIE = b"--b\r\nContent-Type: application/xop+xml\r\n\r\n" + enveloppe() + b"\r\n--b--"
TYPES = (
    Attaque(18, "MTOM", PARTIE, *TYPE, environ={"CONTENT_TYPE": MTOM}),
    Attaque(18, "MTOM of a thousand parts", PARTIE * 1_000, *TYPE, environ={"CONTENT_TYPE": MTOM}),
    Attaque(18, "MTOM without boundary", PARTIE, *TYPE, environ={"CONTENT_TYPE": "multipart/related"}),
    *(
        Attaque(31, f"type {genre[:40] or 'absent'}", enveloppe(), *TYPE, environ={"CONTENT_TYPE": genre})
        for genre in (
            "", "text/plain", "application/json", "application/x-www-form-urlencoded", "application/xml", "text/html",
            "text/xml; charset=iso-8859-1", "text/xml; charset=utf-7", "text/xml; charset=nimporte", "text/xml; charset=utf-16",
            "text/xml; charset=utf-8; charset=utf-16", "text/xml; charset", "text/xml,text/plain", "text/xml; a=\"", "x" * 100_000,
            "application/soap+xml", "text/xml\x00", "\u00e9/\u00e9",
        )
    ),
    *(
        Attaque(31, f"type {genre} is fine", enveloppe(espace=espace), None, environ={"CONTENT_TYPE": genre})
        for espace, genre in (
            (S11, "text/xml"), (S11, "TEXT/XML; CHARSET=UTF-8"), (S11, 'text/xml;charset="utf-8"'), (S11, "text/xml ; charset=utf-8 ;"),
            (S12, "application/soap+xml"), (S12, "application/soap+xml;charset=UTF-8"),
        )
    ),
    Attaque(31, "SOAP 1.2 under text/xml", enveloppe(espace=S12), *TYPE),
    Attaque(31, "UTF-16 is fine", enveloppe().decode().encode("utf-16"), None, environ={"CONTENT_TYPE": "text/xml; charset=utf-16"}),
    Attaque(31, "UTF-16 under utf-8", enveloppe().decode().encode("utf-16"), *TYPE),
    Attaque(31, "declared Latin 1", b'<?xml version="1.0" encoding="ISO-8859-1"?>' + enveloppe(), *TYPE),
    Attaque(31, "declared UTF-16 over UTF-8", b'<?xml version="1.0" encoding="UTF-16"?>' + enveloppe(), *TYPE),
    Attaque(31, "declared UTF-8 is fine", b'\xef\xbb\xbf<?xml version="1.0" encoding="utf-8"?>' + enveloppe(), None),
    *(Attaque(31, f"method {methode}", enveloppe(), "MethodeNonAdmise", 405, environ={"REQUEST_METHOD": methode}) for methode in ("PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "post", "X\u00e9")),
)  # fmt: skip

ATTAQUES_HTTP = TAILLES + COMPRESSIONS + ACTIONS + FORMES + ENTETES + TYPES
