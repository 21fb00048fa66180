"""The code that takes a draft of a demande up again, on any device: its identifier and a key, as people copy them.

Like the follow-up key (`cle_suivi`), the second half is computed and never stored: the database alone opens nothing.
"""

from __future__ import annotations

import secrets

from wsc_soap.domain import cle_suivi

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_LETTERS = 8


def new_identifier() -> str:
    """Eight letters that no other draft of the town is likely to have."""
    return "".join(secrets.choice(ALPHABET) for _ in range(_LETTERS))


def compose(secret: bytes, collectivite: str, identifier: str) -> str:
    """The code `ABCD-EFGH-JKMN-PQRS-TVWX` of a draft."""
    return f"{identifier[:4]}-{identifier[4:]}-{_key(secret, collectivite, identifier)}"


def read(secret: bytes, collectivite: str, text: str) -> str | None:
    """The identifier in a code however typed; None when it is no code of this town."""
    compact = cle_suivi.normalise(text)
    identifier, key = compact[:_LETTERS], compact[_LETTERS:]
    if len(identifier) < _LETTERS or not cle_suivi.same_key(key, _key(secret, collectivite, identifier)):
        return None
    return identifier


def _key(secret: bytes, collectivite: str, identifier: str) -> str:
    return cle_suivi.compute(secret, collectivite, f"brouillon {identifier}")
