"""The character set of a message: UTF-8 or UTF-16, and the same everywhere it is said.

Sources: WS-I Basic Profile 1.1 R4001 (byte order mark) and R4003 (UTF-8 or UTF-16); XML 1.0 appendix F.
"""

from __future__ import annotations

import re

from wsc_soap.errors import MessageInvalide, TypeNonAdmis

CHARSETS = {"utf-8": "utf-8", "utf8": "utf-8", "utf-16": "utf-16", "utf-16le": "utf-16", "utf-16be": "utf-16"}
_MARKS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"<\x00": "utf-16-le", b"\x00<": "utf-16-be"}
_DECLARATION = re.compile(
    rb"""<\?xml\s+version\s*=\s*["']([^"']{1,10})["'](?:\s+encoding\s*=\s*["']([\w.:-]{1,40})["'])?"""
)


def to_utf8(data: bytes, charset: str = "") -> bytes:
    """Give `data` in UTF-8 without byte order mark, whatever of the two encodings it came in.

    `charset` is what Content-Type said, or empty. Raises TypeNonAdmis when another character set is
    announced, there or in the XML declaration, or when they disagree with the bytes; MessageInvalide when the
    bytes are wrong in their own encoding.
    """
    codec = _MARKS.get(data[:2], "utf-8")
    real = codec[:6].rstrip("-")
    if charset and admitted_charset(charset) != real:
        raise TypeNonAdmis(raison=f"le message n'est pas dans le jeu de caractères annoncé, {charset}")
    text = _transcode(data, codec)
    declaration = _DECLARATION.match(text)
    if declaration is not None:
        _check(declaration, real)
    return text


def admitted_charset(name: str) -> str:
    """Give `utf-8` or `utf-16` for a character set's name; raises TypeNonAdmis for any other."""
    charset = CHARSETS.get(name.lower())
    if charset is None:
        raise TypeNonAdmis(raison="seuls UTF-8 et UTF-16 sont admis")
    return charset


def _transcode(data: bytes, codec: str) -> bytes:
    """Strict decoding: a wrong byte is an error of the sender, never a replacement character."""
    try:
        text = data.decode(codec)
        return data.removeprefix(b"\xef\xbb\xbf") if codec == "utf-8" else text.encode()
    except UnicodeError:
        raise MessageInvalide(raison="des octets ne correspondent pas au jeu de caractères") from None


def _check(declaration: re.Match[bytes], real: str) -> None:
    version, encoding = declaration.groups()
    if version != b"1.0":
        raise MessageInvalide(raison="seul XML 1.0 est admis")
    if encoding is not None and admitted_charset(encoding.decode()) != real:
        raise TypeNonAdmis(raison="la déclaration XML annonce un autre jeu de caractères que celui du message")
