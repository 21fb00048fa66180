"""Passwords: Argon2id with the library's own profile, at most four at a time (64 MiB each)."""

from __future__ import annotations

import threading

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from wsc_soap.errors import ParametreInvalide

SHORTEST, LONGEST = 12, 128
_hasher = PasswordHasher()
_places = threading.BoundedSemaphore(4)
_FREQUENT = frozenset(
    [
        "motdepasse123",
        "motdepasse1234",
        "azertyuiop12",
        "azertyuiop123",
        "123456789012",
        "password1234",
        "qwertyuiop12",
        "bonjourbonjour",
        "jetaimejetaime",
        "administrateur",
        "000000000000",
        "111111111111",
    ]
)
# what an unknown account is checked against, so that it takes as long as a known one
_dummy = _hasher.hash("compte inconnu")


def hash_password(plain: str) -> str:
    """The Argon2id hash of a new password; `ParametreInvalide` when it is too short, too long or too common."""
    if not SHORTEST <= len(plain) <= LONGEST:
        raise ParametreInvalide(
            champ="motDePasse", parametre="motDePasse", raison=f"il compte de {SHORTEST} à {LONGEST} caractères"
        )
    if plain.lower() in _FREQUENT or len(set(plain)) < 4:
        raise ParametreInvalide(champ="motDePasse", parametre="motDePasse", raison="il est trop facile à deviner")
    with _places:
        return _hasher.hash(plain)


def verify_password(empreinte: str | None, plain: str) -> bool:
    """True when the password is the one of this hash; takes as long for no hash at all."""
    with _places:
        try:
            return _hasher.verify(empreinte or _dummy, plain) and empreinte is not None
        except (VerificationError, InvalidHashError):
            return False
