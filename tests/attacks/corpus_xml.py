"""Attacks on the XML reader: rows 1 to 4, 7 to 10, 16, 18, 24 to 26 of the table."""

from __future__ import annotations

from corpus import OPERATION, SECRET, TNS, Attack, envelope, operation

DTD = "DtdInterdite"
XSI = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
XSD = 'xmlns:xs="http://www.w3.org/2001/XMLSchema"'
XOP = 'xmlns:x="http://www.w3.org/2004/08/xop/include"'


def _dtd(internal: str, contenu: str = "", external: str = "") -> bytes:
    brackets = f" [{internal}]" if internal else ""
    return envelope(operation(contenu), before=f"<!DOCTYPE Envelope{external}{brackets}>")


def _laughs(genre: str) -> str:
    lines = "".join(f'<!ENTITY r{n} "' + f"&r{n - 1};" * 10 + '">' for n in range(1, 10))
    return f'<!ENTITY r0 "{genre * 10}">{lines}'


def _deep(levels: int) -> bytes:
    """A message whose deepest element stands on that level: Envelope is 1, the operation 3."""
    rest = levels - 3
    return envelope(operation("<a>" * rest + "</a>" * rest))


ENTITIES = (
    Attack(1, "entity to a file", _dtd('<!ENTITY e SYSTEM "file://@CANARI@">', "&e;"), DTD),
    Attack(1, "entity to a file never used", _dtd('<!ENTITY e SYSTEM "file://@CANARI@">'), DTD),
    Attack(1, "entity to a file in an attribute", envelope(operation(attributes='a="&e;"'), before='<!DOCTYPE Envelope [<!ENTITY e SYSTEM "@CANARI@">]>'), DTD),
    Attack(1, "parameter entity to a file", _dtd('<!ENTITY % p SYSTEM "file://@CANARI@"> %p;'), DTD),
    Attack(1, "undeclared entity", envelope(operation("a&e;b"))),
    Attack(2, "external DTD", _dtd("", external=' SYSTEM "http://@ECOUTE@/dtd"'), DTD),
    Attack(2, "public external DTD", _dtd("", external=' PUBLIC "-//X//Y" "http://@ECOUTE@/dtd"'), DTD),
    Attack(2, "parameter entity from the network", _dtd('<!ENTITY % p SYSTEM "http://@ECOUTE@/p"> %p;'), DTD),
    Attack(2, "entity from the network", _dtd('<!ENTITY e SYSTEM "http://@ECOUTE@/e">', "&e;"), DTD),
    Attack(2, "DOCTYPE alone", _dtd(""), DTD),
    Attack(2, "DOCTYPE behind a comment with a tag", envelope(before="<!-- <a> --><!DOCTYPE Envelope>"), DTD),
    Attack(3, "billion laughs", _dtd(_laughs("ha"), "&r9;"), DTD),
    Attack(3, "billion laughs in an attribute default", _dtd(_laughs("ha") + '<!ATTLIST a b CDATA "&r9;">', "<a/>"), DTD),
    Attack(3, "quadratic expansion", _dtd(f'<!ENTITY q "{"q" * 50_000}">', "&q;" * 20_000), DTD),
    Attack(3, "recursive entity", _dtd('<!ENTITY a "&b;"><!ENTITY b "&a;">', "&a;"), DTD),
    Attack(3, "laughs in UTF-16", _dtd(_laughs("ha"), "&r9;").decode().encode("utf-16"), DTD, environ={"CONTENT_TYPE": "text/xml"}),
    Attack(3, "laughs in UTF-16 without a mark", _dtd(_laughs("ha"), "&r9;").decode().encode("utf-16-le"), DTD, environ={"CONTENT_TYPE": "text/xml"}),
    Attack(3, "laughs in UTF-7", b'<?xml version="1.0" encoding="UTF-7"?>' + _dtd(_laughs("ha"), "&r9;").decode().encode("utf-7"), "TypeNonAdmis", 415),
)  # fmt: skip

DEPTHS = (
    Attack(4, "63 levels are fine", _deep(63), None),
    Attack(4, "64 levels are fine", _deep(64), None),
    Attack(4, "65 levels", _deep(65)),
    Attack(4, "300 levels", _deep(300)),
    Attack(4, "100 000 levels never closed", b"<a>" * 100_000),
    Attack(4, "50 000 levels never closed", b"<a>" * 50_000),
)


def _attributes(number: int) -> bytes:
    return envelope(operation(attributes=" ".join(f'a{n}="{n}"' for n in range(number))))


def _namespaces(number: int) -> bytes:
    """A message with that many namespaces in scope at the operation, which has two of them already."""
    return envelope(operation(attributes=" ".join(f'xmlns:n{n}="urn:n{n}"' for n in range(number - 2))))


def _elements(number: int) -> bytes:
    return envelope(operation("<a/>" * (number - 3)))


def _stacked_namespaces() -> bytes:
    """Ten levels of eight declarations: few on each element, many in scope."""
    layers = (" ".join(f'xmlns:n{layer}_{n}="u"' for n in range(8)) for layer in range(10))
    return envelope(operation("".join(f"<a {layer}>" for layer in layers) + "</a>" * 10))


NUMBERS = (
    Attack(7, "64 attributes are fine", _attributes(64), None),
    Attack(7, "65 attributes", _attributes(65)),
    Attack(7, "100 000 attributes", lambda: _attributes(100_000)),
    Attack(7, "64 namespaces are fine", _namespaces(64), None),
    Attack(7, "65 namespaces", _namespaces(65)),
    Attack(7, "10 000 namespaces", lambda: _namespaces(10_000)),
    Attack(7, "80 namespaces over ten levels", _stacked_namespaces()),
    Attack(7, "80 namespaces beside each other are fine", envelope(operation("".join(f'<a xmlns:n{n}="u"/>' for n in range(80)))), None),
    Attack(7, "20 000 elements are fine", lambda: _elements(20_000), None),
    Attack(7, "20 001 elements", lambda: _elements(20_001)),
    Attack(8, "19 000 names of one length", lambda: envelope(operation("".join(f"<n{n:06x}/>" for n in range(19_000)))), None),
    Attack(8, "40 000 attribute names of one length", lambda: envelope(operation("".join(f'<a b{n:06x}=""/>' for n in range(40_000))))),
    Attack(9, "element name of 256 is fine", envelope(operation(f"<{'a' * 256}/>")), None),
    Attack(9, "element name of 257", envelope(operation(f"<{'a' * 257}/>"))),
    Attack(9, "element name of 60 000", envelope(operation(f"<{'a' * 60_000}/>"))),
    Attack(9, "attribute name of 257", envelope(operation(attributes=f'{"a" * 257}=""'))),
    Attack(9, "prefix of 257", envelope(operation(attributes=f'xmlns:{"p" * 257}="u"'))),
    Attack(9, "namespace of 2 000", envelope(operation(f'<a xmlns="urn:{"u" * 2_000}"/>'))),
    Attack(9, "namespace of 2 000 after blanks", envelope(operation(f"<a xmlns{' ' * 99}= 'urn:\"{'u' * 2_000}'/>"))),
    Attack(10, "a million siblings", lambda: envelope(operation("<a/>" * 1_000_000))),
    Attack(10, "a million closed siblings", lambda: envelope(operation("<a></a>" * 1_000_000))),
    Attack(10, "SOAP array of a billion", envelope(f'<t:decrire xmlns:t="{TNS}" xmlns:e="http://schemas.xmlsoap.org/soap/encoding/" e:arrayType="x[999999999]"/>'), None),
)  # fmt: skip

CONTENTS = (
    Attack(16, "value split by a processing instruction", envelope(operation("<a>admin<?p x?>@x</a>"))),
    Attack(16, "processing instruction before the root", envelope(before='<?xml-stylesheet href="http://@ECOUTE@/x"?>')),
    Attack(16, "processing instruction after the root", envelope() + b"<?p x?>"),
    Attack(18, "include by http", envelope(operation(f'<x:Include {XOP} href="http://@ECOUTE@/x"/>'))),
    Attack(18, "include of a file", envelope(operation(f'<x:Include {XOP} href="file://@CANARI@"/>'))),
    Attack(18, "include of a missing part", envelope(operation(f'<x:Include {XOP} href="cid:absent"/>'))),
    Attack(18, "include without address", envelope(operation(f"<x:Include {XOP}/>"))),
    Attack(18, "reference to itself", envelope(operation('<a id="b" href="#b"/>'))),
    Attack(18, "reference by http", envelope(operation('<a href="http://@ECOUTE@/x"/>'))),
    Attack(24, "XPath in a value", envelope(operation("<a>x' or '1'='1</a>")), None),
    Attack(25, "schema location", envelope(operation(attributes=f'{XSI} xsi:schemaLocation="{TNS} http://@ECOUTE@/s.xsd"')), None),
    Attack(25, "schema location without namespace", envelope(operation(attributes=f'{XSI} xsi:noNamespaceSchemaLocation="http://@ECOUTE@/s.xsd"')), None),
    Attack(26, "type of the sender", envelope(operation(attributes=f'{XSI} xsi:type="t:AutreType"'))),
    Attack(26, "type without prefix", envelope(operation(attributes=f'{XSI} xsi:type="Agent"'))),
    Attack(26, "type with an unbound prefix", envelope(operation(attributes=f'{XSI} xsi:type="z:Agent"'))),
    Attack(26, "type of XML Schema is left to the schema", envelope(operation(f'<a {XSI} {XSD} xsi:type="xs:string"/>')), None),
    Attack(32, "password in a message cut short", envelope(operation(f"<motDePasse>{SECRET}</motDePasse>"))[:-30]),
    Attack(32, "password as an element name", envelope(operation(f"<{SECRET}></autre>"))),
    Attack(32, "line feed in a name", envelope(operation(f"<a&#10;{SECRET}/>"))),
    Attack(28, "tag never closed", b"<a><b></a>"),
    Attack(28, "not XML", b"SELECT * FROM dossier"),
    Attack(28, "zero byte", envelope(operation("<a>\x00</a>"))),
    Attack(28, "control character", envelope(operation("<a>&#1;</a>"))),
    Attack(28, "wrong UTF-8", envelope(operation("<a>@</a>")).replace(b"@", b"\xe9")),
    Attack(28, "XML 1.1", b'<?xml version="1.1"?>' + envelope(OPERATION)),
    Attack(28, "two roots", envelope() * 2),
)  # fmt: skip

XML_ATTACKS = ENTITIES + DEPTHS + NUMBERS + CONTENTS
