"""Attacks on HTTP and on the envelope: rows 5, 6, 11 to 14, 18 and 31 of the table."""

from __future__ import annotations

import gzip
import zlib

from corpus import OPERATION, S11, S12, Attack, envelope

TOO_MUCH = ("MessageTropGrand", 413)
TYPE = ("TypeNonAdmis", 415)
SOAP_12 = "application/soap+xml; charset=utf-8"
WSA = 'xmlns:w="http://www.w3.org/2005/08/addressing"'
UNKNOWN = "EnteteNonComprise"
NEXT_11 = "http://schemas.xmlsoap.org/soap/actor/next"


def _length(value: str | None, **others: object) -> dict[str, object]:
    return {"CONTENT_LENGTH": value, **others}


def _big() -> bytes:
    return envelope(f"{OPERATION}<!--{'x' * 13_000_000}-->")


CHUNKS = {"CONTENT_LENGTH": None, "wsgi.input_terminated": True, "HTTP_TRANSFER_ENCODING": "chunked"}
SIZES = (
    Attack(5, "length over the limit", b"<a/>", *TOO_MUCH, environ=_length("12582913")),
    Attack(5, "length of many digits", b"<a/>", *TOO_MUCH, environ=_length("9" * 5_000)),
    Attack(5, "body over the limit", _big, *TOO_MUCH),
    Attack(5, "body over the limit that announces ten octets", _big, environ=_length("10")),
    Attack(5, "body over the limit in pieces", _big, *TOO_MUCH, environ=CHUNKS),
    Attack(5, "body in pieces is fine", envelope(), None, environ=CHUNKS),
    Attack(5, "pieces that a length contradicts are fine", envelope(), None, environ=CHUNKS | {"CONTENT_LENGTH": "5"}),
    Attack(5, "pieces that the server did not undo", envelope(), environ={"CONTENT_LENGTH": None, "HTTP_TRANSFER_ENCODING": "chunked"}),
    Attack(5, "length that lies low", envelope(), environ=_length("100")),
    Attack(5, "length that lies high", envelope(), environ=_length("100000")),
    Attack(5, "length absent", envelope(), environ=_length(None)),
    Attack(5, "length empty", envelope(), environ=_length("")),
    Attack(5, "length negative", envelope(), environ=_length("-1")),
    Attack(5, "length in words", envelope(), environ=_length("dix")),
    Attack(5, "length with a sign", envelope(), environ=_length("+10")),
    Attack(5, "length in other digits", envelope(), environ=_length("\u0661\u0662")),
    Attack(5, "two lengths", envelope(), environ=_length("10, 200")),
    Attack(5, "empty body", b""),
    Attack(5, "blank body", b"  \r\n"),
    Attack(5, "byte order mark alone", b"\xef\xbb\xbf"),
)  # fmt: skip

BOMB = gzip.compress(envelope(f"{OPERATION}<!--{'x' * 10_000_000}-->"))
COMPRESSIONS = (
    *(
        Attack(6, f"{encoding_style} announced", body, *TYPE, environ={"HTTP_CONTENT_ENCODING": encoding_style})
        for encoding_style, body in (
            ("gzip", BOMB), ("x-gzip", BOMB), ("GZIP", BOMB), ("deflate", zlib.compress(envelope())),
            ("br", b"\x0b\x02\x80"), ("identity, gzip", BOMB), ("gzip", envelope()),
        )
    ),
    Attack(6, "gzip not announced", BOMB),
    Attack(6, "identity is fine", envelope(), None, environ={"HTTP_CONTENT_ENCODING": "identity"}),
)  # fmt: skip


def _action(value: str) -> dict[str, str]:
    return {"HTTP_SOAPACTION": value}


ACTIONS = (
    Attack(11, "action of an administrator", envelope(), environ=_action('"publier"')),
    Attack(11, "action of another service", envelope(), environ=_action('"urn:wsc:bo-dossiers:1/traiterDossier"')),
    Attack(11, "body of an administrator under a harmless action", envelope('<p:publier xmlns:p="urn:wsc:bo-services:1"/>'), environ=_action('"decrire"')),
    Attack(11, "action that only ends alike", envelope(), environ=_action('"adminDecrire"')),
    Attack(11, "empty action is fine", envelope(), None, environ=_action('""')),
    Attack(11, "right action is fine", envelope(), None, environ=_action('"decrire"')),
    Attack(11, "right action without quotes is fine", envelope(), None, environ=_action("decrire")),
    Attack(11, "right action with a path is fine", envelope(), None, environ=_action('"urn:wsc:x:1/decrire"')),
    Attack(11, "SOAP 1.2 action of an administrator", envelope(namespace=S12), status=400, environ={"CONTENT_TYPE": SOAP_12 + '; action="publier"'}),
    Attack(11, "SOAP 1.2 right action is fine", envelope(namespace=S12), None, environ={"CONTENT_TYPE": SOAP_12 + '; action="urn:x/decrire"'}),
)  # fmt: skip

SHAPES = (
    Attack(12, "two operations in Body", envelope(OPERATION * 2)),
    Attack(12, "empty Body", envelope("")),
    Attack(12, "text in Body", envelope("texte")),
    Attack(12, "text beside the operation", envelope(OPERATION + "texte")),
    Attack(12, "operation without namespace", envelope("<decrire/>")),
    Attack(12, "two Bodies", envelope(after="<s:Body/>")),
    Attack(12, "element after Body", envelope(after='<x:y xmlns:x="urn:x"/>')),
    Attack(12, "Header after Body", envelope(after="<s:Header/>")),
    Attack(12, "two Headers", envelope().replace(b"<s:Body>", b"<s:Header/><s:Header/><s:Body>")),
    Attack(12, "no Body", f'<s:Envelope xmlns:s="{S11}"/>'.encode()),
    Attack(12, "Header only", f'<s:Envelope xmlns:s="{S11}"><s:Header/></s:Envelope>'.encode()),
    Attack(12, "a fault as a request", envelope("<s:Fault><faultcode>s:Client</faultcode></s:Fault>")),
    Attack(12, "encodingStyle on Envelope", envelope().replace(b"Envelope xmlns", b'Envelope s:encodingStyle="" xmlns')),
    Attack(12, "encodingStyle on Body", envelope().replace(b"<s:Body>", b'<s:Body s:encodingStyle="u">')),
    Attack(12, "encodingStyle on the operation", envelope(OPERATION.replace(" xmlns", ' s:encodingStyle="u" xmlns'))),
    Attack(12, "root that is no envelope", OPERATION.encode()),
    Attack(12, "unknown envelope", envelope(namespace="urn:autre"), "VersionSoapInconnue"),
    Attack(12, "envelope without namespace", b"<Envelope><Body/></Envelope>", "VersionSoapInconnue"),
)  # fmt: skip


def _header(attributes: str = "", nom: str = "x:Inconnu") -> str:
    return f'<{nom} xmlns:x="urn:inconnu" {attributes}/>'


def _answer(nom: str, obligatoire: int) -> str:
    return f'<w:{nom} {WSA} s:mustUnderstand="{obligatoire}"><w:Address>http://@ECOUTE@/x</w:Address></w:{nom}>'


HEADERS = (
    *(Attack(13, f"{nom} to a listener", envelope(header=_answer(nom, 0)), None) for nom in ("ReplyTo", "FaultTo", "From")),
    *(Attack(13, f"mandatory {nom} to a listener", envelope(header=_answer(nom, 1)), UNKNOWN) for nom in ("ReplyTo", "FaultTo")),
    Attack(14, "mandatory unknown header", envelope(header=_header('s:mustUnderstand="1"')), UNKNOWN),
    Attack(14, "mandatory unknown header, true", envelope(header=_header('s:mustUnderstand="true"')), UNKNOWN),
    Attack(14, "mandatory for the next actor", envelope(header=_header(f's:mustUnderstand="1" s:actor="{NEXT_11}"')), UNKNOWN),
    Attack(14, "mandatory for an empty actor", envelope(header=_header('s:mustUnderstand="1" s:actor=""')), UNKNOWN),
    Attack(14, "mandatory for another actor is fine", envelope(header=_header('s:mustUnderstand="1" s:actor="urn:autre"')), None),
    Attack(14, "optional unknown header is fine", envelope(header=_header('s:mustUnderstand="0"')), None),
    Attack(14, "unknown header is fine", envelope(header=_header()), None),
    Attack(14, "mustUnderstand of two", envelope(header=_header('s:mustUnderstand="2"'))),
    Attack(14, "header without namespace", envelope(header="<Session/>")),
    Attack(14, "text in Header", envelope(header="texte")),
    Attack(14, "two sessions", envelope(header='<c:Session xmlns:c="urn:wsc:commun:1">a</c:Session>' * 2)),
    *(
        Attack(14, f"SOAP 1.2 mandatory header, role {role or 'absent'}", envelope(header=_header(f's:mustUnderstand="true"{suite}'), namespace=S12), UNKNOWN, environ={"CONTENT_TYPE": SOAP_12})
        for role, suite in (("", ""), ("next", f' s:role="{S12}/role/next"'), ("ultimateReceiver", f' s:role="{S12}/role/ultimateReceiver"'))
    ),
    Attack(14, "SOAP 1.2 mandatory header for nobody is fine", envelope(header=_header(f's:mustUnderstand="1" s:role="{S12}/role/none"'), namespace=S12), None, environ={"CONTENT_TYPE": SOAP_12}),
)  # fmt: skip

MTOM = 'multipart/related; type="application/xop+xml"; boundary=b; start="<a>"; start-info="text/xml"'
PARTIE = b"--b\r\nContent-Type: application/xop+xml\r\n\r\n" + envelope() + b"\r\n--b--"
TYPES = (
    Attack(18, "MTOM", PARTIE, *TYPE, environ={"CONTENT_TYPE": MTOM}),
    Attack(18, "MTOM of a thousand parts", PARTIE * 1_000, *TYPE, environ={"CONTENT_TYPE": MTOM}),
    Attack(18, "MTOM without boundary", PARTIE, *TYPE, environ={"CONTENT_TYPE": "multipart/related"}),
    *(
        Attack(31, f"type {genre[:40] or 'absent'}", envelope(), *TYPE, environ={"CONTENT_TYPE": genre})
        for genre in (
            "", "text/plain", "application/json", "application/x-www-form-urlencoded", "application/xml", "text/html",
            "text/xml; charset=iso-8859-1", "text/xml; charset=utf-7", "text/xml; charset=nimporte", "text/xml; charset=utf-16",
            "text/xml; charset=utf-8; charset=utf-16", "text/xml; charset", "text/xml,text/plain", "text/xml; a=\"", "x" * 100_000,
            "application/soap+xml", "text/xml\x00", "\u00e9/\u00e9",
        )
    ),
    *(
        Attack(31, f"type {genre} is fine", envelope(namespace=namespace), None, environ={"CONTENT_TYPE": genre})
        for namespace, genre in (
            (S11, "text/xml"), (S11, "TEXT/XML; CHARSET=UTF-8"), (S11, 'text/xml;charset="utf-8"'), (S11, "text/xml ; charset=utf-8 ;"),
            (S12, "application/soap+xml"), (S12, "application/soap+xml;charset=UTF-8"),
        )
    ),
    Attack(31, "SOAP 1.2 under text/xml", envelope(namespace=S12), *TYPE),
    Attack(31, "UTF-16 is fine", envelope().decode().encode("utf-16"), None, environ={"CONTENT_TYPE": "text/xml; charset=utf-16"}),
    Attack(31, "UTF-16 under utf-8", envelope().decode().encode("utf-16"), *TYPE),
    Attack(31, "declared Latin 1", b'<?xml version="1.0" encoding="ISO-8859-1"?>' + envelope(), *TYPE),
    Attack(31, "declared UTF-16 over UTF-8", b'<?xml version="1.0" encoding="UTF-16"?>' + envelope(), *TYPE),
    Attack(31, "declared UTF-8 is fine", b'\xef\xbb\xbf<?xml version="1.0" encoding="utf-8"?>' + envelope(), None),
    *(Attack(31, f"method {method}", envelope(), "MethodeNonAdmise", 405, environ={"REQUEST_METHOD": method}) for method in ("PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "post", "X\u00e9")),
)  # fmt: skip

HTTP_ATTACKS = SIZES + COMPRESSIONS + ACTIONS + SHAPES + HEADERS + TYPES
