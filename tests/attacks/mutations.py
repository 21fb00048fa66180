"""Good messages and the many ways to spoil them: in their bytes, in their tree, in the HTTP headers."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from typing import Any

from corpus import S11, S12, SECRET, TNS, envelope, environ
from hypothesis import strategies as st
from lxml import etree

XSI_TYPE = "{http://www.w3.org/2001/XMLSchema-instance}type"
SESSION = '<c:Session xmlns:c="urn:wsc:commun:1">jeton</c:Session>'
DEMANDE = "<t:demande><t:nom>Astier</t:nom><t:courriel>henri@exemple.fr</t:courriel><t:ligne><t:valeur>a</t:valeur></t:ligne></t:demande>"


def _attempt(operation: str, contenu: str = "") -> tuple[str, str]:
    return "essai", f'<t:{operation} xmlns:t="{TNS}">{contenu}</t:{operation}>'


GOOD = (
    _attempt("decrire"),
    _attempt("lireFormulaire"),
    _attempt("verifier", DEMANDE),
    _attempt("deposer", DEMANDE + "<t:cle>cle-1</t:cle>"),
    _attempt("suivre", "<t:numero>2026-1</t:numero><t:cleSuivi>abc</t:cleSuivi>"),
    _attempt("obtenirFragment", "<t:vue>presentation</t:vue><t:base>/</t:base>"),
    ("catalogue", '<k:listerTeleservices xmlns:k="urn:wsc:catalogue:1"/>'),
    ("bo-dossiers", '<b:listerDossiers xmlns:b="urn:wsc:bo-dossiers:1"/>'),
)
FRAGMENTS = (
    b"<", b">", b"&", b"&#0;", b"&#x10FFFF;", b"&amp;", b"]]>", b"<![CDATA[", b"<!--", b"-->", b"<?p x?>", b"<!DOCTYPE a>", b"\x00", b"\xff", b"\xef\xbb\xbf",
    b"\xc3\xa9", b"' or 1=1", b"{0}", b"%s", b' xmlns=""', b' s:mustUnderstand="1"', b' xsi:nil="true"', b"<a>", b"</a>", b"9" * 400, b"-1", b"\r\n", b'"',
)  # fmt: skip
NAMES = (
    "{urn:x}y",
    "sansEspace",
    f"{{{S11}}}Fault",
    f"{{{S12}}}Body",
    f"{{{TNS}}}demande",
    f"{{{TNS}}}deposer",
    f"{{{TNS}}}cle",
    "{urn:wsc:commun:1}Session",
)
TEXTS = (
    "",
    " ",
    "é\u202f;",
    "x" * 5_000,
    "-1",
    "1e400",
    "2026-02-30",
    "true",
    "NaN",
    "' or '1'='1",
    "{nom}",
    "%(x)s",
    "\U0001f600",
    "<a/>",
    SECRET,
)
ATTRIBUTES = (
    XSI_TYPE,
    "{http://www.w3.org/2001/XMLSchema-instance}nil",
    "href",
    "id",
    f"{{{S11}}}encodingStyle",
    f"{{{S11}}}mustUnderstand",
    f"{{{S11}}}actor",
)
HEADERS = {
    "CONTENT_TYPE": ("text/xml", "application/soap+xml", "text/plain", "", "text/xml; charset=utf-16", "multipart/related; boundary=b", "\x00"),
    "CONTENT_LENGTH": (None, "", "0", "-1", "10", "1000000", "99999999999999999999", "0x10", "1_0"),
    "HTTP_SOAPACTION": ('""', '"deposer"', "decrire", '"', "\u00e9", "x" * 10_000),
    "HTTP_CONTENT_ENCODING": ("gzip", "identity", "br"),
    "HTTP_HOST": (None, "", "evil.example", "[", "a b", "x:port"),
    "REQUEST_METHOD": ("PUT", "OPTIONS", "POST", "", "SOAP"),
    "PATH_INFO": ("/demoville/soap/compte", "/saint-exemple/soap/essai", "/demoville/soap/inconnu", "/demoville/soap/essai", "/rien/soap/essai"),
    "QUERY_STRING": ("wsdl", "xsd", "%", "a=b&" * 100),
    "HTTP_TRANSFER_ENCODING": ("chunked",),
    "wsgi.input_terminated": (True,),
    "REMOTE_ADDR": ("", "::1", "nimporte"),
}  # fmt: skip

Octets = Callable[[bytes], bytes]


def _on_octets() -> st.SearchStrategy[Octets]:
    """Flip, cut, repeat, drop or insert somewhere in the bytes."""
    place = st.floats(0, 1)
    return st.one_of(
        st.builds(lambda p, bit: lambda o: _flip(o, p, bit), place, st.integers(0, 7)),
        st.builds(lambda p: lambda o: o[: int(p * len(o))], place),
        st.builds(lambda p, n: lambda o: o[: int(p * len(o))] + o[int(p * len(o)) + n :], place, st.integers(1, 60)),
        st.builds(lambda p, n: lambda o: o[: int(p * len(o)) + n] + o[int(p * len(o)) :], place, st.integers(1, 200)),
        st.builds(lambda p, f: lambda o: o[: int(p * len(o))] + f + o[int(p * len(o)) :], place, st.sampled_from(FRAGMENTS)),
        st.sampled_from([lambda o: o * 2, lambda o: o.decode("utf-8", "replace").encode("utf-16"), lambda o: b"\n" + o, lambda o: b""]),
    )  # fmt: skip


def _flip(octets: bytes, place: float, bit: int) -> bytes:
    if not octets:
        return octets
    i = min(int(place * len(octets)), len(octets) - 1)
    return octets[:i] + bytes([octets[i] ^ (1 << bit)]) + octets[i + 1 :]


def _on_tree() -> st.SearchStrategy[Octets]:
    """Remove, repeat, rename, move, refill or mark one element."""
    return st.builds(
        lambda p, gesture: lambda octets: _touch_up(octets, p, gesture),
        st.floats(0, 1),
        st.one_of(
            st.just(_remove), st.just(_repeat), st.just(_nest),
            st.builds(lambda nom: lambda e: setattr(e, "tag", nom), st.sampled_from(NAMES)),
            st.builds(lambda text: lambda e: setattr(e, "text", text), st.sampled_from(TEXTS)),
            st.builds(lambda nom, value: lambda e: e.set(nom, value), st.sampled_from(ATTRIBUTES), st.sampled_from(TEXTS)),
        ),
    )  # fmt: skip


def _touch_up(octets: bytes, place: float, gesture: Callable[[etree._Element], object]) -> bytes:
    """Do something to an element, if the bytes are still a tree."""
    try:
        root = etree.fromstring(octets, etree.XMLParser(resolve_entities=False))
    except (etree.XMLSyntaxError, ValueError):
        return octets
    elements = [element for element in root.iter() if isinstance(element.tag, str)]
    gesture(elements[min(int(place * len(elements)), len(elements) - 1)])
    return etree.tostring(root, encoding="UTF-8")


def _remove(element: etree._Element) -> None:
    if (parent := element.getparent()) is not None:
        parent.remove(element)


def _repeat(element: etree._Element) -> None:
    if element.getparent() is not None:
        element.addnext(deepcopy(element))


def _nest(element: etree._Element) -> None:
    element.append(deepcopy(element))


TREE, OCTETS = _on_tree(), _on_octets()
HTTP_HEADERS = st.dictionaries(st.sampled_from(sorted(HEADERS)), st.integers(0, 20), max_size=2).map(
    lambda chosen: {nom: HEADERS[nom][rank % len(HEADERS[nom])] for nom, rank in chosen.items()}
)


def _request(
    good: tuple[str, str], namespace: str, session: str, mutations: list[Octets], headers: dict[str, Any]
) -> dict[str, Any]:
    service, body = good
    octets = envelope(body, session, namespace)
    for mutation in mutations:
        octets = mutation(octets)
    genre = "text/xml; charset=utf-8" if namespace == S11 else "application/soap+xml"
    return environ(octets, {"PATH_INFO": f"/demoville/soap/{service}", "CONTENT_TYPE": genre} | headers)


# the tree is spoiled more often than the bytes, so that many messages pass the gate and reach what is behind it
REQUESTS = st.builds(
    _request,
    st.sampled_from(GOOD),
    st.sampled_from([S11, S11, S12]),
    st.sampled_from(["", "", SESSION]),
    st.lists(st.one_of(TREE, TREE, TREE, OCTETS), max_size=3),
    st.one_of(st.just({}), st.just({}), st.just({}), HTTP_HEADERS),
)
