"""Is a file whole, and nothing else than what its first octets say it is?

A file cut short cannot be read by the agent; one with something behind its end is two files in one, which each program
takes for another. What stands inside a whole file is not judged here.
"""

from __future__ import annotations

from collections.abc import Callable

_PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"


def is_whole(octets: bytes, type_mime: str) -> bool:
    """True when the content begins and ends as its media type wants; for a type not known here, True."""
    judge = _JUDGES.get(type_mime)
    return judge is None or judge(octets)


def _png(octets: bytes) -> bool:
    """Chunks from IHDR to IEND, one against the other, and nothing behind (ISO/IEC 15948, section 5)."""
    if not octets.startswith(_PNG_SIGNATURE):
        return False
    at, kind = len(_PNG_SIGNATURE), b""
    while kind != b"IEND":
        length, before = int.from_bytes(octets[at : at + 4], "big"), kind
        kind = octets[at + 4 : at + 8]
        at += length + 12
        if at > len(octets) or (not before and (kind, length) != (b"IHDR", 13)):
            return False
    return at == len(octets)


def _jpeg(octets: bytes) -> bool:
    """An end marker somewhere: cameras write more behind it (ISO/IEC 10918-1, annex B)."""
    return octets.startswith(b"\xff\xd8") and b"\xff\xd9" in octets


def _pdf(octets: bytes) -> bool:
    """An end marker somewhere: readers take what stands behind it for nothing (ISO 32000-1, section 7.5.5)."""
    return octets.startswith(b"%PDF-") and b"%%EOF" in octets


_JUDGES: dict[str, Callable[[bytes], bool]] = {"image/png": _png, "image/jpeg": _jpeg, "application/pdf": _pdf}
