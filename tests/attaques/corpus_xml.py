"""Attacks on the XML reader: rows 1 to 4, 7 to 10, 16, 18, 24 to 26 of the table."""

from __future__ import annotations

from corpus import OPERATION, SECRET, TNS, Attaque, enveloppe, operation

DTD = "DtdInterdite"
XSI = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
XSD = 'xmlns:xs="http://www.w3.org/2001/XMLSchema"'
XOP = 'xmlns:x="http://www.w3.org/2004/08/xop/include"'


def _dtd(interne: str, contenu: str = "", externe: str = "") -> bytes:
    crochets = f" [{interne}]" if interne else ""
    return enveloppe(operation(contenu), avant=f"<!DOCTYPE Envelope{externe}{crochets}>")


def _rires(genre: str) -> str:
    lignes = "".join(f'<!ENTITY r{n} "' + f"&r{n - 1};" * 10 + '">' for n in range(1, 10))
    return f'<!ENTITY r0 "{genre * 10}">{lignes}'


def _profonde(niveaux: int) -> bytes:
    """A message whose deepest element stands on that level: Envelope is 1, the operation 3."""
    reste = niveaux - 3
    return enveloppe(operation("<a>" * reste + "</a>" * reste))


ENTITES = (
    Attaque(1, "entity to a file", _dtd('<!ENTITY e SYSTEM "file://@CANARI@">', "&e;"), DTD),
    Attaque(1, "entity to a file never used", _dtd('<!ENTITY e SYSTEM "file://@CANARI@">'), DTD),
    Attaque(1, "entity to a file in an attribute", enveloppe(operation(attributs='a="&e;"'), avant='<!DOCTYPE Envelope [<!ENTITY e SYSTEM "@CANARI@">]>'), DTD),
    Attaque(1, "parameter entity to a file", _dtd('<!ENTITY % p SYSTEM "file://@CANARI@"> %p;'), DTD),
    Attaque(1, "undeclared entity", enveloppe(operation("a&e;b"))),
    Attaque(2, "external DTD", _dtd("", externe=' SYSTEM "http://@ECOUTE@/dtd"'), DTD),
    Attaque(2, "public external DTD", _dtd("", externe=' PUBLIC "-//X//Y" "http://@ECOUTE@/dtd"'), DTD),
    Attaque(2, "parameter entity from the network", _dtd('<!ENTITY % p SYSTEM "http://@ECOUTE@/p"> %p;'), DTD),
    Attaque(2, "entity from the network", _dtd('<!ENTITY e SYSTEM "http://@ECOUTE@/e">', "&e;"), DTD),
    Attaque(2, "DOCTYPE alone", _dtd(""), DTD),
    Attaque(2, "DOCTYPE behind a comment with a tag", enveloppe(avant="<!-- <a> --><!DOCTYPE Envelope>"), DTD),
    Attaque(3, "billion laughs", _dtd(_rires("ha"), "&r9;"), DTD),
    Attaque(3, "billion laughs in an attribute default", _dtd(_rires("ha") + '<!ATTLIST a b CDATA "&r9;">', "<a/>"), DTD),
    Attaque(3, "quadratic expansion", _dtd(f'<!ENTITY q "{"q" * 50_000}">', "&q;" * 20_000), DTD),
    Attaque(3, "recursive entity", _dtd('<!ENTITY a "&b;"><!ENTITY b "&a;">', "&a;"), DTD),
    Attaque(3, "laughs in UTF-16", _dtd(_rires("ha"), "&r9;").decode().encode("utf-16"), DTD, environ={"CONTENT_TYPE": "text/xml"}),
    Attaque(3, "laughs in UTF-16 without a mark", _dtd(_rires("ha"), "&r9;").decode().encode("utf-16-le"), DTD, environ={"CONTENT_TYPE": "text/xml"}),
    Attaque(3, "laughs in UTF-7", b'<?xml version="1.0" encoding="UTF-7"?>' + _dtd(_rires("ha"), "&r9;").decode().encode("utf-7"), "TypeNonAdmis", 415),
)  # fmt: skip

PROFONDEURS = (
    Attaque(4, "63 levels are fine", _profonde(63), None),
    Attaque(4, "64 levels are fine", _profonde(64), None),
    Attaque(4, "65 levels", _profonde(65)),
    Attaque(4, "300 levels", _profonde(300)),
    Attaque(4, "100 000 levels never closed", b"<a>" * 100_000),
    Attaque(4, "50 000 levels never closed", b"<a>" * 50_000),
)


def _attributs(nombre: int) -> bytes:
    return enveloppe(operation(attributs=" ".join(f'a{n}="{n}"' for n in range(nombre))))


def _espaces(nombre: int) -> bytes:
    """A message with that many namespaces in scope at the operation, which has two of them already."""
    return enveloppe(operation(attributs=" ".join(f'xmlns:n{n}="urn:n{n}"' for n in range(nombre - 2))))


def _elements(nombre: int) -> bytes:
    return enveloppe(operation("<a/>" * (nombre - 3)))


def _espaces_etages() -> bytes:
    """Ten levels of eight declarations: few on each element, many in scope."""
    etages = (" ".join(f'xmlns:n{etage}_{n}="u"' for n in range(8)) for etage in range(10))
    return enveloppe(operation("".join(f"<a {etage}>" for etage in etages) + "</a>" * 10))


NOMBRES = (
    Attaque(7, "64 attributes are fine", _attributs(64), None),
    Attaque(7, "65 attributes", _attributs(65)),
    Attaque(7, "100 000 attributes", lambda: _attributs(100_000)),
    Attaque(7, "64 namespaces are fine", _espaces(64), None),
    Attaque(7, "65 namespaces", _espaces(65)),
    Attaque(7, "10 000 namespaces", lambda: _espaces(10_000)),
    Attaque(7, "80 namespaces over ten levels", _espaces_etages()),
    Attaque(7, "80 namespaces beside each other are fine", enveloppe(operation("".join(f'<a xmlns:n{n}="u"/>' for n in range(80)))), None),
    Attaque(7, "20 000 elements are fine", lambda: _elements(20_000), None),
    Attaque(7, "20 001 elements", lambda: _elements(20_001)),
    Attaque(8, "19 000 names of one length", lambda: enveloppe(operation("".join(f"<n{n:06x}/>" for n in range(19_000)))), None),
    Attaque(8, "40 000 attribute names of one length", lambda: enveloppe(operation("".join(f'<a b{n:06x}=""/>' for n in range(40_000))))),
    Attaque(9, "element name of 256 is fine", enveloppe(operation(f"<{'a' * 256}/>")), None),
    Attaque(9, "element name of 257", enveloppe(operation(f"<{'a' * 257}/>"))),
    Attaque(9, "element name of 60 000", enveloppe(operation(f"<{'a' * 60_000}/>"))),
    Attaque(9, "attribute name of 257", enveloppe(operation(attributs=f'{"a" * 257}=""'))),
    Attaque(9, "prefix of 257", enveloppe(operation(attributs=f'xmlns:{"p" * 257}="u"'))),
    Attaque(9, "namespace of 2 000", enveloppe(operation(f'<a xmlns="urn:{"u" * 2_000}"/>'))),
    Attaque(9, "namespace of 2 000 after blanks", enveloppe(operation(f"<a xmlns{' ' * 99}= 'urn:\"{'u' * 2_000}'/>"))),
    Attaque(10, "a million siblings", lambda: enveloppe(operation("<a/>" * 1_000_000))),
    Attaque(10, "a million closed siblings", lambda: enveloppe(operation("<a></a>" * 1_000_000))),
    Attaque(10, "SOAP array of a billion", enveloppe(f'<t:decrire xmlns:t="{TNS}" xmlns:e="http://schemas.xmlsoap.org/soap/encoding/" e:arrayType="x[999999999]"/>'), None),
)  # fmt: skip

CONTENUS = (
    Attaque(16, "value split by a processing instruction", enveloppe(operation("<a>admin<?p x?>@x</a>"))),
    Attaque(16, "processing instruction before the root", enveloppe(avant='<?xml-stylesheet href="http://@ECOUTE@/x"?>')),
    Attaque(16, "processing instruction after the root", enveloppe() + b"<?p x?>"),
    Attaque(18, "include by http", enveloppe(operation(f'<x:Include {XOP} href="http://@ECOUTE@/x"/>'))),
    Attaque(18, "include of a file", enveloppe(operation(f'<x:Include {XOP} href="file://@CANARI@"/>'))),
    Attaque(18, "include of a missing part", enveloppe(operation(f'<x:Include {XOP} href="cid:absent"/>'))),
    Attaque(18, "include without address", enveloppe(operation(f"<x:Include {XOP}/>"))),
    Attaque(18, "reference to itself", enveloppe(operation('<a id="b" href="#b"/>'))),
    Attaque(18, "reference by http", enveloppe(operation('<a href="http://@ECOUTE@/x"/>'))),
    Attaque(24, "XPath in a value", enveloppe(operation("<a>x' or '1'='1</a>")), None),
    Attaque(25, "schema location", enveloppe(operation(attributs=f'{XSI} xsi:schemaLocation="{TNS} http://@ECOUTE@/s.xsd"')), None),
    Attaque(25, "schema location without namespace", enveloppe(operation(attributs=f'{XSI} xsi:noNamespaceSchemaLocation="http://@ECOUTE@/s.xsd"')), None),
    Attaque(26, "type of the sender", enveloppe(operation(attributs=f'{XSI} xsi:type="t:AutreType"'))),
    Attaque(26, "type without prefix", enveloppe(operation(attributs=f'{XSI} xsi:type="Agent"'))),
    Attaque(26, "type with an unbound prefix", enveloppe(operation(attributs=f'{XSI} xsi:type="z:Agent"'))),
    Attaque(26, "type of XML Schema is left to the schema", enveloppe(operation(f'<a {XSI} {XSD} xsi:type="xs:string"/>')), None),
    Attaque(32, "password in a message cut short", enveloppe(operation(f"<motDePasse>{SECRET}</motDePasse>"))[:-30]),
    Attaque(32, "password as an element name", enveloppe(operation(f"<{SECRET}></autre>"))),
    Attaque(32, "line feed in a name", enveloppe(operation(f"<a&#10;{SECRET}/>"))),
    Attaque(28, "tag never closed", b"<a><b></a>"),
    Attaque(28, "not XML", b"SELECT * FROM dossier"),
    Attaque(28, "zero byte", enveloppe(operation("<a>\x00</a>"))),
    Attaque(28, "control character", enveloppe(operation("<a>&#1;</a>"))),
    Attaque(28, "wrong UTF-8", enveloppe(operation("<a>@</a>")).replace(b"@", b"\xe9")),
    Attaque(28, "XML 1.1", b'<?xml version="1.1"?>' + enveloppe(OPERATION)),
    Attaque(28, "two roots", enveloppe() * 2),
)  # fmt: skip

ATTAQUES_XML = ENTITES + PROFONDEURS + NOMBRES + CONTENUS
