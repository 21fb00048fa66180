"""Where to go after signing in: a path under the same collectivité, or nowhere.

The path is only ever written after the collectivité's own prefix, so it cannot name another host; what is refused here
is climbing out of the collectivité, by dots or by dots in disguise (WHATWG URL, double-dot path segments).
"""

from __future__ import annotations

import re
from urllib.parse import quote

_ADMITTED = re.compile(r"(?:[A-Za-z0-9_-]+/)*[A-Za-z0-9_-]*(?:\?[A-Za-z0-9_.=&%+-]{0,300})?\Z")
_LONGEST = 400


def safe(path: str, default: str) -> str:
    """`path` when it is a plain path under the collectivité, else `default`."""
    return path if path and len(path) <= _LONGEST and _ADMITTED.match(path) else default


def quoted(path: str) -> str:
    """The path as the value of a query's parameter."""
    return quote(path, safe="/")
