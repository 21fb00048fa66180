"""The key that goes with a dossier's number on the receipt: who has both may follow the dossier without an
account.

It is derived (HMAC-SHA256 of the collectivité and the number), not stored: nothing to leak from the
database. Sixty bits in Crockford's base 32, which has neither I, L, O nor U, are easy to read out and out
of reach of guessing.
"""

from __future__ import annotations

import hmac
import re
from base64 import b32encode

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_READ_AS = str.maketrans({"O": "0", "I": "1", "L": "1"})
_CROCKFORD = bytes.maketrans(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", _ALPHABET.encode())
_LETTERS = 12


def compute(secret: bytes, collectivite: str, numero: str) -> str:
    """The key `ABCD-EFGH-JKMN` of this dossier; ValueError when the secret is shorter than 16 bytes."""
    if len(secret) < 16:
        raise ValueError("the secret of the tracking keys needs 16 bytes at least")
    empreinte = hmac.digest(secret, f"suivi\0{collectivite}\0{numero}".encode(), "sha256")
    return _grouped(b32encode(empreinte[:10])[:_LETTERS].translate(_CROCKFORD).decode())


def normalise(text: str) -> str:
    """What somebody typed as a key is printed: upper case, in groups of four, O read as 0, I and L as 1. A
    text that cannot be a key comes back without separators."""
    compact = re.sub(r"[\s\W_]+", "", text).upper().translate(_READ_AS)
    return _grouped(compact) if len(compact) == _LETTERS and set(compact) <= set(_ALPHABET) else compact


def same_key(a: str, b: str) -> bool:
    """True when both are the same key however typed; takes the same time wherever they differ."""
    return hmac.compare_digest(_octets(a), _octets(b))


def _octets(text: str) -> bytes:
    return normalise(text).encode("utf-8", "surrogatepass")


def _grouped(letters: str) -> str:
    return "-".join(letters[rank : rank + 4] for rank in range(0, len(letters), 4))
